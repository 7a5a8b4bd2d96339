"""Until when a number that was a slip can be said anew."""

from datetime import datetime, timedelta
from typing import Final

from ..model.episode import Episode

CORRECTABLE_FOR: Final = timedelta(minutes=15)
"""So long what was said last can be changed; later it is another answer (judgement)."""


def correctable_until(episode: Episode | None, now: datetime) -> datetime | None:
    """Return until when the last check-in can be changed, None where it cannot be any more."""
    if episode is None or not episode.check_ins:
        return None
    until = episode.check_ins[-1].at + CORRECTABLE_FOR
    return until if episode.check_ins[-1].at <= now < until else None
