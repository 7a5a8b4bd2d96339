"""Garmin Connect: activities as attributes of two sensors. Exercise names never arrive."""

from collections.abc import Iterable, Mapping

from ..activities import activity_class
from ..source import Context, Seeing, Source, entities
from ..values import instant_and_quality, kcal, metres, number, rows, seconds, text, whole
from ..vocabulary import Route, SourceKind, Tells
from ..workout import Workout

LOADS = {
    "activityTrainingLoad": "garmin_training_load",
    "aerobicTrainingEffect": "aerobic_te",
    "anaerobicTrainingEffect": "anaerobic_te",
}


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    for entity in entities(seeing):
        if entity.unique_id.endswith(GARMIN.main):
            for one in (entity.attributes, *listed(entity.attributes)):
                if found := _workout(one, context):
                    yield found


def listed(attributes: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Return every activity of the list: a sync can bring two, and the last hides the other."""
    return rows(attributes.get("last_activities"))


def _workout(one: Mapping[str, object], context: Context) -> Workout | None:
    # A saved plan has a workoutId and an estimated length instead of these two.
    uid = text(one.get("activityId"))
    start, quality = instant_and_quality(one.get("startTime"), context.zone)
    if uid is None or start is None:
        return None
    raw = text(one.get("activityType"))
    loads = {name: number(one.get(key)) for key, name in LOADS.items()}
    return Workout(
        source=SourceKind.GARMIN,
        uid=uid,
        activity_raw=raw,
        activity_class=activity_class(raw),
        title=text(one.get("activityName")),
        start=start,
        start_quality=quality,
        # movingDuration leaves out the rests between sets, which is most of lifting.
        duration_s=seconds(one.get("duration")),
        elapsed_s=seconds(one.get("elapsedDuration")),
        calories_kcal=kcal(one.get("calories")),
        hr_avg=number(one.get("averageHR")),
        hr_max=number(one.get("maxHR")),
        distance_m=metres(one.get("distance")),
        load={name: value for name, value in loads.items() if value is not None},
        sets=whole(one.get("activeSets")),
        reps=whole(one.get("totalReps")),
    )


GARMIN = Source(
    kind=SourceKind.GARMIN,
    brand="Garmin Connect",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset(
        {Tells.TYPE, Tells.EFFORT, Tells.HEART_RATE, Tells.CALORIES, Tells.DISTANCE, Tells.SEVERAL}
    ),
    platform="garmin_connect",
    main=("_lastActivity", "_lastActivities"),
)
