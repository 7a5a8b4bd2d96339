"""Somebody else is asked to have a look, on a phone of their own."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.engine.model.events import ActivityStarted, RecoveryStarted

from ..acting import MONDAY, settle, until
from ..appliances import messages
from ..builders import an_activity, an_entry, set_up
from ..phones import Phone

pytestmark = pytest.mark.freeze_time(MONDAY)

BATH = an_activity("bath", schedule="never", needs_home=False)


async def a_bath_of(
    alice: Phone, freezer: FrozenDateTimeFactory, second_contact: str | None
) -> MockConfigEntry:
    """Let Alice be in the bath from 19:00 to 19:15."""
    options = {"phones": [alice.action]}
    options |= {"second_contact": second_contact} if second_contact else {}
    entry = an_entry(BATH, person="person.alice", options=options)
    await set_up(alice.hass, entry)
    await entry.runtime_data.recovery.async_handle(RecoveryStarted())
    await until(alice.hass, freezer, "Mon 19:00")
    await entry.runtime_data.recovery.async_handle(
        ActivityStarted(activity="bath", is_confirmed=True, by=alice.user_id)
    )
    await settle(alice.hass)
    return entry


async def test_whoever_does_not_answer_after_a_bath_is_looked_after(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, bob: Phone
) -> None:
    await a_bath_of(alice, freezer, bob.action)
    await until(hass, freezer, "Mon 19:24")
    assert alice.buttons == ["I am out"]
    assert bob.received == []

    await until(hass, freezer, "Mon 19:25")

    assert bob.last["message"] == (
        "Alice started a bath at 19:00 and has not answered. Please have a look."
    )
    assert bob.last["title"] == "Please have a look"
    assert bob.last["data"]["push"]["sound"]["critical"] == 1
    assert bob.last["data"]["actions"] == []
    assert alice.last["data"]["push"]["sound"]["critical"] == 1
    assert alice.buttons == ["I am out"]


async def test_an_answer_in_time_leaves_everybody_alone(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, bob: Phone
) -> None:
    await a_bath_of(alice, freezer, bob.action)
    await until(hass, freezer, "Mon 19:20")

    await alice.tap(alice.button("I am out"))
    await until(hass, freezer, "Mon 20:00")

    assert bob.received == []
    assert "Are you out of the bath?" not in alice.titles


async def test_a_late_answer_takes_the_worry_away(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, bob: Phone
) -> None:
    await a_bath_of(alice, freezer, bob.action)
    await until(hass, freezer, "Mon 19:30")

    await alice.tap(alice.button("I am out"))

    assert [push["message"] for push in bob.screen.values()] == ["Alice has answered now."]


async def test_somebody_else_cannot_answer_for_whoever_is_in_the_bath(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, bob: Phone
) -> None:
    await a_bath_of(alice, freezer, bob.action)
    await until(hass, freezer, "Mon 19:20")

    await bob.tap(alice.button("I am out"))
    await until(hass, freezer, "Mon 19:25")

    assert len(bob.received) == 1


async def test_without_a_second_contact_the_end_of_a_bath_asks_for_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, bob: Phone
) -> None:
    await a_bath_of(alice, freezer, None)
    await until(hass, freezer, "Mon 20:00")

    assert alice.last["message"].startswith("Time is up.")
    assert alice.last["data"]["actions"] == []
    assert bob.received == []


async def test_a_phone_that_is_gone_is_a_repair_and_nothing_is_lost(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_bath_of(alice, freezer, "notify.mobile_app_gone")
    await until(hass, freezer, "Mon 19:25")

    issue_id = f"target_missing_notify.mobile_app_gone_{entry.entry_id}"
    assert ir.async_get(hass).async_get_issue("back_recovery", issue_id)
    assert any("has not answered" in message for message in messages(hass))


async def test_an_answer_is_waited_for_over_a_restart(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, bob: Phone
) -> None:
    entry = await a_bath_of(alice, freezer, bob.action)
    await until(hass, freezer, "Mon 19:16")
    assert await hass.config_entries.async_unload(entry.entry_id)
    freezer.move_to("2026-11-23T19:40:00+00:00")

    assert await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)
    assert bob.received == []
    await until(hass, freezer, "Mon 19:45")

    assert "Please have a look" in bob.titles
