"""Wear OS: what the watch is doing now. A workout is what lies between two changes.

The state is restored after a restart, so that an exercise may seem to last all night:
one of more than four hours is no exercise.
"""

from collections.abc import Iterable

from ..activities import activity_class
from ..memory import Live
from ..source import Context, Seeing, Source, ending
from ..values import instant, text
from ..vocabulary import Route, SourceKind, Tells, UidKind
from ..workout import LONGEST_S, Workout

EXERCISING = "exercise"


def live(seeing: Seeing, context: Context) -> Live | None:
    """Return the exercise that is going on; one whose end is not known yet goes on."""
    state = ending(seeing, "_activity_state")
    if state is None:
        return context.live
    if state.state != EXERCISING:
        return None
    began_at = instant(state.attributes.get("time"), context.zone)
    if began_at is None:
        return context.live
    raw = text(state.attributes.get("exercise_type"))
    is_same = context.live is not None and context.live.uid == began_at.isoformat()
    if is_same and context.live is not None and raw is None:
        return context.live
    return Live(uid=began_at.isoformat(), activity_raw=raw, start=began_at)


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    state = ending(seeing, "_activity_state")
    if state is None or state.state == EXERCISING or context.live is None:
        return
    end = instant(state.attributes.get("time"), context.zone)
    start = context.live.start
    if end is None or not 0 < (length_s := (end - start).total_seconds()) <= LONGEST_S:
        return
    raw = context.live.activity_raw
    yield Workout(
        source=SourceKind.WEAR_OS,
        uid=context.live.uid,
        uid_kind=UidKind.START,
        activity_raw=raw,
        activity_class=activity_class(raw),
        start=start,
        end=end,
        duration_s=length_s,
    )


WEAR_OS = Source(
    kind=SourceKind.WEAR_OS,
    brand="Wear OS",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.AT_ONCE}),
    platform="mobile_app",
    main=("_activity_state",),
    each_change=True,
    live=live,
)
