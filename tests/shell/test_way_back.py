"""After the rest: test movements, trainings and stages, as entities and actions show them."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from .acting import (
    MONDAY,
    SWITCH,
    a_plan,
    a_running_plan,
    act,
    ask,
    at,
    attribute,
    press,
    refused,
    settle,
    shown,
    until,
)
from .phones import Phone
from .way_back import a_calm_rest, a_ready_check, a_return, a_stale_ready_check, all_fine

pytestmark = pytest.mark.freeze_time(MONDAY)

S = "sensor.back_recovery_"
EPISODE = "event.back_recovery_episode"
CALENDAR = "calendar.back_recovery_plan"
TODAY = "todo.back_recovery_today"
STAGES = ("return_stage", "load_cap", "volume_cap")


def stage(hass: HomeAssistant) -> list[str]:
    return [shown(hass, S + key) for key in STAGES]


async def agenda(hass: HomeAssistant, by: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = await ask(hass, "back_recovery.get_agenda", SWITCH, by)
    return found


async def trainings_in_calendar(hass: HomeAssistant) -> list[str]:
    found = await ask(
        hass,
        "calendar.get_events",
        CALENDAR,
        start_date_time="2026-11-25 00:00:00",
        end_date_time="2026-12-05 00:00:00",
    )
    return [
        f"{one['start'][8:16]} {one['summary']}"
        for one in found["events"]
        if one["summary"].startswith("Training")
    ]


async def tick(hass: HomeAssistant, item: str) -> None:
    await press(hass, "todo.update_item", TODAY, item=item, status="completed")


# What entities show


async def test_an_idle_plan_is_on_no_stage(hass: HomeAssistant) -> None:
    await a_plan(hass)

    assert stage(hass) == ["none", "unavailable", "unavailable"]


async def test_the_first_stage_allows_no_load_and_half_the_amount(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_return(hass, freezer)

    assert shown(hass, S + "phase") == "return"
    assert stage(hass) == ["bodyweight", "0", "50"]
    assert shown(hass, "binary_sensor.back_recovery_gym_lockout") == "off"


async def test_the_rest_window_has_an_end_until_it_is_over(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_calm_rest(hass, freezer)
    await until(hass, freezer, "Wed 17:59:59")
    assert shown(hass, S + "rest_window_ends") == "2026-11-25T18:00:00+00:00"

    await until(hass, freezer, "Wed 18:00")

    assert (shown(hass, S + "phase"), shown(hass, S + "rest_window_ends")) == (
        "ready_check",
        "unavailable",
    )


async def test_gates_and_stages_are_told_with_their_reason(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_calm_rest(hass, freezer)
    changes = async_capture_events(hass, "state_changed")

    await until(hass, freezer, "Wed 18:00")
    await all_fine(hass, entry)

    states = [one.data["new_state"] for one in changes if one.data["entity_id"] == EPISODE]
    told = [(one.attributes["event_type"], one.attributes["reason"]) for one in states]
    assert told == [("gate_opened", "calm"), ("stage_changed", "calm")]


async def test_a_training_that_hurt_too_much_closes_the_gym_for_two_days(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_return(hass, freezer)

    await act(hass, "log_gym_session", pain_before=1, pain_warm_up=2, pain_after=6)

    assert shown(hass, "binary_sensor.back_recovery_gym_lockout") == "on"
    assert attribute(hass, EPISODE, "reason") == "setback"


async def test_clean_trainings_and_calm_checks_climb_a_stage(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_return(hass, freezer)
    await act(hass, "log_gym_session", pain_before=1, pain_warm_up=1, pain_after=1)
    await until(hass, freezer, "Thu 18:00")
    await act(hass, "check_in", pain_now=1)
    assert stage(hass)[0] == "bodyweight"

    await until(hass, freezer, "Fri 18:00")

    assert stage(hass) == ["light", "40", "50"]


# The calendar and the list


async def test_the_next_training_stands_in_the_calendar(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_return(hass, freezer)
    assert await trainings_in_calendar(hass) == ["25T18:00 Training: Bodyweight"]

    await until(hass, freezer, "Wed 18:30")
    await act(hass, "log_gym_session", feel="clean")

    assert await trainings_in_calendar(hass) == [
        "25T18:30 Training: Bodyweight",
        "27T18:02 Training: Bodyweight",
    ]


async def test_the_test_movements_ticked_off_the_list_are_asked_about(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    await a_ready_check(hass, freezer, phones=[alice.action])
    first = alice.button("All fine", on="Test movements")
    await until(hass, freezer, "Wed 18:05")

    await tick(hass, "Test movements")

    assert shown(hass, S + "phase") == "ready_check"
    asks = alice.button("All fine", on="Test movements")
    assert asks != first
    await alice.tap(asks)
    assert shown(hass, S + "phase") == "return"


async def test_a_training_ticked_off_the_list_was_done(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_return(hass, freezer)
    await until(hass, freezer, "Wed 18:05")

    await tick(hass, "Training")

    (training,) = entry.runtime_data.recovery.episode.trainings
    assert training.at == at("Wed 18:05")


async def test_a_card_that_is_still_open_the_next_day_stays_on_the_list(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_calm_rest(hass, freezer, rest_window=53)
    await until(hass, freezer, "Wed 23:00")
    assert shown(hass, S + "phase") == "ready_check"

    await until(hass, freezer, "Thu 08:00")
    await tick(hass, "Test movements")
    await all_fine(hass, entry)

    assert shown(hass, S + "phase") == "return"


# Too early


async def test_test_movements_on_answers_of_yesterday_say_what_is_missing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    why = "there was no check-in in the last 24 hours"
    await a_stale_ready_check(hass, freezer, phones=[alice.action])

    await alice.tap(alice.button("All fine", on="Test movements"))

    assert why in alice.last["message"]
    assert shown(hass, S + "phase") == "ready_check"


async def test_a_sore_answer_before_the_test_movements_is_a_day_more(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_ready_check(hass, freezer)

    await act(hass, "check_in", pain_now=5)

    assert shown(hass, S + "phase") == "rest"
    assert attribute(hass, EPISODE, "event_type") == "extended"


async def test_a_pain_that_is_none_is_refused_and_no_training(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_return(hass, freezer)

    with pytest.raises(Exception, match="whole number from 0"):
        await act(hass, "log_gym_session", pain_after=11)

    assert entry.runtime_data.recovery.episode.trainings == ()


async def test_a_training_while_idle_is_refused(hass: HomeAssistant) -> None:
    await a_plan(hass)

    assert (await refused(hass, "log_gym_session")).translation_key == "not_recovering"


async def test_a_training_in_the_rest_window_makes_it_longer(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass, rest_window=24)

    await act(hass, "log_gym_session", pain_after=2)

    assert entry.runtime_data.recovery.episode.window_ends_at == at("Wed 18:00")
    assert attribute(hass, EPISODE, "reason") == "lifted"


# The agenda


async def test_the_agenda_says_what_is_missing_and_where_it_stands(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    await act(hass, "check_in", pain_now=2)

    found = await agenda(hass)

    assert [one["why"] for one in found["gate"]] == ["rest_window", "one_check_in", "no_walk"]
    assert found["gate"][1]["until"] == "2026-11-24T06:00:00+00:00"
    assert found["gate"][2]["text"].startswith("you have not walked")
    assert (found["stage"], found["load_cap"], found["next_training"]) == ("none", None, None)


async def test_the_agenda_says_the_stage_and_the_next_training(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_return(hass, freezer)

    found = await agenda(hass)

    assert (found["stage"], found["load_cap"], found["volume_cap"]) == ("bodyweight", 0, 50)
    assert found["next_training"] == "2026-11-25T18:00:00+00:00"
    assert [one["why"] for one in found["gate"]] == ["not_clean"]


async def test_the_agenda_says_why_it_is_on_hold(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    await act(hass, "check_in", pain_now=3, swelling=True)

    assert (await agenda(hass))["hold"] == "swelling"


async def test_what_is_missing_is_private_where_answers_are(hass: HomeAssistant) -> None:
    await a_running_plan(hass, private_answers=True)
    await act(hass, "check_in", pain_now=2)

    assert "gate" not in await agenda(hass)


# How it ends


async def test_without_a_way_back_a_calm_window_just_ends(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_ready_check(hass, freezer, way_back="just_end")

    assert shown(hass, SWITCH) == "off"
    assert attribute(hass, EPISODE, "event_type") == "completed"


async def test_a_way_back_given_up_after_the_rest_ends_at_once(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_ready_check(hass, freezer)
    options = {**entry.options, "way_back": "just_end"}
    hass.config_entries.async_update_entry(entry, options=options)
    await settle(hass)

    assert shown(hass, SWITCH) == "off"
    assert attribute(hass, EPISODE, "reason") == "calm"


async def test_a_plan_that_ends_by_time_only_notes_check_ins(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, ends_by_time=True)
    await act(hass, "check_in", pain_now=6)

    await until(hass, freezer, "Wed 18:00")

    assert shown(hass, SWITCH) == "off"


async def test_a_day_of_a_demo_is_as_short_as_it_says(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, rest_window=1, day=60)
    await act(hass, "check_in", pain_now=6)

    await until(hass, freezer, "Mon 19:00")

    assert shown(hass, S + "rest_window_ends") == "2026-11-23T20:00:00+00:00"
