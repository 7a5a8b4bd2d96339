"""Polar: the last exercise, its start in the watch's own time. Strength is often OTHER."""

from collections.abc import Iterable

from ..activities import activity_class
from ..source import Context, Seeing, Source, ending
from ..values import instant_and_quality, kcal, mapping, metres, number, seconds, text
from ..vocabulary import Route, SourceKind, Tells, UidKind
from ..workout import Workout


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    last = ending(seeing, "_last_exercise")
    if last is None:
        return
    one = last.attributes
    start, quality = instant_and_quality(last.state, context.zone)
    if start is None:
        return
    raw, heart = text(one.get("sport")), mapping(one.get("heart_rate"))
    load = number(one.get("training_load"))
    yield Workout(
        source=SourceKind.POLAR,
        uid=last.state,
        uid_kind=UidKind.START,
        activity_raw=raw,
        activity_class=activity_class(raw),
        start=start,
        start_quality=quality,
        duration_s=seconds(one.get("duration")),
        calories_kcal=kcal(one.get("calories")),
        hr_avg=number(heart.get("average")),
        hr_max=number(heart.get("maximum")),
        distance_m=metres(one.get("distance")),
        load={} if load is None else {"polar_training_load": load},
    )


POLAR = Source(
    kind=SourceKind.POLAR,
    brand="Polar",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.HEART_RATE, Tells.CALORIES, Tells.DISTANCE}),
    platform="polar",
    main=("_last_exercise",),
    hint="polar_type_is_vague",
)
