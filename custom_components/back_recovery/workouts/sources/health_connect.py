"""Health Connect to Home Assistant: sessions by day, in an entity that is in no registry."""

from collections import Counter
from collections.abc import Iterable, Mapping

from ..source import Context, Seeing, Source, entities
from ..values import instant_and_quality, mapping, rows, seconds, text, whole
from ..vocabulary import Route, SourceKind, Tells, UidKind
from ..workout import Exercise, Workout
from .session_types import session_class, session_name

SEGMENTS = {
    2: "Back extension",
    4: "Barbell shoulder press",
    5: "Bench press",
    6: "Bench sit-up",
    9: "Burpee",
    10: "Crunch",
    11: "Deadlift",
    17: "Dumbbell row",
    25: "Hip thrust",
    29: "Kettlebell swing",
    31: "Lat pulldown",
    32: "Leg curl",
    33: "Leg extension",
    34: "Leg press",
    36: "Lunge",
    41: "Plank",
    42: "Pull-up",
    45: "Rowing machine",
    48: "Shoulder press",
    50: "Sit-up",
    51: "Squat",
}
"""The numbers of Health Connect's exercise segments that say something about a back."""


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    for entity in entities(seeing):
        for day in mapping(entity.attributes.get("exercise")).values():
            for one in rows(mapping(day).get("sessions")):
                if found := _workout(one, context):
                    yield found


def _workout(one: Mapping[str, object], context: Context) -> Workout | None:
    start, quality = instant_and_quality(one.get("startTime"), context.zone)
    end, _ = instant_and_quality(one.get("endTime"), context.zone)
    if start is None or end is None:
        return None
    kind, title = text(one.get("exerciseType")), text(one.get("title"))
    raw = text(one.get("exerciseName")) or session_name(kind)
    exercises = _exercises(rows(one.get("segments")))
    return Workout(
        source=SourceKind.HEALTH_CONNECT,
        uid=f"{start.isoformat()}|{kind}",
        uid_kind=UidKind.START,
        activity_raw=raw,
        activity_class=session_class(raw, title),
        title=title,
        notes=text(one.get("notes")),
        start=start,
        start_quality=quality,
        end=end,
        duration_s=seconds(one.get("duration")),
        sets=sum(each.working_sets for each in exercises) or None,
        reps=sum(each.reps or 0 for each in exercises) or None,
        exercises=exercises or None,
    )


def _exercises(segments: list[Mapping[str, object]]) -> tuple[Exercise, ...]:
    sets: Counter[str] = Counter()
    reps: Counter[str] = Counter()
    for one in segments:
        if name := SEGMENTS.get(whole(one.get("segmentType")) or 0):
            sets[name] += 1
            reps[name] += whole(one.get("repetitions")) or 0
    return tuple(
        Exercise(name=name, working_sets=count, reps=reps[name] or None)
        for name, count in sets.items()
    )


HEALTH_CONNECT = Source(
    kind=SourceKind.HEALTH_CONNECT,
    brand="Health Connect to Home Assistant",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.EXERCISES, Tells.SEVERAL}),
    entity_id="sensor.health_connect",
)
