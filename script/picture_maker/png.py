"""PNG files of few colours: a line drawing needs no more, and becomes a quarter of the size."""

from collections import Counter
from dataclasses import dataclass
from struct import pack, unpack
from typing import Final
import zlib

_MAGIC: Final = b"\x89PNG\r\n\x1a\n"
_COLOURS: Final = 64

type Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Image:
    """Rows of pixels."""

    rows: list[list[Colour]]

    @property
    def size(self) -> tuple[int, int]:
        return len(self.rows[0]), len(self.rows)


def read_png(data: bytes) -> Image:
    """Read what a browser writes: 8 bits a channel, RGB or RGBA, not interlaced.

    Raises ValueError for another kind.
    """
    if not data.startswith(_MAGIC):
        raise ValueError("not a PNG")
    width, height, depth, kind, *_, interlaced = unpack(">IIBBBBB", data[16:29])
    channels = {2: 3, 6: 4}.get(kind)
    if depth != 8 or channels is None or interlaced:
        raise ValueError(f"a PNG of {depth} bits and kind {kind} is not read")
    packed, at = b"", 8
    while at < len(data):
        (length,) = unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += length + 12
    return Image(_unfiltered(zlib.decompress(packed), width, height, channels))


def _unfiltered(raw: bytes, width: int, height: int, channels: int) -> list[list[Colour]]:
    stride = width * channels
    before = bytearray(stride)
    rows = []
    for row in range(height):
        start = row * (stride + 1)
        line = bytearray(raw[start + 1 : start + 1 + stride])
        _undo(raw[start], line, before, channels)
        rows.append([(line[i], line[i + 1], line[i + 2]) for i in range(0, stride, channels)])
        before = line
    return rows


def _undo(kind: int, line: bytearray, above: bytearray, channels: int) -> None:
    for index, value in enumerate(line):
        left = line[index - channels] if index >= channels else 0
        up = above[index]
        corner = above[index - channels] if index >= channels else 0
        added = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]
        line[index] = (value + added) & 0xFF


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


def written(image: Image) -> bytes:
    """Return a PNG with a palette of at most 64 colours, each pixel the nearest of them."""
    counted = Counter(colour for row in image.rows for colour in row)
    palette = _palette(counted)
    places = {colour: _nearest(colour, palette) for colour in counted}
    width, height = image.size
    raw = b"".join(b"\0" + bytes(places[colour] for colour in row) for row in image.rows)
    chunks = (
        (b"IHDR", pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(bytes(colour) for colour in palette)),
        (b"IDAT", zlib.compress(raw, 9)),
        (b"IEND", b""),
    )
    return _MAGIC + b"".join(
        pack(">I", len(body)) + name + body + pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def _palette(counted: Counter[Colour]) -> list[Colour]:
    """Return the commonest colours that are not nearly the same as one that is there already."""
    palette: list[Colour] = []
    for least in (20, 8, 0):
        for colour, _ in counted.most_common():
            if len(palette) == _COLOURS:
                return palette
            if all(_apart(colour, other) > least for other in palette):
                palette.append(colour)
    return palette


def _apart(one: Colour, other: Colour) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    return min(range(len(palette)), key=lambda index: _apart(colour, palette[index]))
