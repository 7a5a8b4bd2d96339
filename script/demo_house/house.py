"""The devices of the simulated house: what they do as time passes and when they are used.

They live outside Home Assistant, as real ones do: a heating pad that was on stays on while Home
Assistant is down, and an open valve goes on filling the bath. Nothing here reads a clock.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import workouts
from .workouts import Record

PAD_WATTS = 60.0
VALVE_SECONDS = 3.0
"""How long the valve needs from closed to open."""
FILL_PER_SECOND = 1.5
"""How fast the open valve fills the bath, in percent of its level."""
DRAIN_PER_SECOND = 8.0
ROOM_TEMPERATURE = 21.0
WALK_STEPS = 600


class NotReachable(Exception):
    """The device does not answer."""


@dataclass(slots=True)
class HeatingPad:
    """A pad behind a plug that measures its power."""

    is_on: bool = False
    is_reachable: bool = True
    is_stuck: bool = False
    """The relay is welded: it no longer follows what the plug is told."""
    switched: list[tuple[float, bool]] = field(default_factory=list)
    """When it really went on and off, to judge what Home Assistant believes."""

    def switch(self, is_on: bool, now: float) -> None:
        """Do what the plug is told."""
        if not self.is_reachable:
            raise NotReachable("the heating pad's plug does not answer")
        if not self.is_stuck and self.is_on != is_on:
            self.is_on = is_on
            self.switched.append((now, is_on))


@dataclass(slots=True)
class Bath:
    """A bath behind a motor valve."""

    position: float = 0.0
    """0 closed … 100 open."""
    target: float = 0.0
    level: float = 0.0
    mixer: float = 37.0
    """The temperature the mixer is set to."""
    is_draining: bool = False
    has_leak: bool = False
    is_reachable: bool = True

    def move(self, target: float) -> None:
        """Open (100) or close (0) the valve."""
        if not self.is_reachable:
            raise NotReachable("the bath valve does not answer")
        self.target = target

    def advance(self, seconds: float) -> None:
        """Let time pass, be it a blink or the minutes that nobody looked."""
        way, most = self.target - self.position, 100 / VALVE_SECONDS * seconds
        moved = max(-most, min(way, most))
        moving = abs(moved) / 100 * VALVE_SECONDS
        on_the_way = self.position + moved / 2
        self.position += moved
        open_for = (on_the_way * moving + self.position * (seconds - moving)) / 100
        inflow = FILL_PER_SECOND * open_for
        outflow = DRAIN_PER_SECOND * seconds if self.is_draining else 0.0
        level = max(0.0, self.level + inflow - outflow)
        if level > 100:
            self.has_leak = True
        self.level = min(100.0, level)
        if self.level == 0:
            self.is_draining = False

    @property
    def valve(self) -> str:
        """The state as a valve entity calls it."""
        if self.position < self.target:
            return "opening"
        if self.position > self.target:
            return "closing"
        return "open" if self.position else "closed"

    @property
    def temperature(self) -> float:
        """What the sensor in the bath reads."""
        return self.mixer if self.level > 0 else ROOM_TEMPERATURE


@dataclass(slots=True)
class House:
    """Every device, and the deeds that people do to them."""

    now: float
    pad: HeatingPad = field(default_factory=HeatingPad)
    bath: Bath = field(default_factory=Bath)
    steps: int = 3200
    watch: Record = field(default_factory=Record)
    gym_log: Record = field(default_factory=Record)
    spoken: list[tuple[float, str]] = field(default_factory=list)
    """Everything the speaker said, with its time."""

    def advance(self, now: float) -> None:
        """Let time pass up to `now`."""
        self.bath.advance(max(0.0, now - self.now))
        self.now = now

    def perform(self, deed: str, value: Any, now: float) -> None:
        """Do one of `DEEDS`; raises KeyError for any other."""
        self.advance(now)
        DEEDS[deed](self, value)

    def state(self) -> dict[str, Any]:
        """Return what the devices report."""
        return {
            "heating_pad": {
                "available": self.pad.is_reachable,
                "on": self.pad.is_on,
                "power": PAD_WATTS if self.pad.is_on else 0.0,
                "stuck": self.pad.is_stuck,
            },
            "bath": {
                "available": self.bath.is_reachable,
                "valve": self.bath.valve,
                "position": round(self.bath.position),
                "level": round(self.bath.level),
                "temperature": self.bath.temperature,
                "mixer": self.bath.mixer,
            },
            "leak": self.bath.has_leak,
            "steps": self.steps,
            "watch": {"state": self.watch.state, "attributes": self.watch.attributes},
            "gym_log": {"state": self.gym_log.state, "attributes": self.gym_log.attributes},
            "spoken": self.spoken[-1][1] if self.spoken else None,
        }


# Small named steps, so that the table of deeds below reads as a table.


def _leak(house: House, value: bool) -> None:
    house.bath.has_leak = value


def _pad_reachable(house: House, value: bool) -> None:
    house.pad.is_reachable = value


def _pad_stuck(house: House, value: bool) -> None:
    house.pad.is_stuck = value


def _bath_reachable(house: House, value: bool) -> None:
    house.bath.is_reachable = value


def _mixer(house: House, value: float) -> None:
    house.bath.mixer = value


def _drain(house: House, _: Any) -> None:
    house.bath.is_draining = True


def _walk(house: House, value: int | None) -> None:
    house.steps += value or WALK_STEPS


def _speak(house: House, value: str) -> None:
    house.spoken.append((house.now, value))


def _watch(make: Callable[[float], Record]) -> Callable[[House, Any], None]:
    def put(house: House, _: Any) -> None:
        house.watch = make(house.now)

    return put


def _gym_log(make: Callable[[float], Record]) -> Callable[[House, Any], None]:
    def put(house: House, _: Any) -> None:
        house.gym_log = make(house.now)

    return put


DEEDS: dict[str, Callable[[House, Any], None]] = {
    "pad_on": lambda house, _: house.pad.switch(True, house.now),
    "pad_off": lambda house, _: house.pad.switch(False, house.now),
    "pad_reachable": _pad_reachable,
    "pad_stuck": _pad_stuck,
    "valve_open": lambda house, _: house.bath.move(100),
    "valve_close": lambda house, _: house.bath.move(0),
    "valve_stop": lambda house, _: house.bath.move(house.bath.position),
    "bath_reachable": _bath_reachable,
    "bath_drain": _drain,
    "mixer": _mixer,
    "leak": _leak,
    "walk": _walk,
    "speak": _speak,
    "watch_strength": _watch(workouts.watch_strength),
    "watch_run": _watch(workouts.watch_run),
    "gym_log_deadlift": _gym_log(workouts.deadlift_session),
    "gym_log_bench": _gym_log(workouts.bench_session),
}
