"""What the stand-ins for a watch's and a gym log's integration have in common.

They have the platform and the unique ids of the real ones, so that Back Recovery finds them
as it would find those.
"""

from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigFlow, ConfigFlowResult
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import DOMAIN, HouseEntry
from .sensor import HouseSensor, HouseSensorDescription


class AccountFlow(ConfigFlow):
    """Links one account; there is nothing to ask."""

    async def async_step_import(self, data: dict[str, Any]) -> ConfigFlowResult:
        await self.async_set_unique_id("alex")
        self._abort_if_unique_id_configured()
        return self.async_create_entry(title="Alex", data=data)


async def async_setup_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    await hass.config_entries.async_forward_entry_setups(entry, [Platform.SENSOR])
    return True


async def async_unload_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    return await hass.config_entries.async_unload_platforms(entry, [Platform.SENSOR])


def add_sensor(
    hass: HomeAssistant,
    async_add_entities: AddConfigEntryEntitiesCallback,
    description: HouseSensorDescription,
) -> None:
    """Add the sensor; it shows what the house says."""
    (house,) = hass.config_entries.async_loaded_entries(DOMAIN)
    entry: HouseEntry = house
    async_add_entities([HouseSensor(entry.runtime_data, description)])
