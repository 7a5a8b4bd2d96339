"""What one entry keeps on disk about workouts."""

from homeassistant.core import HomeAssistant

from ..workouts import codec
from ..workouts.memory import Memory
from .store import KeptFile, memory_name


class MemoryStore(KeptFile[Memory]):
    """What one entry remembers of workouts."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the file after the entry."""
        super().__init__(
            hass,
            memory_name(entry_id),
            empty=Memory(),
            encode=codec.encode,
            decode=codec.decode,
        )
