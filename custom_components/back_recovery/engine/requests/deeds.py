"""What was done: ticked on a list, said of an activity, or of a prompt."""

from datetime import timedelta
from typing import Final

from ..acting.draft import Draft
from ..acting.offering import show_offer
from ..acting.prompts import PromptMove, do_prompt, log_deed, move_prompt
from ..acting.returning import show_card
from ..acting.sessions import stop_session
from ..acting.undoing import take_back_skip
from ..model.episode import Episode, Prompt, Session
from ..model.errors import StaleAnswer, UnskippedTooLate, UntickedTooLate
from ..model.events import PromptTicked, PromptUnticked, TrainingLogged
from ..model.plan import NOT_LISTED, READY_CHECK, TRAINING
from ..model.vocabulary import PromptState
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


UNTICKED_WITHIN: Final = timedelta(minutes=1)
"""So long a tick can be taken back: nothing was built on it yet (judgement)."""


def untick_prompt(draft: Draft, event: PromptUnticked) -> None:
    """Let what was ticked be not done: it is offered as before, or comes at its time.

    What was skipped is offered again as long as it has its time. Raises UntickedTooLate once its
    minute is over, and for what cannot be taken back: a session that was ended, a training;
    UnskippedTooLate for what would not be offered any more.
    """
    episode = draft.current
    skipped = episode and _skipped(episode, event.prompt_id)
    if skipped:
        _unskip(draft, skipped)
        return
    found = (one for one in episode.prompts if one.id == event.prompt_id) if episode else ()
    prompt = next((one for one in found if one.state is PromptState.DONE and one.closed_at), None)
    if episode is None or prompt is None or prompt.closed_at is None:
        raise UntickedTooLate(seconds=round(UNTICKED_WITHIN.total_seconds()))
    rest = tuple(one for one in episode.sessions if not _is_deed_of(one, prompt))
    is_in_time = timedelta(0) <= draft.now - prompt.closed_at < UNTICKED_WITHIN
    if not is_in_time or rest == episode.sessions or prompt.activity in NOT_LISTED:
        raise UntickedTooLate(seconds=round(UNTICKED_WITHIN.total_seconds()))
    draft.change(sessions=rest)
    if prompt.offered_at == prompt.closed_at:
        # It was ticked ahead of its time: nobody was told of it yet.
        draft.change(prompts=tuple(one for one in episode.prompts if one.id != prompt.id))
        return
    offered = move_prompt(draft, prompt, PromptMove.TAKE_BACK, closed_at=None, closed_by=None)
    draft.report(offered.state, offered)
    if offered.told:
        show_offer(draft, offered)


def _skipped(episode: Episode, prompt_id: str) -> Prompt | None:
    found = (one for one in episode.prompts if one.id == prompt_id)
    return next((one for one in found if one.state is PromptState.SKIPPED), None)


def _unskip(draft: Draft, prompt: Prompt) -> None:
    """Offer again what was skipped, unless its time is over or the next one is here."""
    is_card = prompt.activity in NOT_LISTED
    is_in_time = prompt.closed_at and draft.now - prompt.closed_at < UNTICKED_WITHIN
    if draft.episode.open_prompt(prompt.activity) or (is_card and not is_in_time):
        raise UnskippedTooLate
    try:
        take_back_skip(draft, prompt)
    except StaleAnswer as err:
        raise UnskippedTooLate from err


def _is_deed_of(session: Session, prompt: Prompt) -> bool:
    """Tell whether it is what was noted by the tick, and takes no time."""
    return session.prompt_id == prompt.id and session.started_at == session.ends_at


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

    What two people say of the same thing counts once. Raises UnknownActivity where the plan has
    none of that id.
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
