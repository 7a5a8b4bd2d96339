"""Plugs of the real shell, as the laws of heat and water look at one."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, override

from freezegun.api import FrozenDateTimeFactory
from homeassistant.util import dt as dt_util

from custom_components.back_recovery.engine.model.devices import Reading
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.model.plan import Activity
from tests.engine.device_laws import (
    it_is_looked_at_again,
    it_is_off_where_it_is_forbidden,
    it_is_on_no_longer_than_it_may_be,
    off_arrives_as_soon_as_it_can,
    what_is_off_is_soon_believed,
    what_is_on_has_an_end_on_disk,
)
from tests.shell.appliances import Plug, Tap

if TYPE_CHECKING:
    from .street import Person, Street

LAWS = (
    what_is_on_has_an_end_on_disk,
    it_is_looked_at_again,
    it_is_on_no_longer_than_it_may_be,
    it_is_off_where_it_is_forbidden,
    off_arrives_as_soon_as_it_can,
    what_is_off_is_soon_believed,
)


A_MOMENT = timedelta(milliseconds=200)
"""Until a plug has done what it was told: never within the same instant, as on a frozen clock."""


class BriskPlug(Plug):
    """A plug that takes a moment."""

    def __init__(self, name: str, freezer: FrozenDateTimeFactory) -> None:
        """Let the moment pass on this clock."""
        super().__init__(name)
        self._freezer = freezer

    @override
    def _obey(self, *, is_on: bool) -> None:
        self._freezer.tick(A_MOMENT)
        super()._obey(is_on=is_on)


class BriskTap(Tap):
    """A valve that takes a moment."""

    def __init__(self, name: str, freezer: FrozenDateTimeFactory) -> None:
        """Let the moment pass on this clock."""
        super().__init__(name)
        self._freezer = freezer

    @override
    async def async_open_valve(self) -> None:
        self._freezer.tick(A_MOMENT)
        await super().async_open_valve()

    @override
    async def async_close_valve(self) -> None:
        self._freezer.tick(A_MOMENT)
        await super().async_close_valve()


@dataclass
class Wire:
    """One plug, by one plan: what `tests.engine.faulty_house.Plug` is to the laws."""

    reading: Reading
    on_since: float | None = None
    settled_at: float = 0
    silent_since: float | None = None
    is_willing: bool = True

    @property
    def is_on(self) -> bool:
        return bool(self.reading.is_on)

    @property
    def is_taken(self) -> bool:
        return self.reading.is_taken


@dataclass
class Watched:
    """What is remembered of the devices of a plan between two looks."""

    wires: dict[str, Wire] = field(default_factory=dict)
    going_since: dict[str, float] = field(default_factory=dict)
    off_said: dict[str, float] = field(default_factory=dict)


class HeatOf:
    """One plan, as the laws of `tests.engine.device_laws` look at a house."""

    def __init__(self, street: Street, person: Person) -> None:
        """Look now."""
        recovery = person.recovery
        self.record = recovery._journal.kept
        self.plan = recovery.settings.plan
        self.now: datetime = dt_util.utcnow()
        self.real = (self.now - street.began_at).total_seconds()
        at = recovery._wake_up.at
        self.last = SimpleNamespace(wake_at=at)
        self.wake_real = (at - street.began_at).total_seconds() if at else None
        self.managed: dict[str, Activity] = {}
        for activity in self.plan.activities:
            if activity.device:
                self.managed.setdefault(activity.device.id, activity)
        watched = street.watched.setdefault(person.name, Watched())
        self.going_since, self.off_said = watched.going_since, watched.off_said
        self._wires = watched.wires
        self._see(street, recovery.readings())

    def plug(self, device: str) -> Wire:
        return self._wires[device]

    def _see(self, street: Street, readings: object) -> None:
        found = dict(readings)  # type: ignore[call-overload]
        plugs = {plug.entity_id: plug for plug in street.plugs}
        by_name = {device: found[one.id] for device, one in self.managed.items()}
        by_name |= {
            one.device: found[one.device] for one in self.record.guards if one.device in found
        }
        for gone in set(self._wires) - set(by_name):
            del self._wires[gone]
        for device, reading in by_name.items():
            wire = self._wires.setdefault(device, Wire(reading))
            # What it said until now counts until now.
            if reading.is_on is not False or wire.reading.is_on is not False:
                self.off_said[device] = self.real
            wire.reading = reading
            plug = plugs.get(device)
            if plug and (plug.ignores or not plug.available):
                wire.is_willing, wire.settled_at = False, self.real + 61
            else:
                wire.is_willing = True
            if not wire.is_on or wire.is_taken:
                wire.on_since = None
            elif wire.on_since is None:
                wire.on_since = self.real
        going = {one.device for one in self.record.guards if one.state is GuardState.GOING_OFF}
        for device in going:
            self.going_since.setdefault(device, self.real)
        for device in set(self.going_since) - going:
            del self.going_since[device]


def heat_is_as_it_should_be(street: Street, person: Person) -> None:
    """Ask every law of heat and water about one plan, now that everything is done."""
    house = HeatOf(street, person)
    for law in LAWS:
        try:
            law(house)  # type: ignore[arg-type]
        except Exception as err:  # noqa: BLE001
            # Told with what happened before it.
            street.broken.append(f"{house.now:%d %H:%M:%S} {person.name} {law.__name__}: {err!r}")
    street.counted["looks at heat"] += len(LAWS)
