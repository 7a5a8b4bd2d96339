"""A prompt on its way: to a registered phone over HTTP, and the answer back over its webhook."""

import asyncio

from demo_house.people import ALEX, BOB

from .scene import LOCKOUT, PAIN, SWITCH, TODAY, Scene, action_of

TAPPED = "mobile_app_notification_action"


async def test_turning_the_switch_on_says_so_on_the_phone(scene: Scene) -> None:
    await scene.turn("on")

    message = await scene.eventually(lambda: scene.phone.notifications.visible)

    assert [action.action.rpartition("_")[2] for action in message[0].actions] == [
        "REPLY",
        "SUDDEN",
        "WRONG",
    ]
    assert await scene.client.value(LOCKOUT) == "on"


async def test_done_on_the_phone_clears_the_prompt_and_ticks_the_to_do(scene: Scene) -> None:
    await scene.turn("on")
    prompt = await scene.asked("walk")
    assert await scene.to_do_of("walk") == "needs_action"

    await scene.tap(prompt, "DONE")

    await scene.gone(prompt)
    assert await scene.to_do_of("walk") == "completed"


async def test_the_recorder_has_what_became_of_the_prompt(scene: Scene) -> None:
    await scene.turn("on")
    prompt = await scene.asked("walk")
    await scene.tap(prompt, "DONE")

    assert await scene.became("walk", "done") == ["offered", "done"]
    assert [one["state"] for one in await scene.recorded(SWITCH)][-1] == "on"


async def test_ticking_the_to_do_takes_the_prompt_off_the_phone(scene: Scene) -> None:
    await scene.turn("on")
    prompt = await scene.asked("walk")
    (item,) = [one for one in await scene.to_do() if "-walk-" in one["uid"]]

    done = {"entity_id": TODAY, "item": item["uid"], "status": "completed"}
    await scene.client.call("todo.update_item", done)

    await scene.gone(prompt)
    assert await scene.became("walk", "done") == ["offered", "done"]


async def test_a_reply_to_the_check_in_is_the_pain(scene: Scene) -> None:
    await scene.turn("on")
    prompt = await scene.asked("check_in")

    await scene.tap(prompt, "REPLY", reply="3")

    await scene.gone(prompt)
    assert await scene.client.value(PAIN) == "3"


async def test_a_reply_that_is_no_number_is_asked_for_again(scene: Scene) -> None:
    await scene.turn("on")
    prompt = await scene.asked("check_in")

    await scene.tap(prompt, "REPLY", reply="quite bad")

    again = await scene.eventually(
        lambda: (found := scene.visible("check_in")) and found.id != prompt.id and found
    )
    assert "0" in again.message
    assert action_of(again, "REPLY")


async def test_a_snoozed_prompt_leaves_and_comes_back(scene: Scene) -> None:
    await scene.turn("on")
    prompt = await scene.asked("walk")

    await scene.tap(prompt, "SNOOZE")

    await scene.gone(prompt)
    assert (await scene.asked("walk")).tag == prompt.tag


async def test_a_session_started_on_the_phone_ends_by_itself(scene: Scene) -> None:
    await scene.turn("on")
    prompt = await scene.asked("custom")
    await scene.tap(prompt, "START")
    await scene.client.wait_for("sensor.back_recovery_current_activity", "custom")

    await scene.client.wait_for("sensor.back_recovery_current_activity", "unavailable")

    assert await scene.became("custom", "done") == ["offered", "done"]


async def test_the_speaker_says_what_the_phone_shows(scene: Scene) -> None:
    before = len(scene.spoken())
    await scene.turn("on")

    prompt = await scene.asked("walk")

    said = await scene.eventually(
        lambda: [words for words in scene.spoken()[before:] if prompt.message in words]
    )
    assert len(said) == 1


async def test_the_gym_is_warned_of_once_a_visit(scene: Scene) -> None:
    await scene.turn("on")
    await scene.phone.go("gym")
    warning = await scene.asked("gym")

    await scene.tap(warning, "WALKING")
    await scene.gone(warning)
    await scene.phone.report_location()
    await asyncio.sleep(1.5)

    assert scene.visible("gym") is None


async def test_end_recovery_at_the_gym_ends_it_everywhere(scene: Scene) -> None:
    await scene.turn("on")
    await scene.phone.go("gym")

    await scene.tap(await scene.asked("gym"), "STOP")

    await scene.client.wait_for(SWITCH, "off")
    await scene.eventually(lambda: not scene.phone.notifications.visible)
    assert await scene.client.value(LOCKOUT) == "off"


# What answers nothing. Each is followed by an answer that counts, so that it had its time.


async def test_the_same_answer_again_does_nothing(scene: Scene) -> None:
    await scene.turn("on")
    action = await scene.tap(await scene.asked("walk"), "DONE")
    await scene.asked("custom")
    before = await scene.settled()

    await scene.phone.fire_event(TAPPED, {"action": action})
    await scene.phone.fire_event(TAPPED, {"action": action.replace("_DONE", "_SNOOZE")})
    await asyncio.sleep(1)

    assert await scene.settled() == before


async def test_an_answer_to_an_episode_that_is_over_does_nothing(scene: Scene) -> None:
    await scene.turn("on")
    before = await scene.asked("walk")
    stale = action_of(before, "DONE")
    await scene.turn("off")
    await scene.gone(before)
    await scene.forget_earlier()
    await scene.turn("on")
    prompt = await scene.asked("walk")

    await scene.phone.fire_event(TAPPED, {"action": stale})
    await asyncio.sleep(1)

    assert scene.visible("walk") == prompt
    assert await scene.to_do_of("walk") == "needs_action"


async def test_an_answer_that_names_something_else_does_nothing(scene: Scene) -> None:
    await scene.turn("on")
    prompt = await scene.asked("walk")
    await scene.asked("custom")
    action = action_of(prompt, "DONE")
    before = await scene.settled()

    plan, _, asking = action.removeprefix("BACK_RECOVERY_").partition("-")
    for foreign in (
        action.replace(plan, "0" * len(plan)),
        action.replace(asking, f"1{asking}"),
        action.replace("_DONE", "_WALKING"),
        action.replace("_DONE", ""),
        "BACK_RECOVERY",
    ):
        await scene.phone.fire_event(TAPPED, {"action": foreign})
    await asyncio.sleep(1)

    assert await scene.settled() == before
    assert scene.visible("walk") == prompt


async def test_another_persons_phone_answers_nothing(scene: Scene) -> None:
    await scene.turn("on")
    prompt = await scene.asked("walk")
    await scene.asked("custom")
    action = action_of(prompt, "DONE")
    before = await scene.settled()

    await scene.demo.phone(BOB).fire_event(TAPPED, {"action": action})
    await asyncio.sleep(1)

    assert await scene.settled() == before
    await scene.demo.phone(ALEX).fire_event(TAPPED, {"action": action})
    await scene.gone(prompt)


async def test_nobody_elses_phone_is_told(scene: Scene) -> None:
    await scene.turn("on")
    await scene.asked("walk")

    assert not scene.demo.phone(BOB).notifications.log
