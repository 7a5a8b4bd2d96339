"""Where the page and the card are found, and what becomes of them over loads, updates and restarts."""

from collections.abc import AsyncIterator
import json
from pathlib import Path
import re
from typing import Any

from demo_house.demo import Demo
from demo_house.instance import LogLine
from demo_house.people import BOB
from demo_house.set_up import DOMAIN, set_up
from homeassistant.util.yaml import parse_yaml
from playwright.async_api import Browser, Locator, Page, Route, expect
import pytest
import pytest_asyncio

from .pages import (
    DESK,
    FACE,
    Opened,
    a_house,
    button,
    card,
    dashboard,
    first,
    resting,
    signed_in,
    slot,
    tap,
)
from .scene import Scene

COLD_LOADS = 30
A_LIFE = {"scope": "module", "loop_scope": "session"}
BUNDLE = Path(__file__).parents[2] / "custom_components" / DOMAIN / "frontend"
HEADINGS = """() => [...document.querySelectorAll("home-assistant")].flatMap(function all(node) {
  const inside = [...(node.shadowRoot ?? node).querySelectorAll("*")];
  return inside.flatMap((one) => [
    ...(/^h[1-6]$/.test(one.localName) && one.checkVisibility() ? [one.textContent.trim()] : []),
    ...(one.shadowRoot ? all(one) : []),
  ]);
})"""


@pytest_asyncio.fixture(**A_LIFE)
async def demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """A house that offers one walk a day."""
    async with a_house(tmp_path_factory, check_in=1, walk=1, is_expected=closed_tab) as house:
        yield house


def closed_tab(line: LogLine) -> bool:
    """Home Assistant itself complains of a browser that goes while it is being told something."""
    return line.logger == "homeassistant" and "closing transport" in line.text


async def walking(scene: Scene, opened: Opened) -> Page:
    """Let a walk be open, and return the page that shows it."""
    await resting(scene)
    tab = await opened()
    await first(tab, "Walk, 10 min")
    return tab


async def edited(scene: Scene, opened: Opened, path: str) -> Page:
    """Open a dashboard with one tile on it, to be changed."""
    tile = {"type": "tile", "entity": "switch.back_recovery"}
    sections = [{"type": "grid", "cards": [tile]}]
    await dashboard(scene, path, {"views": [{"type": "sections", "sections": sections}]})
    tab = await opened()
    await tab.set_viewport_size(DESK)
    await tab.goto(f"{scene.demo.instance.url}/{path}?edit=1")
    return tab


def picker(tab: Page) -> Locator:
    return tab.locator("hui-dialog-create-card")


async def picking(tab: Page) -> None:
    """Open what a card is picked in."""
    await tab.locator("hui-grid-section .add").first.click()
    await picker(tab).get_by_role("textbox").first.fill("Back recovery")


async def configuration(scene: Scene, path: str) -> str:
    saved = await scene.client.command("lovelace/config", url_path=path, force=True)
    return json.dumps(saved)


# The picker and the form


@pytest.mark.parametrize("is_open", [False, True], ids=["idle", "a walk is open"])
async def test_the_switch_suggests_the_card_and_shows_it(
    scene: Scene, opened: Opened, is_open: bool
) -> None:
    if is_open:
        await walking(scene, opened)
    tab = await edited(scene, opened, f"suggested-{is_open:d}")
    await picking(tab)
    await picker(tab).get_by_text("Back recovery", exact=True).first.click()

    shown = picker(tab).locator("back-recovery-face")
    title = "Walk, 10 min" if is_open else "Ready when your back is sore."
    await expect(shown.get_by_role("heading", name=title).first).to_be_visible()
    await expect(picker(tab).locator("hui-error-card")).to_have_count(0)


async def test_the_card_is_picked_and_its_form_filled_in(scene: Scene, opened: Opened) -> None:
    await walking(scene, opened)
    tab = await edited(scene, opened, "by-form")
    await picking(tab)
    await picker(tab).get_by_text("By card").click()
    await picker(tab).get_by_role("textbox").first.fill("Back Recovery")
    await picker(tab).locator("hui-card-picker .card").first.click()
    form = tab.locator("hui-dialog-edit-card")
    shown = form.locator("back-recovery-face")
    await expect(shown.get_by_role("heading", name="Walk, 10 min")).to_be_visible()
    await expect(shown.locator(".pw").first).to_be_visible()

    await form.locator("ha-selector-boolean ha-switch").first.click()
    await expect(shown.locator(".pw")).to_have_count(0)
    await form.get_by_text("Compact", exact=True).click()
    await expect(shown.locator(".cmp")).to_be_visible()
    await form.get_by_role("button", name="Save").click()

    await expect(tab.locator("#view").locator("back-recovery-face .cmp")).to_be_visible()
    saved = await configuration(scene, "by-form")
    assert '"form": "compact"' in saved
    assert '"pictures": false' in saved


async def test_a_dashboard_of_it_is_made_in_the_dialog(scene: Scene, opened: Opened) -> None:
    tab = await opened("/back-recovery")
    await tab.set_viewport_size(DESK)
    await tab.goto(f"{scene.demo.instance.url}/config/lovelace/dashboards")
    await tab.get_by_role("button", name="Add dashboard").click()
    await tab.get_by_text("The page of a sore back, with the calendar beside it.").click()
    await tab.get_by_role("textbox", name="Title").fill("All of it here")
    await tab.get_by_role("button", name="Create").click()
    await expect(tab.get_by_text("All of it here").first).to_be_visible()
    # A dialog that closes goes back in the history, which would end our own way.
    await tab.wait_for_function("() => !history.state?.dialog")

    await tab.goto(f"{scene.demo.instance.url}/all-of-it-here")

    await expect(tab.locator("hui-card back-recovery-face")).to_have_count(1)
    await expect(tab.locator("hui-calendar-card")).to_have_count(1)


# Small forms


async def test_badge_and_tile_feature_say_what_is_left_and_what_is_open(
    scene: Scene, opened: Opened
) -> None:
    await walking(scene, opened)
    feature = {"type": "custom:back-recovery-feature"}
    tile = {"type": "tile", "entity": "switch.back_recovery", "features": [feature]}
    view = {
        "type": "sections",
        "badges": [{"type": "custom:back-recovery-badge"}],
        "sections": [{"type": "grid", "cards": [tile]}],
    }
    await dashboard(scene, "small-ones", {"views": [view]})
    tab = await opened()
    await tab.goto(f"{scene.demo.instance.url}/small-ones")

    await expect(tab.locator("back-recovery-small").get_by_text(re.compile("left"))).to_be_visible()
    bar = tab.locator("back-recovery-bar")
    await expect(bar.get_by_role("button", name="Later")).to_be_visible()
    await bar.get_by_role("button", name="Start").click()
    await expect(bar.get_by_role("button", name=re.compile("Done|Stop"))).to_be_visible()


async def test_a_tile_shows_the_plan_of_its_own_switch(scene: Scene, opened: Opened) -> None:
    await walking(scene, opened)
    bobs = await set_up(scene.client, {"person": BOB.entity_id, "phones": []})
    try:
        entities = await scene.client.command("config/entity_registry/list")
        (switch,) = [
            one["entity_id"]
            for one in entities
            if one["config_entry_id"] == bobs["entry_id"] and one["entity_id"].startswith("switch.")
        ]
        feature = {"type": "custom:back-recovery-feature"}
        tile = {"type": "tile", "entity": switch, "features": [feature]}
        await dashboard(scene, "of-bob", {"views": [{"cards": [tile]}]})
        tab = await opened()
        await tab.goto(f"{scene.demo.instance.url}/of-bob")

        await expect(tab.locator("back-recovery-bar").get_by_text("sore")).to_be_visible()
        config = await tab.evaluate(
            """id => window.customCards.find((one) => one.type === "back-recovery-card")
              .getEntitySuggestion(document.querySelector("home-assistant").hass, id).config""",
            switch,
        )
        assert config["plan"] == bobs["entry_id"]
    finally:
        await scene.client.request("DELETE", f"config/config_entries/entry/{bobs['entry_id']}")


async def test_a_card_whose_plan_is_gone_leads_to_its_form(scene: Scene, opened: Opened) -> None:
    await dashboard(scene, "its-plan-is-gone", {"views": [{"cards": [card(plan="gone")]}]})
    tab = await opened("/its-plan-is-gone")
    await expect(tab.get_by_text("This plan is gone. Choose another one.")).to_be_visible()

    await tap(button(tab, "Edit card"))

    await expect(tab.locator("hui-card-edit-mode, hui-card-options").first).to_be_attached()


async def test_the_view_of_built_in_cards_is_whole(scene: Scene, opened: Opened) -> None:
    await walking(scene, opened)
    page = (Path(__file__).parents[2] / "docs" / "gallery.md").read_text(encoding="utf-8")
    (view,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    await dashboard(scene, "built-in", {"views": [parse_yaml(view)]})
    tab = await opened()
    await tab.set_viewport_size(DESK)
    await tab.goto(f"{scene.demo.instance.url}/built-in")

    await expect(tab.get_by_text("How is your back?")).to_be_visible()
    await expect(tab.locator("hui-todo-list-card").get_by_text("Walk").first).to_be_visible()
    await expect(tab.locator("hui-statistics-graph-card, hui-calendar-card")).to_have_count(2)
    await expect(tab.locator("hui-error-card, hui-warning")).to_have_count(0)
    for said in ("Unknown", "Unavailable", "Entity not found"):
        await expect(tab.locator("hui-view").get_by_text(said)).to_have_count(0)


# Loads, updates, restarts


async def test_nothing_is_missing_however_often_it_is_loaded(
    scene: Scene, opened: Opened, demo: Demo, chromium: Browser
) -> None:
    known = await (await walking(scene, opened)).evaluate(HEADINGS)
    seen = []
    for _ in range(COLD_LOADS):
        context = await signed_in(demo, chromium)
        tab = await context.new_page()
        errors: list[str] = []
        tab.on("pageerror", lambda error, errors=errors: errors.append(str(error)))
        await tab.goto(f"{demo.instance.url}/back-recovery")
        await tab.locator(FACE).first.wait_for()
        # As it is the moment it is there: what would come after it is missing.
        seen.append((await tab.evaluate(HEADINGS), errors))
        await context.close()

    assert len(known) > 5
    assert [one for one in seen if one != (known, [])] == []


async def test_after_an_update_a_browser_that_kept_the_old_bundle_is_told(
    scene: Scene, demo: Demo, chromium: Browser
) -> None:
    await resting(scene)
    (now,) = json.loads((BUNDLE / "bundle.json").read_text(encoding="utf-8")).values()
    context = await signed_in(demo, chromium)
    tab = await context.new_page()

    async def kept(route: Route) -> None:
        """Answer with what was there before: another hash, and files that are gone since."""
        path = re.sub(r"\?.*", "", route.request.url).partition("/back_recovery/")[2]
        if path.startswith(("chunks/sheets", "chunks/guide")):
            await route.fulfill(status=404)
            return
        text = (BUNDLE / path).read_text(encoding="utf-8").replace(now, "0ld0ld0ld0ld")
        await route.fulfill(body=text, content_type="text/javascript")

    await tab.route("**/back_recovery/**/*.js*", kept)
    await tab.route("**/back_recovery/*.js*", kept)
    await tab.goto(f"{demo.instance.url}/back-recovery")
    await expect(tab.get_by_text("A new version is here")).to_be_visible(timeout=60_000)
    await expect(tab.get_by_text("No lifting until")).to_be_visible()
    await tab.unroute_all()

    await button(tab, "Reload").click()

    await expect(tab.get_by_text("No lifting until")).to_be_visible()
    await expect(tab.get_by_text("A new version is here")).to_have_count(0)
    await context.close()


NOT_FOUND = {"status": 404}
"""What a house answers that is just starting."""
ANOTHER = {"status": 200, "content_type": "text/html", "body": "<html>Log in here</html>"}
"""What answers in the place of the house: a proxy, or the network of a hotel."""


@pytest.mark.parametrize("answer", [NOT_FOUND, ANOTHER], ids=["not found", "by another"])
@pytest.mark.parametrize("which", [0, 1], ids=["its own file", "one it shares"])
async def test_a_file_that_was_not_there_once_is_there_the_next_time(
    scene: Scene,
    opened: Opened,
    demo: Demo,
    chromium: Browser,
    which: int,
    answer: dict[str, Any],
) -> None:
    await walking(scene, opened)
    asked: list[str] = []

    async def at_first_none(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            await route.fulfill(**answer)
        else:
            await route.continue_()

    context = await signed_in(demo, chromium)
    tab = await context.new_page()
    await tab.route(f"**/back_recovery/{behind('plan')[which]}", at_first_none)
    await tab.goto(f"{demo.instance.url}/back-recovery")

    await expect(button(slot(tab), "Start 10 min")).to_be_visible(timeout=10_000)
    assert len(asked) > 1
    await context.close()


def behind(door: str) -> list[str]:
    """Return the files that a door waits for, as the bundle has them."""
    texts = [path.read_text(encoding="utf-8") for path in (BUNDLE / "chunks").glob("*.js")]
    (found,) = {match[1] for text in texts if (match := re.search(rf'[";]{door} ([^";]+)', text))}
    return found.split(" ")


async def test_after_a_restart_it_is_right_within_five_seconds(
    scene: Scene, opened: Opened
) -> None:
    tab = await walking(scene, opened)
    await scene.demo.instance.restart()
    await scene.demo.report_places()

    connected = "() => document.querySelector('home-assistant').hass.connected"
    await tab.wait_for_function(connected, timeout=5_000)
    await expect(button(slot(tab), "Start 10 min")).to_be_visible(timeout=5_000)
    assert tab.url.endswith("/back-recovery")
    await scene.turn("off")
    await expect(button(tab, "Start recovery")).to_be_visible(timeout=5_000)
