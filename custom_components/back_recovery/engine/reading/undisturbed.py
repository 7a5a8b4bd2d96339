"""Until when the house leaves somebody alone of whom it knows that they sleep, or want that."""

from datetime import datetime, timedelta
from typing import Final

from ..model.episode import Episode

BELIEVED_FOR: Final = timedelta(days=1)
"""Nobody sleeps for longer: what says so after a day was forgotten, or is broken (judgement)."""


def undisturbed_until(episode: Episode | None, now: datetime) -> datetime | None:
    """Return until when that is believed at most, None where it is not so, or not any more."""
    since = episode.undisturbed_since if episode else None
    if since is None or not since <= now < since + BELIEVED_FOR:
        return None
    return since + BELIEVED_FOR
