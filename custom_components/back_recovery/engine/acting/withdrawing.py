"""What was offered or begun and does not suit the person any more is taken back at once."""

from ..model.effects import Message
from ..model.episode import About
from ..model.plan import NOT_LISTED
from ..model.suitability import is_closed_for
from ..model.texts import Text
from ..model.vocabulary import Reason, Urgency
from ..reading.lockouts import running_lockouts
from .care import drop_question
from .draft import Draft
from .prompts import lapse_prompt
from .sessions import end_session


def drop_removed(draft: Draft) -> None:
    """Take back the prompts and the question, and end the session, of what the plan lost."""
    for prompt in draft.episode.open_prompts:
        if prompt.activity not in NOT_LISTED and not draft.plan.has(prompt.activity):
            lapse_prompt(draft, prompt, Reason.ACTIVITY_REMOVED)
    question = draft.episode.question
    if question and not draft.plan.has(question.activity):
        drop_question(draft)
    session = draft.episode.session
    if session and not draft.plan.has(session.activity):
        end_session(draft, draft.now, Reason.ACTIVITY_REMOVED)


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
                subject=draft.episode.subject(About.WITHDRAWN),
                text=Text.WITHDRAWN,
                activity=session.activity,
                urgency=Urgency.SAFETY,
            )
        )


def _is_closed(draft: Draft, activity_id: str) -> bool:
    return is_closed_for(draft.plan.profile, draft.plan.activity(activity_id).kind)


ENDS = frozenset(
    {
        Reason.ONSET,
        Reason.SWELLING,
        Reason.BRUISE,
        Reason.SEDATIVE,
        Reason.SKIN,
        Reason.NOT_CALM,
        Reason.REFERRED,
    }
)
"""What ends a session or takes an offer back; the hours of the day end no session by themselves."""


def withdraw_forbidden(draft: Draft) -> None:
    """End the session, and take back the offers, of what may not go on."""
    session = draft.episode.session
    if session and draft.plan.has(session.activity):
        if why := _why(draft, session.activity):
            end_session(draft, draft.now, why)
    for prompt in draft.episode.open_prompts:
        if draft.plan.has(prompt.activity) and (why := _why(draft, prompt.activity)):
            lapse_prompt(draft, prompt, why)


def _why(draft: Draft, activity_id: str) -> Reason | None:
    activity = draft.plan.activity(activity_id)
    closed = running_lockouts(draft.plan, draft.episode, activity, draft.now)
    reasons = [lock.reason for lock in closed if lock.reason in ENDS]
    return reasons[-1] if reasons else None
