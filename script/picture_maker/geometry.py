"""Points of the plane and what is measured between them.

A point is a complex number: x to the right, y down, in units of the picture (a person is about
150 tall). A direction is in degrees as on a clock face: 0 up, 90 right, 180 down.
"""

from cmath import phase, rect
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import acos, ceil, degrees, radians

type Line = Sequence[complex]


def toward(direction: float, length: float = 1) -> complex:
    """Return the step of that length in a direction."""
    return rect(length, radians(direction - 90))


def direction_of(step: complex) -> float:
    """Return the direction of a step, in degrees."""
    return degrees(phase(step)) + 90


def cross(one: complex, other: complex) -> float:
    return (one.conjugate() * other).imag


def dot(one: complex, other: complex) -> float:
    return (one.conjugate() * other).real


def length_of(line: Line) -> float:
    return sum(abs(after - before) for before, after in pairwise(line))


def dense(line: Line, step: float = 0.5) -> list[complex]:
    """Return the line with points no further apart than `step`; its corners stay."""
    points = [line[0]]
    for before, after in pairwise(line):
        count = max(1, ceil(abs(after - before) / step))
        points += [before + (after - before) * index / count for index in range(1, count + 1)]
    return points


def reach(near: complex, far: complex, first: float, second: float, *, bend: int) -> complex:
    """Return the joint between two bones that lead from `near` to `far`.

    `bend` is +1 or -1: on which side of the line between them the joint is. What is too far
    away is reached as far as the bones go.
    """
    span = min(max(abs(far - near), abs(first - second) + 1e-6), first + second - 1e-6)
    cosine = (first * first + span * span - second * second) / (2 * first * span)
    turn = degrees(acos(min(1.0, max(-1.0, cosine))))
    return near + toward(direction_of(far - near) + bend * turn, first)


def bisected(low: float, high: float, value: Callable[[float], float]) -> float:
    """Return where a function that rises or falls passes 0 between two arguments.

    Raises ValueError when it does not.
    """
    rises = value(high) > 0
    if (value(low) > 0) == rises:
        raise ValueError(f"there is no way between {low} and {high}")
    for _ in range(50):
        middle = (low + high) / 2
        if (value(middle) > 0) == rises:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def curve(start: complex, one: complex, other: complex, end: complex) -> list[complex]:
    """Return points of a cubic curve."""
    points = []
    for index in range(25):
        t = index / 24
        s = 1 - t
        points.append(s**3 * start + 3 * s * s * t * one + 3 * s * t * t * other + t**3 * end)
    return points


def smooth_through(knots: Line) -> list[complex]:
    """Return points of a smooth line through all knots."""
    ends = [2 * knots[0] - knots[1], *knots, 2 * knots[-1] - knots[-2]]
    points = [knots[0]]
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        points += curve(start, start + (end - before) / 6, end - (after - start) / 6, end)[1:]
    return points


def arc(centre: complex, radius: float, start: float, end: float) -> list[complex]:
    """Return points of a circle from one direction to another."""
    count = max(4, ceil(abs(end - start) * radius / 40))
    return [
        centre + toward(start + (end - start) * index / count, radius) for index in range(count + 1)
    ]
