"""What somebody may post in public to get help: how it works, not who it is about."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant

from .const import CONF_MESSAGE, CONF_PERSON
from .engine.model.episode import Episode
from .engine.model.plan import Plan
from .engine.model.vocabulary import Kind, Reason
from .engine.reading.agenda import Agenda
from .runtime import BackRecoveryConfigEntry
from .settings.options import OPTIONS
from .settings.rows import Listed, SomeOf
from .settings.workouts import (
    CONF_ENTITY,
    CONF_KEYWORDS,
    CONF_NAMES,
    CONF_SOURCE_ENTRY,
    CONF_WEBHOOK_ID,
)
from .surroundings.privacy import ANSWERS
from .workouts.judgement import judge
from .workouts.memory import Memory

PERSONAL = {
    # Entities of the house, phones, and what applies to somebody's health.
    *(row.name for row in OPTIONS if isinstance(row.field, Listed | SomeOf)),
    CONF_ENTITY,
    CONF_KEYWORDS,
    CONF_NAMES,
    CONF_SOURCE_ENTRY,
    CONF_WEBHOOK_ID,
    CONF_MESSAGE,
    CONF_NAME,
    CONF_PERSON,
    "asked",
    "by",
    "check_ins",
    "closed_by",
    "place",
    "started_by",
    "title",
    "trainings",
    "unique_id",
}
"""Who somebody is, where, what was answered, and everything in a person's own words."""


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: BackRecoveryConfigEntry
) -> dict[str, Any]:
    """Return how the plan is set up, what happened, and what comes."""
    view = entry.runtime_data.recovery.data
    found = {
        "entry": entry.as_dict(),
        "episode": _episode(view.episode),
        "guards": [asdict(guard) for guard in view.guards],
        "agenda": _agenda(view.agenda),
        "workouts": _workouts(entry.runtime_data.workouts.memory),
    }
    return async_redact_data(_rename(found, _aliases(view.plan)), PERSONAL)


def _workouts(memory: Memory) -> dict[str, Any]:
    """Return what was seen and decided, without what anybody did when."""
    return {
        "seen": [
            {"source": one.source, "since": one.since, "keys": len(one.keys)} for one in memory.seen
        ],
        "records": [
            {
                "source": one.source,
                "class": one.workout.activity_class,
                "detail": one.workout.detail,
                "flags": one.workout.flags,
                "length_s": one.workout.length_s,
                "level": judge(one.workout).level,
                "first_seen_at": one.first_seen_at,
                "decided": one.decided,
                "because": one.because,
                "answered": one.answered,
            }
            for one in memory.records
        ],
        "pending": len(memory.pending),
    }


def _agenda(agenda: Agenda) -> dict[str, Any]:
    """Return what comes and what is closed, without what was ticked or answered."""
    values = asdict(agenda)
    values["closed"] = [
        {name: value for name, value in one.items() if name != "condition"}
        for one in values["closed"]
        if one["condition"] is None
    ]
    for lockout in values["closed"]:
        if lockout["reason"] in ANSWERS:
            lockout["reason"] = REDACTED
    return values


def _episode(episode: Episode | None) -> dict[str, Any] | None:
    if episode is None:
        return None
    values = asdict(episode)
    for fact in (*values["history"], *values["sessions"]):
        if fact["reason"] not in {None, *Reason} - ANSWERS:
            fact["reason"] = REDACTED
    return values | {
        "number_of_check_ins": len(episode.check_ins),
        "number_of_trainings": len(episode.trainings),
    }


def _aliases(plan: Plan) -> dict[str, str]:
    """Return other ids for own activities, whose id is made of the name."""
    own = [activity.id for activity in plan.activities if activity.kind is Kind.CUSTOM]
    return {activity_id: f"own_{number}" for number, activity_id in enumerate(own, 1)}


def _rename(value: Any, aliases: Mapping[str, str]) -> Any:
    """Return the value with the aliases, also inside of the ids of prompts, and as lists."""
    if isinstance(value, Mapping):
        return {key: _rename(one, aliases) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rename(one, aliases) for one in value]
    if isinstance(value, str):
        for activity_id, alias in aliases.items():
            value = (
                alias if value == activity_id else value.replace(f"-{activity_id}-", f"-{alias}-")
            )
    return value
