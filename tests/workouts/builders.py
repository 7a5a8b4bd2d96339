"""Workouts, entities and instants in few words."""

from datetime import UTC, date, datetime, time, timedelta
import json
from typing import Any
from zoneinfo import ZoneInfo

from custom_components.back_recovery.workouts.guard import read_body
from custom_components.back_recovery.workouts.memory import Memory, SeenBefore, WorkoutRecord
from custom_components.back_recovery.workouts.observation import (
    BodyReceived,
    CalendarEvent,
    EntityState,
    StatesSeen,
)
from custom_components.back_recovery.workouts.settings import (
    Around,
    Filters,
    Setup,
    SourceConfig,
    SourceSettings,
)
from custom_components.back_recovery.workouts.source import Context, NotRead, Seeing
from custom_components.back_recovery.workouts.sources.entity import FieldNames
from custom_components.back_recovery.workouts.sources.table import SOURCES
from custom_components.back_recovery.workouts.vocabulary import ActivityClass, SourceKind
from custom_components.back_recovery.workouts.workout import Exercise, Workout, checked

WEEK = date(2026, 6, 15)
"""The Monday of the reference week: no clock change is near."""
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at(text: str) -> datetime:
    """Return the instant of "Tue 07:00" UTC in the reference week."""
    day, clock = text.split()
    moment = datetime.combine(WEEK, time.fromisoformat(clock), UTC)
    return moment + timedelta(days=DAYS.index(day))


def a_workout(start: str = "Mon 17:00", minutes: float | None = 60, **values: Any) -> Workout:
    """Return an hour of strength training on Monday."""
    values.setdefault("source", SourceKind.GARMIN)
    values.setdefault("uid", start)
    values.setdefault("activity_class", ActivityClass.STRENGTH)
    values.setdefault("activity_raw", "strength_training")
    if minutes is not None:
        values["duration_s"] = minutes * 60
    return checked(Workout(start=at(start), **values))


def sets_of(name: str, count: int = 3) -> Exercise:
    return Exercise(name=name, working_sets=count)


def a_record(workout: Workout | None = None, source: str = "one", **values: Any) -> WorkoutRecord:
    workout = workout or a_workout()
    values.setdefault("first_seen_at", workout.ended_at)
    return WorkoutRecord(source=source, workout=workout, **values)


def a_source(
    kind: SourceKind = SourceKind.WEBHOOK, source: str = "one", **values: Any
) -> SourceConfig:
    names = values.pop("names", FieldNames())
    filters = Filters(
        **{
            key: values.pop(key)
            for key in ("classes", "minimum_minutes", "keywords")
            if key in values
        }
    )
    return SourceConfig(
        id=source, kind=kind, names=names, settings=SourceSettings(filters=filters, **values)
    )


def a_setup(*sources: SourceConfig) -> Setup:
    return Setup(sources=sources or (a_source(),), zone=AMSTERDAM)


def seen(*keys: str, source: str = "one", since: str = "Mon 00:00") -> Memory:
    return Memory(seen=(SeenBefore(source=source, since=at(since), keys=keys),))


def around(**values: Any) -> Around:
    values.setdefault("day_began_at", at("Mon 00:00"))
    return Around(**values)


def posted(source: str = "one", **body: Any) -> BodyReceived:
    """Return a body as it comes through the guard."""
    return BodyReceived(source=source, body=read_body(json.dumps(body).encode()))


def shows(unique_id: str, state: str = "x", **attributes: Any) -> EntityState:
    return EntityState(unique_id=unique_id, state=state, attributes=attributes)


def states(
    *entities: EntityState, events: tuple[CalendarEvent, ...] = (), source: str = "one"
) -> StatesSeen:
    return StatesSeen(source=source, entities=entities, events=events)


def not_read(kind: SourceKind, seeing: Seeing, **context: Any) -> list[str]:
    """Return why something that was meant as a workout could not be read."""
    found = SOURCES[kind].read(seeing, Context(now=at("Mon 20:00"), zone=AMSTERDAM, **context))
    return [one.reason for one in found if isinstance(one, NotRead)]


def what(kind: SourceKind, seeing: Seeing, now: str = "Mon 20:00", **context: Any) -> list[Workout]:
    """Return what a source's module reads from what is seen."""
    context.setdefault("zone", AMSTERDAM)
    found = SOURCES[kind].read(seeing, Context(now=at(now), **context))
    return [one for one in found if isinstance(one, Workout)]
