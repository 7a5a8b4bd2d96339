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


async def test_nobody_knows_how_it_began_while_idle(hass: HomeAssistant) -> None:
    await a_plan(hass)

    assert shown(hass, ONSET) == "unknown"


async def test_saying_that_it_came_on_suddenly_closes_heat(hass: HomeAssistant) -> None:
    await a_running_plan(hass, HEATING_PAD)

    await press(hass, "select.select_option", ONSET, option="tweak")

    assert shown(hass, ONSET) == "tweak"
    with pytest.raises(ServiceValidationError) as caught:
        await act(hass, "start_activity", activity="heating_pad")
    assert caught.value.translation_placeholders is not None
    assert "opens Thu 18:00" in caught.value.translation_placeholders["why"]


async def test_it_cannot_be_said_while_idle(hass: HomeAssistant) -> None:
    await a_plan(hass)

    with pytest.raises(ServiceValidationError) as caught:
        await press(hass, "select.select_option", ONSET, option="tweak")

    assert caught.value.translation_key == "not_recovering"
