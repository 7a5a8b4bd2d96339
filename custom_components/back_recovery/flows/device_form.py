"""The form of an activity's device: its fields, and what an answer could not work with."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

from homeassistant.components.valve import DOMAIN as VALVE_DOMAIN
from homeassistant.const import ATTR_ASSUMED_STATE
from homeassistant.core import HomeAssistant, split_entity_id
from homeassistant.data_entry_flow import section
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.script import async_validate_actions_config
from homeassistant.helpers.selector import (
    ActionSelector,
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
import probatio

from ..const import CONF_KIND
from ..engine.model.devices import MOST_ON, Role, StartMode
from ..engine.model.vocabulary import Kind
from ..settings.devices import (
    CONF_BED_SENSOR,
    CONF_DEVICE,
    CONF_LEAK_SENSOR,
    CONF_LEVEL_SENSOR,
    CONF_MAKER_ALLOWS,
    CONF_MOST_ON,
    CONF_OFF_SCRIPT,
    CONF_ON_SCRIPT,
    CONF_POWER_SENSOR,
    CONF_ROLE,
    CONF_RUN_AT_END,
    CONF_RUN_AT_START,
    CONF_START_MODE,
    CONF_SURFACE_SENSOR,
    CONF_TARGET_LEVEL,
    CONF_TARGET_VOLUME,
    CONF_VOLUME_SENSOR,
    CONF_WATER_SENSOR,
    USUAL_MOST_ON,
    role_of,
)
from ..surroundings.people import is_there
from .fields import amount, minutes

WITHOUT_DEVICE: Final = frozenset({Kind.CHECK_IN, Kind.TIP, Kind.WALK})
"""Kinds for which there is nothing to switch."""

SECTION_SENSORS: Final = "sensors"
SECTION_SCRIPTS: Final = "scripts"
SECTION_ACTIONS: Final = "actions"

_SWITCHED: Final = ["switch", "input_boolean", "light", "fan", "valve", "cover"]
_BINARY: Final = ["binary_sensor", "input_boolean"]
_NUMBERS: Final = ["sensor", "input_number", "number"]
_MINUTE: Final = timedelta(minutes=1)

_ENTITIES: Final[Mapping[str, list[str]]] = {
    CONF_POWER_SENSOR: _NUMBERS,
    CONF_LEAK_SENSOR: _BINARY,
    CONF_WATER_SENSOR: _NUMBERS,
    CONF_SURFACE_SENSOR: _NUMBERS,
    CONF_LEVEL_SENSOR: _NUMBERS,
    CONF_VOLUME_SENSOR: _NUMBERS,
    CONF_BED_SENSOR: _BINARY,
    CONF_ON_SCRIPT: ["script"],
    CONF_OFF_SCRIPT: ["script"],
}

_TARGETS: Final[Mapping[str, str]] = {
    CONF_TARGET_LEVEL: CONF_LEVEL_SENSOR,
    CONF_TARGET_VOLUME: CONF_VOLUME_SENSOR,
}
"""A target, and the sensor without which nobody knows that it is reached."""

SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    # First what concerns a pad, then what concerns a bath.
    SECTION_SENSORS: (
        CONF_POWER_SENSOR,
        CONF_BED_SENSOR,
        CONF_SURFACE_SENSOR,
        CONF_LEAK_SENSOR,
        CONF_WATER_SENSOR,
        CONF_LEVEL_SENSOR,
        CONF_TARGET_LEVEL,
        CONF_VOLUME_SENSOR,
        CONF_TARGET_VOLUME,
    ),
    SECTION_SCRIPTS: (CONF_ON_SCRIPT, CONF_OFF_SCRIPT),
    SECTION_ACTIONS: (CONF_RUN_AT_START, CONF_RUN_AT_END),
}

type Fields = dict[str, Any]


def device_schema(wrong: Mapping[str, str]) -> probatio.Schema:
    """Return the form; a section in which something is wrong is open."""
    longest = max(MOST_ON.values()) // _MINUTE
    fields: dict[probatio.Marker, Any] = {
        probatio.Optional(CONF_DEVICE): _entity(_SWITCHED),
        probatio.Required(CONF_ROLE): _choice(CONF_ROLE, Role),
        probatio.Required(CONF_START_MODE): _choice(CONF_START_MODE, StartMode),
        probatio.Required(CONF_MAKER_ALLOWS): BooleanSelector(),
        probatio.Required(CONF_MOST_ON): minutes((1, longest)),
    }
    for where, names in SECTIONS.items():
        inside = probatio.Schema({probatio.Optional(name): _field(name) for name in names})
        fields[probatio.Optional(where)] = section(inside, {"collapsed": where not in wrong})
    return probatio.Schema(fields)


def _field(name: str) -> Any:
    if name in _ENTITIES:
        return _entity(_ENTITIES[name])
    if name == CONF_TARGET_LEVEL:
        return amount((1, 100))
    return amount((1, 500)) if name == CONF_TARGET_VOLUME else ActionSelector()


def _entity(domains: list[str]) -> EntitySelector:
    return EntitySelector(EntitySelectorConfig(domain=domains))


def _choice(name: str, words: type[Role | StartMode]) -> SelectSelector:
    return SelectSelector(
        SelectSelectorConfig(
            options=[word.value for word in words],
            mode=SelectSelectorMode.DROPDOWN,
            translation_key=name,
        )
    )


def show_device(data: Mapping[str, Any]) -> Fields:
    """Return the form that says what a subentry says about its device."""
    role = role_of(data)
    by_hand = role is Role.HEAT and not data.get(CONF_MAKER_ALLOWS)
    usual_start = StartMode.BY_HAND if by_hand else StartMode.AFTER_CONFIRMATION
    shown: Fields = {
        CONF_ROLE: role.value,
        CONF_START_MODE: data.get(CONF_START_MODE, usual_start.value),
        CONF_MAKER_ALLOWS: data.get(CONF_MAKER_ALLOWS, False),
        CONF_MOST_ON: data.get(CONF_MOST_ON, USUAL_MOST_ON[role] // _MINUTE),
    }
    if data.get(CONF_DEVICE):
        shown[CONF_DEVICE] = data[CONF_DEVICE]
    for where, names in SECTIONS.items():
        shown[where] = {name: data[name] for name in names if data.get(name)}
    return shown


def read_form(form: Mapping[str, Any]) -> Fields:
    """Return what a subentry says about its device; nothing without one."""
    flat = {name: value for name, value in form.items() if name not in SECTIONS}
    for where in SECTIONS:
        flat |= form.get(where, {})
    if not flat.get(CONF_DEVICE):
        return {name: flat[name] for name in SECTIONS[SECTION_ACTIONS] if flat.get(name)}
    return {name: value for name, value in flat.items() if value not in (None, "", [])}


async def async_wrong_with(
    hass: HomeAssistant, kind: Kind, data: Mapping[str, Any], taken: set[str]
) -> dict[str, str]:
    """Return what could not work, at its field or above its section."""
    wrong: dict[str, str] = {}
    for name, key in _problems(hass, {**data, CONF_KIND: kind.value}, taken):
        wrong.setdefault(_where(name), key)
    for name in SECTIONS[SECTION_ACTIONS]:
        if data.get(name) and not await _async_is_sequence(hass, data[name]):
            wrong.setdefault(SECTION_ACTIONS, f"{name}_invalid")
    return wrong


def _problems(
    hass: HomeAssistant, data: Mapping[str, Any], taken: set[str]
) -> Iterator[tuple[str, str]]:
    device = data.get(CONF_DEVICE)
    if not device:
        return
    role = role_of(data)
    state = hass.states.get(device)
    if not is_there(hass, device):
        yield CONF_DEVICE, "device_missing"
    elif device in taken:
        yield CONF_DEVICE, "device_taken"
    elif role is not Role.OTHER and state and state.attributes.get(ATTR_ASSUMED_STATE):
        yield CONF_DEVICE, "device_without_feedback"
    if Kind(data[CONF_KIND]) is Kind.HEATING_PAD and role is not Role.HEAT:
        yield CONF_ROLE, "role_must_be_heat"
    elif split_entity_id(device)[0] == VALVE_DOMAIN and role is Role.OTHER:
        yield CONF_ROLE, "role_must_be_water"
    starts_itself = data.get(CONF_START_MODE) == StartMode.AFTER_CONFIRMATION
    if role is Role.HEAT and starts_itself and not data.get(CONF_MAKER_ALLOWS):
        yield CONF_START_MODE, "maker_must_allow"
    if not 1 <= data.get(CONF_MOST_ON, 1) <= MOST_ON[role] // _MINUTE:
        yield CONF_MOST_ON, f"most_on_{role}_out_of_range"
    yield from _problems_around(hass, data)


def _problems_around(hass: HomeAssistant, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the sensors and scripts of a device."""
    for name in _ENTITIES:
        if data.get(name) and not is_there(hass, data[name]):
            yield name, f"{name}_missing"
    for target, sensor in _TARGETS.items():
        if data.get(target) and not data.get(sensor):
            yield target, f"{target}_without_sensor"
    if bool(data.get(CONF_ON_SCRIPT)) != bool(data.get(CONF_OFF_SCRIPT)):
        yield CONF_ON_SCRIPT, "script_without_other"


async def _async_is_sequence(hass: HomeAssistant, sequence: Any) -> bool:
    try:
        await async_validate_actions_config(hass, cv.SCRIPT_SCHEMA(sequence))
    except probatio.Invalid, HomeAssistantError:
        return False
    return True


def _where(field: str) -> str:
    return next((where for where, names in SECTIONS.items() if field in names), field)
