"""A posture as layers: the far side paler behind, the near arm on top."""

from collections.abc import Sequence
from functools import cache

from .field import Shape, blended, disc, tube, union
from .flesh import flesh
from .geometry import Line, smooth_through
from .layers import ARM_OPENS, Layer, Opening, Style, Tone
from .skeleton import Body


def torso(body: Body, shape: Shape | None = None) -> Layer:
    """Return head, trunk and near leg. `shape` in its place: what is left of it on a seat.

    The tint is that of the arm, too: it would be darker where both lie on each other.
    """
    shape = shape or flesh(body).torso
    arm = flesh(body).near_arm
    tint = shape if arm is None else _both(shape, arm)
    return Layer(tone=Tone.BODY, shape=shape, tint=tint, hides=shape)


@cache
def _both(one: Shape, other: Shape) -> Shape:
    return blended([(one, 1), (other, 0.01)])


def near_arm(body: Body) -> list[Layer]:
    shape, joints = flesh(body).near_arm, body.near_arm
    if shape is None or joints is None:
        return []
    return [
        Layer(
            tone=Tone.BODY,
            shape=shape,
            hides=shape,
            opens=Opening(joints.shoulder, flesh(body).torso),
            parts=_seam(shape, joints.shoulder),
        )
    ]


@cache
def _seam(arm: Shape, shoulder: complex) -> Shape:
    """Return the arm without its shoulder: there the solid body and its arm are one."""
    return arm.without(union([disc(shoulder, ARM_OPENS)]), 0)


def far_limbs(body: Body) -> list[Layer]:
    found = flesh(body)
    return [
        Layer(tone=Tone.FAR, shape=shape, hides=shape)
        for shape in (found.far_leg, found.far_arm)
        if shape is not None
    ]


def figure(body: Body) -> list[Layer]:
    """Return the whole body, from back to front."""
    return [*far_limbs(body), torso(body), *near_arm(body)]


def accent_line(line: Line, style: Style, *, straight: bool = False, width: float = 1.0) -> Layer:
    """Return a line of the accent on the body."""
    return Layer(
        tone=Tone.ACCENT,
        lines=(line,),
        straight=straight,
        width=width,
        parts=cached_tube(tuple(line), width * style.accent_line / 2),
    )


@cache
def cached_tube(line: tuple[complex, ...], radius: float) -> Shape:
    """Return what is within a distance of a line; the same shape for the same line."""
    return tube(line, radius)


def back_line(
    body: Body, *, start: float = 0.0, end: float = 1.0, factor: float = 1.0
) -> list[complex]:
    """Return the line of the back, from the sacrum to the neck, just inside the skin."""
    offsets: Sequence[tuple[float, float]] = ((0, 5.6), (0.42, 4.4), (0.78, 5.3), (1, 4.4))
    knots = [
        body.along_trunk(share, behind * factor)
        for share, behind in offsets
        if start <= share <= end
    ]
    return smooth_through(knots)
