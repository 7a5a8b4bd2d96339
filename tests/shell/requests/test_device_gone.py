"""A device that owes its off and is not there any more, and one whose plan is deleted."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.engine.model.effects import TurnOn

from ..acting import MONDAY, SWITCH, press, settle, shown
from ..appliances import Plug, after, plug_in
from ..builders import an_activity, an_entry, set_up
from ..repairs import fix, said, the_issue

pytestmark = pytest.mark.freeze_time(MONDAY)

PAD = an_activity("heating_pad", device="switch.pad", schedule="never", needs_home=False)
CRITICAL = ir.IssueSeverity.CRITICAL


@pytest.fixture
async def pad(hass: HomeAssistant) -> Plug:
    await hass.config.async_set_time_zone("UTC")
    assert await async_setup_component(hass, "repairs", {})
    pad = Plug("pad")
    await plug_in(hass, "switch", [pad])
    return pad


@pytest.fixture
async def plan(hass: HomeAssistant, pad: Plug) -> MockConfigEntry:
    return await set_up(hass, an_entry(PAD))


async def left_on(hass: HomeAssistant, freezer: FrozenDateTimeFactory, pad: Plug) -> None:
    """Let the pad ignore off until everybody knows."""
    await press(hass, "switch.turn_on", SWITCH)
    pad.become(is_on=True)
    pad.ignores = 10_000
    await after(hass, freezer, minutes=23)
    assert said(hass) == ["device_not_off"]


async def test_a_person_can_say_that_it_is_unplugged(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, pad: Plug, plan: MockConfigEntry
) -> None:
    await left_on(hass, freezer, pad)

    await fix(hass, "device_not_off", {})
    commands = len(pad.commands)
    await after(hass, freezer, minutes=45)

    assert said(hass) == []
    assert shown(hass, "binary_sensor.back_recovery_device_problem") == "off"
    assert len(pad.commands) == commands


async def test_what_is_plugged_in_again_is_guarded_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, pad: Plug, plan: MockConfigEntry
) -> None:
    await left_on(hass, freezer, pad)
    await fix(hass, "device_not_off", {})
    pad.become(is_on=False)
    await settle(hass)
    pad.ignores = 0

    pad.become(is_on=True)
    await after(hass, freezer, minutes=21)

    assert not pad.is_on


async def test_what_was_removed_is_no_problem_any_more_once_it_was_said(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, pad: Plug, plan: MockConfigEntry
) -> None:
    await left_on(hass, freezer, pad)

    er.async_get(hass).async_remove("switch.pad")
    await after(hass, freezer, minutes=2)

    assert said(hass) == ["device_missing"]
    assert shown(hass, "binary_sensor.back_recovery_device_problem") == "off"


async def test_a_repair_about_what_stays_on_outlives_its_plan(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, pad: Plug, plan: MockConfigEntry
) -> None:
    await left_on(hass, freezer, pad)
    await hass.config_entries.async_remove(plan.entry_id)
    await after(hass, freezer, minutes=2)
    said_without_a_plan = said(hass)

    pad.ignores = 0
    await after(hass, freezer, minutes=3)

    assert said_without_a_plan == ["left_on"]
    assert not pad.is_on
    assert said(hass) == []


async def test_a_person_can_end_that_too(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, pad: Plug, plan: MockConfigEntry
) -> None:
    await left_on(hass, freezer, pad)
    await hass.config_entries.async_remove(plan.entry_id)
    await after(hass, freezer, minutes=2)
    assert the_issue(hass, "left_on").severity is CRITICAL

    await fix(hass, "left_on", {})
    await after(hass, freezer, minutes=2)
    commands = len(pad.commands)
    await after(hass, freezer, minutes=5)

    assert (said(hass), len(pad.commands)) == ([], commands)


async def test_the_problem_of_a_removed_plug_ends_also_after_another_one_was_chosen(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, pad: Plug, plan: MockConfigEntry
) -> None:
    await left_on(hass, freezer, pad)
    (activity,) = plan.subentries.values()
    hass.states.async_set("switch.other", "off")
    hass.config_entries.async_update_subentry(
        plan, activity, data={**activity.data, "device": "switch.other"}
    )
    await settle(hass)
    said_with_another = said(hass)

    er.async_get(hass).async_remove("switch.pad")
    await after(hass, freezer, minutes=2)

    assert (said_with_another, said(hass)) == (["device_not_off"], [])
    assert shown(hass, "binary_sensor.back_recovery_device_problem") == "off"


async def test_the_repair_of_a_renamed_plug_has_its_new_name(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, pad: Plug, plan: MockConfigEntry
) -> None:
    await left_on(hass, freezer, pad)

    er.async_get(hass).async_update_entity("switch.pad", new_entity_id="switch.warm_pad")
    await settle(hass)
    placeholders = the_issue(hass, "device_not_off").translation_placeholders
    pad.ignores = 0
    await after(hass, freezer, minutes=2)

    assert placeholders
    assert placeholders["device"] == "switch.warm_pad"
    assert not pad.is_on
    assert said(hass) == []


async def test_nothing_is_switched_on_while_home_assistant_stops(
    hass: HomeAssistant, pad: Plug
) -> None:
    plan = await set_up(hass, an_entry(PAD))
    hass.set_state(CoreState.stopping)

    await plan.runtime_data.recovery.devices.async_turn_on(
        TurnOn(
            activity="heating_pad",
            device="switch.pad",
            off_at=dt_util.utcnow(),
            not_after=dt_util.utcnow(),
        )
    )

    assert pad.commands == []
