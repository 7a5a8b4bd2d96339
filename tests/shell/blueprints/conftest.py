"""Blueprints as Home Assistant has them, and somebody with a phone."""

from pathlib import Path
import shutil
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from tests.shell.automations import automate
from tests.shell.phones import Phone, a_phone_of, live_with

FOLDER = Path(__file__).parents[3] / "blueprints" / "automation" / "back_recovery"
BLUEPRINTS = sorted(FOLDER.glob("*.yaml"))
REPOSITORY = "https://github.com/back-recovery/back-recovery/blob/main"
RAW = "https://raw.githubusercontent.com/back-recovery/back-recovery/main"


@pytest.fixture(autouse=True)
def copied(hass: HomeAssistant, tmp_path: Path) -> None:
    """Put the blueprints where Home Assistant has them."""
    hass.config.config_dir = str(tmp_path)
    shutil.copytree(FOLDER, tmp_path / "blueprints" / "automation" / FOLDER.name)


async def make(hass: HomeAssistant, blueprint: str, **inputs: Any) -> None:
    """Make an automation of a blueprint, beside another one."""
    used = {"path": f"{FOLDER.name}/{blueprint}.yaml", "input": inputs}
    reminder = {"alias": "Reminder", "triggers": [], "actions": []}
    await automate(hass, {"alias": "Made", "use_blueprint": used}, reminder)


@pytest.fixture
async def alex(
    hass: HomeAssistant,
    hass_admin_user: MockUser,
    hass_client: ClientSessionGenerator,
    aioclient_mock: AiohttpClientMocker,
) -> Phone:
    """Alex, with a phone."""
    await live_with(hass, alex=hass_admin_user)
    return await a_phone_of(hass, "Alex phone", hass_admin_user, hass_client, aioclient_mock)


def phone_device(hass: HomeAssistant) -> str:
    (entry,) = hass.config_entries.async_entries("mobile_app")
    (device,) = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    return device.id
