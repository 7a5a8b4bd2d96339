"""Holds: everything of a kind is closed until a person lifts it, devices off at once.

No triage and no finding: a static list, one answer, and the advice to ask somebody who can
look (domain decisions; §4.6).
"""

from collections.abc import Mapping

from ..model.effects import Clear, Message
from ..model.phases import PhaseMove
from ..model.vocabulary import Answer, Reason, Stage, Urgency
from ..reading.lockouts import hold_reason
from .bath import be_out
from .care import drop_question
from .draft import Draft
from .prompts import lapse_all
from .sessions import end_session
from .window import LONGER_BY, rest_until, tell_about_window

ICE_MINUTES = 20
"""The longest a cold pack stays (Midlands Partnership NHS)."""

TEXTS: Mapping[Reason, str] = {
    Reason.WARNING_A: "warning_a",
    Reason.WARNING_B: "warning_b",
    Reason.HIGH_PAIN: "warning_b",
    Reason.SWELLING: "swelling",
}
"""What is said when a hold begins, by its reason."""


def ask_warning_signs(draft: Draft) -> None:
    """Show the list of warning signs, with one answer for all of it."""
    draft.tell(
        Message(
            subject=draft.episode.warning_subject,
            text="warning_list",
            answers=(Answer.NONE, Answer.YES),
            urgency=Urgency.SAFETY,
        )
    )


def hold(draft: Draft, reason: Reason, *, by: str | None = None) -> None:
    """Close everything: the person has a sign that somebody else has to look at."""
    before = hold_reason(draft.episode)
    emergency = reason is Reason.WARNING_A
    draft.move(PhaseMove.HOLD_EMERGENCY if emergency else PhaseMove.HOLD_CARE)
    drop_question(draft)
    be_out(draft)
    end_session(draft, draft.now, Reason.HOLD)
    lapse_all(draft, Reason.HOLD)
    if before is Reason.WARNING_A:
        # A milder sign later on does not replace what an emergency hold says.
        reason = Reason.WARNING_A
    if reason is not before:
        draft.note("hold_started", reason=reason, by=by)
    # Nothing that was said or asked before fits any more.
    draft.take_away(draft.episode.id)
    for about in draft.episode.asked:
        draft.settle(about)
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
    draft.move(PhaseMove.LIFT)
    draft.change(answers_from=draft.now, agreed_at=draft.now, stage=Stage.NONE, stage_since=None)
    draft.effects.append(Clear(subject=draft.episode.warning_subject))
    draft.note("hold_lifted", reason=Reason.BY_PERSON, by=by)
    rest_until(draft, draft.now + draft.plan.span(LONGER_BY), Reason.HOLD, by=by)
    if draft.episode.window_ends_at > draft.now:
        tell_about_window(draft, "hold_lifted", Answer.WRONG)
