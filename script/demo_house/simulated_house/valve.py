"""The valve that fills the bath."""

from typing import override

from homeassistant.components.valve import (
    ValveDeviceClass,
    ValveEntity,
    ValveEntityDescription,
    ValveEntityFeature,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import HouseEntry
from .entity import HouseEntity

BATH = ValveEntityDescription(
    key="bath", name="Bath", device_class=ValveDeviceClass.WATER, reports_position=False
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HouseEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    async_add_entities([BathValve(entry.runtime_data, BATH, "bath")])


class BathValve(HouseEntity, ValveEntity):
    """A motor valve that needs a few seconds from closed to open."""

    _attr_supported_features = (
        ValveEntityFeature.OPEN | ValveEntityFeature.CLOSE | ValveEntityFeature.STOP
    )

    @property
    @override
    def is_opening(self) -> bool:
        return bool(self.house["bath"]["valve"] == "opening")

    @property
    @override
    def is_closing(self) -> bool:
        return bool(self.house["bath"]["valve"] == "closing")

    @property
    @override
    def is_closed(self) -> bool:
        return bool(self.house["bath"]["position"] == 0)

    @override
    async def async_open_valve(self) -> None:
        await self.coordinator.async_do("valve_open")

    @override
    async def async_close_valve(self) -> None:
        await self.coordinator.async_do("valve_close")

    @override
    async def async_stop_valve(self) -> None:
        await self.coordinator.async_do("valve_stop")
