"""Assist: with it come our intents, and the sentences that mean them.

Nothing of it is loaded in a house without Assist, which alone installs what it needs.
"""

from homeassistant.core import HomeAssistant
from homeassistant.helpers.importlib import async_import_module
from homeassistant.setup import async_when_setup


async def async_setup_intents(hass: HomeAssistant) -> None:
    """Register everything once the conversation is there, or never."""

    async def begin(hass: HomeAssistant, _component: str) -> None:
        room = await async_import_module(hass, f"{__package__}.speaking.intents")
        await room.async_setup_speaking(hass)

    async_when_setup(hass, "conversation", begin)
