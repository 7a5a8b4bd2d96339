"""The sources of workouts that a person set up, read from the subentries."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final, override
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_NAME, UnitOfTime
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
from ..workouts.sources.table import SOURCES
from ..workouts.vocabulary import Action, ActivityClass, Level, Route, SourceKind
from .identity import CONF_ENTITY, CONF_SOURCE_ENTRY, SOURCE_PLACES
from .readable import readable
from .rows import (
    Field,
    FieldRow,
    Fields,
    Number,
    OneOf,
    Rows,
    SomeOf,
    Span,
    Words,
    YesNo,
    is_said,
    read_fields,
)

CONF_SOURCE_KIND: Final = "source_kind"
CONF_WEBHOOK_ID: Final = "webhook_id"
CONF_LOCAL_ONLY: Final = "local_only"
CONF_NAMES: Final = "names"
CONF_KEYWORDS: Final = "keywords"

WHAT_TO_DO: Final = "what_to_do"
FILTERS: Final = "filters"
TIMING: Final = "timing"

ACTIONS: Final[Mapping[str, Level]] = {f"when_{level.value}": level for level in Level}
"""What to do about a workout, a field for each level."""

LOGGED: Final = "log_workout"
"""The id of the source that is always there: the action of the same name."""


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
    """Every source of a person: what the detector needs, and where it is found.

    `unreadable` are the fields that are stored and cannot be read.
    """

    setup: Setup
    origins: tuple[Origin, ...]
    unreadable: tuple[str, ...] = ()


class NamesOfFields(Field):
    """What the fields of a source are called where it comes from."""

    @override
    def read(self, stored: Any) -> FieldNames:
        if not all(isinstance(one, str) for one in stored.values()):
            raise ValueError(stored)
        return FieldNames(**stored)


_ACTION: Final = OneOf(tuple(Action), "workout_action")
# A plan says nothing about what was done.
_ASKING_ONLY: Final = OneOf((Action.ASK, Action.NOTE_ONLY), "workout_action")
_CLASSES: Final = SomeOf(tuple(ActivityClass), "activity_class")
_AT_LEAST: Final = Number(0, 240, UnitOfTime.MINUTES)


SOURCE_ROWS: Final[Rows] = (
    FieldRow(CONF_NAME, Words(), is_required=True),
    FieldRow(CONF_LOCAL_ONLY, YesNo(), is_required=True),
    *(FieldRow(name, _ACTION, WHAT_TO_DO, is_required=True) for name in ACTIONS),
    FieldRow("classes", _CLASSES, FILTERS, Filters),
    FieldRow("minimum_minutes", _AT_LEAST, FILTERS, Filters, is_required=True),
    FieldRow(CONF_KEYWORDS, Words(many=True), FILTERS, Filters),
    FieldRow("settle", Span(0, 24 * 60), TIMING, SourceSettings, is_required=True),
    FieldRow("once_a_day", YesNo(), TIMING, SourceSettings, is_required=True),
)
"""The fields that say what to do about workouts, in the order of their form."""

WHERE_ROWS: Final[Rows] = (
    *SOURCE_PLACES,
    FieldRow(CONF_SOURCE_KIND, OneOf(tuple(SourceKind), "source_kind")),
    FieldRow(CONF_SOURCE_ENTRY, Words()),
    FieldRow(CONF_WEBHOOK_ID, Words()),
    FieldRow(CONF_NAMES, NamesOfFields()),
)
"""What says which source it is, and where: never asked in this form, and stored all the same."""


def readable_source(stored: Mapping[str, Any]) -> tuple[Fields, list[str]]:
    """Return what can be used of a source, and the names of the fields that cannot.

    Without a kind there is nothing to read it by: such a one is left out.
    """
    found, unreadable = readable((*SOURCE_ROWS, *WHERE_ROWS), stored)
    said = {name: one for name, one in found.items() if is_said(one)}
    if CONF_SOURCE_KIND not in said and CONF_SOURCE_KIND not in unreadable:
        unreadable.append(CONF_SOURCE_KIND)
    return said, unreadable


def source_rows(kind: SourceKind) -> Rows:
    """Return the fields that make sense for a kind."""
    is_sent, is_planned = SOURCES[kind].route is Route.WEBHOOK, kind is SourceKind.CALENDAR
    return tuple(
        replace(row, field=_ASKING_ONLY) if is_planned and row.field is _ACTION else row
        for row in SOURCE_ROWS
        if is_sent or row.name != CONF_LOCAL_ONLY
    )


def read_workout_settings(hass: HomeAssistant, entry: ConfigEntry) -> WorkoutSettings:
    """Return what the subentries say."""
    stored = [
        (one, *readable_source(one.data))
        for one in entry.get_subentries_of_type(SUBENTRY_WORKOUT_SOURCE)
    ]
    found = [(one, data) for one, data, _ in stored if CONF_SOURCE_KIND in data]
    settle = usual_settle(SourceKind(data[CONF_SOURCE_KIND]) for _, data in found)
    sources = (read_source(one.subentry_id, data, settle) for one, data in found)
    logged = SourceConfig(
        id=LOGGED, kind=SourceKind.WEBHOOK, settings=SourceSettings(settle=settle)
    )
    return WorkoutSettings(
        setup=Setup(sources=(*sources, logged), zone=ZoneInfo(hass.config.time_zone)),
        origins=tuple(_origin(one.subentry_id, one.title, data) for one, data in found),
        unreadable=tuple(name for *_, missing in stored for name in missing),
    )


def read_source(source_id: str, data: Mapping[str, Any], settle: timedelta) -> SourceConfig:
    """Return the source that a subentry describes; what it leaves out is as usual."""
    usual: Fields = {"settle": settle}
    data, _unreadable = readable(SOURCE_ROWS, data)
    return SourceConfig(
        id=source_id,
        kind=SourceKind(data[CONF_SOURCE_KIND]),
        names=FieldNames(**data.get(CONF_NAMES, {})),
        settings=SourceSettings(
            filters=Filters(**read_fields(SOURCE_ROWS, data, Filters)),
            actions={
                level: Action(data.get(name, USUAL_ACTIONS[level]))
                for name, level in ACTIONS.items()
            },
            **usual | read_fields(SOURCE_ROWS, data, SourceSettings),
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
