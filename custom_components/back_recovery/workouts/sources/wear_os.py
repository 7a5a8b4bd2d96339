"""Wear OS: what the watch is doing now. A workout is what lies between two changes.

The state is restored after a restart, so that an exercise may seem to last all night:
one of more than four hours is no exercise. Between two exercises the watch may say
nothing: the first is over when the next begins.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from ..memory import Live
from ..source import Context, Seeing, Source, ending
from ..values import instant, text
from ..vocabulary import Route, SourceKind, Tells
from ..workout import Workout
from .going_on import finished

EXERCISING = "exercise"
SAME_WITHIN = timedelta(hours=2)
"""As long as a session of one kind may go on before it is rather a second one."""


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
    if context.live is not None and is_same(context.live, raw, began_at):
        return context.live
    return Live(uid=began_at.isoformat(), activity_raw=raw, start=began_at)


def is_same(live: Live, raw: str | None, began_at: datetime) -> bool:
    """Tell whether an exercise is the one that was going on already.

    The app starts the watch's service anew when nothing arrives for half an hour, and
    that reports the same exercise with another time.
    """
    if raw not in (None, live.activity_raw):
        return False
    return abs(began_at - live.start) <= SAME_WITHIN


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    state = ending(seeing, "_activity_state")
    if state is None or context.live is None:
        return
    said_at = instant(state.attributes.get("time"), context.zone)
    if said_at is None:
        return
    if state.state == EXERCISING:
        raw = text(state.attributes.get("exercise_type"))
        if is_same(context.live, raw, said_at):
            return
    if found := finished(SourceKind.WEAR_OS, context.live, said_at):
        yield found


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
