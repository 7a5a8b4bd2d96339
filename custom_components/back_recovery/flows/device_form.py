"""The form of an activity's device: what it shows, and what an answer could not work with."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

from homeassistant.components.valve import DOMAIN as VALVE_DOMAIN
from homeassistant.const import ATTR_ASSUMED_STATE
from homeassistant.core import HomeAssistant, split_entity_id
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.script import async_validate_actions_config
import probatio

from ..const import CONF_KIND
from ..engine.model.devices import (
    LEAST_PATIENCE,
    MOST_ON,
    MOST_PATIENCE,
    Role,
    StartMode,
)
from ..engine.model.vocabulary import Kind
from ..settings.devices import (
    ACTIONS,
    CONF_DEVICE,
    CONF_MAKER_ALLOWS,
    CONF_MOST_ON,
    CONF_OFF_SCRIPT,
    CONF_ON_SCRIPT,
    CONF_PATIENCE,
    CONF_ROLE,
    CONF_START_MODE,
    DEVICE_ROWS,
    RUN,
    SCRIPTS,
    USUAL_MOST_ON,
    USUAL_PATIENCE,
    role_of,
)
from ..settings.rows import Fields, flat, is_said, nested
from .checks import Problem, missing

_MINUTE: Final = timedelta(minutes=1)
_LEAST: Final = LEAST_PATIENCE.total_seconds()
_MOST: Final = MOST_PATIENCE.total_seconds()


def show_device(data: Mapping[str, Any]) -> Fields:
    """Return the form that says what a subentry says about its device."""
    role = role_of(data)
    by_hand = role is Role.HEAT and not data.get(CONF_MAKER_ALLOWS)
    usual_start = StartMode.BY_HAND if by_hand else StartMode.AFTER_CONFIRMATION
    usual: Fields = {
        CONF_START_MODE: usual_start.value,
        CONF_MAKER_ALLOWS: False,
        CONF_MOST_ON: USUAL_MOST_ON[role] // _MINUTE,
        CONF_PATIENCE: USUAL_PATIENCE[role].total_seconds(),
    }
    said = {row.name: data[row.name] for row in DEVICE_ROWS if is_said(data.get(row.name))}
    return nested(DEVICE_ROWS, usual | said | {CONF_ROLE: role.value})


def read_device_form(form: Mapping[str, Any]) -> Fields:
    """Return what a subentry says about its device; without one, its actions only."""
    said = _said(form)
    is_there = CONF_DEVICE in said
    return {name: value for name, value in said.items() if is_there or name in RUN}


def needs_device(form: Mapping[str, Any]) -> bool:
    """Tell whether a form says nothing that the house could do."""
    return not {CONF_DEVICE, *RUN} & _said(form).keys()


def _said(form: Mapping[str, Any]) -> Fields:
    return {name: value for name, value in flat(DEVICE_ROWS, form).items() if is_said(value)}


async def async_wrong_with(
    hass: HomeAssistant, kind: Kind, data: Mapping[str, Any], taken: set[str]
) -> dict[str, str]:
    """Return what could not work, at its field or above its section."""
    wrong: dict[str, str] = {}
    for problem in _problems(hass, {**data, CONF_KIND: kind.value}, taken):
        wrong.setdefault(problem.where, problem.key)
    for name in RUN:
        if data.get(name) and not await _async_is_sequence(hass, data[name]):
            wrong.setdefault(ACTIONS, f"{name}_invalid")
    return wrong


def _problems(hass: HomeAssistant, data: Fields, taken: set[str]) -> Iterator[Problem]:
    device = data.get(CONF_DEVICE)
    if not device:
        return
    yield from missing(hass, DEVICE_ROWS, data)
    role = role_of(data)
    state = hass.states.get(device)
    if device in taken:
        yield Problem(where=CONF_DEVICE, key="device_taken")
    elif role is not Role.OTHER and state and state.attributes.get(ATTR_ASSUMED_STATE):
        yield Problem(where=CONF_DEVICE, key="device_without_feedback")
    if Kind(data[CONF_KIND]) is Kind.HEATING_PAD and role is not Role.HEAT:
        yield Problem(where=CONF_ROLE, key="role_must_be_heat")
    elif split_entity_id(device)[0] == VALVE_DOMAIN and role is Role.OTHER:
        yield Problem(where=CONF_ROLE, key="role_must_be_water")
    starts_itself = data.get(CONF_START_MODE) == StartMode.AFTER_CONFIRMATION
    if role is Role.HEAT and starts_itself and not data.get(CONF_MAKER_ALLOWS):
        yield Problem(where=CONF_START_MODE, key="maker_must_allow")
    if not 1 <= data.get(CONF_MOST_ON, 1) <= MOST_ON[role] // _MINUTE:
        yield Problem(where=CONF_MOST_ON, key=f"most_on_{role}_out_of_range")
    if not _LEAST <= data.get(CONF_PATIENCE, _LEAST) <= _MOST:
        yield Problem(where=CONF_PATIENCE, key="patience_out_of_range")
    yield from _problems_of_parts(data)


def _problems_of_parts(data: Fields) -> Iterator[Problem]:
    """Find a target without its sensor, and one script without the other."""
    for row in DEVICE_ROWS:
        if row.needs and data.get(row.name) and not data.get(row.needs):
            yield Problem(where=row.place, key=f"{row.name}_without_sensor")
    if bool(data.get(CONF_ON_SCRIPT)) != bool(data.get(CONF_OFF_SCRIPT)):
        yield Problem(where=SCRIPTS, key="script_without_other")


async def _async_is_sequence(hass: HomeAssistant, sequence: Any) -> bool:
    try:
        await async_validate_actions_config(hass, cv.SCRIPT_SCHEMA(sequence))
    except probatio.Invalid, HomeAssistantError:
        return False
    return True
