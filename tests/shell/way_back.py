"""Days of a plan whose check-ins steer: to the test movements, and back to training."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.engine.model.events import MessageAnswered
from custom_components.back_recovery.engine.model.vocabulary import Answer

from .acting import CHECK_IN, WALK, a_running_plan, act, settle, until


async def a_calm_rest(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, **options: Any
) -> MockConfigEntry:
    """Let a plan run to the last hour of its window, with two calm check-ins and a walk."""
    entry = await a_running_plan(hass, WALK, CHECK_IN, **options)
    await until(hass, freezer, "Tue 20:00")
    await act(hass, "check_in", pain_now=2)
    await until(hass, freezer, "Wed 09:00")
    await act(hass, "check_in", pain_now=1)
    await act(hass, "done", activity="walk")
    await until(hass, freezer, "Wed 17:00")
    return entry


async def a_ready_check(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, **options: Any
) -> MockConfigEntry:
    """Let the window of such a plan end: the test movements are offered."""
    entry = await a_calm_rest(hass, freezer, **options)
    await until(hass, freezer, "Wed 18:00")
    return entry


async def a_stale_ready_check(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, **options: Any
) -> MockConfigEntry:
    """Let the test movements be offered on an answer of the evening before, and lie there."""
    entry = await a_running_plan(hass, WALK, CHECK_IN, **options)
    for when in ("Tue 08:00", "Tue 20:00"):
        await until(hass, freezer, when)
        await act(hass, "check_in", pain_now=1)
    await until(hass, freezer, "Wed 09:00")
    await act(hass, "done", activity="walk")
    await until(hass, freezer, "Wed 20:30")
    return entry


async def a_return(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, **options: Any
) -> MockConfigEntry:
    """Let the test movements be fine: the first stage is open."""
    entry = await a_ready_check(hass, freezer, **options)
    await all_fine(hass, entry)
    return entry


async def all_fine(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Say what the card of the test movements asks: that all of them were fine."""
    recovery = entry.runtime_data.recovery
    card = recovery.episode.open_prompt("ready_check")
    asking = recovery._journal.kept.askings.on(card.id)
    await recovery.async_handle(MessageAnswered(asking=asking.id, answer=Answer.PASSED))
    await settle(hass)
