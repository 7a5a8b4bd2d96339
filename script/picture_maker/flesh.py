"""The flesh on the bones: which capsules make which part of the body.

The near arm and the limbs of the far side are shapes of their own; all else is one.
"""

from dataclasses import dataclass
from functools import cache
import itertools
from typing import Final

from .field import Capsule, Shape, blended, disc, union
from .geometry import toward
from .skeleton import ArmJoints, Body, LegJoints

SOFT: Final = 3.2
"""How softly parts flow into each other."""
SOFT_NECK: Final = 4.0
SOFT_ARM: Final = 2.0
SOFT_NOSE: Final = 1.4
"""A nose as soft as the rest is a beak."""

_TRUNK: Final = ((0.0, 9.2), (0.40, 7.7), (0.74, 9.7), (0.90, 8.6), (1.0, 6.6))
"""Radius of the trunk by its share from hip to shoulder."""


@dataclass(frozen=True, slots=True)
class Flesh:
    """The shapes of a body seen from the side, far ones first."""

    far_leg: Shape | None
    far_arm: Shape | None
    torso: Shape
    """Head, trunk and the near leg."""
    near_arm: Shape | None


@cache
def flesh(body: Body) -> Flesh:
    """Return what is drawn of a body."""
    return Flesh(
        far_leg=_far_leg(body.far_leg) if body.far_leg else None,
        far_arm=arm(body.far_arm) if body.far_arm else None,
        torso=blended(
            [
                (union(_trunk(body)), SOFT),
                (union([_buttock(body, body.near_leg)]), SOFT),
                *_leg(body.near_leg),
                (union([_neck(body)]), SOFT_NECK),
                (union([disc(body.head, HEAD)]), SOFT_NECK),
                (union([_nose(body)]), SOFT_NOSE),
            ]
        ),
        near_arm=arm(body.near_arm) if body.near_arm else None,
    )


HEAD: Final = 10.5


def trunk_radius(share: float) -> float:
    """Return half of how thick the trunk is at a share of its length."""
    for (low, thin), (high, thick) in itertools.pairwise(_TRUNK):
        if share <= high:
            return thin + (thick - thin) * (share - low) / (high - low)
    return _TRUNK[-1][1]


def _trunk(body: Body) -> list[Capsule]:
    shares = sorted({index / 8 for index in range(9)} | {share for share, _ in _TRUNK})
    at = [(body.along_trunk(share, 0), trunk_radius(share)) for share in shares]
    return [Capsule(*low, *high) for low, high in itertools.pairwise(at)]


def _buttock(body: Body, leg: LegJoints) -> Capsule:
    bones = body.angles.near_leg if leg is body.near_leg else body.angles.far_leg
    hip = bones.hip if bones else 0
    # Half-way between the trunk and the thigh.
    up = body.angles.pelvis - hip / 2
    return disc(leg.hip + toward(up - 90, 3.6) + toward(up, -2.2), 8.4)


def _neck(body: Body) -> Capsule:
    top = body.head + toward(body.faces, -2.2)
    return Capsule(body.shoulder, 5.2, top, 4.2)


def _nose(body: Body) -> Capsule:
    ahead = toward(body.faces)
    return Capsule(body.head + 9 * ahead, 1.9, body.head + 11 * ahead, 1.3)


def _leg(leg: LegJoints) -> list[tuple[Shape, float]]:
    shank = leg.ankle - leg.knee
    behind = shank / abs(shank) * 1j * 1.1
    calf = Capsule(leg.knee + 0.2 * shank + behind, 5.2, leg.knee + 0.48 * shank + behind, 4.3)
    heel, toe = leg.soles
    middle = leg.ankle + toward(leg.points, 5) + toward(leg.points + 90, 2)
    return [
        (union([Capsule(leg.hip, 8.8, leg.knee, 5.5)]), SOFT),
        (union([Capsule(leg.knee, 5.1, leg.ankle, 3.1)]), SOFT),
        (union([calf]), SOFT),
        (union([Capsule(heel, 2.9, toe, 2.2)]), SOFT_ARM),
        (union([Capsule(leg.ankle, 3.1, middle, 2.6)]), SOFT_ARM),
    ]


def _far_leg(leg: LegJoints) -> Shape:
    return blended(_leg(leg))


def arm(joints: ArmJoints) -> Shape:
    """Return an arm from shoulder to hand."""
    return blended(
        [
            (union([Capsule(joints.shoulder, 4.7, joints.elbow, 3.8)]), SOFT_ARM),
            (union([Capsule(joints.elbow, 3.8, joints.wrist, 2.8)]), SOFT_ARM),
            (union([Capsule(joints.wrist, 3.0, joints.tip, 3.2)]), SOFT_ARM),
        ]
    )


def lowest(body: Body) -> float:
    """Return the y of what lies lowest of trunk, buttock and head: what a lying body rests on."""
    capsules = [*_trunk(body), _buttock(body, body.near_leg), disc(body.head, HEAD)]
    return max(
        max(one.start.imag + one.start_radius, one.end.imag + one.end_radius) for one in capsules
    )


def lowest_of_head(body: Body) -> float:
    return body.head.imag + HEAD


def lowest_of_trunk(body: Body) -> float:
    """Return the y of the lowest point of the trunk: of the shoulders, in a bridge."""
    return max(
        max(one.start.imag + one.start_radius, one.end.imag + one.end_radius)
        for one in _trunk(body)
    )


def sole(leg: LegJoints) -> float:
    """Return the y of the lowest point of a foot."""
    heel, toe = leg.soles
    return max(heel.imag + 2.9, toe.imag + 2.2)
