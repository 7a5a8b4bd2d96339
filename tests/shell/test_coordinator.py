"""Step, save, perform, wait: the promises of the coordinator."""

from datetime import UTC, datetime, timedelta
import json
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.back_recovery.const import CONF_PHONES, DOMAIN
from custom_components.back_recovery.coordinator import RecoveryCoordinator
from custom_components.back_recovery.engine.model.errors import DomainError, NotRecovering
from custom_components.back_recovery.engine.model.events import (
    ActivityDone,
    Paused,
    ReadingsChanged,
    RecoveryStarted,
    RecoveryStopped,
)
from custom_components.back_recovery.storage.performed import PerformedNote
from custom_components.back_recovery.storage.store import RecordStore

from .builders import HOURLY_WALK, an_activity, an_entry, set_up

PHONE = "notify.mobile_app_alex"
GYM_TITLE = "You are resting"
MONDAY_18 = datetime(2026, 11, 23, 18, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday_evening(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(MONDAY_18)


@pytest.fixture
def phone(hass: HomeAssistant) -> list[ServiceCall]:
    """Return what reaches the phone, in order."""
    received: list[ServiceCall] = []
    hass.services.async_register("notify", PHONE.removeprefix("notify."), received.append)
    return received


@pytest.fixture
async def entry(hass: HomeAssistant, phone: list[ServiceCall]) -> MockConfigEntry:
    await hass.config.async_set_time_zone("UTC")
    return await set_up(hass, an_entry(HOURLY_WALK, options={CONF_PHONES: [PHONE]}))


@pytest.fixture
def coordinator(entry: MockConfigEntry) -> RecoveryCoordinator:
    return entry.runtime_data.recovery


async def _settle(hass: HomeAssistant) -> None:
    await hass.async_block_till_done(wait_background_tasks=True)


async def _at(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, hours: float, minutes: float = 0
) -> None:
    """Let the clock come to that much after Monday 18:00, as timers see it."""
    freezer.move_to(MONDAY_18 + timedelta(hours=hours, minutes=minutes))
    async_fire_time_changed(hass)
    await _settle(hass)


def _on_disk(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(RecordStore(hass, entry.entry_id).path.read_text())
    return record


async def _restart(hass: HomeAssistant, entry: MockConfigEntry) -> RecoveryCoordinator:
    """Forget everything in memory, as a crash does, and set the entry up again."""
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await _settle(hass)
    return entry.runtime_data.recovery


async def test_an_effect_is_on_disk_before_it_is_performed(
    hass: HomeAssistant, entry: MockConfigEntry, coordinator: RecoveryCoordinator
) -> None:
    on_disk: list[dict[str, Any]] = []
    coordinator.async_add_report_listener(lambda _: on_disk.append(_on_disk(hass, entry)))

    await coordinator.async_handle(RecoveryStarted())
    await _settle(hass)

    assert on_disk[0]["episode"]["phase"] == "rest"
    assert [one["effect"]["type"] for one in on_disk[0]["pending"]] == ["ReportEpisode", "Tell"]


async def test_an_effect_is_acknowledged_after_it_was_performed(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    coordinator: RecoveryCoordinator,
    phone: list[ServiceCall],
) -> None:
    await coordinator.async_handle(RecoveryStarted())
    await _settle(hass)

    assert len(phone) == 1
    assert (await RecordStore(hass, entry.entry_id).async_load()).pending == ()


async def test_what_cannot_be_saved_does_not_happen(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    coordinator: RecoveryCoordinator,
    phone: list[ServiceCall],
) -> None:
    with (
        patch.object(RecordStore, "async_save", side_effect=HomeAssistantError("disk full")),
        pytest.raises(HomeAssistantError) as caught,
    ):
        await coordinator.async_handle(RecoveryStarted())
    await _settle(hass)

    assert caught.value.translation_key == "not_saved"
    assert coordinator.episode is None
    assert phone == []
    assert ir.async_get(hass).async_get_issue(DOMAIN, f"not_saved_{entry.entry_id}")


async def test_the_complaint_about_the_disk_goes_away_with_its_cause(
    hass: HomeAssistant, entry: MockConfigEntry, coordinator: RecoveryCoordinator
) -> None:
    with (
        patch.object(RecordStore, "async_save", side_effect=HomeAssistantError("disk full")),
        pytest.raises(HomeAssistantError),
    ):
        await coordinator.async_handle(RecoveryStarted())

    await coordinator.async_handle(RecoveryStarted())

    assert not ir.async_get(hass).async_get_issue(DOMAIN, f"not_saved_{entry.entry_id}")


async def test_a_refused_event_writes_nothing(
    hass: HomeAssistant, entry: MockConfigEntry, coordinator: RecoveryCoordinator
) -> None:
    with pytest.raises(NotRecovering):
        await coordinator.async_handle(Paused())

    assert not RecordStore(hass, entry.entry_id).path.exists()


async def test_a_prompt_comes_at_its_time_without_polling(
    hass: HomeAssistant,
    coordinator: RecoveryCoordinator,
    phone: list[ServiceCall],
    freezer: FrozenDateTimeFactory,
) -> None:
    await coordinator.async_handle(RecoveryStarted())
    await _settle(hass)
    await _at(hass, freezer, 0, 0.9)
    assert not any(call.data["title"].startswith("Walk") for call in phone)

    await _at(hass, freezer, 0, 1)

    assert phone[-1].data["title"].startswith("Walk")


async def test_a_clock_set_forward_is_noticed_within_a_minute(
    hass: HomeAssistant,
    coordinator: RecoveryCoordinator,
    phone: list[ServiceCall],
    freezer: FrozenDateTimeFactory,
) -> None:
    await coordinator.async_handle(RecoveryStarted())
    await _settle(hass)
    freezer.move_to(MONDAY_18 + timedelta(hours=1))

    coordinator._check_clock(MONDAY_18)
    await _settle(hass)

    assert len(phone) == 2


async def test_a_restart_goes_on_with_the_same_episode(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    coordinator: RecoveryCoordinator,
    phone: list[ServiceCall],
) -> None:
    await coordinator.async_handle(RecoveryStarted())
    await _settle(hass)
    before = coordinator.episode

    after = await _restart(hass, entry)

    assert after.episode == before
    assert len(phone) == 1


async def test_what_was_not_acknowledged_is_performed_again_under_the_same_tag(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    coordinator: RecoveryCoordinator,
    phone: list[ServiceCall],
) -> None:
    await coordinator.async_handle(RecoveryStarted())
    store = RecordStore(hass, entry.entry_id)
    pending = store.path.read_text()
    await _settle(hass)
    assert await hass.config_entries.async_unload(entry.entry_id)
    # The power fails: what was noted since the save is lost.
    store.path.write_text(pending)
    PerformedNote(store.path).remove()

    assert await hass.config_entries.async_setup(entry.entry_id)
    await _settle(hass)

    assert len(phone) == 2
    assert len({call.data["data"]["tag"] for call in phone}) == 1


async def test_after_a_long_time_down_one_message_names_all_that_waits(
    hass: HomeAssistant, phone: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    await hass.config.async_set_time_zone("UTC")
    late = {"missed": "send_late", "schedule": "times", "latest": "23:00:00"}
    cat = an_activity("custom", "Cat", activity_id="cat", times=["19:30:00"], **late)
    entry = await set_up(hass, an_entry(HOURLY_WALK, cat, options={CONF_PHONES: [PHONE]}))
    await entry.runtime_data.recovery.async_handle(RecoveryStarted())
    await _settle(hass)
    assert await hass.config_entries.async_unload(entry.entry_id)
    phone.clear()
    freezer.move_to(MONDAY_18 + timedelta(hours=3, minutes=30))

    assert await hass.config_entries.async_setup(entry.entry_id)
    await _settle(hass)

    assert len(phone) == 1
    open_now = {prompt.activity for prompt in entry.runtime_data.recovery.episode.open_prompts}
    assert open_now == {"walk", "cat"}


async def test_a_message_for_after_the_quiet_hours_waits_for_them(
    hass: HomeAssistant, phone: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    await hass.config.async_set_time_zone("UTC")
    quiet = {"quiet_from": "17:00:00", "quiet_until": "20:00:00", CONF_PHONES: [PHONE]}
    entry = await set_up(hass, an_entry(options=quiet))
    await entry.runtime_data.recovery.async_handle(RecoveryStarted())
    await _at(hass, freezer, 1, 59)
    assert phone == []

    await _at(hass, freezer, 2)

    assert len(phone) == 1


async def test_going_to_the_gym_is_noticed(
    hass: HomeAssistant, phone: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    hass.states.async_set("zone.iron", "0", {"friendly_name": "Iron House"})
    hass.states.async_set("person.alex", "home")
    options = {CONF_PHONES: [PHONE], "gym_zones": ["zone.iron"]}
    entry = await set_up(hass, an_entry(person="person.alex", options=options))
    await entry.runtime_data.recovery.async_handle(
        RecoveryStarted(place=entry.runtime_data.recovery.place)
    )
    # A message that is on its way while the clock jumps would be one that was not answered.
    await _settle(hass)
    await _at(hass, freezer, 0, 5)

    hass.states.async_set("person.alex", "Iron House")
    await _settle(hass)

    assert [call.data["title"] for call in phone] == ["Back recovery is on", GYM_TITLE]


async def test_being_at_the_gym_when_it_starts_is_noticed_too(
    hass: HomeAssistant, phone: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    hass.states.async_set("person.alex", "elsewhere", {"in_zones": ["zone.iron"]})
    options = {CONF_PHONES: [PHONE], "gym_zones": ["zone.iron"]}
    entry = await set_up(hass, an_entry(person="person.alex", options=options))

    await entry.runtime_data.recovery.async_handle(
        RecoveryStarted(place=entry.runtime_data.recovery.place)
    )
    await _at(hass, freezer, 0, 1)

    assert phone[-1].data["title"] == GYM_TITLE


async def test_another_time_zone_moves_what_is_to_come(
    hass: HomeAssistant, coordinator: RecoveryCoordinator
) -> None:
    await coordinator.async_handle(RecoveryStarted())

    await hass.config.async_update(time_zone="Asia/Kolkata")
    await _settle(hass)

    assert str(coordinator.data.plan.time_zone) == "Asia/Kolkata"
    assert coordinator.data.agenda.coming[0].at.minute == 30


async def test_two_people_have_two_episodes(
    hass: HomeAssistant, entry: MockConfigEntry, coordinator: RecoveryCoordinator
) -> None:
    bob = await set_up(hass, an_entry(title="Back recovery Bob"))

    await coordinator.async_handle(RecoveryStarted())

    assert coordinator.episode
    assert bob.runtime_data.recovery.episode is None


async def test_done_reaches_the_disk_at_once(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    coordinator: RecoveryCoordinator,
    freezer: FrozenDateTimeFactory,
) -> None:
    await coordinator.async_handle(RecoveryStarted())
    await _at(hass, freezer, 1)

    await coordinator.async_handle(ActivityDone(by="somebody"))

    (prompt,) = _on_disk(hass, entry)["episode"]["prompts"]
    assert (prompt["state"], prompt["closed_by"]) == ("done", "somebody")


async def test_a_damaged_record_is_kept_aside_and_reported(
    hass: HomeAssistant, phone: list[ServiceCall]
) -> None:
    entry = an_entry(HOURLY_WALK)
    path = RecordStore(hass, entry.entry_id).path
    path.parent.mkdir(exist_ok=True)
    path.write_text('{"format": 99}')

    await set_up(hass, entry)

    assert entry.state is ConfigEntryState.LOADED
    assert entry.runtime_data.recovery.episode is None
    issue = ir.async_get(hass).async_get_issue(DOMAIN, f"record_set_aside_{entry.entry_id}")
    assert issue
    assert issue.is_persistent


async def test_removing_the_entry_removes_its_record_and_its_complaints(
    hass: HomeAssistant, entry: MockConfigEntry, coordinator: RecoveryCoordinator
) -> None:
    await coordinator.async_handle(RecoveryStarted())
    path = RecordStore(hass, entry.entry_id).path
    assert path.exists()

    await hass.config_entries.async_remove(entry.entry_id)
    await _settle(hass)

    assert not path.exists()
    assert not [key for key in ir.async_get(hass).issues if key[0] == DOMAIN]


async def test_stopping_twice_is_refused_and_changes_nothing(
    coordinator: RecoveryCoordinator,
) -> None:
    await coordinator.async_handle(RecoveryStarted())
    await coordinator.async_handle(RecoveryStopped())

    with pytest.raises(DomainError):
        await coordinator.async_handle(RecoveryStopped())

    assert coordinator.episode is None


async def test_nothing_is_armed_once_the_plan_was_let_go(
    hass: HomeAssistant, entry: MockConfigEntry, coordinator: RecoveryCoordinator
) -> None:
    await coordinator.async_handle(RecoveryStarted())
    assert await hass.config_entries.async_unload(entry.entry_id)

    # Of a device that another plan shares somebody may still hear.
    await coordinator.async_handle(ReadingsChanged())

    assert coordinator._wake_up.at
    assert coordinator._wake_up._disarm is None
