"""Holds: everything of a kind is closed until a person lifts it, devices off at once.

No triage and no finding: a static list of signs with one answer for all of it, and the advice
to ask somebody who can look. Which sign a person has is never asked or concluded.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from ..model.effects import Message
from ..model.happened import What
from ..model.phases import PhaseMove
from ..model.texts import Text
from ..model.vocabulary import Answer, Phase, Reason, Urgency
from ..reading.lockouts import hold_reason
from .draft import Draft
from .moving import move
from .window import LONGER_BY, rest_until, tell_about_window

ICE_MINUTES = 20
"""The longest a cold pack stays (Midlands Partnership NHS)."""

TEXTS: Mapping[Reason, Text] = {
    Reason.WARNING_A: Text.WARNING_A,
    Reason.WARNING_B: Text.WARNING_B,
    Reason.HIGH_PAIN: Text.WARNING_B,
    Reason.SWELLING: Text.SWELLING,
}
"""What is said when a hold begins, by its reason."""


ALARM_AGAIN_AFTER = timedelta(seconds=60)
"""The same alarm is not sent again within a minute, however often somebody asks: what is on the
phone already is loud enough (judgement)."""

IDLE_WARNING = "warning"
"""The subject of the list where no episode runs."""


def ask_warning_signs(draft: Draft) -> None:
    """Show the list of warning signs, with one answer for all of it, whether anything runs or not."""
    _alarm(
        draft,
        Message(
            subject=draft.episode.warning_subject if draft.current else IDLE_WARNING,
            text=Text.WARNING_LIST,
            answers=(Answer.NONE, Answer.YES),
            urgency=Urgency.SAFETY,
        ),
    )


def say_whom_to_call(draft: Draft) -> None:
    """Say what to do about a warning sign where there is nothing to hold."""
    _alarm(
        draft,
        Message(
            subject=IDLE_WARNING,
            text=Text.WARNING_A,
            answers=(Answer.CALL,),
            urgency=Urgency.SAFETY,
        ),
    )


def _alarm(draft: Draft, message: Message) -> None:
    """Send a message about a sign, unless the very same has just been sent and stands there."""
    standing = draft.askings.on(message.subject)
    if standing and replace(standing.message, asking=None) == message:
        passed = draft.now - standing.asked_at
        if timedelta(0) <= passed < ALARM_AGAIN_AFTER:
            return
    if draft.current:
        draft.tell(message)
    else:
        draft.tell_house(message)


def hold(draft: Draft, reason: Reason, *, by: str | None = None) -> None:
    """Close everything: the person has a sign that somebody else has to look at."""
    before = hold_reason(draft.episode)
    if before is Reason.WARNING_A:
        # A milder sign later on does not replace what an emergency hold says.
        reason = Reason.WARNING_A
    if reason in SIGNS and reason is not before:
        draft.change(held_from=draft.episode.phase, held_before=before)
    emergency = reason is Reason.WARNING_A
    move(draft, PhaseMove.HOLD_EMERGENCY if emergency else PhaseMove.HOLD_CARE)
    if reason is not before:
        draft.note(What.HOLD_STARTED, reason=reason, by=by)
    _tell_about_hold(draft, reason)


SIGNS = frozenset({Reason.WARNING_A, Reason.WARNING_B})
"""Holds that began because somebody pointed at a list, which may have been a mistake."""

_ANSWERS: Mapping[Reason, tuple[Answer, ...]] = {
    Reason.WARNING_A: (Answer.CALL, Answer.MISTAKE),
    Reason.WARNING_B: (Answer.CHECKED, Answer.WRONG, Answer.MISTAKE),
}
_CARE_ANSWERS = (Answer.CHECKED, Answer.WRONG)


def _tell_about_hold(draft: Draft, reason: Reason) -> None:
    _alarm(
        draft,
        Message(
            subject=draft.episode.warning_subject,
            text=TEXTS[reason],
            answers=_ANSWERS.get(reason, _CARE_ANSWERS),
            minutes=ICE_MINUTES if reason is Reason.SWELLING else None,
            urgency=Urgency.SAFETY,
        ),
    )


def lift_hold(draft: Draft, *, by: str | None) -> None:
    """Go on after a professional had a look. An emergency hold can only be stopped.

    The way back begins anew, on answers from now on, and after a day of rest at least.
    """
    move(draft, PhaseMove.LIFT)
    draft.change(answers_from=draft.now, agreed_at=draft.now)
    draft.note(What.HOLD_LIFTED, reason=Reason.BY_PERSON, by=by)
    rest_until(draft, draft.now + draft.plan.span(LONGER_BY), Reason.HOLD, by=by)
    if draft.episode.window_ends_at > draft.now:
        tell_about_window(draft, Text.HOLD_LIFTED, Answer.WRONG)


_BACK_TO: Mapping[Phase, PhaseMove] = {
    Phase.REST: PhaseMove.TAKE_BACK,
    Phase.READY_CHECK: PhaseMove.TAKE_BACK_CHECK,
    Phase.RETURN: PhaseMove.TAKE_BACK_RETURN,
    Phase.PAUSED: PhaseMove.TAKE_BACK_PAUSE,
    Phase.HOLD_CARE: PhaseMove.TAKE_BACK_CARE,
}


def deny_signs(draft: Draft, asked_at: datetime, *, by: str | None) -> None:
    """Take in that none of the signs is there; a hold that the list began was a mistake then.

    What else holds the plan, such as swelling, goes on holding it. A list from before the hold
    says nothing about it.
    """
    episode = draft.episode
    reason = hold_reason(episode)
    draft.take_away(episode.warning_subject)
    if reason in SIGNS and episode.held_from and asked_at >= episode.phase_since:
        before = Reason(episode.held_before) if episode.held_before else None
        move(draft, _BACK_TO[episode.held_from])
        draft.change(held_from=None, held_before=None)
        draft.note(What.HOLD_LIFTED, reason=Reason.BY_PERSON, by=by)
        if before:
            draft.note(What.HOLD_STARTED, reason=before, by=by)
        reason = before
    if reason:
        _tell_about_hold(draft, reason)
