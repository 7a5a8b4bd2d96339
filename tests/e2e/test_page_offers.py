"""A day with room in it, on the page: put off, skipped, taken back, and who else is in the house."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from demo_house.demo import Demo
from demo_house.minute_plan import midday_zone
from demo_house.people import BOB
from playwright.async_api import Page, expect
import pytest
import pytest_asyncio

from .pages import Opened, a_house, act, button, first, guide, resting, slot, tap
from .scene import Scene

PAD = "switch.heating_pad"
A_LIFE = {"scope": "module", "loop_scope": "session"}


@pytest_asyncio.fixture(**A_LIFE)
async def demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """A house that offers one walk a day, and heat only to who begins it."""
    async with a_house(tmp_path_factory, by_hand="heating_pad", check_in=1, walk=1) as house:
        yield house


async def test_what_was_skipped_by_mistake_is_offered_again(scene: Scene, opened: Opened) -> None:
    await resting(scene)
    tab = await opened()
    await first(tab, "Walk, 10 min")
    await tap(button(slot(tab), "Skip this one"))
    await expect(button(slot(tab), "Start 10 min")).to_have_count(0)

    await tap(button(tab, "Undo"))

    await first(tab, "Walk, 10 min")


async def test_later_at_a_time_that_was_picked(scene: Scene, opened: Opened) -> None:
    await resting(scene)
    tab = await opened()
    await first(tab, "Walk, 10 min")
    await tap(button(slot(tab), "Later"))
    await tap(button(slot(tab), "Pick a time"))
    at = datetime.now(ZoneInfo(midday_zone(scene.began_at))) + timedelta(minutes=20)
    await tab.get_by_label("Ask again at").fill(f"{at:%H:%M}")
    await tap(tab.get_by_role("button", name="Ask at"))

    await expect(slot(tab).get_by_text(f"Later: {at:%H:%M}")).to_be_visible()
    await tap(button(slot(tab), "Change"))
    await tap(button(slot(tab), "30 min"))

    await expect(slot(tab).get_by_text("Later:")).not_to_contain_text(f"{at:%H:%M}")
    await expect(button(slot(tab), "Start 10 min")).to_have_count(0)


async def test_others_see_until_when_and_may_stop_the_heat(scene: Scene, opened: Opened) -> None:
    await resting(scene)
    await heated(scene, await opened())

    tab = await opened(person=BOB)
    await expect(tab.get_by_text("Resting until")).to_be_visible()
    await expect(tab.get_by_text("Answers about health are Alex’s own.")).to_be_visible()
    shown = await tab.locator("back-recovery-face").inner_text()
    await tap(button(tab, "Stop"))

    await scene.client.wait_for(PAD, "off", seconds=10)
    assert "3" not in [word.strip(".,") for word in shown.split()]
    for hidden in ("How is your back?", "Closed for now", "Something is wrong", "What comes next"):
        assert hidden not in shown


async def heated(scene: Scene, tab: Page) -> None:
    """Let the pad be on."""
    await act(scene, "start_activity", activity="heating_pad")
    await tap(button(slot(tab, "there"), "Start 5 min"))
    await scene.client.wait_for(PAD, "on", seconds=10)
    await tap(guide(tab).locator("[data-close]"))
