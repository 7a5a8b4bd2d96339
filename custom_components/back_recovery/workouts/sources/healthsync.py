"""healthsync (Apple Health): an event entity, many events at once after the first sync."""

from collections.abc import Iterable

from ..activities import activity_class
from ..source import Context, Seeing, Source, entities
from ..values import instant_and_quality, kcal, metres, seconds, text
from ..vocabulary import Route, SourceKind, Tells, UidKind
from ..workout import Workout


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    for entity in entities(seeing):
        if not HEALTHSYNC.is_main(entity.unique_id):
            continue
        one = entity.attributes
        start, quality = instant_and_quality(one.get("started_at"), context.zone)
        end, _ = instant_and_quality(one.get("ended_at"), context.zone)
        raw = text(one.get("workout_type")) or text(entity.state)
        if start is None or end is None:
            continue
        yield Workout(
            source=SourceKind.HEALTHSYNC,
            uid=f"{start.isoformat()}|{raw}",
            uid_kind=UidKind.START,
            activity_raw=raw,
            activity_class=activity_class(raw),
            start=start,
            start_quality=quality,
            end=end,
            duration_s=seconds(one.get("duration_min"), "min"),
            calories_kcal=kcal(one.get("calories")),
            distance_m=metres(one.get("distance_m")),
        )


HEALTHSYNC = Source(
    kind=SourceKind.HEALTHSYNC,
    brand="healthsync",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.CALORIES, Tells.DISTANCE, Tells.SEVERAL, Tells.AT_ONCE}),
    platform="healthsync",
    main=("_workout_completed", "_last_workout_type"),
    each_change=True,
)
