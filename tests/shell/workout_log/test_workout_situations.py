"""Every recorded situation comes out as expected in a running Home Assistant."""

from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from tests.workouts.runner import load

from ..workout_situations import RealSituation

SITUATIONS = sorted((Path(__file__).parents[2] / "workouts" / "situations").glob("*.json"))


@pytest.fixture
async def client(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator, tmp_path: Path
) -> TestClient[Any, Any]:
    """Return what posts from outside; addresses need a web server before anything else."""
    hass.config.config_dir = str(tmp_path)
    for component in ("webhook", "calendar"):
        assert await async_setup_component(hass, component, {})
    return await hass_client_no_auth()


@pytest.mark.parametrize("path", SITUATIONS, ids=lambda path: path.stem)
async def test_the_situation_comes_out_as_expected(
    path: Path,
    hass: HomeAssistant,
    client: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    situation = RealSituation(load(path), hass, client, freezer)

    await situation.play_for_real(monkeypatch)

    assert situation.failures_for_real() == []


def test_there_are_situations() -> None:
    """The one above would pass without any."""
    assert len(SITUATIONS) >= 40
