"""What a move of the machine adds up: how long a device was on, and when the echoes of it end."""

from dataclasses import replace
from datetime import datetime, timedelta

from ..model.guards import Guard, GuardState
from ..model.runs import RESTS_FOR, begun, ended
from ..model.vocabulary import Reason


def counted(
    guard: Guard, after: GuardState, now: datetime, why: Reason | None, *, is_echo: bool
) -> Guard:
    """Return the guard that leaves its state for `after`, with what that counts for."""
    if guard.state is GuardState.OFF:
        bounces_until = guard.bounces_until if is_echo else None
        off_since = guard.off_since if is_echo else None
        return replace(
            guard, runs=begun(guard.runs, now), bounces_until=bounces_until, off_since=off_since
        )
    if after is GuardState.OFF:
        patience = timedelta(seconds=guard.patience)
        # One that the person switched off has no echo: on again is on again.
        if why is Reason.TAKEN_AWAY:
            # Nothing that it says is about that off.
            return replace(guard, runs=ended(guard.runs, now), bounces_until=None, off_since=None)
        is_ours = guard.state is GuardState.GOING_OFF
        until = guard.bounces_until or now + patience if is_ours else None
        return replace(guard, runs=ended(guard.runs, now), bounces_until=until)
    if after is GuardState.GOING_OFF:
        guard = replace(guard, off_since=None, bounces_until=None)
        if _is_used_up(guard, now, why):
            guard = replace(guard, rests_until=now + RESTS_FOR)
    return replace(guard, off_since=None)


def _is_used_up(guard: Guard, now: datetime, why: Reason | None) -> bool:
    """Tell whether a run took all of its time; on a clock set back nobody knows."""
    return why is Reason.CLOCK_SET_BACK or guard.off_at <= now
