"""The blueprints: imported by their address, complete, and each with stories of its own."""

from pathlib import Path

from homeassistant.components.blueprint import Blueprint
from homeassistant.core import HomeAssistant
from homeassistant.util.yaml import load_yaml_dict
import pytest
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from tests.shell.acting import MONDAY
from tests.shell.automations import automate

from .conftest import BLUEPRINTS, RAW, REPOSITORY

pytestmark = pytest.mark.freeze_time(MONDAY)


@pytest.fixture
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", BLUEPRINTS, ids=lambda path: path.stem)
async def test_a_blueprint_is_imported_by_its_address(
    hass: HomeAssistant,
    path: Path,
    text: str,
    hass_ws_client: WebSocketGenerator,
    aioclient_mock: AiohttpClientMocker,
) -> None:
    await automate(hass)
    tail = f"blueprints/automation/back_recovery/{path.name}"
    aioclient_mock.get(f"{RAW}/{tail}", text=text)
    client = await hass_ws_client(hass)

    await client.send_json_auto_id({"type": "blueprint/import", "url": f"{REPOSITORY}/{tail}"})
    answer = (await client.receive_json())["result"]

    assert answer["validation_errors"] is None
    assert answer["blueprint"]["metadata"]["source_url"] == f"{REPOSITORY}/{tail}"


@pytest.mark.parametrize("path", BLUEPRINTS, ids=lambda path: path.stem)
def test_every_input_of_a_blueprint_is_used_and_can_be_chosen(path: Path, text: str) -> None:
    blueprint = Blueprint(load_yaml_dict(path), schema=lambda config: config)  # type: ignore[arg-type]

    assert blueprint.validate() is None
    for name, described in blueprint.inputs.items():
        assert described["name"], name
        assert described["selector"], name
        assert f"!input {name}\n" in text


@pytest.mark.parametrize("path", BLUEPRINTS, ids=lambda path: path.stem)
def test_there_are_stories_of_every_blueprint(path: Path) -> None:
    assert (Path(__file__).parent / f"test_{path.stem}.py").exists()


def test_there_are_as_many_as_promised() -> None:
    assert len(BLUEPRINTS) == 5
