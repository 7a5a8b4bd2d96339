"""What is kept of a recovery after its end, and for how long."""

from datetime import datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.storage.store import RecordStore

from ..acting import MONDAY, SWITCH, a_running_plan, act, ask, settle

pytestmark = pytest.mark.freeze_time(MONDAY)

FORGOTTEN = datetime.fromisoformat(MONDAY) + timedelta(days=35)


async def an_ended_recovery(hass: HomeAssistant, **options: Any) -> MockConfigEntry:
    """Turn it on, say how it is, and end it, all on Monday at 18:00."""
    entry = await a_running_plan(hass, **options)
    await act(hass, "check_in", pain_now=4)
    await act(hass, "stop")
    return entry


async def pains_on_disk(hass: HomeAssistant, entry: MockConfigEntry) -> list[int] | None:
    last = (await RecordStore(hass, entry.entry_id).async_load()).last
    return [one.pain_now for one in last.check_ins] if last else None


async def test_the_last_recovery_survives_a_restart(hass: HomeAssistant) -> None:
    entry = await an_ended_recovery(hass)
    before = entry.runtime_data.recovery.last

    await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)

    assert before
    assert entry.runtime_data.recovery.last == before
    assert entry.runtime_data.recovery.episode is None


async def test_after_35_days_it_is_forgotten_on_disk_too(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await an_ended_recovery(hass)

    freezer.move_to(FORGOTTEN - timedelta(seconds=1))
    async_fire_time_changed(hass)
    await settle(hass)
    assert await pains_on_disk(hass, entry) == [4]

    freezer.move_to(FORGOTTEN)
    async_fire_time_changed(hass)
    await settle(hass)
    assert await pains_on_disk(hass, entry) is None
    assert entry.runtime_data.recovery.last is None


async def test_what_is_over_when_it_starts_is_forgotten_then(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await an_ended_recovery(hass)
    await hass.config_entries.async_unload(entry.entry_id)

    freezer.move_to(FORGOTTEN)
    await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)

    assert await pains_on_disk(hass, entry) is None


async def test_one_wake_up_is_armed_for_that_and_nothing_else(hass: HomeAssistant) -> None:
    entry = await an_ended_recovery(hass)

    assert entry.runtime_data.recovery._wake_up.at == FORGOTTEN


async def test_it_is_for_the_export_and_for_nothing_else(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    entry = await an_ended_recovery(hass)

    diagnostics = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    agenda = await ask(hass, "back_recovery.get_agenda", SWITCH)

    assert diagnostics["episode"] is None
    assert "pain_now" not in str(diagnostics)
    assert (agenda["check_ins"], agenda["adherence"]) == ([], [])
