"""The mixer of the bath."""

from typing import override

from homeassistant.components.number import NumberDeviceClass, NumberEntity, NumberEntityDescription
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import HouseEntry
from .entity import HouseEntity

MIXER = NumberEntityDescription(
    key="bath_mixer",
    name="Bath mixer",
    device_class=NumberDeviceClass.TEMPERATURE,
    native_unit_of_measurement=UnitOfTemperature.CELSIUS,
    native_min_value=20,
    native_max_value=60,
    native_step=1,
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HouseEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    async_add_entities([Mixer(entry.runtime_data, MIXER)])


class Mixer(HouseEntity, NumberEntity):
    """The temperature of the water that the valve lets in."""

    @property
    @override
    def native_value(self) -> float:
        return float(self.house["bath"]["mixer"])

    @override
    async def async_set_native_value(self, value: float) -> None:
        await self.coordinator.async_do("mixer", value)
