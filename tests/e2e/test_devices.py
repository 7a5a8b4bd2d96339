"""What is warm or wet goes off, also where the device or its network does not play along."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

from demo_house.demo import Demo
from demo_house.instance import describe
from demo_house.minute_plan import MinutePlan, at_once, midday_zone
from demo_house.people import BOB
import pytest
import pytest_asyncio

from .appliances import BATH, BOTH, NEVER, PAD, Witness
from .device_scene import DeviceScene, left
from .scene import PROBLEM, action_of

TAPPED = "mobile_app_notification_action"
QUESTION = "Are you there"
A_LIFE = {"scope": "module", "loop_scope": "session"}


@pytest_asyncio.fixture(**A_LIFE)
async def equipped(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """A house whose pad is offered at once, and whose bath is there for whoever wants it."""
    now = datetime.now(UTC)
    zone = midday_zone(now)
    offered = {key: NEVER[key] for key in ("duration", "most_per_day", "needs_home")}
    plan = MinutePlan(
        window=600,
        repeat_after=60,
        lapse_after=60,
        snooze=30,
        spacing=1 / 60,
        activities={**BOTH, PAD.activity: at_once(3, now, zone, **offered)},
    )
    folder = tmp_path_factory.mktemp("devices") / "config"
    async with Demo(folder, port=0, plan=plan, time_zone=zone) as demo:
        yield demo
    assert not demo.instance.problems(), describe(demo.instance.problems())


@pytest_asyncio.fixture(loop_scope="session")
async def scene(equipped: Demo) -> AsyncIterator[DeviceScene]:
    scene = DeviceScene(equipped)
    scene.witness = Witness(equipped)
    await scene.rest()
    yield scene
    equipped.house.witnesses.clear()
    for deed, value in (("pad_stuck", False), ("pad_reachable", True), ("leak", False)):
        await scene.do(deed, value)
    await scene.do("bath_drain")
    await scene.witness.settled()


# Who may switch it on


async def test_start_on_the_phone_switches_the_pad_on_until_its_time_is_up(
    scene: DeviceScene,
) -> None:
    await scene.turn("on")
    await scene.tap(await scene.asked("suits"), "NONE")
    await scene.tap(await scene.asked(PAD.activity), "START")
    await scene.witness.until_on(PAD)
    ends_at = scene.witness.guard(PAD).off_at.timestamp()

    await scene.witness.until_off(PAD, seconds=15)

    assert 0 <= scene.witness.off_at(PAD) - ends_at < 1
    await scene.told("the heat is off")
    said = [one.message for one in scene.phone.notifications.log]
    assert any("the heat is going off" in one for one in said)
    record = await scene.witness.settled()
    assert record.guards[0].proof == "0 W"


async def test_an_automation_only_makes_the_house_ask(scene: DeviceScene) -> None:
    await scene.turn("on")
    await scene.client.fire_event("warm_up")
    question = await scene.told(QUESTION)
    assert not scene.witness.of(PAD.on)

    await scene.phone.tap(question, action_of(question, "START"))

    await scene.witness.until_on(PAD)


async def test_another_persons_phone_cannot_say_yes(scene: DeviceScene) -> None:
    await scene.turn("on")
    await scene.client.fire_event("warm_up")
    question = await scene.told(QUESTION)

    await scene.demo.phone(BOB).fire_event(TAPPED, {"action": action_of(question, "START")})
    await asyncio.sleep(2)

    assert not scene.witness.of(PAD.on)
    await scene.phone.tap(question, action_of(question, "START"))
    await scene.witness.until_on(PAD)


async def test_a_pad_switched_on_by_hand_while_the_plan_is_paused_goes_off_at_once(
    scene: DeviceScene,
) -> None:
    await scene.turn("on")
    await scene.act("pause")

    pressed_at = await scene.do("pad_on")

    await scene.witness.until_done(PAD.off, pressed_at)
    assert scene.witness.off_at(PAD) - pressed_at < 5
    await scene.told("off now. It went off because the plan is paused")
    # What was said first stood there for as long as the plug took.
    said = [one.message for one in scene.phone.notifications.log]
    assert any("switched it on" in one for one in said)


# What does not play along


@pytest.mark.parametrize("seconds", [1, pytest.param(140, marks=pytest.mark.slow)])
async def test_a_plug_without_network_at_its_end_goes_off_when_it_is_back(
    scene: DeviceScene, seconds: float
) -> None:
    await scene.runs(PAD)
    await scene.do("pad_reachable", False)
    await asyncio.sleep(left(scene, PAD) + seconds)
    assert scene.witness.is_on(PAD)

    back_at = await scene.do("pad_reachable", True)

    await scene.witness.until_off(PAD)
    assert scene.witness.off_at(PAD) - back_at < 2
    await scene.client.wait_for(PROBLEM, "off", seconds=5)


async def test_a_plug_that_ignores_off_three_times_is_told_again(scene: DeviceScene) -> None:
    await scene.runs(PAD)
    await scene.do("pad_stuck", True)
    await scene.eventually(lambda: len(scene.witness.of(PAD.off)) == 3, seconds=45)
    await scene.client.wait_for(PROBLEM, "on", seconds=5)

    await scene.do("pad_stuck", False)

    await scene.witness.until_off(PAD, seconds=15)
    assert len(scene.witness.of(PAD.off)) == 4
    await scene.client.wait_for(PROBLEM, "off", seconds=5)


@pytest.mark.slow
async def test_a_plug_that_stays_on_is_a_loud_problem_until_somebody_mends_it(
    scene: DeviceScene,
) -> None:
    await scene.runs(PAD)
    await scene.do("pad_stuck", True)
    alarm = await scene.told("unplug", seconds=150)
    assert alarm.data["channel"] == "alarm_stream"
    assert await scene.problem() == ["device_not_off"]
    assert await scene.client.value(PROBLEM) == "on"

    await scene.do("pad_stuck", False)
    await scene.do("pad_off")

    await scene.client.wait_for(PROBLEM, "off", seconds=5)
    assert await scene.problem() == []
    await scene.told("It is off now")


async def test_a_plug_removed_in_the_middle_goes_off_when_it_is_back(scene: DeviceScene) -> None:
    await scene.runs(PAD)
    await scene.client.command("config/entity_registry/remove", entity_id=PAD.entity)
    await asyncio.sleep(left(scene, PAD) + 3)
    assert scene.witness.is_on(PAD)
    (house,) = await scene.client.entries("simulated_house")

    await scene.client.request(
        "POST", f"config/config_entries/entry/{house['entry_id']}/reload", {}
    )

    await scene.client.wait_for(PAD.entity, "off", seconds=10)
    assert not scene.witness.is_on(PAD)


async def test_a_plug_renamed_in_the_middle_goes_off_at_its_end(scene: DeviceScene) -> None:
    await scene.runs(PAD)
    span = left(scene, PAD)

    await scene.client.command(
        "config/entity_registry/update", entity_id=PAD.entity, new_entity_id="switch.renamed_pad"
    )
    await asyncio.sleep(1)
    is_on_after_the_rename = scene.witness.is_on(PAD)
    await asyncio.sleep(span + 2)

    assert is_on_after_the_rename
    assert not scene.witness.is_on(PAD)


# Water


async def test_a_full_bath_closes_its_tap_and_is_announced(scene: DeviceScene) -> None:
    await scene.runs(BATH)

    ready = await scene.told("bath is ready", seconds=20)

    assert "37 °C" in ready.message
    await scene.witness.until_off(BATH)
    assert 10 <= scene.demo.house.state()["bath"]["level"] < 20


async def test_a_leak_closes_the_tap(scene: DeviceScene) -> None:
    await scene.runs(BATH)

    wet_at = await scene.do("leak", True)

    await scene.witness.until_off(BATH)
    assert scene.witness.off_at(BATH) - wet_at < 2
    alarm = await scene.told("leak")
    assert alarm.data["channel"] == "alarm_stream"


async def test_a_bath_is_not_filled_on_a_wet_floor(scene: DeviceScene) -> None:
    await scene.turn("on")
    await scene.do("leak", True)
    await scene.client.wait_for("binary_sensor.bathroom_leak", "on")

    with pytest.raises(Exception, match="leak"):
        await scene.act("start_activity", activity=BATH.activity)

    assert not scene.witness.of(BATH.on)
