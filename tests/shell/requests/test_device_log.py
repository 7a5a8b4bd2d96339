"""What became of a device, as a line of the activity log."""

from collections.abc import Callable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Event, HomeAssistant
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.back_recovery.logbook import async_describe_events
from custom_components.back_recovery.requests.device_problems import EVENT_DEVICE

from ..acting import a_running_plan, act, settle, somebody
from ..appliances import NOON, Plug, after, plug_in, start
from ..builders import an_activity

PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="never",
)

type Describe = Callable[[Event[dict[str, Any]]], dict[str, str]]


def described(hass: HomeAssistant, events: list[Event[dict[str, Any]]]) -> list[dict[str, str]]:
    """Return the lines that the activity log shows of events."""
    describers: dict[str, Describe] = {}
    async_describe_events(
        hass, lambda _domain, event_type, describe: describers.update({event_type: describe})
    )
    return [describers[event.event_type](event) for event in events]


async def test_the_log_says_that_off_was_not_confirmed_and_that_it_was(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(NOON)
    events = async_capture_events(hass, EVENT_DEVICE)
    plug = Plug()
    await plug_in(hass, "switch", [plug])
    await a_running_plan(hass, PAD)
    await start(hass, await somebody(hass, "Alex"), "heating_pad")
    plug.ignores = 1000
    await after(hass, freezer, minutes=10)
    plug.become(is_on=False)
    await after(hass, freezer, minutes=1)

    assert described(hass, events) == [
        {"name": "Back recovery: Heating pad", "message": "off not confirmed"},
        {
            "name": "Back recovery: Heating pad",
            "message": "off confirmed by the device, because there was no answer to the skin check",
        },
    ]


async def test_the_log_speaks_the_language_of_home_assistant(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(NOON)
    plug = Plug()
    await plug_in(hass, "switch", [plug])
    await a_running_plan(hass, an_activity(**{**PAD["data"], "power_sensor": "sensor.power"}))
    await hass.config.async_update(language="de")
    await settle(hass)
    events = async_capture_events(hass, EVENT_DEVICE)

    await start(hass, await somebody(hass, "Alex"), "heating_pad")
    hass.states.async_set("sensor.power", "45", {"unit_of_measurement": "W"})
    await after(hass, freezer, minutes=5)
    await act(hass, "stop_activity")
    assert described(hass, events) == []
    freezer.tick(1)
    hass.states.async_set("sensor.power", "0", {"unit_of_measurement": "W"})
    await settle(hass)

    assert described(hass, events) == [
        {"name": "Back recovery: Heizkissen", "message": "ist bestätigt aus (0 W): die Zeit war um"}
    ]
