"""An activity being done: it begins because a person says so and ends by itself.

A session is running until it has ended; nothing else is possible, so there is no
table here: `ended_at` is the state.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from ..model.catalogue import CATALOGUE
from ..model.devices import Role
from ..model.effects import Message, RunActions
from ..model.episode import Session
from ..model.errors import DurationOutOfRange, NoDuration, NoSession
from ..model.happened import SessionEdge
from ..model.local_time import local_date
from ..model.plan import Activity
from ..model.texts import ENDED, Text
from ..model.vocabulary import Countdown, PromptState, Reason, Urgency
from ..reading.slots import ON_TIME
from ..reading.thermal import END_RINGS
from .bath import ask_whether_out, await_answer, awaited, be_out
from .draft import Draft
from .progress import note_shown
from .prompts import PromptMove, move_prompt

_MINUTE = timedelta(minutes=1)


def start_session(
    draft: Draft,
    activity: Activity,
    span: timedelta,
    *,
    by: str | None,
    soak_minutes: float | None = None,
) -> None:
    """Begin an activity that is open; its open prompt is taken up."""
    be_out(draft)
    prompt = draft.episode.open_prompt(activity.id)
    if prompt:
        move_prompt(draft, prompt, PromptMove.START, by=by)
        draft.take_away(prompt.id)
    session = Session(
        activity=activity.id,
        started_at=draft.now,
        ends_at=draft.now + span,
        prompt_id=prompt.id if prompt else None,
        started_by=by,
        soak_minutes=soak_minutes,
    )
    draft.change(sessions=(*draft.episode.sessions, session))
    draft.effects.append(
        RunActions(kind=SessionEdge.START, activity=activity.id, ends_at=session.ends_at)
    )


def span_of(activity: Activity, span: timedelta) -> timedelta:
    """Return how long a session is to be that somebody wants for `span`.

    Raises NoDuration, or DurationOutOfRange for what the kind does not allow.
    """
    bounds = CATALOGUE[activity.kind].duration
    if activity.duration is None or bounds is None:
        raise NoDuration(activity=activity.id)
    if not bounds.least <= span / _MINUTE <= bounds.most:
        raise DurationOutOfRange(activity=activity.id, least=bounds.least, most=bounds.most)
    return span


def stop_session(draft: Draft, activity_id: str | None) -> None:
    """End the running session now, or be out of the bath that was the last.

    Raises NoSession where nothing runs, or something else does.
    """
    session = draft.episode.session
    bath = awaited(draft)
    if bath and activity_id in (None, bath.activity):
        be_out(draft)
        return
    if session is None or activity_id not in (None, session.activity):
        raise NoSession
    end_session(draft, draft.now, Reason.BY_PERSON)


def end_session(draft: Draft, at: datetime, reason: Reason) -> None:
    """End the running session, if there is one, and close its prompt.

    What was hardly begun as the house broke it off is not done.
    """
    session = draft.episode.session
    if session is None:
        return
    ended = replace(session, ended_at=min(at, session.ends_at), reason=reason, soak_minutes=None)
    draft.change(sessions=tuple(ended if one is session else one for one in draft.episode.sessions))
    draft.effects.append(
        RunActions(
            kind=SessionEdge.END, activity=session.activity, ends_at=session.ends_at, reason=reason
        )
    )
    for prompt in draft.episode.prompts:
        if prompt.id == session.prompt_id and prompt.state is PromptState.STARTED:
            move = PromptMove.DO if ended.took_place else PromptMove.BREAK_OFF
            closed = move_prompt(
                draft, prompt, move, by=session.started_by, closed_at=ended.ended_at
            )
            draft.report(closed.state, closed, reason)


def end_session_in_time(draft: Draft) -> None:
    """End the session whose time is over, and say so unless that is old news."""
    session = draft.episode.session
    if session is None or session.ends_at > draft.now:
        return
    answer_by = await_answer(draft, session)
    end_session(draft, session.ends_at, Reason.SESSION_ENDED)
    if answer_by:
        ask_whether_out(draft, session.activity, answer_by)
        return
    if draft.quiet_until or draft.now - session.ends_at > ON_TIME:
        return
    activity = draft.plan.activity(session.activity)
    if activity.kind not in END_RINGS and _ended_before_today(draft, session):
        return
    is_heat = activity.device is not None and activity.device.role is Role.HEAT
    minutes = (session.ends_at - session.started_at) / _MINUTE
    text = Text.ENDED_HEAT if is_heat else ENDED[activity.kind]
    note_shown(draft, next(one for one in reversed(draft.episode.sessions) if one.ended_at), text)
    draft.tell(
        Message(
            subject=draft.episode.session_subject,
            text=text,
            activity=activity.id,
            minutes=minutes,
            live=Countdown.ENDS,
            urgency=Urgency.NORMAL if activity.kind in END_RINGS else Urgency.QUIET,
        ),
        not_after=session.ends_at + ON_TIME,
    )


def _ended_before_today(draft: Draft, session: Session) -> bool:
    """Tell whether the end of the same was said today: a word that is heard twice is noise."""
    zone = draft.plan.time_zone
    today = local_date(draft.now, zone)
    return any(
        one.activity == session.activity
        and one.reason == Reason.SESSION_ENDED
        and one.ended_at is not None
        and one.started_at != session.started_at
        and local_date(one.ended_at, zone) == today
        for one in draft.episode.sessions
    )
