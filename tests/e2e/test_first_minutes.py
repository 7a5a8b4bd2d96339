"""What a sore person meets: the first minutes, swelling, a nine, the gym's door, the promised end.

Through a real Home Assistant and a registered phone. A day of the second plan lasts half a minute.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from demo_house.demo import Demo
from demo_house.instance import describe
from demo_house.minute_plan import MinutePlan, at_once, midday_zone
from demo_house.notifications import Notification
import pytest
import pytest_asyncio

from .scene import LOCKOUT, PAIN, SWITCH, Scene

PHASE = "sensor.back_recovery_phase"
STARTED = "Back recovery is on"
NEW = "Anything new?"
SWELLING = "Swelling"
DAY = 32
"""Seconds. Two check-ins half a day apart fit into the window, and the last still counts."""
APART = DAY / 2 + 1
WINDOW = APART + 5


async def shown(scene: Scene, title: str, seconds: float = 15) -> Notification:
    """Wait until the phone shows a message of that title."""
    return await scene.eventually(
        lambda: next(
            (one for one in scene.phone.notifications.visible if one.title == title), None
        ),
        seconds=seconds,
    )


def answers_of(notification: Notification) -> list[str]:
    """Return what a message can be answered with."""
    return [one.action.rpartition("_")[2] for one in notification.actions]


async def turned_on(scene: Scene, pain: str) -> Notification:
    """Turn it on, say how much it hurts, and return what comes next about that."""
    await scene.turn("on")
    await scene.tap(await shown(scene, STARTED), "REPLY", reply=pain)
    return await shown(scene, NEW if int(pain) < 7 else "A lot of pain")


# The first minutes


async def test_the_first_answer_is_heard_and_followed_by_a_walk(scene: Scene) -> None:
    question = await turned_on(scene, "4")

    assert await scene.client.value(PAIN) == "4"
    assert await scene.client.value(LOCKOUT) == "on"
    assert set(answers_of(question)) == {"SAME", "SWOLLEN", "MORE"}
    await scene.tap(question, "SAME")
    await scene.gone(question)
    walk = await shown(scene, "Walk")
    assert "easy walk" in walk.message


async def test_it_came_on_suddenly_says_until_when_and_can_be_undone(scene: Scene) -> None:
    await scene.turn("on")
    await scene.tap(await shown(scene, STARTED), "SUDDEN")

    sudden = await shown(scene, "It came on suddenly")
    assert "heat and warm baths stay closed until" in sudden.message
    await scene.tap(sudden, "UNDO")

    await scene.client.wait_for("select.back_recovery_onset", "sore")


# Swelling


async def test_swelling_outlives_off_and_on(scene: Scene) -> None:
    await scene.tap(await turned_on(scene, "5"), "SWOLLEN")
    swelling = await shown(scene, SWELLING)
    assert "doctor" in swelling.message
    await scene.client.wait_for(PHASE, "hold_care")

    await scene.turn("off")
    await scene.gone(swelling)
    await scene.turn("on")

    await shown(scene, "Emergency signs: any of these?")
    # Nobody lifted that hold: nothing is offered before the list was answered.
    assert "Walk" not in [one.title for one in scene.phone.notifications.visible]
    assert await scene.client.value(LOCKOUT) == "on"


async def test_a_slip_of_the_finger_on_swelling_is_undone(scene: Scene) -> None:
    await scene.tap(await turned_on(scene, "5"), "SWOLLEN")
    await scene.tap(await shown(scene, SWELLING), "UNDO")

    await scene.client.wait_for(PHASE, "rest")
    await shown(scene, NEW)


# A nine


async def test_a_nine_asks_two_questions_and_sends_to_a_doctor_today(scene: Scene) -> None:
    severe = await turned_on(scene, "9")

    assert "Tea- or cola-coloured urine?" in severe.message
    assert severe.message.endswith("today.")
    assert not [one for one in scene.phone.notifications.visible if "usual" in one.title]
    await scene.tap(severe, "NONE")
    await shown(scene, NEW)
    await shown(scene, "Walk")


async def test_a_yes_to_the_two_questions_is_help_at_once(scene: Scene) -> None:
    await scene.tap(await turned_on(scene, "9"), "YES")

    help_now = await shown(scene, "Get help now")
    assert "emergency" in help_now.message
    await scene.client.wait_for(PHASE, "hold_emergency")


# The gym's door


async def test_at_the_gym_who_rests_reads_until_when(scene: Scene) -> None:
    await turned_on(scene, "4")
    await scene.phone.go("gym")

    assert "until" in (await shown(scene, "You are resting")).message


async def test_at_the_gym_a_paused_plan_says_so(scene: Scene) -> None:
    await scene.turn("on")
    await scene.client.call("back_recovery.pause", {"entity_id": SWITCH})
    await scene.phone.go("gym")

    await shown(scene, "Your plan is paused")


async def test_at_the_gym_a_hold_says_that_a_look_is_needed_and_an_emergency_nothing(
    scene: Scene,
) -> None:
    await scene.tap(await turned_on(scene, "5"), "SWOLLEN")
    await scene.client.wait_for(PHASE, "hold_care")
    await scene.phone.go("gym")
    assert "needs a look first" in (await shown(scene, "Not today")).message

    await scene.rest()
    await scene.turn("on")
    sign = {"entity_id": SWITCH, "list": "a"}
    await scene.client.call("back_recovery.report_warning_sign", sign)
    await shown(scene, "Get help now")
    await scene.phone.go("gym")
    await scene.settled()
    # There is no more to say than that.
    assert scene.visible("gym") is None


# The promised end


@pytest_asyncio.fixture(loop_scope="session")
async def short_days(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """Return a house in which the rest is over within half a minute."""
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
    folder = tmp_path_factory.mktemp("short_days") / "config"
    async with Demo(folder, port=0, plan=plan, time_zone=zone, has_devices=False) as demo:
        yield Scene(demo)
    assert not demo.instance.problems(), describe(demo.instance.problems())


async def test_at_the_promised_end_one_button_brings_what_is_missing(short_days: Scene) -> None:
    scene = short_days
    await scene.turn("on")
    first = await scene.asked("check_in")
    await scene.tap(first, "REPLY", reply="2")
    await scene.gone(first)
    await scene.tap(await scene.asked("check_in"), "REPLY", reply="2")

    over = await shown(scene, "Rest window over", seconds=WINDOW + 10)
    assert "you have not walked" in over.message
    await scene.tap(over, "WALKED")
    await scene.tap(await scene.asked("ready_check"), "PASSED")
    await scene.client.wait_for(LOCKOUT, "off")
    await scene.phone.go("gym")
    assert "Bodyweight today" in (await shown(scene, "At the gym")).message

    # Another recovery ends with something missing as well: at the door one reads what.
    await scene.rest()
    await scene.turn("on")
    await scene.client.call("back_recovery.check_in", {"entity_id": SWITCH, "pain_now": 2})
    await shown(scene, "Rest window over", seconds=WINDOW + 10)
    await scene.phone.go("gym")
    assert "is missing" in (await shown(scene, "Not quite yet")).message
