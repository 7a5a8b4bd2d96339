"""A person who warms the back or fills a bath, and a power that fails in the middle of it.

Half of the failures fall within hundredths of a second of a command or of an answer.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from random import Random
from typing import Any

import aiohttp
from demo_house.client import CallFailed, Client
from demo_house.demo import Demo
from demo_house.people import BOB
from demo_house.waiting import until

from custom_components.back_recovery.engine.model.guards import RETRY_EVERY
from custom_components.back_recovery.engine.record import Record

from .appliances import PAD, Appliance, Witness
from .scene import SWITCH, Scene, action_of

NEAR = 0.3
"""Seconds after a deed began within which the power fails."""

SET_UP, RETURN, REPAIR = "set-up", "return", "repair"
OFF_WITHIN = {SET_UP: 5, RETURN: 2, REPAIR: RETRY_EVERY.total_seconds() + 1}
"""Seconds after the integration's set-up began, after a device can be reached again, and after
one that ignored off no longer does: nobody hears of that before the next try."""

SINCE = {"pad_stuck": REPAIR, "pad_reachable": RETURN, "bath_reachable": RETURN}
WHOLE = {"pad_stuck": False, "pad_reachable": True, "bath_reachable": True}

LATE = "was away when the time was up"
RESTARTED = "Home Assistant was restarted, so"
"""Not the proof that comes in its place, which says the same as its reason."""


class DeviceStress:
    """The person, the house, and the switch of the power."""

    def __init__(self, demo: Demo, seed: int) -> None:
        self.demo = demo
        self.phone = demo.phone()
        self.witness = Witness(demo)
        self.random = Random(seed)
        self.kills = 0
        self.trouble = ""
        """Why it cannot be switched off; it is repaired before or after the start."""
        self.is_repaired_first = False
        self._repaired_at = 0.0
        self._log_began = 0
        self.diary: list[str] = []
        self._deeds: list[asyncio.Future[None]] = []
        """What was begun and may find the power gone."""
        self.moments: dict[str, Callable[[Appliance], Awaitable[None]]] = {
            "question": self.question,
            "confirmation": self.confirmation,
            "on-command": self.on_command,
            "running": self.running,
            "off-command": self.off_command,
            "retry": self.retry,
        }

    def note(self, what: str) -> None:
        self.diary.append(f"{datetime.now(UTC):%H:%M:%S.%f} {what}")

    # The moments at which the power fails

    async def question(self, appliance: Appliance) -> None:
        """Bob wants it warm for Alex, and the house asks Alex."""
        if self.random.random() < 0.5:
            self._begin(self._ask(appliance))
        else:
            await self._is_asked(appliance)
        await self._soon()

    async def confirmation(self, appliance: Appliance) -> None:
        """Alex says yes."""
        await self._is_asked(appliance)
        self._begin(self._say_yes())
        await self._soon()

    async def on_command(self, appliance: Appliance) -> None:
        before = datetime.now(UTC).timestamp()
        self._begin(self._start(appliance))
        if self.random.random() < 0.5:
            await self.witness.until_done(appliance.on, before)
        await self._soon()

    async def running(self, appliance: Appliance) -> None:
        await self._runs(appliance)
        await asyncio.sleep(self.random.uniform(0, 3))

    async def off_command(self, appliance: Appliance) -> None:
        before = datetime.now(UTC).timestamp()
        await self._runs(appliance)
        ways: list[Callable[[Appliance], Awaitable[None]]] = [self._stop, self._end, self._wait]
        ways += [] if appliance is PAD else [self._leak]
        self._begin(self.random.choice(ways)(appliance))
        if self.random.random() < 0.7:
            await self.witness.until_done(appliance.off, before, seconds=20)
        await self._soon()

    async def retry(self, appliance: Appliance) -> None:
        """It cannot be switched off, for whatever reason."""
        await self._runs(appliance)
        if appliance is PAD and self.random.random() < 0.5:
            self.trouble = "pad_stuck"
            await self._do("pad_stuck", True)
        else:
            self.trouble = appliance.reachable
            await self._do(appliance.reachable, False)
        self.is_repaired_first = self.random.random() < 0.3
        self._begin(self._stop(appliance))
        await asyncio.sleep(self.random.uniform(0.5, 12))

    # What people do

    async def _start(self, appliance: Appliance) -> None:
        await self._act(self.demo.client, "start_activity", appliance)

    async def _stop(self, appliance: Appliance) -> None:
        await self._act(self.demo.client, "stop_activity", appliance)

    async def _end(self, _: Appliance) -> None:
        self.note("turn off")
        await self.demo.client.call("switch.turn_off", {"entity_id": SWITCH})

    async def _leak(self, _: Appliance) -> None:
        await self._do("leak", True)

    async def _wait(self, _: Appliance) -> None:
        """Let the time end it, or the level of the water."""

    async def _runs(self, appliance: Appliance) -> None:
        await self._start(appliance)
        await self.witness.until_on(appliance)

    async def _ask(self, appliance: Appliance) -> None:
        async with self.demo.instance.client(BOB) as bob:
            await self._act(bob, "start_activity", appliance)

    async def _is_asked(self, appliance: Appliance) -> None:
        await self._ask(appliance)
        await self.phone.wait_for(title="Are you there", seconds=10)

    async def _say_yes(self) -> None:
        question = await self.phone.wait_for(title="Are you there", seconds=1)
        self.note("say yes")
        await self.phone.tap(question, action_of(question, "START"))

    async def _act(self, client: Client, action: str, appliance: Appliance) -> None:
        self.note(f"{action} {appliance.activity}")
        wanted = {"entity_id": SWITCH, "activity": appliance.activity}
        await client.call(f"back_recovery.{action}", wanted)

    async def _do(self, deed: str, value: Any = None) -> None:
        self.note(f"{deed} {value}")
        await self.demo.house.perform(deed, value)

    def _begin(self, deed: Awaitable[None]) -> None:
        async def to_the_end() -> None:
            with suppress(aiohttp.ClientError, CallFailed, TimeoutError):
                await deed

        self._deeds.append(asyncio.ensure_future(to_the_end()))

    async def _soon(self) -> None:
        await asyncio.sleep(NEAR * self.random.random() ** 3)

    # The power

    async def kill(self) -> Record:
        """Cut the power, and return what is on disk then."""
        await self.demo.instance.kill9()
        await asyncio.gather(*self._deeds)
        self._deeds.clear()
        # What was on its way to the house arrives.
        await asyncio.sleep(0.1)
        self.kills += 1
        record = self.witness.record()
        states = {one.device: one.state.value for one in record.guards}
        pending = [type(one.effect).__name__ for one in record.pending]
        self.note(f"KILL {self.kills}: {states}, pending {pending}")
        return record

    async def start(self) -> list[Record]:
        """Start again; once in a while the power fails on the way. Return what it left then."""
        left = []
        if self.is_repaired_first:
            await self.repair()
        if self.random.random() < 0.15:
            starting = asyncio.create_task(self.demo.instance.start())
            await asyncio.wait({starting}, timeout=self.random.uniform(2, 8))
            starting.cancel()
            await asyncio.wait({starting})
            left.append(await self.kill())
        await self.demo.instance.start()
        await self.demo.client.close()
        await self.demo.report_places()
        self.note("started")
        return left

    # When it has to be off

    def took(self, appliance: Appliance) -> float:
        """Return the seconds until it was off, from when on it could be: see `since`."""
        off_at = self.witness.off_at(appliance)
        is_late = self.trouble and not self.is_repaired_first
        return off_at - max(self.witness.set_up_at(off_at), self._repaired_at if is_late else 0)

    @property
    def since(self) -> str:
        """From what on it could be switched off: somebody was there, and it was whole."""
        return SET_UP if not self.trouble or self.is_repaired_first else SINCE[self.trouble]

    # Before and after

    async def begin(self) -> None:
        """A new episode, at home, with an empty bath and an empty phone."""
        self.trouble, self.is_repaired_first, self._repaired_at = "", False, 0.0
        self._log_began = len(self.phone.notifications.log)
        for notification in self.phone.notifications.visible:
            await self.phone.dismiss(notification)
        # A day has only so much warmth.
        await Scene(self.demo).forget_earlier()
        await self.demo.client.call("switch.turn_on", {"entity_id": SWITCH})
        await self.demo.client.wait_for(SWITCH, "on", seconds=10)
        await self.witness.settled()

    async def repair(self) -> None:
        """Make everything whole; only the first time counts."""
        if self._repaired_at:
            return
        self._repaired_at = datetime.now(UTC).timestamp()
        for deed, value in WHOLE.items():
            await self._do(deed, value)

    async def tidy_up(self) -> None:
        await self.demo.client.call("switch.turn_off", {"entity_id": SWITCH})
        await self._do("bath_drain")
        await self._do("leak", False)

        async def level() -> float:
            return float(self.demo.house.state()["bath"]["level"])

        await until(level, lambda now: now == 0, seconds=30)
        await self.demo.client.wait_for("binary_sensor.bathroom_leak", "off", seconds=5)

    # What was said

    def told(self) -> int:
        """Return how often the phone was told that something ended because of the power."""
        return sum(
            one.kind in ("received", "replaced")
            and "_device-" in (one.tag or "")
            and any(word in one.message for word in (LATE, RESTARTED))
            for one in self.phone.notifications.log[self._log_began :]
        )
