"""The page of the house: one, however many plans there are."""

from homeassistant.core import HomeAssistant
from homeassistant.loader import async_get_integration

from ..const import DOMAIN
from .serving import async_serve, async_show_early
from .subscribers import SUBSCRIBERS, Subscribers


async def async_set_up_page(hass: HomeAssistant) -> None:
    """Serve the page and let people subscribe to it."""
    served = await async_serve(hass)
    integration = await async_get_integration(hass, DOMAIN)
    hass.data[SUBSCRIBERS] = Subscribers(
        hass, bundle=served.hash or "", version=str(integration.version)
    )
    async_show_early(hass)
