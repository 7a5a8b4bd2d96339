"""Takes pictures of a talk with Assist on a phone, in English and German: docs/gallery/assist/."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
import sys

from PIL import Image
from playwright.async_api import Page

from .browser import browser, open_dashboard, page
from .config_folder import REPOSITORY
from .demo import Demo
from .minute_plan import MinutePlan, midday_zone
from .prompts import prompt_about, tap

FOLDER = REPOSITORY / ".cache" / "assist"
PICTURES = REPOSITORY / "docs" / "gallery" / "assist"
SIZE = 412, 720
QUALITY = 82
PATIENCE = 30_000
SETTLE = 1
"""Seconds until the last bubble has come to rest."""


@dataclass(frozen=True)
class Talk:
    """A picture, and what is said until then."""

    name: str
    said: Sequence[str]


TALKS = {
    "en": (
        Talk("begins", ("my back hurts", "my back is a four", "what's next")),
        Talk("heat", ("start the heating pad", "yes")),
    ),
    "de": (
        Talk(
            "begins", ("mein Rücken tut weh", "mein Rücken ist eine Vier", "was kommt als Nächstes")
        ),
        Talk("heat", ("starte das Heizkissen", "ja")),
    ),
}


def plan_at(now: datetime, zone: str) -> MinutePlan:
    """Return a usual plan at noon; what is due comes after the talk."""
    return MinutePlan(
        window=48 * 60,
        repeat_after=30,
        lapse_after=120,
        snooze=30,
        spacing=30,
        activities={
            "check_in": {"schedule": "times", "times": ["08:00:00", "19:30:00"]},
            "walk": {"schedule": "times", "times": ["14:30:00", "18:00:00"], "duration": 10},
            "heating_pad": {"schedule": "times", "times": ["16:00:00"], "duration": 15},
            "bath": {"schedule": "times", "times": ["20:00:00"]},
        },
    )


async def say(tab: Page, text: str) -> None:
    """Type a sentence into the dialog, and wait for the answer."""
    answers = tab.locator("ha-assist-chat .message.hass")
    before = await answers.count()
    field = tab.locator("ha-assist-chat input")
    await field.fill(text)
    await field.press("Enter")
    await answers.nth(before).wait_for(timeout=PATIENCE)
    await asyncio.sleep(SETTLE)


async def take(language: str) -> None:
    """Talk to a house of this language, and look after each part."""
    now = datetime.now(UTC)
    zone = midday_zone(now)
    plan = plan_at(now, zone)
    async with (
        Demo(FOLDER, port=0, plan=plan, time_zone=zone, language=language) as demo,
        browser() as started,
        page(started, *SIZE, zone, language) as (tab, _),
    ):
        await open_dashboard(tab, demo.instance.url)
        phone = demo.phone()
        for talk in TALKS[language]:
            if question := prompt_about(phone, "suits"):
                await tap(phone, question, "NONE")
            await tab.keyboard.press("a")
            for text in talk.said:
                await say(tab, text)
            path = PICTURES / f"{talk.name}.{language}.webp"
            PICTURES.mkdir(parents=True, exist_ok=True)
            shot = Image.open(BytesIO(await tab.screenshot())).convert("RGB")
            shot.save(path, "WEBP", quality=QUALITY, method=6)
            print(f"{path.relative_to(REPOSITORY)}: {path.stat().st_size // 1000} kB")
            await tab.keyboard.press("Escape")
            await tab.locator("ha-assist-chat").wait_for(state="detached", timeout=PATIENCE)


async def take_all() -> None:
    for language in TALKS:
        await take(language)


if __name__ == "__main__":
    sys.exit(asyncio.run(take_all()))
