"""A person begins an activity, and with it what the house switches on for it.

Everything that keeps it closed is said before anybody is asked anything; nothing gets
warm or wet without a fresh yes of the person itself.
"""

from dataclasses import replace
from datetime import timedelta

from .care import ask_to_confirm, drop_question, needs_confirmation
from .devices import Role
from .draft import Draft
from .errors import ActivityClosed, NoSession
from .keeping import allow_on
from .lockouts import device_lockouts, lockouts
from .sessions import span_of, start_session


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
    wanted = span_of(activity, span)
    closed = lockouts(draft.plan, draft.episode, activity, draft.now)
    closed += device_lockouts(draft.episode, activity, draft.house, draft.watches)
    if closed:
        raise ActivityClosed(activity_id, closed)
    if needs_confirmation(activity) and not is_confirmed:
        ask_to_confirm(draft, activity, span)
        return
    drop_question(draft)
    start_session(draft, activity, wanted, by=by)
    device = activity.device
    if device is None or not needs_confirmation(activity):
        return
    session = draft.episode.session
    if session is None:
        raise NoSession
    if device.role is Role.WATER:
        ends_at = session.ends_at + device.most_on
        draft.put_session(replace(session, is_filling=True, ends_at=ends_at))
        wanted = device.most_on
    allow_on(draft, activity, device, wanted)
