"""The page in a real browser: how tests open it, what is where, and how they tap."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
import json

from demo_house.accounts import access_token
from demo_house.browser import PATIENCE
from demo_house.demo import Demo
from demo_house.instance import LogLine, describe
from demo_house.minute_plan import MinutePlan, at_once, every, midday_zone
from demo_house.people import ALEX, Person
from demo_house.set_up import DOMAIN
from playwright.async_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    TimeoutError as NotThere,
    expect,
)
import pytest

from .scene import Scene

PHONE = {"width": 412, "height": 915}
DESK = {"width": 1280, "height": 900}
SWAP = 650
"""Milliseconds: longer than the buttons do nothing after the slot changed."""
FACE = "back-recovery-face .card"
"""What is there once the page has been drawn."""

type Opened = Callable[..., Awaitable[Page]]


@asynccontextmanager
async def a_house(
    paths: pytest.TempPathFactory,
    *,
    by_hand: str = "",
    is_expected: Callable[[LogLine], bool] = lambda _: False,
    **a_day: int,
) -> AsyncIterator[Demo]:
    """Yield a house whose plan has these activities due at once, each so many times a day.

    `by_hand`: one that is not offered while a test runs. A rest of two hours. `is_expected`:
    what may stand in Home Assistant's log.
    """
    now = datetime.now(UTC)
    zone = midday_zone(now)
    lengths = {"walk": {"duration": 10}, "heating_pad": {"duration": 5}}
    activities = {
        kind: at_once(3, now, zone, most_per_day=most, **lengths.get(kind, {}))
        for kind, most in a_day.items()
    }
    if by_hand:
        once = every(24 * 60, "00:00:00", missed="skip", **lengths.get(by_hand, {}))
        activities[by_hand] = once
    plan = MinutePlan(
        window=120,
        repeat_after=60,
        lapse_after=120,
        snooze=15,
        spacing=1 / 60,
        activities=activities,
    )
    async with Demo(paths.mktemp("page") / "config", port=0, plan=plan, time_zone=zone) as demo:
        yield demo
    problems = demo.instance.problems(is_expected)
    assert not problems, describe(problems)


async def signed_in(house: Demo, chromium: Browser, person: Person = ALEX) -> BrowserContext:
    """Return a phone on which somebody is signed in."""
    context = await chromium.new_context(viewport=PHONE, locale="en-GB", reduced_motion="reduce")
    tokens = {
        "access_token": access_token(house.folder, person),
        "token_type": "Bearer",
        "hassUrl": house.instance.url,
        "clientId": f"{house.instance.url}/",
        "expires_in": 10**9,
        "expires": 10**15,
        "refresh_token": "",
    }
    words = json.dumps(json.dumps(tokens))
    await context.add_init_script(f"localStorage.setItem('hassTokens', {words})")
    context.set_default_timeout(12_000)
    return context


@asynccontextmanager
async def opening(house: Demo, chromium: Browser) -> AsyncIterator[Opened]:
    """Yield what opens an address of the house on somebody's phone."""
    contexts = []

    async def opened(address: str = "/back-recovery", person: Person = ALEX) -> Page:
        context = await signed_in(house, chromium, person)
        contexts.append(context)
        tab = await context.new_page()
        await tab.goto(f"{house.instance.url}{address}")
        await tab.locator(FACE).first.wait_for(timeout=PATIENCE)
        return tab

    yield opened
    for context in contexts:
        await context.close()


def button(where: Page | Locator, name: str) -> Locator:
    return where.get_by_role("button", name=name, exact=True)


def slot(tab: Page, what: str = "") -> Locator:
    """The one place that acts."""
    return tab.locator(f'section[data-now][data-slot="{what}"]' if what else "section[data-now]")


def sheet(tab: Page) -> Locator:
    return tab.locator("dialog.over")


def guide(tab: Page) -> Locator:
    return tab.locator("dialog.full")


async def tap(what: Locator) -> None:
    """Tap it, once it is there and does something."""
    await what.wait_for()
    await what.page.wait_for_timeout(SWAP)
    await what.click()


async def act(scene: Scene, action: str, **data: object) -> None:
    (entry,) = await scene.client.entries(DOMAIN)
    await scene.client.command(
        "back_recovery/act", entry_id=entry["entry_id"], language="en", action=action, data=data
    )


async def resting(scene: Scene) -> None:
    """Alex rests, has said how it is, and that nothing of the short list applies."""
    await act(scene, "suits", conditions=[])
    await scene.turn("on")
    await act(scene, "check_in", pain_now=3)


async def first(tab: Page, title: str) -> None:
    """Let the offer with this title have the slot."""
    wanted = slot(tab).get_by_role("heading", name=title)
    also = button(tab, f"Also open: {title[0].lower()}{title[1:]}")
    await expect(wanted.or_(also)).to_be_visible(timeout=20_000)
    if await also.count():
        await tap(also)
    await expect(wanted).to_be_visible()


async def begin(tab: Page, title: str, name: str) -> None:
    """Tap a button of the offer with this title, also where another takes the slot just then."""
    for patience in (3_000, 3_000, 12_000):
        await first(tab, title)
        await tab.wait_for_timeout(SWAP)
        try:
            await button(slot(tab), name).click(timeout=patience)
        except NotThere:
            continue
        return
    raise AssertionError(f"{title} never stays to be begun")


def card(**config: str) -> dict[str, str]:
    return {"type": "custom:back-recovery-card", **config}


async def dashboard(scene: Scene, path: str, config: dict[str, object]) -> None:
    await scene.client.command(
        "lovelace/dashboards/create", url_path=path, title=path, show_in_sidebar=False
    )
    await scene.client.command("lovelace/config/save", url_path=path, config=config)
