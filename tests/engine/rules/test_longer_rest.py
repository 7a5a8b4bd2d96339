"""A rest that was too short is made longer by days: why, with what can be done, and how far."""

from datetime import timedelta

import pytest

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.events import WindowMoved
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Onset,
    Phase,
    Reason,
    Seek,
    Urgency,
)

from ..builders import WEEK, Timeline, a_plan, clock, hours, tells
from ..days import CHECK_IN, WALK, said

NO_WALKS = a_plan(CHECK_IN, rest_window=24)


def never_calm(days: int, **values: object) -> Timeline:
    """As sore in the evening of each day as on the first, since Monday 08:00."""
    day = Timeline(a_plan(CHECK_IN, rest_window=96)).start("Mon 08:00", **values)
    for number in range(days):
        day.check_in(f"{WEEK + timedelta(days=number)} 20:00", 5)
    return day


def calm(plan: object, *answers: str) -> Timeline:
    day = Timeline(plan).start("Mon 18:00")
    for when in answers:
        day.check_in(when, 2)
    return day


def about_the_window(day: Timeline) -> Message:
    (tell,) = tells(day.last.effects)
    return tell.message


# How far


@pytest.mark.parametrize(
    ("onset", "longest"),
    [
        (Onset.SORE, "Sat 08:00"),
        (Onset.TWEAK, "week 3, Mon 08:00"),
        (Onset.UNSURE, "week 3, Mon 08:00"),
    ],
)
def test_no_rule_rests_longer_than_five_days_or_two_weeks_after_what_came_suddenly(
    onset: Onset, longest: str
) -> None:
    assert clock(never_calm(16, onset=onset).episode.window_ends_at) == longest


def test_a_window_that_the_person_made_longer_than_that_stays_as_it_is() -> None:
    day = never_calm(4).on("Thu 21:00", WindowMoved(span=hours(48)))
    assert clock(day.episode.window_ends_at) == "Sun 08:00"

    day.check_in("Fri 12:00", 5).check_in("Sat 20:00", 5).until("Sun 12:00")

    assert clock(day.episode.window_ends_at) == "Sun 08:00"


@pytest.mark.parametrize(
    ("woken", "until"),
    [
        ("Tue 18:00", "Wed 18:00"),
        ("Wed 17:59:59", "Wed 18:00"),
        ("Wed 18:00", "Thu 18:00"),
        ("Sat 12:00", "Sat 18:00"),
    ],
)
def test_after_a_time_down_it_ends_at_its_hour_of_the_next_day(woken: str, until: str) -> None:
    day = Timeline(NO_WALKS).start("Mon 18:00").check_in("Tue 17:00", 5)
    day.sleep_until(woken)
    assert clock(day.episode.window_ends_at) == until


def test_a_rest_that_ends_this_very_second_is_not_announced() -> None:
    day = Timeline(a_plan(CHECK_IN, rest_window=96)).start("Mon 18:00").check_in("Fri 17:00", 5)

    day.sleep_until("Sat 18:00")

    assert clock(day.episode.window_ends_at) == "Sat 18:00"
    assert "window_extended" not in day.told_last


def test_pain_that_rises_makes_it_no_longer_than_a_rule_may() -> None:
    day = Timeline(a_plan(CHECK_IN, rest_window=120)).start("Mon 08:00").check_in("Mon 12:00", 1)
    day.check_in("Thu 12:00", 3).check_in("Fri 12:00", 5)

    message = about_the_window(day)
    assert (message.text, message.reason, message.seek) == (
        "window_extended",
        Reason.PAIN_UP,
        Seek.SOON,
    )
    assert clock(day.episode.window_ends_at) == "Sat 08:00"


def test_pain_that_rises_adds_a_day_to_the_end_that_was_promised() -> None:
    day = Timeline(a_plan(CHECK_IN, rest_window=96)).start("Mon 08:00", onset=Onset.TWEAK)
    day.check_in("Mon 12:00", 1).check_in("Tue 12:00", 3).check_in("Tue 19:00", 3)

    assert clock(day.episode.window_ends_at) == "Sat 08:00"
    assert day.events[-1] == "Tue 19:00 extended pain_up"


# Why, and what can be done


def test_without_a_number_it_asks_for_one() -> None:
    plan = a_plan(CHECK_IN, rest_window=48)
    message = about_the_window(calm(plan, "Mon 19:00").until("Wed 18:00"))

    assert (message.text, message.reason) == ("window_over", Reason.NO_CHECK_IN)
    assert message.answers == (Answer.REPLY, Answer.WRONG)


def test_with_one_calm_number_it_asks_for_the_second() -> None:
    message = about_the_window(calm(NO_WALKS, "Mon 19:00", "Tue 06:59").until("Tue 18:00"))

    assert (message.text, message.reason) == ("window_over", Reason.ONE_CHECK_IN)
    assert message.answers == (Answer.REPLY, Answer.WRONG)


def test_a_number_and_a_walk_are_asked_for_in_one_message() -> None:
    message = about_the_window(calm(a_plan(CHECK_IN, WALK), "Mon 19:00").until("Wed 18:00"))

    assert message.reason is Reason.NO_CHECK_IN
    assert message.answers == (Answer.REPLY, Answer.WALKED, Answer.WRONG)


def test_with_pain_there_is_nothing_to_wait_for() -> None:
    message = about_the_window(calm(NO_WALKS).check_in("Tue 17:00", 5).until("Tue 18:00"))

    assert (message.text, message.reason) == ("window_extended", Reason.NOT_CALM)
    assert message.answers == (Answer.WRONG,)
    assert message.seek is None


def test_much_pain_at_the_end_of_the_window_says_whom_to_ask() -> None:
    day = calm(NO_WALKS).check_in("Tue 17:00", 8).until("Tue 18:00")

    assert said(day, "window_extended").seek is Seek.TODAY


# What is missing is waited for


def test_what_is_missing_is_waited_for_half_a_day() -> None:
    plan = a_plan(CHECK_IN, WALK, rest_window=48)
    answers = ("Mon 19:30", "Tue 08:00", "Tue 19:30", "Wed 08:00")
    late = calm(plan, *answers).sleep_until("Thu 05:59:59")
    too_late = calm(plan, *answers).sleep_until("Thu 06:00")

    assert (late.told_last, clock(late.episode.window_ends_at)) == (["window_over"], "Wed 18:00")
    assert (too_late.told_last, clock(too_late.episode.window_ends_at)) == (
        ["window_extended"],
        "Thu 18:00",
    )


def test_pain_that_comes_back_meanwhile_is_a_day_more_at_once() -> None:
    answers = ("Mon 19:30", "Tue 08:00", "Tue 19:30", "Wed 08:00")
    day = calm(a_plan(CHECK_IN, WALK, rest_window=48), *answers).until("Wed 18:00")

    day.check_in("Wed 19:00", 5)

    assert (said(day, "window_extended").reason, clock(day.episode.window_ends_at)) == (
        Reason.NOT_CALM,
        "Thu 18:00",
    )


def test_a_window_that_was_made_longer_is_over_once_more_and_says_so() -> None:
    answers = ("Mon 19:30", "Tue 08:00", "Tue 19:30", "Wed 08:00")
    day = calm(a_plan(CHECK_IN, WALK, rest_window=48), *answers).until("Wed 18:00")

    day.on("Wed 18:30", WindowMoved(span=hours(24))).check_in("Thu 08:00", 2).until("Thu 20:00")

    over = [line for line in day.told if line.endswith("window_over")]
    assert over == ["Wed 18:00 window_over", "Thu 18:30 window_over"]


def test_two_new_answers_after_a_silence_are_waited_for_a_whole_day() -> None:
    plan = a_plan(CHECK_IN, rest_window=72)
    day = Timeline(plan).start("Mon 18:00").check_in("Mon 19:00", 4).until("Thu 19:00")
    assert day.episode.phase is Phase.PAUSED

    day.check_in("Fri 08:00", 2).until("Sat 08:00")

    told = [line for line in day.told if "window" in line]
    assert told == ["Thu 18:00 window_over", "Sat 08:00 window_extended"]


def test_the_first_day_more_rings_and_the_next_ones_only_replace_it() -> None:
    day = never_calm(6, onset=Onset.TWEAK)

    longer = [one.message for one in tells(day.effects) if one.message.text == "window_extended"]
    assert [one.urgency for one in longer] == [Urgency.NORMAL, Urgency.QUIET]
