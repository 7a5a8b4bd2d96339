"""The built page in a real browser without a house: how it is opened and tapped, and what it sends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from page_gallery.house import served
from page_gallery.looking import chromium
from playwright.sync_api import Locator, Page

SWAP = 650
"""Longer than the buttons do nothing after the slot changed."""
Opened = Callable[..., Page]


@contextmanager
def opening() -> Iterator[Opened]:
    """Yield what opens the page, as the house told it in some state."""
    with served() as address, chromium() as browser:
        context = browser.new_context(
            viewport={"width": 412, "height": 915}, reduced_motion="reduce"
        )

        def opened(state: str, before: Callable[[Page], None] | None = None, **what: str) -> Page:
            tab = context.new_page()
            if before:
                before(tab)
            query = "&".join(f"{name}={value}" for name, value in {"state": state, **what}.items())
            tab.goto(f"{address}?{query}")
            tab.wait_for_function("window.gallery?.element")
            tab.evaluate("window.gallery.settled()")
            return tab

        yield opened


def sent(tab: Page) -> list[tuple[str, dict[str, object]]]:
    """Return each action that was sent, with its data."""
    tab.wait_for_timeout(50)
    return [(action, data) for _, action, data, _ in tab.evaluate("window.gallery.sent")]


def button(tab: Page, name: str) -> Locator:
    return tab.get_by_role("button", name=name, exact=True)


def told(tab: Page, **changes: object) -> None:
    """Let the house tell something new of the plan."""
    tab.evaluate(
        """changes => {
          const { element } = window.gallery;
          element.told = { ...element.told, plan: { ...element.told.plan, ...changes } };
        }""",
        changes,
    )
    tab.evaluate("window.gallery.element.updateComplete")
