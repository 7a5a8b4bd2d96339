"""A start while an episode runs, how it began, a pause: what stays, what is longer, what is said."""

import pytest

from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.events import (
    OnsetNamed,
    Paused,
    RecoveryStarted,
    RecoveryStopped,
    Resumed,
    WindowMoved,
)
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Condition,
    Onset,
    Phase,
    Reason,
)

from ..builders import Timeline, a_plan, at, clock, hours, tells
from ..days import CHECK_IN, back_at_the_gym, closed_until, said, silent, sore
from ..house import a_pad
from ..ticks import ticked

PLAN = a_plan(CHECK_IN, a_pad(), rest_window=48)


def until(day: Timeline) -> str:
    return clock(day.episode.window_ends_at)


# A start that comes again


@pytest.mark.parametrize(
    ("again", "told"),
    [("Mon 18:00", []), ("Mon 18:09:59", []), ("Mon 18:10", ["extended"])],
)
def test_within_ten_minutes_a_second_start_moves_the_window_and_says_nothing(
    again: str, told: list[str]
) -> None:
    day = Timeline(a_plan()).start("Mon 18:00").on(again, RecoveryStarted())

    assert (day.told_last, day.episode.window_ends_at) == (told, at(again) + hours(48))


@pytest.mark.parametrize(("again", "is_told"), [("Mon 20:09:59", False), ("Mon 20:10", True)])
def test_the_ten_minutes_count_from_the_last_that_was_said(again: str, is_told: bool) -> None:
    day = Timeline(a_plan()).start("Mon 18:00").start("Mon 20:00").start(again)

    assert (day.told_last == ["extended"]) is is_told


def test_a_window_made_longer_by_hand_was_said_as_well() -> None:
    day = Timeline(a_plan()).start("Mon 18:00").on("Mon 20:00", WindowMoved(span=hours(1)))

    assert day.start("Mon 20:05").told_last == []


def test_two_starts_of_one_instant_are_said_once() -> None:
    day = Timeline(a_plan()).start("Mon 18:00").start("Mon 18:00", rest_window=hours(72))

    assert (day.told_last, until(day)) == ([], "Thu 18:00")


def test_a_start_that_bounces_on_the_way_back_is_a_new_rest_all_the_same() -> None:
    day = back_at_the_gym().start("Fri 08:06").start("Fri 08:07")

    assert (day.episode.phase, until(day)) == (Phase.REST, "week 2, Mon 08:07")


def test_a_start_that_is_said_with_a_clock_set_back_is_none_that_bounces() -> None:
    day = Timeline(a_plan()).start("Mon 18:00")

    day._step(RecoveryStarted(rest_window=hours(96)), at("Mon 17:59:59"))

    assert day.told_last == ["extended"]


def test_a_start_that_bounces_reaches_no_further_than_four_weeks_from_the_first() -> None:
    day = Timeline(a_plan()).start("Mon 18:00")

    day.start("Mon 18:05", rest_window=hours(24 * 28))

    assert day.episode.window_ends_at == at("Mon 18:00") + hours(24 * 28)


def test_a_shorter_start_that_bounces_shortens_nothing() -> None:
    assert until(
        Timeline(a_plan()).start("Mon 18:00").start("Mon 18:05", rest_window=hours(12))
    ) == ("Wed 18:00")


def test_what_started_it_again_stands_in_the_history() -> None:
    day = Timeline(a_plan()).start("Mon 18:00").start("Tue 18:00", reason="workout", by="anna")

    assert day.events[-1] == "Tue 18:00 extended workout"
    assert day.episode.last_fact(What.EXTENDED).by == "anna"


# How it began


def test_a_start_with_another_onset_closes_from_then_and_rests_three_days() -> None:
    day = Timeline(PLAN).start("Mon 18:00").start("Tue 12:00", onset=Onset.TWEAK)

    assert closed_until(day, "heating_pad")["onset"] == "Fri 12:00"
    assert until(day) == "Fri 12:00"


def test_a_start_with_the_same_onset_closes_no_longer() -> None:
    day = Timeline(PLAN).start("Mon 18:00", onset=Onset.TWEAK).start("Tue 12:00", onset=Onset.TWEAK)

    assert closed_until(day, "heating_pad")["onset"] == "Thu 18:00"


def test_a_start_without_one_keeps_the_onset_and_its_hours() -> None:
    day = Timeline(PLAN).start("Mon 18:00", onset=Onset.TWEAK).start("Tue 12:00")

    assert day.episode.onset is Onset.TWEAK
    assert closed_until(day, "heating_pad")["onset"] == "Thu 18:00"


def test_a_longer_window_is_not_made_shorter_by_the_three_days() -> None:
    day = Timeline(a_plan(rest_window=240)).start("Mon 18:00").start("Tue 12:00", onset=Onset.TWEAK)

    assert until(day) == "week 2, Fri 12:00"


def test_after_a_stop_the_three_days_count_from_when_it_was_said() -> None:
    day = Timeline(a_plan(rest_window=12)).start("Mon 10:00")
    day.on("Mon 12:00", OnsetNamed(onset=Onset.TWEAK)).on("Mon 13:00", RecoveryStopped())

    assert until(day.start("Mon 20:00")) == "Thu 12:00"


@pytest.mark.parametrize("onset", [Onset.TWEAK, Onset.UNSURE])
def test_naming_what_may_have_come_suddenly_is_a_longer_rest_for_that_reason(onset: Onset) -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Tue 12:00", OnsetNamed(onset=onset, by="anna"))

    assert (until(day), day.events[-1]) == ("Fri 12:00", "Tue 12:00 extended onset")
    (tell,) = tells(day.last.effects)
    assert tell.message.answers == (Answer.UNDO, Answer.WRONG)


def test_naming_soreness_makes_no_rest_longer() -> None:
    day = Timeline(PLAN).start("Mon 18:00", onset=Onset.TWEAK)

    assert until(day.on("Tue 18:00", OnsetNamed(onset=Onset.SORE))) == "Thu 18:00"


@pytest.mark.parametrize(
    ("onset", "ticks", "text"),
    [
        (Onset.TWEAK, (), "onset_tweak"),
        (Onset.TWEAK, (Condition.BLOOD_THINNERS,), "onset_tweak"),
        (Onset.TWEAK, (Condition.REACTS_BADLY_TO_COLD,), "onset_tweak_no_ice"),
        (Onset.UNSURE, (Condition.REACTS_BADLY_TO_COLD,), "onset_unsure"),
    ],
)
def test_nobody_is_told_to_cool_who_had_better_not(
    onset: Onset, ticks: tuple[Condition, ...], text: str
) -> None:
    plan = a_plan(CHECK_IN, profile=ticked(*ticks))
    day = Timeline(plan).start("Mon 18:00").on("Tue 12:00", OnsetNamed(onset=onset))

    assert day.told_last == [text]


# The first message


def test_who_turns_it_on_after_something_sudden_is_not_asked_whether_it_was() -> None:
    day = Timeline(PLAN).start("Mon 18:00", by="anna", onset=Onset.TWEAK)

    assert said(day, "started_by_hand").answers == (Answer.REPLY, Answer.WRONG)


# A pause


def test_a_pause_is_the_persons_own() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 19:00", Paused())

    assert day.episode.last_fact(What.PAUSED).reason == Reason.BY_PERSON
    day.on("Mon 20:00", Resumed())
    assert (day.episode.paused_from, day.told_last) == (None, [])
    assert day.episode.last_fact(What.RESUMED)


def test_a_pause_before_the_test_movements_keeps_them_and_the_answers() -> None:
    day = sore().check_in("Fri 08:00", 2).on("Fri 12:00", Paused()).on("Fri 13:00", Resumed())

    assert (day.episode.phase, day.episode.answers_from) == (Phase.READY_CHECK, None)


def test_after_a_silence_only_new_answers_count_and_the_list_comes_first() -> None:
    day = silent("Thu 20:00").answer("Fri 08:00", Answer.BACK, About.SILENCE)

    assert day.episode.answers_from == at("Fri 08:00")
    assert (day.episode.asked, day.told_last) == ((), ["warning_list"])


def test_a_start_ends_a_silence_as_well() -> None:
    day = silent("Thu 20:00").start("Fri 08:00")

    assert day.episode.phase is Phase.REST
    assert day.episode.answers_from == at("Fri 08:00")


# The end


@pytest.mark.parametrize(("reason", "noted"), [(None, "by_person"), ("better", "better")])
def test_who_stops_it_is_told_nothing_and_leaves_a_reason(reason: str | None, noted: str) -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 19:00", RecoveryStopped(reason=reason))

    assert (day.events[-1], day.told_last) == (f"Mon 19:00 stopped {noted}", [])
