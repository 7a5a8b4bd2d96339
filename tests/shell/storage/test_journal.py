"""The journal: saved, performed, acknowledged, in this order and whatever fails."""

import asyncio
from dataclasses import replace
from datetime import timedelta
import json
import threading
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.codec import encode
from custom_components.back_recovery.engine.model.effects import (
    Decision,
    Effect,
)
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.storage.journal import Journal
from custom_components.back_recovery.storage.memories import MemoryStore
from custom_components.back_recovery.storage.performed import PerformedNote
from custom_components.back_recovery.workouts.memory import Memory, SeenBefore

from .journaling import CLEARED, GOING_OFF, LATER, NOW, OFF, RUN, STARTED, Plan, WatchedStore


async def test_effects_are_saved_then_performed_then_crossed_out_with_the_next_save(
    plan: Plan,
) -> None:
    journal = await plan.start()

    await journal.async_decide(Decision(episode=None, effects=(STARTED, CLEARED)), NOW)
    await plan.drain(journal)
    assert journal.kept.pending == ()
    await journal.async_decide(Decision(episode=None, effects=(CLEARED,)), NOW)

    assert plan.story == [
        "saved with 2 pending",
        "performed ReportEpisode",
        "performed Clear",
        "saved with 1 pending",
    ]


@pytest.mark.parametrize("command", [OFF, RUN])
async def test_what_moves_something_is_crossed_out_at_once(plan: Plan, command: Effect) -> None:
    journal = await plan.start()
    decision = Decision(episode=None, effects=(command,), guards=(GOING_OFF,))

    await journal.async_decide(decision, NOW)
    await plan.drain(journal)

    assert plan.story == [
        "saved with 1 pending",
        f"performed {type(command).__name__}",
        "saved with 0 pending",
    ]


async def test_after_a_crash_nothing_is_performed_again_that_was_noted(plan: Plan) -> None:
    before = await plan.start()
    await before.async_decide(Decision(episode=None, effects=(STARTED, CLEARED)), NOW)
    await plan.drain(before)
    plan.story.clear()

    after = await plan.start()
    await plan.drain(after)

    assert plan.story == []
    assert after.kept == before.kept


async def test_what_an_earlier_release_left_pending_is_performed_once(plan: Plan) -> None:
    record = Record().decided(Decision(episode=None, effects=(STARTED, CLEARED)))
    plan.store.path.parent.mkdir(exist_ok=True)
    plan.store.path.write_text(json.dumps(encode(record)))
    await plan.drain(await plan.start())
    assert plan.story == ["performed ReportEpisode", "performed Clear"]
    plan.story.clear()

    await plan.drain(await plan.start())

    assert plan.story == []


async def test_a_note_of_another_save_counts_no_more(plan: Plan) -> None:
    before = await plan.start()
    await before.async_decide(Decision(episode=None, effects=(STARTED,)), NOW)
    await plan.drain(before)
    # The record of then comes back from a backup, as if the numbers began anew.
    await WatchedStore.async_save(
        plan.store, Record().decided(Decision(episode=None, effects=(CLEARED,)))
    )
    plan.story.clear()

    await plan.drain(await plan.start())

    assert plan.story == ["performed Clear"]


@pytest.mark.parametrize("note", ["", "[]", "{", '{"of": null, "numbers": [1]}', "[" * 100_000])
async def test_where_the_note_is_lost_it_is_performed_again(plan: Plan, note: str) -> None:
    before = await plan.start()
    await before.async_decide(Decision(episode=None, effects=(STARTED,)), NOW)
    await plan.drain(before)
    PerformedNote(plan.store.path).path.write_text(note)
    plan.story.clear()

    await plan.drain(await plan.start())

    assert plan.story == ["performed ReportEpisode"]


async def test_of_a_record_that_is_not_there_nothing_is_noted(plan: Plan) -> None:
    note = PerformedNote(plan.store.path)
    note.path.parent.mkdir(exist_ok=True)
    note.path.write_text('{"of": null, "numbers": [1]}')

    assert note.read(None) == ()


async def test_removing_the_record_removes_its_note(plan: Plan) -> None:
    journal = await plan.start()
    await journal.async_decide(Decision(episode=None, effects=(STARTED,)), NOW)
    await plan.drain(journal)
    note = PerformedNote(plan.store.path).path
    assert note.exists()

    await plan.store.async_remove()

    assert not note.exists()


async def test_where_saving_fails_nothing_is_performed_but_off(plan: Plan) -> None:
    journal = await plan.start()
    plan.break_disk()

    with pytest.raises(HomeAssistantError):
        await journal.async_decide(Decision(episode=None, effects=(STARTED, OFF, CLEARED)), NOW)
    await plan.drain(journal)

    assert plan.story == ["performed TurnOff"]
    assert journal.kept == Record()
    assert plan.complains


async def test_a_restart_goes_on_with_what_was_not_acknowledged(plan: Plan) -> None:
    async def perform_until_the_power_fails(effect: Effect) -> None:
        if effect == CLEARED:
            raise asyncio.CancelledError
        await plan.perform(effect)

    before = await plan.start(perform_until_the_power_fails)
    await before.async_decide(Decision(episode=None, effects=(STARTED, CLEARED)), NOW)
    await plan.drain(before)
    plan.story.clear()

    await plan.drain(await plan.start())

    assert plan.story == ["performed Clear"]


async def test_what_was_performed_but_not_acknowledged_on_disk_is_not_repeated_at_once(
    plan: Plan,
) -> None:
    journal = await plan.start()
    await journal.async_decide(Decision(episode=None, effects=(STARTED,)), NOW)
    plan.break_disk()

    await plan.drain(journal)
    await plan.drain(journal)

    assert plan.story == ["saved with 1 pending", "performed ReportEpisode"]


async def test_what_is_the_same_is_not_written_again(plan: Plan) -> None:
    journal = await plan.start()

    await journal.async_decide(Decision(episode=None), NOW)

    assert plan.story == []


async def test_messages_wait_for_home_assistant(plan: Plan) -> None:
    journal = await plan.start()
    journal.may_tell = False
    await journal.async_decide(Decision(episode=None, effects=(STARTED,)), NOW)

    await plan.drain(journal)
    assert plan.story == ["saved with 1 pending"]

    journal.may_tell = True
    await plan.drain(journal)
    assert plan.story[1:] == ["performed ReportEpisode"]


async def test_a_message_for_the_morning_leaves_then(
    plan: Plan, freezer: FrozenDateTimeFactory
) -> None:
    journal = await plan.start()
    night, morning = NOW + timedelta(hours=2), NOW + timedelta(hours=13)
    waits = tuple(replace(LATER, not_before=at) for at in (morning, night))
    await journal.async_decide(Decision(episode=None, effects=(*waits, CLEARED)), NOW)
    await plan.drain(journal)
    assert plan.story[1:] == ["performed Clear"]

    assert journal.next_due(NOW) == night
    assert journal.next_due(night) == morning
    assert journal.next_due(morning) is None
    freezer.move_to(night)
    await plan.drain(journal)
    assert plan.story[2:] == ["performed Tell"]


async def test_who_asks_twice_to_perform_has_it_performed_once(plan: Plan) -> None:
    answers = asyncio.Event()

    async def perform(effect: Effect) -> None:
        await plan.perform(effect)
        await answers.wait()

    journal = await plan.start(perform)
    await journal.async_decide(Decision(episode=None, effects=(STARTED,)), NOW)
    journal.drain()
    await asyncio.sleep(0)
    journal.drain()
    answers.set()
    await plan.hass.async_block_till_done(wait_background_tasks=True)

    assert plan.story[1:] == ["performed ReportEpisode"]


async def test_a_disk_that_is_full_is_nothing_to_click_away(plan: Plan) -> None:
    journal = await plan.start()
    plan.break_disk()

    with pytest.raises(HomeAssistantError):
        await journal.async_decide(Decision(episode=None, effects=(STARTED,)), NOW)

    issue = ir.async_get(plan.hass).async_get_issue(DOMAIN, f"not_saved_{plan.entry.entry_id}")
    assert issue
    assert not issue.is_fixable


async def test_who_waits_for_the_devices_waits_for_no_phone(plan: Plan) -> None:
    answers = asyncio.Event()

    async def perform(effect: Effect) -> None:
        if effect == STARTED:
            await answers.wait()
        await plan.perform(effect)

    journal = await plan.start(perform)
    await journal.async_decide(
        Decision(episode=None, effects=(STARTED, OFF), guards=(GOING_OFF,)), NOW
    )

    await journal.async_drain_commands()
    assert [one for one in plan.story if "performed" in one] == ["performed TurnOff"]

    answers.set()
    await plan.hass.async_block_till_done(wait_background_tasks=True)
    assert plan.story[-1] == "performed ReportEpisode"


async def test_a_memory_of_workouts_is_kept_in_a_journal_too(plan: Plan) -> None:
    store = MemoryStore(plan.hass, plan.entry.entry_id)
    journal = Journal(plan.hass, plan.entry, store=store, kept=Memory())
    seen = Memory(seen=(SeenBefore(source="one", since=NOW - timedelta(days=1)),))

    await journal.async_save(seen)

    assert journal.kept == await store.async_load() == seen


async def test_whoever_is_cancelled_while_saving_takes_nothing_along(plan: Plan) -> None:
    journal = await plan.start()
    decision = Decision(episode=None, effects=(STARTED,))
    disk, write = threading.Event(), plan.store._save
    with patch.object(plan.store, "_save", lambda value: disk.wait(10) and write(value)):
        caller = asyncio.ensure_future(journal.async_decide(decision, NOW))
        await asyncio.sleep(0)

        caller.cancel()
        disk.set()
        with pytest.raises(asyncio.CancelledError):
            await caller

    assert journal.kept == await plan.store.async_load()
    assert len(journal.kept.pending) == 1


async def test_an_error_of_the_disk_is_no_other_than_a_full_one(plan: Plan) -> None:
    journal = await plan.start()
    dying = OSError(5, "Input/output error")

    with (
        patch.object(plan.store, "async_save", side_effect=dying),
        pytest.raises(HomeAssistantError),
    ):
        await journal.async_decide(Decision(episode=None, effects=(STARTED, OFF)), NOW)

    assert plan.story == ["performed TurnOff"]
    assert plan.complains
