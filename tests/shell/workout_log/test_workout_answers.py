"""A workout begins a recovery or asks, and an answer is taken once and from its person only."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.engine.model.effects import MOST_ANSWERS
from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import Answer
from custom_components.back_recovery.workout_log.acting import answers_to
from custom_components.back_recovery.workout_log.questions import WorkoutQuestion, subject_of
from custom_components.back_recovery.workouts.judgement import judge
from tests.workouts.builders import a_workout

from ..acting import MONDAY, SWITCH, act, at, press, settle, shown
from ..builders import an_entry, set_up
from ..phones import Phone, a_phone_of
from ..workout_house import heard, pass_until, workouts_of

pytestmark = pytest.mark.freeze_time(MONDAY)

HALF_AN_HOUR = {"activity": "strength", "duration_min": 30}
DEADLIFTS = {"activity": "gym", "exercises": [{"name": "Deadlift", "sets": 4}]}


@pytest.fixture
async def plan(alice: Phone) -> MockConfigEntry:
    return await a_plan_of(alice)


async def a_plan_of(phone: Phone, **options: Any) -> MockConfigEntry:
    """Set up a plan for whom the phone belongs to, in which nothing is offered."""
    entry = an_entry(person="person.alice", options={"phones": [phone.action], **options})
    return await set_up(phone.hass, entry)


def episode_of(entry: MockConfigEntry) -> Episode:
    episode = entry.runtime_data.recovery.episode
    assert isinstance(episode, Episode)
    return episode


async def train(hass: HomeAssistant, workout: dict[str, Any], **more: Any) -> None:
    """Finish a workout, and wait until its details had time to arrive."""
    await act(hass, "log_workout", **workout, **more)


async def later(hass: HomeAssistant, freezer: FrozenDateTimeFactory, **span: float) -> None:
    now = at("Mon 18:00")
    await pass_until(hass, freezer, now + timedelta(**span))


@pytest.fixture
async def asked(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plan: MockConfigEntry
) -> MockConfigEntry:
    """Return a plan whose person was asked about half an hour of strength."""
    await train(hass, HALF_AN_HOUR)
    await later(hass, freezer, minutes=3)
    return plan


async def test_deadlifts_begin_a_recovery_at_once(
    hass: HomeAssistant, alice: Phone, plan: MockConfigEntry
) -> None:
    await train(hass, DEADLIFTS, end="2026-11-23T17:00:00+00:00")

    assert shown(hass, SWITCH) == "on"
    assert episode_of(plan).window_ends_at == at("Wed 17:00")
    assert episode_of(plan).history[0].reason == "workout"
    assert (heard(hass)["event_type"], heard(hass)["decision"]) == ("detected", "start")


async def test_half_an_hour_of_strength_asks_with_its_evidence(
    asked: MockConfigEntry, alice: Phone
) -> None:
    assert alice.last["message"] == "30 min strength. Start 48 h of recovery?"
    assert alice.buttons == ["Yes", "No", "How hard, 1–10?"]


async def test_nobody_is_asked_before_the_details_had_time_to_arrive(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plan: MockConfigEntry, alice: Phone
) -> None:
    await train(hass, HALF_AN_HOUR)
    await later(hass, freezer, minutes=1, seconds=59)

    assert alice.received == []


async def test_a_yes_begins_a_recovery_from_the_end_of_the_workout(
    hass: HomeAssistant, asked: MockConfigEntry, alice: Phone
) -> None:
    await alice.tap(alice.button("Yes"))

    assert episode_of(asked).window_ends_at == at("Wed 18:00")
    assert "A workout" not in alice.titles
    asks = "30 min strength. How much does it hurt, 0 to 10? You rest from lifting until Wed 18:00"
    assert alice.last["message"].startswith(asks)


async def test_after_a_low_rating_a_shorter_rest_can_be_chosen(
    hass: HomeAssistant, asked: MockConfigEntry, alice: Phone
) -> None:
    await alice.tap(alice.button("How hard, 1–10?"), reply_text="3")
    await alice.tap(alice.button("24 h"))

    assert episode_of(asked).window_ends_at == at("Tue 18:00")
    assert "A workout" not in alice.titles


@pytest.mark.parametrize("is_rated", [False, True])
@pytest.mark.parametrize("is_during_lockout", [False, True])
@pytest.mark.parametrize("hours", [12, 24, 48])
def test_no_question_has_more_buttons_than_a_phone_shows(
    is_rated: bool, is_during_lockout: bool, hours: int
) -> None:
    workout = a_workout()
    question = WorkoutQuestion(
        session="s",
        workout=workout,
        judgement=judge(workout),
        counts_from=workout.ended_at,
        is_during_lockout=is_during_lockout,
        rating=3.0 if is_rated else None,
    )
    plan = Plan(time_zone=ZoneInfo("UTC"), rest_window=timedelta(hours=hours))

    answers = answers_to(question, plan)

    assert {Answer.RECOVER, Answer.NO} <= set(answers)
    assert len(answers) <= MOST_ANSWERS
    assert (Answer.RATE in answers) is not is_rated


async def test_a_no_begins_nothing_and_is_not_asked_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, asked: MockConfigEntry, alice: Phone
) -> None:
    await alice.tap(alice.button("No"))
    await train(hass, HALF_AN_HOUR, end="2026-11-23T18:00:00+00:00", id="the same, from elsewhere")
    await later(hass, freezer, hours=1)

    assert shown(hass, SWITCH) == "off"
    assert alice.screen == {}


async def test_a_second_answer_says_nothing(
    hass: HomeAssistant, asked: MockConfigEntry, alice: Phone
) -> None:
    yes, no = alice.button("Yes"), alice.button("No")
    await alice.tap(no)
    await alice.tap(yes)

    assert shown(hass, SWITCH) == "off"


async def test_a_high_rating_is_enough_of_an_answer(
    hass: HomeAssistant, asked: MockConfigEntry, alice: Phone
) -> None:
    await alice.tap(alice.button("How hard, 1–10?"), reply_text="8")

    assert shown(hass, SWITCH) == "on"
    assert "A workout" not in alice.titles


async def test_a_low_rating_leaves_the_question(
    hass: HomeAssistant, asked: MockConfigEntry, alice: Phone
) -> None:
    await alice.tap(alice.button("How hard, 1–10?"), reply_text="3")

    assert shown(hass, SWITCH) == "off"
    assert alice.buttons == ["Yes", "24 h", "No"]


async def test_a_rating_that_is_none_is_asked_for_again(
    hass: HomeAssistant, asked: MockConfigEntry, alice: Phone
) -> None:
    await alice.tap(alice.button("How hard, 1–10?"), reply_text="very")

    assert "from 1 (very easy) to 10" in alice.last["message"]
    assert "How hard, 1–10?" in alice.buttons


async def test_a_rating_is_heard_by_nobody_else(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plan: MockConfigEntry
) -> None:
    await train(hass, HALF_AN_HOUR, rpe=9, notes="my back is sore")
    await later(hass, freezer, minutes=3)

    said = str(heard(hass))
    assert "rated_hard" not in said
    assert not {"rpe", "srpe_au", "notes"} & set(heard(hass))
    assert "sore" not in said


async def test_somebody_else_answers_nothing(
    hass: HomeAssistant,
    asked: MockConfigEntry,
    alice: Phone,
    bob_user: MockUser,
    hass_client: ClientSessionGenerator,
) -> None:
    bob = await a_phone_of(hass, "bob phone", bob_user, hass_client, alice.push)

    await bob.tap(alice.button("Yes"))

    assert shown(hass, SWITCH) == "off"
    assert alice.titles == ["A workout"]


async def test_switching_it_on_by_hand_is_an_answer(
    hass: HomeAssistant, asked: MockConfigEntry, alice: Phone
) -> None:
    await press(hass, "switch.turn_on", SWITCH)

    assert "A workout" not in alice.titles


async def test_more_evidence_takes_the_question_back_and_begins(
    hass: HomeAssistant, asked: MockConfigEntry, alice: Phone
) -> None:
    await train(hass, DEADLIFTS, start="2026-11-23T17:30:00+00:00", duration_min=30)

    assert shown(hass, SWITCH) == "on"
    assert "A workout" not in alice.titles


async def test_a_question_that_becomes_a_start_is_heard_as_such(
    hass: HomeAssistant, asked: MockConfigEntry
) -> None:
    assert (heard(hass)["decision"], heard(hass)["replaces"]) == ("ask", None)

    await train(hass, DEADLIFTS, start="2026-11-23T17:30:00+00:00", duration_min=30)

    assert (heard(hass)["decision"], heard(hass)["replaces"]) == ("start", "ask")


async def test_a_noted_workout_whose_details_ask_for_more_is_heard_again(
    hass: HomeAssistant, plan: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    await train(hass, {"activity": "run", "duration_min": 30})
    await later(hass, freezer, minutes=3)
    assert (heard(hass)["decision"], heard(hass)["replaces"]) == ("note", None)

    await train(hass, DEADLIFTS, start="2026-11-23T17:30:00+00:00", duration_min=30)

    assert (heard(hass)["decision"], heard(hass)["replaces"]) == ("start", "note")


async def test_an_answer_is_not_heard_as_another_workout(
    hass: HomeAssistant, asked: MockConfigEntry, alice: Phone
) -> None:
    await alice.tap(alice.button("Yes"))

    assert heard(hass)["decision"] == "ask"


async def test_lifting_in_the_rest_window_is_asked_about_without_blame(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plan: MockConfigEntry, alice: Phone
) -> None:
    await press(hass, "switch.turn_on", SWITCH)
    await pass_until(hass, freezer, at("Tue 18:00"))
    await train(hass, DEADLIFTS, duration_min=40)

    assert heard(hass)["event_type"] == "during_lockout"
    assert alice.last["message"].endswith("That is all right. Rest for 48 h from now?")
    await alice.tap(alice.button("Yes"))
    assert episode_of(plan).window_ends_at == at("Thu 18:00")
    assert episode_of(plan).history[-1].reason == "lifted"
    assert alice.last["message"].startswith("Thanks for saying so. You rest from lifting")


async def test_ending_the_recovery_ends_the_question_about_its_window(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plan: MockConfigEntry, alice: Phone
) -> None:
    await press(hass, "switch.turn_on", SWITCH)
    await pass_until(hass, freezer, at("Tue 18:00"))
    await train(hass, DEADLIFTS, duration_min=40)

    await press(hass, "switch.turn_off", SWITCH)

    assert "A workout" not in alice.titles


async def test_in_the_quiet_hours_nothing_starts_and_nobody_is_asked(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    plan = await a_plan_of(alice, quiet_from="17:00:00", quiet_until="19:00:00")
    await train(hass, DEADLIFTS)
    await later(hass, freezer, minutes=59)
    assert (shown(hass, SWITCH), alice.received) == ("off", [])

    await later(hass, freezer, minutes=60)

    assert episode_of(plan).window_ends_at == at("Wed 18:00")


async def test_what_ended_long_ago_is_history_only(
    hass: HomeAssistant, plan: MockConfigEntry, alice: Phone
) -> None:
    await train(hass, DEADLIFTS, end="2026-11-22T17:00:00+00:00")

    assert (shown(hass, SWITCH), shown(hass, "event.back_recovery_workout")) == (
        "off",
        "unavailable",
    )


async def test_a_late_yes_to_a_short_rest_says_why_it_is_too_late(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, asked: MockConfigEntry, alice: Phone
) -> None:
    await alice.tap(alice.button("How hard, 1–10?"), reply_text="3")
    await pass_until(hass, freezer, at("Tue 19:00"))

    await alice.tap(alice.button("24 h"))

    assert "its rest would be over" in alice.last["message"]
    assert (shown(hass, SWITCH), "24 h" in alice.buttons) == ("off", False)


async def test_a_question_survives_a_restart(
    hass: HomeAssistant, asked: MockConfigEntry, alice: Phone
) -> None:
    await hass.config_entries.async_reload(asked.entry_id)
    await settle(hass)

    await alice.tap(alice.button("Yes"))

    assert shown(hass, SWITCH) == "on"


async def test_a_restart_while_details_are_awaited_asks_at_its_time(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plan: MockConfigEntry, alice: Phone
) -> None:
    await train(hass, HALF_AN_HOUR)
    await later(hass, freezer, minutes=1)
    await hass.config_entries.async_reload(plan.entry_id)
    await settle(hass)
    assert alice.received == []

    await later(hass, freezer, minutes=2)

    assert alice.titles == ["A workout"]


async def test_what_was_decided_and_not_done_before_a_crash_is_done_after_it(
    hass: HomeAssistant, plan: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    coordinator = await plan.runtime_data.workouts.async_coordinator()
    monkeypatch.setattr(coordinator, "_act", lambda: None)
    await train(hass, DEADLIFTS)
    assert shown(hass, SWITCH) == "off"

    await hass.config_entries.async_reload(plan.entry_id)
    await settle(hass)

    assert shown(hass, SWITCH) == "on"
    assert workouts_of(hass).memory.pending == ()


def test_a_subject_is_short_whatever_a_session_is_called() -> None:
    assert len(subject_of("x" * 10_000 + "_\n|ü")) == len("workout-") + 16
