"""Holds: everything of a kind is closed until a person lifts it, devices off at once.

No triage and no finding: a static list of signs with one answer for all of it, and the advice
to ask somebody who can look. Which sign a person has is never asked or concluded.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from ..model.effects import Message
from ..model.episode import About, Closing
from ..model.happened import What
from ..model.phases import PhaseMove
from ..model.suitability import is_closed_for
from ..model.texts import Text
from ..model.vocabulary import Answer, Kind, Phase, Reason, Urgency, WarningList
from ..reading.closings import held_since, hold_reason
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


SIGNS = frozenset({Reason.WARNING_A, Reason.WARNING_B})
"""Holds that may have begun by mistake: the list, asked again, tells."""

ALARM_AGAIN_AFTER = timedelta(seconds=60)
"""The same alarm is not sent again within a minute, however often somebody asks: what is on the
phone already is loud enough (judgement)."""

ASKED_BY_NOBODY_AGAIN_AFTER = timedelta(minutes=10)
"""An automation that presses for the list again and again sends it so seldom. Not more seldom:
somebody whose voice nobody knows has no name either (judgement)."""

TOLD_BY_NOBODY_AGAIN_AFTER = timedelta(hours=6)
"""A sign that an automation reports again and again while its hold stands is told again so seldom:
the person was told, and every hold asks again by itself (judgement). A graver one is told at once."""

_LISTS = frozenset({Text.WARNING_LIST, Text.WARNING_LIST_TODAY})

IDLE_WARNING = "warning"
IDLE_TODAY = "warning_today"
"""The subjects of both parts of the list where no episode runs."""


def ask_warning_signs(
    draft: Draft, *, since: datetime | None = None, by_nobody: bool = False
) -> None:
    """Show the signs that need help at once, with one answer for all, whether anything runs or not.

    What a doctor should look at today is asked about once that is answered with none.
    `since` is when the hold began that none of both takes back; None: nothing is taken back.
    `by_nobody`: no person is known to have asked for it.
    """
    if draft.current:
        draft.settle(About.WARNING_TODAY)
    _alarm(
        draft,
        Message(
            subject=draft.episode.warning_subject if draft.current else IDLE_WARNING,
            text=Text.WARNING_LIST,
            answers=(Answer.NONE, Answer.YES),
            urgency=Urgency.SAFETY,
            since=since,
        ),
        again_after=ASKED_BY_NOBODY_AGAIN_AFTER if by_nobody else ALARM_AGAIN_AFTER,
    )


def look_again(draft: Draft) -> None:
    """Show the list again to somebody who says that a sign was reported by mistake."""
    ask_warning_signs(draft, since=held_since(draft.episode))


def say_whom_to_call(draft: Draft, signs: WarningList) -> None:
    """Say what to do about a warning sign where there is nothing to hold."""
    is_emergency = signs is WarningList.A
    _alarm(
        draft,
        Message(
            subject=IDLE_WARNING,
            text=Text.WARNING_A if is_emergency else Text.WARNING_B,
            answers=(Answer.CALL,) if is_emergency else (),
            urgency=Urgency.SAFETY,
        ),
    )


def _alarm(draft: Draft, message: Message, *, again_after: timedelta = ALARM_AGAIN_AFTER) -> None:
    """Send a message about a sign, unless the very same was sent lately and stands there."""
    standing = draft.askings.on(message.subject)
    if standing and replace(standing.message, asking=None) == message:
        passed = draft.now - standing.asked_at
        if timedelta(0) <= passed < again_after:
            return
    if draft.current:
        draft.tell(message)
    else:
        draft.tell_house(message)


_TODAY = Message(
    subject=IDLE_TODAY,
    text=Text.WARNING_LIST_TODAY,
    answers=(Answer.NONE, Answer.YES),
    urgency=Urgency.SAFETY,
)


def ask_idle_signs_of_today(draft: Draft) -> None:
    """Show the second part of the list where no episode runs."""
    draft.take_away(IDLE_WARNING)
    draft.tell_house(_TODAY)


def ask_signs_of_today(draft: Draft, since: datetime | None) -> None:
    """Show the second part of the list, about the same hold: nothing of the first is true."""
    draft.take_away(draft.episode.warning_subject)
    draft.ask(About.WARNING_TODAY, replace(_TODAY, since=since))


def go_on_with_hold(draft: Draft, held: Closing, *, by: str | None) -> None:
    """Begin where an episode before was stopped on hold: the list comes first."""
    draft.note(What.HOLD_STARTED, reason=held.reason, by=by)
    if held.reason in SIGNS:
        draft.change(held_from=Phase.REST)
    look_again(draft)


def hold(draft: Draft, reason: Reason, *, by: str | None = None) -> None:
    """Close everything: the person has a sign that somebody else has to look at."""
    before = hold_reason(draft.episode)
    if before is Reason.WARNING_A:
        # A milder sign later on does not replace what an emergency hold says.
        reason = Reason.WARNING_A
    if reason is not before:
        draft.change(held_from=draft.episode.phase, held_before=before)
    emergency = reason is Reason.WARNING_A
    move(draft, PhaseMove.HOLD_EMERGENCY if emergency else PhaseMove.HOLD_CARE)
    if reason is not before:
        draft.note(What.HOLD_STARTED, reason=reason, by=by)
        _tell_about_hold(draft, reason, *_answers_of(reason), *_UNDO.get(reason, ()))
    elif by is not None or not _is_told(draft):
        _tell_about_hold(draft, reason, *_answers_of(reason))


def _is_told(draft: Draft) -> bool:
    """Tell whether the person was told of the hold lately, or has its list open."""
    standing = draft.askings.on(draft.episode.warning_subject)
    told_at = standing.asked_at if standing else held_since(draft.episode)
    return timedelta(0) <= draft.now - told_at < TOLD_BY_NOBODY_AGAIN_AFTER


_ANSWERS: Mapping[Reason, tuple[Answer, ...]] = {
    Reason.WARNING_A: (Answer.CALL, Answer.MISTAKE),
    Reason.WARNING_B: (Answer.CHECKED, Answer.WRONG, Answer.MISTAKE),
}
_CARE_ANSWERS = (Answer.CHECKED, Answer.WRONG)
_UNDO: Mapping[Reason, tuple[Answer, ...]] = {Reason.SWELLING: (Answer.UNDO,)}


def _answers_of(reason: Reason) -> tuple[Answer, ...]:
    return _ANSWERS.get(reason, _CARE_ANSWERS)


def _tell_about_hold(draft: Draft, reason: Reason, *answers: Answer, again: bool = False) -> None:
    _alarm(
        draft,
        Message(
            subject=draft.episode.warning_subject,
            text=_text_of(draft, reason),
            answers=answers,
            minutes=ICE_MINUTES if reason is Reason.SWELLING else None,
            urgency=Urgency.SAFETY,
            again=again,
        ),
    )


def _text_of(draft: Draft, reason: Reason) -> Text:
    """Return what is said; nobody is told to cool who had better not."""
    if reason is Reason.SWELLING and is_closed_for(draft.plan.profile, Kind.ICE):
        return Text.SWELLING_NO_ICE
    return TEXTS[reason]


def lift_hold(draft: Draft, *, by: str | None) -> None:
    """Go on after a professional had a look. An emergency hold can only be stopped.

    The way back begins anew, on answers from now on, and after a day of rest at least.
    """
    move(draft, PhaseMove.LIFT)
    draft.change(answers_from=draft.now, agreed_at=draft.now)
    draft.note(What.HOLD_LIFTED, reason=Reason.BY_PERSON, by=by)
    rest_until(draft, draft.now + draft.plan.span(LONGER_BY), Reason.HOLD, by=by)
    tell_about_window(draft, Text.HOLD_LIFTED, Answer.WRONG)


def rule_out_signs(draft: Draft, *, by: str | None) -> None:
    """Take in that nothing of both lists is there; one that stands open was answered with it.

    A hold is lifted only where that one was asked again because of a mistake.
    """
    if draft.current is None:
        draft.take_away(IDLE_WARNING)
        draft.take_away(IDLE_TODAY)
        return
    episode = draft.episode
    subjects = (episode.warning_subject, episode.subject(About.WARNING_TODAY))
    lists = [one for subject in subjects if (one := draft.askings.on(subject))]
    asked = next((one.message for one in lists if one.message.text in _LISTS), None)
    if asked:
        draft.take_away(asked.subject)
    nothing_of_the_list(draft, asked.since if asked else None, by=by)


_BACK_TO: Mapping[Phase, PhaseMove] = {
    Phase.REST: PhaseMove.TAKE_BACK,
    Phase.READY_CHECK: PhaseMove.TAKE_BACK_CHECK,
    Phase.RETURN: PhaseMove.TAKE_BACK_RETURN,
    Phase.PAUSED: PhaseMove.TAKE_BACK_PAUSE,
    Phase.HOLD_CARE: PhaseMove.TAKE_BACK_CARE,
}


def leave_hold(draft: Draft, *, by: str | None) -> None:
    """Go on from where it was before a hold that should never have begun."""
    move(draft, _BACK_TO[draft.episode.held_from or Phase.REST])
    draft.change(held_from=None, held_before=None)
    draft.note(What.HOLD_LIFTED, reason=Reason.BY_PERSON, by=by)


def nothing_of_the_list(draft: Draft, since: datetime | None, *, by: str | None) -> None:
    """Take in that none of both parts is there.

    Where the list was asked again about the hold that began then, it was a mistake. Nothing else
    is lifted: a sign that somebody has to look at is not gone because a list was answered for
    another reason. What else holds the plan, such as swelling, goes on holding it.
    """
    draft.settle(About.WARNING_TODAY)
    episode = draft.episode
    reason = hold_reason(episode)
    if reason in SIGNS and episode.held_from and since == held_since(episode):
        before = Reason(episode.held_before) if episode.held_before else None
        leave_hold(draft, by=by)
        if before:
            draft.note(What.HOLD_STARTED, reason=before, by=by)
        elif episode.history[0].at == episode.phase_since:
            # It began on hold, so nothing was said about its window yet.
            tell_about_window(draft, Text.STARTED)
        reason = before
    if reason:
        # Whoever has just gone through the list is not sent there again, and has read this.
        _tell_about_hold(draft, reason, *_after_the_list(reason), again=True)


def _after_the_list(reason: Reason) -> tuple[Answer, ...]:
    return tuple(one for one in _answers_of(reason) if one is not Answer.WRONG)
