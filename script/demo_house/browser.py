"""A real browser that looks at the demo."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import shutil

from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
DASHBOARD = "hui-tile-card"
PATIENCE = 60_000
"""Milliseconds until the frontend has to be there; the first time it is slow."""


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Start the system's Chromium."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise FileNotFoundError("there is no Chromium: script/setup chromium")
    async with async_playwright() as playwright:
        # Its own sandbox is not to be had in a container, and it only sees our own pages.
        started = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        await started.close()


@asynccontextmanager
async def page(
    of: Browser, width: int, height: int, time_zone: str = "UTC", language: str = "en-GB"
) -> AsyncIterator[tuple[Page, list[str]]]:
    """Open an empty tab of this size; gives the list of errors it will complain of, too."""
    context = await of.new_context(
        viewport={"width": width, "height": height},
        locale=language,
        timezone_id=time_zone,
        reduced_motion="reduce",
    )
    tab = await context.new_page()
    errors: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"{message.text} ({message.location.get('url')})")

    tab.on("console", heard)
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab, errors
    await context.close()


async def open_dashboard(tab: Page, url: str) -> None:
    """Open the address the way a person does, and wait until there is something to see."""
    await tab.goto(url)
    await tab.wait_for_selector(DASHBOARD, timeout=PATIENCE)
