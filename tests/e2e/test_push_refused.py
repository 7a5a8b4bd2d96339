"""A push service as strict as Apple's that takes everything, and one that takes nothing."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from demo_house.demo import Demo
from demo_house.instance import LogLine, describe
from demo_house.minute_plan import MinutePlan, at_once, midday_zone
import pytest
import pytest_asyncio

from .scene import Scene

WINDOW = 20
"""Seconds: a whole rest window, with its offers, its check-ins and its end."""


@pytest_asyncio.fixture(loop_scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    now = datetime.now(UTC)
    zone = midday_zone(now)
    plan = MinutePlan(
        window=WINDOW / 60,
        repeat_after=5 / 60,
        lapse_after=8 / 60,
        snooze=3 / 60,
        spacing=1 / 60,
        day=WINDOW / 60,
        activities={
            "check_in": at_once(3, now, zone, most_per_day=2, gap=8 / 60),
            "walk": at_once(3, now, zone, most_per_day=2, duration=3 / 60),
            "custom": at_once(3, now, zone, most_per_day=1, duration=3 / 60),
        },
    )
    folder = tmp_path_factory.mktemp("refused") / "config"
    async with Demo(folder, port=0, plan=plan, time_zone=zone, has_devices=False) as demo:
        yield Scene(demo)
    problems = demo.instance.problems(_is_about_the_refusal)
    assert not problems, describe(problems)


def _is_about_the_refusal(line: LogLine) -> bool:
    """What Home Assistant, and the plan, say of a push service that is out of order."""
    return "Error sending notification" in line.text or "cannot tell anything through" in line.text


async def test_every_message_of_a_window_is_taken_and_then_a_refused_one_comes_another_way(
    house: Scene,
) -> None:
    """One house for both: starting one takes longest."""
    await house.turn("on")
    walk = await house.asked("walk")
    await house.tap(walk, "START")
    await house.tap(await house.asked("check_in"), "REPLY", reply="2")
    await house.phone.go("gym")
    await house.asked("gym")
    # Once the window is over there is no end of it to show.
    await house.client.wait_for("sensor.back_recovery_rest_window_ends", "unavailable", seconds=60)
    log = house.phone.notifications.log
    assert len([one for one in log if one.kind in ("received", "replaced")]) >= 6
    assert house.phone.notifications.refused == []

    # From here on the push service is out of order.
    await house.turn("off")
    house.phone.has_push = False
    await house.turn("on")

    async def repairs() -> set[str]:
        issues = (await house.client.command("repairs/list_issues"))["issues"]
        return {one["translation_key"] for one in issues if one["domain"] == "back_recovery"}

    await house.until(repairs, lambda found: "target_not_taken" in found, seconds=30)

    async def pinned() -> set[str]:
        found = await house.client.command("persistent_notification/get")
        return {one["title"] for one in found}

    await house.until(pinned, lambda found: "Back recovery is on" in found, seconds=30)

    # What is taken again ends it.
    house.phone.has_push = True
    answer = await house.client.request(
        "POST",
        "services/back_recovery/test_messages",
        {"entity_id": "switch.back_recovery"},
        {"return_response": ""},
    )
    (channel,) = answer["service_response"]["switch.back_recovery"]["channels"]
    assert (channel["target"], channel["result"]) == (house.phone.notify_action, "taken")
    await house.until(repairs, lambda found: not found)
