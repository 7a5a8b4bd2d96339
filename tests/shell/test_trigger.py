"""Our triggers for what is so: each fires when it should, in automations as people write them."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar, device_registry as dr, entity_registry as er
from homeassistant.helpers.trigger import async_get_all_descriptions
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.trigger import TRIGGERS

from .acting import MONDAY, SWITCH, USUAL, a_plan, a_running_plan, act, press, settle, until
from .appliances import Plug, plug_in
from .automations import automate, note, trigger, trigger_for
from .builders import an_activity, an_entry, set_up

pytestmark = pytest.mark.freeze_time(MONDAY)

BOBS = "switch.back_recovery_bob"
LOCKOUT = "binary_sensor.back_recovery_gym_lockout"
PROBLEM = "binary_sensor.back_recovery_device_problem"
PROMPT = "event.back_recovery_prompt"
PAIN = "sensor.back_recovery_pain"

TOLD_OF = [
    ("gym_lockout_started", LOCKOUT),
    ("started", SWITCH),
    ("prompt_offered", PROMPT),
    ("pain_reported", PAIN),
    ("gym_lockout_ended", LOCKOUT),
    ("ended", SWITCH),
    ("prompt_lapsed", PROMPT),
]
"""What is told of a recovery with an offer that nobody answers, and a check-in."""


async def two_plans(hass: HomeAssistant) -> None:
    """Set up a plan for each of two people."""
    await a_plan(hass)
    await set_up(hass, an_entry(*USUAL, title="Back recovery Bob"))


async def pass_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory, **span: float) -> None:
    freezer.tick(timedelta(**span))
    async_fire_time_changed(hass)
    await settle(hass)


def device_of(hass: HomeAssistant, entry: MockConfigEntry) -> str:
    (device,) = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    return device.id


# Started and ended


async def test_a_recovery_that_starts_and_ends_is_told_once_each(hass: HomeAssistant) -> None:
    await a_plan(hass)
    diary = await note(
        hass,
        trigger("started", SWITCH),
        trigger("ended", SWITCH),
    )

    await press(hass, "switch.turn_on", SWITCH)
    await press(hass, "switch.turn_on", SWITCH)
    await press(hass, "switch.turn_off", SWITCH)
    await press(hass, "switch.turn_off", SWITCH)

    told = [one["trigger"] for one in diary.told]
    assert told == ["back_recovery.started", "back_recovery.ended"]


async def test_a_recovery_that_ends_by_time_is_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    diary = await note(hass, trigger("ended", SWITCH))

    await until(hass, freezer, "Wed 17:59")
    assert not diary.told
    await until(hass, freezer, "Wed 18:00")

    assert diary.entities == [SWITCH]


async def test_a_reload_while_recovering_starts_and_ends_nothing(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)
    await act(hass, "check_in", pain_now=4)
    every = [trigger_for(name, {"device_id": device_of(hass, entry)}) for name in TRIGGERS]
    diary = await note(hass, *every)

    await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)

    assert not diary.told


async def test_the_device_and_its_area_can_be_named_instead(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)
    device = device_of(hass, entry)
    bedroom = ar.async_get(hass).async_create("Bedroom")
    dr.async_get(hass).async_update_device(device, area_id=bedroom.id)
    diary = await note(
        hass,
        trigger_for("started", {"device_id": device}),
        trigger_for("started", {"area_id": bedroom.id}),
    )

    await press(hass, "switch.turn_on", SWITCH)

    assert diary.entities == [SWITCH, SWITCH]


async def test_other_switches_of_the_same_area_say_nothing(hass: HomeAssistant) -> None:
    await a_plan(hass)
    bedroom = ar.async_get(hass).async_create("Bedroom")
    lamp = er.async_get(hass).async_get_or_create("switch", "other", "x_recovery")
    er.async_get(hass).async_update_entity(lamp.entity_id, area_id=bedroom.id)
    hass.states.async_set(lamp.entity_id, "off")
    diary = await note(
        hass,
        trigger_for("started", {"area_id": bedroom.id}),
        trigger("started", lamp.entity_id, "switch.unregistered"),
    )

    hass.states.async_set("switch.unregistered", "off")
    for state in ("on", "off", "on"):
        hass.states.async_set(lamp.entity_id, state)
        hass.states.async_set("switch.unregistered", state)
        await settle(hass)

    assert not diary.told


async def test_each_trigger_looks_at_its_own_entity_of_the_device(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_plan(hass)
    every = [trigger_for(name, {"device_id": device_of(hass, entry)}) for name in TRIGGERS]
    diary = await note(hass, *every)

    await press(hass, "switch.turn_on", SWITCH)
    await until(hass, freezer, "Mon 19:00")
    await act(hass, "check_in", pain_now=3)
    await press(hass, "switch.turn_off", SWITCH)

    # What is told in one step has no order among itself.
    told = [(one["trigger"].split(".")[1], one["entity_id"]) for one in diary.told]
    assert sorted(told) == sorted(TOLD_OF)


# Two people


async def test_one_persons_recovery_is_not_the_others(hass: HomeAssistant) -> None:
    await two_plans(hass)
    diary = await note(hass, trigger("started", BOBS))

    await press(hass, "switch.turn_on", SWITCH)
    assert not diary.told
    await press(hass, "switch.turn_on", BOBS)

    assert diary.entities == [BOBS]


@pytest.mark.parametrize(
    ("behavior", "told"),
    [("each", [SWITCH, BOBS]), ("first", [SWITCH]), ("all", [BOBS])],
)
async def test_each_the_first_or_all_of_two_recoveries_can_be_waited_for(
    hass: HomeAssistant, behavior: str, told: list[str]
) -> None:
    await two_plans(hass)
    diary = await note(hass, trigger("started", SWITCH, BOBS, behavior=behavior))

    await press(hass, "switch.turn_on", SWITCH)
    await press(hass, "switch.turn_on", BOBS)

    assert diary.entities == told


async def test_a_recovery_can_have_to_last_a_while(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_plan(hass)
    diary = await note(hass, trigger("started", SWITCH, **{"for": "00:10:00"}))

    await press(hass, "switch.turn_on", SWITCH)
    await pass_time(hass, freezer, minutes=9)
    await press(hass, "switch.turn_off", SWITCH)
    await pass_time(hass, freezer, minutes=9)
    assert not diary.told
    await press(hass, "switch.turn_on", SWITCH)
    await pass_time(hass, freezer, minutes=10, seconds=1)

    assert diary.entities == [SWITCH]


# The gym


async def test_the_gym_lockout_is_told_when_it_starts_and_ends(hass: HomeAssistant) -> None:
    await a_plan(hass)
    diary = await note(
        hass,
        trigger("gym_lockout_started", LOCKOUT),
        trigger("gym_lockout_ended", LOCKOUT),
    )

    await press(hass, "switch.turn_on", SWITCH)
    await act(hass, "pause")
    await press(hass, "switch.turn_off", SWITCH)

    told = [one["trigger"] for one in diary.told]
    assert told == ["back_recovery.gym_lockout_started", "back_recovery.gym_lockout_ended"]


# A device


async def test_a_device_that_does_not_go_off_is_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    plug = Plug()
    await plug_in(hass, "switch", [plug])
    await a_running_plan(hass, an_activity("heating_pad", device="switch.pad", schedule="never"))
    diary = await note(hass, trigger("device_not_confirmed_off", PROBLEM))

    plug.become(is_on=True)
    plug.ignores = 1000
    await settle(hass)
    await pass_time(hass, freezer, minutes=20, seconds=9)
    assert not diary.told
    await pass_time(hass, freezer, seconds=11)

    assert diary.entities == [PROBLEM]


# What the editor is told


async def test_the_editor_is_told_every_trigger_with_its_fields(hass: HomeAssistant) -> None:
    await a_plan(hass)
    await automate(hass)

    described = await async_get_all_descriptions(hass)

    ours = {name for name in described if name.startswith(f"{DOMAIN}.")}
    assert ours == {f"{DOMAIN}.{name}" for name in TRIGGERS}
    for name in TRIGGERS:
        assert described[f"{DOMAIN}.{name}"]["target"]["entity"][0]["integration"] == DOMAIN


async def test_a_trigger_without_a_target_is_refused(hass: HomeAssistant) -> None:
    await a_plan(hass)

    with pytest.raises(AssertionError, match="could not be set up"):
        await automate(hass, {"triggers": {"trigger": "back_recovery.started"}, "actions": []})
