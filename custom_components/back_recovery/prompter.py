"""Tells the person what the engine decided. Only this file notifies."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from .engine.effects import Message
from .settings import Settings


class Prompter:
    """One person's channels."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, settings: Settings) -> None:
        """Keep what is needed."""
        self.settings = settings

    async def async_start(self) -> None:
        """Load the texts."""

    async def async_tell(self, message: Message) -> None:
        """Say it on every channel."""

    async def async_clear(self, subject: str) -> None:
        """Take it away on every channel."""
