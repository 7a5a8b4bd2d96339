"""Which devices a file says may be on, also where it is no record any more.

Read for the net below off only, so it trusts nothing: not the format, not the checksum, and
not that the file is JSON.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
import json
from pathlib import Path
import re
from typing import Any, Final

OFF: Final = "off"

_NAMED: Final = re.compile(r'"device"\s*:\s*"([a-z_]+\.[a-z0-9_]+)"')
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


def devices_left_on(path: Path) -> Mapping[str, datetime]:
    """Return until when each device that is named may be on; blocks, raises nothing.

    What says no end has none left.
    """
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    try:
        guards = list(_guards(json.loads(text)))
    except ValueError, TypeError, AttributeError, KeyError, RecursionError:
        return dict.fromkeys(_NAMED.findall(text), _LONG_AGO)
    return {
        guard["device"]: _instant(guard.get("off_at"))
        for guard in guards
        if guard.get("state") != OFF
    }


def _guards(record: Any) -> Iterator[dict[str, Any]]:
    for guard in record.get("guards", ()):
        if not _NAMED.fullmatch(f'"device":"{guard["device"]}"'):
            raise ValueError(guard["device"])
        yield guard


def _instant(value: Any) -> datetime:
    try:
        instant = datetime.fromisoformat(value)
    except TypeError, ValueError:
        return _LONG_AGO
    return instant if instant.tzinfo else _LONG_AGO
