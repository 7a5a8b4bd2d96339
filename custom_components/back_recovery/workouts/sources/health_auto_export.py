"""Health Auto Export (Apple Health), REST automation, version 2: batches that repeat."""

from collections.abc import Iterable, Mapping

from ..activities import activity_class
from ..observation import BodyReceived
from ..source import TIME_UNREADABLE, Context, NotRead, Seeing, Source
from ..values import (
    instant_and_quality,
    is_unreadable_time,
    kcal,
    mapping,
    metres,
    number,
    rows,
    seconds,
    text,
)
from ..vocabulary import Route, SourceKind, Tells
from ..workout import Workout


def read(seeing: Seeing, context: Context) -> Iterable[Workout | NotRead]:
    if not isinstance(seeing, BodyReceived):
        return
    for one in rows(mapping(mapping(seeing.body).get("data")).get("workouts")):
        if found := _workout(one, context):
            yield found


def _workout(one: Mapping[str, object], context: Context) -> Workout | NotRead | None:
    if any(is_unreadable_time(one.get(name), context.zone) for name in ("start", "end")):
        return TIME_UNREADABLE
    uid = text(one.get("id"))
    start, quality = instant_and_quality(one.get("start"), context.zone)
    end, _ = instant_and_quality(one.get("end"), context.zone)
    if uid is None or start is None or end is None:
        return None
    raw = text(one.get("name"))
    heart, energy = mapping(one.get("heartRate")), mapping(one.get("activeEnergyBurned"))
    distance = mapping(one.get("distance"))
    return Workout(
        source=SourceKind.HEALTH_AUTO_EXPORT,
        uid=uid,
        activity_raw=raw,
        activity_class=activity_class(raw),
        start=start,
        start_quality=quality,
        end=end,
        duration_s=seconds(one.get("duration")),
        calories_kcal=kcal(energy.get("qty"), energy.get("units")),
        hr_avg=_beats(heart.get("avg"), one.get("avgHeartRate")),
        hr_max=_beats(heart.get("max"), one.get("maxHeartRate")),
        distance_m=metres(distance.get("qty"), distance.get("units")),
    )


def _beats(*places: object) -> float | None:
    found = (number(mapping(one).get("qty")) for one in places)
    return next((one for one in found if one is not None), None)


HEALTH_AUTO_EXPORT = Source(
    kind=SourceKind.HEALTH_AUTO_EXPORT,
    brand="Health Auto Export",
    route=Route.WEBHOOK,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.HEART_RATE, Tells.CALORIES, Tells.DISTANCE, Tells.SEVERAL}),
    hint="health_auto_export_settings",
)
