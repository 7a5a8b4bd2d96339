"""Home Assistant's side of the simulated house: polls it, and passes on what it is told to do."""

from datetime import timedelta
import logging
from typing import Any, override

import aiohttp
from homeassistant.config_entries import SOURCE_IMPORT, ConfigEntry
from homeassistant.const import CONF_URL, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.typing import ConfigType
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed
import voluptuous as vol

DOMAIN = "simulated_house"
POLL_EVERY = timedelta(seconds=1)
PLATFORMS = (
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.MEDIA_PLAYER,
    Platform.NUMBER,
    Platform.SENSOR,
    Platform.SWITCH,
    Platform.TTS,
    Platform.VALVE,
)
CONFIG_SCHEMA = vol.Schema(
    {DOMAIN: vol.Schema({vol.Required(CONF_URL): cv.url})}, extra=vol.ALLOW_EXTRA
)

_LOGGER = logging.getLogger(__name__)


class House(DataUpdateCoordinator[dict[str, Any]]):
    """The house as it answered last."""

    def __init__(self, hass: HomeAssistant, entry: HouseEntry) -> None:
        super().__init__(hass, _LOGGER, config_entry=entry, name=DOMAIN, update_interval=POLL_EVERY)
        self._url = entry.data[CONF_URL]
        self._session = async_get_clientsession(hass)
        self.buttons: list[dict[str, Any]] = []

    async def async_connect(self) -> None:
        """Learn which buttons there are, and the first state."""
        async with self._session.get(f"{self._url}/buttons") as response:
            self.buttons = await response.json()
        await self.async_config_entry_first_refresh()

    @override
    async def _async_update_data(self) -> dict[str, Any]:
        try:
            async with self._session.get(f"{self._url}/state") as response:
                return dict(await response.json())
        except aiohttp.ClientError as error:
            raise UpdateFailed(str(error)) from error

    async def async_do(self, deed: str, value: Any = None) -> None:
        """Have something done, and take the state that comes with the answer."""
        try:
            async with self._session.post(
                f"{self._url}/do/{deed}", json={"value": value}
            ) as response:
                answer = await response.json()
        except aiohttp.ClientError as error:
            raise HomeAssistantError(f"the house does not answer: {error}") from error
        if "error" in answer:
            raise HomeAssistantError(answer["error"])
        self.async_set_updated_data(answer)


type HouseEntry = ConfigEntry[House]


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Bring the address in the YAML to the config entry."""
    hass.async_create_task(
        hass.config_entries.flow.async_init(
            DOMAIN, context={"source": SOURCE_IMPORT}, data=config[DOMAIN]
        )
    )
    return True


ACCOUNTS = ("garmin_connect", "hevy")
"""Stand-ins for the integrations of a watch and of a gym log, linked once the house is there."""


def _link_accounts(hass: HomeAssistant) -> None:
    for account in ACCOUNTS:
        hass.async_create_task(
            hass.config_entries.flow.async_init(account, context={"source": SOURCE_IMPORT}, data={})
        )


async def async_setup_entry(hass: HomeAssistant, entry: HouseEntry) -> bool:
    entry.runtime_data = House(hass, entry)
    await entry.runtime_data.async_connect()
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    _link_accounts(hass)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: HouseEntry) -> bool:
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
