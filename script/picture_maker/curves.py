"""Lines as few cubic curves as possible, and the short text of a path.

The fit is that of Schneider, "An algorithm for automatically fitting digitized curves"
(Graphics Gems, 1990): least squares for the lengths of the two handles, Newton steps for the
places of the points, and a split where it is worst.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import cos, radians
from typing import Final

from .geometry import dot

type Cubic = tuple[complex, complex, complex, complex]

_LONG: Final = 90
"""A line of more points is parted before a fit is tried."""
_ROUNDS: Final = 4
_CORNER: Final = cos(radians(50))
"""A turn sharper than this stays a corner."""


@cache
def fitted(points: tuple[complex, ...], *, closed: bool, tolerance: float) -> list[Cubic]:
    """Return curves that pass points by no more than `tolerance`.

    The end of a closed line meets its start smoothly.
    """
    line = _distinct(points)
    if closed:
        line = _from_straightest(line)
        line.append(line[0])
        through = _unit(line[1] - line[-2])
        return _fit(line, through, -through, tolerance)
    cubics: list[Cubic] = []
    for piece in _between_corners(line):
        out, back = _unit(piece[1] - piece[0]), _unit(piece[-2] - piece[-1])
        cubics += _fit(piece, out, back, tolerance)
    return cubics


def _distinct(points: Sequence[complex]) -> list[complex]:
    line = [points[0]]
    line += [after for before, after in pairwise(points) if abs(after - before) > 1e-6]
    return line


def _from_straightest(line: list[complex]) -> list[complex]:
    """Return a loop that begins where it hardly turns, so that the seam is not seen."""
    span = 4
    turns = [
        abs(_unit(line[(i + span) % len(line)] - line[i]) - _unit(line[i] - line[i - span]))
        for i in range(len(line))
    ]
    start = turns.index(min(turns))
    return line[start:] + line[:start]


def _between_corners(line: list[complex]) -> Iterator[list[complex]]:
    start = 0
    for index in range(1, len(line) - 1):
        turn = dot(_unit(line[index] - line[index - 1]), _unit(line[index + 1] - line[index]))
        if turn < _CORNER:
            yield line[start : index + 1]
            start = index
    yield line[start:]


def _unit(step: complex) -> complex:
    return step / abs(step) if step else 0j


def _fit(line: list[complex], out: complex, back: complex, tolerance: float) -> list[Cubic]:
    if len(line) == 2:
        third = abs(line[1] - line[0]) / 3
        return [(line[0], line[0] + out * third, line[1] + back * third, line[1])]
    if len(line) > _LONG:
        return _halves(line, _farthest(line), out, back, tolerance)
    places = _places(line)
    worst = 0
    for _ in range(_ROUNDS):
        cubic = _least_squares(line, places, out, back)
        error, worst = _worst(line, places, cubic)
        if error <= tolerance:
            return [cubic]
        if error > tolerance * 9:
            break
        places = [_nearer(cubic, point, t) for point, t in zip(line, places, strict=True)]
    return _halves(line, worst, out, back, tolerance)


def _halves(
    line: list[complex], worst: int, out: complex, back: complex, tolerance: float
) -> list[Cubic]:
    split = min(max(worst, 1), len(line) - 2)
    low, high = max(split - 3, 0), min(split + 3, len(line) - 1)
    through = _unit(line[low] - line[high]) or _unit(line[split - 1] - line[split])
    return [
        *_fit(line[: split + 1], out, through, tolerance),
        *_fit(line[split:], -through, back, tolerance),
    ]


def _farthest(line: Sequence[complex]) -> int:
    """Return which point is farthest from the ends of a line."""
    apart = [min(abs(point - line[0]), abs(point - line[-1])) for point in line]
    return apart.index(max(apart))


def _places(line: Sequence[complex]) -> list[float]:
    lengths = list(accumulate((abs(b - a) for a, b in pairwise(line)), initial=0.0))
    return [length / lengths[-1] for length in lengths]


def _least_squares(
    line: Sequence[complex], places: Sequence[float], out: complex, back: complex
) -> Cubic:
    start, end = line[0], line[-1]
    c00 = c01 = c11 = x0 = x1 = 0.0
    for point, t in zip(line, places, strict=True):
        s = 1 - t
        one, other = out * (3 * s * s * t), back * (3 * s * t * t)
        fixed = start * (s * s * (1 + 2 * t)) + end * (t * t * (3 - 2 * t))
        c00 += dot(one, one)
        c01 += dot(one, other)
        c11 += dot(other, other)
        x0 += dot(one, point - fixed)
        x1 += dot(other, point - fixed)
    determinant = c00 * c11 - c01 * c01
    span = abs(end - start)
    first = (x0 * c11 - x1 * c01) / determinant if determinant else 0.0
    last = (c00 * x1 - c01 * x0) / determinant if determinant else 0.0
    if min(first, last) < 1e-3 * span:
        first = last = span / 3
    return start, start + out * first, end + back * last, end


def _at(cubic: Cubic, t: float) -> complex:
    s = 1 - t
    return (
        s * s * s * cubic[0]
        + 3 * s * s * t * cubic[1]
        + 3 * s * t * t * cubic[2]
        + t * t * t * cubic[3]
    )


def _worst(line: Sequence[complex], places: Sequence[float], cubic: Cubic) -> tuple[float, int]:
    errors = [abs(_at(cubic, t) - point) for point, t in zip(line, places, strict=True)]
    error = max(errors)
    return error, errors.index(error)


def _nearer(cubic: Cubic, point: complex, t: float) -> float:
    """Return a place on the curve that is nearer to the point: one Newton step."""
    s = 1 - t
    a, b, c, d = cubic
    first = 3 * (s * s * (b - a) + 2 * s * t * (c - b) + t * t * (d - c))
    second = 6 * (s * (c - 2 * b + a) + t * (d - 2 * c + b))
    off = _at(cubic, t) - point
    below = dot(first, first) + dot(off, second)
    return min(1.0, max(0.0, t - dot(off, first) / below)) if below else t


# Text


def number(value: float) -> str:
    """Return a number with one decimal at most, as short as a path allows."""
    text = f"{value:.1f}".removesuffix(".0")
    if text.startswith(("0.", "-0.")):
        text = text.replace("0.", ".", 1)
    return "0" if text == "-0" else text


def _joined(numbers: Sequence[float]) -> str:
    text, before = "", ""
    for value in numbers:
        one = number(value)
        # A minus needs nothing before it, a second decimal point neither.
        glued = not before or one.startswith("-") or (one.startswith(".") and "." in before)
        text += one if glued else f" {one}"
        before = one
    return text


def path_of_curves(cubics: Sequence[Cubic], *, closed: bool) -> str:
    """Return the `d` of a path: where it begins, then relative curves."""
    at = _rounded(cubics[0][0])
    text = f"M{_joined((at.real, at.imag))}c"
    steps: list[float] = []
    for _, one, other, end in cubics:
        until = _rounded(end)
        for point in (one, other, until):
            steps += [(point - at).real, (point - at).imag]
        at = until
    return text + _joined(steps) + ("z" if closed else "")


def path_of_corners(points: Sequence[complex], *, closed: bool = False) -> str:
    """Return the `d` of a path of straight lines."""
    at = _rounded(points[0])
    text = f"M{_joined((at.real, at.imag))}"
    steps: list[float] = []
    for point in points[1:]:
        until = _rounded(point)
        steps += [(until - at).real, (until - at).imag]
        at = until
    return text + ("l" + _joined(steps) if steps else "") + ("z" if closed else "")


def _rounded(point: complex) -> complex:
    return complex(round(point.real, 1), round(point.imag, 1))


def straightened(points: Sequence[complex], tolerance: float = 0.05) -> list[complex]:
    """Return only the points where a line turns."""
    line = list(points)
    if len(line) < 3:
        return line
    start, end = line[0], line[-1]
    along = end - start
    off = [
        abs((along.conjugate() * (point - start)).imag) / abs(along)
        if along
        else abs(point - start)
        for point in line
    ]
    worst = max(off)
    if worst <= tolerance:
        return [start, end]
    split = off.index(worst)
    return [
        *straightened(line[: split + 1], tolerance)[:-1],
        *straightened(line[split:], tolerance),
    ]
