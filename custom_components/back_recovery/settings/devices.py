"""What an activity's subentry says about a device: for the engine, and for the shell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from homeassistant.components.valve import DOMAIN as VALVE_DOMAIN
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import UnitOfTime
from homeassistant.core import split_entity_id, valid_entity_id

from ..const import CONF_ACTIVITY_ID, CONF_KIND
from ..engine.model.devices import (
    LEAST_PATIENCE,
    MOST_ON,
    MOST_PATIENCE,
    PATIENCE,
    WATER_PATIENCE,
    Device,
    Role,
    StartMode,
)
from ..engine.model.happened import SessionEdge
from ..engine.model.vocabulary import Kind
from .rows import Entity, FieldRow, Number, OneOf, Rows, Sequence, Span, YesNo, is_said, read_fields

CONF_WITH_DEVICE: Final = "with_device"
"""Whether the house does anything for the activity; only asked, never stored."""

CONF_DEVICE: Final = "device"
CONF_ROLE: Final = "role"
CONF_START_MODE: Final = "start_mode"
CONF_MOST_ON: Final = "most_on"
CONF_PATIENCE: Final = "patience"
CONF_MAKER_ALLOWS: Final = "maker_allows"
CONF_ON_SCRIPT: Final = "on_script"
CONF_OFF_SCRIPT: Final = "off_script"
CONF_POWER_SENSOR: Final = "power_sensor"
CONF_LEAK_SENSOR: Final = "leak_sensor"
CONF_WATER_SENSOR: Final = "water_sensor"
CONF_SURFACE_SENSOR: Final = "surface_sensor"
CONF_LEVEL_SENSOR: Final = "level_sensor"
CONF_VOLUME_SENSOR: Final = "volume_sensor"
CONF_BED_SENSOR: Final = "bed_sensor"
CONF_RUN_AT_START: Final = "run_at_start"
CONF_RUN_AT_END: Final = "run_at_end"

SENSORS_SECTION: Final = "sensors"
SCRIPTS: Final = "scripts"
ACTIONS: Final = "actions"

RUN: Final[Mapping[str, SessionEdge]] = {
    CONF_RUN_AT_START: SessionEdge.START,
    CONF_RUN_AT_END: SessionEdge.END,
}
"""The person's own actions, and when they are run."""

WITHOUT_DEVICE: Final = frozenset({Kind.CHECK_IN, Kind.TIP, Kind.WALK})
"""Kinds for which there is nothing to switch."""

_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
_SWITCHED: Final = Entity(
    domains=("switch", "input_boolean", "light", "fan", "valve", "cover"), missing="device_missing"
)
_BINARY: Final = ("binary_sensor", "input_boolean")
_NUMBERS: Final = ("sensor", "input_number", "number")


def _entity(name: str, section: str, of: type | None, *domains: str) -> FieldRow:
    return FieldRow(name, Entity(domains=domains, missing=f"{name}_missing"), section, of)


def _target(name: str, most: int, sensor: str) -> FieldRow:
    """Return a row of a target; without its sensor nobody knows that it is reached."""
    return FieldRow(name, Number(1, most), SENSORS_SECTION, Device, needs=sensor)


USUAL_ROLE: Final[Mapping[Kind, Role]] = {
    Kind.HEATING_PAD: Role.HEAT,
    Kind.BATH: Role.WATER,
    Kind.SHOWER: Role.WATER,
}

USUAL_MOST_ON: Final[Mapping[Role, timedelta]] = {
    Role.HEAT: MOST_ON[Role.HEAT],
    Role.WATER: timedelta(minutes=15),
    Role.OTHER: timedelta(minutes=60),
}
"""How long a device may be on unless the person says less (judgement)."""

USUAL_PATIENCE: Final[Mapping[Role, timedelta]] = {
    Role.HEAT: PATIENCE,
    Role.WATER: WATER_PATIENCE,
    Role.OTHER: PATIENCE,
}
"""How long a device may take to say what it was told, unless the person says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceSettings:
    """The entities around one device. `sensors` are keyed by the fields above."""

    entity_id: str
    sensors: Mapping[str, str]
    on_script: str | None = None
    off_script: str | None = None

    @property
    def reads(self) -> set[str]:
        """The entities whose state says something about the device."""
        return {self.entity_id, *self.sensors.values()}


DEVICE_ROWS: Final[Rows] = (
    FieldRow(CONF_DEVICE, _SWITCHED),
    FieldRow(CONF_ROLE, OneOf(tuple(Role), "role"), is_required=True),
    FieldRow(CONF_START_MODE, OneOf(tuple(StartMode), "start_mode"), is_required=True),
    FieldRow(CONF_MAKER_ALLOWS, YesNo(), is_required=True),
    FieldRow(CONF_MOST_ON, Span(1, max(MOST_ON.values()) // _MINUTE), is_required=True),
    FieldRow(
        CONF_PATIENCE,
        Span(LEAST_PATIENCE // _SECOND, MOST_PATIENCE // _SECOND, UnitOfTime.SECONDS),
        is_required=True,
    ),
    # First what concerns a pad, then what concerns a bath.
    _entity(CONF_POWER_SENSOR, SENSORS_SECTION, None, *_NUMBERS),
    _entity(CONF_BED_SENSOR, SENSORS_SECTION, None, *_BINARY),
    _entity(CONF_SURFACE_SENSOR, SENSORS_SECTION, None, *_NUMBERS),
    _entity(CONF_LEAK_SENSOR, SENSORS_SECTION, None, *_BINARY),
    _entity(CONF_WATER_SENSOR, SENSORS_SECTION, None, *_NUMBERS),
    _entity(CONF_LEVEL_SENSOR, SENSORS_SECTION, None, *_NUMBERS),
    _target("target_level", 100, CONF_LEVEL_SENSOR),
    _entity(CONF_VOLUME_SENSOR, SENSORS_SECTION, None, *_NUMBERS),
    _target("target_volume", 500, CONF_VOLUME_SENSOR),
    _entity(CONF_ON_SCRIPT, SCRIPTS, DeviceSettings, "script"),
    _entity(CONF_OFF_SCRIPT, SCRIPTS, DeviceSettings, "script"),
    *(FieldRow(name, Sequence(), ACTIONS) for name in RUN),
)
"""A device's fields, in the order of their form."""

SENSORS: Final = tuple(
    row.name
    for row in DEVICE_ROWS
    if row.section == SENSORS_SECTION and isinstance(row.field, Entity)
)
"""What the house may say about a device, each with the field that names the entity."""


def role_of(data: Mapping[str, Any]) -> Role:
    """Return what a subentry says its device can do to a person or a house."""
    return Role(data.get(CONF_ROLE) or USUAL_ROLE.get(Kind(data[CONF_KIND]), Role.OTHER))


def strict_role_of(data: Mapping[str, Any]) -> Role:
    """Return what the device can do at the least, whatever the subentry says.

    The form refuses these contradictions, but a file can be edited. To refuse the whole
    plan for one would leave every device of it without a guard; so the stricter counts.
    """
    if Kind(data[CONF_KIND]) is Kind.HEATING_PAD:
        return Role.HEAT
    role = role_of(data)
    is_valve = split_entity_id(data[CONF_DEVICE])[0] == VALVE_DOMAIN
    return Role.WATER if is_valve and role is Role.OTHER else role


def read_device(data: Mapping[str, Any]) -> Device | None:
    """Return the device of an activity as the engine knows it, None without one.

    Raises InvalidPlan for a cap outside the hard one.
    """
    if not data.get(CONF_DEVICE):
        return None
    role = strict_role_of(data)
    return Device(
        id=data[CONF_DEVICE],
        role=role,
        start=_start_mode(data, role),
        most_on=_most_on(data, role),
        patience=_patience(data, role),
        has_leak_sensor=bool(data.get(CONF_LEAK_SENSOR)),
        **read_fields(DEVICE_ROWS, data, Device),
    )


def _start_mode(data: Mapping[str, Any], role: Role) -> StartMode:
    """Return who switches it on: nobody but a hand what gets warm, unless its maker allows it."""
    start = data.get(CONF_START_MODE)
    if role is Role.HEAT and (start is None or not data.get(CONF_MAKER_ALLOWS)):
        return StartMode.BY_HAND
    return StartMode(start or StartMode.AFTER_CONFIRMATION)


def _most_on(data: Mapping[str, Any], role: Role) -> timedelta:
    """Return how long it may be on; a span said of a milder role is cut to the stricter one's."""
    if not is_said(data.get(CONF_MOST_ON)):
        return USUAL_MOST_ON[role]
    span = timedelta(minutes=data[CONF_MOST_ON])
    return span if role is role_of(data) else min(span, MOST_ON[role])


def _patience(data: Mapping[str, Any], role: Role) -> timedelta:
    """Return how long it may take to say what it was told."""
    if not is_said(data.get(CONF_PATIENCE)):
        return USUAL_PATIENCE[role]
    return timedelta(seconds=data[CONF_PATIENCE])


def read_device_settings(
    subentries: Iterable[Mapping[str, Any]],
) -> dict[str, DeviceSettings]:
    """Return the entities of every device by activity id."""
    return {
        data[CONF_ACTIVITY_ID]: DeviceSettings(
            entity_id=data[CONF_DEVICE],
            sensors={name: data[name] for name in SENSORS if data.get(name)},
            **read_fields(DEVICE_ROWS, data, DeviceSettings),
        )
        for data in subentries
        if data.get(CONF_DEVICE)
    }


@dataclass(frozen=True, slots=True)
class Switched:
    """What is needed to switch a device off: for which activity, and by which script."""

    activity: str
    off_script: str | None


def switched_by(entry: ConfigEntry) -> dict[str, Switched]:
    """Return what a plan may have switched, by device, whatever else is wrong with the entry."""
    subentries = [one.data for one in entry.subentries.values()]
    return {
        device: Switched(str(data.get(CONF_ACTIVITY_ID, "")), _name(data.get(CONF_OFF_SCRIPT)))
        for data in subentries
        if (device := _name(data.get(CONF_DEVICE)))
    }


def _name(stored: Any) -> str | None:
    """Return the entity that is named, None where nothing is that could be one."""
    return stored if isinstance(stored, str) and valid_entity_id(stored) else None
