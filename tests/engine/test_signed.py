"""What somebody who treats backs would not have signed, one line each."""

import pytest

from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.events import ActivityStarted, CheckedIn
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, Kind, Phase, Reason
from custom_components.back_recovery.engine.reading.agenda import agenda

from .builders import Timeline, a_plan, an_activity, at, tells, the_usual, the_usual_plan
from .house import HouseTimeline

BATH = a_plan(the_usual(Kind.BATH), the_usual(Kind.WALK), rest_window=96)


@pytest.mark.parametrize(("worst", "offered"), [(6, ["Tue 20:00 bath"]), (7, [])])
def test_nobody_is_sent_into_the_bath_with_a_lot_of_pain(worst: int, offered: list[str]) -> None:
    day = Timeline(BATH).start("Mon 18:00").check_in("Tue 12:00", 4, worst).until("Tue 22:00")

    assert [line for line in day.offered if line.startswith("Tue") and "bath" in line] == offered


def test_the_agenda_says_why_and_who_wants_to_may() -> None:
    day = Timeline(BATH).start("Mon 18:00").check_in("Tue 12:00", 8)
    day.answer("Tue 12:01", Answer.NONE, About.HIGH_PAIN)

    assert day.episode
    left_out = agenda(day.plan, day.episode, at("Tue 12:02")).left_out
    assert [(one.activity, one.reason) for one in left_out] == [("bath", Reason.HIGH_PAIN)]
    day.on("Tue 19:00", ActivityStarted(activity="bath", by="anna"))
    assert day.episode.session


def test_a_day_with_an_eight_at_worst_is_a_reason_to_see_somebody() -> None:
    day = Timeline(the_usual_plan(rest_window=96)).start("Mon 18:00").check_in("Tue 08:00", 7, 8)

    assert day.check_in("Wed 08:00", 6, 8).episode.phase is Phase.HOLD_CARE


def test_a_check_in_takes_back_the_word_that_one_is_missing() -> None:
    day = Timeline(the_usual_plan(rest_window=96)).start("Mon 18:00").check_in("Tue 10:00", 4)

    day.check_in("Wed 10:00", 4)

    assert "missed" not in " ".join(day.told)


def test_nobody_is_reminded_of_a_check_in_that_lies_there_to_be_answered() -> None:
    day = Timeline(the_usual_plan(rest_window=96)).start("Mon 18:00").check_in("Tue 08:10", 4)

    told = [line for line in day.until("Wed 12:00").told if line.startswith("Wed")]
    assert told[:2] == ["Wed 08:00 check_in", "Wed 08:30 check_in"]
    assert [line for line in told if "missed" in line] == ["Wed 12:00 missed"]


def test_nobody_is_woken_by_the_word_that_a_check_in_is_missing() -> None:
    """It would be due at 22:10; in the morning the question of the day comes first."""
    day = Timeline(the_usual_plan(rest_window=96)).start("Mon 18:00").check_in("Mon 22:10", 4)

    told = [line for line in day.until("Wed 13:00").told if line.startswith("Wed")]
    assert told[0] == "Wed 08:00 check_in"
    assert [line for line in told if "missed" in line] == ["Wed 12:00 missed"]


def test_without_a_question_in_the_morning_it_is_said_two_hours_after_the_quiet_hours() -> None:
    evening = an_activity("check_in", times="19:30")
    plan = a_plan(evening, quiet="22:00-07:00", rest_window=96)
    day = Timeline(plan).start("Mon 18:00").check_in("Mon 22:10", 4)

    told = [line for line in day.until("Wed 13:00").told if "missed" in line]
    assert told == ["Wed 09:00 missed"]


def test_what_was_answered_is_not_asked_any_more_by_the_message_that_stands() -> None:
    day = Timeline(the_usual_plan()).start("Mon 18:00", by="anna")
    day.answer("Mon 18:02", Answer.REPLY, "", "4")

    assert day.told_last[:2] == [Text.STARTED, Text.ANYTHING_NEW]


def test_the_pad_goes_off_first_and_the_word_about_the_swelling_comes_last() -> None:
    home = HouseTimeline().day().confirm("Tue 20:00")
    home.on("Tue 20:03", CheckedIn(pain_now=5, swelling=True, by="anna"))

    told = [one.message.text for one in tells(home.effects)]
    assert told[-3:] == [Text.GOING_OFF, Text.SWELLING, Text.OFF_CONFIRMED]


def test_the_hour_of_the_trainings_does_not_move_on_through_the_day() -> None:
    day = Timeline(the_usual_plan()).start("Mon 08:00").walk("Wed 07:30")
    for when in ("Tue 20:00", "Wed 08:00"):
        day.check_in(when, 1)
    day.answer("Wed 08:10", Answer.PASSED, "ready_check")
    day.answer("Wed 09:11", Answer.TRAINED, "gym_session").check_in("Thu 10:00", 1)
    day.until("Fri 12:00")

    cards = [line for line in day.offered if "gym_session" in line]
    assert cards == ["Wed 08:11 gym_session", "Fri 08:11 gym_session"]


def test_an_eight_that_was_a_four_in_between_is_no_day_of_it() -> None:
    day = Timeline(the_usual_plan(rest_window=96)).start("Mon 18:00").check_in("Tue 08:00", 8)
    day.check_in("Tue 20:00", 4)

    assert day.check_in("Wed 08:00", 8).episode.phase is Phase.REST
