"""What is asked around warmth: are you there, and is the skin fine.

Heat and water start on a fresh answer only, and heat goes on only as long as somebody
answers. Silence switches off.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from ..model.devices import Role, StartMode
from ..model.effects import Message
from ..model.episode import About, Question, Session
from ..model.guards import CONFIRMATION_HOLDS
from ..model.plan import Activity, Plan
from ..model.texts import Text
from ..model.vocabulary import Answer, Reason, Urgency
from ..reading.standing import SKIN_ANSWER_WITHIN
from .draft import Draft
from .sessions import end_session

_MINUTE = timedelta(minutes=1)

SKIN_CHECK_AFTER = timedelta(minutes=5)
"""When heat is on for so long, the skin is looked at (check it often: maker's warnings)."""


def is_fresh(asked_at: datetime, now: datetime) -> bool:
    """Tell whether an answer to what was asked then can still be meant now."""
    return timedelta(0) <= now - asked_at < CONFIRMATION_HOLDS


def needs_confirmation(activity: Activity) -> bool:
    """Tell whether the device of an activity is switched on by the house."""
    return activity.device is not None and activity.device.start is StartMode.AFTER_CONFIRMATION


def ask_to_confirm(
    draft: Draft, activity: Activity, span: timedelta | None, *, takes: timedelta
) -> None:
    """Ask whether somebody is there and awake, before anything gets warm or wet."""
    minutes = span / _MINUTE if span else None
    draft.change(question=Question(activity=activity.id, minutes=minutes, asked_at=draft.now))
    heat = activity.device is not None and activity.device.role is Role.HEAT
    draft.tell(
        Message(
            subject=draft.episode.question_subject,
            text=Text.CONFIRM_HEAT if heat else Text.CONFIRM_START,
            answers=(Answer.START, Answer.SKIP),
            activity=activity.id,
            minutes=takes / _MINUTE,
            urgency=Urgency.SAFETY,
        ),
        not_after=draft.now + CONFIRMATION_HOLDS,
    )


def drop_question(draft: Draft) -> None:
    """Take the question back: it was answered, or its time is over."""
    if draft.episode.question:
        draft.take_away(draft.episode.question_subject)
        draft.change(question=None)


def let_question_pass(draft: Draft) -> None:
    """Take back a question whose yes would not be fresh any more."""
    question = draft.episode.question
    if question and not is_fresh(question.asked_at, draft.now):
        drop_question(draft)


def skin_check_at(draft: Draft) -> datetime | None:
    """Return when the skin is to be asked about, or silence is an answer; None: never."""
    session = draft.episode.session
    if session is None or session.is_skin_fine or not _is_heat(draft.plan, session):
        return _moot_at(draft)
    if session.skin_asked_at is None:
        return session.started_at + SKIN_CHECK_AFTER
    return session.skin_asked_at + SKIN_ANSWER_WITHIN


def _moot_at(draft: Draft) -> datetime | None:
    """Return when a question about heat that is off is taken back; what it closes still counts."""
    asking = draft.askings.on(draft.episode.skin_subject)
    if asking is None or asking.message.text is not Text.SKIN_CHECK:
        return None
    return asking.asked_at + SKIN_ANSWER_WITHIN


def _is_heat(plan: Plan, session: Session) -> bool:
    device = plan.activity(session.activity).device if plan.has(session.activity) else None
    return device is not None and device.role is Role.HEAT


def check_skin(draft: Draft) -> None:
    """Ask for a look at the skin in the middle of heat; without an answer it goes off."""
    session, due_at = draft.episode.session, skin_check_at(draft)
    if due_at is None or due_at > draft.now:
        return
    if session is None or session.is_skin_fine or not _is_heat(draft.plan, session):
        draft.take_away(draft.episode.skin_subject)
    elif session.skin_asked_at is None:
        _ask_about_skin(draft, session)
    else:
        _stop_without_answer(draft, session)


def _ask_about_skin(draft: Draft, session: Session) -> None:
    draft.put_session(replace(session, skin_asked_at=draft.now))
    draft.tell(
        Message(
            subject=draft.episode.skin_subject,
            text=Text.SKIN_CHECK,
            answers=(Answer.FINE, Answer.HALT),
            activity=session.activity,
            urgency=Urgency.SAFETY,
        )
    )


def _stop_without_answer(draft: Draft, session: Session) -> None:
    end_session(draft, draft.now, Reason.NO_REPLY)
    draft.tell(
        Message(
            subject=draft.episode.skin_subject,
            text=Text.NO_REPLY,
            answers=(Answer.FINE, Answer.SKIN, Answer.WRONG),
            activity=session.activity,
            urgency=Urgency.ALARM,
        )
    )


def say_skin_is_fine(draft: Draft) -> None:
    """Go on with the heat; where it is off by now there is nothing to go on with."""
    session = draft.episode.session
    draft.take_away(draft.episode.skin_subject)
    if session and session.skin_asked_at:
        draft.put_session(replace(session, is_skin_fine=True))


def say_skin_is_bad(draft: Draft, asked_at: datetime) -> None:
    """Stop the heat for good, whenever that is said: the skin rests from now on.

    `asked_at` is when the skin was asked about, which tells the session that is meant.
    """
    running = draft.current.session if draft.current else None
    if running and running.skin_asked_at and running.skin_asked_at <= asked_at:
        end_session(draft, draft.now, Reason.SKIN)
    else:
        _note_bad_skin(draft, asked_at)
    subject = draft.episode.skin_subject if draft.current else About.SKIN.value
    message = Message(subject=subject, text=Text.SKIN_STOP, urgency=Urgency.SAFETY)
    if draft.current:
        draft.tell(message)
    else:
        draft.tell_house(message)


def _note_bad_skin(draft: Draft, asked_at: datetime) -> None:
    """Let the session that ended meanwhile be the one after which the skin rests."""

    def noted(sessions: tuple[Session, ...]) -> tuple[Session, ...]:
        asked = [one for one in sessions if one.skin_asked_at and one.skin_asked_at <= asked_at]
        last = max(asked, key=lambda one: one.skin_asked_at or asked_at, default=None)
        bad = replace(last, reason=Reason.SKIN, skin_bad_at=draft.now) if last else None
        return tuple(bad if bad and one is last else one for one in sessions)

    draft.earlier = replace(draft.earlier, sessions=noted(draft.earlier.sessions))
    if draft.current:
        earlier = draft.episode.earlier
        mine = noted(draft.episode.sessions)
        if mine == draft.episode.sessions:
            earlier = replace(earlier, sessions=noted(earlier.sessions))
        draft.change(sessions=mine, earlier=earlier)
