"""A log of workouts is loaded once there is something to log."""

import asyncio
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.storage.memories import MemoryStore
from custom_components.back_recovery.storage.store import memory_path
from custom_components.back_recovery.workouts.memory import Memory

from ..acting import MONDAY, a_plan, act, settle
from ..builders import an_entry, set_up
from ..workout_house import a_source, workouts_of

pytestmark = pytest.mark.freeze_time(MONDAY)

DEADLIFTS = {"activity": "deadlift", "start": MONDAY, "duration_min": 60}


def is_on_disk(hass: HomeAssistant, entry: MockConfigEntry) -> bool:
    return memory_path(hass, entry.entry_id).exists()


async def test_a_plan_without_a_source_loads_nothing_of_it(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)
    log = entry.runtime_data.workouts

    assert log.coordinator is None
    assert not is_on_disk(hass, entry)
    assert (log.open_askings(), log.message_of("workout-1"), log.unreadable) == ((), None, ())

    # A change of something else is no source either.
    hass.config_entries.async_update_entry(entry, options={"prompts_per_day": 4})
    await settle(hass)
    assert log.coordinator is None


async def test_what_an_action_tells_is_taken_in_and_known_after_a_restart(
    hass: HomeAssistant,
) -> None:
    entry = await a_plan(hass)

    await act(hass, "log_workout", **DEADLIFTS)

    assert is_on_disk(hass, entry)
    await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)
    assert len(workouts_of(hass).memory.records) == 1


async def test_it_is_loaded_once_however_many_ask_for_it(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)
    log = entry.runtime_data.workouts

    first, second = await asyncio.gather(log.async_coordinator(), log.async_coordinator())

    assert first is second is log.coordinator


async def test_the_first_source_is_listened_to_at_once(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)
    mine: Any = a_source("entity", "Mine", entity="sensor.mine", names={"start": "start"})

    hass.config_entries.async_add_subentry(entry, ConfigSubentry(**mine))
    await settle(hass)
    hass.states.async_set("sensor.mine", "x", {"start": "2026-11-22T18:00:00+00:00"})
    await settle(hass)

    [origin] = workouts_of(hass).settings.origins
    seen = workouts_of(hass).memory.seen_of(origin.id)
    assert seen
    assert len(seen.keys) == 1


async def test_a_plan_that_is_unloaded_while_its_first_source_is_loaded_listens_to_nothing(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await async_setup_component(hass, "webhook", {})
    entry = await a_plan(hass)
    begins, may_save, save = asyncio.Event(), asyncio.Event(), MemoryStore.async_save

    async def save_slowly(store: MemoryStore, memory: Memory) -> None:
        begins.set()
        await may_save.wait()
        await save(store, memory)

    monkeypatch.setattr(MemoryStore, "async_save", save_slowly)
    source: Any = a_source("webhook", webhook_id="secret")
    hass.config_entries.async_add_subentry(entry, ConfigSubentry(**source))
    await begins.wait()
    unloading = hass.async_create_task(hass.config_entries.async_unload(entry.entry_id))
    for _ in range(100):
        await asyncio.sleep(0)
    may_save.set()
    await unloading
    await settle(hass)

    assert await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.LOADED


async def test_a_plan_that_was_removed_loads_and_writes_nothing(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)
    log = entry.runtime_data.workouts
    await hass.config_entries.async_remove(entry.entry_id)

    with pytest.raises(HomeAssistantError, match="not running"):
        await log.async_coordinator()

    assert not is_on_disk(hass, entry)


async def test_a_field_of_a_source_that_cannot_be_read_is_named(hass: HomeAssistant) -> None:
    entry = await set_up(hass, an_entry(a_source("hevy", settle="soon")))

    issue = ir.async_get(hass).async_get_issue(DOMAIN, f"unreadable_{entry.entry_id}")
    assert issue
    assert issue.translation_placeholders == {"title": entry.title, "fields": "`settle`"}
