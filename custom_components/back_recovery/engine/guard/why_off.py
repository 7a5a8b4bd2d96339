"""Why a device may not be on now: its end, what is closed, what the house says."""

from datetime import datetime, timedelta

from ..acting.draft import Draft
from ..acting.withdrawing import ENDS
from ..model.devices import Device, Reading
from ..model.guards import LOUD_AFTER, Cause, Guard
from ..model.interlocks import HARMFUL, danger, is_filled
from ..model.plan import Activity
from ..model.runs import LEAST_RUN, RESTS_FOR, on_lately
from ..model.vocabulary import Reason
from ..reading.lockouts import lockouts, running_lockouts

_OF_TICKS = frozenset({Reason.SUITABILITY, Reason.ASK_FIRST, Reason.IN_DOUBT})
_FOR_ANY_ROLE = ENDS | _OF_TICKS | {Reason.HOLD, Reason.PAUSED}
"""What switches a device off that neither burns nor floods."""


def why_not_on(
    draft: Draft, activity: Activity, device: Device, guard: Guard, reading: Reading
) -> Reason | None:
    """Return why a device may not stay on, None where it may."""
    if why := _over(guard, draft.now):
        return why
    if why := _forbidden(draft, activity, device):
        return why
    if why := danger(device, reading, draft.current):
        return why
    if guard.blind_at and draft.now >= guard.blind_at:
        return Reason.LEAK_SILENT
    if why := _not_of_the_session(draft, activity, guard):
        return why
    return Reason.FILLED if is_filled(device, reading) else None


def why_not_begun(
    draft: Draft, activity: Activity, device: Device, before: Guard | None
) -> Reason | None:
    """Return why what somebody else switched on may not even begin; `before`: its last guard."""
    if before and before.reason == Reason.NOT_STARTED and draft.now < before.since + LOUD_AFTER:
        # It follows a command that nobody counts on any more.
        return Reason.NOT_STARTED
    episode = draft.current
    if episode and episode.session and episode.session.activity == activity.id:
        return None
    if not left_for_others(before, device, draft.now):
        return Reason.RESTS
    if episode is None:
        return None
    closed = lockouts(draft.plan, episode, activity, draft.now)
    return _sayable(closed[-1].reason) if closed else None


def left_for_others(before: Guard | None, device: Device, now: datetime) -> timedelta | None:
    """Return how long a device may be on now that nobody said yes to, None where it rests.

    Its limit counts over RESTS_FOR and not over a run: who switches it on again and again
    gets no more than who leaves it on.
    """
    if before is None:
        return device.most_on
    if before.rests_until and now < before.rests_until <= now + RESTS_FOR:
        return None
    left = device.most_on - on_lately(before.runs, now)
    return left if left >= min(LEAST_RUN, device.most_on) else None


def _over(guard: Guard, now: datetime) -> Reason | None:
    """Return why its time is over; one that begins later than now began on another clock."""
    if now < guard.since:
        return Reason.CLOCK_SET_BACK
    return Reason.SESSION_ENDED if guard.off_at <= now else None


def _not_of_the_session(draft: Draft, activity: Activity, guard: Guard) -> Reason | None:
    """Return why a device is in nobody's use: its session is over, or another one runs."""
    session = draft.current.session if draft.current else None
    if session is not None and session.activity == activity.id:
        return None
    if guard.cause is Cause.SESSION:
        return Reason.SESSION_ENDED
    return Reason.SESSION_RUNNING if session else None


def _forbidden(draft: Draft, activity: Activity, device: Device) -> Reason | None:
    """Return what closes the activity so that its device may not even stay on."""
    if device.role in HARMFUL and draft.quiet_hours_end:
        return Reason.QUIET_HOURS
    if draft.current is None:
        return None
    closed = running_lockouts(draft.plan, draft.current, activity, draft.now)
    reasons = [lock.reason for lock in closed]
    if device.role not in HARMFUL:
        reasons = [reason for reason in reasons if reason in _FOR_ANY_ROLE]
    return _sayable(reasons[-1]) if reasons else None


def _sayable(reason: Reason) -> Reason:
    """Return the reason for everybody's ears: who has to ask first has ticked something."""
    return Reason.SUITABILITY if reason in _OF_TICKS else reason
