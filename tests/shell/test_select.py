"""How it began."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from syrupy.assertion import SnapshotAssertion

from .acting import HEATING_PAD, MONDAY, a_plan, a_running_plan, act, press, shown
from .pictures import assert_as_in_picture

pytestmark = pytest.mark.freeze_time(MONDAY)

ONSET = "select.back_recovery_onset"


async def test_the_onset_is_as_in_the_picture(
    hass: HomeAssistant, snapshot: SnapshotAssertion
) -> None:
    await assert_as_in_picture(hass, "select", await a_running_plan(hass), snapshot)


async def test_it_is_not_there_while_nobody_recovers(hass: HomeAssistant) -> None:
    await a_plan(hass)
    await press(hass, "select.select_option", ONSET, option="tweak")
    assert shown(hass, ONSET) == "unavailable"

    await act(hass, "start")

    assert shown(hass, ONSET) == "sore"


async def test_saying_that_it_came_on_suddenly_closes_heat(hass: HomeAssistant) -> None:
    await a_running_plan(hass, HEATING_PAD)

    await press(hass, "select.select_option", ONSET, option="tweak")

    assert shown(hass, ONSET) == "tweak"
    with pytest.raises(ServiceValidationError) as caught:
        await act(hass, "start_activity", activity="heating_pad")
    assert caught.value.translation_placeholders is not None
    assert "opens Thu 18:00" in caught.value.translation_placeholders["why"]
