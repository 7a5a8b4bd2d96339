"""What the house measures."""

from dataclasses import dataclass
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import UnitOfPower, UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import HouseEntry
from .entity import HouseEntity, Read


@dataclass(frozen=True, kw_only=True)
class HouseSensorDescription(SensorEntityDescription):
    """A sensor and where its value is."""

    read: Read
    read_attributes: Read = lambda _: None
    part: str = ""


SENSORS = (
    HouseSensorDescription(
        key="heating_pad_power",
        name="Heating pad power",
        device_class=SensorDeviceClass.POWER,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfPower.WATT,
        suggested_display_precision=0,
        read=lambda house: house["heating_pad"]["power"],
        part="heating_pad",
    ),
    HouseSensorDescription(
        key="bath_level",
        name="Bath level",
        icon="mdi:waves-arrow-up",
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement="%",
        read=lambda house: house["bath"]["level"],
        part="bath",
    ),
    HouseSensorDescription(
        key="bath_water_temperature",
        name="Bath water temperature",
        device_class=SensorDeviceClass.TEMPERATURE,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfTemperature.CELSIUS,
        read=lambda house: house["bath"]["temperature"],
        part="bath",
    ),
    HouseSensorDescription(
        key="steps",
        name="Steps",
        icon="mdi:shoe-print",
        state_class=SensorStateClass.TOTAL_INCREASING,
        native_unit_of_measurement="steps",
        read=lambda house: house["steps"],
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HouseEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    async_add_entities(HouseSensor(entry.runtime_data, row, row.part) for row in SENSORS)


class HouseSensor(HouseEntity, SensorEntity):
    """One row of the table."""

    entity_description: HouseSensorDescription

    @property
    @override
    def native_value(self) -> Any:
        return self.entity_description.read(self.house)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any] | None:
        """The attributes the row reads, for a record of several values."""
        attributes = self.entity_description.read_attributes(self.house)
        return attributes if attributes is None else dict(attributes)
