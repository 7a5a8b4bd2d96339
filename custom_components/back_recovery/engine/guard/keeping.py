"""Keeps the promise of `guard`: at every step each device is what it is allowed to be.

Nothing here reacts to a report; each step compares what the house says with what the
guard allows and does what is missing. So it does not matter which reports were lost.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from ..acting.draft import Draft
from ..acting.withdrawing import ENDS
from ..model.devices import Device, Reading
from ..model.effects import Message
from ..model.guards import LOUD_AFTER, RUNNING, VERIFY_WITHIN, Cause, Guard, GuardState
from ..model.interlocks import HARMFUL, LEAK_SILENT_FOR, danger, is_filled, is_leak_silent
from ..model.plan import Activity
from ..model.vocabulary import Reason, Urgency
from ..reading.lockouts import lockouts, running_lockouts
from .off import see_off, see_switched_off, send_off


def keep_guard(draft: Draft) -> None:
    """Do for every device what is missing."""
    answerable = _answerable(draft)
    for activity, device in answerable.values():
        _keep(draft, activity, device, draft.guard(device.id))
    for guard in draft.guards:
        if guard.device not in answerable:
            _keep_orphan(draft, guard)


def _answerable(draft: Draft) -> Mapping[str, tuple[Activity, Device]]:
    """Return which activity answers for each device: the one it is on for, or the first."""
    session = draft.current.session if draft.current else None
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


def _keep(draft: Draft, activity: Activity, device: Device, guard: Guard | None) -> None:
    reading = draft.reading(activity.id)
    if guard is None or guard.state is GuardState.OFF:
        # What can neither burn nor flood may be used without us.
        if reading.is_on and not reading.is_taken and device.role in HARMFUL:
            _guard(draft, activity, device, reading)
        return
    if guard.state is GuardState.GOING_OFF:
        see_off(draft, guard)
        return
    guard = _with_leak_sensor(guard, device, reading, draft.now)
    if guard != draft.guard(device.id):
        draft.put_guard(guard)
    if why := _must_go_off(draft, activity, device, guard, reading):
        send_off(draft, guard, why)
        _tell_why(draft, activity, why)
    elif guard.state is GuardState.STARTING:
        _see_it_on(draft, guard, reading)
    elif reading.is_on is False:
        see_switched_off(draft, guard)


def _with_leak_sensor(guard: Guard, device: Device, reading: Reading, now: datetime) -> Guard:
    """Return the guard that knows since when the leak sensor has not answered."""
    lost_at = (guard.leak_lost_at or now) if is_leak_silent(device, reading) else None
    return replace(guard, leak_lost_at=lost_at)


def _keep_orphan(draft: Draft, guard: Guard) -> None:
    """See a device off that the plan does not have any more, and forget it then."""
    if guard.state is GuardState.GOING_OFF:
        see_off(draft, guard)
    elif guard.state in RUNNING:
        send_off(draft, guard, Reason.ACTIVITY_REMOVED)
    else:
        draft.drop_guard(guard)


def _guard(draft: Draft, activity: Activity, device: Device, reading: Reading) -> None:
    """Take charge of a device that somebody else switched on."""
    guard = within_session(
        draft,
        Guard(
            activity=activity.id,
            device=device.id,
            state=GuardState.ON,
            cause=Cause.BY_HAND,
            since=draft.now,
            off_at=draft.now + device.most_on,
        ),
    )
    why = (
        _must_go_off(draft, activity, device, guard, reading)
        or _too_late(draft, draft.guard(device.id))
        or _closed(draft, activity)
    )
    if why is None:
        draft.put_guard(_with_leak_sensor(guard, device, reading, draft.now))
        return
    send_off(draft, guard, why)
    draft.tell_house(
        Message(
            subject=f"device-{activity.id}",
            text="switched_off",
            activity=activity.id,
            reason=why,
            by=reading.switched_by,
        )
    )


def within_session(draft: Draft, guard: Guard) -> Guard:
    """Return the guard bound to the running session, where it is the session's device."""
    session = draft.current.session if draft.current else None
    if session is None or session.activity != guard.activity:
        return guard
    return replace(guard, cause=Cause.SESSION, off_at=min(guard.off_at, session.ends_at))


def _too_late(draft: Draft, before: Guard | None) -> Reason | None:
    """Return why a device that follows a command nobody counts on any more goes off."""
    if before is None or before.reason != Reason.NOT_STARTED:
        return None
    return Reason.NOT_STARTED if draft.now < before.since + LOUD_AFTER else None


def _closed(draft: Draft, activity: Activity) -> Reason | None:
    """Return why a person could not have started it now, None where they could."""
    episode = draft.current
    if episode is None or (episode.session and episode.session.activity == activity.id):
        return None
    closed = lockouts(draft.plan, episode, activity, draft.now)
    return _sayable(closed[-1].reason) if closed else None


_FOR_ANY_ROLE = ENDS | {Reason.HOLD, Reason.PAUSED, Reason.SUITABILITY, Reason.ASK_FIRST}
"""What switches a device off that neither burns nor floods."""


def _must_go_off(
    draft: Draft, activity: Activity, device: Device, guard: Guard, reading: Reading
) -> Reason | None:
    """Return why the device may not be on now, None where it may."""
    if draft.now < guard.since:
        return Reason.CLOCK_SET_BACK
    if guard.off_at <= draft.now:
        return Reason.SESSION_ENDED
    if why := _forbidden(draft, activity, device):
        return why
    if why := danger(device, reading, draft.current) or _leak_unseen(draft, guard):
        return why
    session = draft.current.session if draft.current else None
    is_its_session = session is not None and session.activity == activity.id
    if guard.cause is Cause.SESSION and not is_its_session:
        return Reason.SESSION_ENDED
    if session and not is_its_session and device.role in HARMFUL:
        return Reason.SESSION_RUNNING
    return Reason.FILLED if is_filled(device, reading) else None


def _leak_unseen(draft: Draft, guard: Guard) -> Reason | None:
    """Return why water that nobody would see on the floor may not run any longer."""
    lost_at = guard.leak_lost_at
    return Reason.LEAK_SILENT if lost_at and draft.now >= lost_at + LEAK_SILENT_FOR else None


def _forbidden(draft: Draft, activity: Activity, device: Device) -> Reason | None:
    """Return what closes the activity so that its device may not even stay on."""
    if device.role in HARMFUL and draft.quiet_until:
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
    return Reason.SUITABILITY if reason is Reason.ASK_FIRST else reason


_TOLD: Mapping[Reason, Urgency] = {
    Reason.LEAK: Urgency.ALARM,
    Reason.TOO_HOT: Urgency.ALARM,
    Reason.LEAK_SILENT: Urgency.SAFETY,
    Reason.AWAY: Urgency.NORMAL,
}
"""What is said when a device goes off before its time, and how loudly."""


def _tell_why(draft: Draft, activity: Activity, why: Reason) -> None:
    """Say why a device goes off before its time; a sleeper is not woken for all of it."""
    if why in _TOLD:
        draft.tell_house(
            Message(
                subject=f"device-{activity.id}",
                text="went_off",
                activity=activity.id,
                reason=why,
                urgency=_TOLD[why],
            )
        )


def _see_it_on(draft: Draft, guard: Guard, reading: Reading) -> None:
    """Believe that a device is on when it says so; do not wait for ever."""
    if reading.is_on:
        draft.put_guard(replace(guard, state=GuardState.ON, since=draft.now))
    elif draft.now >= guard.since + VERIFY_WITHIN:
        send_off(draft, guard, Reason.NOT_STARTED)
        draft.tell_house(
            Message(
                subject=f"device-{guard.activity}",
                text="not_switched_on",
                activity=guard.activity,
                urgency=Urgency.SAFETY,
            )
        )
