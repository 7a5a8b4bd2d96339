"""The cards of the way back: the test movements, and what a stage allows in the gym."""

from .draft import Draft
from .effects import Message
from .plan import READY_CHECK, TRAINING
from .prompts import offer_now
from .returning import ready_check_due_at, training_due_at
from .vocabulary import Answer

CARD_LASTS = 0.5
"""Days for which a card can be answered (judgement)."""

_ANSWERS = {
    READY_CHECK: (Answer.PASSED, Answer.SKIP, Answer.FAILED),
    TRAINING: (Answer.TRAINED, Answer.SKIP, Answer.WRONG),
}


def owed_card(draft: Draft) -> str | None:
    """Return which card is to be shown now, None where none is."""
    plan, episode, now = draft.plan, draft.episode, draft.now
    if episode.session or draft.quiet_until:
        return None
    due = {
        READY_CHECK: ready_check_due_at(plan, episode, now),
        TRAINING: training_due_at(plan, episode, now),
    }
    return next((card for card, at in due.items() if at and at <= now), None)


def send_card(draft: Draft, card: str) -> None:
    """Show a card: it is a prompt, though no plan lists it."""
    prompt = offer_now(draft, card, draft.plan.days(CARD_LASTS))
    draft.tell(
        Message(
            subject=prompt.id,
            text=card,
            answers=_ANSWERS[card],
            activity=card,
            stage=draft.episode.stage if card == TRAINING else None,
        )
    )
