"""Keeps every device what its guard allows, and tells the machine what a step is told.

Nothing here reacts to a report; see the theory in `machine`.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from ..acting.bath import ask_again
from ..acting.draft import Draft
from ..model.devices import Device
from ..model.episode import Session
from ..model.guards import RUNNING, Cause, Guard, GuardState, is_echo, within
from ..model.plan import Activity
from ..model.vocabulary import Reason
from .machine import Seen, is_minded, is_stray, move, noted, see
from .outputs import INTERRUPTIONS, as_left, reading_of
from .why_off import left_for_others, why_not_begun, why_not_on


def keep_guard(draft: Draft) -> None:
    """Do for every device what is missing."""
    answerable = _answerable(draft)
    for activity, device in answerable.values():
        _keep(draft, activity, device)
    for guard in draft.guards:
        if guard.device not in answerable:
            _keep_lost(draft, guard)


def _answerable(draft: Draft) -> Mapping[str, tuple[Activity, Device]]:
    """Return which activity answers for each device: the one it is on for, or the first."""
    found: dict[str, tuple[Activity, Device]] = {}
    for activity in draft.plan.activities:
        if activity.device is None:
            continue
        guard = draft.guard(activity.device.id)
        if guard and guard.state in RUNNING:
            is_on_for_it = guard.activity == activity.id
        else:
            is_on_for_it = _is_of_session(draft, activity)
        if is_on_for_it or activity.device.id not in found:
            found[activity.device.id] = activity, activity.device
    return found


def _keep(draft: Draft, activity: Activity, device: Device) -> None:
    """Do for one device what is missing."""
    before, reading = draft.guard(device.id), draft.reading(activity.id)
    if before and (before.state is not GuardState.OFF or is_echo(before, draft.now)):
        guard = _noted(draft, before, device)
        _follow(draft, guard, device, _why(draft, guard, activity, device))
    elif before and before.reason is Reason.TAKEN_AWAY:
        _wait_for_return(draft, before)
    elif is_stray(device, reading):
        left = None
        if not _is_of_session(draft, activity):
            left = left_for_others(before, device, draft.now)
        stray = _new(draft, activity, device, left or device.most_on)
        guard = _noted(draft, within(stray, _session(draft)), device)
        why = _why(draft, guard, activity, device)
        why = why or why_not_begun(draft, activity, device, before)
        _follow(draft, guard, device, why)
    elif before or (is_minded(device, reading) and reading.is_on is None):
        # One that cannot be reached is remembered: it may come back on.
        idle = before or _new(draft, activity, device)
        _follow(draft, _noted(draft, idle, device), device, None)


def _is_of_session(draft: Draft, activity: Activity) -> bool:
    session = _session(draft)
    return session is not None and session.activity == activity.id


def _wait_for_return(draft: Draft, guard: Guard) -> None:
    """Believe nothing of a device that was taken away until it says something else than "on"."""
    if not reading_of(draft, guard).is_on:
        draft.put_guard(replace(guard, reason=None))


def _keep_lost(draft: Draft, guard: Guard) -> None:
    """See a device off that the plan does not have any more, and forget it then."""
    _follow(draft, _noted(draft, guard, None), None, Reason.ACTIVITY_REMOVED)


def _noted(draft: Draft, guard: Guard, device: Device | None) -> Guard:
    return noted(guard, device, reading_of(draft, guard), draft.now)


def _why(draft: Draft, guard: Guard, activity: Activity, device: Device) -> Reason | None:
    return why_not_on(draft, activity, device, guard, reading_of(draft, guard))


def _follow(draft: Draft, guard: Guard, device: Device | None, why: Reason | None) -> None:
    """Move a guard by all that is seen; `why`: why its device may not be on now."""
    draft.put_guard(guard)
    for seen, reason in see(guard, device, reading_of(draft, guard), draft.now, why):
        move(draft, as_left(draft, guard), seen, reason)


def allow_on(draft: Draft, activity: Activity, device: Device) -> None:
    """Switch on the device of the session that has just begun, for no longer than it lasts."""
    guard = _new(draft, activity, device, device.most_on)
    move(draft, within(guard, _session(draft)), Seen.ALLOWED)


def claim(draft: Draft, activity: Activity, guard: Guard) -> None:
    """Let a device that is on already belong to the session that has just begun.

    It stays on, and not for longer because of the session.
    """
    move(draft, within(replace(guard, activity=activity.id), _session(draft)), Seen.CLAIMED)


def stop_everything(draft: Draft, reason: Reason, concerned: frozenset[str] | None = None) -> None:
    """Switch everything off that an interruption stops; nothing is taken up again.

    A person may begin anew. `concerned` are the activities that it is about; None: all.
    """
    interruption = INTERRUPTIONS[reason]
    if interruption.asks_bather:
        ask_again(draft)
    for guard in draft.guards:
        is_about_it = concerned is None or guard.activity in concerned
        is_hit = guard.state is not GuardState.OFF and guard.state in interruption.states
        if is_hit and is_about_it:
            move(draft, guard, Seen.INTERRUPTED, reason)
    if GuardState.OFF not in interruption.states:
        return
    for activity in draft.plan.activities:
        device = activity.device
        if device and is_stray(device, draft.reading(activity.id)) and _is_idle(draft, device):
            move(draft, _new(draft, activity, device), Seen.INTERRUPTED, reason)


def take_away(draft: Draft, device: str) -> None:
    """Wait no longer for a device that is not there any more; one that owes nothing stays."""
    guard = draft.guard(device)
    if guard and guard.state is GuardState.GOING_OFF:
        move(draft, guard, Seen.TAKEN_AWAY, Reason.TAKEN_AWAY)


def send_off_again(draft: Draft, activity: str) -> None:
    """Send off at once to what has not proven it, whenever it was sent last."""
    for guard in draft.guards:
        if guard.activity == activity and guard.state is GuardState.GOING_OFF:
            draft.put_guard(replace(guard, tried_at=None))


def _is_idle(draft: Draft, device: Device) -> bool:
    guard = draft.guard(device.id)
    return guard is None or guard.state is GuardState.OFF


def _new(draft: Draft, activity: Activity, device: Device, span: timedelta = timedelta(0)) -> Guard:
    """Return a guard that is off still, and would let its device be on for `span`.

    What was counted of the device before counts on.
    """
    before = draft.guard(device.id)
    fresh = Guard(
        activity=activity.id,
        device=device.id,
        state=GuardState.OFF,
        cause=Cause.BY_HAND,
        since=draft.now,
        off_at=draft.now + span,
        patience=device.patience.total_seconds(),
    )
    if before is None:
        return fresh
    return replace(
        fresh,
        reached=before.reached,
        runs=before.runs,
        rests_until=before.rests_until,
        told_for=before.told_for,
        told_at=before.told_at,
    )


def _session(draft: Draft) -> Session | None:
    return draft.current.session if draft.current else None
