"""The laws of the engine, asked of plans that run in a real shell: after every step.

What a law may remember of a plan is in its Witness, as in the state machines of `tests/engine`. A
law that is broken is noted with what happened, and read by whoever lets time pass: raised inside of
a step it would be caught by the net below off.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any
from unittest.mock import patch

from custom_components.back_recovery import coordinator as coordinator_file
from custom_components.back_recovery.coordinator import RecoveryCoordinator
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import NO_READINGS, Readings
from custom_components.back_recovery.engine.model.effects import Decision
from custom_components.back_recovery.engine.model.episode import (
    CLOSED,
    NOWHERE_KNOWN,
    Prompt,
)
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.record import Record
from tests.engine.builders import tells
from tests.engine.device_laws import only_a_fresh_yes_switches_on
from tests.engine.laws import (
    LAWS,
    an_answer_counts_once_and_for_its_own_asking,
    is_same,
    it_wakes_later_while_there_is_an_episode_and_only_then,
    nothing_is_done_without_an_episode,
    takes_its_minute,
)
from tests.engine.test_steering_laws import STEERING_LAWS

WITHOUT_DEVICES = {
    nothing_is_done_without_an_episode,
    it_wakes_later_while_there_is_an_episode_and_only_then,
}
"""What holds only where nothing that heats has to be watched without an episode, too."""

MOST_REMEMBERED = 300
"""How many ids of askings, and of offers, are kept to be compared with: those of many days."""
KEPT_STEPS = 6
"""How many steps are told where a law is broken."""


class Witness:
    """What was seen of one plan, whatever was restarted meanwhile."""

    def __init__(self, broken: list[str]) -> None:
        """Note in `broken` what should not have been."""
        self.plan: Plan
        self.now: datetime
        self.readings: Readings = NO_READINGS
        self.final: dict[str, str] = {}
        self.asked: list[str] = []
        self.offered: list[Prompt] = []
        self.told_at: datetime | None = None
        self.warned_this_visit = 0
        self.steps = 0
        self.checks = 0
        self._broken = broken
        self._steps: list[str] = []

    def begin_from(self, record: Record) -> None:
        """Know what an earlier release wrote, and nothing of what was before."""
        prompts = record.episode.prompts if record.episode else ()
        self.final = {one.id: one.state for one in prompts if one.state in CLOSED}
        self.asked = [one.id for one in record.askings.open]
        self.told_at = None

    def sees(self, before: Record, event: happened.Event, decision: Decision) -> None:
        """Ask every law about one step."""
        self.steps += 1
        self._note(event, decision)
        self._expect(before, event)
        if not is_same(before.episode, decision.episode):
            self.told_at = None
        laws = [*LAWS, *STEERING_LAWS]
        if decision.guards:
            laws = [law for law in laws if law not in WITHOUT_DEVICES]
        for law in laws:
            self._ask(law, self, before.episode, event, decision)
        self._ask(
            an_answer_counts_once_and_for_its_own_asking,
            self,
            before.askings,
            event,
            decision,
        )
        self._ask(only_a_fresh_yes_switches_on, event, decision)
        self._remember(decision)

    def _expect(self, before: Record, event: happened.Event) -> None:
        if isinstance(event, happened.RecoveryStarted) and before.episode is None:
            self.warned_this_visit = 0
        if isinstance(event, happened.PersonMoved):
            place = event.place
            if not place.at_gym and place != NOWHERE_KNOWN:
                self.warned_this_visit = 0
        if isinstance(event, happened.ClockSetBack):
            self.told_at = None
            self.offered = []

    def _ask(self, law: Callable[..., None], *about: Any) -> None:
        self.checks += 1
        try:
            law(*about)
        except Exception as err:  # noqa: BLE001
            # Whatever a law says, or trips over, is told where somebody listens.
            steps = "\n    ".join(self._steps)
            self._broken.append(
                f"{law.__name__}: {err!r}, told before at {self.told_at}:\n    {steps}"
            )

    def _note(self, event: happened.Event, decision: Decision) -> None:
        said = [
            (one.message.subject, one.message.text.value, one.not_before, one.message.again)
            for one in tells(decision.effects)
        ]
        wakes = f"{decision.wake_at:%d %H:%M:%S}" if decision.wake_at else "never"
        self._steps.append(f"{self.now:%d %H:%M:%S} {event} -> {said}, wakes {wakes}")
        del self._steps[:-KEPT_STEPS]

    def _remember(self, decision: Decision) -> None:
        told = tells(decision.effects)
        self.asked += [one.message.asking for one in told if one.message.asking]
        if any(takes_its_minute(one) for one in told):
            self.told_at = self.now
        del self.asked[:-MOST_REMEMBERED]
        del self.offered[:-MOST_REMEMBERED]
        known = {one.id for one in decision.episode.prompts} if decision.episode else set()
        for gone in [one for one in self.final if one not in known][:-MOST_REMEMBERED]:
            del self.final[gone]


_STEPS: ContextVar[list[tuple[Plan, datetime, Readings, Decision]]] = ContextVar("steps")


@contextmanager
def watched(witness_of: Callable[[str], Witness]) -> Iterator[None]:
    """Let the witness of each entry see every step that was saved."""
    really, decide = RecoveryCoordinator._async_step, coordinator_file.step

    def step(plan: Plan, episode: Any, event: Any, now: datetime, **known: Any) -> Decision:
        decision = decide(plan, episode, event, now, **known)
        _STEPS.get().append((plan, now, known["readings"], decision))
        return decision

    async def async_step(self: RecoveryCoordinator, event: happened.Event) -> None:
        before, token = self._journal.kept, _STEPS.set([])
        try:
            await really(self, event)
            ((plan, now, readings, decision),) = _STEPS.get()
        finally:
            _STEPS.reset(token)
        witness = witness_of(self.config_entry.entry_id)
        witness.plan, witness.now, witness.readings = plan, now, readings
        witness.sees(before, event, decision)

    with (
        patch.object(RecoveryCoordinator, "_async_step", async_step),
        patch.object(coordinator_file, "step", step),
    ):
        yield
