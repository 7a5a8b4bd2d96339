"""What a tap on a phone does, and what it does not."""

from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.engine.model.episode import Episode, Prompt
from custom_components.back_recovery.engine.model.events import CheckedIn, RecoveryStarted
from custom_components.back_recovery.engine.model.vocabulary import Onset, Phase, PromptState
from custom_components.back_recovery.storage.store import RecordStore
from custom_components.back_recovery.telling.addresses import plan_key

from ..acting import MONDAY, settle, until
from ..builders import an_activity, an_entry, set_up
from ..phones import Phone

pytestmark = pytest.mark.freeze_time(MONDAY)

WALK = an_activity("walk", schedule="times", times=["19:00:00", "20:00:00"], gap=0)
CHECK_IN = an_activity("check_in", schedule="times", times=["19:00:00"])
HEATING_PAD = an_activity("heating_pad", schedule="times", times=["19:00:00"], needs_home=False)


async def a_plan_for(phone: Phone, *activities: object, person: str = "alice") -> MockConfigEntry:
    """Return the running plan of whom the phone belongs to."""
    entry = an_entry(
        *(activities or (WALK,)),
        title=f"Plan of {person}",
        person=f"person.{person}",
        options={"phones": [phone.action]},
    )
    await set_up(phone.hass, entry)
    await entry.runtime_data.recovery.async_handle(RecoveryStarted())
    await settle(phone.hass)
    return entry


def the_episode(entry: MockConfigEntry) -> Episode:
    episode = entry.runtime_data.recovery.episode
    assert episode is not None
    return episode


def the_prompt(entry: MockConfigEntry) -> Prompt:
    return the_episode(entry).prompts[-1]


async def test_a_tap_answers_the_prompt_and_clears_it(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice)
    await until(hass, freezer, "Mon 19:00")

    await alice.tap(alice.button("Skip this one"))

    assert the_prompt(entry).state is PromptState.SKIPPED
    assert the_prompt(entry).closed_by == alice.user_id
    assert alice.titles == ["Back recovery is on", "Walk"]
    await until(hass, freezer, "Mon 19:01")
    assert alice.titles == ["Back recovery is on"]


async def test_what_was_skipped_by_mistake_is_offered_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice)
    await until(hass, freezer, "Mon 19:00")
    await alice.tap(alice.button("Skip this one"))

    await alice.tap(alice.button("Undo"))

    assert the_prompt(entry).state is PromptState.OFFERED
    assert alice.titles == ["Back recovery is on", "Walk, 10 min"]
    await alice.tap(alice.button("Skip this one"))
    assert the_prompt(entry).state is PromptState.SKIPPED


async def test_a_tap_starts_what_is_offered(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice)
    await until(hass, freezer, "Mon 19:00")

    await alice.tap(alice.button("Start 10 min"))

    session = the_episode(entry).session
    assert session is not None
    assert session.started_by == alice.user_id


async def test_the_first_message_lets_the_person_say_that_it_came_suddenly(alice: Phone) -> None:
    entry = await a_plan_for(alice)

    await alice.tap(alice.button("It came on suddenly"))

    assert the_episode(entry).onset is Onset.TWEAK
    assert alice.titles == ["It came on suddenly"]


async def test_something_wrong_is_asked_for_and_one_answer_holds_everything(alice: Phone) -> None:
    entry = await a_plan_for(alice)

    await alice.tap(alice.button("Something is wrong"))
    await alice.tap(alice.button("Yes, at least one"))

    assert the_episode(entry).phase is Phase.HOLD_EMERGENCY
    assert alice.last["title"] == "Get help now"


async def it_hurts_no_more(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, entry: MockConfigEntry
) -> None:
    """Say twice, a night apart, that nothing hurts: the phone asks whether to end it."""
    await entry.runtime_data.recovery.async_handle(CheckedIn(pain_now=0))
    await until(hass, freezer, "Tue 09:00")
    await entry.runtime_data.recovery.async_handle(CheckedIn(pain_now=0))
    await settle(hass)


async def test_stop_on_the_phone_ends_it_and_clears_everything(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice)
    await it_hurts_no_more(hass, freezer, entry)

    await alice.tap(alice.button("End recovery"))

    assert entry.runtime_data.recovery.episode is None
    assert alice.screen == {}


async def test_a_number_typed_on_the_phone_is_a_check_in(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice, CHECK_IN)
    await until(hass, freezer, "Mon 19:00")

    await alice.tap(alice.button("Answer"), reply_text=" 4 ")

    assert the_episode(entry).check_ins[-1].pain_now == 4
    assert the_prompt(entry).state is PromptState.DONE


@pytest.mark.parametrize("reply", ["quite bad", "11", None])
async def test_what_is_no_pain_number_is_asked_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, reply: str | None
) -> None:
    entry = await a_plan_for(alice, CHECK_IN)
    await until(hass, freezer, "Mon 19:00")
    before = alice.last

    await alice.tap(alice.button("Answer"), reply_text=reply)

    assert not the_episode(entry).check_ins
    assert alice.last["message"].startswith("Please answer with a whole number")
    assert alice.last["data"]["tag"] == before["data"]["tag"]
    assert alice.last["data"]["actions"] == before["data"]["actions"]


async def test_what_is_closed_is_refused_with_the_reason(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    await a_plan_for(alice, HEATING_PAD, WALK)
    await until(hass, freezer, "Mon 19:00")
    await alice.tap(alice.button("None of these", on="Before anything warm"))
    await until(hass, freezer, "Mon 19:02")
    await alice.tap(alice.button("Start 10 min", on="Walk, 10 min"))

    await alice.tap(alice.button("Start 15 min", on="Heating pad, 15 min"))

    assert alice.last["title"] == "Heating pad"
    assert alice.last["message"] == (
        "Heating pad opens 19:12, because another activity is still going on."
    )
    assert alice.buttons == ["In 30 min", "Skip this one"]


async def test_what_cannot_be_saved_is_said_and_can_be_tried_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice)
    await until(hass, freezer, "Mon 19:00")

    with patch.object(RecordStore, "async_save", side_effect=HomeAssistantError("full")):
        await alice.tap(alice.button("Skip this one"))

    assert the_prompt(entry).state is PromptState.OFFERED
    assert alice.last["message"].startswith("That could not be saved")
    assert "Skip this one" in alice.buttons


async def test_after_a_restart_the_same_answer_can_be_given_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice, CHECK_IN)
    await until(hass, freezer, "Mon 19:00")
    assert await hass.config_entries.async_reload(entry.entry_id)

    await alice.tap(alice.button("Answer"), reply_text="bad")

    assert alice.last["title"] == "Check-in"
    assert alice.buttons[0] == "Answer"


async def test_somebody_elses_tap_does_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, bob: Phone
) -> None:
    entry = await a_plan_for(alice)
    await until(hass, freezer, "Mon 19:00")
    seen = alice.received

    await bob.tap(alice.button("Skip this one"))

    assert the_prompt(entry).state is PromptState.OFFERED
    assert alice.received == seen


async def test_two_people_have_each_their_own_messages(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, bob: Phone
) -> None:
    entry = await a_plan_for(alice)
    other = await a_plan_for(bob, person="bob")
    await until(hass, freezer, "Mon 19:00")

    await bob.tap(bob.button("Skip this one"))

    assert the_prompt(other).state is PromptState.SKIPPED
    assert the_prompt(entry).state is PromptState.OFFERED
    assert alice.titles == ["Back recovery is on", "Walk, 10 min"]
    assert bob.titles == ["Back recovery is on", "Walk"]


async def test_an_old_message_does_nothing_and_costs_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice)
    await until(hass, freezer, "Mon 19:00")
    skip = alice.button("Skip this one")
    await alice.tap(skip)
    before, seen = the_episode(entry), len(alice.received)

    await alice.tap(skip)
    await alice.tap(skip.replace("SKIP", "DONE"))

    assert the_episode(entry) == before
    assert alice.received[seen:] == []


async def test_an_answer_after_the_end_does_nothing_either(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice)
    await it_hurts_no_more(hass, freezer, entry)
    stop = alice.button("End recovery")
    await alice.tap(stop)
    seen = len(alice.received)

    await alice.tap(stop)

    assert entry.runtime_data.recovery.episode is None
    assert alice.received[seen:] == []


@pytest.mark.parametrize(
    "action",
    [
        "SOMEBODY_ELSES",
        "BACK_RECOVERY_",
        "BACK_RECOVERY_{plan}_STOP",
        "BACK_RECOVERY_{plan}-{asking}_NONSENSE",
        "BACK_RECOVERY_{plan}-{asking}_PASSED",
        "BACK_RECOVERY_{plan}-0-1_STOP",
        "BACK_RECOVERY_0123456789-{asking}_STOP",
        "BACK_RECOVERY_{entry}_{subject}_STOP",
        None,
        7,
    ],
)
async def test_a_foreign_id_does_nothing(alice: Phone, action: str | int | None) -> None:
    entry = await a_plan_for(alice)
    before, seen = the_episode(entry), alice.received
    if isinstance(action, str):
        (asking,) = entry.runtime_data.recovery._journal.kept.askings.open
        values = {"plan": plan_key(entry.entry_id), "entry": entry.entry_id, "subject": before.id}
        action = action.format(asking=asking.id, **values)

    await alice.fire("mobile_app_notification_action", action=action)

    assert the_episode(entry) == before
    assert alice.received == seen


async def test_a_plan_that_is_not_loaded_hears_nothing(alice: Phone) -> None:
    entry = await a_plan_for(alice)
    sudden, seen = alice.button("It came on suddenly"), alice.received
    assert await alice.hass.config_entries.async_unload(entry.entry_id)

    await alice.tap(sudden)

    assert alice.received == seen


async def test_swiping_a_message_away_is_no_answer(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice)
    await until(hass, freezer, "Mon 19:00")

    await alice.fire("mobile_app_notification_cleared", tag=alice.last["data"]["tag"])

    assert the_prompt(entry).state is PromptState.OFFERED


async def test_an_automation_may_answer_for_the_person(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice)
    await until(hass, freezer, "Mon 19:00")

    hass.bus.async_fire("mobile_app_notification_action", {"action": alice.button("Skip this one")})
    await settle(hass)

    assert the_prompt(entry).state is PromptState.SKIPPED
    assert the_prompt(entry).closed_by is None


async def test_a_plan_of_nobody_hears_every_phone(alice: Phone) -> None:
    entry = await a_plan_for(alice, person="nobody")

    await alice.tap(alice.button("It came on suddenly"))

    assert the_episode(entry).onset is Onset.TWEAK
