"""The leak sensor in the bathroom."""

from typing import override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import HouseEntry
from .entity import HouseEntity

LEAK = BinarySensorEntityDescription(
    key="bathroom_leak", name="Bathroom leak", device_class=BinarySensorDeviceClass.MOISTURE
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HouseEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    async_add_entities([LeakSensor(entry.runtime_data, LEAK)])


class LeakSensor(HouseEntity, BinarySensorEntity):
    """Wet floor."""

    @property
    @override
    def is_on(self) -> bool:
        return bool(self.house["leak"])
