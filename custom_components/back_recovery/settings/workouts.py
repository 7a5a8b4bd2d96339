"""The sources of workouts that a person set up, read from the subentries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..const import SUBENTRY_WORKOUT_SOURCE
from ..workouts.settings import (
    USUAL_ACTIONS,
    FieldNames,
    Filters,
    Setup,
    SourceConfig,
    SourceSettings,
    usual_settle,
)
from ..workouts.vocabulary import Action, ActivityClass, Level, SourceKind

CONF_SOURCE_KIND: Final = "source_kind"
CONF_SOURCE_ENTRY: Final = "source_entry"
CONF_ENTITY: Final = "entity"
CONF_WEBHOOK_ID: Final = "webhook_id"
CONF_LOCAL_ONLY: Final = "local_only"
CONF_NAMES: Final = "names"
CONF_CLASSES: Final = "classes"
CONF_MINIMUM_MINUTES: Final = "minimum_minutes"
CONF_KEYWORDS: Final = "keywords"
CONF_SETTLE: Final = "settle"
CONF_ONCE_A_DAY: Final = "once_a_day"

ACTIONS: Final[Mapping[str, Level]] = {f"when_{level.value}": level for level in Level}
"""What to do about a workout, a field for each level."""

LOGGED: Final = "log_workout"
"""The id of the source that is always there: the action of the same name."""

_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where in Home Assistant a source is: the entities of an entry, an entity, a webhook.

    `title` is what the person calls the source.
    """

    id: str
    kind: SourceKind
    title: str
    entry_id: str | None = None
    entity_id: str | None = None
    webhook_id: str | None = None
    local_only: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutSettings:
    """Every source of a person: what the detector needs, and where it is found."""

    setup: Setup
    origins: tuple[Origin, ...]


def read_workout_settings(hass: HomeAssistant, entry: ConfigEntry) -> WorkoutSettings:
    """Return what the subentries say."""
    subentries = entry.get_subentries_of_type(SUBENTRY_WORKOUT_SOURCE)
    settle = usual_settle(SourceKind(one.data[CONF_SOURCE_KIND]) for one in subentries)
    sources = (read_source(one.subentry_id, one.data, settle) for one in subentries)
    logged = SourceConfig(
        id=LOGGED, kind=SourceKind.WEBHOOK, settings=SourceSettings(settle=settle)
    )
    return WorkoutSettings(
        setup=Setup(sources=(*sources, logged), zone=ZoneInfo(hass.config.time_zone)),
        origins=tuple(_origin(one.subentry_id, one.title, one.data) for one in subentries),
    )


def read_source(source_id: str, data: Mapping[str, Any], settle: timedelta) -> SourceConfig:
    """Return the source that a subentry describes; what it leaves out is as usual."""
    classes = data.get(CONF_CLASSES)
    minutes = data.get(CONF_SETTLE)
    return SourceConfig(
        id=source_id,
        kind=SourceKind(data[CONF_SOURCE_KIND]),
        names=FieldNames(**data.get(CONF_NAMES, {})),
        settings=SourceSettings(
            filters=Filters(
                classes=frozenset(ActivityClass(one) for one in classes) if classes else None,
                minimum_minutes=data.get(CONF_MINIMUM_MINUTES, 0),
                keywords=tuple(data.get(CONF_KEYWORDS, ())),
            ),
            actions={
                level: Action(data.get(name, USUAL_ACTIONS[level]))
                for name, level in ACTIONS.items()
            },
            settle=settle if minutes is None else minutes * _MINUTE,
            once_a_day=data.get(CONF_ONCE_A_DAY, True),
        ),
    )


def _origin(source_id: str, title: str, data: Mapping[str, Any]) -> Origin:
    return Origin(
        id=source_id,
        kind=SourceKind(data[CONF_SOURCE_KIND]),
        title=title,
        entry_id=data.get(CONF_SOURCE_ENTRY),
        entity_id=data.get(CONF_ENTITY),
        webhook_id=data.get(CONF_WEBHOOK_ID),
        local_only=data.get(CONF_LOCAL_ONLY, True),
    )
