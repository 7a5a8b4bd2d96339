"""A real Home Assistant with a simulated house, for all tests that leave it running."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from demo_house.browser import browser
from demo_house.demo import Demo
from demo_house.instance import describe
from demo_house.minute_plan import MinutePlan, at_once, midday_zone
from playwright.async_api import Browser
import pytest
import pytest_asyncio

from .pages import Opened, opening
from .scene import Scene

A_LIFE = {"scope": "session", "loop_scope": "session"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every test run in the loop in which the house lives."""
    for item in items:
        if pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


def a_plan(now: datetime, zone: str) -> MinutePlan:
    """Return a plan with everything due within seconds of turning the switch on."""
    return MinutePlan(
        window=60,
        repeat_after=60,
        lapse_after=120,
        snooze=4 / 60,
        spacing=1 / 60,
        activities={
            "check_in": at_once(3, now, zone, most_per_day=1),
            "walk": at_once(3, now, zone, most_per_day=1, duration=None),
            "custom": at_once(3, now, zone, most_per_day=1, duration=4 / 60),
        },
    )


@pytest_asyncio.fixture(**A_LIFE)
async def demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """The house; what was wrong in its log by the end is an error of the last test."""
    now = datetime.now(UTC)
    zone = midday_zone(now)
    folder = tmp_path_factory.mktemp("house") / "config"
    async with Demo(folder, port=0, plan=a_plan(now, zone), time_zone=zone) as demo:
        yield demo
    assert not demo.instance.problems(), describe(demo.instance.problems())
    assert not [why for phone in demo.phones.values() for why in phone.notifications.refused]


@pytest_asyncio.fixture(loop_scope="session")
async def scene(demo: Demo) -> Scene:
    """A person who is at home, is not recovering, and has an empty phone."""
    scene = Scene(demo)
    await scene.rest()
    return scene


@pytest_asyncio.fixture(**A_LIFE)
async def chromium() -> AsyncIterator[Browser]:
    async with browser() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def opened(demo: Demo, chromium: Browser) -> AsyncIterator[Opened]:
    """Return what opens an address of the house on somebody's phone."""
    async with opening(demo, chromium) as opened:
        yield opened
