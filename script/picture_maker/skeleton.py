"""The bones: how long they are, and where the joints are for given angles.

Lengths are shares of a standing height of about 150 units, after the usual tables of body
segments (Drillis and Contini 1966; Winter 2009, Biomechanics and Motor Control, table 4.1),
a little simplified so that the figure is nobody in particular.
"""

from dataclasses import dataclass, replace
from typing import Final

from .geometry import toward

TRUNK: Final = 45.0
TRUNK_STEPS: Final = 8
NECK: Final = 19.0
"""From the shoulder to the middle of the head."""
THIGH: Final = 38.0
SHANK: Final = 36.5
UPPER_ARM: Final = 26.0
FOREARM: Final = 23.0
HAND: Final = 6.0
HEEL_BEHIND: Final = 4.5
TOE_AHEAD: Final = 12.5
SOLE_BELOW: Final = 5.3
"""From the ankle to the floor under a flat foot."""
GROUND: Final = 176.0
"""y of the floor in the box of a picture."""
FLAT: Final = 90.0
"""Direction of a foot that stands on level ground."""


@dataclass(frozen=True, slots=True)
class Leg:
    """Hip: + bends forward; knee: + heel to bottom. `foot`: its direction, None: square to the shank."""

    hip: float
    knee: float
    foot: float | None = FLAT


@dataclass(frozen=True, slots=True)
class Arm:
    """Shoulder and elbow: + bends forward. `short`: what is seen of its length when it points at us."""

    shoulder: float
    elbow: float
    short: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Angles:
    """A posture from the side, facing right, in degrees.

    `pelvis` is the lean of the trunk from upright, + forward, -90: on the back. `lumbar`, `thorax`
    and `neck` bend further forward. Without `far_leg` both legs do the same; None as an arm: not seen.
    """

    pelvis: float
    lumbar: float = 0
    thorax: float = 0
    neck: float = 0
    near_leg: Leg
    far_leg: Leg | None = None
    near_arm: Arm | None = None
    far_arm: Arm | None = None


@dataclass(frozen=True, slots=True)
class LegJoints:
    """Where a leg is; `points` is the direction of its foot."""

    hip: complex
    knee: complex
    ankle: complex
    points: float

    @property
    def heel(self) -> complex:
        return self.ankle + toward(self.points, -HEEL_BEHIND)

    @property
    def toe(self) -> complex:
        return self.ankle + toward(self.points, TOE_AHEAD)

    @property
    def soles(self) -> tuple[complex, complex]:
        """Return the two ends of what can touch the floor, without their radius."""
        down = toward(self.points + 90)
        ahead = toward(self.points)
        return self.ankle - 4 * ahead + 2.4 * down, self.ankle + 12 * ahead + 2.8 * down

    def moved(self, step: complex) -> LegJoints:
        return replace(self, hip=self.hip + step, knee=self.knee + step, ankle=self.ankle + step)


@dataclass(frozen=True, slots=True)
class ArmJoints:
    """Where an arm is; the hand ends at `tip`."""

    shoulder: complex
    elbow: complex
    wrist: complex
    tip: complex

    def moved(self, step: complex) -> ArmJoints:
        return ArmJoints(
            self.shoulder + step, self.elbow + step, self.wrist + step, self.tip + step
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Where everything is. `trunk` leads from the hip to the shoulder, `faces` is a direction."""

    angles: Angles
    trunk: tuple[complex, ...]
    leans: tuple[float, ...]
    """Direction of the trunk at each of its points."""
    head: complex
    faces: float
    near_leg: LegJoints
    far_leg: LegJoints | None
    near_arm: ArmJoints | None
    far_arm: ArmJoints | None

    @property
    def hip(self) -> complex:
        return self.trunk[0]

    @property
    def shoulder(self) -> complex:
        return self.trunk[-1]

    def moved(self, step: complex) -> Body:
        """Return the same body elsewhere."""
        return replace(
            self,
            trunk=tuple(point + step for point in self.trunk),
            head=self.head + step,
            near_leg=self.near_leg.moved(step),
            far_leg=self.far_leg and self.far_leg.moved(step),
            near_arm=self.near_arm and self.near_arm.moved(step),
            far_arm=self.far_arm and self.far_arm.moved(step),
        )

    def along_trunk(self, share: float, behind: float) -> complex:
        """Return a point beside the axis of the trunk, 0 at the hip, 1 at the shoulder."""
        place = min(max(share, 0.0), 1.0) * TRUNK_STEPS
        index = min(int(place), TRUNK_STEPS - 1)
        rest = place - index
        axis = self.trunk[index] * (1 - rest) + self.trunk[index + 1] * rest
        lean = self.leans[index] * (1 - rest) + self.leans[index + 1] * rest
        beyond = (share - min(max(share, 0.0), 1.0)) * TRUNK
        return axis + toward(lean, beyond) + toward(lean - 90, behind)


def joints(angles: Angles) -> Body:
    """Return the body with its hip at 0."""
    trunk, leans = _trunk(angles)
    top = leans[-1]
    head_leans = top + angles.neck
    shoulder = trunk[-1]
    return Body(
        angles=angles,
        trunk=trunk,
        leans=leans,
        head=shoulder + toward(head_leans, NECK),
        faces=head_leans + 90,
        near_leg=_leg(angles.near_leg, angles.pelvis),
        far_leg=_leg(angles.far_leg, angles.pelvis) if angles.far_leg else None,
        near_arm=_arm(angles.near_arm, shoulder, top) if angles.near_arm else None,
        far_arm=_arm(angles.far_arm, shoulder, top) if angles.far_arm else None,
    )


def _trunk(angles: Angles) -> tuple[tuple[complex, ...], tuple[float, ...]]:
    half = TRUNK_STEPS / 2

    def lean(place: float) -> float:
        low = min(place / half, 1)
        high = max(place / half - 1, 0)
        return angles.pelvis + angles.lumbar * low + angles.thorax * high

    points = [0j]
    for index in range(TRUNK_STEPS):
        points.append(points[-1] + toward(lean(index + 0.5), TRUNK / TRUNK_STEPS))
    return tuple(points), tuple(lean(index) for index in range(TRUNK_STEPS + 1))


def _leg(leg: Leg, pelvis: float) -> LegJoints:
    thigh = pelvis + 180 - leg.hip
    shank = thigh + leg.knee
    knee = toward(thigh, THIGH)
    foot = shank - 90 if leg.foot is None else leg.foot
    return LegJoints(0j, knee, knee + toward(shank, SHANK), foot)


def _arm(arm: Arm, shoulder: complex, top: float) -> ArmJoints:
    upper = top + 180 - arm.shoulder
    fore = upper - arm.elbow
    elbow = shoulder + toward(upper, UPPER_ARM * arm.short)
    wrist = elbow + toward(fore, FOREARM * arm.short)
    return ArmJoints(shoulder, elbow, wrist, wrist + toward(fore, HAND))
