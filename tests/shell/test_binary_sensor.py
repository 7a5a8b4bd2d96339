"""The gym lockout."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from syrupy.assertion import SnapshotAssertion

from .acting import MONDAY, SWITCH, a_plan, a_running_plan, act, attribute, press, shown, until
from .pictures import assert_as_in_picture
from .way_back import a_return

pytestmark = pytest.mark.freeze_time(MONDAY)

LOCKOUT = "binary_sensor.back_recovery_gym_lockout"


async def test_the_lockout_is_as_in_the_picture(
    hass: HomeAssistant, snapshot: SnapshotAssertion
) -> None:
    await assert_as_in_picture(hass, "binary_sensor", await a_running_plan(hass), snapshot)


async def test_lifting_is_open_while_nothing_is_sore(hass: HomeAssistant) -> None:
    await a_plan(hass)

    assert shown(hass, LOCKOUT) == "off"


async def test_lifting_stays_locked_out_while_paused(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    await act(hass, "pause")

    assert shown(hass, LOCKOUT) == "on"


async def test_lifting_opens_at_the_end_of_the_window(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)

    await until(hass, freezer, "Wed 18:00")

    assert (shown(hass, LOCKOUT), shown(hass, SWITCH)) == ("off", "off")


async def test_it_says_until_when_and_why(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    assert attribute(hass, LOCKOUT, "until") == "2026-11-25T18:00:00+00:00"
    assert attribute(hass, LOCKOUT, "reason") == "rest_window"

    await act(hass, "report_warning_sign", list="b")

    assert attribute(hass, LOCKOUT, "until") is None
    assert attribute(hass, LOCKOUT, "reason") == "hold"


async def test_that_an_answer_closed_it_is_said_and_not_which(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_return(hass, freezer)
    assert attribute(hass, LOCKOUT, "reason") is None
    await act(hass, "log_gym_session", pain_before=0, pain_warm_up=0, pain_after=0)
    await until(hass, freezer, "Thu 12:00")

    await act(hass, "check_in", pain_now=4)

    assert attribute(hass, LOCKOUT, "reason") == "answers"


async def test_stopping_opens_it_at_once(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    await press(hass, "switch.turn_off", SWITCH)

    assert shown(hass, LOCKOUT) == "off"
