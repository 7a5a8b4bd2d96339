"""What time alone does to an episode, each thing at the instant it was due."""

from .care import check_skin, drop_question, let_question_pass
from .catalogue import PAUSE_EXPIRES
from .draft import Draft
from .effects import Clear, Message
from .phases import PhaseMove
from .plan import GYM
from .prompts import lapse_all, lapse_prompt
from .sessions import end_session, end_session_in_time
from .vocabulary import Phase, Reason


def let_time_pass(draft: Draft) -> None:
    """Bring the episode up to now: sessions, prompts, and the window itself."""
    if draft.current is None:
        return
    _drop_removed_activities(draft)
    end_session_in_time(draft)
    let_question_pass(draft)
    check_skin(draft)
    for prompt in draft.episode.open_prompts:
        if prompt.lapses_at <= draft.now:
            lapse_prompt(draft, prompt, Reason.UNANSWERED)
    episode = draft.episode
    if episode.phase is Phase.REST and episode.window_ends_at <= draft.now:
        close(draft, PhaseMove.COMPLETE, "completed", Reason.WINDOW_OVER)
    elif episode.phase is Phase.PAUSED and episode.phase_since + PAUSE_EXPIRES <= draft.now:
        close(draft, PhaseMove.EXPIRE, "closed", Reason.EXPIRED)


def _drop_removed_activities(draft: Draft) -> None:
    for prompt in draft.episode.open_prompts:
        if prompt.activity != GYM and not draft.plan.has(prompt.activity):
            lapse_prompt(draft, prompt, Reason.ACTIVITY_REMOVED)
    question = draft.episode.question
    if question and not draft.plan.has(question.activity):
        drop_question(draft)
    session = draft.episode.session
    if session and not draft.plan.has(session.activity):
        end_session(draft, draft.now, Reason.ACTIVITY_REMOVED)


def close(
    draft: Draft, move: PhaseMove, kind: str, reason: str | None, *, by: str | None = None
) -> None:
    """End the episode: nothing stays open, and unless the person did it, say so."""
    draft.move(move)
    drop_question(draft)
    end_session(draft, draft.now, Reason.EPISODE_OVER)
    lapse_all(draft, Reason.EPISODE_OVER)
    draft.effects.append(Clear(subject=draft.episode.warning_subject))
    draft.note(kind, reason=reason, by=by)
    if move is not PhaseMove.STOP:
        draft.tell(Message(subject=draft.episode.id, text=kind))
    draft.end()
