"""Shapes as distances: how far a point is from the skin, negative inside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
import itertools
from math import hypot, inf, sqrt

type Field = Callable[[float, float], float]


@dataclass(frozen=True, slots=True)
class Capsule:
    """A bone with flesh round it: a line whose radius goes from one value to another."""

    start: complex
    start_radius: float
    end: complex
    end_radius: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A field, and the box (left, top, right, bottom) outside which nothing of it is."""

    field: Field
    box: tuple[float, float, float, float]

    def depth(self, point: complex) -> float:
        """Return how far a point is from the shape, negative inside."""
        return self.field(point.real, point.imag)

    def without(self, other: Shape, gap: float) -> Shape:
        """Return what is left of it at that distance from another shape."""
        mine, others = self.field, other.field
        return Shape(lambda x, y: max(mine(x, y), gap - others(x, y)), self.box)


def union(capsules: Sequence[Capsule]) -> Shape:
    """Return the capsules as one shape."""
    parts = [_prepared(capsule) for capsule in capsules]

    def field(x: float, y: float) -> float:
        least = inf
        for ax, ay, bx, by, squared, radius, more in parts:
            px, py = x - ax, y - ay
            t = (px * bx + py * by) / squared
            if t <= 0:
                found = sqrt(px * px + py * py) - radius
            else:
                if t > 1:
                    t = 1.0
                px -= t * bx
                py -= t * by
                found = sqrt(px * px + py * py) - radius - t * more
            least = min(least, found)
        return least

    return Shape(field, _box(capsules))


def _prepared(one: Capsule) -> tuple[float, float, float, float, float, float, float]:
    along = one.end - one.start
    squared = max(abs(along) ** 2, 1e-9)
    more = one.end_radius - one.start_radius
    return (
        one.start.real,
        one.start.imag,
        along.real,
        along.imag,
        squared,
        one.start_radius,
        more,
    )


def _box(capsules: Sequence[Capsule]) -> tuple[float, float, float, float]:
    ends = [(one.start, one.start_radius) for one in capsules]
    ends += [(one.end, one.end_radius) for one in capsules]
    return (
        min(at.real - radius for at, radius in ends) - 4,
        min(at.imag - radius for at, radius in ends) - 4,
        max(at.real + radius for at, radius in ends) + 4,
        max(at.imag + radius for at, radius in ends) + 4,
    )


def blended(parts: Sequence[tuple[Shape, float]]) -> Shape:
    """Return parts that flow into each other, each with the softness of its joint.

    The softness of the first part is not used. The minimum is the polynomial one.
    """
    (first, _), *rest = parts
    start = first.field
    others = [(shape.field, softness) for shape, softness in rest]

    def field(x: float, y: float) -> float:
        least = start(x, y)
        for other, softness in others:
            found = other(x, y)
            apart = softness - abs(least - found)
            least = min(least, found)
            if apart > 0:
                least -= apart * apart / (4 * softness)
        return least

    boxes = [shape.box for shape, _ in parts]
    return Shape(
        field,
        (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        ),
    )


def disc(centre: complex, radius: float) -> Capsule:
    return Capsule(centre, radius, centre, radius)


def tube(line: Sequence[complex], radius: float) -> Shape:
    """Return what is within a distance of a line."""
    return union(
        [Capsule(a, radius, b, radius) for a, b in itertools.pairwise(line)]
        or [disc(line[0], radius)]
    )


def polygon(corners: Sequence[complex]) -> Shape:
    """Return a closed area with straight sides."""
    edges = list(zip(corners, [*corners[1:], corners[0]], strict=True))

    def field(x: float, y: float) -> float:
        nearest, inside = inf, False
        for a, b in edges:
            along = b - a
            t = ((x - a.real) * along.real + (y - a.imag) * along.imag) / abs(along) ** 2
            at = a + along * min(1.0, max(0.0, t))
            nearest = min(nearest, hypot(x - at.real, y - at.imag))
            if (a.imag > y) != (b.imag > y) and x < a.real + (y - a.imag) / (
                b.imag - a.imag
            ) * along.real:
                inside = not inside
        return -nearest if inside else nearest

    xs = [corner.real for corner in corners]
    ys = [corner.imag for corner in corners]
    return Shape(field, (min(xs) - 4, min(ys) - 4, max(xs) + 4, max(ys) + 4))
