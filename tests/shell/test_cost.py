"""What plans cost while nothing happens: timers, counted, which is exact on any machine."""

from asyncio import TimerHandle
from collections import Counter
from collections.abc import Callable
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util.async_ import get_scheduled_timer_handles
import pytest

from custom_components.back_recovery.const import DOMAIN

from .acting import MONDAY, SWITCH, a_plan, a_running_plan, act, press, settle

pytestmark = pytest.mark.freeze_time(MONDAY)

A_LOOK_A_DAY = {"NamesOfThings.async_listen.<locals>.a_day_has_passed": 1}
"""At what changes without an event, by each plan that is loaded."""


def armed(hass: HomeAssistant) -> Counter[str]:
    """Return whom of the integration a timer will wake, and how many timers."""
    handles = get_scheduled_timer_handles(hass.loop)
    woken = (_woken_by(handle) for handle in handles if not handle.cancelled())
    return Counter(
        one.__qualname__ for one in woken if one and DOMAIN in getattr(one, "__module__", "")
    )


def _woken_by(handle: TimerHandle) -> Callable[..., Any] | None:
    # An interval, a point in time, or a delay, as Home Assistant arms them.
    timer = handle._callback
    owner = getattr(timer, "__self__", timer)
    for name in ("action", "job"):
        if found := getattr(owner, name, None):
            woken = getattr(found, "target", found)
            return woken if callable(woken) else None
    return None


async def test_an_idle_plan_is_woken_once_a_day(hass: HomeAssistant) -> None:
    await a_plan(hass)

    assert armed(hass) == A_LOOK_A_DAY


async def test_a_plan_that_became_idle_again_is_woken_no_more(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    await act(hass, "check_in", pain_now=2)
    await press(hass, "switch.turn_off", SWITCH)

    # One moment is left: when the episode that ended is forgotten.
    assert armed(hass) - Counter(A_LOOK_A_DAY) == {"WakeUp._wake": 1}


async def test_running_plans_have_one_wake_up_each_and_one_clock_check_together(
    hass: HomeAssistant,
) -> None:
    for number in range(3):
        await a_plan(hass, title=f"Back {number}")
    for number in range(3):
        await press(hass, "switch.turn_on", f"switch.back_{number}")

    assert armed(hass) == {
        "WakeUp._wake": 3,
        "_Checks._look": 1,
        **dict.fromkeys(A_LOOK_A_DAY, 3),
    }


async def test_a_plan_that_is_let_go_leaves_nothing_armed(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)

    assert await hass.config_entries.async_unload(entry.entry_id)
    await settle(hass)

    assert armed(hass) == {}
