"""kill -9 around a workout: one question or one start comes of it, whenever the power fails."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
import json
from pathlib import Path
from typing import Any

import aiohttp
from demo_house.demo import Demo
from demo_house.instance import describe
from demo_house.minute_plan import STORED_IN, MinutePlan, midday_zone
from demo_house.notifications import Notification
from demo_house.set_up import DOMAIN, fill
from demo_house.workout_sources import KIND, SHORTCUT
import pytest
import pytest_asyncio

from .scene import SWITCH, Scene

WORKOUT = "event.back_recovery_workout"
SETTLE = 2
"""Seconds for which more details of a workout are awaited: longer than it takes to kill."""

ASKED_ABOUT = {"activity": "strength", "duration_min": 30}
STARTS = {"activity": "strength", "duration_min": 70}

NOTHING_OFFERED = MinutePlan(
    window=48 * 60, repeat_after=60, lapse_after=120, snooze=1, spacing=1 / 60, activities={}
)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[GymGoer]:
    """Alex in a house of these tests alone; what was wrong in its log is an error at the end."""
    zone = midday_zone(datetime.now(UTC))
    folder = tmp_path_factory.mktemp("workouts") / "config"
    plan = NOTHING_OFFERED
    async with Demo(folder, port=0, plan=plan, time_zone=zone, has_devices=False) as demo:
        gym_goer = GymGoer(demo)
        await gym_goer.wait_for_details()
        yield gym_goer
        assert not demo.instance.problems(), describe(demo.instance.problems())


@pytest_asyncio.fixture(loop_scope="session")
async def gym_goer(house: GymGoer) -> GymGoer:
    """Alex, who is not recovering, and has an empty phone."""
    await house.rest()
    return house


class GymGoer(Scene):
    """Alex, whose phone sends workouts, in a house in which the power fails."""

    seen = 0
    """How many entries of the phone's log are of an earlier test."""

    async def rest(self) -> None:
        await super().rest()
        self.seen = len(self.phone.notifications.log)

    async def forget_earlier(self) -> None:
        """Forget workouts, too: two of one hour would be taken for one."""
        (entry,) = await self.client.entries(DOMAIN)
        for disabled_by in ("user", None):
            await self.client.command(
                "config_entries/disable", entry_id=entry["entry_id"], disabled_by=disabled_by
            )
            if disabled_by:
                self._memory_path().unlink()
        await self.client.wait_for(SWITCH, "off", seconds=10)

    async def wait_for_details(self) -> None:
        """Set the source up to wait a few seconds, which no form offers to people."""
        (entry,) = await self.client.entries(DOMAIN)
        entry_id = entry["entry_id"]
        known = await self.client.command("config_entries/subentries/list", entry_id=entry_id)
        (source,) = [one["subentry_id"] for one in known if one["title"] == SHORTCUT]
        step = await self.client.start_flow([entry_id, "workout_source"], KIND, subentry_id=source)
        step = await self.client.answer_flow(step["flow_id"], {"next_step_id": "settings"}, KIND)
        answers = fill(step["data_schema"], {"settle": SETTLE / 60})
        step = await self.client.answer_flow(step["flow_id"], answers, KIND)
        assert step["reason"] == "reconfigure_successful"
        # Home Assistant itself saves an entry a second later.
        await self.eventually(lambda: f'"settle":{SETTLE / 60}' in self._entries())

    def _entries(self) -> str:
        return "".join((self.demo.folder / STORED_IN).read_text().split())

    async def finish(self, workout: dict[str, Any]) -> None:
        """Let the phone send a workout to the webhook, as an app does."""
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.demo.webhook_url, json=workout) as response,
        ):
            assert await response.json() == {"new_workouts": 1}

    async def lose_power(self) -> None:
        await self.demo.instance.kill9()
        await self.demo.instance.start()
        await self.client.close()

    def memory(self) -> dict[str, Any]:
        """Return what is on disk about workouts."""
        return dict(json.loads(self._memory_path().read_bytes()))

    def _memory_path(self) -> Path:
        (path,) = (self.demo.folder / ".storage").glob("back_recovery.*.workouts")
        return path

    def is_decided(self) -> bool:
        (record,) = self.memory()["records"]
        return record["decided"] is not None

    async def acted(self) -> None:
        """Wait until what was decided about workouts has been done."""
        await self.eventually(lambda: not self.memory()["pending"])

    def shown(self, title: str) -> int:
        """Return how often a message of that title came to the phone."""
        log = self.phone.notifications.log[self.seen :]
        return sum(one.kind in ("received", "replaced") and one.title == title for one in log)

    async def asked_about_workout(self) -> Notification:
        def question() -> Notification | None:
            visible = self.phone.notifications.visible
            return next((one for one in visible if one.title == "A workout"), None)

        found = await self.eventually(question, seconds=20)
        assert found
        return found

    async def heard(self) -> dict[str, Any]:
        state = await self.client.state(WORKOUT)
        assert state
        return dict(state["attributes"])


@pytest.mark.timeout(120)
async def test_a_workout_is_asked_about_once_whenever_the_power_fails(gym_goer: GymGoer) -> None:
    await gym_goer.finish(ASKED_ABOUT)
    assert not gym_goer.is_decided()
    await gym_goer.lose_power()
    question = await gym_goer.asked_about_workout()
    await gym_goer.acted()
    assert (await gym_goer.heard())["decision"] == "ask"

    await gym_goer.lose_power()
    await asyncio.sleep(SETTLE)
    assert gym_goer.shown("A workout") == 1

    await gym_goer.tap(question, "RECOVER")
    await gym_goer.client.wait_for(SWITCH, "on")
    await gym_goer.gone(question)


@pytest.mark.timeout(120)
async def test_a_workout_starts_one_recovery_though_the_power_fails(gym_goer: GymGoer) -> None:
    await gym_goer.finish(STARTS)
    assert not gym_goer.is_decided()
    await gym_goer.lose_power()
    await gym_goer.client.wait_for(SWITCH, "on")
    await gym_goer.acted()
    await gym_goer.settled()

    await gym_goer.lose_power()
    await asyncio.sleep(SETTLE)

    assert await gym_goer.client.value(SWITCH) == "on"
    assert gym_goer.shown("Back recovery is on") == 1
    assert gym_goer.shown("A workout") == 0
