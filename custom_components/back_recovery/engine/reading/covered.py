"""Until when what falls due needs no offer of its own, as the same was offered, done or skipped.

Who has just walked, or has just said "skip", is not asked the same a moment later; and where
several become one, what is still open stands for what falls due meanwhile.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from ..model.episode import Episode
from ..model.plan import Activity
from ..model.vocabulary import MissedPolicy, PromptState
from .lockouts import gap_ends_at

LEAST_AFTER_SKIP = timedelta(minutes=30)
MOST_AFTER_SKIP = timedelta(hours=3)
"""What was skipped is not offered again before its gap is over, between these (judgement)."""


def covered_until(episode: Episode, activity: Activity) -> datetime | None:
    """Return until when what falls due is the same as what was there already, None for nothing."""
    merges = activity.missed is MissedPolicy.MERGE
    instants = [*_offered_until(episode, activity)] if merges else []
    if gap_ends := gap_ends_at(episode, activity):
        instants.append(gap_ends)
    if skipped := skipped_until(episode, activity):
        instants.append(skipped)
    session = episode.session
    if session and session.activity == activity.id:
        instants.append(session.ends_at + activity.gap)
    return max(instants, default=None)


def skipped_until(episode: Episode, activity: Activity) -> datetime | None:
    """Return until when a skip keeps the activity from being offered, None where there is none."""
    skips = (
        one.closed_at
        for one in episode.all_prompts
        if one.activity == activity.id and one.state is PromptState.SKIPPED
    )
    last = max((at for at in skips if at), default=None)
    return last + after_skip(activity) if last else None


def rests_at(episode: Episode, activity: Activity, at: datetime) -> bool:
    """Tell whether, at that instant, the activity had been done or skipped a moment before."""
    done = (
        (one.ended_at, activity.gap)
        for one in episode.all_sessions
        if one.activity == activity.id and one.took_place
    )
    skipped = (
        (one.closed_at, after_skip(activity))
        for one in episode.all_prompts
        if one.activity == activity.id and one.state is PromptState.SKIPPED
    )
    return any(since and since <= at < since + span for since, span in (*done, *skipped))


def after_skip(activity: Activity) -> timedelta:
    """Return for how long an activity is left alone once it was skipped."""
    return min(max(activity.gap, LEAST_AFTER_SKIP), MOST_AFTER_SKIP)


def _offered_until(episode: Episode, activity: Activity) -> Iterator[datetime]:
    """Yield until when each offer of the activity was, or is, there to be answered."""
    for prompt in episode.prompts:
        if prompt.activity == activity.id:
            yield prompt.closed_at or (prompt.lapses_at if prompt.is_open else prompt.offered_at)
