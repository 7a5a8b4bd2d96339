"""What stands up to much runs in the same Home Assistant as the stories of the shell."""

from pathlib import Path

from homeassistant.core import HomeAssistant
import pytest

from tests.shell.appliances import Plug, plug_in
from tests.shell.conftest import (  # noqa: F401
    custom_integrations,
    presses_are_as_old_as_the_clock_says,
    what_is_served_may_come_late,
)

from .moments import PHONE, Phone


@pytest.fixture(autouse=True)
def on_a_disk_of_its_own(hass: HomeAssistant, tmp_path: Path) -> None:
    """Keep the files apart; where each task was begun is of no use, and slow."""
    hass.config.config_dir = str(tmp_path)
    hass.loop.set_debug(False)


@pytest.fixture
def phone(hass: HomeAssistant) -> Phone:
    phone = Phone()
    hass.services.async_register("notify", PHONE.removeprefix("notify."), phone.hears)
    return phone


@pytest.fixture
async def plug(hass: HomeAssistant) -> Plug:
    plug = Plug()
    await plug_in(hass, "switch", [plug])
    return plug
