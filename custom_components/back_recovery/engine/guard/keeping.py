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
from ..model.guards import Cause, Guard, GuardState, within
from ..model.plan import Activity
from ..model.vocabulary import Reason
from .machine import Seen, is_stray, move, noted, see
from .outputs import INTERRUPTIONS, reading_of
from .why_off import why_not_begun, why_not_on


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
    session = _session(draft)
    found: dict[str, tuple[Activity, Device]] = {}
    for activity in draft.plan.activities:
        if activity.device is None:
            continue
        guard = draft.guard(activity.device.id)
        if guard and guard.state is not GuardState.OFF:
            is_on_for_it = guard.activity == activity.id
        else:
            is_on_for_it = session is not None and session.activity == activity.id
        if is_on_for_it or activity.device.id not in found:
            found[activity.device.id] = activity, activity.device
    return found


def _keep(draft: Draft, activity: Activity, device: Device) -> None:
    """Do for one device what is missing."""
    before = draft.guard(device.id)
    if before and before.state is not GuardState.OFF:
        guard = _noted(draft, before, device)
        _follow(draft, guard, device, _why(draft, guard, activity, device))
    elif is_stray(device, draft.reading(activity.id)):
        stray = _new(draft, activity, device, Cause.BY_HAND, device.most_on)
        guard = _noted(draft, within(stray, _session(draft)), device)
        why = _why(draft, guard, activity, device) or why_not_begun(draft, activity, before)
        _follow(draft, guard, device, why)


def _keep_lost(draft: Draft, guard: Guard) -> None:
    """See a device off that the plan does not have any more, and forget it then."""
    _follow(draft, _noted(draft, guard, None), None, Reason.ACTIVITY_REMOVED)


def _noted(draft: Draft, guard: Guard, device: Device | None) -> Guard:
    return noted(guard, device, reading_of(draft, guard), draft.now)


def _why(draft: Draft, guard: Guard, activity: Activity, device: Device) -> Reason | None:
    return why_not_on(draft, activity, device, guard, reading_of(draft, guard))


def _follow(draft: Draft, guard: Guard, device: Device | None, why: Reason | None) -> None:
    """Move a guard by all that is seen; `why`: why its device may not be on now."""
    sights = [*see(guard, device, reading_of(draft, guard), draft.now, why)]
    for seen, reason in sights:
        move(draft, guard, seen, reason)
        guard = draft.guard(guard.device) or guard
    if not sights and guard != draft.guard(guard.device):
        draft.put_guard(guard)


def allow_on(draft: Draft, activity: Activity, device: Device) -> None:
    """Switch on the device of the session that has just begun, for no longer than it lasts."""
    guard = within(_new(draft, activity, device, Cause.SESSION, device.most_on), _session(draft))
    move(draft, guard, Seen.ALLOWED)


def claim(draft: Draft, activity: Activity, guard: Guard) -> None:
    """Let a device that is on already belong to the session that has just begun.

    It stays on, and not for longer because of the session.
    """
    move(draft, within(replace(guard, activity=activity.id), _session(draft)), Seen.CLAIMED)


def stop_everything(draft: Draft, reason: Reason) -> None:
    """Switch everything off that an interruption stops; nothing is taken up again.

    A person may begin anew.
    """
    interruption = INTERRUPTIONS[reason]
    if interruption.asks_bather:
        ask_again(draft)
    for guard in draft.guards:
        if guard.state is not GuardState.OFF and guard.state in interruption.states:
            move(draft, guard, Seen.INTERRUPTED, reason)
    if GuardState.OFF not in interruption.states:
        return
    for activity in draft.plan.activities:
        device = activity.device
        if device and is_stray(device, draft.reading(activity.id)) and _is_idle(draft, device):
            stray = _new(draft, activity, device, Cause.BY_HAND, timedelta(0))
            move(draft, stray, Seen.INTERRUPTED, reason)


def _is_idle(draft: Draft, device: Device) -> bool:
    guard = draft.guard(device.id)
    return guard is None or guard.state is GuardState.OFF


def _new(draft: Draft, activity: Activity, device: Device, cause: Cause, span: timedelta) -> Guard:
    """Return a guard that is off still, and would let its device be on for `span`."""
    return Guard(
        activity=activity.id,
        device=device.id,
        state=GuardState.OFF,
        cause=cause,
        since=draft.now,
        off_at=draft.now + span,
    )


def _session(draft: Draft) -> Session | None:
    return draft.current.session if draft.current else None
