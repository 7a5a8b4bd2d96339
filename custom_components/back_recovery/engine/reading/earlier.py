"""What counts of the recoveries before: what was done, offered and said in their last two days."""

from dataclasses import replace
from datetime import datetime, timedelta

from ..model.episode import NOTHING_EARLIER, Earlier, Episode, Session
from ..model.plan import Plan
from .closings import closes_for, closings_left

COUNTS_FOR = timedelta(hours=48)
"""As long as the longest lockout that follows from something done (a skin that was not fine)."""


def left_by(plan: Plan, episode: Episode, now: datetime) -> Earlier:
    """Return what an episode that ends leaves, with what it was left itself."""
    return still_counting(
        Earlier(
            sessions=tuple(replace(one, started_by=None) for one in episode.all_sessions),
            prompts=tuple(replace(one, closed_by=None) for one in episode.all_prompts),
            closings=closings_left(plan, episode, now),
            suits=episode.earlier.suits,
        ),
        now,
    )


def still_counting(earlier: Earlier, now: datetime) -> Earlier:
    """Return what may still close something, or fill a day, at `now`.

    What is far in the future was noted by a clock that was wrong.
    """
    sessions = tuple(one for one in earlier.sessions if _counts(_over_at(one), now))
    prompts = tuple(one for one in earlier.prompts if _counts(one.offered_at, now))
    closings = tuple(one for one in earlier.closings if abs(now - one.at) <= closes_for(one))
    found = replace(earlier, sessions=sessions, prompts=prompts, closings=closings)
    return NOTHING_EARLIER if found == NOTHING_EARLIER else found


def _over_at(session: Session) -> datetime:
    return session.ended_at or session.ends_at


def _counts(at: datetime, now: datetime) -> bool:
    return abs(now - at) <= COUNTS_FOR
