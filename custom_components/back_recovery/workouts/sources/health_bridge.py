"""Health Bridge (Apple Health): the last workout in attributes; a sync alone changes nothing."""

from collections.abc import Iterable
from datetime import timedelta

from ..activities import activity_class
from ..source import Context, Seeing, Source, entities
from ..values import instant, kcal, metres, number, seconds, text
from ..vocabulary import Route, SourceKind, StartQuality, Tells, UidKind
from ..workout import Workout


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    for entity in entities(seeing):
        one = entity.attributes
        end = instant(one.get("end_time"), context.zone)
        length = seconds(one.get("duration_min"), "min")
        start = instant(one.get("start_time"), context.zone)
        quality = StartQuality.EXACT
        if start is None and end is not None and length is not None:
            start, quality = end - timedelta(seconds=length), StartQuality.ESTIMATED
        if start is None or end is None:
            continue
        raw = text(one.get("workout_type"))
        yield Workout(
            source=SourceKind.HEALTH_BRIDGE,
            uid=end.isoformat(),
            uid_kind=UidKind.END,
            activity_raw=raw,
            activity_class=activity_class(raw),
            start=start,
            start_quality=quality,
            end=end,
            duration_s=length,
            calories_kcal=kcal(one.get("active_energy_kcal")),
            hr_avg=number(one.get("average_heart_rate_bpm")),
            distance_m=metres(one.get("distance_km"), "km"),
        )


HEALTH_BRIDGE = Source(
    kind=SourceKind.HEALTH_BRIDGE,
    brand="Health Bridge",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.HEART_RATE, Tells.CALORIES, Tells.DISTANCE, Tells.AT_ONCE}),
    platform="health_bridge",
    # The user's name follows, so this is the one unique_id that is told by its beginning.
    beginning="health_bridge_last_apple_workout_",
    each_change=True,
)
