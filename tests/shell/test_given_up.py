"""A plan whose set-up failed half way: nothing of it goes on."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.back_recovery.coordinator import RecoveryCoordinator
from custom_components.back_recovery.engine.model.events import RecoveryStarted, RecoveryStopped
from custom_components.back_recovery.storage.store import RecordStore

from .builders import HOURLY_WALK, an_entry, set_up

MONDAY_18 = datetime(2026, 11, 23, 18, tzinfo=UTC)


async def test_one_that_could_not_be_set_up_writes_nothing_later(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(MONDAY_18)
    entry = await set_up(hass, an_entry(HOURLY_WALK))
    await entry.runtime_data.recovery.async_handle(RecoveryStarted())
    with patch.object(RecoveryCoordinator, "async_listen", side_effect=RuntimeError("a bug")):
        await hass.config_entries.async_reload(entry.entry_id)
    await hass.config_entries.async_reload(entry.entry_id)
    await entry.runtime_data.recovery.async_handle(RecoveryStopped())

    freezer.move_to(MONDAY_18 + timedelta(hours=2))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert (await RecordStore(hass, entry.entry_id).async_load()).episode is None
