"""Numbers a person sets."""

import logging

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from syrupy.assertion import SnapshotAssertion

from custom_components.back_recovery.const import CONF_REST_WINDOW

from .acting import MONDAY, SWITCH, a_plan, a_running_plan, act, let_settle, press, shown
from .pictures import assert_as_in_picture

pytestmark = pytest.mark.freeze_time(MONDAY)

PAIN = "number.back_recovery_pain_now"
WINDOW = "number.back_recovery_rest_window"


async def test_the_numbers_are_as_in_the_picture(
    hass: HomeAssistant, snapshot: SnapshotAssertion
) -> None:
    await assert_as_in_picture(hass, "number", await a_plan(hass), snapshot)


async def test_setting_the_pain_is_a_check_in_by_that_user(
    hass: HomeAssistant, hass_admin_user: MockUser
) -> None:
    entry = await a_running_plan(hass)

    await press(hass, "number.set_value", PAIN, by=hass_admin_user.id, value=4)
    await let_settle(hass)

    (check_in,) = entry.runtime_data.recovery.episode.check_ins
    assert (check_in.pain_now, check_in.by) == (4, hass_admin_user.id)
    assert shown(hass, PAIN) == shown(hass, "sensor.back_recovery_pain") == "4"


async def test_a_slider_says_where_it_comes_to_rest(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)

    for value in (3, 6, 9, 5):
        await press(hass, "number.set_value", PAIN, value=value)
    await let_settle(hass)

    assert [one.pain_now for one in entry.runtime_data.recovery.episode.check_ins] == [5]


async def test_a_number_of_what_is_over_when_it_rests_says_nothing(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    entry = await a_running_plan(hass)
    await press(hass, "number.set_value", PAIN, value=3)
    await press(hass, "switch.turn_off", SWITCH)

    await let_settle(hass)

    assert entry.runtime_data.recovery.last.check_ins == ()
    assert [one for one in caplog.records if one.levelno > logging.WARNING] == []


async def test_a_reload_loses_no_number_that_still_rests(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)
    await press(hass, "number.set_value", PAIN, value=3)

    assert await hass.config_entries.async_reload(entry.entry_id)

    assert [one.pain_now for one in entry.runtime_data.recovery.episode.check_ins] == [3]


async def test_the_first_number_can_be_0(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    assert shown(hass, PAIN) == "unknown"
    assert hass.states.get(PAIN).attributes["mode"] == "box"

    await press(hass, "number.set_value", PAIN, value=0)
    await let_settle(hass)

    assert shown(hass, PAIN) == "0"


async def test_the_pain_is_not_asked_while_nobody_recovers(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)
    assert shown(hass, PAIN) == "unavailable"

    await press(hass, "number.set_value", PAIN, value=4)
    await let_settle(hass)

    assert entry.runtime_data.recovery.episode is None
    await act(hass, "start")
    assert shown(hass, PAIN) == "unknown"


async def test_another_rest_window_is_kept_without_a_reload(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)
    coordinator = entry.runtime_data.recovery

    await press(hass, "number.set_value", WINDOW, value=72)

    assert entry.options == {CONF_REST_WINDOW: 72}
    assert shown(hass, WINDOW) == "72"
    assert entry.runtime_data.recovery is coordinator


async def test_the_next_episode_rests_that_long(hass: HomeAssistant) -> None:
    await a_plan(hass)
    await press(hass, "number.set_value", WINDOW, value=24)

    await press(hass, "switch.turn_on", SWITCH)

    assert shown(hass, "sensor.back_recovery_rest_window_ends") == "2026-11-24T18:00:00+00:00"


async def test_a_window_of_minutes_is_shown_as_a_part_of_an_hour(hass: HomeAssistant) -> None:
    await a_plan(hass, rest_window=0.25)

    assert shown(hass, WINDOW) == "0.25"
