"""Layers written as SVG."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from .curves import fitted, number, path_of_corners, path_of_curves, straightened
from .layers import Layer, Stroke, Style, Tone, strokes

ACCENT: Final = "var(--picture-accent,#d9622b)"
"""#d9622b has a contrast of 3.7 to 1 on white; a dark theme sets a lighter one, as #ff9a5c."""

_TOLERATED: Final = 0.07
"""How far a curve may be off, in widths of a line: not to be seen."""
TINT: Final = ".09"
_FAR: Final = ".5"
_PROPS: Final = ".62"

type Box = tuple[float, float, float, float]
"""Left, top, width and height."""


def document(inside: str, style: Style, box: Box, label: str) -> str:
    """Return what `markup` gave as a file of its own."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view(box)}" role="img"'
        f' aria-label="{label}" fill="none" stroke="currentColor"'
        f' stroke-width="{number(style.line)}" stroke-linecap="round" stroke-linejoin="round">'
        f"{inside}</svg>\n"
    )


def view(box: Box) -> str:
    return " ".join(number(value) for value in box)


def markup(layers: Sequence[Layer], style: Style) -> str:
    """Return what stands inside the `svg` element."""
    text = []
    for is_prop, group in groupby(
        strokes(layers, style), lambda stroke: stroke.layer.tone is Tone.PROP
    ):
        inside = "".join(_elements(list(group), style))
        # Single lines at that opacity would be dark where they cross.
        text.append(f'<g opacity="{_PROPS}">{inside}</g>' if is_prop else inside)
    return "".join(text)


def _elements(group: Sequence[Stroke], style: Style) -> Iterator[str]:
    for attributes, same in groupby(group, lambda stroke: _attributes(stroke, style)):
        yield f'<path{attributes} d="{"".join(_path(stroke, style) for stroke in same)}"/>'


def _attributes(stroke: Stroke, style: Style) -> str:
    layer = stroke.layer
    is_accent = layer.tone is Tone.ACCENT
    found = {}
    if stroke.filled:
        found["fill"] = ACCENT if is_accent else "currentColor"
        if layer.is_tint or (layer.tint is not None and not style.is_solid):
            found["fill-opacity"] = ".2" if is_accent else TINT
        elif layer.tone is Tone.FAR:
            found["fill-opacity"] = _FAR
    if not stroke.drawn:
        found["stroke"] = "none"
        return _written(found)
    if is_accent:
        found["stroke"] = ACCENT
    elif layer.tone is Tone.FAR:
        found["stroke-opacity"] = _FAR
    width = layer.width * (style.accent if is_accent else 1) * style.line
    if abs(width - style.line) > 0.02:
        found["stroke-width"] = number(width)
    if layer.dashes:
        found["stroke-dasharray"] = " ".join(number(value * width) for value in layer.dashes)
    return _written(found)


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


def _path(stroke: Stroke, style: Style) -> str:
    if stroke.layer.straight:
        ends = [stroke.points[0]] if stroke.closed else []
        corners = straightened([*stroke.points, *ends])
        if stroke.closed:
            corners.pop()
        return path_of_corners(corners, closed=stroke.closed)
    cubics = fitted(tuple(stroke.points), closed=stroke.closed, tolerance=style.line * _TOLERATED)
    return path_of_curves(cubics, closed=stroke.closed)
