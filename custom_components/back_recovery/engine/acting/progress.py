"""One message for each session: from its start to the proof that its device is off.

What it says follows from how things stand, so nothing that begins or ends a session has to
remember to change it. It makes no sound: what must be heard is told by itself.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from ..model.devices import Role
from ..model.effects import Message
from ..model.episode import Session
from ..model.guards import Guard, GuardState
from ..model.texts import ENDED, Text
from ..model.vocabulary import Answer, Countdown, Reason, Urgency
from ..reading.slots import ON_TIME
from .draft import Draft

_BATH = frozenset({Text.BATH_READY, Text.BATH_TOO_WARM})
_IS_OVER = frozenset({*ENDED.values(), Text.HEAT_OVER, Text.OFF_CONFIRMED})
"""What a message says last; it lies there until its time is over."""


def show_progress(draft: Draft) -> None:
    """Let the message of a session say how it stands, where it says something else."""
    sessions = draft.episode.sessions
    session = draft.episode.session
    session = session or next((one for one in reversed(sessions) if one.shown), None)
    if session is None:
        return
    for other in sessions:
        if other.shown and other is not session:
            _put(draft, other, None, None)
    says = _says(draft, session)
    until = session.ends_at if session.ended_at is None and says is not Text.FILLING else None
    if (says, until) == (session.shown, session.shown_until):
        return
    _put(draft, session, says, until)
    if says is None:
        draft.take_away(draft.episode.session_subject)
    else:
        draft.show(_message(draft, session, says, until))


def _message(draft: Draft, session: Session, text: Text, until: datetime | None) -> Message:
    is_running = session.ended_at is None
    return Message(
        subject=draft.episode.session_subject,
        text=text,
        answers=(Answer.END,) if is_running else (),
        activity=session.activity,
        minutes=(session.ends_at - session.started_at) / timedelta(minutes=1),
        until=until,
        urgency=Urgency.QUIET,
        live=Countdown.RUNS if is_running else Countdown.ENDS,
    )


def note_shown(draft: Draft, session: Session, text: Text) -> None:
    """Note that something that is told aloud took the place of the message of a session."""
    _put(draft, session, text, None)


def _put(draft: Draft, session: Session, text: Text | None, until: datetime | None) -> None:
    shown = replace(session, shown=text, shown_until=until)
    draft.change(sessions=tuple(shown if one is session else one for one in draft.episode.sessions))


def _says(draft: Draft, session: Session) -> Text | None:
    """Return what the message of a session has to say, None where it has nothing (more) to say."""
    if not draft.plan.has(session.activity):
        return None
    if session.ended_at is None:
        return _while_it_runs(draft, session)
    if session.shown in _IS_OVER:
        return session.shown
    guard = _guard(draft, session)
    if guard and guard.state is GuardState.GOING_OFF:
        return _while_it_goes_off(draft, session, guard)
    return _at_the_end(draft, session)


def _while_it_runs(draft: Draft, session: Session) -> Text:
    if session.is_filling:
        return Text.FILLING
    if session.shown in _BATH and session.shown_until == session.ends_at:
        return session.shown
    has_device = draft.plan.activity(session.activity).device is not None
    is_soaking = session.soak_began_at is not None
    return Text.RUNNING_DEVICE if has_device and not is_soaking else Text.RUNNING


def _while_it_goes_off(draft: Draft, session: Session, guard: Guard) -> Text | None:
    if guard.said or guard.is_loud:
        # The message about the device says more.
        return None
    if session.shown is Text.ENDED_HEAT or _is_in_time(draft, session):
        return Text.ENDED_HEAT
    return Text.GOING_OFF


def _at_the_end(draft: Draft, session: Session) -> Text | None:
    activity = draft.plan.activity(session.activity)
    is_heat = activity.device is not None and activity.device.role is Role.HEAT
    if session.shown is Text.ENDED_HEAT or (is_heat and _is_in_time(draft, session)):
        return Text.HEAT_OVER
    if draft.quiet_until and _is_in_time(draft, session):
        # Aloud it was not said.
        return ENDED[activity.kind]
    return Text.OFF_CONFIRMED if session.shown is Text.GOING_OFF else None


def _is_in_time(draft: Draft, session: Session) -> bool:
    """Tell whether its time was up just now, and nobody is asked to say that they are out."""
    if session.reason != Reason.SESSION_ENDED or session.answer_by or session.ended_at is None:
        return False
    return draft.now - session.ended_at <= ON_TIME


def _guard(draft: Draft, session: Session) -> Guard | None:
    device = draft.plan.activity(session.activity).device
    guard = draft.guard(device.id) if device else None
    return guard if guard and guard.activity == session.activity else None
