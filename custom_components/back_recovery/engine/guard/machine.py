"""The machine that switches off, as one table.

THEORY OF OPERATION

Every device that is on has a guard, and every guard is in one of four states. `off`:
nothing is allowed, nothing is owed; a device without a guard is off, too. `starting`:
a person said yes, on was sent, the device has not said so. `on`: the device may be on
until `off_at`, and not a second longer. `going_off`: the device has to be off and has
not proven it.

The only way out of `going_off` is the proof, or that there is no device any more: somebody
says that it is unplugged, or it was removed from the house and somebody was told. No end,
no error, no restart and no change of the plan leads anywhere else, and no yes leads in: a
device that has not proven that it is off is not switched on. That is the promise, and it
can be read off MACHINE.

At every step `see` compares what the house says with what the guard allows. It looks at
the guard, the reading and the clock, never at what happened: so it does not matter which
reports were lost, in which order they came, or how often they are repeated. What it sees
is a `Seen`; MACHINE has a row for it, which names the next state and, in order, what is
put out. Nothing seen, nothing done. Outputs add effects to the draft; none is performed
before the guard, with its end, is on disk.

Four things are not seen but told, by `keeping`: ALLOWED and CLAIMED, because a person
begins a session, INTERRUPTED, because everything stops, and TAKEN_AWAY. A pair of state and `Seen`
that MACHINE does not have cannot happen; `move` refuses it and changes nothing.

What the machine does not know: why a device may not be on is `why_off`'s to say and only
handed in here. Until when it may be on is `Guard.off_at`, set when it is allowed and
bound to its session by `guards.within`; nothing else counts time for it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from ..acting.draft import Draft
from ..model.devices import Device, Reading, says_off
from ..model.guards import (
    LOUD_AFTER,
    Guard,
    GuardState,
    is_echo,
    is_proven_off,
    must_try,
    still_draws,
    watched,
)
from ..model.interlocks import HARMFUL, is_leak_silent
from ..model.vocabulary import Reason
from .counting import counted
from .outputs import (
    as_left,
    be_loud,
    confirm,
    end_its_session,
    note_taken_away,
    say_came_back,
    say_interrupted,
    say_not_on,
    say_switched_off,
    say_unmetered,
    say_why,
    send_off,
    send_on,
)


class Seen(StrEnum):
    """What a step can see of a device, or be told about it."""

    FOUND_ON = "found_on"
    """Somebody else switched it on, and may."""
    FOUND_ON_FORBIDDEN = "found_on_forbidden"
    """Somebody else switched it on, and may not."""
    CAME_BACK_ON = "came_back_on"
    """It was away, and is on now that it is back: nobody knows for whom."""
    BOUNCED = "bounced"
    """It said off, and says on again within a moment: an echo, and nobody's wish."""
    STILL_DRAWS = "still_draws"
    """It said off, and its power sensor has measured since then that power flows."""
    ALLOWED = "allowed"
    """A person said yes: it is to be switched on."""
    CLAIMED = "claimed"
    """A person begins a session with what is on already."""
    SAYS_ON = "says_on"
    """On was sent, and the device says that it is."""
    NOT_ON_IN_TIME = "not_on_in_time"
    """On was sent, and the device has not said so in the time it has for it."""
    MUST_GO_OFF = "must_go_off"
    """Its end, a lockout, or what the house says."""
    SWITCHED_OFF = "switched_off"
    """Somebody switched it off: everybody's right."""
    SWITCHED_OFF_UNCONFIRMED = "switched_off_unconfirmed"
    """Somebody switched it off, and power flows, or it only repeats what it was told."""
    INTERRUPTED = "interrupted"
    """Everything stops."""
    OFF_IS_DUE = "off_is_due"
    """It is time to send off again, or the device has just come back."""
    OFF_IS_LATE = "off_is_late"
    """It has not proven it within LOUD_AFTER, and nobody was told."""
    CONFIRMED_OFF = "confirmed_off"
    """It proves that it is off: every part of it says so after off was sent, and no power flows."""
    TAKEN_AWAY = "taken_away"
    """Somebody says that it is unplugged, or the house has no such device any more."""
    LOST = "lost"
    """It is off, and the plan does not have it any more."""


type Output = Callable[[Draft, Guard], None]


@dataclass(frozen=True, slots=True)
class Row:
    """What follows from a state and what is seen in it: the next state, and what is put out.

    `after` None: the guard is forgotten. The outputs come in this order, each with the guard
    the one before it has left.
    """

    after: GuardState | None
    outputs: tuple[Output, ...] = ()


MACHINE: Mapping[GuardState, Mapping[Seen, Row]] = {
    GuardState.OFF: {
        Seen.FOUND_ON: Row(GuardState.ON),
        Seen.FOUND_ON_FORBIDDEN: Row(
            GuardState.GOING_OFF, (end_its_session, send_off, say_switched_off)
        ),
        Seen.CAME_BACK_ON: Row(GuardState.GOING_OFF, (end_its_session, send_off, say_came_back)),
        Seen.BOUNCED: Row(GuardState.GOING_OFF, (send_off,)),
        Seen.STILL_DRAWS: Row(GuardState.GOING_OFF, (send_off,)),
        Seen.ALLOWED: Row(GuardState.STARTING, (send_on,)),
        Seen.INTERRUPTED: Row(GuardState.GOING_OFF, (send_off, say_interrupted)),
        Seen.LOST: Row(None),
    },
    GuardState.STARTING: {
        Seen.SAYS_ON: Row(GuardState.ON, (say_unmetered,)),
        Seen.NOT_ON_IN_TIME: Row(GuardState.GOING_OFF, (end_its_session, send_off, say_not_on)),
        Seen.CLAIMED: Row(GuardState.STARTING),
        Seen.MUST_GO_OFF: Row(GuardState.GOING_OFF, (end_its_session, send_off, say_why)),
        Seen.INTERRUPTED: Row(GuardState.GOING_OFF, (end_its_session, send_off, say_interrupted)),
    },
    GuardState.ON: {
        Seen.SWITCHED_OFF: Row(GuardState.OFF, (confirm, end_its_session)),
        Seen.SWITCHED_OFF_UNCONFIRMED: Row(GuardState.GOING_OFF, (end_its_session, send_off)),
        Seen.CLAIMED: Row(GuardState.ON),
        Seen.MUST_GO_OFF: Row(GuardState.GOING_OFF, (end_its_session, send_off, say_why)),
        Seen.INTERRUPTED: Row(GuardState.GOING_OFF, (end_its_session, send_off, say_interrupted)),
    },
    GuardState.GOING_OFF: {
        Seen.OFF_IS_DUE: Row(GuardState.GOING_OFF, (send_off,)),
        Seen.OFF_IS_LATE: Row(GuardState.GOING_OFF, (be_loud,)),
        # Whatever was sent before may have been lost.
        Seen.INTERRUPTED: Row(GuardState.GOING_OFF, (send_off,)),
        Seen.CONFIRMED_OFF: Row(GuardState.OFF, (confirm,)),
        Seen.TAKEN_AWAY: Row(GuardState.OFF, (note_taken_away,)),
    },
}
"""From a state, by what is seen in it, to the next state, with what is put out."""


ECHOES = frozenset({Seen.BOUNCED, Seen.STILL_DRAWS})
"""What belongs to the off before it: no new run, and not the first word about it."""


class ImpossibleMoveError(RuntimeError):
    """The machine was told something that cannot be in this state: a mistake of the engine."""


type Sight = tuple[Seen, Reason | None]
"""What is seen, and why the device goes off where it does."""


def see(
    guard: Guard, device: Device | None, reading: Reading, now: datetime, why: Reason | None
) -> Iterator[Sight]:
    """Yield what is seen of a device, in the order in which it is to be acted on.

    `device` None: the plan does not have it any more. `why`: why it may not be on now.
    """
    match guard.state:
        case GuardState.OFF:
            if device is None:
                yield Seen.LOST, None
            else:
                yield from _see_off(guard, device, reading, now, why)
        case GuardState.GOING_OFF:
            yield from _see_going_off(guard, reading, now)
        case GuardState.STARTING | GuardState.ON if why:
            yield Seen.MUST_GO_OFF, why
        case GuardState.STARTING if reading.is_on:
            yield Seen.SAYS_ON, None
        case GuardState.STARTING if now >= guard.due_at:
            yield Seen.NOT_ON_IN_TIME, Reason.NOT_STARTED
        # What has just come on may bounce: an "off" counts once that is over.
        case GuardState.ON if reading.is_on is False and now >= guard.due_at:
            seen = Seen.SWITCHED_OFF if says_off(reading) else Seen.SWITCHED_OFF_UNCONFIRMED
            yield seen, Reason.SWITCHED_OFF


def _see_off(
    guard: Guard, device: Device, reading: Reading, now: datetime, why: Reason | None
) -> Iterator[Sight]:
    if is_stray(device, reading):
        if is_echo(guard, now):
            yield Seen.BOUNCED, guard.reason
        elif not guard.reached:
            yield Seen.CAME_BACK_ON, Reason.CAME_BACK_ON
        else:
            yield (Seen.FOUND_ON_FORBIDDEN if why else Seen.FOUND_ON), why
    elif is_minded(device, reading) and still_draws(guard, reading, now):
        yield Seen.STILL_DRAWS, guard.reason


def _see_going_off(guard: Guard, reading: Reading, now: datetime) -> Iterator[Sight]:
    if is_proven_off(guard, reading, now):
        yield Seen.CONFIRMED_OFF, None
        return
    if must_try(guard, reading, now):
        yield Seen.OFF_IS_DUE, None
    if not guard.is_loud and now >= guard.since + LOUD_AFTER:
        yield Seen.OFF_IS_LATE, None


def is_stray(device: Device, reading: Reading) -> bool:
    """Tell whether a device is on that can burn or flood, and that no plan has switched on.

    What can neither burn nor flood may be used without us.
    """
    return is_minded(device, reading) and reading.is_on is True


def is_minded(device: Device, reading: Reading) -> bool:
    """Tell whether the house minds a device on its own: it burns or floods, and is nobody else's.

    What can neither burn nor flood may be used without us.
    """
    return device.role in HARMFUL and not reading.is_taken


def noted(guard: Guard, device: Device | None, reading: Reading, now: datetime) -> Guard:
    """Return the guard with what has to be remembered of a reading, whatever is seen in it."""
    is_silent = device is not None and is_leak_silent(device, reading)
    if guard.state is GuardState.OFF:
        # What comes back on is not off until it has said so.
        is_known = reading.is_taken or reading.is_on is False
        is_reached = is_known or (guard.reached and reading.is_on is not None)
        lost_at = now if is_silent and reading.is_on else None
        return replace(guard, reached=is_reached, leak_lost_at=lost_at)
    guard = replace(guard, is_moving=reading.is_moving, off_since=_off_since(guard, reading, now))
    if guard.state is GuardState.GOING_OFF:
        is_reached = guard.reached and reading.is_on is not None
        return replace(watched(guard, now), reached=is_reached)
    return replace(guard, leak_lost_at=(guard.leak_lost_at or now) if is_silent else None)


def _off_since(guard: Guard, reading: Reading, now: datetime) -> datetime | None:
    """Return since when it has said off; one that began later began before the clock was set back."""
    return min(guard.off_since or now, now) if reading.is_on is False else None


def move(draft: Draft, guard: Guard, seen: Seen, why: Reason | None = None) -> None:
    """Take the guard along its row of MACHINE, and put out what the row names.

    Raises ImpossibleMoveError, and changes nothing, where there is no such row.
    """
    row = MACHINE[guard.state].get(seen)
    if row is None:
        raise ImpossibleMoveError(f"{seen} in {guard.state}")
    if row.after is None:
        draft.drop_guard(guard)
        return
    if row.after is not guard.state:
        counting = counted(guard, row.after, draft.now, why, is_echo=seen in ECHOES)
        guard = replace(
            counting, state=row.after, since=draft.now, reason=why or guard.reason, is_moving=False
        )
    draft.put_guard(guard)
    for output in row.outputs:
        output(draft, as_left(draft, guard))
