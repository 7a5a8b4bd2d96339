"""WHOOP: the overview sensor, which is disabled until somebody enables it.

A strain of its own under-reads lifting, so it only ever raises a judgement.
"""

from collections.abc import Iterable

from ..activities import activity_class
from ..source import Context, Seeing, Source, ending
from ..values import instant_and_quality, kcal, number, text
from ..vocabulary import Flag, Route, SourceKind, Tells
from ..workout import Workout

STRAIN = "_latest_workout_score_strain"
AVERAGE = "_latest_workout_score_average_heart_rate"
HIGHEST = "_latest_workout_score_max_heart_rate"
ENERGY = "_latest_workout_score_kilojoule"


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    overview = ending(seeing, "_whoop_workout_overview")
    if overview is None:
        return
    one = overview.attributes
    uid = text(one.get("id"))
    start, quality = instant_and_quality(one.get("start"), context.zone)
    end, _ = instant_and_quality(one.get("end"), context.zone)
    if uid is None or start is None or end is None:
        return
    # Until it is scored, the other sensors may still be about the workout before.
    is_scored = overview.state == "SCORED"
    numbers = {
        name: (found.state, found.unit)
        if is_scored and (found := ending(seeing, name))
        else (None, None)
        for name in WHOOP.siblings
    }
    strain = number(numbers[STRAIN][0], 0, 21)
    raw = text(one.get("sport_name"))
    yield Workout(
        source=SourceKind.WHOOP,
        uid=uid,
        activity_raw=raw,
        activity_class=activity_class(raw),
        start=start,
        start_quality=quality,
        end=end,
        duration_s=(end - start).total_seconds(),
        calories_kcal=kcal(*numbers[ENERGY]),
        hr_avg=number(numbers[AVERAGE][0]),
        hr_max=number(numbers[HIGHEST][0]),
        load={} if strain is None else {"whoop_strain": strain},
        flags=(Flag.PENDING_SCORE,) if overview.state == "PENDING_SCORE" else (),
    )


WHOOP = Source(
    kind=SourceKind.WHOOP,
    brand="WHOOP",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.EFFORT, Tells.HEART_RATE, Tells.CALORIES}),
    platform="whoop",
    main=("_whoop_workout_overview",),
    siblings=(STRAIN, AVERAGE, HIGHEST, ENERGY),
    hint="whoop_enable_overview",
)
