"""From the switch to the first stage by the phone alone, and through a power cut on the way.

A day of this plan lasts half a minute: two check-ins half a day apart fit into a short window.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
import json

from demo_house.demo import Demo
from demo_house.instance import describe
from demo_house.minute_plan import MinutePlan, at_once, midday_zone
import pytest
import pytest_asyncio

from .scene import LOCKOUT, SWITCH, Scene

PHASE = "sensor.back_recovery_phase"
CAPS = ("return_stage", "load_cap", "volume_cap")
DAY = 32
"""Seconds. The last check-in counts for so long, and a restart has to fit in."""
APART = DAY / 2 + 1
WINDOW = APART + 5


@pytest_asyncio.fixture(loop_scope="session")
async def way_back(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    now = datetime.now(UTC)
    zone = midday_zone(now)
    plan = MinutePlan(
        window=WINDOW / 60,
        repeat_after=60,
        lapse_after=120,
        snooze=30,
        spacing=1 / 60,
        day=DAY / 60,
        activities={
            "check_in": at_once(3, now, zone, most_per_day=2, gap=APART / 60),
            "walk": at_once(3, now, zone, most_per_day=1, duration=None),
        },
    )
    folder = tmp_path_factory.mktemp("way_back") / "config"
    async with Demo(folder, port=0, plan=plan, time_zone=zone, has_devices=False) as demo:
        yield Scene(demo)
    assert not demo.instance.problems(), describe(demo.instance.problems())


async def test_the_phone_alone_leads_to_bodyweight_and_through_a_power_cut(way_back: Scene) -> None:
    scene = way_back
    await scene.turn("on")
    await scene.tap(await scene.asked("check_in"), "REPLY", reply="2")
    await scene.tap(await scene.asked("walk"), "DONE")
    await scene.tap(await scene.asked("check_in"), "REPLY", reply="2")
    card = await scene.asked("ready_check", seconds=WINDOW + 10)
    episode = json.loads(await scene.settled())["episode"]["id"]

    await scene.demo.instance.kill9()
    await scene.demo.instance.start()
    await scene.client.wait_for(PHASE, "ready_check")
    assert await scene.client.value(LOCKOUT) == "on"
    await scene.tap(card, "PASSED")

    await scene.client.wait_for(PHASE, "return")
    shown = [await scene.client.value(f"sensor.back_recovery_{key}") for key in CAPS]
    assert shown == ["bodyweight", "0", "50"]
    assert (await scene.client.value(SWITCH), await scene.client.value(LOCKOUT)) == ("on", "off")
    assert await scene.asked("gym_session")
    assert json.loads(await scene.settled())["episode"]["id"] == episode
