"""Withings: only the calendar has times, only the sensors have numbers.

A second session with the same numbers changes no sensor at all, so the calendar has to
be read again and again.
"""

from collections.abc import Iterable
from dataclasses import replace

from ..activities import activity_class
from ..observation import CalendarEvent, StatesSeen
from ..source import Context, Seeing, Source, ending
from ..values import instant_and_quality, kcal, metres, number, seconds, text
from ..vocabulary import Route, SourceKind, Tells, UidKind
from ..workout import Workout

SAME_LENGTH_S = 60
"""The sensors are about the last workout when its length and the event's agree so far."""


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    if not isinstance(seeing, StatesSeen):
        return
    found = [one for event in seeing.events if (one := _workout(event, context))]
    for one in sorted(found, key=lambda one: one.start)[:-1]:
        yield one
    if found:
        yield _with_numbers(max(found, key=lambda one: one.start), seeing)


def _workout(event: CalendarEvent, context: Context) -> Workout | None:
    start, quality = instant_and_quality(event.start, context.zone)
    end, _ = instant_and_quality(event.end, context.zone)
    if start is None or end is None:
        return None
    raw = text(event.summary)
    return Workout(
        source=SourceKind.WITHINGS,
        uid=start.isoformat(),
        uid_kind=UidKind.START,
        activity_raw=raw,
        activity_class=activity_class(raw),
        start=start,
        start_quality=quality,
        end=end,
        duration_s=(end - start).total_seconds(),
    )


def _with_numbers(workout: Workout, seeing: Seeing) -> Workout:
    states = {
        name: (one.state, one.unit) if (one := ending(seeing, name)) else (None, None)
        for name in WITHINGS.siblings
    }
    length = seconds(*states["_workout_duration"])
    if length is None or abs(length - (workout.length_s or 0)) > SAME_LENGTH_S:
        return workout
    intensity = number(states["_workout_intensity"][0])
    return replace(
        workout,
        calories_kcal=kcal(*states["_workout_active_calories_burnt"]),
        distance_m=metres(*states["_workout_distance"]),
        load={} if intensity is None else {"withings_intensity": intensity},
    )


WITHINGS = Source(
    kind=SourceKind.WITHINGS,
    brand="Withings",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.CALORIES, Tells.DISTANCE, Tells.SEVERAL}),
    platform="withings",
    main=("_workout_type",),
    siblings=(
        "_workout_duration",
        "_workout_intensity",
        "_workout_active_calories_burnt",
        "_workout_distance",
    ),
    calendar="_workout",
)
