"""What time alone does to an episode, each thing at the instant it was due."""

from datetime import datetime

from .acting.bath import is_looked_after
from .acting.care import check_skin, drop_question, let_question_pass
from .acting.draft import Draft
from .acting.ending import end_episode
from .acting.prompts import lapse_prompt
from .acting.returning import move_on
from .acting.sessions import end_session, end_session_in_time
from .acting.withdrawing import withdraw_unsuitable
from .model.catalogue import PAUSE_EXPIRES
from .model.episode import Episode
from .model.happened import What
from .model.phases import PhaseMove
from .model.plan import NOT_LISTED, Plan
from .model.vocabulary import Phase, Reason
from .rules.rule import News, Occasion
from .rules.table import ask_rules
from .rules.time_rules import PAUSED_AFTER_DAYS, is_paused_for_silence


def let_time_pass(draft: Draft) -> None:
    """Bring the episode up to now: sessions, prompts, the gates, and the rules about time."""
    if draft.current is None:
        return
    _drop_removed_activities(draft)
    end_session_in_time(draft)
    withdraw_unsuitable(draft)
    let_question_pass(draft)
    check_skin(draft)
    for prompt in draft.episode.open_prompts:
        if prompt.lapses_at <= draft.now:
            lapse_prompt(draft, prompt, Reason.UNANSWERED)
    if is_looked_after(draft):
        # Nobody is forgotten in the bath because the window is over.
        return
    expires_at = pause_expires_at(draft.plan, draft.episode)
    if expires_at and expires_at <= draft.now:
        end_episode(draft, PhaseMove.EXPIRE, What.CLOSED, Reason.EXPIRED)
        return
    move_on(draft)
    if draft.current is not None:
        ask_rules(draft, News(occasion=Occasion.TIME))


def pause_expires_at(plan: Plan, episode: Episode) -> datetime | None:
    """Return when a pause that nobody ends closes the episode, None outside of one.

    Silence counts from the last answer, a pause of the person's own from its beginning.
    """
    if episode.phase is not Phase.PAUSED:
        return None
    if is_paused_for_silence(episode):
        return episode.phase_since + PAUSE_EXPIRES - plan.days(PAUSED_AFTER_DAYS)
    return episode.phase_since + PAUSE_EXPIRES


def _drop_removed_activities(draft: Draft) -> None:
    for prompt in draft.episode.open_prompts:
        if prompt.activity not in NOT_LISTED and not draft.plan.has(prompt.activity):
            lapse_prompt(draft, prompt, Reason.ACTIVITY_REMOVED)
    question = draft.episode.question
    if question and not draft.plan.has(question.activity):
        drop_question(draft)
    session = draft.episode.session
    if session and not draft.plan.has(session.activity):
        end_session(draft, draft.now, Reason.ACTIVITY_REMOVED)
