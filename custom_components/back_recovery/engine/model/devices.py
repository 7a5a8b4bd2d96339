"""What a plan may switch, and what the house says about it.

A device is named by the entity that switches it; the engine never looks behind the
name. Readings are an argument of every step, like the time, and are never stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
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


PATIENCE = timedelta(seconds=10)
"""A device has to say within this span that it is what it was told to be."""

WATER_PATIENCE = timedelta(seconds=30)
"""The same for water: a motor valve takes 10 to 30 s to turn (judgement)."""

LEAST_PATIENCE = timedelta(seconds=5)
MOST_PATIENCE = timedelta(seconds=60)
"""Within these a person may say how long a device takes: shorter would complain about every
radio plug, longer would leave heat unseen (judgement)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """What an activity switches. `most_on` is the person's own cap inside the hard one.

    `patience` is how long it may take to say that it is what it was told to be.

    `target_level` (%) and `target_volume` (litres) end the filling of a bath.
    `has_leak_sensor`: the person chose one, so that its silence means something.
    `is_there` False: the house does not have it any more, or has disabled it. Nobody could
    switch it off then, so what it is for is not offered.
    """

    id: str
    role: Role
    start: StartMode = StartMode.BY_HAND
    most_on: timedelta
    patience: timedelta = PATIENCE
    target_level: float | None = None
    target_volume: float | None = None
    has_leak_sensor: bool = False
    is_there: bool = True

    def __post_init__(self) -> None:
        """Refuse a cap that is none, and a patience without end."""
        if not timedelta(0) < self.most_on <= MOST_ON[self.role]:
            raise InvalidPlan("most_on", "out_of_range")
        if not LEAST_PATIENCE <= self.patience <= MOST_PATIENCE:
            raise InvalidPlan("patience", "out_of_range")


IDLE_POWER = 5.0
"""Watts up to which a plug counts as off: a pad's own lamp draws less (judgement)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the house says about an activity's device now; None: it does not say.

    `is_on` None: the device, or a part of it, cannot be reached; False: every part of it says
    off. `is_moving`: it is on its way, which counts as on. `power` in watts, reported last at
    `power_at` (None: just now), temperatures in °C, `level` in percent, `volume` in litres
    since the filling began. `is_taken`: another plan has it on. `used_by` is the plan that
    uses it, on or not, and `used_until` until when, where that is known. `has_feedback` False:
    `is_on` is what it was told, not what it does. `switched_by` names who or what switched it
    last, where known.
    """

    is_on: bool | None = None
    is_moving: bool = False
    power: float | None = None
    power_at: datetime | None = None
    leak: bool | None = None
    water_temperature: float | None = None
    surface_temperature: float | None = None
    level: float | None = None
    volume: float | None = None
    is_asleep: bool | None = None
    is_taken: bool = False
    used_by: str | None = None
    used_until: datetime | None = None
    has_feedback: bool = True
    switched_by: str | None = None

    @property
    def is_idle(self) -> bool:
        """Whether no more power flows than into a device that is off, where that is known."""
        return self.power is not None and self.power <= IDLE_POWER


UNREACHABLE = Reading()
"""A device about which nothing is known."""

type Readings = Mapping[str, Reading]
"""Readings by activity id; of a device the plan has lost, by the device's own name."""

NO_READINGS: Readings = {}


def says_off(reading: Reading) -> bool:
    """Tell whether a device that somebody else switched off says so, and draws no power."""
    if reading.power is None:
        return reading.is_on is False and reading.has_feedback
    return reading.is_on is False and reading.is_idle
