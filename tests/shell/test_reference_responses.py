"""The reference shows the answers of actions with the fields that they really have."""

from pathlib import Path
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.back_recovery.const import CONF_STREAK

from .acting import MONDAY, SWITCH, a_running_plan, ask, until

pytestmark = pytest.mark.freeze_time(MONDAY)

PAGE = (Path(__file__).parents[2] / "docs" / "reference.md").read_text(encoding="utf-8")


def shown(action: str) -> Any:
    """Return the example of an answer as the page has it."""
    found = re.search(rf"^#### {action}\n+```yaml\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return parse_yaml(found[1])


def same_fields(example: Any, real: Any) -> None:
    """Compare the names of the fields, those of the rows of a list, too."""
    if isinstance(example, dict) and isinstance(real, dict):
        assert example.keys() == real.keys()
        for name in example:
            same_fields(example[name], real[name])
    elif isinstance(example, list) and isinstance(real, list) and example and real:
        same_fields(example[0], real[0])


async def test_the_answer_of_get_agenda(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, hass_admin_user: MockUser
) -> None:
    await a_running_plan(hass, **{CONF_STREAK: True})
    await until(hass, freezer, "Mon 19:00")

    real = await ask(hass, "back_recovery.get_agenda", SWITCH, hass_admin_user.id)

    assert real["open_prompts"]
    assert real["coming"]
    assert real["closed"]
    same_fields(shown("Get agenda"), real)


async def test_the_answer_of_export(hass: HomeAssistant, hass_admin_user: MockUser) -> None:
    await a_running_plan(hass)

    real = await ask(hass, "back_recovery.export", SWITCH, hass_admin_user.id)

    same_fields(shown("Export"), real)
    assert real["csv"].startswith(shown("Export")["csv"].partition("\r")[0])


async def test_the_answer_of_simulate(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    timeline = (await ask(hass, "back_recovery.simulate", SWITCH))["timeline"]

    kinds = {line["what"]: line.keys() for line in timeline}
    for line in shown("Simulate rest window")["timeline"]:
        assert line.keys() == kinds[line["what"]]


async def test_the_answer_of_log_workout(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    real = await ask(hass, "back_recovery.log_workout", SWITCH, activity="yoga", duration_min=20)

    same_fields(shown("Log workout"), real)
