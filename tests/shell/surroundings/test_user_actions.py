"""The person's own actions around an activity: they may fail, and nothing waits for them."""

from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.back_recovery.surroundings import user_actions

from ..acting import MONDAY, a_running_plan, act, settle, shown
from ..builders import an_activity

CURRENT = "sensor.back_recovery_current_activity"
SAY = {
    "action": "test.say",
    "data": {name: f"{{{{ {name} }}}}" for name in ("activity", "person", "ends_at", "reason")},
}


@pytest.fixture(autouse=True)
def monday_evening(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(MONDAY)


async def a_position(hass: HomeAssistant, *, person: str | None = None, **actions: Any) -> None:
    """Have a plan with an easy position and own actions around it."""
    position = an_activity("easy_position", schedule="never", **actions)
    await a_running_plan(hass, position, person=person)


async def test_they_know_what_it_is_for_whom_until_when_and_why_it_ended(
    hass: HomeAssistant,
) -> None:
    calls = async_mock_service(hass, "test", "say")
    await a_position(hass, person="person.alex", run_at_start=[SAY], run_at_end=[SAY])

    await act(hass, "start_activity", activity="easy_position")
    await act(hass, "stop_activity")

    start, end = (call.data for call in calls)
    assert (start["activity"], start["person"], start["reason"]) == (
        "easy_position",
        "person.alex",
        None,
    )
    assert end == {**start, "reason": "by_person"}


@pytest.mark.parametrize(
    "broken",
    [
        [{"action": "test.missing"}],
        [{"action": "light.turn_on", "data": {"brightness": "{{ nothing.there }}"}}],
        [{"stop": "something is wrong", "error": True}],
        [{"this": "is no action"}],
    ],
)
async def test_what_fails_is_said_in_the_log_and_nothing_else_happens(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, broken: list[dict[str, Any]]
) -> None:
    await a_position(hass, run_at_start=broken)

    await act(hass, "start_activity", activity="easy_position")

    assert shown(hass, CURRENT) == "easy_position"
    assert "Back recovery: easy_position start" in caplog.text


async def test_a_sequence_that_waits_for_ever_is_stopped(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    calls = async_mock_service(hass, "test", "say")
    waiting = [{"wait_for_trigger": {"trigger": "event", "event_type": "never"}}, SAY]
    await a_position(hass, run_at_start=waiting)

    with patch.object(user_actions, "TIMEOUT", 0):
        await act(hass, "start_activity", activity="easy_position")
        await settle(hass)

    assert calls == []
    assert "TimeoutError" in caplog.text
