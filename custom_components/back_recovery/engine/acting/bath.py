"""Somebody sits in the water: it must not scald, and they have to get out.

Who does not say that they are out is looked after by a second contact; without one
nobody is asked.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from ..model.devices import Reading
from ..model.effects import Message
from ..model.episode import About, Session
from ..model.interlocks import SCALDING, WARMEST_BATH
from ..model.texts import Text
from ..model.vocabulary import Answer, Countdown, Kind, Recipient, Urgency
from .draft import Draft

OVERDUE_AFTER = timedelta(minutes=25)
"""After so long in the water without an answer somebody else is told (judgement: the
longest bath and five minutes)."""

ANSWER_WITHIN = timedelta(minutes=5)
"""Nobody has less than this to answer, also where the question came late (judgement)."""

ASKED_WITHIN = timedelta(hours=1)
"""After this span a bath is not asked about any more: a power cut in the evening must
not wake two people in the night (judgement)."""

_AWAY_FOR = timedelta(minutes=1)
"""Who looks at an instant later than this was away, and nobody could answer meanwhile."""


def is_looked_after(draft: Draft) -> bool:
    """Tell whether somebody bathes, or has not said to be out, and another one waits for it."""
    session = draft.episode.session
    is_bathing = session is not None and draft.plan.kind_of(session.activity) is Kind.BATH
    return draft.plan.has_second_contact and (is_bathing or awaited(draft) is not None)


def awaited(draft: Draft) -> Session | None:
    """Return the bath after which the person has to say that they are out, or None."""
    return next((one for one in draft.episode.sessions if one.answer_by), None)


def await_answer(draft: Draft, session: Session) -> datetime | None:
    """Return until when an answer is waited for after a bath that is over now; None: not at all."""
    is_late = draft.now - session.ends_at > ASKED_WITHIN
    is_away = draft.episode.place.at_home is False
    if not is_looked_after(draft) or session.is_filling or is_late or is_away:
        return None
    answer_by = max(session.in_water_since + OVERDUE_AFTER, draft.now + ANSWER_WITHIN)
    draft.put_session(replace(session, answer_by=answer_by))
    return answer_by


def ask_whether_out(draft: Draft, activity: str, answer_by: datetime) -> None:
    """Say that the time is up, and until when an answer is waited for."""
    draft.tell(
        Message(
            subject=draft.episode.subject(About.OUT),
            text=Text.BATH_OUT,
            answers=(Answer.OUT,),
            activity=activity,
            until=answer_by,
            urgency=Urgency.SAFETY,
        ),
        not_after=answer_by,
    )


def ask_again(draft: Draft) -> None:
    """Ask once more, and wait anew: an answer may have been lost while nobody was here."""
    session = awaited(draft) if draft.current else None
    if session is None or session.answer_by is None or session.is_overdue:
        return
    if ANSWER_WITHIN <= session.answer_by - draft.now <= OVERDUE_AFTER:
        return
    if draft.now - session.ends_at > ASKED_WITHIN:
        be_out(draft)
        return
    answer_by = draft.now + ANSWER_WITHIN
    _put(draft, session, replace(session, answer_by=answer_by))
    ask_whether_out(draft, session.activity, answer_by)


def be_out(draft: Draft) -> None:
    """Stop waiting: the person is out of the bath. Who was told about it is told that, too."""
    session = awaited(draft)
    if session is None:
        return
    _put(draft, session, replace(session, answer_by=None, is_overdue=False))
    draft.take_away(draft.episode.subject(About.OUT))
    if session.is_overdue:
        _tell_contact(draft, session, Text.CONTACT_BATH_OVER, Urgency.SAFETY)


def overdue_at(draft: Draft) -> datetime | None:
    """Return when nobody waits for an answer any longer, and something else happens."""
    session = awaited(draft)
    if session is None or session.answer_by is None:
        return None
    return session.answer_by + ASKED_WITHIN if session.is_overdue else session.answer_by


def look_after_bather(draft: Draft) -> None:
    """Say that the water scalds, and tell somebody else when the person does not answer."""
    _warn_of_scalding(draft)
    session, due_at = awaited(draft), overdue_at(draft)
    if session is None or due_at is None:
        return
    if not draft.plan.has_second_contact or draft.episode.place.at_home is False:
        be_out(draft)
    elif due_at > draft.now:
        return
    elif session.is_overdue:
        _put(draft, session, replace(session, answer_by=None))
    elif draft.now - due_at > _AWAY_FOR:
        ask_again(draft)
    else:
        _tell_both(draft, session)


def _tell_both(draft: Draft, session: Session) -> None:
    """Ask the second contact to have a look, and the person once more."""
    _put(draft, session, replace(session, is_overdue=True))
    _tell_contact(draft, session, Text.CONTACT_BATH, Urgency.ALARM)
    draft.tell(
        Message(
            subject=draft.episode.subject(About.OUT),
            text=Text.BATH_OVERDUE,
            answers=(Answer.OUT,),
            activity=session.activity,
            urgency=Urgency.ALARM,
        ),
        not_after=draft.now + ASKED_WITHIN,
    )


def _tell_contact(draft: Draft, session: Session, text: Text, urgency: Urgency) -> None:
    if draft.plan.has_second_contact:
        draft.tell(
            Message(
                subject=f"{draft.episode.subject(About.OUT)}-contact",
                text=text,
                since=session.in_water_since,
                urgency=urgency,
                to=Recipient.SECOND_CONTACT,
            ),
            not_after=draft.now + ASKED_WITHIN,
        )


def _put(draft: Draft, before: Session, after: Session) -> None:
    draft.change(sessions=tuple(after if one is before else one for one in draft.episode.sessions))


def _warn_of_scalding(draft: Draft) -> None:
    """Warn whoever sits in water that became too hot, once a bath."""
    session = draft.episode.session
    if session is None or session.is_filling or session.is_scald_told:
        return
    degrees = draft.reading(session.activity).water_temperature
    is_scalding = degrees is not None and degrees >= SCALDING
    if is_scalding and draft.plan.kind_of(session.activity) is Kind.BATH:
        draft.put_session(replace(session, is_scald_told=True))
        draft.tell(
            Message(
                subject=f"{draft.episode.id}-scald",
                text=Text.SCALD,
                activity=session.activity,
                temperature=degrees,
                urgency=Urgency.ALARM,
            )
        )


def begin_soak(draft: Draft, session: Session, reading: Reading) -> None:
    """Let the time in the water begin now, and say until when and how warm it is."""
    soak = timedelta(minutes=session.soak_minutes or 0)
    ends_at = min(draft.now + soak, session.ends_at)
    degrees = reading.water_temperature
    is_too_warm = degrees is not None and degrees > WARMEST_BATH
    text = Text.BATH_TOO_WARM if is_too_warm else Text.BATH_READY
    soaking = replace(session, soak_minutes=None, soak_began_at=draft.now, ends_at=ends_at)
    draft.put_session(replace(soaking, shown=text, shown_until=ends_at))
    # Who waits for a bath is awake, but others may sleep: in quiet hours it makes no sound.
    usual = Urgency.QUIET if draft.quiet_until else Urgency.NORMAL
    draft.tell(
        Message(
            subject=draft.episode.session_subject,
            text=text,
            answers=(Answer.END,),
            activity=session.activity,
            until=ends_at,
            temperature=degrees,
            urgency=Urgency.SAFETY if is_too_warm else usual,
            live=Countdown.RUNS,
        ),
        not_after=ends_at,
    )
