"""Messages wait while an entity says that the person sleeps or wants to be left alone."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import entity_registry as er, issue_registry as ir
import pytest

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.surroundings.undisturbed import (
    ASKED_AGAIN_AFTER,
    SAYS_SO,
    is_undisturbed,
    left_alone_until,
)

from ..acting import MONDAY, a_plan, act, at, settle, until
from ..builders import an_activity
from ..phones import Phone

pytestmark = pytest.mark.freeze_time(MONDAY)

FOCUS = "binary_sensor.alice_phone_focus"
MONDAY_18 = at("Mon 18:00")
WALK_AT_19 = an_activity("walk", schedule="times", times=["19:00:00"])


async def a_plan_of(hass: HomeAssistant, alice: Phone, *rests: str, **more: Any) -> Any:
    """Return a plan with a walk at 19:00 that asks these entities whether Alice rests."""
    return await a_plan(
        hass, WALK_AT_19, phones=[alice.action], undisturbed_when=list(rests or [FOCUS]), **more
    )


async def says(hass: HomeAssistant, state: str, entity_id: str = FOCUS) -> None:
    hass.states.async_set(entity_id, state)
    await settle(hass)


async def test_an_offer_waits_until_the_focus_is_off(
    hass: HomeAssistant, alice: Phone, freezer: FrozenDateTimeFactory
) -> None:
    await says(hass, "off")
    await a_plan_of(hass, alice)
    await act(hass, "start", alice.user_id)
    await says(hass, "on")
    await until(hass, freezer, at("Mon 19:20"))
    assert "Walk" not in " ".join(alice.titles)

    await says(hass, "off")

    assert "Walk, 10 min" in alice.titles


async def test_what_an_automation_starts_at_night_is_said_in_the_morning(
    hass: HomeAssistant, alice: Phone, freezer: FrozenDateTimeFactory
) -> None:
    await says(hass, "on")
    await a_plan_of(hass, alice)

    await act(hass, "start")
    assert alice.titles == []
    await says(hass, "off")
    await until(hass, freezer, at("Mon 18:01"))

    assert alice.titles == ["Back recovery is on"]


async def test_what_nobody_can_say_any_more_stays_as_it_was(
    hass: HomeAssistant, alice: Phone, freezer: FrozenDateTimeFactory
) -> None:
    await says(hass, "on")
    entry = await a_plan_of(hass, alice)
    await act(hass, "start", alice.user_id)

    for silence in (STATE_UNAVAILABLE, STATE_UNKNOWN):
        await says(hass, silence)
        assert entry.runtime_data.recovery.episode.undisturbed_since == MONDAY_18


async def test_a_restart_wakes_nobody_before_the_sensor_is_back(
    hass: HomeAssistant, alice: Phone, freezer: FrozenDateTimeFactory
) -> None:
    await says(hass, "on")
    entry = await a_plan_of(hass, alice)
    await act(hass, "start", alice.user_id)
    hass.set_state(CoreState.starting)
    hass.states.async_remove(FOCUS)
    await hass.config_entries.async_reload(entry.entry_id)
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await settle(hass)
    await until(hass, freezer, at("Mon 19:05"))
    assert "Walk, 10 min" not in alice.titles

    await says(hass, "off")

    assert "Walk, 10 min" in alice.titles


async def test_one_that_is_chosen_later_counts_at_once(hass: HomeAssistant, alice: Phone) -> None:
    await says(hass, "on")
    entry = await a_plan(hass, WALK_AT_19, phones=[alice.action])
    await act(hass, "start", alice.user_id)

    for chosen, expected in (([FOCUS], MONDAY_18), ([], None)):
        options = {**entry.options, "undisturbed_when": chosen}
        hass.config_entries.async_update_entry(entry, options=options)
        await settle(hass)
        assert entry.runtime_data.recovery.episode.undisturbed_since == expected


async def test_it_is_followed_when_it_is_renamed_and_missed_when_it_is_gone(
    hass: HomeAssistant, alice: Phone
) -> None:
    registry = er.async_get(hass)
    registered = registry.async_get_or_create(
        "binary_sensor", "mobile_app", "focus", suggested_object_id="alice_phone_focus"
    )
    await says(hass, "off", registered.entity_id)
    entry = await a_plan_of(hass, alice, registered.entity_id)

    registry.async_update_entity(registered.entity_id, new_entity_id="binary_sensor.focus")
    hass.states.async_remove(registered.entity_id)
    await says(hass, "off", "binary_sensor.focus")
    assert entry.options["undisturbed_when"] == ["binary_sensor.focus"]

    registry.async_remove("binary_sensor.focus")
    hass.states.async_remove("binary_sensor.focus")
    await settle(hass)
    found = [one for (domain, _), one in ir.async_get(hass).issues.items() if domain == DOMAIN]
    assert [one.translation_key for one in found] == ["undisturbed_missing"]


@pytest.mark.parametrize("state", sorted(SAYS_SO | {"Total silence", "ASLEEP"}))
async def test_a_word_that_says_so(hass: HomeAssistant, alice: Phone, state: str) -> None:
    entry = await a_plan_of(hass, alice, "sensor.bed")
    hass.states.async_set("sensor.bed", state)

    assert is_undisturbed(hass, entry.runtime_data.recovery.settings) is True


@pytest.mark.parametrize("state", ["off", "awake", "none", "0", "home", "light"])
async def test_any_other_word_says_that_it_is_not_so(
    hass: HomeAssistant, alice: Phone, state: str
) -> None:
    entry = await a_plan_of(hass, alice, "sensor.bed")
    hass.states.async_set("sensor.bed", state)

    assert is_undisturbed(hass, entry.runtime_data.recovery.settings) is False


async def test_one_of_several_is_enough_and_nothing_is_known_while_one_is_silent(
    hass: HomeAssistant, alice: Phone
) -> None:
    settings = (await a_plan_of(hass, alice, "calendar.work", FOCUS)).runtime_data.recovery.settings

    hass.states.async_set("calendar.work", "off")
    assert is_undisturbed(hass, settings) is None
    hass.states.async_set(FOCUS, "off")
    assert is_undisturbed(hass, settings) is False
    hass.states.async_set("calendar.work", "on")
    assert is_undisturbed(hass, settings) is True


async def test_a_question_about_a_workout_waits_as_well_but_not_for_more_than_a_day(
    hass: HomeAssistant, alice: Phone, freezer: FrozenDateTimeFactory
) -> None:
    await says(hass, "on")
    settings = (await a_plan_of(hass, alice)).runtime_data.recovery.settings

    assert left_alone_until(hass, settings, MONDAY_18) == MONDAY_18 + ASKED_AGAIN_AFTER
    assert left_alone_until(hass, settings, MONDAY_18 + timedelta(days=1)) is None
