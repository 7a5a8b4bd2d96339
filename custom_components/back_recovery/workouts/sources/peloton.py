"""Peloton: a class is on while it runs; its start is its key, and its end makes it finished."""

from collections.abc import Iterable

from ..activities import activity_class
from ..source import Context, Seeing, Source, ending
from ..values import instant_and_quality, kcal, number, text
from ..vocabulary import Route, SourceKind, Tells, UidKind
from ..workout import Workout

FINISHED = "off"


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    workout = ending(seeing, "_workout")
    states = {name: ending(seeing, name) for name in PELOTON.siblings}
    said = {name: one.state if one else None for name, one in states.items()}
    start, quality = instant_and_quality(said["_start_time"], context.zone)
    end, _ = instant_and_quality(said["_end_time"], context.zone)
    # In the middle of an update the end may still be of the class before.
    if workout is None or workout.state != FINISHED or start is None or end is None or end <= start:
        return
    energy = states["_total_calories"]
    raw = text(workout.attributes.get("Workout Type"))
    yield Workout(
        source=SourceKind.PELOTON,
        uid=start.isoformat(),
        uid_kind=UidKind.START,
        activity_raw=raw,
        activity_class=activity_class(raw),
        title=text(workout.attributes.get("Ride Title")),
        start=start,
        start_quality=quality,
        end=end,
        # The sensor for the duration shows the length of the class, done or not.
        duration_s=(end - start).total_seconds(),
        calories_kcal=kcal(energy.state, energy.unit) if energy else None,
        hr_avg=number(said["_heart_rate:_average"]),
        hr_max=number(said["_heart_rate:_max"]),
    )


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
)
