"""What lies in front of what: layers from back to front, and the lines that are left of them.

What is hidden is dropped here, by the same distances the outlines are made from. So a picture
needs no mask, no id and no colour of the paper, and many can stand in one page.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from .contour import outlines
from .field import Shape
from .geometry import Line, dense, length_of

HIDDEN_BEYOND: Final = 0.95
"""How far beside a nearer part a line ends, in widths of a line: its round end must not touch."""
ARM_OPENS: Final = 6.6
"""How near the shoulder the outline of an arm is open."""
GAP: Final = 3.0
"""What is left free round an arm and the accent where the body is solid, in units."""


class Tone(StrEnum):
    """How strongly something is drawn."""

    BODY = "body"
    FAR = "far"
    PROP = "prop"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a picture of one size is drawn. Widths are in units of the picture."""

    pixels: int
    line: float
    accent: float
    """How much wider than a line the accent is."""
    is_solid: bool = False

    @property
    def accent_line(self) -> float:
        return self.line * self.accent


STYLES: Final = (
    Style(pixels=600, line=1.5, accent=1.7),
    Style(pixels=200, line=2.2, accent=1.7),
    Style(pixels=64, line=5, accent=1.1, is_solid=True),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where an arm grows out of the body: there its outline is open."""

    shoulder: complex
    body: Shape

    def leaves_out(self, point: complex) -> bool:
        """Tell whether a point of the outline of the arm is not drawn.

        A little farther down, an edge just below the skin of the body would double its line.
        """
        off = abs(point - self.shoulder)
        return off < ARM_OPENS or (self.is_near(point) and -3 < self.body.depth(point) < 0)

    def is_near(self, point: complex) -> bool:
        """Tell whether lines of the body run into those of the arm, without a space between."""
        return abs(point - self.shoulder) < 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One thing of a picture.

    Either the outline of `shape` or `lines` are drawn; the points of a line that is `straight`
    are its corners; `is_full`: they are the edge of an area instead, `is_tint`: of a light one. `width` is in widths of a
    line. `tint`: what is filled lightly, if it is drawn as an outline. `hides`: what lies behind it
    is not seen; `keeps`: which points of its own lines are; `opens` are places (point, radius) where the outline of an arm stays open, because it grows
    out of the body there. `parts`: whether the solid body leaves a gap round it.
    """

    tone: Tone
    shape: Shape | None = None
    lines: tuple[Line, ...] = ()
    straight: bool = False
    closed: bool = False
    is_full: bool = False
    is_tint: bool = False
    tint: Shape | None = None
    width: float = 1.0
    hides: Shape | None = None
    keeps: Callable[[complex], bool] | None = None
    opens: Opening | None = None
    parts: Shape | None = None
    dashes: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line that is left, ready to be written."""

    layer: Layer
    points: Sequence[complex]
    closed: bool
    filled: bool = False
    drawn: bool = True


@cache
def _outlines(shape: Shape) -> list[list[complex]]:
    return outlines(shape)


@cache
def _parted(shape: Shape, others: tuple[Shape, ...], gap: float) -> Shape:
    for other in others:
        shape = shape.without(other, gap)
    return shape


def strokes(layers: Sequence[Layer], style: Style) -> Iterator[Stroke]:
    """Yield what is drawn of layers, from back to front."""
    for index, layer in enumerate(layers):
        nearer = layers[index + 1 :]
        if layer.shape is not None and style.is_solid and layer.tone in (Tone.BODY, Tone.FAR):
            yield from _solid(layer, nearer)
        else:
            yield from _drawn(layer, nearer, style)


def _solid(layer: Layer, nearer: Sequence[Layer]) -> Iterator[Stroke]:
    parting = tuple(other.parts for other in nearer if other.parts is not None)
    assert layer.shape is not None
    for loop in _outlines(_parted(layer.shape, parting, GAP)):
        yield Stroke(layer=layer, points=loop, closed=True, filled=True, drawn=False)


def _drawn(layer: Layer, nearer: Sequence[Layer], style: Style) -> Iterator[Stroke]:
    if layer.is_full:
        for line, _ in _lines(layer):
            yield Stroke(layer=layer, points=line, closed=True, filled=True, drawn=False)
        return
    hiding: list[tuple[Shape, Opening | None]]
    if style.is_solid:
        # What is behind a solid body is covered by it; only the gaps have to stay free.
        margin = GAP + style.line * layer.width / 2
        hiding = [(other.parts, None) for other in nearer if other.parts is not None]
    else:
        margin = HIDDEN_BEYOND * style.line
        hiding = [(other.hides, other.opens) for other in nearer if other.hides is not None]

    def is_seen(point: complex) -> bool:
        return not (
            any(
                shape.depth(point) < (0 if opens and opens.is_near(point) else margin)
                for shape, opens in hiding
            )
            or (layer.opens is not None and layer.opens.leaves_out(point))
            or (layer.keeps is not None and not layer.keeps(point))
        )

    # The edge of an arm that is shorter than the arm is wide says nothing.
    least = max(2 * style.line, 10 if layer.opens else 6 if layer.tone is Tone.FAR else 0)
    found = []
    for points, closed in _lines(layer):
        found += _runs(points, closed, [is_seen(point) for point in points], least)
    tints = [] if layer.tint is None or style.is_solid else _outlines(layer.tint)
    is_whole = layer.tint is layer.shape and all(closed for _, closed in found)
    if not is_whole:
        for loop in tints:
            yield Stroke(layer=layer, points=loop, closed=True, filled=True, drawn=False)
    for run, closed in found:
        yield Stroke(layer=layer, points=run, closed=closed, filled=is_whole and bool(tints))


def _lines(layer: Layer) -> list[tuple[Sequence[complex], bool]]:
    found: list[tuple[Sequence[complex], bool]] = []
    if layer.shape is not None:
        found += [(loop, True) for loop in _outlines(layer.shape)]
    for line in layer.lines:
        found.append(
            (dense([*line, line[0]])[:-1], True)
            if layer.closed or layer.is_full
            else (dense(line), False)
        )
    return found


def _runs(
    line: Sequence[complex], closed: bool, shown: Sequence[bool], least: float
) -> list[tuple[Sequence[complex], bool]]:
    """Return the runs of a line that are shown, and whether it is still closed.

    One shorter than `least` is a crumb.
    """
    if all(shown):
        return [(line, closed)]
    if closed and any(shown):
        # A run must not begin in the middle of what is seen.
        start = shown.index(False)
        line = [*line[start:], *line[:start]]
        shown = [*shown[start:], *shown[:start]]
    runs: list[list[complex]] = [[]]
    for point, is_shown in zip(line, shown, strict=True):
        if is_shown:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [(run, False) for run in runs if len(run) > 1 and length_of(run) > least]
