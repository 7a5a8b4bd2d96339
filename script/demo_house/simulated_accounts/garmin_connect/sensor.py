"""The last workout, as the real integration shows it."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from custom_components.simulated_house.account import add_sensor  # type: ignore[import-not-found]
from custom_components.simulated_house.sensor import HouseSensorDescription  # type: ignore[import-not-found]

LAST_WORKOUT = HouseSensorDescription(
    key="alex_lastActivity",
    name="Watch last workout",
    icon="mdi:watch",
    read=lambda house: house["watch"]["state"],
    read_attributes=lambda house: house["watch"]["attributes"],
)


async def async_setup_entry(
    hass: HomeAssistant,
    _entry: ConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    add_sensor(hass, async_add_entities, LAST_WORKOUT)
