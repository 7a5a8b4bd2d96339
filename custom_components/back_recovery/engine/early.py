"""What is done before it was asked for: a prompt that is still to come today."""

from .agenda import lapses_at, offers
from .draft import Draft
from .episode import Prompt
from .local_time import local_date
from .vocabulary import PromptState


def coming_today(draft: Draft, prompt_id: str) -> Prompt | None:
    """Return the prompt as if it were offered now, None where none of that id comes today."""
    plan, episode, now = draft.plan, draft.episode, draft.now
    today = local_date(now, plan.time_zone)
    for offer in offers(plan, episode, now):
        if local_date(offer.at, plan.time_zone) > today:
            return None
        if offer.prompt_id == prompt_id:
            return Prompt(
                id=prompt_id,
                activity=offer.slot.activity.id,
                state=PromptState.OFFERED,
                due_at=offer.slot.due_at,
                offered_at=now,
                lapses_at=lapses_at(plan, offer.slot.activity, now, now),
                told=False,
            )
    return None
