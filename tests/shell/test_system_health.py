"""Figures that tell whether it works, and nothing about anybody."""

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import get_system_health_info

from custom_components.back_recovery.const import DOMAIN

from .acting import a_running_plan


async def test_system_information_counts_and_names_nobody(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "system_health", {})
    await a_running_plan(hass)
    await hass.async_block_till_done()

    found = await get_system_health_info(hass, DOMAIN)

    assert found["plans"] == "1 / 1"
    assert (found["recovering"], found["devices_not_off"]) == (1, 0)
    assert found["page"]
