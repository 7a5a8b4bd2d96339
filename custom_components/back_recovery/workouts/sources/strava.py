"""Strava: one sensor a number, each with the id of its activity, on two devices.

The integration only looks at the activity types that were ticked in its options, and
those are running, riding and swimming until somebody ticks weight training.
"""

from collections.abc import Iterable

from ..activities import activity_class
from ..observation import EntityState
from ..source import Context, Seeing, Source, entities
from ..values import instant_and_quality, kcal, metres, number, seconds, text
from ..vocabulary import Route, SourceKind, Tells
from ..workout import Workout

PARTS = (
    "_date",
    "_moving_time",
    "_elapsed_time",
    "_kcal",
    "_average_heartrate",
    "_max_heartrate",
    "_distance",
)


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    for main in entities(seeing):
        if "sport_type" in main.attributes and (found := _workout(main, seeing, context)):
            yield found


def _workout(main: EntityState, seeing: Seeing, context: Context) -> Workout | None:
    uid = text(main.attributes.get("activity_id"))
    parts = {
        ending: one
        for one in entities(seeing)
        for ending in PARTS
        # In the middle of an update a sibling may still be of the activity before.
        if one.unique_id.endswith(ending) and text(one.attributes.get("activity_id")) == uid
    }
    date = parts.get("_date")
    start, quality = instant_and_quality(date and date.state, context.zone)
    if uid is None or start is None:
        return None
    raw = text(main.attributes.get("sport_type"))
    said = {ending: (one.state, one.unit) for ending, one in parts.items()}
    nothing = (None, None)
    return Workout(
        source=SourceKind.STRAVA,
        uid=uid,
        activity_raw=raw,
        activity_class=activity_class(raw),
        title=text(main.state),
        start=start,
        start_quality=quality,
        duration_s=seconds(*said.get("_moving_time", nothing)),
        elapsed_s=seconds(*said.get("_elapsed_time", nothing)),
        calories_kcal=kcal(*said.get("_kcal", nothing)),
        hr_avg=number(said.get("_average_heartrate", nothing)[0]),
        hr_max=number(said.get("_max_heartrate", nothing)[0]),
        distance_m=metres(*said.get("_distance", nothing)),
    )


STRAVA = Source(
    kind=SourceKind.STRAVA,
    brand="Strava",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.HEART_RATE, Tells.CALORIES, Tells.DISTANCE}),
    platform="ha_strava",
    # The newest of any type, and those types that have a device of their own.
    main=(
        "_recent_recent",
        "_weighttraining",
        "_crossfit",
        "_workout",
        "_highintensityintervaltraining",
        "_rowing",
        "_virtualrow",
        "_rockclimbing",
    ),
    siblings=PARTS,
    hint="strava_tick_weight_training",
)
