"""Many plans to which something is due at once: each is seen to in turn, and the urgent at once."""

import asyncio
from functools import partial

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.back_recovery.surroundings.clock import AT_ONCE, WakeUp, turns_of

pytestmark = pytest.mark.freeze_time("2026-11-23 18:00:00+00:00")


class Plans:
    """Plans that take until `done` to be seen to once they are woken."""

    def __init__(self, hass: HomeAssistant) -> None:
        self.hass = hass
        self.woken: list[int] = []
        self.done = asyncio.Event()

    def arm(self, number: int, *, is_urgent: bool = False) -> WakeUp:
        async def wake() -> None:
            self.woken.append(number)
            await self.done.wait()

        one = WakeUp(self.hass, wake)
        one.is_urgent = is_urgent
        one.set(dt_util.utcnow())
        return one


async def come(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    freezer.tick(1)
    async_fire_time_changed(hass)
    await asyncio.sleep(0)


async def test_of_many_some_are_woken_and_the_others_wait(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    plans = Plans(hass)
    for number in range(AT_ONCE + 2):
        plans.arm(number)

    await come(hass, freezer)
    assert len(plans.woken) == AT_ONCE

    plans.done.set()
    await hass.async_block_till_done()
    assert sorted(plans.woken) == list(range(AT_ONCE + 2))


async def test_one_that_is_stopped_while_it_waits_for_its_turn_is_not_woken(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """It may be loaded anew by then: the old one would write over what the new one wrote."""
    plans = Plans(hass)
    *_, last = (plans.arm(number) for number in range(AT_ONCE + 1))

    await come(hass, freezer)
    last.stop()
    plans.done.set()
    await hass.async_block_till_done()

    assert sorted(plans.woken) == list(range(AT_ONCE))


async def test_what_has_a_device_to_see_off_waits_for_nobody(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    plans = Plans(hass)
    for number in range(AT_ONCE):
        plans.arm(number)
    plans.arm(AT_ONCE, is_urgent=True)

    await come(hass, freezer)
    assert sorted(plans.woken) == list(range(AT_ONCE + 1))

    plans.done.set()
    await hass.async_block_till_done()


async def test_what_can_wait_is_done_after_all_were_woken(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    plans = Plans(hass)
    story: list[str] = []
    for number in range(2):
        plans.arm(number)
    await come(hass, freezer)
    for word in ("one", "two"):
        turns_of(hass).do_afterwards(partial(story.append, word))
    assert story == []

    plans.done.set()
    await hass.async_block_till_done()
    assert story == ["one", "two"]


async def test_what_fails_keeps_nothing_else_from_being_done(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    story: list[str] = []

    def fails() -> None:
        raise RuntimeError("a bug")

    async with turns_of(hass).turn():
        turns_of(hass).do_afterwards(fails)
        turns_of(hass).do_afterwards(partial(story.append, "two"))
    await hass.async_block_till_done()

    assert story == ["two"]
    assert "a bug" in caplog.text


async def test_where_nobody_is_woken_nothing_waits(hass: HomeAssistant) -> None:
    story: list[str] = []

    turns_of(hass).do_afterwards(partial(story.append, "one"))

    assert story == ["one"]
