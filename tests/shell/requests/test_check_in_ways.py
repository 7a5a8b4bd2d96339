"""However somebody says how the back is, it is the same check-in."""

from collections.abc import Awaitable, Callable

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.engine.model.episode import CheckIn, Episode
from custom_components.back_recovery.engine.model.vocabulary import Phase, PromptState

from ..acting import CHECK_IN, MONDAY, WALK, a_running_plan, act, let_settle, press, until
from ..builders import an_activity
from ..phones import Phone
from ..way_back import a_ready_check, a_stale_ready_check

pytestmark = pytest.mark.freeze_time(MONDAY)

PAD = an_activity("heating_pad", schedule="never")
EVERY_ANSWER = {
    "swelling": False,
    "bruise": True,
    "skin_ok": True,
    "leg_symptoms": False,
    "feel_unwell": False,
    "alcohol_or_sedative": True,
}


def episode_of(entry: MockConfigEntry) -> Episode:
    episode: Episode = entry.runtime_data.recovery.episode
    return episode


def last(entry: MockConfigEntry) -> CheckIn:
    return episode_of(entry).check_ins[-1]


async def asked(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone
) -> MockConfigEntry:
    """Let a check-in be asked for."""
    entry = await a_running_plan(hass, WALK, CHECK_IN, PAD, phones=[phone.action])
    await until(hass, freezer, "Mon 21:00")
    return entry


async def by_number(hass: HomeAssistant, _phone: Phone) -> None:
    await press(hass, "number.set_value", "number.back_recovery_pain_now", value=3)
    await let_settle(hass)


async def by_action(hass: HomeAssistant, _phone: Phone) -> None:
    await act(hass, "check_in", pain_now=3)


async def by_phone(_hass: HomeAssistant, phone: Phone) -> None:
    await phone.tap(phone.button("Answer"), reply_text="3")


@pytest.mark.parametrize("way", [by_number, by_action, by_phone])
async def test_a_number_is_a_check_in_and_answers_the_question(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    alice: Phone,
    way: Callable[[HomeAssistant, Phone], Awaitable[None]],
) -> None:
    entry = await asked(hass, freezer, alice)

    await way(hass, alice)

    assert (last(entry).pain_now, last(entry).pain_worst) == (3, None)
    assert episode_of(entry).prompts[-1].state is PromptState.DONE
    assert "Check-in" not in alice.titles


async def by_list(hass: HomeAssistant) -> None:
    await press(
        hass, "todo.update_item", "todo.back_recovery_today", item="Check-in", status="completed"
    )


async def by_button(hass: HomeAssistant) -> None:
    await press(hass, "button.press", "button.back_recovery_done")


@pytest.mark.parametrize("way", [by_list, by_button])
async def test_a_tick_without_a_number_answers_the_question_and_is_no_check_in(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    alice: Phone,
    way: Callable[[HomeAssistant], Awaitable[None]],
) -> None:
    entry = await asked(hass, freezer, alice)

    await way(hass)

    assert episode_of(entry).check_ins == ()
    assert episode_of(entry).prompts[-1].state is PromptState.DONE


async def test_the_action_takes_every_answer(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)

    await act(hass, "check_in", pain_now=3, pain_worst=5, **EVERY_ANSWER)

    said = last(entry)
    assert (said.pain_now, said.pain_worst) == (3, 5)
    assert {name: getattr(said, name) for name in EVERY_ANSWER} == EVERY_ANSWER


@pytest.mark.parametrize("reply", ["3 5", "3/5", " 3, 5 "])
async def test_two_numbers_are_now_and_at_worst(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, reply: str
) -> None:
    entry = await asked(hass, freezer, alice)

    await alice.tap(alice.button("Answer"), reply_text=reply)

    assert (last(entry).pain_now, last(entry).pain_worst) == (3, 5)


# What is asked next


async def test_the_first_number_asks_whether_anything_is_new(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    await asked(hass, freezer, alice)

    await alice.tap(alice.button("Answer"), reply_text="3")

    assert alice.last["title"] == "Anything new?"
    assert alice.buttons == ["Nothing new", "Swelling", "Something else"]


async def test_nothing_new_leaves_nothing_open(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await asked(hass, freezer, alice)
    await alice.tap(alice.button("Answer"), reply_text="3")

    await alice.tap(alice.button("Nothing new"))

    assert "Anything new?" not in alice.titles
    assert len(episode_of(entry).check_ins) == 1


async def test_a_bruise_is_two_taps_away_and_closes_the_pad(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await asked(hass, freezer, alice)
    await alice.tap(alice.button("Answer"), reply_text="3")

    await alice.tap(alice.button("Something else"))
    assert alice.buttons == ["A bruise", "Skin is not fine", "Alcohol/strong pills"]
    await alice.tap(alice.button("A bruise"))

    assert (last(entry).pain_now, last(entry).bruise) == (3, True)
    assert alice.last["message"].startswith("A bruise? No heating pad")
    assert not entry.runtime_data.recovery.view().is_open("heating_pad")


async def test_swelling_is_one_tap_away_and_holds_the_plan(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await asked(hass, freezer, alice)
    await alice.tap(alice.button("Answer"), reply_text="3")

    await alice.tap(alice.button("Swelling"))

    assert episode_of(entry).phase is Phase.HOLD_CARE
    assert alice.last["title"] == "Swelling"


async def test_a_lot_of_pain_asks_the_two_questions_instead(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await asked(hass, freezer, alice)

    await alice.tap(alice.button("Answer"), reply_text="8")
    assert alice.last["title"] == "A lot of pain"
    await alice.tap(alice.button("Yes, at least one"))

    assert episode_of(entry).phase is Phase.HOLD_EMERGENCY


# The test movements on the phone


async def test_test_movements_that_come_too_late_keep_their_buttons(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_stale_ready_check(hass, freezer, phones=[alice.action])

    await alice.tap(alice.button("All fine", on="Test movements"))

    assert alice.last["message"].startswith("Not yet: there was no check-in")
    assert "All fine" in alice.buttons
    assert episode_of(entry).phase is Phase.READY_CHECK


async def test_test_movements_that_are_fine_open_the_first_stage(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    await a_ready_check(hass, freezer, phones=[alice.action])
    assert alice.buttons == ["All fine", "Skip this one", "Not today"]

    await alice.tap(alice.button("All fine"))
    assert alice.last["title"] == "Before your first training"
    await until(hass, freezer, "Wed 18:01")

    assert alice.last["title"] == "Training"
    assert alice.last["message"].startswith("Bodyweight: no weights, and up to 50 %")
    assert alice.buttons == ["I trained", "Skip this one", "Something is wrong"]


async def test_not_today_adds_a_day_of_rest(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_ready_check(hass, freezer, phones=[alice.action])

    await alice.tap(alice.button("Not today"))

    assert episode_of(entry).phase is Phase.REST
    assert alice.last["title"] == "One more quiet day"
    assert "the test movements are still to come" in alice.last["message"]
