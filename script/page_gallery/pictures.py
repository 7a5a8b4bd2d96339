"""Takes the pictures that are kept, and compares what the page looks like now with them."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Page

from .looking import View, gallery, go, views
from .scenes import REPOSITORY, is_kept

FOLDER = REPOSITORY / "docs" / "gallery"
DIFFERENT = REPOSITORY / ".cache" / "gallery"
MOST_BYTES = 4_000_000
QUALITY = 82

TOLERANCE = 0.004
"""Share of the pixels that may differ: letters are drawn a little differently everywhere."""
NOTICED = 40
"""A pixel differs from here on, of 255."""


def kept(only: str = "") -> list[View]:
    return [
        view for view in views(only) if is_kept(view.scene, view.theme, view.language, view.width)
    ]


def shot(tab: Page) -> Image.Image:
    return Image.open(BytesIO(tab.screenshot())).convert("RGB")


def path_of(view: View) -> Path:
    return FOLDER / f"{view.name}.webp"


def take(only: str = "") -> int:
    """Take every picture anew; return how many bytes they have."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not only:
        for old in FOLDER.glob("*.webp"):
            old.unlink()
    with gallery() as (tab, address):
        for view in kept(only):
            go(tab, address, view)
            shot(tab).save(path_of(view), "WEBP", quality=QUALITY, method=6)
    return sum(path.stat().st_size for path in FOLDER.glob("*.webp"))


def difference(now: Image.Image, before: Image.Image) -> float:
    """Return the share of pixels that differ; of pictures of another size, all."""
    if now.size != before.size:
        return 1.0
    changed = ImageChops.difference(now, before).convert("L").point(lambda v: 255 * (v > NOTICED))
    return changed.histogram()[255] / (now.width * now.height)


def compare(only: str = "") -> list[str]:
    """Return what looks different from its picture; what it looks like now is kept for a look."""
    wrong = []
    with gallery() as (tab, address):
        for view in kept(only):
            go(tab, address, view)
            now = shot(tab)
            path = path_of(view)
            share = difference(now, Image.open(path).convert("RGB")) if path.exists() else 1.0
            if share > TOLERANCE:
                DIFFERENT.mkdir(parents=True, exist_ok=True)
                now.save(DIFFERENT / f"{view.name}.png")
                wrong.append(f"{view.name}: {share:.1%} of it is different")
    return wrong
