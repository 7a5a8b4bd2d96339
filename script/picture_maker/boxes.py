"""Which part of the plane a picture shows: frames alone, two side by side, small and as a message."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from .catalogue import Picture
from .layers import STYLES, Layer, Style, strokes
from .props import arrow
from .svg import Box, document, markup

_USUAL: Final = STYLES[1]
_SIDE: Final = 200.0
_ARROW: Final = 24.0
"""Length of the arrow between two frames."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far what is drawn reaches."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> complex:
        return complex(self.left + self.right, self.top + self.bottom) / 2


def extent_of(layers: Sequence[Layer], style: Style) -> Extent:
    """Return how far the lines of layers reach, without their width."""
    points = [point for stroke in strokes(layers, style) for point in stroke.points]
    return Extent(
        min(point.real for point in points),
        min(point.imag for point in points),
        max(point.real for point in points),
        max(point.imag for point in points),
    )


@cache
def _extents(picture: Picture) -> list[Extent]:
    return [
        extent_of(picture.scene(frame, _USUAL), _USUAL) for frame in range(1, picture.frames + 1)
    ]


def _all(extents: Sequence[Extent]) -> Extent:
    return Extent(
        min(one.left for one in extents),
        min(one.top for one in extents),
        max(one.right for one in extents),
        max(one.bottom for one in extents),
    )


def frame(picture: Picture, number: int, style: Style) -> str:
    """Return one frame."""
    inside = markup(picture.scene(number, style), style)
    return document(inside, style, box_of_frames(picture), picture.label)


def box_of_frames(picture: Picture) -> Box:
    """Return the box of every frame of a picture: where nothing moves, nothing jumps."""
    middle = _all(_extents(picture)).middle.real
    return (middle - _SIDE / 2, picture.up, _SIDE, _SIDE)


def pair(picture: Picture, style: Style) -> str:
    """Return both frames with an arrow between."""
    left = _all(_extents(picture)).left
    right = _all(_extents(picture)).right + picture.apart
    box = ((left + right - picture.wide) / 2, picture.up, picture.wide, _SIDE)
    return document(_both(picture, style), style, box, picture.label)


def _both(picture: Picture, style: Style) -> str:
    first, second = _extents(picture)
    between = (first.right + second.left + picture.apart) / 2
    at = complex(between - _ARROW / 2, 112 + picture.up * 0.6)
    return (
        markup(picture.scene(1, style), style)
        + f'<g transform="translate({picture.apart:g} 0)">'
        + markup(picture.scene(2, style), style)
        + "</g>"
        + markup([arrow(at, at + _ARROW, style)], style)
    )


def small(picture: Picture, style: Style) -> str:
    """Return the picture for a row: the frame that says most, cropped."""
    layers = picture.scene(picture.small_frame, style)
    middle = extent_of(layers, style).middle
    half = picture.small / 2
    box = (round(middle.real - half, 1), round(middle.imag - half, 1), picture.small, picture.small)
    return document(markup(layers, style), style, box, picture.label)


MESSAGE_SHAPE: Final = 2.0
"""Width by height of the image in a message: what a phone shows of it without cutting."""
_LEAST_HEIGHT: Final = 130.0
"""Lying people do not become giants."""


def message(picture: Picture, style: Style) -> str:
    """Return the picture as wide as a message shows it, on nothing."""
    all_ = _all(_extents(picture))
    right = all_.right + picture.apart
    height = max(
        all_.bottom - all_.top + 26, (right - all_.left + 24) / MESSAGE_SHAPE, _LEAST_HEIGHT
    )
    middle = complex(all_.left + right, all_.top + all_.bottom) / 2
    width = height * MESSAGE_SHAPE
    box: Box = (middle.real - width / 2, middle.imag - height / 2, width, height)
    inside = (
        _both(picture, style) if picture.frames == 2 else markup(picture.scene(1, style), style)
    )
    return document(inside, style, box, picture.label)
