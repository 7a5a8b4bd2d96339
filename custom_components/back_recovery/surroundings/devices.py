"""The devices of one plan: what they say, and switching them. Only this file switches.

A command says nothing about success: calling an entity that is missing or cannot be
reached succeeds in Home Assistant. What counts is what the device says afterwards, and
that is the engine's business.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
import logging
from math import isfinite, nan
from typing import Any, Final

from homeassistant.components.cover import DOMAIN as COVER_DOMAIN
from homeassistant.components.script import DOMAIN as SCRIPT_DOMAIN
from homeassistant.components.valve import DOMAIN as VALVE_DOMAIN
from homeassistant.const import (
    ATTR_ENTITY_ID,
    ATTR_UNIT_OF_MEASUREMENT,
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

from ..engine.model.devices import UNREACHABLE, Reading, Readings
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
from .parts import is_any_blind, is_any_moving, is_any_on, is_on, parts_of
from .people import is_own
from .sharing import NOBODY, UsedBy
from .water_meter import Fillings

_LOGGER = logging.getLogger(__name__)

COMMAND_TIMEOUT: Final = 10
"""Seconds after which a command is left to itself; what the device says counts."""

OWN_CUT_OFF_MARGIN: Final = timedelta(seconds=30)
"""A device's own countdown runs a little longer than ours, and only matters without us."""

TOGETHER: Final = timedelta(seconds=1)
"""What two entities say within this span is one message of their device (judgement)."""

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
        self._fillings = Fillings()
        self.is_leaving = False
        self._off_scripts: dict[str, str] = {}
        self._new_names: dict[str, str] = {}
        self.use(devices)

    def use(self, devices: Mapping[str, DeviceSettings]) -> None:
        """Listen to other devices from now on; how to switch the former ones off is kept."""
        self.devices = devices
        for device in devices.values():
            self._off_scripts.pop(device.entity_id, None)
            if device.off_script:
                self._off_scripts[device.entity_id] = device.off_script

    def rename(self, names: Mapping[str, str]) -> None:
        """Reach devices by other names from now on, also with a command that was decided before."""
        self._new_names |= names
        scripts = self._off_scripts.items()
        self._off_scripts = {
            names.get(device, device): names.get(script, script) for device, script in scripts
        }

    def forget_old_names(self) -> None:
        """Take every name as it is: none of the old ones is in a command any more."""
        self._new_names.clear()

    def read(self, others: Mapping[str, UsedBy], orphans: Iterable[str]) -> Readings:
        """Return what the house says about every device now.

        `others` is what other plans use; `orphans` are devices this plan has to see off
        although it does not have them any more.
        """
        readings = {
            activity_id: self._read(activity_id, device, others.get(device.entity_id, NOBODY))
            for activity_id, device in self.devices.items()
        }
        for entity_id in orphans:
            parts = self._parts(entity_id)
            readings[entity_id] = Reading(
                is_on=is_any_on(parts),
                is_moving=is_any_moving(parts),
                has_feedback=not is_any_blind(parts),
            )
        return readings

    def _parts(self, entity_id: str) -> list[State | None]:
        return [self._hass.states.get(part) for part in parts_of(self._hass, entity_id)]

    def _read(self, activity_id: str, device: DeviceSettings, use: UsedBy) -> Reading:
        if is_own(self._hass, device.entity_id):
            # What this integration shows is never what it switches.
            return UNREACHABLE
        state = self._hass.states.get(device.entity_id)
        parts = self._parts(device.entity_id)
        runs = is_any_on(parts)
        meter = self._sensor(device, CONF_POWER_SENSOR)
        power = _watts(meter)
        return Reading(
            is_on=runs,
            is_moving=is_any_moving(parts),
            power=power,
            power_at=_measured_at(meter, parts) if meter and power is not None else None,
            leak=is_on(self._sensor(device, CONF_LEAK_SENSOR)),
            water_temperature=_celsius(self._sensor(device, CONF_WATER_SENSOR)),
            surface_temperature=_celsius(self._sensor(device, CONF_SURFACE_SENSOR)),
            level=_number(self._sensor(device, CONF_LEVEL_SENSOR)),
            volume=self._fillings.litres(activity_id, self._meter(device), runs=runs),
            is_asleep=is_on(self._sensor(device, CONF_BED_SENSOR)),
            is_taken=use.is_on,
            used_by=use.by,
            used_until=use.until,
            has_feedback=not is_any_blind(parts),
            switched_by=self._who(state),
        )

    def _sensor(self, device: DeviceSettings, name: str) -> State | None:
        entity_id = device.sensors.get(name)
        return self._hass.states.get(entity_id) if entity_id else None

    def _meter(self, device: DeviceSettings) -> float | None:
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
        """Call `changed` whenever the house may say something else.

        What a group consists of may only be known once the group is there.
        """
        seen: set[str] = set()
        stop: list[CALLBACK_TYPE] = []
        devices = {one.entity_id for one in self.devices.values()} | set(orphans)
        sensors = {sensor for one in self.devices.values() for sensor in one.sensors.values()}

        @callback
        def state_changed(_event: Event[EventStateChangedData]) -> None:
            follow()
            changed()

        @callback
        def follow() -> None:
            entities = {part for one in devices for part in parts_of(self._hass, one)} | sensors
            if entities == seen:
                return
            seen.clear()
            seen.update(entities)
            leave()
            stop.append(async_track_state_change_event(self._hass, sorted(entities), state_changed))

        @callback
        def leave() -> None:
            while stop:
                stop.pop()()

        follow()
        return leave

    async def async_turn_on(self, effect: TurnOn) -> None:
        """Send on; a script also gets the seconds after which the device may go off itself."""
        device = self.devices.get(effect.activity)
        if device is None or self._hass.states.get(device.entity_id) is None:
            _LOGGER.warning("%s does not exist and is not switched on", effect.device)
            return
        if self.is_leaving or self._hass.is_stopping:
            _LOGGER.warning("%s is not switched on: nobody will be there to switch it off", device)
            return
        self._fillings.begin(effect.activity, self._meter(device))
        if device.on_script:
            seconds = round((effect.off_at + OWN_CUT_OFF_MARGIN - dt_util.utcnow()).total_seconds())
            variables = {"seconds": seconds, "activity": effect.activity}
            await _call_script(self._hass, device.on_script, variables)
        else:
            domain, on, _off = _COMMANDS.get(split_entity_id(device.entity_id)[0], _SWITCH)
            await _call(self._hass, domain, on, {ATTR_ENTITY_ID: device.entity_id})

    async def async_turn_off(self, effect: TurnOff) -> None:
        """Send off. Whether it helped is for the device to say."""
        device = self._new_names.get(effect.device, effect.device)
        await async_send_off(
            self._hass, device, activity=effect.activity, script=self._off_scripts.get(device)
        )


async def async_send_off(
    hass: HomeAssistant, device: str, *, activity: str, script: str | None
) -> None:
    """Send off to a device, through its script where it has one."""
    if is_own(hass, device):
        _LOGGER.warning("%s belongs to Back Recovery itself and is not switched", device)
    elif script:
        await _call_script(hass, script, {"activity": activity})
    else:
        domain, _on, off = _COMMANDS.get(split_entity_id(device)[0], _SWITCH)
        await _call(hass, domain, off, {ATTR_ENTITY_ID: device})


async def _call_script(hass: HomeAssistant, script: str, variables: dict[str, Any]) -> None:
    data = {ATTR_ENTITY_ID: script, "variables": variables}
    await _call(hass, SCRIPT_DOMAIN, "turn_on", data)


async def _call(hass: HomeAssistant, domain: str, action: str, data: dict[str, Any]) -> None:
    try:
        async with asyncio.timeout(COMMAND_TIMEOUT):
            await hass.services.async_call(domain, action, data, blocking=True)
    except Exception as err:  # noqa: BLE001 - any integration may be behind a device
        _LOGGER.debug("%s.%s %s: %r", domain, action, data[ATTR_ENTITY_ID], err)


def says_off(hass: HomeAssistant, device: str) -> bool:
    """Tell whether all of a device says that it is off; one that says nothing does not."""
    return _is_on(hass, device) is False


def says_on(hass: HomeAssistant, device: str) -> bool:
    """Tell whether a device, or any part of it, says that it is on."""
    return _is_on(hass, device) is True


def _is_on(hass: HomeAssistant, device: str) -> bool | None:
    return is_any_on(hass.states.get(part) for part in parts_of(hass, device))


def _measured_at(meter: State, parts: Iterable[State | None]) -> datetime:
    """Return when a value was measured at the latest.

    Some bridges (Zigbee2MQTT) tell all they know of a device whenever it says anything. The same
    value in the same moment as the device's own word is what was measured before.
    """
    is_repeated = meter.last_reported > meter.last_changed
    together = (abs(meter.last_reported - one.last_reported) for one in parts if one)
    if is_repeated and any(span <= TOGETHER for span in together):
        return meter.last_changed
    return meter.last_reported


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
