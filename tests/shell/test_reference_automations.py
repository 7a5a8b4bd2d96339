"""The automations of the reference do what it says, as they stand there."""

import asyncio
from pathlib import Path
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import MockUser, async_mock_service
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.const import CONF_PHONES

from .acting import MONDAY, SWITCH, WALK, a_plan, a_running_plan, act, press, settle, shown, until
from .phones import Phone, a_phone_of, live_with

pytestmark = pytest.mark.freeze_time(MONDAY)

PAGE = (Path(__file__).parents[2] / "docs" / "reference.md").read_text(encoding="utf-8")
TO_COPY = PAGE.partition("\n## Automations to copy\n")[2].partition("\n## ")[0]
BLOCKS = re.findall(r"```yaml\n(.*?)```", TO_COPY, re.DOTALL)
AUTOMATIONS: dict[str, Any] = {one["alias"]: one for one in map(parse_yaml, BLOCKS)}

TIME_IS_UP = "Say when the time is up"
NO_REMINDERS = "No workout reminders while I rest"
ASK = "Ask how the back is after a walk"
REMINDER = "automation.workout_reminder"


async def automate(hass: HomeAssistant, alias: str, **more: Any) -> None:
    """Put an automation of the reference into Home Assistant, and another one beside it."""
    other = {"alias": "Workout reminder", "triggers": [], "actions": [], **more}
    config = {"automation": [AUTOMATIONS[alias], other]}
    assert await async_setup_component(hass, "automation", config)
    await settle(hass)


def test_there_is_a_test_of_every_automation() -> None:
    assert set(AUTOMATIONS) == {TIME_IS_UP, NO_REMINDERS, ASK}


async def test_the_speaker_says_when_the_time_is_up(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    said = async_mock_service(hass, "tts", "speak")
    await a_running_plan(hass)
    await automate(hass, TIME_IS_UP)

    await act(hass, "start_activity", activity="walk", minutes=10)
    assert not said
    await until(hass, freezer, "Mon 18:10")

    (call,) = said
    assert call.data["message"] == "Walk: time is up."
    assert call.data["media_player_entity_id"] == "media_player.living_room_speaker"
    assert call.data["entity_id"] == ["tts.house_voice"]


async def test_the_speaker_says_nothing_at_set_up_and_at_a_reload(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    said = async_mock_service(hass, "tts", "speak")
    await automate(hass, TIME_IS_UP)
    entry = await a_running_plan(hass)
    await act(hass, "start_activity", activity="walk", minutes=10)

    await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)

    assert not said
    assert "Error" not in caplog.text


async def test_reminders_are_off_while_the_person_rests(hass: HomeAssistant) -> None:
    await a_plan(hass)
    await automate(hass, NO_REMINDERS)
    assert shown(hass, REMINDER) == "on"

    await press(hass, "switch.turn_on", SWITCH)
    assert shown(hass, REMINDER) == "off"

    await press(hass, "switch.turn_off", SWITCH)
    assert shown(hass, REMINDER) == "on"


@pytest.fixture
async def alex(
    hass: HomeAssistant,
    hass_admin_user: MockUser,
    hass_client: ClientSessionGenerator,
    aioclient_mock: AiohttpClientMocker,
) -> Phone:
    """Alex, with the phone of the demo and a walk at seven."""
    await live_with(hass, alex=hass_admin_user)
    phone = await a_phone_of(hass, "Alex phone", hass_admin_user, hass_client, aioclient_mock)
    await a_running_plan(hass, WALK, **{CONF_PHONES: [phone.action]})
    await automate(hass, ASK)
    return phone


async def is_on_screen(phone: Phone, title: str) -> None:
    """Wait for a notification; the clock stands still, so that turns of the loop are counted."""
    for _ in range(100_000):
        if title in phone.titles:
            return
        await asyncio.sleep(0)
    pytest.fail(f"{title} is not among {phone.titles}")


async def test_the_back_is_asked_about_after_a_walk(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alex: Phone
) -> None:
    await until(hass, freezer, "Mon 19:00")
    assert alex.last["title"] == "Walk, 10 min"

    # The automation is not done before the answer, so that waiting for all to be done waits for it.
    done = hass.async_create_background_task(act(hass, "done", activity="walk"), "done")
    await is_on_screen(alex, "After your walk")
    await alex.tap(alex.button("Answer"), reply_text="4")
    await done

    assert shown(hass, "sensor.back_recovery_pain") == "4"


async def test_the_back_is_not_asked_about_after_a_walk_that_was_skipped(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alex: Phone
) -> None:
    await until(hass, freezer, "Mon 19:00")

    await act(hass, "skip", activity="walk")

    assert "After your walk" not in alex.titles


@pytest.mark.parametrize("alias", AUTOMATIONS)
async def test_an_automation_names_only_what_exists(hass: HomeAssistant, alias: str) -> None:
    await a_plan(hass)
    there = {entry.entity_id for entry in er.async_get(hass).entities.values()}

    named = re.findall(r"\b\w+\.back_recovery\w*", str(AUTOMATIONS[alias]))

    assert named
    assert set(named) <= there
