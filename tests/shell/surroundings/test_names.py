"""What an entry names stays the same thing under another name."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.const import (
    CONF_GYM_ZONES,
    CONF_KNOWN,
    CONF_PERSON,
    CONF_PHONES,
    DOMAIN,
)
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.settings.devices import CONF_DEVICE

from ..acting import MONDAY, act, press, settle, shown, somebody
from ..appliances import Plug, after, plug_in
from ..builders import an_activity, an_entry, set_up
from ..phones import Phone, a_phone_of

pytestmark = pytest.mark.freeze_time(MONDAY)

WARM = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="never",
    needs_home=False,
)


@pytest.fixture
async def pad(hass: HomeAssistant) -> Plug:
    """Plug in the pad of Alice's plan."""
    pad = Plug("pad")
    await plug_in(hass, "switch", [pad])
    return pad


@pytest.fixture
async def plan(hass: HomeAssistant, pad: Plug, alice: Phone) -> MockConfigEntry:
    """Set Alice's plan up, and turn it on."""
    entry = an_entry(WARM, person="person.alice", options={CONF_PHONES: [alice.action]})
    await set_up(hass, entry)
    await act(hass, "start", by=alice.user_id)
    return entry


async def rename(hass: HomeAssistant, old: str, new: str) -> None:
    er.async_get(hass).async_update_entity(old, new_entity_id=new)
    await settle(hass)


def yes_on(phone: Phone) -> str:
    """Return the button that says yes to the question on top."""
    return str(phone.last["data"]["actions"][0]["action"])


def device_of(entry: MockConfigEntry) -> str:
    (activity,) = entry.subentries.values()
    return str(activity.data[CONF_DEVICE])


async def test_what_lasts_is_noted_beside_every_name(
    hass: HomeAssistant, alice: Phone, plan: MockConfigEntry
) -> None:
    registry = er.async_get(hass)
    known = plan.data[CONF_KNOWN]
    assert {known[name] for name in ("switch.pad", "person.alice")} == {
        registry.entities[name].id for name in ("switch.pad", "person.alice")
    }
    assert known[alice.action] == "app-alice phone"


async def test_the_guard_follows_a_plug_that_got_another_id(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, pad: Plug, plan: MockConfigEntry
) -> None:
    await rename(hass, "switch.pad", "switch.warm_pad")
    pad.become(is_on=True)

    await after(hass, freezer, minutes=21)

    assert not pad.is_on
    assert device_of(plan) == "switch.warm_pad"


async def test_a_plug_that_took_the_place_of_another_in_the_plan_is_followed_too(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    registry = er.async_get(hass)
    registry.async_get_or_create("switch", "test", "other", suggested_object_id="other")
    await settle(hass)
    (activity,) = plan.subentries.values()
    hass.config_entries.async_update_subentry(
        plan, activity, data={**activity.data, CONF_DEVICE: "switch.other"}
    )
    await settle(hass)

    await rename(hass, "switch.other", "switch.another")

    assert device_of(plan) == "switch.another"


async def test_a_session_goes_on_and_ends_under_the_new_id(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    alice: Phone,
    pad: Plug,
    plan: MockConfigEntry,
) -> None:
    await act(hass, "start_activity", by=alice.user_id, activity="heating_pad")

    await rename(hass, "switch.pad", "switch.warm_pad")
    await after(hass, freezer, minutes=1)
    is_on_after_the_rename = pad.is_on
    await after(hass, freezer, minutes=25)

    assert is_on_after_the_rename
    assert not pad.is_on
    assert shown(hass, "switch.back_recovery") == "on"


async def test_an_off_that_was_ignored_is_sent_to_the_new_id(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    alice: Phone,
    pad: Plug,
    plan: MockConfigEntry,
) -> None:
    await act(hass, "start_activity", by=alice.user_id, activity="heating_pad")
    pad.ignores = 1
    await act(hass, "stop_activity", by=alice.user_id)
    assert pad.is_on

    await rename(hass, "switch.pad", "switch.warm_pad")
    await after(hass, freezer, seconds=20)

    assert not pad.is_on
    (guard,) = plan.runtime_data.recovery.guards
    assert (guard.device, guard.state) == ("switch.warm_pad", GuardState.OFF)


async def test_the_net_below_off_follows_too(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
    alice: Phone,
    pad: Plug,
    plan: MockConfigEntry,
) -> None:
    await act(hass, "start_activity", by=alice.user_id, activity="heating_pad")

    def fail(*_args: object, **_values: object) -> None:
        raise RuntimeError("a mistake of the engine")

    monkeypatch.setattr("custom_components.back_recovery.coordinator.step", fail)
    await rename(hass, "switch.pad", "switch.warm_pad")
    await after(hass, freezer, minutes=1)

    assert not pad.is_on


async def test_what_is_renamed_while_the_plan_is_not_loaded_is_found(
    hass: HomeAssistant, pad: Plug, alice: Phone, plan: MockConfigEntry
) -> None:
    await act(hass, "start_activity", by=alice.user_id, activity="heating_pad")
    pad.ignores = 1
    await hass.config_entries.async_unload(plan.entry_id)
    assert pad.is_on

    await rename(hass, "switch.pad", "switch.warm_pad")
    await hass.config_entries.async_setup(plan.entry_id)
    await settle(hass)

    assert not pad.is_on


async def test_an_entry_of_an_earlier_release_is_completed(
    hass: HomeAssistant, pad: Plug, alice: Phone
) -> None:
    entry = await set_up(hass, an_entry(WARM, person="person.alice"))

    assert set(entry.data[CONF_KNOWN]) == {"switch.pad", "person.alice"}


async def test_a_plug_that_takes_over_the_id_of_a_removed_one_is_the_device(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, pad: Plug, plan: MockConfigEntry
) -> None:
    registry = er.async_get(hass)
    registry.async_remove("switch.pad")
    await settle(hass)
    new = registry.async_get_or_create("switch", "test", "another", suggested_object_id="pad")
    await settle(hass)

    assert new.entity_id == "switch.pad"
    assert plan.data[CONF_KNOWN]["switch.pad"] == new.id


async def test_answers_are_still_the_persons_under_another_id(
    hass: HomeAssistant, alice: Phone, bob: Phone, pad: Plug, plan: MockConfigEntry
) -> None:
    await rename(hass, "person.alice", "person.alice_m")
    await act(hass, "start_activity", activity="heating_pad")

    start = yes_on(alice)
    await bob.tap(start)
    is_on_for_bob = pad.is_on
    await alice.tap(start)

    assert (is_on_for_bob, pad.is_on) == (False, True)
    assert plan.data[CONF_PERSON] == "person.alice_m"


async def test_nobody_answers_for_a_person_who_is_gone(
    hass: HomeAssistant, alice: Phone, bob: Phone, pad: Plug, plan: MockConfigEntry
) -> None:
    await act(hass, "start_activity", activity="heating_pad")
    start = yes_on(alice)
    hass.states.async_remove("person.alice")
    er.async_get(hass).async_remove("person.alice")
    await settle(hass)

    for phone in (bob, alice):
        await phone.tap(start)
    await act(hass, "start_activity", by=await somebody(hass, "Carol"), activity="heating_pad")

    assert not pad.is_on


async def test_a_phone_is_reached_under_its_new_name(
    hass: HomeAssistant, alice: Phone, plan: MockConfigEntry
) -> None:
    await alice.be_called("Alice's new phone")

    await press(hass, "button.press", "button.back_recovery_something_is_wrong", alice.user_id)

    assert plan.options[CONF_PHONES] == ["notify.mobile_app_alice_s_new_phone"]
    assert alice.titles


async def test_a_source_of_workouts_is_followed(hass: HomeAssistant) -> None:
    registry = er.async_get(hass)
    registry.async_get_or_create("sensor", "test", "watch", suggested_object_id="watch")
    entry = an_entry(WARM)
    entry.add_to_hass(hass)
    hass.config_entries.async_add_subentry(
        entry,
        ConfigSubentry(
            data={"source_kind": "entity", "entity": "sensor.watch"},  # type: ignore[arg-type]
            subentry_type="workout_source",
            title="Watch",
            unique_id="entity:sensor.watch",
        ),
    )
    assert await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)

    await rename(hass, "sensor.watch", "sensor.wrist")

    (source,) = entry.get_subentries_of_type("workout_source")
    assert (source.data["entity"], source.unique_id) == ("sensor.wrist", "entity:sensor.wrist")
    assert entry.runtime_data.workouts.coordinator.settings.origins[0].entity_id == "sensor.wrist"
    assert not [one for one in hass.config_entries.async_entries(DOMAIN) if one.reason]


async def test_a_gym_is_followed(hass: HomeAssistant) -> None:
    registry = er.async_get(hass)
    registry.async_get_or_create("zone", "zone", "gym", suggested_object_id="gym")
    entry = await set_up(hass, an_entry(WARM, options={CONF_GYM_ZONES: ["zone.gym"]}))

    await rename(hass, "zone.gym", "zone.club")

    assert entry.options[CONF_GYM_ZONES] == ["zone.club"]
    assert entry.runtime_data.recovery.settings.gym_zones == ("zone.club",)


async def replaced(hass: HomeAssistant, old: Phone, new: Phone) -> Phone:
    """Let a phone take the place of another one of the same name."""
    (registration,) = [
        one
        for one in hass.config_entries.async_entries("mobile_app")
        if one.data["webhook_id"] == old.webhook_id
    ]
    await hass.config_entries.async_remove(registration.entry_id)
    await new.be_called(old.name)
    return new


async def test_a_new_phone_of_the_person_takes_the_place_of_the_old_one(
    hass: HomeAssistant,
    alice: Phone,
    plan: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    hass_admin_user: MockUser,
) -> None:
    new = await a_phone_of(hass, "new phone", hass_admin_user, hass_client, alice.push)

    await replaced(hass, alice, new)
    await press(hass, "button.press", "button.back_recovery_something_is_wrong", alice.user_id)

    assert new.titles
    assert plan.data[CONF_KNOWN][alice.action] == "app-new phone"


async def test_a_phone_of_somebody_else_never_takes_its_place(
    hass: HomeAssistant, alice: Phone, bob: Phone, plan: MockConfigEntry
) -> None:
    await replaced(hass, alice, bob)
    await press(hass, "button.press", "button.back_recovery_something_is_wrong", alice.user_id)

    assert bob.received == []
