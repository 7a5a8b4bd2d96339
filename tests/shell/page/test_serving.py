"""The page is served, stands in the sidebar, and goes with the last plan."""

import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

from homeassistant.components.lovelace.const import LOVELACE_DATA
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryNotReady
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator

from custom_components.back_recovery.const import CONF_SHOW_PAGE, DOMAIN
from custom_components.back_recovery.page import serving
from custom_components.back_recovery.page.resources import Tidying, tidying

from ..acting import settle
from ..builders import an_activity, an_entry, set_up

URL = "/back_recovery/back_recovery.js?v=abc"


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a bundle in it."""
    (tmp_path / "back_recovery.js").write_text("// a page")
    (tmp_path / "bundle.json").write_text(json.dumps({"hash": "abc"}))
    (tmp_path / "chunks").mkdir()
    (tmp_path / "chunks" / "plan-1A2B.js").write_text("// a part")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "walk.png").write_bytes(b"a picture")
    monkeypatch.setattr(serving, "FOLDER", tmp_path)
    return tmp_path


@pytest.fixture
async def frontend(hass: HomeAssistant, bundle: Path) -> None:
    assert await async_setup_component(hass, "frontend", {})
    await hass.async_block_till_done()


def a_plan_called(title: str, **options: Any) -> Any:
    return an_entry(an_activity("walk"), title=title, options=options)


async def panel(client: Any) -> dict[str, Any] | None:
    """Return the page as the frontend is told of it."""
    await client.send_json_auto_id({"type": "get_panels"})
    found = (await client.receive_json())["result"].get("back-recovery")
    return dict(found) if found else None


def resources(hass: HomeAssistant) -> list[str]:
    return [one["url"] for one in hass.data[LOVELACE_DATA].resources.async_items()]


async def test_after_the_first_set_up_it_is_there(
    hass: HomeAssistant,
    frontend: None,
    hass_ws_client: WebSocketGenerator,
    hass_client: ClientSessionGenerator,
) -> None:
    await set_up(hass, a_plan_called("Back recovery"))

    found = await panel(await hass_ws_client())
    assert found
    assert (found["title"], found["show_in_sidebar"]) == ("Back Recovery", True)
    assert found["config"]["_panel_custom"]["module_url"] == URL
    assert URL in hass.data["frontend_extra_module_url"].urls
    assert resources(hass) == [URL]
    client = await hass_client()
    assert await (await client.get(URL)).text() == "// a page"
    assert await (await client.get("/back_recovery/pictures/walk.png")).read() == b"a picture"


async def test_a_browser_may_keep_what_is_named_by_its_content_and_nothing_else(
    hass: HomeAssistant, frontend: None, hass_client: ClientSessionGenerator
) -> None:
    await set_up(hass, a_plan_called("Back recovery"))
    client = await hass_client()

    part = await client.get("/back_recovery/chunks/plan-1A2B.js")
    assert await part.text() == "// a part"
    assert "max-age" in part.headers["Cache-Control"]
    assert "Cache-Control" not in (await client.get(URL)).headers


async def test_nothing_is_told_before_what_it_needs_is_served(
    hass: HomeAssistant, frontend: None
) -> None:
    told: list[bool] = []

    async def serve(hass: HomeAssistant) -> None:
        told.append("back_recovery/subscribe" in hass.data["websocket_api"])
        await serving.async_set_up_page(hass)
        told.append("back_recovery/subscribe" in hass.data["websocket_api"])

    with patch("custom_components.back_recovery.async_set_up_page", serve):
        await set_up(hass, a_plan_called("Back recovery"))

    assert told == [False, False]
    assert "back_recovery/subscribe" in hass.data["websocket_api"]


async def test_a_second_plan_and_a_reload_add_nothing(hass: HomeAssistant, frontend: None) -> None:
    entry = await set_up(hass, a_plan_called("One"))
    await set_up(hass, a_plan_called("Two"))
    await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)

    assert resources(hass) == [URL]


async def test_an_older_bundle_is_replaced_and_doubles_go(
    hass: HomeAssistant, frontend: None
) -> None:
    collection = hass.data[LOVELACE_DATA].resources
    for version in ("old", "older"):
        await collection.async_create_item(
            {"res_type": "module", "url": f"/back_recovery/back_recovery.js?v={version}"}
        )
    await collection.async_create_item({"res_type": "module", "url": "/local/other.js?v=1"})

    await set_up(hass, a_plan_called("Back recovery"))

    assert sorted(resources(hass)) == [URL, "/local/other.js?v=1"]


async def test_it_is_hidden_only_if_every_plan_hides_it(
    hass: HomeAssistant, frontend: None, hass_ws_client: WebSocketGenerator
) -> None:
    one = await set_up(hass, a_plan_called("One", **{CONF_SHOW_PAGE: False}))
    client = await hass_ws_client()
    hidden = await panel(client)
    two = await set_up(hass, a_plan_called("Two"))
    shown = await panel(client)
    hass.config_entries.async_update_entry(two, options={CONF_SHOW_PAGE: False})
    await settle(hass)

    assert hidden
    assert shown
    assert (hidden["show_in_sidebar"], shown["show_in_sidebar"]) == (False, True)
    again = await panel(client)
    assert again
    assert again["show_in_sidebar"] is False
    assert one.options[CONF_SHOW_PAGE] is False


async def test_it_goes_with_the_last_plan(
    hass: HomeAssistant, frontend: None, hass_ws_client: WebSocketGenerator
) -> None:
    entries = [await set_up(hass, a_plan_called(title)) for title in ("One", "Two")]
    client = await hass_ws_client()

    await hass.config_entries.async_remove(entries[0].entry_id)
    assert await panel(client)
    await hass.config_entries.async_remove(entries[1].entry_id)

    assert await panel(client) is None
    assert resources(hass) == []
    assert URL not in hass.data["frontend_extra_module_url"].urls


@pytest.mark.parametrize(
    ("disabled_by", "is_there"), [(None, True), (ConfigEntryDisabler.USER, False)]
)
async def test_it_is_there_before_a_plan_is(
    hass: HomeAssistant,
    frontend: None,
    hass_ws_client: WebSocketGenerator,
    disabled_by: ConfigEntryDisabler | None,
    is_there: bool,
) -> None:
    entry = an_entry(an_activity("walk"))
    entry.add_to_hass(hass)
    if disabled_by:
        await hass.config_entries.async_set_disabled_by(entry.entry_id, disabled_by)

    with patch("custom_components.back_recovery._async_set_up", side_effect=ConfigEntryNotReady):
        assert await async_setup_component(hass, DOMAIN, {})
        await hass.async_block_till_done()

    assert bool(await panel(await hass_ws_client())) is is_there


async def test_resources_written_by_hand_are_left_alone(hass: HomeAssistant, bundle: Path) -> None:
    config = {"lovelace": {"resource_mode": "yaml", "resources": []}}
    assert await async_setup_component(hass, "lovelace", config)
    assert await async_setup_component(hass, "frontend", {})
    await set_up(hass, a_plan_called("Back recovery"))

    assert resources(hass) == []


async def test_without_a_frontend_a_plan_runs_all_the_same(
    hass: HomeAssistant, bundle: Path
) -> None:
    entry = await set_up(hass, a_plan_called("Back recovery"))

    assert entry.runtime_data.recovery.episode is None
    assert await hass.config_entries.async_remove(entry.entry_id)


@pytest.mark.parametrize("said", ["", "[]", '{"hash": 1', "{}"])
async def test_without_a_bundle_there_is_no_page(
    hass: HomeAssistant, frontend: None, bundle: Path, said: str, hass_ws_client: WebSocketGenerator
) -> None:
    (bundle / "bundle.json").write_text(said)

    await set_up(hass, a_plan_called("Back recovery"))

    assert await panel(await hass_ws_client()) is None
    assert resources(hass) == []


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        ([], Tidying(create=True)),
        ([{"id": "1", "url": URL}], Tidying()),
        ([{"id": "1", "url": "/back_recovery/back_recovery.js"}], Tidying(update="1")),
        ([{"id": "1", "url": URL}, {"id": "2", "url": URL}], Tidying(delete=("2",))),
        ([{"id": "1", "url": "/other/back_recovery.js?v=abc"}], Tidying(create=True)),
    ],
)
def test_there_is_exactly_one_resource_of_this_version(
    items: list[dict[str, str]], wanted: Tidying
) -> None:
    assert tidying(items, URL) == wanted
