"""A person begins an activity, and with it what the house switches on for it.

Everything that keeps it closed is said before anybody is asked anything; nothing gets
warm or wet without a fresh yes of the person itself.
"""

from datetime import timedelta

from ..acting.care import ask_to_confirm, drop_question, needs_confirmation
from ..acting.draft import Draft
from ..acting.sessions import span_of, start_session
from ..guard.keeping import allow_on, claim
from ..model.devices import Device, Role
from ..model.errors import ActivityClosed, NoDuration
from ..model.guards import RUNNING
from ..model.interlocks import HARMFUL
from ..model.plan import Activity
from ..model.suitability import is_asked_each_time
from ..reading.lockouts import closes_at, device_lockouts, lockouts
from ..reading.spans import offered_span

_MINUTE = timedelta(minutes=1)


def begin_activity(
    draft: Draft,
    activity_id: str,
    span: timedelta | None,
    *,
    by: str | None,
    is_confirmed: bool,
) -> None:
    """Begin an activity, or ask whether somebody is there.

    Raises UnknownActivity, NoDuration, DurationOutOfRange or ActivityClosed.
    """
    activity = draft.plan.activity(activity_id)
    # Bounds are for what somebody asks for; the plan's own length may be shorter.
    wanted = span_of(activity, span) if span else offered_span(draft.episode, activity, draft.now)
    if wanted is None:
        raise NoDuration(activity=activity_id)
    closed = lockouts(draft.plan, draft.episode, activity, draft.now)
    closed += device_lockouts(draft.episode, activity, draft.readings, draft.guards)
    if closed:
        raise ActivityClosed(activity_id, closed)
    if needs_confirmation(activity) and not (is_confirmed and _may_press_start(draft, activity)):
        ask_to_confirm(draft, activity, span, takes=wanted)
        return
    drop_question(draft)
    if activity.device is None:
        start_session(draft, activity, wanted, by=by)
    else:
        _start_with_device(draft, activity, activity.device, wanted, by=by)


def _may_press_start(draft: Draft, activity: Activity) -> bool:
    """Tell whether pressing start is an answer: for some only once they were asked."""
    if not is_asked_each_time(draft.plan.profile, activity.kind):
        return True
    question = draft.episode.question
    return question is not None and question.activity == activity.id


def _start_with_device(
    draft: Draft, activity: Activity, device: Device, wanted: timedelta, *, by: str | None
) -> None:
    """Begin what has a device; what burns or floods is over when its hours are."""
    switches = needs_confirmation(activity)
    fills = switches and device.role is Role.WATER
    longest = wanted
    if fills:
        longest = wanted + device.most_on
    elif switches:
        longest = min(wanted, device.most_on)
    if device.role in HARMFUL:
        longest = min(longest, closes_at(draft.plan, activity, draft.now) - draft.now)
    soak_minutes = wanted / _MINUTE if fills else None
    start_session(draft, activity, longest, by=by, soak_minutes=soak_minutes)
    guard = draft.guard(device.id)
    if guard and guard.state in RUNNING:
        claim(draft, activity, guard)
    elif switches:
        allow_on(draft, activity, device)
