"""The dashboard of the demo in a real browser, opened by somebody who was never signed in."""

from demo_house.browser import open_dashboard, page
from demo_house.people import ALEX
from playwright.async_api import Browser, FrameLocator, Page, expect
import pytest

from .scene import SWITCH, Scene

WIDTHS = (1400, 400)
HEIGHT = 900
VIEWS = ("demo", "bob", "history")
SETTLE = 2_000
"""Milliseconds in which a page loads what it shows late, and complains about it."""


def phone_in(tab: Page) -> FrameLocator:
    """Return the screen of the simulated phone, as the dashboard shows it."""
    return tab.frame_locator("hui-iframe-card iframe")


async def test_nobody_is_asked_for_a_password(scene: Scene, chromium: Browser) -> None:
    await scene.turn("on")
    async with page(chromium, 1400, HEIGHT) as (tab, _):
        await open_dashboard(tab, scene.demo.instance.url)

        assert tab.url.endswith("/demo-house/demo")
        for words in (
            ALEX.name,
            "Gym",
            "Rest ends",
            "Next offer",
            "What comes next",
            "Pain now",
        ):
            await expect(tab.get_by_text(words, exact=True).first).to_be_visible()
        await expect(tab.locator("hui-todo-list-card").get_by_text("Walk")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
async def test_the_main_job_is_done_with_a_few_taps(
    scene: Scene, chromium: Browser, width: int
) -> None:
    async with page(chromium, width, HEIGHT) as (tab, errors):
        await open_dashboard(tab, scene.demo.instance.url)
        await tab.locator("hui-toggle-card-feature ha-control-switch").first.click()
        await scene.client.wait_for(SWITCH, "on", seconds=10)
        prompt = phone_in(tab).locator("article", has=tab.get_by_text("Walk", exact=True))
        await expect(prompt).to_be_visible(timeout=20_000)

        await prompt.get_by_role("button", name="Done").click()

        await expect(prompt).to_have_count(0, timeout=10_000)
        assert await scene.to_do_of("walk") == "completed"
        assert not errors


@pytest.mark.parametrize("width", WIDTHS)
async def test_every_view_fits_and_complains_of_nothing(
    scene: Scene, chromium: Browser, width: int
) -> None:
    await scene.turn("on")
    async with page(chromium, width, HEIGHT) as (tab, errors):
        for view in VIEWS:
            await tab.goto(f"{scene.demo.instance.url}/demo-house/{view}")
            await tab.wait_for_selector("hui-view", timeout=60_000)
            await tab.wait_for_timeout(SETTLE)

            assert await tab.evaluate("document.documentElement.scrollWidth") <= width, view
            assert await tab.locator("hui-error-card").count() == 0, view
        assert not errors
