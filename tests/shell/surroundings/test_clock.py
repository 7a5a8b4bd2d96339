"""A clock that starts years behind holds nobody up, and nothing is concluded from it."""

import os
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..acting import (
    CHECK_IN,
    MONDAY,
    SWITCH,
    WALK,
    a_running_plan,
    act,
    at,
    settle,
    shown,
    until,
)
from ..appliances import after

PHASE = "sensor.back_recovery_phase"
pytestmark = pytest.mark.freeze_time(MONDAY)


async def _crash(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    with patch.object(type(entry.runtime_data.recovery), "async_unload"):
        assert await hass.config_entries.async_unload(entry.entry_id)


async def _come_back(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    assert await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)


@pytest.mark.parametrize("clock", ["2010-01-01 00:00:00+00:00", "1970-01-01 00:01:00+00:00"])
async def test_a_clock_that_starts_years_behind_holds_nobody_up(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, clock: str
) -> None:
    plan = await a_running_plan(hass, WALK)
    await _crash(hass, plan)
    freezer.move_to(clock)
    before = os.times().user

    await _come_back(hass, plan)
    # Nobody sets it: the plan goes on with the clock there is.
    await after(hass, freezer, minutes=11)

    assert os.times().user - before < 5
    assert shown(hass, SWITCH) == "on"


async def test_a_clock_that_is_behind_is_waited_for(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    plan = await a_running_plan(hass, WALK, CHECK_IN)
    await until(hass, freezer, "Tue 12:00")
    await act(hass, "check_in", pain_now=2)
    await _crash(hass, plan)
    freezer.move_to(at("Mon 19:00"))
    await _come_back(hass, plan)

    await act(hass, "check_in", pain_now=2)

    # Time goes on from what was written last, not from a clock that is behind it.
    assert plan.runtime_data.recovery.episode.check_ins[-1].at >= at("Tue 12:00")


async def test_a_check_in_before_the_clock_was_set_is_no_silence_of_three_days(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    plan = await a_running_plan(hass, WALK, CHECK_IN)
    for noon in ("Tue 12:00", "Wed 12:00", "Thu 12:00"):
        await until(hass, freezer, noon)
        await act(hass, "check_in", pain_now=5)
    before = shown(hass, PHASE)
    await _crash(hass, plan)
    freezer.move_to(at("Mon 18:30"))
    await _come_back(hass, plan)
    await act(hass, "check_in", pain_now=5)

    freezer.move_to(at("Thu 12:05"))
    await after(hass, freezer, minutes=2)

    assert shown(hass, PHASE) == before == "rest"


async def test_a_clock_nobody_sets_is_believed_after_ten_minutes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    plan = await a_running_plan(hass, WALK)
    await _crash(hass, plan)
    freezer.move_to("2026-11-20 00:00:00+00:00")
    await _come_back(hass, plan)
    recovery = plan.runtime_data.recovery
    assert recovery.data.at >= at("Mon 18:00")

    await after(hass, freezer, minutes=12)

    assert recovery.data.at < at("Mon 18:00")
