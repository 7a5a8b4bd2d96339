"""The life of one prompt, as a table, and what follows from each answer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from ..model.catalogue import LONGEST_SNOOZE
from ..model.effects import Message
from ..model.episode import CLOSED, Prompt, Session
from ..model.errors import NothingToAnswer, SnoozeTooLong, StaleAnswer
from ..model.plan import GYM, NOT_LISTED
from ..model.texts import Text
from ..model.vocabulary import Answer, PromptState, Reason, Urgency
from ..reading.lapsing import lapses_at
from .draft import Draft


class PromptMove(StrEnum):
    """What can happen to a prompt."""

    OFFER = "offer"
    START = "start"
    DO = "do"
    SKIP = "skip"
    SNOOZE = "snooze"
    LAPSE = "lapse"
    BREAK_OFF = "break_off"
    TAKE_BACK = "take_back"


_ANSWERS: Mapping[PromptMove, PromptState] = {
    PromptMove.START: PromptState.STARTED,
    PromptMove.DO: PromptState.DONE,
    PromptMove.SKIP: PromptState.SKIPPED,
    PromptMove.SNOOZE: PromptState.SNOOZED,
    PromptMove.LAPSE: PromptState.LAPSED,
}

PROMPTS: Mapping[PromptState, Mapping[PromptMove, PromptState]] = {
    PromptState.OFFERED: _ANSWERS,
    PromptState.SNOOZED: {**_ANSWERS, PromptMove.OFFER: PromptState.OFFERED},
    PromptState.STARTED: {
        PromptMove.DO: PromptState.DONE,
        PromptMove.BREAK_OFF: PromptState.LAPSED,
    },
    # The tick is taken off it within a minute; a skip is taken back as long as it has its time.
    PromptState.DONE: {PromptMove.TAKE_BACK: PromptState.OFFERED},
    PromptState.SKIPPED: {PromptMove.TAKE_BACK: PromptState.OFFERED},
    PromptState.LAPSED: {},
}
"""From a state, by a move, to the next state."""


def find_open(draft: Draft, activity_id: str | None) -> Prompt:
    """Return the open prompt of the activity, or the one offered last.

    Raises NothingToAnswer where there is none.
    """
    prompt = draft.episode.open_prompt(activity_id)
    if prompt is None:
        raise NothingToAnswer
    return prompt


def move_prompt(
    draft: Draft, prompt: Prompt, move: PromptMove, *, by: str | None = None, **values: object
) -> Prompt:
    """Move a prompt along the table and return it as it is now.

    Raises StaleAnswer where its state has no such move: it was answered already.
    """
    state = PROMPTS[prompt.state].get(move)
    if state is None:
        raise StaleAnswer
    values = {"repeat_at": None, "snoozed_until": None, **values}
    moved = replace(prompt, state=state, **values)  # type: ignore[arg-type]
    if state in CLOSED:
        moved = replace(moved, closed_at=moved.closed_at or draft.now, closed_by=by)
    draft.put_prompt(moved)
    return moved


def offer_now(draft: Draft, activity: str, lasts: timedelta) -> Prompt:
    """Offer what no plan lists, from now on for so long."""
    number = sum(prompt.activity == activity for prompt in draft.episode.prompts)
    prompt = Prompt(
        id=f"{draft.episode.id}-{activity}-{number}",
        activity=activity,
        state=PromptState.OFFERED,
        due_at=draft.now,
        offered_at=draft.now,
        lapses_at=draft.now + lasts,
    )
    draft.put_prompt(prompt)
    draft.report(PromptState.OFFERED, prompt)
    return prompt


def do_prompt(draft: Draft, prompt: Prompt, *, by: str | None) -> None:
    """Close a prompt as done; it counts as a session without length."""
    done = move_prompt(draft, prompt, PromptMove.DO, by=by)
    log_deed(draft, prompt.activity, prompt_id=prompt.id, by=by)
    _close_message(draft, done)


def log_deed(draft: Draft, activity_id: str, *, prompt_id: str | None, by: str | None) -> None:
    """Remember that the activity was done just now."""
    deed = Session(
        activity=activity_id,
        started_at=draft.now,
        ends_at=draft.now,
        ended_at=draft.now,
        prompt_id=prompt_id,
        started_by=by,
    )
    draft.change(sessions=(*draft.episode.sessions, deed))


def skip_prompt(draft: Draft, prompt: Prompt, *, by: str | None) -> None:
    """Close a prompt that is not wanted this time; who skips it can take that back for a minute."""
    skipped = move_prompt(draft, prompt, PromptMove.SKIP, by=by)
    if by is None or prompt.activity == GYM:
        _close_message(draft, skipped)
        return
    draft.report(skipped.state, skipped)
    draft.show(
        Message(
            subject=prompt.id,
            text=Text.SKIPPED,
            answers=(Answer.UNDO,),
            activity=prompt.activity,
            urgency=Urgency.QUIET,
            again=True,
        )
    )


def snooze_prompt(draft: Draft, prompt: Prompt, span: timedelta | None, *, by: str | None) -> None:
    """Put a prompt off. `span` None: as long as the plan says.

    Raises SnoozeTooLong for more than a day, and StaleAnswer for what is about now only,
    such as the gym's warning.
    """
    if prompt.activity in NOT_LISTED:
        raise StaleAnswer
    span = span or draft.plan.snooze
    if not timedelta(0) < span <= LONGEST_SNOOZE:
        raise SnoozeTooLong(hours=LONGEST_SNOOZE // timedelta(hours=1))
    until = draft.now + span
    activity = draft.plan.activity(prompt.activity)
    snoozed = move_prompt(
        draft,
        prompt,
        PromptMove.SNOOZE,
        by=by,
        snoozed_until=until,
        lapses_at=lapses_at(draft.plan, activity, until),
    )
    _close_message(draft, snoozed)


def lapse_prompt(draft: Draft, prompt: Prompt, reason: Reason) -> None:
    """Take back a prompt nobody answered, at the instant at which its time was over."""
    is_over = reason in (Reason.UNANSWERED, Reason.DAY_OVER)
    closed_at = prompt.lapses_at if is_over else draft.now
    lapsed = move_prompt(draft, prompt, PromptMove.LAPSE, closed_at=closed_at)
    _close_message(draft, lapsed, reason)


def lapse_unanswered(draft: Draft) -> None:
    """Take back every prompt whose time is over."""
    for prompt in draft.episode.open_prompts:
        if prompt.lapses_at <= draft.now:
            lapse_prompt(draft, prompt, Reason.UNANSWERED if prompt.asks else Reason.DAY_OVER)


def lapse_all(draft: Draft, reason: Reason) -> None:
    """Take back every open prompt."""
    for prompt in draft.episode.open_prompts:
        lapse_prompt(draft, prompt, reason)


def leave_gym(draft: Draft) -> None:
    """Forget the visit: the warning is moot, and the next visit has its own."""
    draft.change(gym_warned=False, left_gym_at=None)
    if prompt := draft.episode.open_prompt(GYM):
        lapse_prompt(draft, prompt, Reason.AWAY)


def _close_message(draft: Draft, prompt: Prompt, reason: Reason | None = None) -> None:
    draft.report(prompt.state, prompt, reason)
    draft.take_away(prompt.id)
