"""The outline of a shape: marching squares, only where the skin is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field as of_instance
from math import floor
from typing import Final

from .field import Field, Shape
from .geometry import cross

CELL: Final = 0.8
_COARSE: Final = 32
"""Cells along a side of the square the search begins with; a power of two."""
_REACH: Final = 0.8
"""How far from its middle a square can have skin, in sides: half a diagonal, and a little for the
tapering of a limb, for which a distance is only nearly one."""
_SMOOTHINGS: Final = 4
_LEAST_AREA: Final = 6.0
"""A loop round less than this is a crumb."""

type _Edge = tuple[int, int, bool]
"""A side of a cell, by its first corner; True: the one that goes down from there."""


def outlines(shape: Shape) -> list[list[complex]]:
    """Return the closed lines round a shape, without the first point again at the end."""
    search = _Search(shape.field)
    for column, row in _squares(shape, _COARSE):
        search.look(column, row, _COARSE)
    loops = [_smoothed(loop) for loop in search.loops()]
    return [loop for loop in loops if abs(area(loop)) > _LEAST_AREA]


def area(loop: Sequence[complex]) -> float:
    """Return the area within a loop, in square units; its sign is the sense of going round."""
    return sum(cross(a, b) for a, b in zip(loop, [*loop[1:], loop[0]], strict=True)) / 2


def _squares(shape: Shape, size: int) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = shape.box
    for column in range(floor(left / CELL), floor(right / CELL) + size, size):
        for row in range(floor(top / CELL), floor(bottom / CELL) + size, size):
            yield column, row


@dataclass(slots=True)
class _Search:
    field: Field
    _known: dict[tuple[int, int], float] = of_instance(default_factory=dict)
    _next: dict[_Edge, _Edge] = of_instance(default_factory=dict)

    def look(self, column: int, row: int, size: int) -> None:
        """Look for the outline in a square; one far from the skin is passed over."""
        if size == 1:
            self._cell(column, row)
            return
        middle = (column + size / 2) * CELL, (row + size / 2) * CELL
        if abs(self.field(*middle)) > size * CELL * _REACH:
            return
        half = size // 2
        for right in (0, half):
            for down in (0, half):
                self.look(column + right, row + down, half)

    def _at(self, column: int, row: int) -> float:
        key = column, row
        if key not in self._known:
            # Exactly on the skin would be neither inside nor outside.
            self._known[key] = self.field(column * CELL, row * CELL) or 1e-9
        return self._known[key]

    def _cell(self, column: int, row: int) -> None:
        corners = (
            self._at(column, row) < 0,
            self._at(column + 1, row) < 0,
            self._at(column + 1, row + 1) < 0,
            self._at(column, row + 1) < 0,
        )
        sides: tuple[_Edge, ...] = (
            (column, row, False),
            (column + 1, row, True),
            (column, row + 1, False),
            (column, row, True),
        )
        # Going round with the inside to the right: in where a side leads in, out at the next.
        leaving = [
            side for index, side in enumerate(sides) if corners[index] and not corners[index - 3]
        ]
        entering = [
            side for index, side in enumerate(sides) if not corners[index] and corners[index - 3]
        ]
        if len(leaving) == 2 and sides.index(leaving[0]) > sides.index(entering[0]):
            entering.reverse()
        self._next.update(zip(leaving, entering, strict=True))

    def _crossing(self, edge: _Edge) -> complex:
        column, row, down = edge
        start = self._at(column, row)
        end = self._at(column, row + 1) if down else self._at(column + 1, row)
        share = start / (start - end)
        return complex(column + (0 if down else share), row + (share if down else 0)) * CELL

    def loops(self) -> Iterator[list[complex]]:
        """Yield the loops that were found, each once."""
        while self._next:
            edge, following = self._next.popitem()
            loop = [self._crossing(edge)]
            while following in self._next:
                loop.append(self._crossing(following))
                following = self._next.pop(following)
            yield loop


def _smoothed(loop: Sequence[complex]) -> list[complex]:
    points = list(loop)
    for _ in range(_SMOOTHINGS):
        points = [
            (points[index - 1] + 2 * points[index] + points[(index + 1) % len(points)]) / 4
            for index in range(len(points))
        ]
    return points
