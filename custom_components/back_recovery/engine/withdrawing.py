"""What was offered or begun and does not suit the person any more is taken back at once."""

from .care import drop_question
from .draft import Draft
from .effects import Message
from .plan import NOT_LISTED
from .prompts import lapse_prompt
from .sessions import end_session
from .suitability import is_closed_for
from .vocabulary import Reason, Urgency


def withdraw_unsuitable(draft: Draft) -> None:
    """Take back the prompts and the question, and end the session, of what is blocked now.

    All that is said to others is that the plan was changed: what was ticked is an answer.
    """
    for prompt in draft.episode.open_prompts:
        if prompt.activity not in NOT_LISTED and _is_closed(draft, prompt.activity):
            lapse_prompt(draft, prompt, Reason.PLAN_CHANGED)
    question = draft.episode.question
    if question and _is_closed(draft, question.activity):
        drop_question(draft)
    session = draft.episode.session
    if session and _is_closed(draft, session.activity):
        end_session(draft, draft.now, Reason.PLAN_CHANGED)
        draft.tell(
            Message(
                subject=f"{draft.episode.id}-{session.activity}-ended",
                text="withdrawn",
                activity=session.activity,
                urgency=Urgency.SAFETY,
            )
        )


def _is_closed(draft: Draft, activity_id: str) -> bool:
    return is_closed_for(draft.plan.profile, draft.plan.activity(activity_id).kind)
