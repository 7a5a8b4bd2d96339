"""What an entry keeps on disk, a file each.

Home Assistant's Store logs a failed write and goes on, and puts writes off while it
stops; an effect may only follow a write that succeeded, so this writes the file
itself, with Home Assistant's own atomic write, and lets the error through.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.json import save_json
from homeassistant.helpers.storage import STORAGE_DIR
from homeassistant.util import dt as dt_util
from homeassistant.util.json import load_json

from ..const import DOMAIN
from ..engine import codec as of_records
from ..engine.record import Record
from ..workouts import codec as of_memories
from ..workouts.memory import Memory


class SetAside(HomeAssistantError):
    """The file could not be read; it was kept under another name."""

    def __init__(self, kept_as: Path, why: str) -> None:
        """Name the file that was kept, and what is wrong with it."""
        super().__init__(f"{kept_as}: {why}")
        self.kept_as = kept_as
        self.why = why


class KeptFile[ValueT]:
    """Loads and saves one value; knows nothing of what it means.

    `decode` raises a ValueError for what `encode` did not write.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        name: str,
        *,
        empty: ValueT,
        encode: Callable[[ValueT], Mapping[str, Any]],
        decode: Callable[[object], ValueT],
    ) -> None:
        """Name the file. Nothing is read yet."""
        self._hass = hass
        self.empty = empty
        self._encode = encode
        self._decode = decode
        self.path = Path(hass.config.path(STORAGE_DIR, f"{DOMAIN}.{name}"))

    async def async_load(self) -> ValueT:
        """Return what was saved, the empty value where nothing was.

        Raises SetAside for a file that is damaged or from a later release.
        """
        return await self._hass.async_add_executor_job(self._load)

    def _load(self) -> ValueT:
        if not self.path.exists():
            return self.empty
        try:
            return self._decode(load_json(self.path))
        except (HomeAssistantError, ValueError) as err:
            raise self._set_aside(str(err)) from err

    def _set_aside(self, why: str) -> SetAside:
        kept_as = self.path.with_name(f"{self.path.name}.damaged.{dt_util.utcnow():%Y%m%dT%H%M%S}")
        self.path.rename(kept_as)
        return SetAside(kept_as, why)

    async def async_save(self, value: ValueT) -> None:
        """Write the value; it is on disk when this returns.

        Raises HomeAssistantError where it could not be written.
        """
        await self._hass.async_add_executor_job(self._save, dict(self._encode(value)))

    def _save(self, value: dict[str, Any]) -> None:
        self.path.parent.mkdir(exist_ok=True)
        save_json(str(self.path), value, private=True, atomic_writes=True)

    async def async_remove(self) -> None:
        """Remove the file and everything of it that was set aside."""
        await self._hass.async_add_executor_job(self._remove)

    def _remove(self) -> None:
        for path in (self.path, *self.path.parent.glob(f"{self.path.name}.damaged.*")):
            path.unlink(missing_ok=True)


class RecordStore(KeptFile[Record]):
    """The record of one entry."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the file after the entry."""
        super().__init__(
            hass,
            entry_id,
            empty=Record(),
            encode=of_records.encode,
            decode=of_records.decode,
        )


class MemoryStore(KeptFile[Memory]):
    """What one entry remembers of workouts."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the file after the entry."""
        super().__init__(
            hass,
            f"{entry_id}.workouts",
            empty=Memory(),
            encode=of_memories.encode,
            decode=of_memories.decode,
        )


async def async_load_or_report[KeptT](
    hass: HomeAssistant, entry: ConfigEntry, store: KeptFile[KeptT], translation_key: str
) -> KeptT:
    """Return what is on disk.

    What cannot be read is kept under another name, and Repairs asks what to do with it.
    """
    try:
        return await store.async_load()
    except SetAside as err:
        ir.async_create_issue(
            hass,
            DOMAIN,
            f"{translation_key}_{entry.entry_id}",
            is_fixable=True,
            is_persistent=True,
            severity=ir.IssueSeverity.ERROR,
            translation_key=translation_key,
            translation_placeholders={
                "title": entry.title,
                "kept_as": str(err.kept_as),
                "why": err.why,
            },
        )
        return store.empty
