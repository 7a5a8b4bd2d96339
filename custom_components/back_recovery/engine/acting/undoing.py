"""A slip of the finger on what closes things can be taken back for a minute.

Who reported a swelling, a bruise, skin or a pill by mistake, or skipped what was meant to be
started, has one button for it and no lie to tell. After the minute the button goes, and what is
closed stays closed for its hours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from ..model.effects import UNDO_FOR, Asking
from ..model.episode import Prompt
from ..model.errors import StaleAnswer
from ..model.plan import NOT_LISTED
from ..model.texts import Text
from ..model.vocabulary import Answer, PromptState, Reason
from ..reading.closings import hold_reason
from ..reading.lockouts import offered_kinds
from ..reading.standing import FOR_A_MINUTE
from .draft import Draft
from .holds import leave_hold
from .offering import show_offer
from .prompts import PromptMove, move_prompt
from .returning import show_card

_SAID: Mapping[Text, str] = {
    Text.SWELLING: "swelling",
    Text.SWELLING_NO_ICE: "swelling",
    Text.BRUISE: "bruise",
    Text.SEDATIVE: "alcohol_or_sedative",
    Text.SKIN_STOP: "skin_ok",
}
"""What was said where a message answers it: the field of a check-in."""


def _open_undos(draft: Draft) -> Iterator[Asking]:
    """Yield what can be taken back still."""
    for one in draft.askings.open:
        if Answer.UNDO in one.message.answers and one.message.text in FOR_A_MINUTE:
            yield one


def undos_end_at(draft: Draft) -> Iterator[datetime]:
    """Yield when a minute is over."""
    return (one.asked_at + UNDO_FOR for one in _open_undos(draft))


def end_undos(draft: Draft) -> None:
    """Take the button away once its minute is over, and what says nothing else with it."""
    for asking in tuple(_open_undos(draft)):
        if timedelta(0) <= draft.now - asking.asked_at < UNDO_FOR:
            continue
        if asking.message.text is Text.SKIPPED:
            draft.take_away(asking.message.subject)
        else:
            draft.use_up(asking, Answer.UNDO)
            draft.show_without(asking, Answer.UNDO)


def take_back_skip(draft: Draft, prompt: Prompt) -> None:
    """Offer again what was skipped by mistake.

    Raises StaleAnswer where it was not, its time is over, or nothing of its kind is offered now.
    """
    if prompt.lapses_at <= draft.now or not _is_offered_now(draft, prompt):
        raise StaleAnswer
    offered = move_prompt(
        draft, prompt, PromptMove.TAKE_BACK, closed_at=None, closed_by=None, told=True
    )
    draft.report(PromptState.OFFERED, offered)
    if prompt.activity in NOT_LISTED:
        show_card(draft, offered)
    else:
        show_offer(draft, offered)


def _is_offered_now(draft: Draft, prompt: Prompt) -> bool:
    if prompt.activity in NOT_LISTED:
        return True
    return draft.plan.kind_of(prompt.activity) in offered_kinds(draft.episode, draft.now)


def take_back_answer(draft: Draft, asking: Asking, *, by: str | None) -> None:
    """Let an answer that closed something be one that was never given.

    Raises StaleAnswer where nobody is there who could have slipped, or nothing is to be undone.
    """
    said = _SAID.get(asking.message.text)
    is_hold = said == "swelling"
    is_moot = is_hold and hold_reason(draft.episode) is not Reason.SWELLING
    if said is None or by is None or is_moot:
        raise StaleAnswer
    if is_hold:
        leave_hold(draft, by=by)
    else:
        draft.take_away(asking.message.subject)
    unsaid: dict[str, Any] = {said: None}
    draft.change(
        check_ins=tuple(
            replace(one, **unsaid) if one.at == asking.asked_at else one
            for one in draft.episode.check_ins
        )
    )
