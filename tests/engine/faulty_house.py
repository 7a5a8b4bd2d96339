"""A house whose plugs and valves fail, with a shell around the engine, on a clock of its own.

`real` is elapsed time in seconds; what the clock on the wall shows is `now`, and that one
can be set back and forward.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
import json

from custom_components.back_recovery.engine.codec import decode, encode
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Reading, Readings
from custom_components.back_recovery.engine.model.effects import Decision, TurnOff, TurnOn
from custom_components.back_recovery.engine.model.guards import Guard, GuardState
from custom_components.back_recovery.engine.model.plan import Activity, Plan
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.engine.step import step

A_MOMENT = 0.2
"""Seconds until a device has done what it was told, and said so."""

MORNING = datetime(2026, 6, 16, 7, tzinfo=UTC)


@dataclass
class Plug:
    """A plug or valve as it is, not as it says.

    `deaf_for` commands it ignores; what it is told later, it does after `lag` seconds.
    `settled_at` is when whatever was sent must have arrived. `silent_since` is since when its
    leak sensor has said nothing.
    """

    is_on: bool = False
    is_reachable: bool = True
    is_taken: bool = False
    deaf_for: int = 0
    lag: int = 0
    has_power_sensor: bool = False
    leaks_power: bool = False
    senses: dict[str, object] = field(default_factory=dict)
    on_since: float | None = None
    silent_since: float | None = None
    settled_at: float = 0
    todo: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def reading(self) -> Reading:
        power = 40.0 if self.is_on or self.leaks_power else 0.3
        return Reading(
            is_on=self.is_on if self.is_reachable else None,
            power=power if self.has_power_sensor and self.is_reachable else None,
            is_taken=self.is_taken,
            **{"leak": False, **self.senses},  # type: ignore[arg-type]
        )


class FaultyHouse:
    """Plugs, the engine, and a shell that saves, performs and waits."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.real = 0.0
        self.offset = timedelta(0)
        self.record = Record()
        self.last = Decision(episode=None)
        self.plugs: dict[str, Plug] = {}
        self.going_since: dict[str, float] = {}
        self.wake_real: float | None = None
        self.commanded: list[tuple[float, TurnOn | TurnOff]] = []

    @property
    def now(self) -> datetime:
        return MORNING + timedelta(seconds=self.real) + self.offset

    def plug(self, device: str) -> Plug:
        return self.plugs.setdefault(device, Plug())

    @property
    def managed(self) -> dict[str, Activity]:
        found: dict[str, Activity] = {}
        for activity in self.plan.activities:
            if activity.device:
                found.setdefault(activity.device.id, activity)
        return found

    @property
    def readings(self) -> Readings:
        readings = {
            one.id: self.plug(one.device.id).reading for one in self.plan.activities if one.device
        }
        watched = {guard.device for guard in self.record.guards} - set(self.managed)
        return readings | {device: self.plug(device).reading for device in watched}

    def happens(self, event: happened.Event, *, crashes: bool = False) -> Decision:
        """Let the event happen, then let the shell save and perform. Raises DomainError."""
        decision = step(
            self.plan,
            self.record.episode,
            event,
            self.now,
            readings=self.readings,
            guards=self.record.guards,
            earlier=self.record.earlier,
        )
        self.last = decision
        self.record = self.record.decided(decision)
        going = {one.device for one in self.going_off}
        self.going_since = {one: self.going_since.get(one, self.real) for one in going}
        wake_at = decision.wake_at
        self.wake_real = (wake_at - MORNING - self.offset).total_seconds() if wake_at else None
        if not crashes:
            self._perform()
        return decision

    def _perform(self) -> None:
        for pending in self.record.pending:
            effect = pending.effect
            if isinstance(effect, TurnOn | TurnOff) and self.record.makes_sense(effect, self.now):
                self._command(effect)
            self.record = self.record.acknowledged(pending.number)

    def _command(self, effect: TurnOn | TurnOff) -> None:
        self.commanded.append((self.real, effect))
        plug = self.plug(effect.device)
        if plug.deaf_for and isinstance(effect, TurnOff):
            plug.deaf_for -= 1
            plug.settled_at = max(plug.settled_at, self.real + 61)
        elif plug.is_reachable:
            plug.todo.append((self.real + max(A_MOMENT, plug.lag), isinstance(effect, TurnOn)))
            plug.settled_at = max(plug.settled_at, self.real + (plug.lag and plug.lag + 61))

    def sets(self, device: str, *, is_on: bool) -> None:
        """Let a plug become on or off, by whatever hand."""
        plug = self.plug(device)
        if is_on and any(one.device == device for one in self.going_off):
            # It was told already, and is told again at the next try.
            plug.settled_at = max(plug.settled_at, self.real + 61)
        plug.is_on = is_on
        self.notice()

    @property
    def going_off(self) -> list[Guard]:
        return [one for one in self.record.guards if one.state is GuardState.GOING_OFF]

    def notice(self) -> None:
        """Remember since when each managed plug has been seen on."""
        for device, plug in self.plugs.items():
            is_silent = "leak" in plug.senses and plug.senses["leak"] is None
            plug.silent_since = (plug.silent_since or self.real) if is_silent else None
            watched = device in self.managed
            if not plug.is_on or plug.is_taken or not watched:
                plug.on_since = None
            elif plug.on_since is None and plug.is_reachable:
                plug.on_since = self.real

    def next_instant(self) -> float | None:
        instants = [at for plug in self.plugs.values() for at, _ in plug.todo]
        if self.wake_real is not None:
            instants.append(self.wake_real)
        return min(instants, default=None)

    def one_instant(self) -> None:
        """Let happen what is due now: a plug that does what it was told, or a wake-up."""
        changed = False
        for device, plug in self.plugs.items():
            due = [one for one in plug.todo if one[0] <= self.real]
            plug.todo = [one for one in plug.todo if one[0] > self.real]
            for _, is_on in due:
                changed = changed or plug.is_on is not is_on
                self.sets(device, is_on=is_on)
        if changed:
            self.happens(happened.ReadingsChanged())
        elif self.wake_real is not None and self.wake_real <= self.real:
            self.happens(happened.ClockMoved())

    def set_clock(self, by: timedelta) -> None:
        """Set the clock; the shell compares it with elapsed time and says so."""
        self.offset += by
        is_back = by < timedelta(0)
        self.happens(happened.ClockSetBack() if is_back else happened.ClockMoved())

    def restart(self, down_for: float) -> None:
        """Come back from disk after a while in which the plugs were left alone."""
        for plug in self.plugs.values():
            for _, is_on in sorted(plug.todo):
                plug.is_on = is_on
            plug.todo = []
        self.real += down_for
        self.record = decode(json.loads(json.dumps(encode(self.record))))
        for plug in self.plugs.values():
            plug.settled_at = max(plug.settled_at, self.real + 5)
        self.notice()
        self.happens(happened.Restarted())

    def change(self, device: str, **values: object) -> None:
        """Let a plug be otherwise, and its plan hear of it."""
        plug = self.plug(device)
        was_reachable = plug.is_reachable
        self.plugs[device] = replace(plug, **values)  # type: ignore[arg-type]
        if not was_reachable:
            self.plugs[device].settled_at = max(plug.settled_at, self.real + 2)
        self.notice()
        self.happens(happened.ReadingsChanged())
