"""Ends what may not go on: a session, or an offer, that an answer or the onset has closed."""

from .draft import Draft
from .lockouts import running_lockouts
from .prompts import lapse_prompt
from .sessions import end_session
from .vocabulary import Reason

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


def close_forbidden(draft: Draft) -> None:
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
