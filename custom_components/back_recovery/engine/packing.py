"""What is finished, packed: the front of a long list as text that is worked out once.

An episode of four weeks has hundreds of prompts and sessions that nothing changes any more, and
each save would write all of them again. They are packed some at a time; the last ones stand open,
for they may still change. The same values are packed once, however often they are written.
"""

from base64 import b85decode, b85encode
from collections.abc import Callable
from functools import lru_cache
import json
from typing import Any, Final
import zlib

from .model.errors import DamagedRecord
from .model.same import Same

PACKS: Final = (64, 16, 4)
"""Values in a pack, large ones first: they shrink most. The smallest is also how many stand open
at least; that is where changes are."""

_MOST: Final = 1_000_000
"""Characters that a pack may unfold to: a real one has a few thousand."""

type Encode = Callable[[object], Any]


def packed(values: tuple[Any, ...], encode: Encode) -> list[Any]:
    """Return the values as JSON, those in front as packs."""
    smallest = PACKS[-1]
    found: list[Any] = []
    start, open_from = 0, (len(values) // smallest - 1) * smallest
    for size in PACKS:
        while open_from - start >= size:
            found.append(_pack(Same(*values[start : start + size]), encode))
            start += size
    return [*found, *map(encode, values[start:])]


def unpacked(values: list[Any]) -> list[Any]:
    """Return the JSON of all values, with none packed.

    Raises DamagedRecord for a pack that `packed` did not write.
    """
    found: list[Any] = []
    for one in values:
        found.extend(_unfold(one) if isinstance(one, str) else (one,))
    return found


@lru_cache(maxsize=512)
def _pack(same: Same, encode: Encode) -> str:
    text = json.dumps([encode(one) for one in same.values], separators=(",", ":"))
    return b85encode(zlib.compress(text.encode(), 9)).decode()


def _unfold(pack: str) -> list[Any]:
    try:
        unfolding = zlib.decompressobj()
        text = unfolding.decompress(b85decode(pack), _MOST)
        values = json.loads(text) if unfolding.eof else None
    except (ValueError, zlib.error, RecursionError) as err:
        raise DamagedRecord("a pack cannot be unfolded") from err
    if not isinstance(values, list):
        raise DamagedRecord("a pack is no list")
    return values
