"""Peloton: a class is on while it runs; its start is its key, and its end makes it finished.

Stacked classes follow each other so fast that off may never be seen: the first is over
when the next has begun.
"""

from collections.abc import Iterable
from datetime import datetime

from ..activities import activity_class
from ..memory import Live
from ..observation import EntityState
from ..source import Context, Seeing, Source, ending
from ..values import instant, kcal, number, text
from ..vocabulary import Route, SourceKind, Tells, UidKind
from ..workout import Workout
from .going_on import finished

RUNNING, FINISHED = "on", "off"


def live(seeing: Seeing, context: Context) -> Live | None:
    """Return the class that is going on; what says nothing for a moment changes nothing."""
    workout, start = ending(seeing, "_workout"), _instant(seeing, "_start_time", context)
    if workout is None:
        return context.live
    if workout.state != RUNNING:
        return None
    if start is None:
        return context.live
    return Live(
        uid=start.isoformat(),
        activity_raw=text(workout.attributes.get("Workout Type")),
        title=text(workout.attributes.get("Ride Title")),
        start=start,
        ends_at=_instant(seeing, "_end_time", context),
    )


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    workout, start = ending(seeing, "_workout"), _instant(seeing, "_start_time", context)
    if workout is None or start is None:
        return
    before = context.live
    if (
        before is not None
        and before.start < start
        and (found := finished(SourceKind.PELOTON, before, start))
    ):
        yield found
    end = _instant(seeing, "_end_time", context)
    # In the middle of an update the end may still be of the class before.
    if workout.state == FINISHED and end is not None and end > start:
        yield _finished(workout, start, end, seeing)


def _finished(workout: EntityState, start: datetime, end: datetime, seeing: Seeing) -> Workout:
    energy = ending(seeing, "_total_calories")
    average, most = ending(seeing, "_heart_rate:_average"), ending(seeing, "_heart_rate:_max")
    raw = text(workout.attributes.get("Workout Type"))
    return Workout(
        source=SourceKind.PELOTON,
        uid=start.isoformat(),
        uid_kind=UidKind.START,
        activity_raw=raw,
        activity_class=activity_class(raw),
        title=text(workout.attributes.get("Ride Title")),
        start=start,
        end=end,
        # The sensor for the duration shows the length of the class, done or not.
        duration_s=(end - start).total_seconds(),
        calories_kcal=kcal(energy.state, energy.unit) if energy else None,
        hr_avg=number(average.state) if average else None,
        hr_max=number(most.state) if most else None,
    )


def _instant(seeing: Seeing, name: str, context: Context) -> datetime | None:
    entity = ending(seeing, name)
    return instant(entity.state, context.zone) if entity else None


PELOTON = Source(
    kind=SourceKind.PELOTON,
    brand="Peloton",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.HEART_RATE, Tells.CALORIES, Tells.AT_ONCE}),
    platform="peloton",
    main=("_workout",),
    siblings=(
        "_start_time",
        "_end_time",
        "_total_calories",
        "_heart_rate:_average",
        "_heart_rate:_max",
    ),
    live=live,
)
