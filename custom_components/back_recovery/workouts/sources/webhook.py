"""Our own small JSON, for iOS Shortcuts, Tasker, curl and the action `log_workout`.

    {"id": "optional", "activity": "Traditional Strength Training",
     "start": "2026-11-21T17:02:11+01:00", "end": "2026-11-21T18:12:23+01:00",
     "duration_min": 70.2, "calories_kcal": 468, "hr_avg": 121, "hr_max": 168, "rpe": 8,
     "title": "Pull", "notes": "deadlift 5x5", "distance_m": 0,
     "exercises": [{"name": "Deadlift", "sets": 5, "reps": 5, "weight_kg": 140}]}

Everything is optional except `activity`, which may also be the number of one of
Health Connect's kinds of session. Numbers may be text, also with a decimal
comma; times may be ISO or epoch, and without a zone they are the house's. Without
times the workout ended when it was sent. `workouts` may hold several such objects, and
`"test": true` is answered and forgotten.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

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
    whole,
)
from ..vocabulary import Route, SourceKind, StartQuality, Tells, UidKind
from ..workout import Exercise, Workout
from .hc_webhook import is_test
from .session_types import session_class


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The times of a workout, as far as they were told."""

    start: datetime
    quality: StartQuality
    end: datetime | None
    is_told: bool = True


def read(seeing: Seeing, context: Context) -> Iterable[Workout | NotRead]:
    if not isinstance(seeing, BodyReceived):
        return
    body = mapping(seeing.body)
    for one in rows(body.get("workouts")) or [body]:
        if not is_test(one) and not is_test(body) and (found := _workout(one, context)):
            yield found


def _workout(one: Mapping[str, object], context: Context) -> Workout | NotRead | None:
    raw = text(one.get("activity"))
    if raw is None:
        return None
    # Without times it would have ended just now, so an unreadable one must not be left out.
    if any(is_unreadable_time(one.get(name), context.zone) for name in ("start", "end")):
        return TIME_UNREADABLE
    length = seconds(one.get("duration_min"), "min")
    when = _when(one, length, context)
    uid = text(one.get("id"))
    exercises = tuple(
        _exercise(each) for each in rows(one.get("exercises")) if text(each.get("name"))
    )
    return Workout(
        source=SourceKind.WEBHOOK,
        uid=uid or when.start.isoformat(),
        uid_kind=UidKind.ID if uid else UidKind.START,
        activity_raw=raw,
        activity_class=session_class(raw),
        title=text(one.get("title")),
        notes=text(one.get("notes")),
        start=when.start,
        start_quality=when.quality,
        end=when.end,
        duration_s=length,
        calories_kcal=kcal(one.get("calories_kcal")),
        hr_avg=number(one.get("hr_avg")),
        hr_max=number(one.get("hr_max")),
        distance_m=metres(one.get("distance_m")),
        rpe=number(one.get("rpe"), 1, 10),
        sets=sum(each.working_sets for each in exercises) or None,
        reps=sum(each.reps or 0 for each in exercises) or None,
        exercises=exercises or None,
    )


def _when(one: Mapping[str, object], length: float | None, context: Context) -> When:
    start, quality = instant_and_quality(one.get("start"), context.zone)
    end, end_quality = instant_and_quality(one.get("end"), context.zone)
    if start is not None:
        return When(start=start, quality=quality, end=end)
    # Sent twice within a minute it is the same workout, so the seconds do not count.
    ended_at = end or context.now.replace(second=0, microsecond=0)
    quality = StartQuality.ESTIMATED if end_quality is StartQuality.EXACT else end_quality
    return When(start=ended_at - timedelta(seconds=length or 0), quality=quality, end=ended_at)


def _exercise(one: Mapping[str, object]) -> Exercise:
    sets, reps = whole(one.get("sets"), 100), whole(one.get("reps"), 1000)
    count = 1 if sets is None else sets
    return Exercise(
        name=text(one.get("name")) or "",
        working_sets=count,
        reps=reps * count if reps else None,
        max_kg=number(one.get("weight_kg"), 0, 2000),
        notes=text(one.get("notes")),
    )


WEBHOOK = Source(
    kind=SourceKind.WEBHOOK,
    route=Route.WEBHOOK,
    read=read,
    tells=frozenset(
        {
            Tells.TYPE,
            Tells.EXERCISES,
            Tells.EFFORT,
            Tells.HEART_RATE,
            Tells.CALORIES,
            Tells.DISTANCE,
            Tells.SEVERAL,
            Tells.AT_ONCE,
        }
    ),
    hint="webhook_json",
)
