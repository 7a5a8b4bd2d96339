"""Oura: the last workout in an attribute, and today's as a list. No heart rate, no sets."""

from collections.abc import Iterable, Mapping

from ..activities import activity_class
from ..source import Context, Seeing, Source, entities
from ..values import instant_and_quality, kcal, mapping, metres, rows, text
from ..vocabulary import Route, SourceKind, Tells
from ..workout import Workout


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    for entity in entities(seeing):
        last = mapping(entity.attributes.get("workout"))
        for one in (last, *rows(entity.attributes.get("workouts"))):
            if found := _workout(one, context):
                yield found


def _workout(one: Mapping[str, object], context: Context) -> Workout | None:
    uid = text(one.get("id"))
    start, quality = instant_and_quality(one.get("start_datetime"), context.zone)
    end, _ = instant_and_quality(one.get("end_datetime"), context.zone)
    if uid is None or start is None or end is None:
        return None
    raw, intensity = text(one.get("activity")), text(one.get("intensity"))
    return Workout(
        source=SourceKind.OURA,
        uid=uid,
        activity_raw=raw,
        activity_class=activity_class(raw),
        title=text(one.get("label")),
        start=start,
        start_quality=quality,
        end=end,
        duration_s=(end - start).total_seconds(),
        calories_kcal=kcal(one.get("calories")),
        distance_m=metres(one.get("distance")),
        load={"oura_intensity": intensity} if intensity else {},
    )


OURA = Source(
    kind=SourceKind.OURA,
    brand="Oura",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.EFFORT, Tells.CALORIES, Tells.DISTANCE, Tells.SEVERAL}),
    platform="oura",
    main=("_last_workout_type", "_workouts_today"),
)
