"""The config entry follows the YAML; there is nothing to ask."""

from typing import Any

from homeassistant.config_entries import ConfigFlow, ConfigFlowResult

from . import DOMAIN


class HouseConfigFlow(ConfigFlow, domain=DOMAIN):
    """Takes the address over at every start, because the port changes."""

    async def async_step_import(self, data: dict[str, Any]) -> ConfigFlowResult:
        await self.async_set_unique_id(DOMAIN)
        self._abort_if_unique_id_configured(updates=data)
        return self.async_create_entry(title="Simulated house", data=data)
