"""The devices of one plan: what they say, and switching them. Only this file switches.

A command says nothing about success: calling an entity that is missing or cannot be
reached succeeds in Home Assistant. What counts is what the device says afterwards, and
that is the engine's business.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
import logging
from math import isfinite, nan
from typing import Any, Final

from homeassistant.components.cover import DOMAIN as COVER_DOMAIN
from homeassistant.components.script import DOMAIN as SCRIPT_DOMAIN
from homeassistant.components.valve import DOMAIN as VALVE_DOMAIN
from homeassistant.const import (
    ATTR_ASSUMED_STATE,
    ATTR_ENTITY_ID,
    ATTR_UNIT_OF_MEASUREMENT,
    STATE_CLOSING,
    STATE_ON,
    STATE_OPEN,
    STATE_OPENING,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    UnitOfPower,
    UnitOfTemperature,
    UnitOfVolume,
)
from homeassistant.core import (
    CALLBACK_TYPE,
    DOMAIN as HOMEASSISTANT_DOMAIN,
    Event,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
    split_entity_id,
)
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_conversion import (
    BaseUnitConverter,
    PowerConverter,
    TemperatureConverter,
    VolumeConverter,
)

from ..engine.model.devices import Reading, Readings
from ..engine.model.effects import TurnOff, TurnOn
from ..settings.devices import (
    CONF_BED_SENSOR,
    CONF_LEAK_SENSOR,
    CONF_LEVEL_SENSOR,
    CONF_POWER_SENSOR,
    CONF_SURFACE_SENSOR,
    CONF_VOLUME_SENSOR,
    CONF_WATER_SENSOR,
    DeviceSettings,
)

_LOGGER = logging.getLogger(__name__)

COMMAND_TIMEOUT: Final = 10
"""Seconds after which a command is left to itself; what the device says counts."""

OWN_CUT_OFF_MARGIN: Final = timedelta(seconds=30)
"""A device's own countdown runs a little longer than ours, and only matters without us."""

_ON_STATES: Final = frozenset({STATE_ON, STATE_OPEN, STATE_OPENING, STATE_CLOSING})
_SILENT_STATES: Final = frozenset({STATE_UNKNOWN, STATE_UNAVAILABLE})
_COMMANDS: Final[Mapping[str, tuple[str, str, str]]] = {
    VALVE_DOMAIN: (VALVE_DOMAIN, "open_valve", "close_valve"),
    COVER_DOMAIN: (COVER_DOMAIN, "open_cover", "close_cover"),
}
_SWITCH: Final = (HOMEASSISTANT_DOMAIN, "turn_on", "turn_off")


class Devices:
    """What one plan may switch."""

    def __init__(self, hass: HomeAssistant, devices: Mapping[str, DeviceSettings]) -> None:
        """Keep the devices by activity id; nothing is listened to yet."""
        self._hass = hass
        self._emptied: dict[str, float] = {}
        self._off_scripts: dict[str, str] = {}
        self.use(devices)

    def use(self, devices: Mapping[str, DeviceSettings]) -> None:
        """Listen to other devices from now on; how to switch the former ones off is kept."""
        self.devices = devices
        for device in devices.values():
            self._off_scripts.pop(device.entity_id, None)
            if device.off_script:
                self._off_scripts[device.entity_id] = device.off_script

    def read(self, taken: Iterable[str], orphans: Iterable[str]) -> Readings:
        """Return what the house says about every device now.

        `taken` are devices another plan has on; `orphans` are devices this plan has to
        see off although it does not have them any more.
        """
        taken = frozenset(taken)
        readings = {
            activity_id: self._read(activity_id, device, is_taken=device.entity_id in taken)
            for activity_id, device in self.devices.items()
        }
        for entity_id in orphans:
            readings[entity_id] = Reading(is_on=_is_on(self._hass.states.get(entity_id)))
        return readings

    def _read(self, activity_id: str, device: DeviceSettings, *, is_taken: bool) -> Reading:
        state = self._hass.states.get(device.entity_id)
        volume = self._volume(device)
        return Reading(
            is_on=_is_on(state),
            power=_watts(self._sensor(device, CONF_POWER_SENSOR)),
            leak=_is_on(self._sensor(device, CONF_LEAK_SENSOR)),
            water_temperature=_celsius(self._sensor(device, CONF_WATER_SENSOR)),
            surface_temperature=_celsius(self._sensor(device, CONF_SURFACE_SENSOR)),
            level=_number(self._sensor(device, CONF_LEVEL_SENSOR)),
            volume=None if volume is None else volume - self._emptied.get(activity_id, volume),
            is_asleep=_is_on(self._sensor(device, CONF_BED_SENSOR)),
            is_taken=is_taken,
            has_feedback=not (state and state.attributes.get(ATTR_ASSUMED_STATE)),
            switched_by=self._who(state),
        )

    def _sensor(self, device: DeviceSettings, name: str) -> State | None:
        entity_id = device.sensors.get(name)
        return self._hass.states.get(entity_id) if entity_id else None

    def _volume(self, device: DeviceSettings) -> float | None:
        state = self._sensor(device, CONF_VOLUME_SENSOR)
        return _number(state, VolumeConverter, UnitOfVolume.LITERS)

    def _who(self, state: State | None) -> str | None:
        """Return the name of the person who switched the device, where that is known."""
        user_id = state.context.user_id if state else None
        for person in self._hass.states.async_all("person"):
            if user_id and person.attributes.get("user_id") == user_id:
                return person.name
        return None

    @callback
    def async_track(self, orphans: Iterable[str], changed: Callable[[], None]) -> CALLBACK_TYPE:
        """Call `changed` whenever the house may say something else."""
        entities = {entity for device in self.devices.values() for entity in device.reads}

        @callback
        def state_changed(_event: Event[EventStateChangedData]) -> None:
            changed()

        return async_track_state_change_event(
            self._hass, sorted(entities | set(orphans)), state_changed
        )

    async def async_turn_on(self, effect: TurnOn) -> None:
        """Send on; a script also gets the seconds after which the device may go off itself."""
        device = self.devices.get(effect.activity)
        if device is None or self._hass.states.get(device.entity_id) is None:
            _LOGGER.warning("%s does not exist and is not switched on", effect.device)
            return
        if (volume := self._volume(device)) is not None:
            # What the meter shows now is where this filling begins.
            self._emptied[effect.activity] = volume
        if device.on_script:
            seconds = round((effect.off_at + OWN_CUT_OFF_MARGIN - dt_util.utcnow()).total_seconds())
            variables = {"seconds": seconds, "activity": effect.activity}
            await self._call_script(device.on_script, variables)
        else:
            domain, on, _off = _COMMANDS.get(split_entity_id(effect.device)[0], _SWITCH)
            await self._call(domain, on, {ATTR_ENTITY_ID: effect.device})

    async def async_turn_off(self, effect: TurnOff) -> None:
        """Send off. Whether it helped is for the device to say."""
        if script := self._off_scripts.get(effect.device):
            await self._call_script(script, {"activity": effect.activity})
        else:
            domain, _on, off = _COMMANDS.get(split_entity_id(effect.device)[0], _SWITCH)
            await self._call(domain, off, {ATTR_ENTITY_ID: effect.device})

    async def _call_script(self, script: str, variables: dict[str, Any]) -> None:
        await self._call(SCRIPT_DOMAIN, "turn_on", {ATTR_ENTITY_ID: script, "variables": variables})

    async def _call(self, domain: str, action: str, data: dict[str, Any]) -> None:
        try:
            async with asyncio.timeout(COMMAND_TIMEOUT):
                await self._hass.services.async_call(domain, action, data, blocking=True)
        except Exception as err:  # noqa: BLE001 - any integration may be behind a device
            _LOGGER.debug("%s.%s %s: %r", domain, action, data[ATTR_ENTITY_ID], err)


def _is_on(state: State | None) -> bool | None:
    """Return whether something is on; None while it does not say."""
    if state is None or state.state in _SILENT_STATES:
        return None
    return state.state in _ON_STATES


def _number(
    state: State | None,
    converter: type[BaseUnitConverter] | None = None,
    unit: str | None = None,
) -> float | None:
    """Return what a sensor measures, in the unit; None where it measures nothing."""
    try:
        value = float(state.state) if state else nan
    except ValueError:
        return None
    measured_in = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT) if state else None
    if converter and measured_in in converter.VALID_UNITS:
        value = converter.convert(value, measured_in, unit)
    return value if isfinite(value) else None


def _watts(state: State | None) -> float | None:
    return _number(state, PowerConverter, UnitOfPower.WATT)


def _celsius(state: State | None) -> float | None:
    return _number(state, TemperatureConverter, UnitOfTemperature.CELSIUS)
