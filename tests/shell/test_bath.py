"""The bath: filled after a yes, closed when it is full, wet or too hot."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest

from .acting import a_running_plan, settle, somebody
from .appliances import NOON, Tap, after, messages, plug_in, start
from .builders import an_activity

BATH = an_activity(
    "bath",
    device="valve.bath",
    schedule="never",
    leak_sensor="binary_sensor.leak",
    level_sensor="sensor.level",
    target_level=70,
    water_sensor="sensor.water",
)


@pytest.fixture(autouse=True)
def monday_evening(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(NOON)


@pytest.fixture
async def tap(hass: HomeAssistant) -> Tap:
    tap = Tap()
    await plug_in(hass, "valve", [tap])
    hass.states.async_set("binary_sensor.leak", "off")
    hass.states.async_set("sensor.level", "0")
    hass.states.async_set("sensor.water", "100.4", {"unit_of_measurement": "°F"})
    return tap


@pytest.fixture
async def user(hass: HomeAssistant) -> str:
    return await somebody(hass, "Alex")


async def test_a_full_bath_closes_its_tap_and_is_announced_with_its_warmth(
    hass: HomeAssistant, tap: Tap, user: str, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, BATH)
    await start(hass, user, "bath")
    assert tap.is_closed is False
    await after(hass, freezer, minutes=4)

    hass.states.async_set("sensor.level", "70")
    await settle(hass)

    assert tap.is_closed
    assert any("38 °C" in message for message in messages(hass))


async def test_a_leak_closes_the_tap_at_once(hass: HomeAssistant, tap: Tap, user: str) -> None:
    await a_running_plan(hass, BATH)
    await start(hass, user, "bath")

    hass.states.async_set("binary_sensor.leak", "on")
    await settle(hass)

    assert tap.is_closed
    assert any("leak" in message for message in messages(hass))


@pytest.mark.parametrize("state", ["unavailable", "unknown", None])
async def test_a_leak_sensor_that_does_not_answer_is_a_reason_not_to_start(
    hass: HomeAssistant, tap: Tap, user: str, state: str | None
) -> None:
    await a_running_plan(hass, BATH)
    await let_leak_sensor_be(hass, state)

    with pytest.raises(ServiceValidationError) as caught:
        await start(hass, user, "bath")

    assert "the leak sensor does not answer" in caught.value.translation_placeholders["why"]
    assert tap.is_closed


@pytest.mark.parametrize("state", ["unavailable", None])
async def test_a_leak_sensor_that_falls_silent_closes_the_tap_after_a_minute(
    hass: HomeAssistant, tap: Tap, user: str, freezer: FrozenDateTimeFactory, state: str | None
) -> None:
    await a_running_plan(hass, BATH)
    await start(hass, user, "bath")
    await let_leak_sensor_be(hass, state)

    await after(hass, freezer, seconds=50)
    assert not tap.is_closed
    await after(hass, freezer, seconds=10)

    assert tap.is_closed
    assert any("the leak sensor does not answer" in message for message in messages(hass))


async def let_leak_sensor_be(hass: HomeAssistant, state: str | None) -> None:
    """Let the sensor say something else; None: it is removed."""
    if state is None:
        hass.states.async_remove("binary_sensor.leak")
    else:
        hass.states.async_set("binary_sensor.leak", state)
    await settle(hass)


async def test_water_that_scalds_is_an_alarm_while_somebody_sits_in_it(
    hass: HomeAssistant, tap: Tap, user: str
) -> None:
    await a_running_plan(hass, BATH)
    await start(hass, user, "bath")
    hass.states.async_set("sensor.level", "70")
    await settle(hass)

    hass.states.async_set("sensor.water", "111.2", {"unit_of_measurement": "°F"})
    await settle(hass)

    assert tap.is_closed
    assert any("far too hot, 44 °C" in message for message in messages(hass))


async def test_a_wet_floor_is_a_reason_not_tostart(
    hass: HomeAssistant, tap: Tap, user: str
) -> None:
    await a_running_plan(hass, BATH)
    hass.states.async_set("binary_sensor.leak", "on")

    with pytest.raises(ServiceValidationError) as caught:
        await start(hass, user, "bath")

    assert "leak" in caught.value.translation_placeholders["why"]
    assert tap.is_closed
