"""What an entry remembers of workouts, on disk."""

from homeassistant.core import HomeAssistant

from ..workouts.codec import decode, encode
from ..workouts.memory import Memory
from .store import KeptFile


class MemoryStore(KeptFile[Memory]):
    """Which workouts were seen, and what was decided about them."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the file after the entry."""
        super().__init__(hass, f"{entry_id}.workouts", empty=Memory(), encode=encode, decode=decode)
