"""Have a bath filled: the house asks back."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from custom_components.back_recovery.const import CONF_PHONES
from tests.shell.acting import MONDAY, a_running_plan, act, settle
from tests.shell.appliances import Tap, plug_in
from tests.shell.builders import an_activity
from tests.shell.phones import Phone
from tests.shell.test_trigger import device_of, pass_time

from .conftest import make

pytestmark = pytest.mark.freeze_time(MONDAY)

BATH = an_activity("bath", device="valve.bath", schedule="never")


@pytest.fixture
async def tap(hass: HomeAssistant, alex: Phone) -> Tap:
    """Have a bath that Alex is asked about when a button is pressed."""
    tap = Tap()
    await plug_in(hass, "valve", [tap])
    hass.states.async_set("input_button.bath", "unknown")
    options = {"person": "person.alex", CONF_PHONES: [alex.action]}
    entry = await a_running_plan(hass, BATH, **options)
    pressed = {"trigger": "state", "entity_id": "input_button.bath"}
    await make(hass, "bath_fill", plan=device_of(hass, entry), when=[pressed])
    return tap


async def press_the_button(hass: HomeAssistant) -> None:
    hass.states.async_set("input_button.bath", "pressed")
    await settle(hass)


async def test_a_bath_is_filled_when_the_person_says_yes(
    hass: HomeAssistant, alex: Phone, tap: Tap
) -> None:
    await press_the_button(hass)
    assert tap.is_closed
    assert "Start" in alex.buttons[0]

    await alex.tap(alex.button(alex.buttons[0]))

    assert not tap.is_closed


async def test_nobody_says_yes_and_no_water_runs(
    hass: HomeAssistant, alex: Phone, tap: Tap, freezer: FrozenDateTimeFactory
) -> None:
    await press_the_button(hass)
    start = alex.button(alex.buttons[0])

    await pass_time(hass, freezer, minutes=3)
    await alex.tap(start)

    assert tap.is_closed


async def test_nobody_is_asked_while_a_bath_is_closed(
    hass: HomeAssistant, alex: Phone, tap: Tap
) -> None:
    await act(hass, "pause")
    before = len(alex.received)

    await press_the_button(hass)

    assert len(alex.received) == before
