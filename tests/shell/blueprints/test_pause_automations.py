"""Pause my workout automations."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import CoreState, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.shell.acting import (
    MONDAY,
    SWITCH,
    a_plan,
    a_running_plan,
    act,
    at,
    press,
    settle,
    shown,
    until,
)
from tests.shell.test_trigger import device_of

from .conftest import make

pytestmark = pytest.mark.freeze_time(MONDAY)

REMINDER = "automation.reminder"


async def pause_reminder(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    await make(hass, "pause_automations", plan=device_of(hass, entry), automations=[REMINDER])


async def test_automations_pause_while_the_person_recovers(hass: HomeAssistant) -> None:
    await pause_reminder(hass, await a_plan(hass))

    await press(hass, "switch.turn_on", SWITCH)
    assert shown(hass, REMINDER) == "off"
    await act(hass, "pause")
    await act(hass, "resume")
    assert shown(hass, REMINDER) == "off"
    await press(hass, "switch.turn_off", SWITCH)

    assert shown(hass, REMINDER) == "on"


async def test_automations_go_on_when_the_window_is_over(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await pause_reminder(hass, await a_plan(hass))
    await press(hass, "switch.turn_on", SWITCH)

    await until(hass, freezer, "Wed 18:00")

    assert shown(hass, REMINDER) == "on"


@pytest.mark.parametrize("recovering", [True, False])
async def test_a_start_of_the_house_pauses_again_and_turns_nothing_on(
    hass: HomeAssistant, recovering: bool
) -> None:
    entry = await (a_running_plan(hass) if recovering else a_plan(hass))
    hass.set_state(CoreState.not_running)
    await pause_reminder(hass, entry)
    await press(hass, "automation.turn_on" if recovering else "automation.turn_off", REMINDER)

    await hass.async_start()
    await settle(hass)

    assert shown(hass, REMINDER) == "off"


async def test_an_end_while_home_assistant_was_down_is_made_up_for(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass)
    await hass.config_entries.async_unload(entry.entry_id)
    hass.set_state(CoreState.not_running)
    await pause_reminder(hass, entry)
    await press(hass, "automation.turn_off", REMINDER)
    freezer.move_to(at("Fri 08:00"))

    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_start()
    await settle(hass)

    assert shown(hass, REMINDER) == "on"
