"""What is sent to a device; whether it helped is for the device to say."""

import asyncio
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
import probatio
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.back_recovery.engine.model.effects import TurnOff, TurnOn
from custom_components.back_recovery.settings.devices import DeviceSettings
from custom_components.back_recovery.surroundings import devices as module
from custom_components.back_recovery.surroundings.devices import Devices

from ..appliances import NOON

ACTIONS = {
    "switch": ("turn_on", "turn_off"),
    "input_boolean": ("turn_on", "turn_off"),
    "light": ("turn_on", "turn_off"),
    "fan": ("turn_on", "turn_off"),
    "valve": ("open_valve", "close_valve"),
    "cover": ("open_cover", "close_cover"),
}


@pytest.fixture(autouse=True)
async def core(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "homeassistant", {})


def on(device: str) -> TurnOn:
    ends_at = NOON + timedelta(minutes=10)
    return TurnOn(activity="bath", device=device, off_at=ends_at, not_after=ends_at)


def off(device: str) -> TurnOff:
    return TurnOff(activity="bath", device=device)


def switching(hass: HomeAssistant, device: str, **scripts: str) -> Devices:
    """Let the plan have a device that is off."""
    hass.states.async_set(device, "off")
    named: dict[str, Any] = {"on_script": None, "off_script": None, **scripts}
    return Devices(hass, {"bath": DeviceSettings(entity_id=device, sensors={}, **named)})


@pytest.mark.parametrize("domain", ACTIONS)
async def test_every_kind_of_device_gets_its_own_command(hass: HomeAssistant, domain: str) -> None:
    device = f"{domain}.one"
    devices = switching(hass, device)
    calls = [async_mock_service(hass, domain, action) for action in ACTIONS[domain]]

    await devices.async_turn_on(on(device))
    await devices.async_turn_off(off(device))

    sent = [call.data["entity_id"] for calls_of_one in calls for call in calls_of_one]
    assert sent in ([device] * 2, [[device]] * 2)


async def test_scripts_take_the_place_of_switching(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(NOON)
    devices = switching(hass, "switch.a", on_script="script.on", off_script="script.off")
    calls = async_mock_service(hass, "script", "turn_on")

    await devices.async_turn_on(on("switch.a"))
    await devices.async_turn_off(off("switch.a"))

    assert [(call.data["entity_id"], call.data["variables"]) for call in calls] == [
        ("script.on", {"seconds": 630, "activity": "bath"}),
        ("script.off", {"activity": "bath"}),
    ]


async def test_a_device_that_was_replaced_is_not_switched_off_by_the_new_ones_script(
    hass: HomeAssistant,
) -> None:
    devices = switching(hass, "switch.new", on_script="script.on", off_script="script.off")
    calls = async_mock_service(hass, "switch", "turn_off")

    await devices.async_turn_off(off("switch.old"))

    assert calls[0].data["entity_id"] in ("switch.old", ["switch.old"])


async def test_what_does_not_exist_is_not_switched_on(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    calls = async_mock_service(hass, "switch", "turn_on")
    devices = switching(hass, "switch.a")
    hass.states.async_remove("switch.a")

    await devices.async_turn_on(on("switch.a"))

    assert calls == []
    assert "switch.a does not exist" in caplog.text


@pytest.mark.parametrize(
    "error", [HomeAssistantError("no"), probatio.Invalid("no"), ConnectionError(), ValueError()]
)
async def test_whatever_a_device_raises_is_left_to_the_next_try(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    devices = switching(hass, "switch.a")

    async def fail(_call: ServiceCall) -> None:
        raise error

    hass.services.async_register("switch", "turn_off", fail)

    await devices.async_turn_off(off("switch.a"))

    assert "ERROR" not in caplog.text


async def test_nobody_waits_for_ever_for_a_device(hass: HomeAssistant) -> None:
    devices = switching(hass, "switch.a")
    was_left: list[bool] = []

    async def hang(_call: ServiceCall) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            was_left.append(True)

    hass.services.async_register("switch", "turn_off", hang)

    with patch.object(module, "COMMAND_TIMEOUT", 0.01):
        await devices.async_turn_off(off("switch.a"))

    assert was_left
