"""What a plan cannot use is said in Repairs before it is needed, and can be mended there."""

from datetime import timedelta
import json

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.const import (
    CONF_GYM_ZONES,
    CONF_PHONES,
    CONF_SECOND_CONTACT,
    DOMAIN,
)
from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.texts import TO_CONTACT, Text
from custom_components.back_recovery.engine.model.vocabulary import Recipient
from custom_components.back_recovery.settings.devices import CONF_DEVICE

from ..acting import MONDAY, SWITCH, act, ask, press, settle, shown
from ..appliances import Plug, plug_in
from ..builders import an_activity, an_entry, set_up
from ..phones import Phone, a_phone_of, live_with
from ..repairs import choosing, fix, said
from ..workout_house import a_source

pytestmark = pytest.mark.freeze_time(MONDAY)

PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    power_sensor="sensor.power",
    schedule="times",
    times=["19:00:00"],
    needs_home=False,
)


@pytest.fixture
async def pad(hass: HomeAssistant) -> Plug:
    await hass.config.async_set_time_zone("UTC")
    assert await async_setup_component(hass, "repairs", {})
    hass.states.async_set("sensor.power", "0", {"unit_of_measurement": "W"})
    pad = Plug("pad")
    await plug_in(hass, "switch", [pad])
    return pad


@pytest.fixture
async def plan(hass: HomeAssistant, pad: Plug) -> MockConfigEntry:
    return await set_up(hass, an_entry(PAD))


def disable(hass: HomeAssistant) -> None:
    er.async_get(hass).async_update_entity("switch.pad", disabled_by=er.RegistryEntryDisabler.USER)


# Found before it is needed


async def test_a_house_in_which_all_is_there_has_nothing_to_repair(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    assert said(hass) == []


async def test_a_plug_that_is_disabled_is_a_repair_until_it_is_back(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    disable(hass)
    hass.states.async_remove("switch.pad")
    await settle(hass)
    said_while_disabled = said(hass)

    er.async_get(hass).async_update_entity("switch.pad", disabled_by=None)
    await settle(hass)

    assert (said_while_disabled, said(hass)) == (["device_missing"], [])


async def test_what_is_not_offered_says_why(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plan: MockConfigEntry
) -> None:
    await press(hass, "switch.turn_on", SWITCH)
    er.async_get(hass).async_remove("switch.pad")
    await settle(hass)

    agenda = await ask(hass, f"{DOMAIN}.get_agenda", SWITCH)

    (closed,) = [one for one in agenda["closed"] if one["activity"] == "heating_pad"]
    assert "cannot be reached" in json.dumps(closed)
    assert "heating_pad" not in [one["activity"] for one in agenda["coming"]]


async def test_while_home_assistant_starts_nothing_is_missed(
    hass: HomeAssistant, pad: Plug
) -> None:
    hass.states.async_remove("sensor.power")
    hass.set_state(CoreState.not_running)
    entry = an_entry(PAD)
    entry.add_to_hass(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    said_at_set_up = said(hass)

    await hass.async_start()
    await settle(hass)

    assert (said_at_set_up, said(hass)) == ([], ["part_missing"])


async def test_what_no_registry_knows_is_missed_and_found_as_well(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    hass.states.async_remove("sensor.power")
    await settle(hass)
    said_while_gone = said(hass)

    hass.states.async_set("sensor.power", "0")
    await settle(hass)

    assert (said_while_gone, said(hass)) == (["part_missing"], [])


async def test_a_second_contact_that_is_gone_is_said_long_before_it_is_needed(
    hass: HomeAssistant, alice: Phone, bob: Phone
) -> None:
    options = {CONF_PHONES: [alice.action], CONF_SECOND_CONTACT: bob.action}
    await set_up(hass, an_entry(an_activity("bath"), person="person.alice", options=options))
    (registration,) = [
        one
        for one in hass.config_entries.async_entries("mobile_app")
        if one.data["device_name"] == bob.name
    ]

    await hass.config_entries.async_remove(registration.entry_id)
    await settle(hass)

    assert said(hass) == ["target_missing"]


async def test_a_second_contact_is_reached_under_a_new_name(
    hass: HomeAssistant, alice: Phone, bob: Phone
) -> None:
    options = {CONF_PHONES: [alice.action], CONF_SECOND_CONTACT: bob.action}
    plan = await set_up(hass, an_entry(an_activity("bath"), person="person.alice", options=options))
    await bob.be_called("Bob's new phone")

    help_me = Message(
        subject="e1", text=TO_CONTACT[Text.NOT_OFF], activity="bath", to=Recipient.SECOND_CONTACT
    )
    await plan.runtime_data.recovery.prompter.async_tell(help_me)
    await settle(hass)

    assert said(hass) == []
    assert len(bob.received) == 1


async def test_a_person_who_is_gone_is_a_repair(hass: HomeAssistant, alice: Phone) -> None:
    await set_up(hass, an_entry(an_activity("walk"), person="person.alice"))

    hass.states.async_remove("person.alice")
    er.async_get(hass).async_remove("person.alice")
    await settle(hass)

    assert said(hass) == ["person_missing"]


async def test_a_person_without_a_login_is_found_out_within_a_day(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    await set_up(hass, an_entry(an_activity("walk"), person="person.alice"))
    hass.states.async_set("person.alice", "home", {})
    said_before = said(hass)

    freezer.tick(24 * 60 * 60)
    async_fire_time_changed(hass)
    await settle(hass)

    assert (said_before, said(hass)) == ([], ["person_without_account"])


async def test_an_own_entity_that_was_chosen_once_is_never_switched(
    hass: HomeAssistant, pad: Plug
) -> None:
    activity = an_activity("heating_pad", device=SWITCH, schedule="never")
    await set_up(hass, an_entry(activity))

    await press(hass, "switch.turn_on", SWITCH)

    assert shown(hass, SWITCH) == "on"
    assert said(hass) == ["device_missing"]


# Whose phone it is


async def test_what_is_for_alice_does_not_reach_bobs_phone_of_the_same_name(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    aioclient_mock: AiohttpClientMocker,
    hass_admin_user: MockUser,
    bob_user: MockUser,
) -> None:
    await hass.config.async_set_time_zone("UTC")
    await live_with(hass, alice=hass_admin_user, bob=bob_user)
    phones = hass, "iPhone"
    hers = await a_phone_of(*phones, hass_admin_user, hass_client, aioclient_mock, token="hers")
    his = await a_phone_of(*phones, bob_user, hass_client, aioclient_mock, token="his")
    options = {CONF_PHONES: [hers.action]}
    plan = await set_up(hass, an_entry(an_activity("walk"), person="person.alice", options=options))
    await act(hass, "start", by=hers.user_id)
    said_before = said(hass)

    await his.be_called("Bob's iPhone")
    await plan.runtime_data.recovery.prompter.async_tell(Message(subject="e1", text=Text.COMPLETED))
    await settle(hass)

    assert said_before == ["phone_shared"]
    assert his.received == []
    assert hers.received
    assert said(hass) == []


async def test_a_phone_that_is_signed_in_as_somebody_else_is_a_repair(
    hass: HomeAssistant, bob: Phone
) -> None:
    options = {CONF_PHONES: [bob.action]}
    await set_up(hass, an_entry(an_activity("walk"), person="person.alice", options=options))

    assert said(hass) == ["phone_of_another"]


# Mended


async def test_the_fix_of_a_device_leads_to_its_activity(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    er.async_get(hass).async_remove("switch.pad")
    await settle(hass)

    result = await fix(hass, "device_missing", choosing("choose"))

    kind, flow_id = result["next_flow"]
    assert kind == "config_subentries_flow"
    assert hass.config_entries.subentries.async_get(flow_id)["step_id"] == "details"
    assert said(hass) == ["device_missing"]


async def test_a_plan_can_do_without_the_device(hass: HomeAssistant, plan: MockConfigEntry) -> None:
    er.async_get(hass).async_remove("switch.pad")
    await settle(hass)

    await fix(hass, "device_missing", choosing("without"))

    (activity,) = plan.subentries.values()
    assert not {CONF_DEVICE, "power_sensor"} & set(activity.data)
    assert said(hass) == []


async def test_the_fix_of_a_zone_leads_to_the_options_or_leaves_it_out(
    hass: HomeAssistant, pad: Plug
) -> None:
    options = {CONF_GYM_ZONES: ["zone.gym", "zone.club"]}
    hass.states.async_set("zone.club", "0")
    plan = await set_up(hass, an_entry(an_activity("walk"), options=options))
    assert said(hass) == ["zone_missing"]

    result = await fix(hass, "zone_missing", choosing("choose"))
    await fix(hass, "zone_missing", choosing("without"))

    assert result["next_flow"][0] == "options_flow"
    assert plan.options[CONF_GYM_ZONES] == ["zone.club"]
    assert said(hass) == []


async def test_nobody_can_do_without_the_person(hass: HomeAssistant, alice: Phone) -> None:
    assert await async_setup_component(hass, "repairs", {})
    await set_up(hass, an_entry(an_activity("walk"), person="person.gone"))

    offered = await fix(hass, "person_missing")
    result = await fix(hass, "person_missing", choosing("choose"))

    assert offered["menu_options"] == ["choose"]
    assert result["next_flow"][0] == "config_flow"


# What is named elsewhere: a wearable's integration, and the person's own actions


async def test_a_wearable_whose_integration_is_gone_is_a_repair(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "repairs", {})
    garmin = MockConfigEntry(domain="garmin_connect", entry_id="garmin")
    garmin.add_to_hass(hass)
    entry = await set_up(hass, an_entry(a_source("garmin_connect", source_entry="garmin")))
    assert said(hass) == []

    await hass.config_entries.async_remove("garmin")
    await settle(hass)

    assert said(hass) == ["source_entry_missing"]
    await fix(hass, "source_entry_missing", choosing("without"))
    assert (list(entry.subentries), said(hass)) == ([], [])


async def test_a_wearable_whose_integration_is_disabled_is_found_out_within_a_day(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    garmin = MockConfigEntry(domain="garmin_connect", entry_id="garmin")
    garmin.add_to_hass(hass)
    await set_up(hass, an_entry(a_source("garmin_connect", source_entry="garmin")))

    await hass.config_entries.async_set_disabled_by("garmin", ConfigEntryDisabler.USER)
    freezer.tick(timedelta(days=1))
    async_fire_time_changed(hass)
    await settle(hass)

    assert said(hass) == ["source_entry_missing"]


LIGHTS = [
    {
        "if": [{"condition": "state", "entity_id": "sun.sun", "state": "below_horizon"}],
        "then": [
            {"action": "light.turn_on", "target": {"entity_id": ["light.lamp", "{{ other }}"]}}
        ],
    },
    {"action": "light.turn_off", "data": {"entity_id": 7}},
]


async def test_own_actions_that_name_what_was_renamed_are_a_repair_and_not_rewritten(
    hass: HomeAssistant,
) -> None:
    assert await async_setup_component(hass, "repairs", {})
    lamp = er.async_get(hass).async_get_or_create("light", "test", "1", suggested_object_id="lamp")
    hass.states.async_set("sun.sun", "below_horizon")
    entry = await set_up(hass, an_entry(an_activity("mat", run_at_start=LIGHTS)))
    assert said(hass) == []

    er.async_get(hass).async_update_entity(lamp.entity_id, new_entity_id="light.floor")
    await settle(hass)

    assert said(hass) == ["action_entity_missing"]
    (subentry,) = entry.subentries.values()
    assert subentry.data["run_at_start"] == LIGHTS
    result = await fix(hass, "action_entity_missing", choosing("choose"))
    assert result["next_flow"][0] == "config_subentries_flow"
    er.async_get(hass).async_update_entity("light.floor", new_entity_id="light.lamp")
    await settle(hass)
    assert said(hass) == []
