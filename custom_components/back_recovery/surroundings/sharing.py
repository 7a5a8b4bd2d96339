"""Devices that several plans have: who uses one, and one start at a time."""

import asyncio
from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..engine.model.events import ReadingsChanged
from ..engine.reading.uses import DeviceUse, device_uses

_LOCKS: HassKey[dict[str, asyncio.Lock]] = HassKey(f"{DOMAIN}_devices")


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedBy:
    """What another plan does with a device: `by` is the name of the plan."""

    by: str | None = None
    until: datetime | None = None
    is_on: bool = False


NOBODY: Final = UsedBy()


def used_by_others(
    hass: HomeAssistant, entry: ConfigEntry, devices: Collection[str]
) -> Mapping[str, UsedBy]:
    """Return what the other plans use, by device; nothing where one has no `devices` to share."""
    found: dict[str, UsedBy] = {}
    if not devices:
        return found
    for other in hass.config_entries.async_loaded_entries(DOMAIN):
        if other is entry:
            continue
        recovery = other.runtime_data.recovery
        uses = device_uses(recovery.settings.plan, recovery.episode, recovery.guards)
        for device, use in uses.items():
            is_on = use.is_on or found.get(device, NOBODY).is_on
            found[device] = UsedBy(by=_name(hass, other), until=use.until, is_on=is_on)
    return found


@callback
def tell_others(
    hass: HomeAssistant,
    entry: ConfigEntry,
    before: Mapping[str, DeviceUse],
    now: Mapping[str, DeviceUse],
) -> None:
    """Let the plans that share a device look again: it was taken, or is free by now."""
    changed = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
    if not changed:
        return
    for other in hass.config_entries.async_loaded_entries(DOMAIN):
        recovery = other.runtime_data.recovery
        theirs = {one.entity_id for one in recovery.settings.devices.values()}
        if other is not entry and theirs & changed:
            other.async_create_task(hass, recovery.async_handle_quietly(ReadingsChanged()))


def _name(hass: HomeAssistant, other: ConfigEntry) -> str:
    """Return whose plan it is, or else what the plan is called."""
    person = hass.states.get(other.runtime_data.recovery.settings.person or "")
    return person.name if person else other.title


@asynccontextmanager
async def one_start_at_a_time(hass: HomeAssistant, devices: Iterable[str]) -> AsyncIterator[None]:
    """Let nobody else begin with these devices before it is on disk who uses them.

    Only starts wait here; what goes off waits for nobody.
    """
    locks = hass.data.setdefault(_LOCKS, {})
    async with AsyncExitStack() as held:
        # Always in the same order, or two plans could wait for each other.
        for device in sorted(set(devices)):
            await held.enter_async_context(locks.setdefault(device, asyncio.Lock()))
        yield
