"""The scripts in docs/safety.md give the device its countdown."""

from pathlib import Path
import re
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.script import Script, async_validate_actions_config
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

TEXT = (Path(__file__).parents[2] / "docs" / "safety.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(alias: .*?)```", TEXT, re.DOTALL)
SCRIPTS: dict[str, Any] = {block["alias"]: block["sequence"] for block in map(parse_yaml, BLOCKS)}
SECONDS = 930

SAID: dict[str, list[dict[str, Any]]] = {
    "Pad off": [{"entity_id": ["switch.pad"]}],
    "Pad on (Zigbee2MQTT)": [
        {"topic": "zigbee2mqtt/Pad/set", "payload": {"state": "ON", "on_time": SECONDS}}
    ],
    "Pad on (ZHA)": [
        {
            "ieee": "00:11:22:33:44:55:66:77",
            "endpoint_id": 1,
            "cluster_id": 6,
            "cluster_type": "in",
            "command": 66,
            "command_type": "server",
            "params": {"on_off_control": 0, "on_time": 10 * SECONDS, "off_wait_time": 0},
        }
    ],
    "Pad on (Shelly)": [{"seconds": SECONDS}],
    "Pad on (Tasmota)": [{"topic": "cmnd/pad/Backlog", "payload": "PulseTime1 1030; Power1 ON"}],
    "Pad on (Tapo)": [
        {"entity_id": ["number.pad_turn_off_in"], "value": 16},
        {"entity_id": ["switch.pad_auto_off_enabled"]},
        {"entity_id": ["switch.pad"]},
    ],
    "Pad on (ESPHome)": [{"seconds": SECONDS}],
}


def test_every_script_has_its_story() -> None:
    assert SCRIPTS.keys() == SAID.keys()


@pytest.mark.parametrize("alias", SAID)
async def test_a_script_says_for_how_long(hass: HomeAssistant, alias: str) -> None:
    steps = SCRIPTS[alias]
    names = dict.fromkeys(step["action"] for step in steps)
    calls = [async_mock_service(hass, *name.split(".")) for name in names]
    actions = await async_validate_actions_config(hass, cv.SCRIPT_SCHEMA(steps))

    script = Script(hass, actions, alias, "script")
    await script.async_run({"seconds": SECONDS, "activity": "heating_pad"}, Context())

    assert [call.data for of_one in calls for call in of_one] == SAID[alias]
