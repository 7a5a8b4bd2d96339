"""The plug of the heating pad."""

from typing import Any, override

from homeassistant.components.switch import SwitchDeviceClass, SwitchEntity, SwitchEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import HouseEntry
from .entity import HouseEntity

HEATING_PAD = SwitchEntityDescription(
    key="heating_pad",
    name="Heating pad",
    icon="mdi:heating-coil",
    device_class=SwitchDeviceClass.OUTLET,
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HouseEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    async_add_entities([HeatingPad(entry.runtime_data, HEATING_PAD, "heating_pad")])


class HeatingPad(HouseEntity, SwitchEntity):
    """A plug that reports what it really is, not what it was told."""

    @property
    @override
    def is_on(self) -> bool:
        return bool(self.house["heating_pad"]["on"])

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        await self.coordinator.async_do("pad_on")

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        await self.coordinator.async_do("pad_off")
