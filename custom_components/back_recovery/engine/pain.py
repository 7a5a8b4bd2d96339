"""How much it hurts, as last said, and for how long that says something."""

from datetime import datetime

from .catalogue import PAIN_IS_NEWS_FOR
from .episode import CheckIn, Episode

PAINS = range(11)
"""The usual numeric scale: 0 is no pain, 10 the worst imaginable."""


def pain_at(episode: Episode | None, now: datetime) -> int | None:
    """Return how the back is, as last said; after a day nobody knows any more."""
    last = last_check_in(episode, now)
    return last.pain_now if last else None


def last_check_in(episode: Episode | None, now: datetime) -> CheckIn | None:
    """Return the last check-in as long as it says something about now."""
    last = episode.check_ins[-1] if episode and episode.check_ins else None
    return last if last and now < last.at + PAIN_IS_NEWS_FOR else None
