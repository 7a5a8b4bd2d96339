"""The switch: on while an episode is running."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from syrupy.assertion import SnapshotAssertion

from custom_components.back_recovery.const import DOMAIN

from .acting import MONDAY, SWITCH, a_plan, a_running_plan, attribute, press, settle, shown, until
from .pictures import assert_as_in_picture

pytestmark = pytest.mark.freeze_time(MONDAY)

ENDS = "sensor.back_recovery_rest_window_ends"


async def test_the_switch_is_as_in_the_picture(
    hass: HomeAssistant, snapshot: SnapshotAssertion
) -> None:
    await assert_as_in_picture(hass, "switch", await a_running_plan(hass), snapshot)


async def test_turning_it_on_starts_an_episode_by_that_user(
    hass: HomeAssistant, hass_admin_user: MockUser
) -> None:
    entry = await a_plan(hass)

    await press(hass, "switch.turn_on", SWITCH, by=hass_admin_user.id)

    assert shown(hass, SWITCH) == "on"
    assert entry.runtime_data.recovery.episode.history[0].by == hass_admin_user.id


async def test_turning_on_what_is_on_changes_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass)
    await until(hass, freezer, "Tue 08:00")
    before = shown(hass, ENDS), entry.runtime_data.recovery.episode

    await press(hass, "switch.turn_on", SWITCH)

    assert (shown(hass, ENDS), entry.runtime_data.recovery.episode.history) == (
        before[0],
        before[1].history,
    )


async def test_turning_it_off_ends_the_episode(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)

    await press(hass, "switch.turn_off", SWITCH)

    assert shown(hass, SWITCH) == "off"
    assert entry.runtime_data.recovery.episode is None


async def test_turning_it_off_twice_is_no_mistake(hass: HomeAssistant) -> None:
    await a_plan(hass)

    await press(hass, "switch.turn_off", SWITCH)

    assert shown(hass, SWITCH) == "off"


async def test_the_usual_title_gives_the_ids_everybody_relies_on(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)

    registry = er.async_get(hass)
    found = {
        one.unique_id.removeprefix(f"{entry.entry_id}_"): one.entity_id
        for one in er.async_entries_for_config_entry(registry, entry.entry_id)
    }

    assert found.pop("recovery") == "switch.back_recovery"
    assert len(found) == 26
    for key, entity_id in found.items():
        assert entity_id.split(".")[1] == f"back_recovery_{key}"


async def test_everything_is_one_device_named_after_the_plan(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)

    (device,) = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)

    assert (device.name, device.entry_type) == ("Back recovery", dr.DeviceEntryType.SERVICE)
    assert device.identifiers == {(DOMAIN, entry.entry_id)}


async def test_a_renamed_entry_renames_its_device(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)

    hass.config_entries.async_update_entry(entry, title="Back recovery Bob")
    await settle(hass)

    (device,) = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    assert device.name == "Back recovery Bob"
    assert attribute(hass, SWITCH, "friendly_name") == "Back recovery Bob"
