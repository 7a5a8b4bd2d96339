"""The promise that a device goes off, kept for each device until it is proven.

A guard is the little that must survive a crash: until when the device may be on, and
since when it should have been off. Everything else is read from the house at every
step, so a missed report, a restart or a device that comes back changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from .devices import PATIENCE, Reading
from .episode import Session
from .interlocks import LEAK_SILENT_FOR
from .runs import Run
from .texts import Text
from .vocabulary import Reason

MOVES_FOR = timedelta(seconds=60)
"""A valve that says it is closing is waited for so long (judgement; motor valves take 10 to 30 s)."""

CONFIRMATION_HOLDS = timedelta(seconds=120)
"""A yes is fresh for this long (judgement)."""

RETRY_EVERY = timedelta(seconds=10)
LOUD_AFTER = timedelta(minutes=2)
RETRY_SLOWLY_EVERY = timedelta(seconds=60)
"""Off is sent again every ten seconds for two minutes, then somebody is told to unplug
it and it is sent every minute, without end (judgement)."""

UNWATCHED_AFTER = timedelta(seconds=60)
"""After so long without a try nobody was there to see an answer: waiting begins anew."""

POWER_PROVES_FOR = LOUD_AFTER
"""So long after a device has said off, power that is reported still belongs to that off."""


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
    to the end of the session. A device without a guard has to be off. `proof` is what showed
    that it is off. `since` is when the state began. `tried_at` is when off was last sent, and
    `reached` whether the device could be reached ever since; of one that is off, since it was
    last seen off. `leak_lost_at` is since when the leak sensor has not answered, None where it
    does or there is none. `is_loud`: somebody was told. `said` is what was
    said of it going off, which the proof takes the place of.

    `patience` is the seconds within which it has to say what it was told, `is_moving` whether
    it says that it is on its way. `off_since` is since when it has said off after it was told.
    `bounces_until` is until when another "on" is taken for an echo of the run that is over.
    `runs` are those of the last hours, `rests_until` is until when only a person's yes
    switches it on. `told_for` and `told_at` are why, and when, somebody last read that what
    others switched on was switched off.
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
    said: Text | None = None
    patience: float = PATIENCE.total_seconds()
    is_moving: bool = False
    off_since: datetime | None = None
    bounces_until: datetime | None = None
    runs: tuple[Run, ...] = ()
    rests_until: datetime | None = None
    told_for: Reason | None = None
    told_at: datetime | None = None

    @property
    def due_at(self) -> datetime:
        """When the device has to say that it is what it was told to be."""
        patience = timedelta(seconds=self.patience)
        return self.since + (max(patience, MOVES_FOR) if self.is_moving else patience)

    @property
    def power_due_at(self) -> datetime | None:
        """When a device that says off is believed without a word of its power sensor."""
        return self.off_since + timedelta(seconds=self.patience) if self.off_since else None

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


def watched(guard: Guard, now: datetime) -> Guard:
    """Return the guard of a device that goes off, without the time in which nobody looked.

    Off was sent, and whoever would have seen the answer was gone: unloaded, asleep. What was
    loud by then stays loud. One that began later than now began before the clock was set back.
    """
    since = min(guard.since, now)
    if not guard.is_loud and guard.tried_at and now - guard.tried_at > UNWATCHED_AFTER:
        since = now
    return replace(guard, since=since)


def flows(guard: Guard, reading: Reading, now: datetime) -> bool | None:
    """Tell whether power flows into what says off; None: nothing newer than that was measured.

    What was measured before off says nothing about after it. Little power proves since off
    was sent, much power only since the device said off: it was on until then.
    """
    if reading.power is None:
        return None
    at = now if reading.power_at is None else reading.power_at
    if at > now:
        return None  # From before the clock was set back.
    if reading.is_idle:
        return False if guard.tried_at and at > guard.tried_at else None
    return True if guard.off_since and at > guard.off_since else None


def is_proven_off(guard: Guard, reading: Reading, now: datetime) -> bool:
    """Tell whether a device that was sent off shows that it is.

    What it said before off was sent proves nothing: an "on" may still be on its way. A power
    sensor that has not reported since is waited for, and then the state is the proof.
    """
    if reading.is_on is not False or guard.tried_at is None or guard.tried_at >= now:
        return False
    match flows(guard, reading, now):
        case None if not reading.has_feedback:
            return False
        case None if reading.power is None or reading.is_idle:
            return True
        case None:
            return guard.power_due_at is not None and guard.power_due_at <= now
        case is_flowing:
            return not is_flowing


def still_draws(guard: Guard, reading: Reading, now: datetime) -> bool:
    """Tell whether a device that was taken for off draws power, as was measured soon after."""
    if reading.is_on is not False or guard.off_since is None:
        return False
    is_recent = now - guard.off_since <= POWER_PROVES_FOR
    return is_recent and flows(guard, reading, now) is True


def is_echo(guard: Guard, now: datetime) -> bool:
    """Tell whether an "on" now belongs to the run that is over: reports may bounce."""
    return guard.bounces_until is not None and guard.since <= now < guard.bounces_until


def next_try_at(guard: Guard) -> datetime:
    """Return when off is to be sent again, or first; what is on its way is left alone."""
    if guard.tried_at is None:
        return guard.since
    next_at = guard.tried_at + (RETRY_SLOWLY_EVERY if guard.is_loud else RETRY_EVERY)
    return max(next_at, guard.due_at) if guard.is_moving and not guard.is_loud else next_at


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
    return guard.state is GuardState.GOING_OFF and now >= guard.due_at


def changes(guard: Guard) -> Iterator[datetime]:
    """Yield when the guard has to be looked at again, whatever the house says."""
    match guard.state:
        case GuardState.STARTING | GuardState.ON:
            yield guard.off_at
            if guard.state is GuardState.STARTING or guard.off_since:
                yield guard.due_at
            if guard.blind_at:
                yield guard.blind_at
        case GuardState.GOING_OFF:
            yield next_try_at(guard)
            yield guard.due_at
            if guard.power_due_at:
                yield guard.power_due_at
            if not guard.is_loud:
                yield guard.since + LOUD_AFTER
        case _:
            return  # Off: only what the house says can change that.
