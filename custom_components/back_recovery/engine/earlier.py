"""What an episode leaves to the next one: skin and a day's messages know no stop and start."""

from dataclasses import replace
from datetime import datetime, timedelta

from .episode import NOTHING_EARLIER, Earlier, Episode, Session

COUNTS_FOR = timedelta(hours=48)
"""As long as the longest lockout that follows from something done (a skin that was not fine)."""


def left_by(episode: Episode, now: datetime) -> Earlier:
    """Return what an episode that ends leaves, with what it was left itself."""
    return still_counting(
        Earlier(
            sessions=tuple(replace(one, started_by=None) for one in episode.all_sessions),
            prompts=tuple(replace(one, closed_by=None) for one in episode.all_prompts),
        ),
        now,
    )


def still_counting(earlier: Earlier, now: datetime) -> Earlier:
    """Return what may still close something, or fill a day, at `now`.

    What is far in the future was noted by a clock that was wrong.
    """
    sessions = tuple(one for one in earlier.sessions if _counts(_over_at(one), now))
    prompts = tuple(one for one in earlier.prompts if _counts(one.offered_at, now))
    return Earlier(sessions=sessions, prompts=prompts) if sessions or prompts else NOTHING_EARLIER


def _over_at(session: Session) -> datetime:
    return session.ended_at or session.ends_at


def _counts(at: datetime, now: datetime) -> bool:
    return abs(now - at) <= COUNTS_FOR
