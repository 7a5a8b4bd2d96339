"""A session that a source showed while it went on, and that is over now."""

from datetime import datetime

from ..activities import activity_class
from ..memory import Live
from ..vocabulary import SourceKind, UidKind
from ..workout import LONGEST_S, Workout


def finished(kind: SourceKind, live: Live, over_at: datetime) -> Workout | None:
    """Return what went on until `over_at`, by when another one began or it was said to be over.

    An end that was shown all the time, and lies before, is its end. None where it would
    have taken no time, or so long that its end was missed.
    """
    end = over_at
    if live.ends_at is not None and live.start < live.ends_at < over_at:
        end = live.ends_at
    length_s = (end - live.start).total_seconds()
    if not 0 < length_s <= LONGEST_S:
        return None
    return Workout(
        source=kind,
        uid=live.uid,
        uid_kind=UidKind.START,
        activity_raw=live.activity_raw,
        activity_class=activity_class(live.activity_raw),
        title=live.title,
        start=live.start,
        end=end,
        duration_s=length_s,
    )
