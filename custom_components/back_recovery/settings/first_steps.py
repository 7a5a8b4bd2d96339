"""What an entry keeps of the first steps on the page: what was answered, and the last test message.

Written under `page` of the entry's data as `{"version": 1, "seen": [block, …], "tested_at": ISO 8601
in UTC, "nothing_applies": bool}`; what was never said is left out. What was written before there was
a version has the same form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Self

from homeassistant.util import dt as dt_util

from ..const import CONF_NOTHING_APPLIES, CONF_PAGE

VERSION: Final = 1
_SEEN: Final = "seen"
_TESTED_AT: Final = "tested_at"
_VERSION: Final = "version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcomed:
    """What is known of the first steps.

    `seen`: blocks that were answered. `nothing_applies`: that none of the short list of conditions
    does; None: it was not asked.
    """

    seen: frozenset[str] = frozenset()
    tested_at: datetime | None = None
    nothing_applies: bool | None = None

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """Read the data of an entry; what cannot be read was never answered."""
        stored = data.get(CONF_PAGE)
        if not isinstance(stored, dict) or stored.get(_VERSION, VERSION) != VERSION:
            return cls()
        seen, tested_at = stored.get(_SEEN), stored.get(_TESTED_AT)
        nothing = stored.get(CONF_NOTHING_APPLIES)
        return cls(
            seen=frozenset(one for one in seen if isinstance(one, str))
            if isinstance(seen, list)
            else frozenset(),
            tested_at=dt_util.parse_datetime(tested_at) if isinstance(tested_at, str) else None,
            nothing_applies=nothing if isinstance(nothing, bool) else None,
        )

    def write(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the data of an entry with this in it."""
        page: dict[str, Any] = {_VERSION: VERSION}
        if self.seen:
            page[_SEEN] = sorted(self.seen)
        if self.tested_at:
            page[_TESTED_AT] = self.tested_at.isoformat()
        if self.nothing_applies is not None:
            page[CONF_NOTHING_APPLIES] = self.nothing_applies
        return {**data, CONF_PAGE: page}


NOT_WELCOMED: Final = Welcomed()
