"""Concept2 logbook: rows only, and once a night, so the answer waits for the morning."""

from collections.abc import Iterable

from ..source import Context, Seeing, Source, ending
from ..values import instant_and_quality, kcal, metres, seconds
from ..vocabulary import ActivityClass, Route, SourceKind, StartQuality, Tells, UidKind
from ..workout import Workout


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    date = ending(seeing, "_last_workout_date")
    if date is None:
        return
    start, _ = instant_and_quality(date.state, context.zone)
    if start is None:
        return
    length = ending(seeing, "_last_workout_duration")
    distance = ending(seeing, "_last_workout_distance")
    yield Workout(
        source=SourceKind.CONCEPT2,
        uid=start.isoformat(),
        uid_kind=UidKind.START,
        activity_raw="rower",
        activity_class=ActivityClass.ROWING,
        start=start,
        start_quality=StartQuality.LOCAL_ASSUMED,  # by the integration: the logbook has no zone
        duration_s=seconds(length.state, length.unit) if length else None,
        calories_kcal=kcal(date.attributes.get("calories_total")),
        distance_m=metres(distance.state, distance.unit) if distance else None,
    )


CONCEPT2 = Source(
    kind=SourceKind.CONCEPT2,
    brand="Concept2",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.CALORIES, Tells.DISTANCE}),
    platform="concept2",
    main=("_last_workout_date",),
    siblings=("_last_workout_duration", "_last_workout_distance"),
    hint="concept2_once_a_night",
)
