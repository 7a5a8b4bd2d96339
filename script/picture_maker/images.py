"""The PNG images, taken by Chromium: those of the messages, and the sheet with all pictures.

They are not compared byte by byte: another version of the browser smooths edges a little
differently.
"""

import asyncio
from pathlib import Path
from typing import Final

from demo_house.browser import browser
from playwright.async_api import Page

from .files import MESSAGES, SHEET, for_messages
from .png import read_png, written
from .sheet import SHEET_WIDTH, sheet

MESSAGE_SIZE: Final = (640, 320)
INK: Final = "#1b2b3b"
PAPER: Final = "#fbfbfa"
"""Light in a dark notification too: a phone sets the image in as a card of its own."""


def take_images() -> None:
    """Write every PNG anew."""
    asyncio.run(_take())


async def _take() -> None:
    MESSAGES.mkdir(parents=True, exist_ok=True)
    async with browser() as started:
        page = await started.new_page()
        width, height = MESSAGE_SIZE
        await page.set_viewport_size({"width": width, "height": height})
        for name, drawing in for_messages():
            await page.set_content(
                f'<body style="margin:0;background:{PAPER};color:{INK}">'
                f'<div style="width:{width}px;height:{height}px">{drawing}</div>'
            )
            _write(MESSAGES / name, await page.screenshot())
        await _take_sheet(page)


async def _take_sheet(page: Page) -> None:
    await page.set_viewport_size({"width": SHEET_WIDTH, "height": 800})
    await page.set_content(sheet())
    _write(SHEET, await page.screenshot(full_page=True))


def _write(path: Path, data: bytes) -> None:
    small = written(read_png(data))
    path.write_bytes(small)
    print(f"{path.name} {len(small) / 1000:.1f} kB")
