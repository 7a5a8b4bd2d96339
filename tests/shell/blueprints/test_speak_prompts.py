"""Say offers aloud, in other words and at other hours."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from tests.shell.acting import MONDAY, TICKED, a_running_plan, until
from tests.shell.test_trigger import device_of

from .conftest import make

pytestmark = pytest.mark.freeze_time(MONDAY)


@pytest.fixture
def said(hass: HomeAssistant) -> list[ServiceCall]:
    return async_mock_service(hass, "tts", "speak")


async def speak(hass: HomeAssistant, entry: MockConfigEntry, **inputs: Any) -> None:
    where = {"speaker": ["media_player.kitchen"], "voice": "tts.house"}
    await make(hass, "speak_prompts", plan=device_of(hass, entry), **where, **inputs)


async def test_an_offer_is_said_aloud(
    hass: HomeAssistant, said: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    await speak(hass, await a_running_plan(hass), sentence="Now: {activity}!")

    await until(hass, freezer, "Mon 19:00")

    (call,) = said
    assert call.data["message"] == "Now: Walk!"
    assert call.data["media_player_entity_id"] == ["media_player.kitchen"]
    assert call.data["entity_id"] == ["tts.house"]


async def test_only_some_offers_are_said_at_some_hours(
    hass: HomeAssistant, said: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    hours = {"after": "19:30:00", "before": "21:00:00"}
    await speak(
        hass, await a_running_plan(hass, **TICKED), activities=["bath", "check_in"], **hours
    )

    await until(hass, freezer, "Mon 21:45")

    assert [call.data["message"] for call in said] == ["Warm bath?"]
