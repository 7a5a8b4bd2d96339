"""The bodies between the two frames of a movement.

Angles go from one frame to the other, never the lines, and balance and contact are solved again in
each: so nobody floats or slides on the way. `done` is 0 in the first frame and 1 in the last.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import cos, pi
from typing import Final

from . import postures
from .balance import balanced, share_along
from .geometry import direction_of, reach, toward
from .skeleton import (
    FLAT,
    GROUND,
    SHANK,
    THIGH,
    TRUNK,
    Angles,
    Arm,
    Body,
    Leg,
    joints,
)

FRAMES: Final = 9


def eased() -> list[float]:
    """Return how far each frame is: slow at the ends, as somebody moves with care."""
    return [(1 - cos(pi * index / (FRAMES - 1))) / 2 for index in range(FRAMES)]


def _between(start: float, end: float, done: float) -> float:
    return start + (end - start) * done


@cache
def hinging(done: float) -> Body:
    """Return the hips on their way back; the arms hold the stick as they did."""
    first, last = (postures.STANDING[f"hinge-{frame}"] for frame in (1, 2))
    angles = replace(
        first.angles,
        pelvis=_between(first.angles.pelvis, last.angles.pelvis, done),
        near_leg=Leg(
            _between(first.angles.near_leg.hip, last.angles.near_leg.hip, done),
            _between(first.angles.near_leg.knee, last.angles.near_leg.knee, done),
        ),
    )
    return postures.on_near_foot(
        joints(balanced(angles, _between(first.balance, last.balance, done)))
    )


@cache
def bridging(done: float) -> Body:
    """Return the bridge on its way up: shoulders and heels stay, only the slope changes."""
    down, up = postures.bridge(raised=False), postures.bridge(raised=True)
    ankle = down.near_leg.ankle
    slope = _between(down.angles.pelvis, up.angles.pelvis, done)
    shoulder = _between_points(down.shoulder, up.shoulder, done)
    hip = shoulder + toward(slope + 180, TRUNK)
    knee = reach(hip, ankle, THIGH, SHANK, bend=-1)
    thigh, shank = direction_of(knee - hip), direction_of(ankle - knee)
    angles = Angles(
        pelvis=slope,
        neck=_between(down.angles.neck, up.angles.neck, done),
        near_leg=Leg(slope + 180 - thigh, shank - thigh, FLAT),
    )
    body = joints(angles).moved(hip)
    return postures.with_hand(body, complex(shoulder.real + 54, GROUND - 3.4), bend=-1)


def _between_points(start: complex, end: complex, done: float) -> complex:
    return start + (end - start) * done


RISE: Final = ((38.0, 100.0), (52.0, 96.0), (44.0, 70.0), (22.0, 34.0), (2.0, 4.0))
"""Lean of the trunk and bend of the knee on the way up from a chair.

First the trunk goes further forward: a straight blend would leave the mass behind the heels, and
nobody can stand up like that.
"""
_BALANCE: Final = (0.12, 0.25, 0.40, 0.42)
"""Where the mass is along the foot from the second on; before that the chair carries."""


@cache
def getting_up(done: float) -> Body:
    """Return somebody on the way from the chair to standing in front of it."""
    seated, standing = postures.rising()
    leans, knees = zip(*RISE, strict=True)
    shares = (share_along(seated, [seated.near_leg]), *_BALANCE)
    start, end = seated.angles, standing.angles
    assert start.near_arm is not None
    assert end.near_arm is not None
    angles = Angles(
        pelvis=_along(leans, done),
        neck=_between(start.neck, end.neck, done),
        near_leg=Leg(_between(start.near_leg.hip, end.near_leg.hip, done), _along(knees, done)),
        near_arm=Arm(
            _between(start.near_arm.shoulder, end.near_arm.shoulder, done),
            _between(start.near_arm.elbow, end.near_arm.elbow, done),
        ),
    )
    return postures.on_near_foot(joints(balanced(angles, _along(shares, done))))


def _along(values: Sequence[float], done: float) -> float:
    """Return the value at a share of a row of values."""
    place = done * (len(values) - 1)
    for index, (start, end) in enumerate(pairwise(values)):
        if place <= index + 1:
            return _between(start, end, place - index)
    return values[-1]
