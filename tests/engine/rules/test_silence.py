"""Nobody says anything: said once after a day, and after three days the plan waits."""

import pytest

from custom_components.back_recovery.engine.model.effects import Clear, Tell
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.events import Paused, Resumed
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import Answer, Phase, Reason, Urgency

from ..builders import Timeline, a_plan, tells
from ..days import CHECK_IN, QUIET, WALK, back_at_the_gym

PLAN = a_plan(WALK, rest_window=168)


def about_silence(day: Timeline) -> list[str]:
    return [line for line in day.told if line.endswith((" missed", " paused_silent"))]


def test_it_is_said_after_a_day_and_the_plan_waits_after_three() -> None:
    day = Timeline(PLAN).start("Mon 12:00").check_in("Mon 13:00", 4).until("Fri 12:00")

    assert about_silence(day) == ["Tue 13:00 missed", "Thu 13:00 paused_silent"]
    assert day.episode.phase is Phase.PAUSED
    assert day.episode.last_fact(What.PAUSED, Reason.SILENCE)


def test_a_house_that_was_down_for_three_days_waits_at_once() -> None:
    day = Timeline(PLAN).start("Mon 12:00").check_in("Mon 13:00", 4).sleep_until("Thu 13:00")

    assert day.told_last == ["paused_silent"]


def test_the_word_about_a_missing_answer_asks_nothing_and_goes_with_the_answer() -> None:
    day = Timeline(PLAN).start("Mon 12:00").check_in("Mon 13:00", 4).until("Tue 13:00")
    (tell,) = tells(day.last.effects)
    assert (tell.message.answers, tell.message.urgency) == ((), Urgency.NORMAL)

    day.check_in("Tue 14:00", 4)

    assert Clear(subject=tell.message.subject) in day.last.effects


def test_without_such_a_word_there_is_none_to_take_away() -> None:
    day = Timeline(PLAN).start("Mon 12:00").check_in("Mon 13:00", 4).until("Tue 13:00")
    missed = Clear(subject=day.episode.subject(About.MISSED))
    day.check_in("Tue 14:00", 4)

    assert missed not in day.check_in("Tue 15:00", 4).last.effects


def test_who_falls_silent_again_hears_it_again() -> None:
    day = Timeline(PLAN).start("Mon 12:00").check_in("Mon 13:00", 4).check_in("Tue 14:00", 4)

    assert about_silence(day.until("Thu 12:00")) == ["Tue 13:00 missed", "Wed 14:00 missed"]


def test_it_is_not_said_while_a_question_lies_there_to_be_answered() -> None:
    plan = a_plan(CHECK_IN, rest_window=168)
    day = Timeline(plan).start("Mon 12:00").check_in("Tue 08:10", 4).until("Wed 08:10")
    question = day.episode.open_prompt("check_in")

    assert about_silence(day.until(question.lapses_at)) == ["Wed 12:00 missed"]


def test_an_open_walk_is_no_such_question() -> None:
    day = Timeline(PLAN).start("Mon 12:00").check_in("Mon 12:30", 4).until("Tue 12:30")
    assert day.episode.open_prompt("walk")

    assert about_silence(day) == ["Tue 12:30 missed"]


def test_what_falls_into_the_night_is_said_two_hours_after_it() -> None:
    plan = a_plan(WALK, quiet=QUIET, rest_window=168)
    day = Timeline(plan).start("Mon 12:00").check_in("Mon 23:30", 4).until("Wed 12:00")

    assert about_silence(day) == ["Wed 09:00 missed"]


def test_a_waiting_plan_asks_whether_to_go_on_or_to_end() -> None:
    day = Timeline(PLAN).start("Mon 12:00").check_in("Mon 13:00", 4).until("Thu 13:00")
    (tell,) = tells(day.last.effects)
    assert tell.message.answers == (Answer.BACK, Answer.STOP)

    assert day.answer("Thu 14:00", Answer.STOP, About.SILENCE).episode is None


def test_who_says_nothing_from_the_start_is_not_waited_for() -> None:
    day = Timeline(PLAN).start("Mon 12:00").until("Fri 12:00")

    assert about_silence(day) == []
    assert day.episode.phase is Phase.REST


# On the way back


def test_on_the_way_back_only_the_answer_of_the_day_after_a_training_is_missed() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1).train("Sun 18:30")

    # Asked on Monday at 18:30.
    assert about_silence(day.until("++Mon 18:00")) == [
        "week 2, Tue 18:30 missed",
        "week 2, Thu 18:30 paused_silent",
    ]


def test_who_has_not_trained_yet_is_not_silent() -> None:
    assert about_silence(back_at_the_gym().until("+Fri 08:00")) == []


def test_who_answered_the_day_after_a_training_is_not_silent() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1)

    assert about_silence(day.until("+Fri 08:00")) == []


def test_who_paused_on_the_way_back_has_not_been_silent_meanwhile() -> None:
    day = back_at_the_gym().train("Fri 18:00").on("Fri 20:00", Paused())
    day.on("+Mon 12:00", Resumed()).until("+Thu 12:00")

    assert about_silence(day) == ["week 2, Tue 12:00 missed", "week 2, Thu 12:00 paused_silent"]


# Back again


def test_who_comes_back_is_reminded_a_day_later_and_not_at_once() -> None:
    day = Timeline(PLAN).start("Mon 12:00").check_in("Mon 13:00", 4).until("Thu 13:00")
    day.answer("Fri 09:00", Answer.BACK, About.SILENCE).until("Sat 12:00")

    assert about_silence(day)[2:] == ["Sat 09:00 missed"]


@pytest.mark.parametrize("answer", [Answer.BACK, None])
def test_the_question_goes_with_the_coming_back(answer: Answer | None) -> None:
    day = Timeline(PLAN).start("Mon 12:00").check_in("Mon 13:00", 4).until("Thu 13:00")
    question = day.episode.subject(About.SILENCE)

    if answer:
        day.answer("Fri 09:00", answer, About.SILENCE)
    else:
        day.check_in("Fri 09:00", 4)

    assert Clear(subject=question) in day.last.effects
    assert day.askings.on(question) is None
    assert [one for one in day.last.effects if isinstance(one, Tell)]


def test_a_pause_of_ones_own_is_no_silence() -> None:
    day = Timeline(PLAN).start("Mon 12:00").check_in("Mon 13:00", 4).on("Mon 14:00", Paused())

    day.check_in("Mon 15:00", 4)

    assert (day.episode.phase, day.told_last) == (Phase.PAUSED, [])
