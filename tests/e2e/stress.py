"""A person who answers at random, and a power that fails at random: what the crash test does.

Most failures fall within 0.3 s of a push or of an answer, or a few milliseconds after something was
saved, when it is being sent.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
import json
from random import Random
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
from demo_house.demo import Demo
from demo_house.minute_plan import STORED_IN, MinutePlan, at_once
from demo_house.notifications import Notification
from demo_house.people import ALEX
from demo_house.prompts import answers, tap
from demo_house.waiting import until

from custom_components.back_recovery.engine.model.effects import Tell
from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import PromptState
from custom_components.back_recovery.engine.reading.agenda import coming
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.settings.activities import read_activity
from custom_components.back_recovery.settings.entry import read_limits
from custom_components.back_recovery.telling.addresses import Address

from .scene import SWITCH, forget_earlier, read_record

WINDOW = 100
NEAR = 0.3
AT_WORK = 0.02
"""Seconds after a push or an answer, and after a save, within which most failures fall."""

END_IS_NEAR = (timedelta(seconds=-1), timedelta(seconds=3))
"""From before to after the end of a window nobody outside knows whether it has been seen to yet."""

# None of these closes another: what is lost would be lost by the power alone.
KINDS = ("check_in", "walk", "heating_pad", "bath", "shower", "easy_position", "tip")
ANSWERS = ("DONE", "SKIP", "SNOOZE", "START", "REPLY", "WALKING", "NONE")
PAINS = ("3", "5")
"""What a check-in is answered with: calm, and too much for the rest to be over."""


def stress_plan(now: datetime, zone: str) -> MinutePlan:
    """Return a plan with one prompt of each kind, all due at once: one comes every 4 s."""
    sessions = {"heating_pad", "bath", "shower"}
    return MinutePlan(
        window=WINDOW / 60,
        repeat_after=60,
        lapse_after=30 / 60,
        snooze=6 / 60,
        spacing=4 / 60,
        activities={
            kind: at_once(
                10, now, zone, most_per_day=1, duration=3 / 60 if kind in sessions else None
            )
            for kind in KINDS
        },
    )


def stored_entry(demo: Demo) -> dict[str, Any]:
    stored = json.loads((demo.folder / STORED_IN).read_text())["data"]["entries"]
    (entry,) = [one for one in stored if one["domain"] == "back_recovery"]
    return dict(entry)


def stored_plan(demo: Demo) -> Plan:
    """Return the plan as the integration reads it from the stored entry."""
    entry = stored_entry(demo)
    activities = tuple(
        read_activity(MappingProxyType({**one["data"], "name": one["title"]}))
        for one in entry["subentries"]
    )
    zone = ZoneInfo(demo.instance.settings.time_zone)
    return Plan(time_zone=zone, activities=activities, **read_limits(entry["options"]))


def subjects(record: Record) -> set[str]:
    """Return what the messages are about that a record knows of."""
    told = (one.effect for one in record.pending)
    found = {one.message.subject for one in told if isinstance(one, Tell)}
    found |= {one.message.subject for one in record.askings.open}
    if record.episode:
        found |= {record.episode.id, *(one.id for one in record.episode.prompts)}
    return found


class Stress:
    """The person, the phone, and the switch of the power."""

    def __init__(self, demo: Demo, seed: int) -> None:
        self.demo = demo
        self.phone = demo.phone()
        self.random = Random(seed)
        self.plan = stored_plan(demo)
        self.again: Counter[str] = Counter()
        """Messages that his own answers bring back: after a snooze, or a start too many."""
        self.interrupted: Counter[str] = Counter()
        """Messages that were being sent when the power failed: they may come again."""
        self.lost: set[str] = set()
        """Prompts whose answer was on its way when the power failed: gone from the screen, and
        still waiting. The plan asks once more, long after these windows."""
        self.visits = 0
        self.is_misplaced = False
        """Home Assistant took him for somewhere else when it started."""
        self.kills = 0
        self.kills_at_work = 0
        """Failures while something was still to be performed."""
        self.diary: list[str] = []
        self._subjects: dict[str, str] = {}
        self.deeds: list[asyncio.Future[object]] = []
        """What was begun and may find the power gone."""
        self._tapped: set[str] = set()
        """What was answered since Home Assistant started."""
        self._has_pressed_start = False
        self.entry_id = stored_entry(demo)["entry_id"]
        self._path = demo.folder / ".storage" / f"back_recovery.{self.entry_id}"

    def note(self, what: str) -> None:
        self.diary.append(f"{datetime.now(UTC):%H:%M:%S.%f} {what}")

    # What there is to see

    def record(self) -> Record:
        """Return what is on disk; from the first save on it can be read at every instant."""
        if not self._path.exists():
            return Record()
        record = read_record(self._path)
        self._subjects |= {Address(self.entry_id, one).tag: one for one in subjects(record)}
        return record

    def coming(self, episode: Episode, now: datetime) -> dict[str, datetime]:
        """Return when each prompt comes that has not been offered yet, as things stand now."""
        return {one.prompt_id: max(one.at, now) for one in coming(self.plan, episode, now)}

    def subject(self, tag: str | None) -> str:
        """Return what a notification is about, its tag where no record that was read told that."""
        return self._subjects.get(tag or "", tag or "")

    async def settled(self) -> Record:
        """Return the record once everything decided has been performed, and no end is near."""

        async def ask() -> Record:
            return self.record()

        return await until(ask, self._is_settled, seconds=20)

    def _is_settled(self, record: Record) -> bool:
        if record.pending or record.episode is None:
            return not record.pending
        before, after = END_IS_NEAR
        return not before < datetime.now(UTC) - record.episode.window_ends_at < after

    def waits_for_him(self, episode: Episode) -> bool:
        """Tell whether the window he began is over, and the episode goes on.

        With a check-in it is steered by answers: two calm ones half a day apart would end it.
        """
        is_over = episode.started_at + timedelta(seconds=WINDOW) <= datetime.now(UTC)
        return bool(episode.check_ins) and is_over

    # The person

    async def turn_on(self) -> None:
        self.note("turn on")
        # Whoever begins at the gym is warned there, too.
        self.visits += self.phone.place.zone == "gym" or self.is_misplaced
        await self._turn("on")

    async def turn_off(self) -> None:
        self.note("turn off")
        await self._turn("off")

    async def _turn(self, state: str) -> None:
        with suppress(aiohttp.ClientError):
            await self.demo.client.call(f"switch.turn_{state}", {"entity_id": SWITCH})

    async def answer(self) -> bool:
        """Answer something at random; False when there is nothing to answer."""
        open_ones = [one for one in self.phone.notifications.visible if self._answers(one)]
        if not open_ones:
            return False
        notification = self.random.choice(open_ones)
        answer = self.random.choice(self._answers(notification))
        reply = self.random.choice(PAINS) if answer == "REPLY" else None
        self.note(f"{answer} {reply or ''} {notification.tag}")
        subject = self.subject(notification.tag)
        # While one thing is done another is refused, and the refusal is one more message.
        self.again[subject] += answer == "SNOOZE" or (answer == "START" and self._has_pressed_start)
        self._has_pressed_start |= answer == "START"
        if await tap(self.phone, notification, answer, reply):
            self._tapped.add(subject)
        return True

    def _answers(self, notification: Notification) -> list[str]:
        words = set(answers(notification))
        episode = self.record().episode
        if episode and episode.session:
            # It would be refused, and the refusal would be one more message.
            words.discard("START")
        return [answer for answer in ANSWERS if answer in words]

    async def walk_about(self) -> None:
        """Go to the gym, or home again."""
        at_gym = self.phone.place.zone == "gym"
        self.note("go home" if at_gym else "go to the gym")
        self.visits += not at_gym
        with suppress(aiohttp.ClientError):
            await self.phone.go("home" if at_gym else "gym")

    # The power

    async def live_until_the_power_fails(self) -> None:
        """Be a person for a while, and stop at a random instant."""
        if turn := self._wants_to_turn():
            if self.random.random() < 0.5:
                await self._soon_after(turn)
                return
            await turn()
        if self.random.random() < 0.5 and await self._is_asked(seconds=2):
            await self.answer()
        match self.random.choices(("push", "answer", "save", "any"), (25, 25, 35, 15))[0]:
            case "push":
                await self._wait_for_push()
                await self._soon_after()
            case "answer":
                asked = await self._is_asked(seconds=6)
                await self._soon_after(self.answer if asked else self.walk_about)
            case "save":
                asked = await self._is_asked(seconds=3)
                self._begin(self.answer if asked else self.walk_about)
                await self._wait_for_save()
                await asyncio.sleep(self.random.uniform(0, AT_WORK))
            case _:
                await asyncio.sleep(self.random.uniform(0, 3))

    def _wants_to_turn(self) -> Callable[[], Awaitable[None]] | None:
        """Return what he does with the switch: he begins, and hardly waits for ever."""
        episode = self.record().episode
        if episode is None:
            return self.turn_on
        chance = 0.5 if self.waits_for_him(episode) else 0.03
        return self.turn_off if self.random.random() < chance else None

    async def _soon_after(self, deed: Callable[[], Awaitable[object]] | None = None) -> None:
        """Return a moment after the deed began; whether it succeeds is left to the power."""
        if deed:
            self._begin(deed)
        await asyncio.sleep(NEAR * self.random.random() ** 3)

    def _begin(self, deed: Callable[[], Awaitable[object]]) -> None:
        self.deeds.append(asyncio.ensure_future(deed()))

    async def _wait_for_save(self) -> None:
        """Wait until the record is another one, but not for ever."""
        before = self._saved_at()
        with suppress(TimeoutError):
            async with asyncio.timeout(6):
                while self._saved_at() == before:
                    await asyncio.sleep(0.001)

    def _saved_at(self) -> int:
        return self._path.stat().st_mtime_ns if self._path.exists() else 0

    async def _is_asked(self, seconds: float) -> bool:
        """Wait until there is something to answer, but not for ever."""

        async def ask() -> bool:
            return any(self._answers(one) for one in self.phone.notifications.visible)

        try:
            return await until(ask, seconds=seconds)
        except TimeoutError:
            return False

    async def _wait_for_push(self) -> None:
        """Wait for the next message; provoke one when none comes."""
        before = len(self.phone.notifications.log)
        for _ in range(3):
            try:
                async with asyncio.timeout(3):
                    while not self._shown_since(before):
                        await self.phone.wait_for_change(self.phone.version)
            except TimeoutError:
                await self.walk_about()
            else:
                return

    def _shown_since(self, before: int) -> bool:
        log = self.phone.notifications.log[before:]
        return any(one.kind in ("received", "replaced") for one in log)

    async def kill(self) -> Record:
        """Cut the power, and return what is on disk then."""
        await self.demo.instance.kill9()
        await asyncio.gather(*self.deeds)
        self.deeds.clear()
        self.kills += 1
        if self._path.exists():
            # The next window of this day has its offers, too.
            forget_earlier(self._path)
        record = self.record()
        self._notice_what_is_lost(record)
        pending = [one.effect for one in record.pending]
        self.kills_at_work += bool(pending)
        self.note(f"KILL {self.kills}, pending {[type(one).__name__ for one in pending]}")
        for effect in pending:
            if isinstance(effect, Tell):
                self.interrupted[effect.message.subject] += 1
        return record

    def _notice_what_is_lost(self, record: Record) -> None:
        """Home Assistant takes an answer in before it is on disk: the power may fail in between."""
        prompts = record.episode.prompts if record.episode else ()
        waiting = {one.id for one in prompts if one.state is PromptState.OFFERED}
        shown = {self.subject(one.tag) for one in self.phone.notifications.visible}
        self.lost |= (waiting & self._tapped) - shown
        self._tapped.clear()
        self._has_pressed_start = False

    async def start(self) -> list[Record]:
        """Start again; once in a while the power fails on the way. Return what it left then."""
        left = []
        if self.random.random() < 0.15:
            starting = asyncio.create_task(self.demo.instance.start())
            await asyncio.wait({starting}, timeout=self.random.uniform(2, 6))
            starting.cancel()
            await asyncio.wait({starting})
            left.append(await self.kill())
        await self.demo.instance.start()
        await self.demo.client.close()
        await self._look_where_home_assistant_sees_him()
        if self.random.random() < 0.7:
            await self.demo.report_places()
        self.note("started")
        return left

    async def _look_where_home_assistant_sees_him(self) -> None:
        """After a crash it may go back to where he was a quarter of an hour ago.

        That is a visit to the gym, or the end of one, which nobody made.
        """
        seen = await self.demo.client.value(ALEX.entity_id)
        really = {"home": "home", "gym": "Gym"}[self.phone.place.zone]
        self.is_misplaced = seen not in (None, "unknown", "unavailable", really)
        self.visits += self.is_misplaced
