"""What an activity's subentry says about a device: for the engine, and for the shell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from homeassistant.components.valve import DOMAIN as VALVE_DOMAIN
from homeassistant.core import split_entity_id

from ..const import CONF_ACTIVITY_ID, CONF_KIND
from ..engine.model.devices import MOST_ON, Device, Role, StartMode
from ..engine.model.vocabulary import Kind

CONF_WITH_DEVICE: Final = "with_device"
"""Whether the house does anything for the activity; only asked, never stored."""

CONF_DEVICE: Final = "device"
CONF_ROLE: Final = "role"
CONF_START_MODE: Final = "start_mode"
CONF_MOST_ON: Final = "most_on"
CONF_MAKER_ALLOWS: Final = "maker_allows"
CONF_ON_SCRIPT: Final = "on_script"
CONF_OFF_SCRIPT: Final = "off_script"
CONF_POWER_SENSOR: Final = "power_sensor"
CONF_LEAK_SENSOR: Final = "leak_sensor"
CONF_WATER_SENSOR: Final = "water_sensor"
CONF_SURFACE_SENSOR: Final = "surface_sensor"
CONF_LEVEL_SENSOR: Final = "level_sensor"
CONF_TARGET_LEVEL: Final = "target_level"
CONF_VOLUME_SENSOR: Final = "volume_sensor"
CONF_TARGET_VOLUME: Final = "target_volume"
CONF_BED_SENSOR: Final = "bed_sensor"
CONF_RUN_AT_START: Final = "run_at_start"
CONF_RUN_AT_END: Final = "run_at_end"

SENSORS: Final = (
    CONF_POWER_SENSOR,
    CONF_LEAK_SENSOR,
    CONF_WATER_SENSOR,
    CONF_SURFACE_SENSOR,
    CONF_LEVEL_SENSOR,
    CONF_VOLUME_SENSOR,
    CONF_BED_SENSOR,
)
"""What the house may say about a device, each with the field that names the entity."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceSettings:
    """The entities around one device. `sensors` are keyed by the fields above."""

    entity_id: str
    sensors: Mapping[str, str]
    on_script: str | None
    off_script: str | None

    @property
    def reads(self) -> set[str]:
        """The entities whose state says something about the device."""
        return {self.entity_id, *self.sensors.values()}


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
        target_level=data.get(CONF_TARGET_LEVEL),
        target_volume=data.get(CONF_TARGET_VOLUME),
        has_leak_sensor=bool(data.get(CONF_LEAK_SENSOR)),
    )


def _start_mode(data: Mapping[str, Any], role: Role) -> StartMode:
    """Return who switches it on: nobody but a hand what gets warm, unless its maker allows it."""
    start = data.get(CONF_START_MODE)
    if role is Role.HEAT and (start is None or not data.get(CONF_MAKER_ALLOWS)):
        return StartMode.BY_HAND
    return StartMode(start or StartMode.AFTER_CONFIRMATION)


def _most_on(data: Mapping[str, Any], role: Role) -> timedelta:
    """Return how long it may be on; a span said of a milder role is cut to the stricter one's."""
    most_on = data.get(CONF_MOST_ON)
    if most_on is None:
        return USUAL_MOST_ON[role]
    span = timedelta(minutes=most_on)
    return span if role is role_of(data) else min(span, MOST_ON[role])


def read_device_settings(
    subentries: Iterable[Mapping[str, Any]],
) -> dict[str, DeviceSettings]:
    """Return the entities of every device by activity id."""
    return {
        data[CONF_ACTIVITY_ID]: DeviceSettings(
            entity_id=data[CONF_DEVICE],
            sensors={name: data[name] for name in SENSORS if data.get(name)},
            on_script=data.get(CONF_ON_SCRIPT),
            off_script=data.get(CONF_OFF_SCRIPT),
        )
        for data in subentries
        if data.get(CONF_DEVICE)
    }
