"""What was done: ticked on a list, said of an activity, or of a prompt."""

from datetime import timedelta

from ..acting.draft import Draft
from ..acting.prompts import do_prompt, log_deed
from ..acting.returning import show_card
from ..acting.sessions import stop_session
from ..model.episode import Prompt
from ..model.errors import StaleAnswer
from ..model.events import (
    PromptTicked,
    TrainingLogged,
)
from ..model.plan import READY_CHECK, TRAINING
from ..reading.offers import coming_today
from .training_log import log_training


def tick_prompt(draft: Draft, event: PromptTicked) -> None:
    """Take what was ticked as done: it runs, is offered, or comes today.

    Raises StaleAnswer for anything else.
    """
    if draft.current is None:
        raise StaleAnswer
    session = draft.episode.session
    if session and session.prompt_id == event.prompt_id:
        stop_session(draft, session.activity)
        return
    prompt = next((one for one in draft.episode.open_prompts if one.id == event.prompt_id), None)
    prompt = prompt or coming_today(draft.plan, draft.episode, draft.now, event.prompt_id)
    if prompt is None:
        raise StaleAnswer
    do_any(draft, prompt, by=event.by)


def do_any(draft: Draft, prompt: Prompt, *, by: str | None) -> None:
    """Take a prompt as done, whatever it offers. What opens something is asked about instead."""
    if prompt.activity == READY_CHECK:
        show_card(draft, prompt)
    elif prompt.activity == TRAINING:
        log_training(draft, TrainingLogged(by=by))
    else:
        do_prompt(draft, prompt, by=by)


def do_activity(draft: Draft, activity_id: str, *, by: str | None) -> None:
    """Take an activity as done, its open prompt with it.

    What two people say of the same thing counts once. Raises UnknownActivity where the plan has none of that id.
    """
    if prompt := draft.episode.open_prompt(activity_id):
        do_any(draft, prompt, by=by)
    else:
        draft.plan.activity(activity_id)
        if not _has_been_said(draft, activity_id, by):
            log_deed(draft, activity_id, prompt_id=None, by=by)


SAID_TWICE_WITHIN = timedelta(minutes=5)
"""What somebody else says was done within this span is the same (judgement)."""


def _has_been_said(draft: Draft, activity_id: str, by: str | None) -> bool:
    """Tell whether somebody else has just said that the activity was done."""
    return any(
        one.activity == activity_id
        and one.ended_at is not None
        and one.started_by != by
        and timedelta(0) <= draft.now - one.ended_at <= SAID_TWICE_WITHIN
        for one in draft.episode.sessions
    )
