"""What time alone does to an episode, each thing at the instant it was due."""

from datetime import datetime, timedelta

from .agenda import offers
from .catalogue import PAIN_IS_NEWS_FOR, PAUSE_EXPIRES
from .draft import Draft
from .effects import Clear, Message
from .local_time import next_midnight
from .offering import next_offer_at
from .phases import PhaseMove
from .plan import GYM
from .prompts import lapse_all, lapse_prompt
from .sessions import end_session, end_session_in_time
from .vocabulary import Phase, PromptState, Reason

_JUST_AFTER = timedelta(seconds=1)


def let_time_pass(draft: Draft) -> None:
    """Bring the episode up to now: sessions, prompts, and the window itself."""
    if draft.current is None:
        return
    _drop_removed_activities(draft)
    end_session_in_time(draft)
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
    session = draft.episode.session
    if session and not draft.plan.has(session.activity):
        end_session(draft, draft.now, Reason.ACTIVITY_REMOVED)


def close(
    draft: Draft, move: PhaseMove, kind: str, reason: str | None, *, by: str | None = None
) -> None:
    """End the episode: nothing stays open, and unless the person did it, say so."""
    draft.move(move)
    end_session(draft, draft.now, Reason.EPISODE_OVER)
    lapse_all(draft, Reason.EPISODE_OVER)
    draft.effects.append(Clear(subject=draft.episode.warning_subject))
    draft.note(kind, reason=reason, by=by)
    if move is not PhaseMove.STOP:
        draft.tell(Message(subject=draft.episode.id, text=kind))
    draft.current = None


def next_wake(draft: Draft) -> datetime | None:
    """Return the next instant at which anything changes by itself."""
    episode = draft.current
    if episode is None:
        return None
    now = draft.now
    instants = [next_midnight(now, draft.plan.time_zone)]
    if episode.phase is Phase.REST:
        instants.append(episode.window_ends_at)
        instants.extend(_next_messages(draft))
    if episode.phase is Phase.PAUSED:
        instants.append(episode.phase_since + PAUSE_EXPIRES)
    if episode.session:
        instants.append(episode.session.ends_at)
    instants.extend(prompt.lapses_at for prompt in episode.open_prompts)
    if episode.check_ins:
        instants.append(episode.check_ins[-1].at + PAIN_IS_NEWS_FOR)
    if spaced_until := next_offer_at(draft):
        instants.append(spaced_until)
    return min(instant for instant in instants if instant > now)


def _next_messages(draft: Draft) -> list[datetime]:
    """Return when a prompt, a repetition or the end of a snooze is next to be sent."""
    episode, now = draft.episode, draft.now
    instants = [draft.quiet_until] if draft.quiet_until else []
    for offer in offers(draft.plan, episode, now):
        if offer.at > now:
            instants.append(offer.at)
            break
        # One that is held back makes room for another once it cannot be sent any more.
        instants.append(offer.slot.deadline + _JUST_AFTER)
    for prompt in episode.open_prompts:
        owed_at = prompt.snoozed_until if prompt.state is PromptState.SNOOZED else prompt.repeat_at
        if owed_at:
            instants.append(owed_at)
    return instants
