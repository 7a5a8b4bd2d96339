"""When the test movements and the next training are offered, and when the way back is given up."""

import pytest

from custom_components.back_recovery.engine.model.vocabulary import Answer
from custom_components.back_recovery.engine.reading.way_back import (
    forgotten_at,
    in_training_hours,
    ready_check_due_at,
    training_due_at,
)

from ..builders import Timeline, a_plan, at, clock
from ..days import back_at_the_gym, sore


def ready() -> Timeline:
    """The test movements are offered since Friday 08:00."""
    return sore().check_in("Fri 08:00", 2).until("Fri 08:01")


def cards(day: Timeline, card: str) -> list[str]:
    return [line.removesuffix(f" {card}") for line in day.offered if card in line]


def given_up_at(day: Timeline) -> str:
    assert day.episode
    return clock(forgotten_at(day.plan, day.episode))


# The test movements


def test_the_test_movements_that_were_not_wanted_come_again_a_day_after_they_were_offered() -> None:
    day = ready().answer("Fri 09:00", Answer.SKIP, "ready_check").walk("Fri 19:00")
    day.check_in("Fri 20:00", 2)

    assert cards(day.until("Sat 12:00"), "ready_check") == ["Fri 08:00", "Sat 08:00"]


def test_while_the_test_movements_are_open_they_are_not_offered_once_more() -> None:
    day = ready()
    assert day.episode

    assert ready_check_due_at(day.plan, day.episode, at("Fri 09:00")) is None


def test_no_test_movements_come_once_it_is_not_calm_any_more() -> None:
    day = ready().answer("Fri 09:00", Answer.SKIP, "ready_check").check_in("Fri 20:00", 4)

    assert cards(day.until("Sat 12:00"), "ready_check") == ["Fri 08:00"]


def test_no_test_movements_come_before_the_rest_is_over_or_after_they_were_passed() -> None:
    for day in (sore(), back_at_the_gym()):
        assert day.episode
        assert day.now
        assert ready_check_due_at(day.plan, day.episode, day.now) is None


# The next training


def test_who_still_rests_is_sent_to_no_training() -> None:
    day = ready()
    assert day.episode

    assert training_due_at(day.plan, day.episode, at("Fri 09:00")) is None


@pytest.mark.parametrize(("pain", "offered"), [(3, ["Fri 08:06"]), (4, [])])
def test_a_training_is_offered_with_little_pain_and_not_with_more(
    pain: int, offered: list[str]
) -> None:
    day = back_at_the_gym().check_in("Fri 08:05:30", pain).until("Fri 12:00")

    assert cards(day, "gym_session") == offered


def test_what_hurt_a_day_ago_keeps_nobody_from_a_training() -> None:
    day = back_at_the_gym().check_in("Fri 08:05:30", 4).until("Sat 12:00")

    assert cards(day, "gym_session") == ["Sat 08:05:30"]


def test_a_training_nobody_answered_comes_again_after_two_days() -> None:
    day = back_at_the_gym().until("Sun 12:00")

    assert cards(day, "gym_session") == ["Fri 08:06", "Sun 08:06"]


def test_a_training_that_was_not_wanted_after_one_nobody_answered_comes_again_after_a_day() -> None:
    day = back_at_the_gym().until("Sun 09:00").answer("Sun 09:01", Answer.SKIP, "gym_session")

    assert cards(day.until("+Mon 12:00"), "gym_session")[1:] == ["Sun 08:06", "week 2, Mon 08:06"]


@pytest.mark.parametrize(
    ("when", "offered_at"),
    [
        ("Fri 05:59:59", "Fri 06:00"),
        ("Fri 06:00", "Fri 06:00"),
        ("Fri 20:59:59", "Fri 20:59:59"),
        ("Fri 21:00", "Sat 06:00"),
        ("Fri 23:59", "Sat 06:00"),
    ],
)
def test_a_training_is_offered_between_six_in_the_morning_and_nine_in_the_evening(
    when: str, offered_at: str
) -> None:
    assert clock(in_training_hours(a_plan(), at(when))) == offered_at


# Given up


def test_the_way_back_is_given_up_two_weeks_after_the_last_word() -> None:
    day = back_at_the_gym()
    assert given_up_at(day) == "week 3, Fri 08:05"

    assert given_up_at(day.train("Fri 18:00")) == "week 3, Fri 18:00"
    assert given_up_at(day.check_in("Sat 19:00", 1)) == "week 3, Sat 19:00"
