"""What the page about wearables tells people to send is taken as it says."""

import json
from pathlib import Path
import re
import shlex
from typing import Any

from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.workout_log.webhook import NOT_SAVED, TOO_OFTEN, UNREADABLE
from custom_components.back_recovery.workouts.guard import REFUSALS

from ..builders import set_up_with
from ..workout_house import a_source

PAGE = (Path(__file__).parents[3] / "docs" / "wearables.md").read_text(encoding="utf-8")
BODIES = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
(CURL,) = re.findall(r"```sh\n(curl .*?)\n```", PAGE)


@pytest.fixture
async def client(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator, tmp_path: Path
) -> TestClient[Any, Any]:
    hass.config.config_dir = str(tmp_path)
    for component in ("webhook", "calendar"):
        assert await async_setup_component(hass, component, {})
    return await hass_client_no_auth()


@pytest.mark.freeze_time("2026-11-21 12:00:00+00:00")
@pytest.mark.parametrize("body", [*BODIES, shlex.split(CURL)[shlex.split(CURL).index("-d") + 1]])
async def test_what_the_page_shows_is_taken(
    hass: HomeAssistant,
    client: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    body: str,
) -> None:
    await set_up_with(hass, [a_source("webhook", webhook_id="id")])
    freezer.move_to("2026-11-21 18:00:00+00:00")

    response = await client.post("/api/webhook/id", data=body.encode())

    assert (response.status, await response.json()) == (200, {"new_workouts": 1})


def test_the_page_shows_something() -> None:
    """The one above would pass without any."""
    assert len(BODIES) == 3
    assert json.loads(BODIES[0])["exercises"]


def test_the_page_names_every_reason() -> None:
    table = PAGE.split("| `error` | because |")[1]
    named = set(re.findall(r"`(\w+)`", table))

    assert named >= {*REFUSALS, NOT_SAVED, TOO_OFTEN, UNREADABLE}
