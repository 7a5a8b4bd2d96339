"""What stories of the journal begin with."""

from pathlib import Path

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from .journaling import NOW, Plan


@pytest.fixture
def plan(hass: HomeAssistant, tmp_path: Path, freezer: FrozenDateTimeFactory) -> Plan:
    freezer.move_to(NOW)
    hass.config.config_dir = str(tmp_path)
    return Plan(hass)
