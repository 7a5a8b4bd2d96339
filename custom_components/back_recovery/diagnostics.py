"""What somebody may post in public to get help: how it works, not who it is about.

What may be shown is listed here; whatever is not, a field of a later release too, is left out.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant, split_entity_id
from homeassistant.helpers.importlib import async_import_module

from .const import CONF_ACTIVITY_ID, CONF_KIND, SUBENTRY_ACTIVITY, SUBENTRY_WORKOUT_SOURCE
from .engine.model.episode import Episode
from .engine.model.errors import Lockout
from .engine.model.guards import Guard
from .engine.model.plan import NOT_LISTED
from .engine.model.vocabulary import Kind, Reason
from .engine.reading.agenda import Agenda
from .engine.reading.view import View
from .runtime import BackRecoveryConfigEntry
from .settings.activities import activity_rows
from .settings.devices import DEVICE_ROWS
from .settings.options import OPTIONS
from .settings.rows import (
    Field,
    FieldRow,
    Number,
    OneOf,
    SomeOf,
    TimeOfDay,
    Words,
    YesNo,
    is_said,
)
from .surroundings.privacy import Eyes

if TYPE_CHECKING:
    from .workout_log.coordinator import WorkoutCoordinator

PUBLIC: Final = Eyes(with_answers=False)
"""Whoever reads a public issue may not read answers, whatever the plan says."""

IS_SET: Final = "set"
"""Stands for whatever is somebody's own: a phone, a sensor, a word."""

PROMPT: Final = ("id", "activity", "state", "due_at", "offered_at", "lapses_at", "told")
PROMPT_CLOSED: Final = ("repeat_at", "snoozed_until", "closed_at")
SESSION: Final = ("activity", "started_at", "ends_at", "ended_at", "prompt_id", "reason")
FACT: Final = ("at", "what", "reason", "stage")
EPISODE: Final = (
    "id",
    "started_at",
    "window_ends_at",
    "phase",
    "phase_since",
    "paused_from",
    "workout_ended_at",
    "last_told_at",
)
GUARD: Final = (
    "activity",
    "state",
    "cause",
    "since",
    "off_at",
    "reason",
    "tried_at",
    "reached",
    "leak_lost_at",
    "is_loud",
)
COMING: Final = ("activity", "prompt_id", "at", "due_at", "waits_for")
CLOSED: Final = ("activity", "until", "reason", "after")
WORKOUT_RECORD: Final = ("first_seen_at", "decided", "because", "answered")


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: BackRecoveryConfigEntry
) -> dict[str, Any]:
    """Return how the plan is set up, what happened, and what comes."""
    recovery, workouts = entry.runtime_data.recovery, entry.runtime_data.workouts
    view = recovery.data
    found = {
        "entry": _entry(entry) | {"workout_sources": await _async_sources(hass, entry)},
        "unreadable": [*recovery.settings.unreadable, *workouts.unreadable],
        "is_caught": recovery.net.is_acting,
        "episode": _episode(view.episode),
        "guards": [_guard(one) for one in view.guards],
        "agenda": _agenda(view.agenda),
        "workouts": await _async_workouts(hass, workouts.coordinator),
    }
    renamed: dict[str, Any] = _rename(found, _aliases(view))
    return renamed


# How it is set up


def _entry(entry: BackRecoveryConfigEntry) -> dict[str, Any]:
    return {
        "version": entry.version,
        "minor_version": entry.minor_version,
        "options": _fields(OPTIONS, entry.options),
        "activities": [
            _kind_of(one.data, CONF_KIND, Kind)
            | {"activity": one.data.get(CONF_ACTIVITY_ID)}
            | _fields((*_rows_of(one.data), *DEVICE_ROWS), one.data)
            for one in entry.get_subentries_of_type(SUBENTRY_ACTIVITY)
        ],
    }


async def _async_sources(
    hass: HomeAssistant, entry: BackRecoveryConfigEntry
) -> list[dict[str, Any]]:
    """Return the sources of workouts; what reads them is loaded where there are any."""
    stored = [one.data for one in entry.get_subentries_of_type(SUBENTRY_WORKOUT_SOURCE)]
    if not stored:
        return []
    of = await async_import_module(hass, f"{__package__}.settings.workouts")
    return [
        _kind_of(one, of.CONF_SOURCE_KIND, of.SourceKind) | _fields(of.SOURCE_ROWS, one)
        for one in stored
    ]


def _rows_of(data: Mapping[str, Any]) -> Iterable[FieldRow]:
    kind = data.get(CONF_KIND)
    return activity_rows(Kind(kind)) if kind in set(Kind) else ()


def _kind_of(data: Mapping[str, Any], name: str, kinds: type[StrEnum]) -> dict[str, Any]:
    kind = data.get(name)
    return {name: kind} if kind in {one.value for one in kinds} else {}


def _fields(rows: Iterable[FieldRow], stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return what may be shown of the stored fields."""
    return {
        row.name: _shown(row.field, stored[row.name])
        for row in rows
        if row.name in stored and is_said(stored[row.name])
    }


def _shown(field: Field, stored: Any) -> Any:
    """Return a number, a time, a yes or a no, or a word of a list; of all else how many there are.

    What the person ticked is a health answer: not even how many.
    """
    match field:
        case YesNo():
            may_be_shown = isinstance(stored, bool)
        case Number():
            may_be_shown = isinstance(stored, int | float)
        case TimeOfDay():
            may_be_shown = _is_time(stored)
        case SomeOf():
            may_be_shown = False
        case OneOf(words=words):
            may_be_shown = stored in words
        case Words(are_times=True):
            may_be_shown = isinstance(stored, list) and all(_is_time(one) for one in stored)
        case _:
            may_be_shown = False
            if isinstance(stored, list):
                return len(stored)
    return stored if may_be_shown else IS_SET


def _is_time(stored: Any) -> bool:
    try:
        time.fromisoformat(stored)
    except TypeError, ValueError:
        return False
    return True


# What happened


def _picked(value: Any, names: Iterable[str]) -> dict[str, Any]:
    """Return the listed fields; a reason only where it is a word of the field, and no answer."""
    picked = {name: getattr(value, name) for name in names}
    if "reason" in picked:
        picked["reason"] = _public(picked["reason"])
    return picked


def _public(reason: str | None) -> str | None:
    if reason is None:
        return None
    return PUBLIC.reason(Reason(reason)).value if reason in set(Reason) else IS_SET


def _episode(episode: Episode | None) -> dict[str, Any] | None:
    if episode is None:
        return None
    return _picked(episode, EPISODE) | {
        "prompts": [_picked(one, (*PROMPT, *PROMPT_CLOSED)) for one in episode.prompts],
        "sessions": [_picked(one, SESSION) for one in episode.sessions],
        "history": [_picked(one, FACT) for one in episode.history],
        "number_of_check_ins": len(episode.check_ins),
        "number_of_trainings": len(episode.trainings),
    }


def _guard(guard: Guard) -> dict[str, Any]:
    domain = split_entity_id(guard.device)[0]
    return _picked(guard, GUARD) | {"domain": domain, "is_proven": guard.proof is not None}


def _agenda(agenda: Agenda) -> dict[str, Any]:
    """Return what comes and what is closed, without what was ticked or answered."""
    return {
        "coming": [_picked(one, COMING) for one in agenda.coming],
        "closed": [_closed(one) for one in agenda.closed if one.condition is None],
    }


def _closed(lockout: Lockout) -> dict[str, Any]:
    return _picked(lockout, CLOSED)


async def _async_workouts(
    hass: HomeAssistant, coordinator: WorkoutCoordinator | None
) -> dict[str, Any]:
    """Return what was seen and decided, without what anybody did when."""
    if coordinator is None:
        return {"seen": [], "records": [], "pending": 0}
    memory = coordinator.memory
    judgement = await async_import_module(hass, f"{__package__}.workouts.judgement")
    found = [*(one.source for one in memory.seen), *(one.source for one in memory.records)]
    numbers = {source: number for number, source in enumerate(dict.fromkeys(found), 1)}
    return {
        "seen": [
            {"source": numbers[one.source], "since": one.since, "keys": len(one.keys)}
            for one in memory.seen
        ],
        "records": [
            {
                "source": numbers[one.source],
                "class": one.workout.activity_class,
                "flags": list(one.workout.flags),
                "length_s": one.workout.length_s,
                "level": judgement.judge(one.workout).level,
            }
            | _picked(one, WORKOUT_RECORD)
            for one in memory.records
        ],
        "pending": len(memory.pending),
    }


# Names


def _aliases(view: View) -> dict[str, str]:
    """Return other ids for own activities, whose id is made of the name, gone ones too."""
    named = [activity.id for activity in view.plan.activities if activity.kind is Kind.CUSTOM]
    named += [one.activity for one in view.guards]
    if view.episode:
        named += [one.activity for one in view.episode.prompts]
        named += [one.activity for one in view.episode.sessions]
    public = {*Kind, *NOT_LISTED}
    own = [one for one in dict.fromkeys(named) if one not in public]
    return {activity_id: f"own_{number}" for number, activity_id in enumerate(own, 1)}


def _rename(value: Any, aliases: Mapping[str, str]) -> Any:
    """Return the value as JSON, with the aliases also inside of the ids of prompts."""
    match value:
        case Mapping():
            return {key: _rename(one, aliases) for key, one in value.items()}
        case list():
            return [_rename(one, aliases) for one in value]
        case datetime():
            return value.isoformat()
        case str():
            return _renamed(str(value), aliases)
        case _:
            return value


def _renamed(text: str, aliases: Mapping[str, str]) -> str:
    for activity_id, alias in aliases.items():
        text = alias if text == activity_id else text.replace(f"-{activity_id}-", f"-{alias}-")
    return text
