"""Our conditions, in automations as people write them."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.condition import async_get_all_descriptions
import pytest

from custom_components.back_recovery.condition import CONDITIONS
from custom_components.back_recovery.const import DOMAIN

from .acting import (
    BATH,
    MONDAY,
    SWITCH,
    USUAL,
    WALK,
    a_plan,
    a_running_plan,
    act,
    press,
    settle,
    until,
)
from .automations import Diary, automate
from .builders import an_activity, an_entry, set_up

pytestmark = pytest.mark.freeze_time(MONDAY)

BOBS = "switch.back_recovery_bob"
LOCKOUT = "binary_sensor.back_recovery_gym_lockout"
QUESTION = "automation.question"


class Question:
    """An automation that only asks a condition."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self._diary = Diary(hass)

    async def answer(self) -> bool:
        """Return whether the condition is true now."""
        before = len(self._diary)
        await press(self._hass, "automation.trigger", QUESTION, skip_condition=False)
        return len(self._diary) > before


async def question(hass: HomeAssistant, name: str, *entity_ids: str, **options: Any) -> Question:
    """Put the automation into Home Assistant."""
    condition = {"condition": f"{DOMAIN}.{name}", "target": {"entity_id": list(entity_ids)}}
    if options:
        condition["options"] = options
    config = {"alias": "Question", "conditions": [condition], "actions": [{"event": "told"}]}
    await automate(hass, {**config, "triggers": []})
    return Question(hass)


async def test_a_recovery_is_running_from_its_start_to_its_end(hass: HomeAssistant) -> None:
    await a_plan(hass)
    asked = await question(hass, "is_recovering", SWITCH)
    assert not await asked.answer()

    await press(hass, "switch.turn_on", SWITCH)
    assert await asked.answer()

    await press(hass, "switch.turn_off", SWITCH)
    assert not await asked.answer()


async def test_another_switch_that_is_on_is_no_recovery(hass: HomeAssistant) -> None:
    await a_plan(hass)
    hass.states.async_set("switch.lamp", "on")

    asked = await question(hass, "is_recovering", SWITCH, "switch.lamp")

    assert not await asked.answer()


@pytest.mark.parametrize(("behavior", "answer"), [("any", True), ("all", False)])
async def test_any_or_all_of_two_people_can_be_asked_about(
    hass: HomeAssistant, behavior: str, answer: bool
) -> None:
    await a_running_plan(hass)
    await set_up(hass, an_entry(*USUAL, title="Back recovery Bob"))

    asked = await question(hass, "is_recovering", SWITCH, BOBS, behavior=behavior)

    assert await asked.answer() is answer


async def test_a_recovery_can_have_to_run_for_a_while(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    asked = await question(hass, "is_recovering", SWITCH, **{"for": "01:00:00"})

    await until(hass, freezer, "Mon 18:59")
    assert not await asked.answer()
    await until(hass, freezer, "Mon 19:01")

    assert await asked.answer()


async def test_the_gym_is_locked_while_the_person_rests(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    asked = await question(hass, "gym_is_locked", LOCKOUT)
    await act(hass, "pause")
    assert await asked.answer()

    await press(hass, "switch.turn_off", SWITCH)

    assert not await asked.answer()


async def test_what_can_be_started_is_open(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    asked = await question(hass, "activity_is_open", SWITCH, activity="walk")
    assert await asked.answer()

    await act(hass, "start_activity", activity="bath")

    assert not await asked.answer()


async def test_time_alone_closes_and_opens_an_activity(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, an_activity("bath", schedule="never", latest="21:00:00"))
    asked = await question(hass, "activity_is_open", SWITCH, activity="bath")
    freezer.move_to("2026-11-23 20:59:59+00:00")
    assert await asked.answer()

    freezer.move_to("2026-11-23 21:00:00+00:00")
    assert not await asked.answer()

    freezer.move_to("2026-11-24 20:00:00+00:00")
    assert await asked.answer()


async def test_nothing_is_open_while_no_recovery_is_running(hass: HomeAssistant) -> None:
    await a_plan(hass)

    asked = await question(hass, "activity_is_open", SWITCH, activity="walk")

    assert not await asked.answer()


async def test_the_gym_is_open_while_no_recovery_is_running(hass: HomeAssistant) -> None:
    await a_plan(hass)
    asked = await question(hass, "activity_is_open", SWITCH, activity="gym")
    assert await asked.answer()

    await press(hass, "switch.turn_on", SWITCH)

    assert not await asked.answer()


@pytest.mark.parametrize(("behavior", "answer"), [("any", True), ("all", False)])
async def test_what_only_one_plan_has_is_open_for_one(
    hass: HomeAssistant, behavior: str, answer: bool
) -> None:
    await a_running_plan(hass, WALK, BATH)
    await set_up(hass, an_entry(WALK, title="Back recovery Bob"))
    await press(hass, "switch.turn_on", BOBS)

    asked = await question(
        hass, "activity_is_open", SWITCH, BOBS, activity="bath", behavior=behavior
    )

    assert await asked.answer() is answer


async def test_a_plan_that_is_not_loaded_has_nothing_open(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)
    asked = await question(hass, "activity_is_open", SWITCH, activity="walk")

    await hass.config_entries.async_unload(entry.entry_id)
    await settle(hass)

    assert not await asked.answer()


async def test_the_editor_is_told_every_condition(hass: HomeAssistant) -> None:
    await a_plan(hass)
    await automate(hass)

    described = await async_get_all_descriptions(hass)

    ours = {name for name in described if name.startswith(f"{DOMAIN}.")}
    assert ours == {f"{DOMAIN}.{name}" for name in CONDITIONS}
