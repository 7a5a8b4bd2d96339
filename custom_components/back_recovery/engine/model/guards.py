"""The promise that a device goes off, kept for each device until it is proven.

A guard is the little that must survive a crash: until when the device may be on, and
since when it should have been off. Everything else is read from the house at every
step, so a missed report, a restart or a device that comes back changes nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from .devices import Reading
from .episode import Session
from .interlocks import LEAK_SILENT_FOR
from .vocabulary import Reason

VERIFY_WITHIN = timedelta(seconds=10)
"""A device that was switched on has to say so within this span."""

RETRY_EVERY = timedelta(seconds=10)
LOUD_AFTER = timedelta(minutes=2)
RETRY_SLOWLY_EVERY = timedelta(seconds=60)
"""Off is sent again every ten seconds for two minutes, then somebody is told to unplug
it and it is sent every minute, without end (judgement)."""


class GuardState(StrEnum):
    """What a device is allowed to be: the states of `guard.machine`, whose table says more."""

    OFF = "off"
    STARTING = "starting"
    ON = "on"
    GOING_OFF = "going_off"


PROVEN_BY_STATE = "state"
"""What proves that a device is off where its power is not measured."""

RUNNING = frozenset({GuardState.STARTING, GuardState.ON})
"""States in which a device may be on."""


class Cause(StrEnum):
    """Why a device is on."""

    SESSION = "session"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """One device that is on, or should be off and has not proven it.

    `off_at` is when it has to go off, and the only place that says so: `within` has bound it
    to the end of the session. A device without a guard has to be off. `proof` is what showed that it is off. `since` is when the state began. `tried_at` is
    when off was last sent, and `reached` whether the device could be reached ever since.
    `leak_lost_at` is since when the leak sensor has not answered, None where it does or
    there is none. `is_loud`: somebody was told.
    """

    activity: str
    device: str
    state: GuardState
    cause: Cause
    since: datetime
    off_at: datetime
    reason: Reason | None = None
    proof: str | None = None
    tried_at: datetime | None = None
    reached: bool = True
    leak_lost_at: datetime | None = None
    is_loud: bool = False

    @property
    def blind_at(self) -> datetime | None:
        """When water that nobody would see on the floor may not run any longer."""
        return self.leak_lost_at + LEAK_SILENT_FOR if self.leak_lost_at else None


def within(guard: Guard, session: Session | None) -> Guard:
    """Return the guard bound to the running session, where it is the session's device.

    A device is on for no longer than its session, and never for longer because of one.
    """
    if session is None or session.activity != guard.activity:
        return guard
    return replace(guard, cause=Cause.SESSION, off_at=min(guard.off_at, session.ends_at))


def next_try_at(guard: Guard) -> datetime:
    """Return when off is to be sent again, or first."""
    if guard.tried_at is None:
        return guard.since
    return guard.tried_at + (RETRY_SLOWLY_EVERY if guard.is_loud else RETRY_EVERY)


def must_try(guard: Guard, reading: Reading, now: datetime) -> bool:
    """Tell whether off is to be sent now: it is time, or the device has just come back.

    A last try that lies ahead was made before the clock was set back.
    """
    if guard.tried_at is None or guard.tried_at > now:
        return True
    is_back = not guard.reached and reading.is_on is not None
    return is_back or next_try_at(guard) <= now


def is_problem(guard: Guard, now: datetime) -> bool:
    """Tell whether a device should have proven by now that it is off."""
    return guard.state is GuardState.GOING_OFF and now >= guard.since + VERIFY_WITHIN


def next_change(guard: Guard) -> datetime:
    """Return when the guard has to be looked at again, whatever the house says."""
    match guard.state:
        case GuardState.STARTING:
            return min(_off_at(guard), guard.since + VERIFY_WITHIN)
        case GuardState.GOING_OFF if not guard.is_loud:
            return min(next_try_at(guard), guard.since + LOUD_AFTER)
        case GuardState.GOING_OFF:
            return next_try_at(guard)
        case _:
            return _off_at(guard)


def _off_at(guard: Guard) -> datetime:
    """Return when it has to go off, at the latest, as the house stands."""
    return min(guard.off_at, guard.blind_at or guard.off_at)
