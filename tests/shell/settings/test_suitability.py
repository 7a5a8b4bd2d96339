"""What somebody ticked at set-up: what it does in the house, and who gets to know."""

from collections.abc import Mapping
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.const import (
    CONF_AGREED,
    CONF_CONDITIONS,
    CONF_PRIVATE_ANSWERS,
    DOMAIN,
)
from custom_components.back_recovery.engine.model.suitability import NOTHING_STATED

from ..acting import (
    SWITCH,
    USUAL,
    a_plan,
    a_running_plan,
    ask,
    refused,
    settle,
    shown,
    somebody,
    until,
)
from ..appliances import NOON, Plug, messages, plug_in, start
from ..builders import an_activity, set_up_with
from ..forms import proposed, with_changes
from ..repairs import choosing, fix, said

PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="never",
)
ICE = an_activity("ice", schedule="never")
DIABETES = {CONF_CONDITIONS: ["diabetes"]}
PRIVATE = {CONF_PRIVATE_ANSWERS: True, **DIABETES}

PAD_NAMED = "Heating pad is closed, because you ticked “Diabetes”."
ICE_NAMED = (
    "Cold pack is closed, because you ticked “Diabetes”."
    " A doctor, pharmacist or physiotherapist has to agree first."
)
ICE_IN_DOUBT = "Cold pack is closed, because what you ticked in the settings cannot be read."
PAD_NEUTRAL = "Heating pad is closed, because it is not part of your plan."
ICE_NEUTRAL = "Cold pack is closed, because it is not part of your plan."


@pytest.fixture(autouse=True)
def monday_evening(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(NOON)


@pytest.fixture
async def plug(hass: HomeAssistant) -> Plug:
    plug = Plug()
    await plug_in(hass, "switch", [plug])
    return plug


async def configure(hass: HomeAssistant, entry: MockConfigEntry, **suitability: Any) -> None:
    """Tick something under Configure, while everything goes on."""
    form = await hass.config_entries.options.async_init(entry.entry_id)
    answer = with_changes(form, suitability=suitability)
    await hass.config_entries.options.async_configure(form["flow_id"], answer)
    await hass.async_block_till_done(wait_background_tasks=True)


async def closed(hass: HomeAssistant, by: str | None = None) -> Mapping[str, Mapping[str, Any]]:
    """Return what the agenda says about what is closed, the gym left out."""
    agenda = await ask(hass, f"{DOMAIN}.get_agenda", SWITCH, by)
    return {one["activity"]: one for one in agenda["closed"] if one["activity"] != "gym"}


# In the house


async def test_ticking_it_while_the_pad_is_on_switches_off_at_once(
    hass: HomeAssistant, plug: Plug
) -> None:
    entry = await a_running_plan(hass, PAD)
    await start(hass, await somebody(hass, "Alex"), "heating_pad")
    assert plug.is_on

    await configure(hass, entry, conditions=["diabetes"])

    assert not plug.is_on
    assert shown(hass, "sensor.back_recovery_current_activity") == STATE_UNAVAILABLE
    assert any(one.startswith("Please stop now") for one in messages(hass))


async def test_a_pad_switched_on_by_hand_goes_off_at_once(hass: HomeAssistant, plug: Plug) -> None:
    await a_running_plan(hass, PAD, **DIABETES)

    plug.become(is_on=True)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert not plug.is_on


async def test_from_65_on_pressing_start_only_asks(hass: HomeAssistant, plug: Plug) -> None:
    user = await somebody(hass, "Alex")
    await a_running_plan(hass, PAD, **{CONF_CONDITIONS: ["age_65"]})

    await start(hass, user, "heating_pad")
    assert not plug.is_on
    await start(hass, user, "heating_pad")

    assert plug.is_on


async def test_what_is_ticked_is_not_offered_and_the_rest_comes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, *USUAL, **DIABETES)

    agenda = await ask(hass, f"{DOMAIN}.get_agenda", SWITCH)

    assert {one["activity"] for one in agenda["coming"]} == {"walk", "check_in"}


async def test_an_offer_ends_with_a_word_of_caution(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    bath = an_activity("bath", schedule="times", times=["20:00:00"], needs_home=False)
    await a_running_plan(hass, bath, **{CONF_CONDITIONS: ["age_65"]})

    await until(hass, freezer, "Mon 20:00")

    (offer,) = [one for one in messages(hass) if "bath?" in one]
    assert offer.endswith("Keep it short, and have something to hold on to.")


async def test_a_plan_from_before_the_question_is_as_it_was(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass, [PAD])

    assert entry.runtime_data.recovery.settings.plan.profile == NOTHING_STATED


IN_DOUBT = [
    {CONF_CONDITIONS: ["of a later release"]},
    {CONF_CONDITIONS: ["pacemaker", "of a later release"]},
    {CONF_CONDITIONS: ["swelling"]},
    {CONF_CONDITIONS: 5},
    {CONF_CONDITIONS: [["diabetes"]]},
    {CONF_AGREED: ["cancer"]},
]


@pytest.mark.parametrize("options", IN_DOUBT)
async def test_what_was_ticked_and_cannot_be_read_closes_what_is_in_doubt(
    hass: HomeAssistant, plug: Plug, options: dict[str, Any]
) -> None:
    kim = await somebody(hass, "Kim")
    entry = await a_running_plan(hass, *USUAL, PAD, ICE, **options)

    assert entry.state is ConfigEntryState.LOADED
    agenda = await ask(hass, f"{DOMAIN}.get_agenda", SWITCH)
    assert {one["activity"] for one in agenda["coming"]} == {"walk", "check_in"}
    found = await closed(hass)
    assert set(found) == {"heating_pad", "bath", "ice"}
    assert str(await refused(hass, "start_activity", kim, activity="ice")) == ICE_IN_DOUBT


async def test_a_pad_that_is_in_doubt_is_guarded_and_goes_off_at_once(
    hass: HomeAssistant, plug: Plug
) -> None:
    await a_running_plan(hass, PAD, **IN_DOUBT[0])

    plug.become(is_on=True)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert not plug.is_on


async def test_a_repair_leads_to_the_boxes_that_can_be_read_and_submit_is_an_answer(
    hass: HomeAssistant,
) -> None:
    assert await async_setup_component(hass, "repairs", {})
    entry = await a_running_plan(hass, ICE, **IN_DOUBT[1])

    assert said(hass) == ["suitability_in_doubt"]
    result = await fix(hass, "suitability_in_doubt", choosing("choose"))
    assert result["next_flow"][0] == "options_flow"
    form = await hass.config_entries.options.async_init(entry.entry_id)
    await hass.config_entries.options.async_configure(form["flow_id"], proposed(form))
    await settle(hass)

    assert entry.options[CONF_CONDITIONS] == ["pacemaker"]
    assert said(hass) == []
    assert "ice" not in await closed(hass)


# Who gets to know


async def test_the_agenda_names_the_tick(hass: HomeAssistant) -> None:
    await a_running_plan(hass, an_activity("heating_pad", schedule="never"), ICE, **DIABETES)

    found = await closed(hass)

    pad, ice = found["heating_pad"], found["ice"]
    assert (pad["why"], pad["until"], pad["condition"]) == ("suitability", None, "diabetes")
    assert pad["text"] == PAD_NAMED
    assert (ice["why"], ice["text"]) == ("ask_first", ICE_NAMED)


async def test_a_person_is_refused_a_start_with_the_tick(hass: HomeAssistant) -> None:
    kim = await somebody(hass, "Kim")
    await a_running_plan(hass, an_activity("heating_pad", schedule="never"), ICE, **DIABETES)

    assert str(await refused(hass, "start_activity", kim, activity="heating_pad")) == PAD_NAMED
    assert str(await refused(hass, "start_activity", kim, activity="ice")) == ICE_NAMED


async def test_what_ends_up_in_a_log_does_not_name_the_tick(hass: HomeAssistant) -> None:
    await a_running_plan(hass, an_activity("heating_pad", schedule="never"), **DIABETES)

    assert str(await refused(hass, "start_activity", activity="heating_pad")) == PAD_NEUTRAL


@pytest.mark.parametrize(
    ("who", "pad", "ice"),
    [
        ("the person", PAD_NAMED, ICE_NAMED),
        ("an administrator", PAD_NAMED, ICE_NAMED),
        ("somebody else", PAD_NEUTRAL, ICE_NEUTRAL),
        (None, PAD_NEUTRAL, ICE_NEUTRAL),
    ],
)
async def test_private_ticks_are_for_the_person_and_administrators(
    hass: HomeAssistant, hass_admin_user: MockUser, who: str | None, pad: str, ice: str
) -> None:
    users = {
        "the person": await somebody(hass, "Alex"),
        "an administrator": hass_admin_user.id,
        "somebody else": await somebody(hass, "Kim"),
    }
    hass.states.async_set("person.alex", "home", {"user_id": users["the person"]})
    pads = an_activity("heating_pad", schedule="never", needs_home=False)
    await a_running_plan(hass, pads, ICE, person="person.alex", **PRIVATE)
    by = users.get(who) if who else None

    found = await closed(hass, by)

    assert [found[name]["text"] for name in ("heating_pad", "ice")] == [pad, ice]
    assert ("diabetes" in str(found)) is (pad is PAD_NAMED)
    assert ("ask_first" in str(found)) is (pad is PAD_NAMED)
    assert str(await refused(hass, "start_activity", by=by, activity="heating_pad")) == pad


async def test_several_private_ticks_are_one_reason(hass: HomeAssistant) -> None:
    ticks = {CONF_PRIVATE_ANSWERS: True, CONF_CONDITIONS: ["diabetes", "broken_skin"]}
    await a_running_plan(hass, an_activity("heating_pad", schedule="never"), **ticks)

    found = await closed(hass)

    assert [one["why"] for one in found["heating_pad"]["reasons"]] == ["suitability"]


async def test_no_state_says_what_was_ticked(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plug: Plug
) -> None:
    entry = await a_running_plan(hass, PAD, *USUAL)
    await start(hass, await somebody(hass, "Alex"), "heating_pad")

    await configure(hass, entry, conditions=["diabetes"])
    await until(hass, freezer, "Mon 21:00")

    said = " ".join(str(state.as_dict()) for state in hass.states.async_all())
    assert [word for word in ("diabetes", "suitability", "ask_first") if word in said] == []


async def test_diagnostics_do_not_say_what_was_ticked(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    ticks = {CONF_CONDITIONS: ["diabetes", "cancer"], CONF_AGREED: ["cancer"]}
    pad = an_activity("heating_pad", schedule="never")
    entry = await a_running_plan(hass, pad, ICE, *USUAL, **ticks)

    found = str(await get_diagnostics_for_config_entry(hass, hass_client, entry))

    secrets = ("diabetes", "cancer", "suitability", "ask_first")
    assert [secret for secret in secrets if secret in found] == []
    assert "agenda" in found


async def test_an_idle_plan_has_nothing_to_say(hass: HomeAssistant) -> None:
    await a_plan(hass, PAD, **DIABETES)

    assert await closed(hass) == {}
