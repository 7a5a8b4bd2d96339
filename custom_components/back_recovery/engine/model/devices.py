"""What a plan may switch, and what the house says about it.

A device is named by the entity that switches it; the engine never looks behind the
name. Readings are an argument of every step, like the time, and are never stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from .errors import InvalidPlan


class Role(StrEnum):
    """What a device can do to a person or a house when it stays on."""

    HEAT = "heat"
    WATER = "water"
    OTHER = "other"


class StartMode(StrEnum):
    """Who switches a device on; switching it off is always the engine's."""

    BY_HAND = "by_hand"
    AFTER_CONFIRMATION = "after_confirmation"


MOST_ON: Mapping[Role, timedelta] = {
    Role.HEAT: timedelta(minutes=20),
    Role.WATER: timedelta(minutes=30),
    Role.OTHER: timedelta(minutes=120),
}
"""Hard cap of one run, whatever the options say (heat: Midlands Partnership NHS; the
others are judgement)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """What an activity switches. `most_on` is the person's own cap inside the hard one.

    `target_level` (%) and `target_volume` (litres) end the filling of a bath.
    `has_leak_sensor`: the person chose one, so that its silence means something.
    """

    id: str
    role: Role
    start: StartMode = StartMode.BY_HAND
    most_on: timedelta
    target_level: float | None = None
    target_volume: float | None = None
    has_leak_sensor: bool = False

    def __post_init__(self) -> None:
        """Refuse a cap that is none."""
        if not timedelta(0) < self.most_on <= MOST_ON[self.role]:
            raise InvalidPlan("most_on", "out_of_range")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the house says about an activity's device now; None: it does not say.

    `is_on` None: the device cannot be reached. `power` in watts, temperatures in °C,
    `level` in percent, `volume` in litres since the filling began. `is_taken`: another
    plan has it on. `has_feedback` False: `is_on` is what it was told, not what it does.
    `switched_by` names who or what switched it last, where known.
    """

    is_on: bool | None = None
    power: float | None = None
    leak: bool | None = None
    water_temperature: float | None = None
    surface_temperature: float | None = None
    level: float | None = None
    volume: float | None = None
    is_asleep: bool | None = None
    is_taken: bool = False
    has_feedback: bool = True
    switched_by: str | None = None


UNREACHABLE = Reading()
"""A device about which nothing is known."""

type Readings = Mapping[str, Reading]
"""Readings by activity id; of a device the plan has lost, by the device's own name."""

NO_READINGS: Readings = {}

IDLE_POWER = 5.0
"""Watts up to which a plug counts as off: a pad's own lamp draws less (judgement)."""


def is_confirmed_off(reading: Reading) -> bool:
    """Tell whether the device says it is off, and draws no power where that is known."""
    if reading.power is None:
        return reading.is_on is False and reading.has_feedback
    return reading.is_on is False and reading.power <= IDLE_POWER
