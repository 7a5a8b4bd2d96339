"""A net below off: whatever fails above it, the pad is off within a minute, and it is said."""

from collections.abc import Generator
from contextlib import contextmanager
import errno
from pathlib import Path
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er, issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery import coordinator as coordinator_file
from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.model.errors import InvalidPlan
from custom_components.back_recovery.storage import store as store_file
from custom_components.back_recovery.storage.store import RecordStore
from custom_components.back_recovery.surroundings.net import net_of

from ..acting import SWITCH, a_running_plan, act, press, settle, shown, somebody
from ..appliances import NOON, Plug, after, plug_in, start
from ..builders import an_activity

DOMAIN_PACKAGE = "custom_components.back_recovery"
PROBLEM = "binary_sensor.back_recovery_device_problem"
PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="never",
)


@pytest.fixture(autouse=True)
def monday_evening(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(NOON)


@pytest.fixture(autouse=True)
def a_disk(hass: HomeAssistant, tmp_path: Path) -> None:
    hass.config.config_dir = str(tmp_path)


@pytest.fixture
async def plug(hass: HomeAssistant) -> Plug:
    plug = Plug()
    await plug_in(hass, "switch", [plug])
    return plug


@pytest.fixture
async def warm(hass: HomeAssistant, plug: Plug) -> MockConfigEntry:
    """Return a plan whose pad is on, after the yes of a person."""
    entry = await a_running_plan(hass, PAD)
    await start(hass, await somebody(hass, "Alex"), "heating_pad")
    assert plug.is_on
    return entry


def _is_said(hass: HomeAssistant, entry: MockConfigEntry) -> bool:
    return ir.async_get(hass).async_get_issue(DOMAIN, f"caught_{entry.entry_id}") is not None


@contextmanager
def _the_engine_fails() -> Generator[None]:
    with patch.object(coordinator_file, "step", side_effect=RuntimeError("a bug")):
        yield


@contextmanager
def _the_disk_dies() -> Generator[None]:
    dying = OSError(errno.EIO, "Input/output error")
    with patch.object(store_file, "write_utf8_file_atomic", side_effect=dying):
        yield


async def _come_back(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Come back as after a crash: off was not sent, and the net has forgotten everything, too."""
    with patch.object(type(entry.runtime_data.recovery), "async_unload"):
        assert await hass.config_entries.async_unload(entry.entry_id)
    net = net_of(hass, entry)
    assert net
    net.close()
    await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)


def _change(entry: MockConfigEntry, hass: HomeAssistant, text: str) -> Path:
    path = RecordStore(hass, entry.entry_id).path
    path.write_text(text)
    return path


async def test_an_engine_that_fails_at_the_end_switches_off(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    with _the_engine_fails():
        await after(hass, freezer, minutes=21)

        assert not plug.is_on
        assert _is_said(hass, warm)
        assert shown(hass, PROBLEM) == "on"


async def test_whoever_asks_of_an_engine_that_fails_reads_that_it_did_not_happen(
    hass: HomeAssistant, warm: MockConfigEntry, plug: Plug
) -> None:
    with _the_engine_fails(), pytest.raises(HomeAssistantError) as caught:
        await act(hass, "pause")
    await settle(hass)

    assert caught.value.translation_key == "unforeseen"
    assert not plug.is_on
    assert _is_said(hass, warm)


async def test_an_engine_that_works_again_answers_for_the_device_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    with _the_engine_fails(), pytest.raises(HomeAssistantError):
        await act(hass, "pause")
    await after(hass, freezer, minutes=2)

    assert shown(hass, PROBLEM) == "off"
    # What happened can still be read.
    assert _is_said(hass, warm)


async def test_what_fails_is_logged_once_with_its_trace(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    warm: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with _the_engine_fails():
        await after(hass, freezer, minutes=30)

    traced = [one for one in caplog.records if one.exc_info and "a bug" in str(one.exc_info[1])]
    assert len(traced) == 1


async def test_a_pad_that_ignores_the_net_is_told_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    plug.ignores = 5
    with _the_engine_fails():
        await after(hass, freezer, minutes=22)

    assert not plug.is_on


async def test_an_engine_that_has_gone_to_sleep_is_noticed_a_minute_after_the_end(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    recovery = warm.runtime_data.recovery
    with (
        patch.object(type(recovery), "async_handle"),
        patch.object(type(recovery), "async_handle_quietly"),
    ):
        await after(hass, freezer, minutes=15, seconds=50)
        assert plug.is_on
        await after(hass, freezer, seconds=20)

    assert not plug.is_on
    assert _is_said(hass, warm)


async def test_a_dying_card_does_not_keep_the_pad_on(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    with _the_disk_dies():
        await after(hass, freezer, minutes=21)

    assert not plug.is_on
    assert ir.async_get(hass).async_get_issue(DOMAIN, f"not_saved_{warm.entry_id}")


async def test_a_set_up_that_fails_still_switches_off(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    with patch(f"{coordinator_file.__name__}.Prompter", side_effect=RuntimeError("a bug")):
        await _come_back(hass, warm)
    await after(hass, freezer, minutes=1)

    assert warm.state is ConfigEntryState.SETUP_ERROR
    assert not plug.is_on
    assert _is_said(hass, warm)


async def test_a_plan_that_could_not_be_set_up_still_guards(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    with patch(f"{coordinator_file.__name__}.Prompter", side_effect=RuntimeError("a bug")):
        await _come_back(hass, warm)
    await after(hass, freezer, minutes=1)

    plug.become(is_on=True)
    await after(hass, freezer, minutes=20, seconds=50)
    assert plug.is_on

    await after(hass, freezer, seconds=20)
    assert not plug.is_on


async def test_an_engine_that_fails_at_the_start_switches_off(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    with _the_engine_fails():
        await _come_back(hass, warm)
        await after(hass, freezer, minutes=1)

    assert not plug.is_on
    assert _is_said(hass, warm)
    assert shown(hass, PROBLEM) == "on"


async def test_a_plan_that_contradicts_itself_still_switches_off(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    with patch(f"{DOMAIN_PACKAGE}.settings_here", side_effect=InvalidPlan("conditions", "unknown")):
        await _come_back(hass, warm)
    await after(hass, freezer, minutes=1)

    assert warm.state is ConfigEntryState.SETUP_ERROR
    assert not plug.is_on
    assert _is_said(hass, warm)


async def test_a_damaged_record_that_cannot_be_put_away_switches_off(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    path = _change(warm, hass, RecordStore(hass, warm.entry_id).path.read_text()[:-40])
    read_only = OSError(errno.EROFS, "Read-only file system")
    with patch.object(Path, "rename", side_effect=read_only), _the_disk_dies():
        await _come_back(hass, warm)
        await after(hass, freezer, minutes=1)

    assert warm.state is ConfigEntryState.LOADED
    assert not plug.is_on
    assert ir.async_get(hass).async_get_issue(DOMAIN, f"record_set_aside_{warm.entry_id}")
    assert path.exists()


async def test_a_device_the_plan_lost_is_seen_off_although_the_record_is_damaged(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    _change(warm, hass, RecordStore(hass, warm.entry_id).path.read_text()[:-40])
    with patch.object(type(warm.runtime_data.recovery), "async_unload"):
        assert await hass.config_entries.async_unload(warm.entry_id)
    net = net_of(hass, warm)
    assert net
    net.close()
    [pad] = warm.subentries
    hass.config_entries.async_remove_subentry(warm, pad)

    await hass.config_entries.async_setup(warm.entry_id)
    await after(hass, freezer, minutes=1)

    assert not plug.is_on
    assert _is_said(hass, warm)


async def test_off_that_was_not_answered_before_the_plan_was_let_go_is_sent_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    plug.ignores = 1
    assert await hass.config_entries.async_unload(warm.entry_id)
    assert plug.is_on

    await after(hass, freezer, minutes=3)

    assert not plug.is_on


async def test_nothing_is_armed_while_nothing_may_be_on(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    net = net_of(hass, warm)
    assert net
    assert net._disarm

    await press(hass, f"{DOMAIN}.stop_activity", SWITCH)
    await after(hass, freezer, seconds=30)

    assert not plug.is_on
    assert net._disarm is None


async def test_a_removed_plan_has_no_net(
    hass: HomeAssistant, warm: MockConfigEntry, plug: Plug
) -> None:
    await hass.config_entries.async_remove(warm.entry_id)

    assert net_of(hass, warm) is None


async def _crash_and_rename(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Crash; then the plug is renamed while nobody looks, and the plan cannot be set up."""
    with patch.object(type(entry.runtime_data.recovery), "async_unload"):
        assert await hass.config_entries.async_unload(entry.entry_id)
    net = net_of(hass, entry)
    assert net
    net.close()
    er.async_get(hass).async_update_entity("switch.pad", new_entity_id="switch.warm_pad")
    await settle(hass)
    with patch(f"{DOMAIN_PACKAGE}.async_load_or_report", side_effect=RuntimeError("a bug")):
        await hass.config_entries.async_setup(entry.entry_id)
        await settle(hass)


async def test_what_was_renamed_before_a_set_up_that_fails_goes_off_under_its_new_name(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    await _crash_and_rename(hass, warm)
    await after(hass, freezer, minutes=1)

    assert warm.state is ConfigEntryState.SETUP_ERROR
    assert not plug.is_on


async def test_what_is_renamed_while_the_plan_is_not_there_stays_guarded(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm: MockConfigEntry, plug: Plug
) -> None:
    await _crash_and_rename(hass, warm)
    await after(hass, freezer, minutes=1)
    er.async_get(hass).async_update_entity("switch.warm_pad", new_entity_id="switch.warmer_pad")
    await settle(hass)

    plug.become(is_on=True)
    await after(hass, freezer, minutes=21)

    assert not plug.is_on
