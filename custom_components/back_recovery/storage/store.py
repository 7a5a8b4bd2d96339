"""What an entry keeps on disk, a file each.

Home Assistant's Store logs a failed write and goes on, and puts writes off while it
stops; an effect may only follow a write that succeeded, so this writes the file
itself, with Home Assistant's own atomic write, and lets the error through.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
import hashlib
import json
import logging
from pathlib import Path
from typing import Any, Final, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.json import json_bytes
from homeassistant.helpers.storage import STORAGE_DIR
from homeassistant.util import dt as dt_util
from homeassistant.util.file import write_utf8_file_atomic
from homeassistant.util.json import load_json

from ..const import DOMAIN
from ..engine import codec as of_records
from ..engine.model.errors import DamagedRecord
from ..engine.record import Record
from .performed import PerformedNote

_LOGGER = logging.getLogger(__name__)

CHECKSUM: Final = "checksum"
SAVED_AT: Final = "saved_at"


class SetAside(HomeAssistantError):
    """The file could not be read; it was kept under another name."""

    def __init__(self, kept_as: Path, why: str) -> None:
        """Name the file that was kept, and what is wrong with it."""
        super().__init__(f"{kept_as}: {why}")
        self.kept_as = kept_as
        self.why = why


class KeptFile[ValueT]:
    """Loads and saves one value; knows nothing of what it means.

    `decode` raises a ValueError for what `encode` did not write. `saved_at` is when the file
    that was loaded was written, None where nobody knows.
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
        self._in_the_way = False
        self._sum: str | None = None
        self.saved_at: datetime | None = None
        self.path = _path(hass, name)

    async def async_load(self) -> ValueT:
        """Return what was saved, the empty value where nothing was.

        Raises SetAside for a file that is damaged or from a later release.
        """
        return await self._hass.async_add_executor_job(self._load)

    def _load(self) -> ValueT:
        if not self.path.exists():
            return self.empty
        try:
            content, self.saved_at, self._sum = unsealed(load_json(self.path))
            return self._decode(content)
        except (HomeAssistantError, ValueError, OverflowError, RecursionError) as err:
            self.saved_at = None
            raise self._set_aside(str(err)) from err

    def _set_aside(self, why: str) -> SetAside:
        kept_as = self._aside()
        try:
            self.path.rename(kept_as)
        except OSError:
            # It stays where it is; nothing is written over it before it could be put away.
            self._in_the_way = True
            return SetAside(self.path, why)
        return SetAside(kept_as, why)

    def _aside(self) -> Path:
        return self.path.with_name(f"{self.path.name}.damaged.{dt_util.utcnow():%Y%m%dT%H%M%S}")

    async def async_save(self, value: ValueT) -> None:
        """Write the value; it is on disk when this returns.

        Raises HomeAssistantError where it could not be written, whatever the disk says.
        """
        await self._hass.async_add_executor_job(self._save, self._encode(value))

    def _save(self, value: Mapping[str, Any]) -> None:
        try:
            if self._in_the_way:
                self.path.rename(self._aside())
                self._in_the_way = False
            self.path.parent.mkdir(exist_ok=True)
            sealed = _sealed(value)
            write_utf8_file_atomic(str(self.path), json_bytes(sealed), private=True, mode="wb")
            self._sum = sealed[CHECKSUM]
        except OSError as err:
            raise HomeAssistantError(str(err)) from err

    async def async_remove(self) -> None:
        """Remove the file and everything of it that was set aside."""
        await self._hass.async_add_executor_job(self._remove)

    def _remove(self) -> None:
        remove_kept(self.path)


def _path(hass: HomeAssistant, name: str) -> Path:
    return Path(hass.config.path(STORAGE_DIR, f"{DOMAIN}.{name}"))


def memory_path(hass: HomeAssistant, entry_id: str) -> Path:
    """Return where is kept what one entry remembers of workouts."""
    return _path(hass, memory_name(entry_id))


def memory_name(entry_id: str) -> str:
    """Return what that file is called."""
    return f"{entry_id}.workouts"


def remove_kept(path: Path) -> None:
    """Remove a file and everything of it that was set aside."""
    for one in (path, *path.parent.glob(f"{path.name}.damaged.*")):
        one.unlink(missing_ok=True)


def _sealed(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is written: the content, when, and a sum that finds a bit that flipped."""
    dated = {**content, SAVED_AT: dt_util.utcnow().isoformat()}
    return {**dated, CHECKSUM: _sum(dated)}


def unsealed(written: Any) -> tuple[Any, datetime | None, str | None]:
    """Return the content, when it was written and its sum, of a file of an earlier release, too.

    An earlier release wrote neither; `written` as it was read. Raises DamagedRecord where the
    sum that is written is another one.
    """
    if not isinstance(written, dict):
        return written, None, None
    content = dict(written)
    said = content.pop(CHECKSUM, None)
    found = _sum(content)
    if said is not None and said != found:
        raise DamagedRecord("the checksum is another one")
    saved_at = content.pop(SAVED_AT, None)
    at = dt_util.parse_datetime(saved_at) if isinstance(saved_at, str) else None
    return content, at, found


def _sum(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class RecordStore(KeptFile[Record]):
    """The record of one entry, and a note of what of it was performed since."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the file after the entry."""
        super().__init__(
            hass,
            entry_id,
            empty=Record(),
            encode=of_records.encode,
            decode=of_records.decode,
        )
        self._note = PerformedNote(self.path)
        self.performed: list[int] = []
        """The numbers of what was performed since the last save, which the next one crosses out."""

    @override
    def _load(self) -> Record:
        record = super()._load()
        self.performed = list(self._note.read(self._sum))
        for number in self.performed:
            record = record.acknowledged(number)
        return record

    @override
    def _save(self, value: Mapping[str, Any]) -> None:
        super()._save(value)
        self.performed = []

    @override
    def _remove(self) -> None:
        super()._remove()
        self._note.remove()

    async def async_note_performed(self) -> None:
        """Note what was performed."""
        if self._sum is not None:
            await self._hass.async_add_executor_job(self._note.write, self._sum, self.performed)


async def async_load_or_report[KeptT](
    hass: HomeAssistant,
    entry: ConfigEntry,
    store: KeptFile[KeptT],
    translation_key: str,
    set_aside: Callable[[], None] | None = None,
) -> KeptT:
    """Return what is on disk.

    What cannot be read is kept under another name, and Repairs asks what to do with it;
    `set_aside` is called then.
    """
    try:
        return await store.async_load()
    except SetAside as err:
        if set_aside:
            set_aside()
        _LOGGER.error("%s cannot be read: %s", entry.title, err)
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
            },
        )
        return store.empty
