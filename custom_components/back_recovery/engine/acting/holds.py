"""Holds: everything of a kind is closed until a person lifts it, devices off at once.

No triage and no finding: a static list of signs with one answer for all of it, and the advice
to ask somebody who can look. Which sign a person has is never asked or concluded.
"""

from collections.abc import Mapping

from ..model.effects import Message
from ..model.happened import What
from ..model.phases import PhaseMove
from ..model.texts import Text
from ..model.vocabulary import Answer, Reason, Urgency
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


def ask_warning_signs(draft: Draft) -> None:
    """Show the list of warning signs, with one answer for all of it."""
    draft.tell(
        Message(
            subject=draft.episode.warning_subject,
            text=Text.WARNING_LIST,
            answers=(Answer.NONE, Answer.YES),
            urgency=Urgency.SAFETY,
        )
    )


def hold(draft: Draft, reason: Reason, *, by: str | None = None) -> None:
    """Close everything: the person has a sign that somebody else has to look at."""
    before = hold_reason(draft.episode)
    emergency = reason is Reason.WARNING_A
    move(draft, PhaseMove.HOLD_EMERGENCY if emergency else PhaseMove.HOLD_CARE)
    if before is Reason.WARNING_A:
        # A milder sign later on does not replace what an emergency hold says.
        reason = Reason.WARNING_A
    if reason is not before:
        draft.note(What.HOLD_STARTED, reason=reason, by=by)
    is_final = reason is Reason.WARNING_A
    draft.tell(
        Message(
            subject=draft.episode.warning_subject,
            text=TEXTS[reason],
            answers=() if is_final else (Answer.CHECKED, Answer.WRONG),
            minutes=ICE_MINUTES if reason is Reason.SWELLING else None,
            urgency=Urgency.SAFETY,
        )
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
