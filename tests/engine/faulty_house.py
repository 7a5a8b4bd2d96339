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
from custom_components.back_recovery.engine.model.guards import RUNNING, Guard, GuardState
from custom_components.back_recovery.engine.model.plan import Activity, Plan
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.engine.step import step

A_MOMENT = 0.2
"""Seconds until a device has done what it was told, and said so."""

MORNING = datetime(2026, 6, 16, 7, tzinfo=UTC)


@dataclass
class Plug:
    """A plug or valve as it is, not as it says.

    `deaf_for` commands it ignores; what it is told later, it does after `lag` seconds. `moves`:
    it says meanwhile that it is on its way, as a valve does. `bounces`: so many
    commands after which its reports go back and forth. `other_part`: another member of the same group, None where that is unreachable.
    `is_stale`: its power sensor goes on showing what flowed while it was on.
    `settled_at` is when whatever was sent must have arrived. `silent_since` is since when its
    leak sensor has said nothing.
    """

    is_on: bool = False
    is_reachable: bool = True
    is_taken: bool = False
    deaf_for: int = 0
    lag: int = 0
    moves: bool = False
    bounces: int = 0
    other_part: bool | None = False
    is_stale: bool = False
    power_at: datetime | None = None
    has_power_sensor: bool = False
    leaks_power: bool = False
    senses: dict[str, object] = field(default_factory=dict)
    on_since: float | None = None
    silent_since: float | None = None
    settled_at: float = 0
    todo: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def says_on(self) -> bool | None:
        """Whether any part is on; None where none is, and one does not say."""
        parts = {self.is_on if self.is_reachable else None, self.other_part}
        if True in parts:
            return True
        return None if None in parts else False

    @property
    def is_willing(self) -> bool:
        """Whether it does what it is told, and all of it."""
        return self.is_reachable and not self.deaf_for and self.other_part is False

    @property
    def reading(self) -> Reading:
        power = 40.0 if self.is_on or self.leaks_power or self.is_stale else 0.3
        return Reading(
            is_on=self.says_on,
            is_moving=self.moves and bool(self.todo),
            power=power if self.has_power_sensor and self.is_reachable else None,
            power_at=self.power_at if self.is_stale else None,
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
        self.allowed: dict[str, list[tuple[float, float]]] = {}
        self.off_said: dict[str, float] = {}
        self.clock_set_at: float | None = None

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
            askings=self.record.askings,
        )
        before = {one.device: one.state for one in self.record.guards}
        self.last = decision
        self.record = self.record.decided(decision)
        for guard in self.record.guards:
            was_going = before.get(guard.device) is GuardState.GOING_OFF
            if was_going and guard.state is GuardState.OFF:
                assert self.plug(guard.device).says_on is False, guard
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
            is_on, at = isinstance(effect, TurnOn), self.real + max(A_MOMENT, plug.lag)
            plug.todo.append((at, is_on))
            slow = plug.lag + 61 if plug.lag else 4 if plug.bounces else 0
            if plug.bounces:
                plug.bounces -= 1
                plug.todo += [(at + 1, not is_on), (at + 2, is_on)]
            plug.settled_at = max(plug.settled_at, self.real + slow)

    def sets(self, device: str, *, is_on: bool) -> None:
        """Let a plug become on or off, by whatever hand."""
        plug = self.plug(device)
        if is_on and any(one.device == device for one in self.going_off):
            # It was told already, and is told again at the next try.
            plug.settled_at = max(plug.settled_at, self.real + 61)
        plug.is_on = is_on
        if is_on:
            plug.power_at = self.now
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

    def pass_until(self, real: float) -> None:
        """Let elapsed time pass, in which nothing happens; add up what was allowed to be on."""
        for guard in self.record.guards:
            if guard.state in RUNNING and self.plug(guard.device).is_on:
                spans = self.allowed.setdefault(guard.device, [])
                goes_on = bool(spans) and spans[-1][1] == self.real
                began = spans.pop()[0] if goes_on else self.real
                spans.append((began, real))
        self.real = real
        for device, plug in self.plugs.items():
            says_off = plug.says_on is False and not plug.todo and not plug.leaks_power
            self.off_said[device] = self.off_said.get(device, real) if says_off else real

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
        self.clock_set_at = self.real
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
