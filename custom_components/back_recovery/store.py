"""The record of one entry on disk.

Home Assistant's Store logs a failed write and goes on, and puts writes off while it
stops; an effect may only follow a write that succeeded, so this writes the file
itself, with Home Assistant's own atomic write, and lets the error through.
"""

from pathlib import Path

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.json import save_json
from homeassistant.helpers.storage import STORAGE_DIR
from homeassistant.util import dt as dt_util
from homeassistant.util.json import load_json

from .const import DOMAIN
from .engine.codec import decode, encode
from .engine.errors import DamagedRecord
from .engine.record import Record


class SetAside(HomeAssistantError):
    """The file could not be read as a record; it was kept under another name."""

    def __init__(self, kept_as: Path, why: str) -> None:
        """Name the file that was kept, and what is wrong with it."""
        super().__init__(f"{kept_as}: {why}")
        self.kept_as = kept_as
        self.why = why


class RecordStore:
    """Loads and saves one record; knows nothing of what it means."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the file. Nothing is read yet."""
        self._hass = hass
        self.path = Path(hass.config.path(STORAGE_DIR, f"{DOMAIN}.{entry_id}"))

    async def async_load(self) -> Record:
        """Return what was saved, an empty record where nothing was.

        Raises SetAside for a file that is damaged or from a later release.
        """
        return await self._hass.async_add_executor_job(self._load)

    def _load(self) -> Record:
        if not self.path.exists():
            return Record()
        try:
            return decode(load_json(self.path))
        except (HomeAssistantError, DamagedRecord) as err:
            raise self._set_aside(str(err)) from err

    def _set_aside(self, why: str) -> SetAside:
        kept_as = self.path.with_name(f"{self.path.name}.damaged.{dt_util.utcnow():%Y%m%dT%H%M%S}")
        self.path.rename(kept_as)
        return SetAside(kept_as, why)

    async def async_save(self, record: Record) -> None:
        """Write the record; it is on disk when this returns.

        Raises HomeAssistantError where it could not be written.
        """
        await self._hass.async_add_executor_job(self._save, encode(record))

    def _save(self, value: dict[str, object]) -> None:
        self.path.parent.mkdir(exist_ok=True)
        save_json(str(self.path), value, private=True, atomic_writes=True)

    async def async_remove(self) -> None:
        """Remove the record and everything of it that was set aside."""
        await self._hass.async_add_executor_job(self._remove)

    def _remove(self) -> None:
        for path in (self.path, *self.path.parent.glob(f"{self.path.name}.damaged.*")):
            path.unlink(missing_ok=True)
