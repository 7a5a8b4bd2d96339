"""The figure seen from the front, for side steps. x = 0 is its middle when the feet are together."""

from dataclasses import dataclass
from typing import Final

from .field import Capsule, Shape, blended, disc, union
from .flesh import HEAD, SOFT, SOFT_ARM, SOFT_NECK
from .skeleton import GROUND, TRUNK

_HIPS: Final = 6.5
_SHOULDERS: Final = 13.5
_LEGS: Final = 80.5
"""From the ankle to the hip, less how far the knees bend."""
_ANKLE: Final = 5.3


@dataclass(frozen=True, slots=True)
class Front:
    """Where the feet are, and how much lower the hips are than on straight legs."""

    left: float
    right: float
    sinks: float


def front_figure(pose: Front) -> Shape:
    """Return the body from the front, with its hands on the hips."""
    middle = (pose.left + pose.right) / 2
    hip = GROUND - _ANKLE - _LEGS + pose.sinks
    shoulder = hip - TRUNK
    parts: list[tuple[Shape, float]] = [(union(_trunk(middle, hip, shoulder)), SOFT)]
    for side, foot in ((-1, pose.left), (1, pose.right)):
        parts += _leg(complex(middle + side * _HIPS, hip), complex(foot, GROUND - _ANKLE), side)
    head = complex(middle, shoulder - 18)
    parts += [
        (union([Capsule(complex(middle, shoulder), 5.4, head, 4.8)]), SOFT_NECK),
        (union([Capsule(head - 1.5j, HEAD - 0.6, head + 2.5j, HEAD - 1.8)]), SOFT_ARM),
    ]
    for side in (-1, 1):
        parts += _arm(complex(middle + side * _SHOULDERS, shoulder + 2), middle, hip, side)
    return blended(parts)


def _trunk(middle: float, hip: float, shoulder: float) -> list[Capsule]:
    capsules = [
        Capsule(
            complex(middle - _SHOULDERS + 1, shoulder + 3),
            5.2,
            complex(middle + _SHOULDERS - 1, shoulder + 3),
            5.2,
        )
    ]
    for side in (-1, 1):
        chest = complex(middle + side * 7.5, shoulder + 8)
        waist = complex(middle + side * 4.5, shoulder + 27)
        hips = complex(middle + side * _HIPS, hip - 2)
        capsules += [Capsule(chest, 8.2, waist, 7.8), Capsule(waist, 7.8, hips, 8.6)]
    return capsules


def _leg(hip: complex, ankle: complex, side: int) -> list[tuple[Shape, float]]:
    knee = hip + 0.51 * (ankle - hip) + side * 1.0
    toe = ankle + complex(side * 4.5, 2.6)
    heel = ankle + complex(side * -0.8, 2.4)
    return [
        (union([Capsule(hip, 8.4, knee, 5.4)]), SOFT),
        (union([Capsule(knee, 5.2, knee + 0.3 * (ankle - knee), 5.2)]), SOFT),
        (union([Capsule(knee, 5.1, ankle, 3.3)]), SOFT),
        (union([Capsule(heel, 2.9, toe, 2.6)]), SOFT_ARM),
    ]


def _arm(shoulder: complex, middle: float, hip: float, side: int) -> list[tuple[Shape, float]]:
    elbow = complex(middle + side * 28.5, shoulder.imag + 23)
    hand = complex(middle + side * 14.5, hip - 9)
    return [
        (union([Capsule(shoulder, 4.8, elbow, 3.8)]), SOFT_ARM),
        (union([Capsule(elbow, 3.8, hand, 3.0)]), SOFT_ARM),
        (union([disc(hand - side * 2 + 1j, 3.2)]), SOFT_ARM),
    ]
