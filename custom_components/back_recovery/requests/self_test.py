"""Looks whether everything works that a plan relies on, and says so on one page.

It is pressed by somebody who wants to know before it matters. Nothing is switched, and nobody
is sent a message: what is looked at is whether the house answers.
"""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

from homeassistant.components import persistent_notification
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.model.devices import Reading
from ..engine.model.guards import Guard, GuardState
from ..engine.record import Record
from ..settings.devices import DeviceSettings
from ..storage.store import RecordStore
from ..surroundings.parts import is_on
from ..surroundings.people import is_usable
from ..telling.channels import as_text
from ..telling.keys import SelfTestLine
from ..workout_log.log import WorkoutLog

_FINE = frozenset(
    {
        SelfTestLine.STORAGE_WORKS,
        SelfTestLine.CHANNEL_IS_THERE,
        SelfTestLine.CHANNEL_IS_HOME_ASSISTANT,
        SelfTestLine.DEVICE_IS_OFF,
        SelfTestLine.DEVICE_RUNS,
        SelfTestLine.SOURCE_ANSWERS,
        SelfTestLine.SOURCE_WAITS,
    }
)
"""What nobody has to do anything about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A line of the report, and what it is about."""

    line: SelfTestLine
    name: str = ""
    device: str = ""

    @property
    def is_fine(self) -> bool:
        """Whether nobody has to do anything."""
        return self.line in _FINE


async def async_test_oneself(
    recovery: RecoveryCoordinator, workouts: WorkoutLog
) -> tuple[Finding, ...]:
    """Return what was found, and show it to whoever looks into Home Assistant."""
    found = tuple([one async for one in _findings(recovery, workouts)])
    _show(recovery, found)
    return found


async def _findings(recovery: RecoveryCoordinator, workouts: WorkoutLog) -> AsyncIterator[Finding]:
    yield await _async_storage(recovery)
    for finding in (*_channels(recovery), *_devices(recovery)):
        yield finding
    async for one in _async_sources(workouts):
        yield one


async def _async_storage(recovery: RecoveryCoordinator) -> Finding:
    """Write a record beside the real one, in the same way, and take it away again."""
    beside = RecordStore(recovery.hass, f"{recovery.config_entry.entry_id}.self_test")
    try:
        await beside.async_save(Record())
        await beside.async_remove()
    except HomeAssistantError, OSError:
        return Finding(line=SelfTestLine.STORAGE_FAILS, name=str(beside.path.parent))
    return Finding(line=SelfTestLine.STORAGE_WORKS)


def _channels(recovery: RecoveryCoordinator) -> Iterator[Finding]:
    for channel in recovery.prompter.channels():
        if channel.target == persistent_notification.DOMAIN:
            yield Finding(line=SelfTestLine.CHANNEL_IS_HOME_ASSISTANT)
        elif not channel.is_there(recovery.hass):
            yield Finding(line=SelfTestLine.CHANNEL_IS_GONE, name=channel.target)
        elif recovery.prompter.is_out_of_order(channel):
            yield Finding(line=SelfTestLine.CHANNEL_FAILED, name=channel.target)
        else:
            yield Finding(line=SelfTestLine.CHANNEL_IS_THERE, name=channel.target)


def _devices(recovery: RecoveryCoordinator) -> Iterator[Finding]:
    guards = {guard.device: guard for guard in recovery.guards}
    readings = recovery.readings()
    for activity_id, device in recovery.settings.devices.items():
        entity_id = device.entity_id
        line = _of_device(readings[activity_id], guards.pop(entity_id, None))
        yield Finding(line=line, name=_name(recovery.hass, entity_id))
        yield from _silent_sensors(recovery.hass, device)
    # What the plan does not have any more and still has to see off.
    for entity_id, guard in guards.items():
        if guard.state is not GuardState.OFF:
            name = _name(recovery.hass, entity_id)
            yield Finding(line=_of_device(readings[entity_id], guard), name=name)


def _of_device(reading: Reading, guard: Guard | None) -> SelfTestLine:
    if reading.is_on is None:
        return SelfTestLine.DEVICE_IS_SILENT
    if guard and guard.state is GuardState.GOING_OFF:
        return SelfTestLine.DEVICE_IS_NOT_OFF
    if reading.is_on:
        is_ours = guard is not None and guard.state is not GuardState.OFF
        return SelfTestLine.DEVICE_RUNS if is_ours else SelfTestLine.DEVICE_IS_ON
    return SelfTestLine.DEVICE_IS_OFF if reading.has_feedback else SelfTestLine.DEVICE_IS_BLIND


def _silent_sensors(hass: HomeAssistant, device: DeviceSettings) -> Iterator[Finding]:
    for sensor in dict.fromkeys(device.sensors.values()):
        if not is_usable(hass, sensor) or is_on(hass.states.get(sensor)) is None:
            yield Finding(
                line=SelfTestLine.SENSOR_IS_SILENT,
                name=_name(hass, sensor),
                device=_name(hass, device.entity_id),
            )


async def _async_sources(workouts: WorkoutLog) -> AsyncIterator[Finding]:
    coordinator = workouts.coordinator
    for origin in coordinator.settings.origins if coordinator else ():
        silent = SelfTestLine.SOURCE_WAITS if origin.webhook_id else SelfTestLine.SOURCE_IS_SILENT
        hears = coordinator and await coordinator.async_hears(origin.id)
        yield Finding(line=SelfTestLine.SOURCE_ANSWERS if hears else silent, name=origin.title)


def _name(hass: HomeAssistant, entity_id: str) -> str:
    state = hass.states.get(entity_id)
    return state.name if state else entity_id


def _show(recovery: RecoveryCoordinator, found: tuple[Finding, ...]) -> None:
    words = recovery.prompter.texts.wording["self_test"]
    wrong = [one for one in found if not one.is_fine]
    head = SelfTestLine.SOMETHING_IS_WRONG if wrong else SelfTestLine.ALL_IS_FINE
    lines = [
        words[one.line].format(name=as_text(one.name), device=as_text(one.device))
        for one in (*wrong, *(one for one in found if one.is_fine))
    ]
    persistent_notification.async_create(
        recovery.hass,
        "\n".join([words[head].format(number=len(wrong)), "", *(f"- {line}" for line in lines)]),
        words[SelfTestLine.TITLE].format(title=as_text(recovery.settings.title)),
        f"{DOMAIN}_self_test_{recovery.config_entry.entry_id}",
    )
