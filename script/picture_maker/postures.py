"""The postures: angles as a table, and what is solved so that they stand and touch.

The angles are drawn from common teaching of these movements, not measured. A standing posture
gets the angle of its hips from the balance it is to have; one that lies is put on the floor.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Final

from .balance import balanced, require_balance
from .field import Shape, polygon
from .flesh import flesh, lowest, lowest_of_head, sole, trunk_radius
from .geometry import bisected, direction_of, reach, toward
from .skeleton import (
    FLAT,
    FOREARM,
    GROUND,
    HAND,
    SHANK,
    SOLE_BELOW,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Angles,
    Arm,
    ArmJoints,
    Body,
    Leg,
    joints,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A posture on both feet, or on the near one, with its mass at `balance` along the foot."""

    angles: Angles
    balance: float


STANDING: Final[Mapping[str, Standing]] = MappingProxyType(
    {
        "hinge-1": Standing(
            angles=Angles(
                pelvis=0,
                near_leg=Leg(1, 4),
                near_arm=Arm(-69, 98),
                far_arm=Arm(145, 151),
            ),
            balance=0.33,
        ),
        "hinge-2": Standing(
            angles=Angles(
                pelvis=58,
                near_leg=Leg(80, 20),
                near_arm=Arm(-69, 98),
                far_arm=Arm(145, 151),
            ),
            balance=0.56,
        ),
        "sit_to_stand-2": Standing(
            angles=Angles(pelvis=2, near_leg=Leg(3, 4), near_arm=Arm(1, 10)),
            balance=0.43,
        ),
        "bend_forward": Standing(
            angles=Angles(
                pelvis=45,
                lumbar=26,
                thorax=38,
                neck=10,
                near_leg=Leg(62, 10),
                near_arm=Arm(89, -2),
            ),
            balance=0.52,
        ),
        "bend_forward-start": Standing(
            angles=Angles(pelvis=1, near_leg=Leg(3, 3)),
            balance=0.43,
        ),
        "one_leg": Standing(
            angles=Angles(
                pelvis=1,
                near_leg=Leg(1, 3),
                far_leg=Leg(14, 78, None),
                near_arm=Arm(40, 18),
            ),
            balance=0.45,
        ),
        "shower": Standing(
            angles=Angles(pelvis=4, neck=8, near_leg=Leg(5, 4), near_arm=Arm(2, 12)),
            balance=0.45,
        ),
    }
)


@cache
def standing(name: str) -> Body:
    """Return a body that stands on the ground with its near ankle at x = 0.

    Raises NotBalanced when it would fall.
    """
    posture = STANDING[name]
    body = joints(balanced(posture.angles, posture.balance))
    require_balance(body, [body.near_leg], name)
    return on_near_foot(body)


def on_near_foot(body: Body) -> Body:
    """Return a body elsewhere: its near foot on the ground, the ankle at x = 0."""
    return body.moved(complex(-body.near_leg.ankle.real, GROUND - sole(body.near_leg)))


# Steps


@cache
def walking() -> Body:
    """Return a body in the middle of a step, on both feet; the near heel is at x = 0."""
    body = joints(
        Angles(
            pelvis=3,
            neck=-2,
            near_leg=Leg(26, 6, 80),
            far_leg=Leg(-16, 18, 128),
            near_arm=Arm(-24, 8),
            far_arm=Arm(28, 22),
        )
    )
    assert body.far_leg is not None
    require_balance(body, [body.near_leg, body.far_leg], "walking")
    return body.moved(
        complex(-body.near_leg.ankle.real, GROUND - max(sole(body.near_leg), sole(body.far_leg)))
    )


STEP_RISE: Final = 17.0
STEP_DEPTH: Final = 30.0


@cache
def on_stairs() -> Body:
    """Return a body whose near foot is flat two steps above the far one; its far toe is at x = 0."""
    start = Angles(
        pelvis=10,
        neck=-6,
        near_leg=Leg(69, 71),
        far_leg=Leg(-9, 14, 122),
        near_arm=Arm(-18, 14),
        far_arm=Arm(36, 30),
    )
    body = joints(start)
    assert body.far_leg is not None
    # The near ankle is as far ahead as typed, and exactly so high that the sole is on its step.
    ankle = complex(body.near_leg.ankle.real, sole(body.far_leg) - STEP_RISE - SOLE_BELOW)
    leg = _leg_to(body, ankle)
    body = joints(replace(start, near_leg=leg))
    assert body.far_leg is not None
    require_balance(body, [body.near_leg, body.far_leg], "stairs")
    return body.moved(complex(-body.far_leg.toe.real, GROUND - sole(body.far_leg)))


def _leg_to(body: Body, ankle: complex) -> Leg:
    """Return the angles of a leg whose ankle is there."""
    knee = reach(body.hip, ankle, THIGH, SHANK, bend=-1)
    thigh, shank = direction_of(knee - body.hip), direction_of(ankle - knee)
    return Leg(_turn(body.angles.pelvis + 180 - thigh), _turn(shank - thigh), FLAT)


def _turn(degrees: float) -> float:
    return (degrees + 180) % 360 - 180


# Lying and sitting


def on_floor(angles: Angles, *, up: float = 0, soles: bool = True) -> Body:
    """Return a body that lies on the floor, or `up` above it, with its hip at x = 0.

    With `soles` the knees are bent until the feet stand on the floor.
    """

    def lying(knee: float) -> Body:
        body = joints(replace(angles, near_leg=replace(angles.near_leg, knee=knee)))
        return body.moved(1j * (GROUND - up - lowest(body)))

    knee = angles.near_leg.knee
    if soles:
        # Two bends bring the sole to the floor: this is the one with the foot ahead of the knee.
        upright = 90 + angles.near_leg.hip
        knee = bisected(95, upright, lambda bent: sole(lying(bent).near_leg) - GROUND)
    return lying(knee)


def with_hand(body: Body, tip: complex, *, bend: int, short: float = 1.0) -> Body:
    """Return the body with its near hand there. `short`: what is seen of the length of the arm."""
    return replace(body, near_arm=arm_to(body.shoulder, tip, bend=bend, short=short))


def arm_to(shoulder: complex, tip: complex, *, bend: int, short: float = 1.0) -> ArmJoints:
    """Return an arm whose hand ends at a point, or as near as it reaches; it is in line with the forearm."""
    elbow = reach(shoulder, tip, UPPER_ARM * short, FOREARM * short + HAND, bend=bend)
    along = (tip - elbow) / abs(tip - elbow)
    wrist = elbow + along * FOREARM * short
    return ArmJoints(shoulder, elbow, wrist, wrist + along * HAND)


def with_hand_on_belly(body: Body, floor: float) -> Body:
    """Return somebody who lies on the back with the elbow on the floor and the hand on the belly.

    The upper arm points at us a little and the forearm away, so both are seen shorter.
    """
    elbow = complex(body.shoulder.real + 20, floor - 4.4)
    tip = body.along_trunk(0.44, -12.0)
    along = tip - elbow
    wrist = tip - along / abs(along) * HAND
    return replace(body, near_arm=ArmJoints(body.shoulder, elbow, wrist, tip))


BACK: Final = -90.0
"""Lean of the trunk of somebody who lies on the back."""


@cache
def bridge(raised: bool) -> Body:
    """Return the bridge, down or raised: shoulders and heels stay where they are."""
    down = on_floor(Angles(pelvis=BACK, neck=2, near_leg=Leg(52, 130)))
    if not raised:
        return with_hand(down, complex(down.shoulder.real + 54, GROUND - 3.4), bend=-1)
    ankle = down.near_leg.ankle
    shoulder = down.shoulder
    # The height of the shoulder and the slope hang together; a few rounds settle it.
    for _ in range(8):
        slope = _slope(shoulder, ankle)
        shoulder = complex(shoulder.real, GROUND - shoulder_height(slope))
    slope = _slope(shoulder, ankle)
    knee = shoulder + toward(slope + 180, TRUNK + THIGH)
    leg = Leg(0, direction_of(ankle - knee) - slope - 180, FLAT)

    def head_low(neck: float) -> float:
        body = joints(Angles(pelvis=slope, neck=neck, near_leg=leg))
        return lowest_of_head(body.moved(shoulder - body.shoulder)) - GROUND

    neck = bisected(0, 45, head_low)
    body = joints(Angles(pelvis=slope, neck=neck, near_leg=leg))
    body = body.moved(shoulder - body.shoulder)
    return with_hand(body, complex(shoulder.real + 54, GROUND - 3.4), bend=-1)


def _slope(shoulder: complex, ankle: complex) -> float:
    """Return the lean of a trunk that is in line with the thigh between shoulder and ankle."""
    knee = reach(shoulder, ankle, TRUNK + THIGH, SHANK, bend=-1)
    return direction_of(knee - shoulder) - 180


def shoulder_height(slope: float) -> float:
    """Return how high the shoulder is above the floor the upper back lies on."""
    sinks = toward(slope).imag
    touching = (trunk_radius(share) - (1 - share) * TRUNK * sinks for share in (0.74, 0.9, 1.0))
    return max(SHOULDER_BLADE, *touching)


SHOULDER_BLADE: Final = 8.7
"""Height of the joint when the shoulder blades carry: they are thicker than the trunk at its end."""


@cache
def easy_position() -> Body:
    return on_floor(
        Angles(pelvis=BACK, neck=2, near_leg=Leg(90, 90, None), near_arm=Arm(4, -6)), soles=False
    )


@cache
def bracing() -> Body:
    body = on_floor(Angles(pelvis=BACK, neck=2, near_leg=Leg(50, 123)))
    return with_hand_on_belly(body, GROUND)


@cache
def on_mat(up: float) -> Body:
    body = on_floor(Angles(pelvis=BACK, neck=2, near_leg=Leg(39, 131)), up=up)
    return with_hand_on_belly(body, GROUND - up)


SEAT: Final = 31.0
"""Height of a seat on which somebody sits with the feet flat on the ground."""


@cache
def sitting(lean: float, hip: float, knee: float, neck: float, arm: Arm | None = None) -> Body:
    """Return a body that sits with its feet flat on the ground; its ankle is at x = 0."""
    return on_near_foot(
        joints(Angles(pelvis=lean, neck=neck, near_leg=Leg(hip, knee), near_arm=arm))
    )


@cache
def rising() -> tuple[Body, Body]:
    """Return somebody at the edge of a chair, and the same person standing in front of it."""
    seated = sitting(38, 126, 100, -22, Arm(68, 8))
    return seated, standing("sit_to_stand-2")


@cache
def prone() -> Body:
    body = joints(
        Angles(pelvis=90, thorax=-9, neck=-10, near_leg=Leg(-1, 5, 246), near_arm=Arm(1, -2))
    )
    return body.moved(1j * (GROUND - lowest_of_front(body)))


def lowest_of_front(body: Body) -> float:
    """Return the y of the lowest point of the trunk of somebody who lies on the belly."""
    return max(
        body.along_trunk(share, 0).imag + trunk_radius(share) for share in (0, 0.4, 0.74, 0.9)
    )


@cache
def bathing() -> Body:
    body = joints(Angles(pelvis=-38, neck=24, near_leg=Leg(96, 62, None), near_arm=Arm(-8, 74)))
    return body.moved(1j * (GROUND - 13 - lowest(body)))


@cache
def on_seat(body: Body, seat: float) -> Shape:
    """Return the torso of a body that sits: it is flat where it rests on the seat."""
    below = GROUND - seat
    left, right = body.hip.real - 30, body.near_leg.knee.real - 8
    bottom = polygon(
        [
            complex(left, below),
            complex(right, below),
            complex(right, below + 14),
            complex(left, below + 14),
        ]
    )
    return flesh(body).torso.without(bottom, 0)
