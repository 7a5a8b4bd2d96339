"""The page and the card on a phone, in a real browser, against a real Home Assistant."""

from collections.abc import AsyncIterator

from demo_house.demo import Demo
from demo_house.people import BOB
from demo_house.set_up import set_up
from playwright.async_api import Page, expect
import pytest
import pytest_asyncio

from .pages import (
    Opened,
    a_house,
    begin,
    button,
    card,
    dashboard,
    guide,
    resting,
    sheet,
    slot,
    tap,
)
from .scene import ENDS, PAIN, SWITCH, Scene

PHASE = "sensor.back_recovery_phase"
A_LIFE = {"scope": "module", "loop_scope": "session"}
PAD = "switch.heating_pad"


@pytest_asyncio.fixture(**A_LIFE)
async def demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """A house with a pad, a walk and a check-in that are due at once; a rest of two hours."""
    async with a_house(
        tmp_path_factory, spacing=1 / 60, check_in=1, walk=2, heating_pad=2
    ) as house:
        yield house


async def heated(scene: Scene, tab: Page) -> None:
    """Let the pad be on."""
    await begin(tab, "Heating pad, 5 min", "Start 5 min")
    await scene.client.wait_for(PAD, "on", seconds=10)


# From the install on


async def test_after_the_install_it_is_in_the_sidebar(scene: Scene, opened: Opened) -> None:
    tab = await opened()
    await button(tab, "Menu").click()

    await expect(tab.locator("ha-sidebar #sidebar-panel-back-recovery")).to_be_visible()


async def test_one_tap_starts_it_and_a_zero_is_saved(scene: Scene, opened: Opened) -> None:
    tab = await opened()
    await tap(button(tab, "Start recovery"))
    await tap(slot(tab, "asked").get_by_role("radiogroup", name="Now").locator('[data-n="0"]'))
    await tap(button(tab, "Save: 0 now"))

    await expect(tab.get_by_role("heading", name="Noted: 0 now")).to_be_visible()
    await scene.client.wait_for(PAIN, "0", seconds=10)


async def test_a_slip_on_a_number_can_be_changed(scene: Scene, opened: Opened) -> None:
    await scene.turn("on")
    tab = await opened()
    await tap(slot(tab, "asked").get_by_role("radiogroup", name="Now").locator('[data-n="7"]'))
    await tap(button(tab, "Save: 7 now"))
    await tap(button(tab, "Change"))
    await tap(tab.get_by_role("radiogroup", name="Now").locator('[data-n="2"]'))
    await tap(button(tab, "Save: 2 now"))

    await scene.client.wait_for(PAIN, "2", seconds=10)


# What is offered


async def test_a_walk_is_started_and_stopped(scene: Scene, opened: Opened) -> None:
    await resting(scene)
    tab = await opened()
    await begin(tab, "Walk, 10 min", "Start 10 min")
    await tap(guide(tab).locator("[data-close]"))
    await tap(button(slot(tab, "session"), "Stop early"))

    await expect(slot(tab, "session")).to_have_count(0)


async def test_heat_waits_for_somebody_and_proves_that_it_is_off(
    scene: Scene, opened: Opened
) -> None:
    await resting(scene)
    tab = await opened()
    await heated(scene, tab)
    await tap(button(guide(tab), "Stop"))
    await expect(guide(tab).get_by_role("heading", name="That was it")).to_be_visible()
    await tap(guide(tab).locator("[data-close]"))
    await expect(slot(tab, "off").get_by_role("heading", name="Off, confirmed")).to_be_visible()

    await tap(button(slot(tab, "off"), "Heating pad now"))
    await tap(button(guide(tab), "I am ready"))
    await expect(guide(tab).get_by_text("Are you there")).to_be_visible()
    assert await scene.client.value(PAD) == "off"
    await tap(button(guide(tab), "Start 5 min"))

    await expect(guide(tab).get_by_text("On, confirmed by the device")).to_be_visible()
    await tap(button(guide(tab), "Stop"))
    await scene.client.wait_for(PAD, "off", seconds=10)


# Something is wrong


async def test_swelling_holds_the_plan_and_a_slip_is_undone(scene: Scene, opened: Opened) -> None:
    await resting(scene)
    tab = await opened()
    await tap(button(tab, "Something is wrong"))
    await tap(button(sheet(tab), "Swelling"))
    await scene.client.wait_for(PHASE, "hold_care", seconds=10)
    await expect(sheet(tab)).not_to_be_visible()

    await tap(button(tab, "Undo"))

    await scene.client.wait_for(PHASE, "rest", seconds=10)


async def test_help_at_once_is_taken_back_by_the_list(scene: Scene, opened: Opened) -> None:
    await resting(scene)
    tab = await opened()
    await tap(button(tab, "Something is wrong"))
    await tap(button(sheet(tab), "Yes, at least one"))
    await expect(tab.get_by_role("heading", name="Get help now")).to_be_visible()

    await tap(button(tab, "Open the list").first)
    for _ in "ab":
        await tap(button(sheet(tab), "None of these"))

    await scene.client.wait_for(PHASE, "rest", seconds=10)


# The plan


async def test_the_rest_is_made_longer(scene: Scene, opened: Opened) -> None:
    await resting(scene)
    before = await scene.client.value(ENDS)
    tab = await opened()
    await tap(button(tab, "Change this plan"))
    await tap(sheet(tab).get_by_role("button", name="Rest longer"))
    await tap(sheet(tab).locator(".acts button").first)

    await scene.until(lambda: scene.client.value(ENDS), lambda now: now != before)


async def test_the_end_is_asked_once_more(scene: Scene, opened: Opened) -> None:
    await resting(scene)
    tab = await opened()
    await tap(button(tab, "Change this plan"))
    await tap(sheet(tab).get_by_role("button", name="End recovery"))
    await tap(button(sheet(tab), "End recovery"))

    await scene.client.wait_for(SWITCH, "off", seconds=10)


# A message led here


async def test_a_message_that_came_too_late_says_so(scene: Scene, opened: Opened) -> None:
    await resting(scene)
    tab = await opened("/back-recovery?prompt=gone")

    await expect(tab.get_by_text("That question is closed.")).to_be_attached()


# Two persons


async def test_others_see_no_answers(scene: Scene, opened: Opened) -> None:
    await resting(scene)
    tab = await opened(person=BOB)
    await expect(tab.get_by_text("Answers about health are Alex’s own.")).to_be_visible()
    await expect(tab.get_by_role("radiogroup")).to_have_count(0)
    await expect(button(tab, "Something is wrong")).to_have_count(0)


async def test_an_administrator_sees_the_plans_of_all(scene: Scene, opened: Opened) -> None:
    bobs = await set_up(scene.client, {"person": BOB.entity_id, "phones": []})
    try:
        tab = await opened()
        await tap(button(tab, "Whose plan: Alex"))
        await tap(sheet(tab).locator(f'[data-plan="{bobs["entry_id"]}"]'))

        await expect(button(tab, "Whose plan: Bob")).to_be_visible()
        await expect(button(tab, "Start recovery")).to_be_visible()
        await expect(sheet(tab)).not_to_be_visible()
    finally:
        await scene.client.request("DELETE", f"config/config_entries/entry/{bobs['entry_id']}")

    await expect(button(tab, "Whose plan: Bob")).to_have_count(0)
    await expect(button(tab, "Start recovery")).to_be_visible()


# Dashboards


async def test_the_card_is_shown_full_and_compact(scene: Scene, opened: Opened) -> None:
    await resting(scene)
    await dashboard(
        scene,
        "my-back",
        {"views": [{"cards": [card(form="compact"), card(form="full")]}]},
    )
    tab = await opened("/my-back")

    await expect(tab.locator("hui-card back-recovery-face")).to_have_count(2)
    await expect(tab.get_by_text("No lifting until").last).to_be_visible()
    await expect(tab.locator("hui-error-card")).to_have_count(0)


async def test_a_dashboard_makes_itself(scene: Scene, opened: Opened) -> None:
    await dashboard(scene, "all-of-it", {"strategy": {"type": "custom:back-recovery"}})
    tab = await opened("/all-of-it")

    await expect(tab.locator("hui-card back-recovery-face")).to_have_count(1)
    await expect(tab.locator("hui-calendar-card")).to_have_count(1)


async def test_the_card_is_suggested_for_switch_and_gym_lock(opened: Opened) -> None:
    tab = await opened()
    suggested = await tab.evaluate(
        """() => {
          const { hass } = document.querySelector("home-assistant");
          const card = window.customCards.find((one) => one.type === "back-recovery-card");
          return ["switch.back_recovery", "binary_sensor.back_recovery_gym_lockout", "sun.sun"]
            .map((id) => card.getEntitySuggestion(hass, id)?.config.form ?? null);
        }"""
    )

    assert suggested == ["full", "compact", None]
