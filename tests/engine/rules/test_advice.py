"""Advice while it is not over: on its day, once, and about what the answers say."""

from datetime import timedelta

import pytest

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.events import CheckedIn, Paused, Resumed
from custom_components.back_recovery.engine.model.vocabulary import Answer, Onset, Urgency

from ..builders import WEEK, Timeline, a_plan, at, hours, tells
from ..days import CHECK_IN, WALK, said

PLAN = a_plan(CHECK_IN, rest_window=24 * 27)


def evenings(day: Timeline, pain: int, until: int, since: int = 0) -> Timeline:
    """Let the person say the same every evening, from one day on until another."""
    for number in range(since, until):
        when = f"{WEEK + timedelta(days=number)} 20:00"
        if day.until(when).episode:
            day.check_in(when, pain)
    return day


def started(**values: object) -> Timeline:
    return Timeline(PLAN).start("Mon 08:00", **values)


def advice(day: Timeline) -> list[str]:
    return [line for line in day.told if line.split()[-1] in {"d5", "d7", "d14", "d28"}]


def last(day: Timeline) -> Message:
    return tells(day.last.effects)[-1].message


LATER = [
    "week 2, Mon 08:00 d7",
    "week 3, Mon 08:00 d14",
    "week 4, Mon 08:00 d14",
    "week 5, Mon 08:00 d28",
]


@pytest.mark.parametrize(
    ("onset", "told"),
    [(Onset.SORE, ["Sat 08:00 d5", *LATER]), (Onset.TWEAK, LATER), (Onset.UNSURE, LATER)],
)
def test_it_comes_on_the_second_and_five_days_are_about_soreness_only(
    onset: Onset, told: list[str]
) -> None:
    day = evenings(started(onset=onset), 5, until=29)

    assert advice(day) == told
    assert (day.episode, day.events[-1]) == (None, "week 5, Mon 08:00 closed referred")


def test_it_asks_for_a_word_that_somebody_had_a_look() -> None:
    message = last(evenings(started(), 5, until=5).until("Sat 08:00"))

    assert (message.text, message.urgency) == ("d5", Urgency.NORMAL)
    assert message.answers == (Answer.CHECKED,)


def test_after_the_word_the_question_is_gone_and_the_next_advice_comes_all_the_same() -> None:
    day = evenings(started(), 5, until=5).answer("Sat 08:10", Answer.CHECKED, About.ADVICE)
    assert day.episode.agreed_at == at("Sat 08:10")
    assert day.episode.asked == ()

    assert advice(evenings(day, 5, until=8, since=5)) == ["Sat 08:00 d5", LATER[0]]


def test_a_house_that_was_down_gives_the_latest_advice_only() -> None:
    day = evenings(started(), 5, until=4).sleep_until("+Mon 08:00")

    assert day.told[-1].endswith("paused_silent")
    assert advice(day) == [LATER[0]]
    assert advice(day.answer("+Mon 09:00", Answer.BACK, About.SILENCE).until("+Mon 12:00")) == [
        LATER[0]
    ]


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        (7, 5, []),
        (6, 5, [LATER[0]]),
        (5, 5, [LATER[0]]),
        (4, 4, [LATER[0]]),
        (5, 6, [LATER[0]]),
    ],
)
def test_a_week_of_warmth_is_spoken_of_unless_it_is_clearly_better(
    first: int, then: int, told: list[str]
) -> None:
    day = evenings(evenings(started(onset=Onset.TWEAK), first, until=6), then, until=8, since=6)

    assert advice(day) == told


def test_two_weeks_are_spoken_of_however_much_better_it_is() -> None:
    day = evenings(evenings(started(onset=Onset.TWEAK), 7, until=6), 5, until=15, since=6)

    assert advice(day) == [LATER[1]]


def test_who_is_calm_gets_no_advice_while_the_window_goes_on() -> None:
    assert advice(evenings(started(), 3, until=8)) == []


def test_advice_that_was_due_on_a_calm_day_comes_with_the_pain() -> None:
    day = evenings(started(), 5, until=4).check_in("Fri 20:00", 3).until("Sat 09:00")
    assert advice(day) == []

    assert advice(day.check_in("Sat 12:00", 4)) == ["Sat 12:00 d5"]


def test_a_pause_holds_it_back() -> None:
    day = evenings(started(), 5, until=4).on("Fri 12:00", Paused()).until("Sat 12:00")
    assert advice(day) == []

    assert advice(day.on("Sat 13:00", Resumed())) == ["Sat 13:00 d5"]


def test_who_lets_it_end_by_time_gets_none() -> None:
    plan = a_plan(CHECK_IN, rest_window=24 * 27, ends_by_time=True)

    assert advice(evenings(Timeline(plan).start("Mon 08:00"), 5, until=8)) == []


# Calm, and something is missing


def calm_without_a_walk(days: int, first: int = 1, then: int = 1) -> Timeline:
    day = Timeline(a_plan(CHECK_IN, WALK, rest_window=48)).start("Mon 18:00")
    day.check_in("Mon 19:00", first)
    for number in range(days):
        for after in (13.5, 24):
            if day.until(at("Mon 18:00") + hours(24 * number + after)).episode:
                day.on(day.now, CheckedIn(pain_now=then))
    return day


def test_who_is_calm_hears_what_is_missing_instead() -> None:
    day = calm_without_a_walk(29)

    assert [line for line in day.told if "missing" in line or "closed" in line] == [
        "Sat 18:00 still_missing",
        "week 2, Mon 18:00 still_missing",
        "week 3, Mon 18:00 still_missing",
        "week 4, Mon 18:00 still_missing",
        "week 5, Mon 18:00 closed",
    ]
    assert advice(day) == []
    message = said(day, "still_missing")
    assert (message.reason, message.answers) == ("no_walk", (Answer.WALKED, Answer.WRONG))
    assert message.urgency is Urgency.NORMAL


@pytest.mark.parametrize(
    ("first", "then", "is_told"), [(3, 2, False), (4, 3, True), (3, 3, True), (0, 0, True)]
)
def test_after_a_week_nobody_hears_it_who_is_better_by_a_third(
    first: int, then: int, is_told: bool
) -> None:
    day = calm_without_a_walk(8, first, then)

    assert ("week 2, Mon 18:00 still_missing" in day.told) is is_told
    assert "Sat 18:00 still_missing" in day.told


def test_of_two_things_that_are_missing_the_number_is_named() -> None:
    day = calm_without_a_walk(3).until("Sat 18:00")

    message = said(day, "still_missing")
    assert message.reason == "no_check_in"
    assert message.answers == (Answer.REPLY, Answer.WALKED, Answer.WRONG)


def test_what_was_said_to_somebody_calm_is_not_said_again_with_the_pain() -> None:
    day = calm_without_a_walk(5).until("Sat 18:30").check_in("Sat 19:00", 5)

    assert advice(day.until("Sun 12:00")) == []
