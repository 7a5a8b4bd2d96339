"""intervals.icu: the whole activity in the attributes of the details sensor.

The meeting point of watches without an integration of their own. `session_rpe` is left
alone, because nobody says what it counts.
"""

from collections.abc import Iterable, Mapping

from ..activities import activity_class
from ..source import HIDDEN, Context, NotRead, Seeing, Source, ending
from ..values import instant_and_quality, kcal, metres, number, seconds, text
from ..vocabulary import Route, SourceKind, Tells
from ..workout import Workout

SAYS_SOMETHING = ("type", "name", "moving_time", "elapsed_time")


def read(seeing: Seeing, context: Context) -> Iterable[Workout | NotRead]:
    details = ending(seeing, "_recent_activity_details")
    if details is None:
        return
    one = details.attributes
    uid = text(one.get("id"))
    start, quality = instant_and_quality(one.get("start_date_local"), context.zone)
    if uid is None or start is None:
        return
    if is_stub(one):
        yield HIDDEN
        return
    raw, load = text(one.get("type")), number(one.get("icu_training_load"))
    yield Workout(
        source=SourceKind.INTERVALS,
        uid=uid,
        activity_raw=raw,
        activity_class=activity_class(raw),
        title=text(one.get("name")),
        start=start,
        start_quality=quality,
        duration_s=seconds(one.get("moving_time")),
        elapsed_s=seconds(one.get("elapsed_time")),
        calories_kcal=kcal(one.get("calories")),
        hr_avg=number(one.get("average_heartrate")),
        hr_max=number(one.get("max_heartrate")),
        distance_m=metres(one.get("distance")),
        load={} if load is None else {"icu_training_load": load},
        rpe=number(one.get("icu_rpe"), 1, 10),
        volume_kg=number(one.get("kg_lifted")),
    )


def is_stub(one: Mapping[str, object]) -> bool:
    """Tell whether an activity came through Strava, which forbids passing it on.

    Nothing but its start is left, and that could be a run just as well.
    """
    is_of_strava = (text(one.get("source")) or "").upper() == "STRAVA"
    return is_of_strava and not any(text(one.get(name)) for name in SAYS_SOMETHING)


INTERVALS = Source(
    kind=SourceKind.INTERVALS,
    brand="intervals.icu",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.EFFORT, Tells.HEART_RATE, Tells.CALORIES, Tells.DISTANCE}),
    platform="intervals_icu",
    main=("_recent_activity_details",),
)
