"""What a person can do about a problem in Repairs."""

from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.texts import Text

from .builders import an_activity, an_entry, set_up

FIX = "/api/repairs/issues/fix"


@pytest.fixture(autouse=True)
async def config_dir(hass: HomeAssistant, tmp_path: Path) -> Path:
    """Keep files of the stories out of the harness."""
    hass.config.config_dir = str(tmp_path)
    (tmp_path / ".storage").mkdir()
    return tmp_path


def damage(entry: MockConfigEntry, config_dir: Path) -> None:
    """Leave a record that cannot be read."""
    (config_dir / ".storage" / f"{DOMAIN}.{entry.entry_id}").write_text("no record")


async def a_damaged_plan(hass: HomeAssistant) -> Path:
    """Set up an entry whose record cannot be read; return where it was kept."""
    assert await async_setup_component(hass, "repairs", {})
    entry = an_entry(an_activity("walk"))
    damage(entry, Path(hass.config.config_dir))
    await set_up(hass, entry)
    issue = ir.async_get(hass).async_get_issue(DOMAIN, the_issue(hass))
    assert issue is not None
    assert issue.translation_placeholders is not None
    return Path(issue.translation_placeholders["kept_as"])


def the_issue(hass: HomeAssistant) -> str:
    """Return the id of the one issue there is."""
    (issue_id,) = [key for domain, key in ir.async_get(hass).issues if domain == DOMAIN]
    return issue_id


def issues(hass: HomeAssistant) -> list[str]:
    return [key for domain, key in ir.async_get(hass).issues if domain == DOMAIN]


async def begin_fix(hass: HomeAssistant, client: TestClient[Any, Any]) -> dict[str, Any]:
    """Open the fix of the one issue there is."""
    answer = await client.post(FIX, json={"handler": DOMAIN, "issue_id": the_issue(hass)})
    assert answer.status == 200
    flow: dict[str, Any] = await answer.json()
    return flow


async def go_on(client: TestClient[Any, Any], flow: dict[str, Any], **data: str) -> None:
    """Press a button of the flow."""
    answer = await client.post(f"{FIX}/{flow['flow_id']}", json=data)
    assert answer.status == 200


@pytest.mark.parametrize(("choice", "is_kept"), [("keep", True), ("delete", False)])
async def test_a_file_that_was_set_aside_can_be_kept_or_deleted(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, choice: str, is_kept: bool
) -> None:
    kept = await a_damaged_plan(hass)
    client = await hass_client()
    flow = await begin_fix(hass, client)
    assert flow["menu_options"] == ["keep", "delete"]
    assert flow["description_placeholders"]["kept_as"] == str(kept)
    assert kept.exists()

    await go_on(client, flow, next_step_id=choice)

    assert kept.exists() is is_kept
    assert issues(hass) == []


async def test_no_other_file_is_deleted_whatever_an_issue_says(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, config_dir: Path
) -> None:
    kept = await a_damaged_plan(hass)
    other = config_dir / kept.name
    other.write_text("mine")
    ir.async_get(hass).issues[DOMAIN, the_issue(hass)].translation_placeholders[  # type: ignore[index]
        "kept_as"
    ] = str(other)
    client = await hass_client()

    await go_on(client, await begin_fix(hass, client), next_step_id="delete")

    assert other.exists()


async def test_a_missing_target_is_explained_and_can_be_left_out(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    assert await async_setup_component(hass, "repairs", {})
    options = {"phones": ["notify.mobile_app_gone"]}
    entry = await set_up(hass, an_entry(an_activity("walk"), options=options))
    await entry.runtime_data.recovery.prompter.async_tell(
        Message(subject="e1", text=Text.COMPLETED)
    )
    client = await hass_client()
    flow = await begin_fix(hass, client)
    assert flow["description_placeholders"]["target"] == "notify.mobile_app_gone"

    await go_on(client, flow, next_step_id="without")
    await hass.async_block_till_done()

    assert issues(hass) == []
    assert "phones" not in entry.options


async def test_the_fix_of_a_target_goes_on_in_the_options(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    assert await async_setup_component(hass, "repairs", {})
    options = {"phones": ["notify.mobile_app_gone"]}
    entry = await set_up(hass, an_entry(an_activity("walk"), options=options))
    client = await hass_client()
    flow = await begin_fix(hass, client)

    answer = await client.post(f"{FIX}/{flow['flow_id']}", json={"next_step_id": "choose"})

    result = await answer.json()
    assert (result["type"], result["reason"]) == ("abort", "choose")
    assert result["next_flow"][0] == "options_flow"
    assert result["result"]["entry_id"] == entry.entry_id


async def test_a_plan_takes_its_complaints_with_it(hass: HomeAssistant) -> None:
    options = {"phones": ["notify.mobile_app_gone"]}
    entry = await set_up(hass, an_entry(an_activity("walk"), options=options))
    await entry.runtime_data.recovery.prompter.async_tell(
        Message(subject="e1", text=Text.COMPLETED)
    )
    assert issues(hass)

    await hass.config_entries.async_remove(entry.entry_id)

    assert issues(hass) == []
