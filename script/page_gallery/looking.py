"""A browser that looks at scenes, one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
import shutil

from playwright.sync_api import Browser, Page, sync_playwright

from .house import served
from .scenes import ALL, LANGUAGES, OTHER_LANGUAGES, SMALL, THEMES, TIGHT, Scene, sizes

PATIENCE = 20_000


@dataclass(frozen=True)
class View:
    """A scene as it is looked at: in a theme, a language and a window."""

    scene: Scene
    theme: str
    language: str
    width: int
    height: int

    @property
    def name(self) -> str:
        return f"{self.scene.name}.{self.width}.{self.theme}.{self.language}"


def views(only: str = "") -> list[View]:
    """Return every view, or those whose name contains these letters."""
    every = [
        View(scene, theme, language, width, height)
        for theme in THEMES
        for language in LANGUAGES
        for scene in ALL
        for width, height in sizes(scene)
    ]
    every += [
        View(scene, THEMES[0], language, width, height)
        for language in OTHER_LANGUAGES
        for scene in TIGHT
        for width, height in sizes(scene)
        if width == SMALL or scene.wall
    ]
    return [view for view in every if only in view.name]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser with a profile of its own."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def gallery() -> Iterator[tuple[Page, str]]:
    """Yield a tab without motion, and the address of the gallery."""
    with served() as address, chromium() as browser:
        # Another clock than the plan's: no time may come from the browser's.
        context = browser.new_context(reduced_motion="reduce", timezone_id="America/New_York")
        yield context.new_page(), address


def go(tab: Page, address: str, view: View) -> None:
    """Open a view, and wait until nothing of it is missing."""
    tab.set_viewport_size({"width": view.width, "height": view.height})
    tab.goto(f"{address}?{view.scene.query(view.theme, view.language)}")
    tab.wait_for_function("window.gallery?.element", timeout=PATIENCE)
    tab.evaluate("window.gallery.settled()")
    if not view.scene.fills_the_screen:
        # The whole page in one picture: the bar at its foot is where it is on a phone.
        height = tab.evaluate("document.documentElement.scrollHeight")
        tab.set_viewport_size({"width": view.width, "height": max(height, view.height)})
        tab.evaluate("window.gallery.settled()")
