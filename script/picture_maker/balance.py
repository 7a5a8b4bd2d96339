"""Whether a posture stands: the centre of mass, and where it is along the feet.

Segment masses are the usual shares (Winter 2009, table 4.1, rounded): trunk .50, head .08, a leg
.16, an arm .05; what is not seen counts like its near side.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .geometry import bisected
from .skeleton import Angles, ArmJoints, Body, LegJoints, joints

STANDS: Final = (0.25, 0.65)
"""Where along the feet (0 heel, 1 toe) the mass of somebody has to be who stands at ease."""

_TRUNK: Final = 0.50
_HEAD: Final = 0.08
_THIGH: Final = 0.10
_SHANK: Final = 0.0455
_FOOT: Final = 0.0145
_UPPER_ARM: Final = 0.028
_FOREARM: Final = 0.016
_HAND: Final = 0.006


class NotBalanced(ValueError):
    """A standing posture that would fall over."""


def centre_of_mass(body: Body) -> complex:
    """Return the point that has to be above the feet."""
    moments = [
        (_TRUNK, sum(body.trunk, 0j) / len(body.trunk)),
        (_HEAD, body.head),
        *_of_leg(body.near_leg),
        *_of_leg(body.far_leg or body.near_leg),
        *_of_arm(body.near_arm, body),
        *_of_arm(body.far_arm or body.near_arm, body),
    ]
    return sum((mass * at for mass, at in moments), 0j) / sum(mass for mass, _ in moments)


def _of_leg(leg: LegJoints) -> list[tuple[float, complex]]:
    return [
        (_THIGH, leg.hip + 0.43 * (leg.knee - leg.hip)),
        (_SHANK, leg.knee + 0.43 * (leg.ankle - leg.knee)),
        (_FOOT, (leg.heel + leg.toe) / 2),
    ]


def _of_arm(arm: ArmJoints | None, body: Body) -> list[tuple[float, complex]]:
    if arm is None:
        return [(_UPPER_ARM + _FOREARM + _HAND, body.along_trunk(0.6, 0))]
    return [
        (_UPPER_ARM, arm.shoulder + 0.44 * (arm.elbow - arm.shoulder)),
        (_FOREARM, arm.elbow + 0.43 * (arm.wrist - arm.elbow)),
        (_HAND, (arm.wrist + arm.tip) / 2),
    ]


def share_along(body: Body, legs: Sequence[LegJoints]) -> float:
    """Return where the mass is along the feet: 0 at the rearmost heel, 1 at the foremost toe."""
    heel = min(leg.heel.real for leg in legs)
    toe = max(leg.toe.real for leg in legs)
    return (centre_of_mass(body).real - heel) / (toe - heel)


def require_balance(body: Body, legs: Sequence[LegJoints], name: str = "a posture") -> float:
    """Return the share along the feet; raises NotBalanced outside `STANDS`."""
    share = share_along(body, legs)
    if not STANDS[0] <= share <= STANDS[1]:
        raise NotBalanced(f"{name} would fall: its mass is at {share:.2f} of the feet")
    return share


def with_hip(angles: Angles, hip: float) -> Angles:
    """Return the posture with another angle of the hip of every standing leg."""
    return replace(angles, near_leg=replace(angles.near_leg, hip=hip))


def balanced(angles: Angles, wanted: float) -> Angles:
    """Return the posture with the angle of the hip that brings the mass to a share of the foot.

    Raises ValueError when no angle does.
    """

    def off(hip: float) -> float:
        body = joints(with_hip(angles, hip))
        return share_along(body, [body.near_leg]) - wanted

    around = angles.near_leg.hip
    return with_hip(angles, bisected(around - 60, around + 60, off))
