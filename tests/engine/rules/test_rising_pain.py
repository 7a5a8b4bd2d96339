"""Pain that is clearly more than at first, in two check-ins in a row."""

import pytest

from custom_components.back_recovery.engine.model.events import Paused
from custom_components.back_recovery.engine.model.vocabulary import Onset

from ..builders import Timeline, a_plan, at
from ..days import CHECK_IN

PLAN = a_plan(CHECK_IN, rest_window=240)


def sudden(first: int = 1, **values: object) -> Timeline:
    """Begun suddenly on Monday at 08:00: from the first day on more pain is news."""
    plan = a_plan(CHECK_IN, rest_window=240, **values)
    return Timeline(plan).start("Mon 08:00", onset=Onset.TWEAK).check_in("Mon 12:00", first)


def slow_downs(day: Timeline) -> list[str]:
    return [line for line in day.told if line.endswith("window_extended")]


@pytest.mark.parametrize(("worst", "is_more"), [(2, False), (3, True)])
def test_two_points_more_is_more(worst: int, is_more: bool) -> None:
    day = sudden().check_in("Tue 12:00", worst).check_in("Tue 19:00", worst)

    assert slow_downs(day) == ["Tue 19:00 window_extended"] * is_more


@pytest.mark.parametrize(("then", "counts"), [("Tue 14:59:59", False), ("Tue 15:00", True)])
def test_two_check_ins_are_three_hours_apart(then: str, counts: bool) -> None:
    day = sudden().check_in("Tue 12:00", 3).check_in(then, 3)

    assert bool(slow_downs(day)) is counts


def test_once_is_no_news() -> None:
    assert slow_downs(sudden().check_in("Tue 12:00", 6)) == []


def test_a_better_one_in_between_begins_the_count_anew() -> None:
    day = sudden().check_in("Tue 12:00", 4).check_in("Tue 15:00", 2).check_in("Tue 18:00", 4)

    assert slow_downs(day) == []


def test_it_is_news_again_after_two_more() -> None:
    day = sudden().check_in("Tue 12:00", 3).check_in("Tue 19:00", 3)
    assert slow_downs(day) == ["Tue 19:00 window_extended"]

    day.check_in("Tue 22:00", 3)
    assert len(slow_downs(day)) == 1
    day.check_in("Wed 01:00", 3)
    assert len(slow_downs(day)) == 2


@pytest.mark.parametrize(
    ("onset", "first", "is_news"),
    [
        (Onset.SORE, "Thu 08:00", False),
        (Onset.SORE, "Thu 08:00:01", True),
        (Onset.UNSURE, "Tue 08:00", True),
    ],
)
def test_what_crept_in_may_hurt_more_for_three_days_after_the_workout(
    onset: Onset, first: str, is_news: bool
) -> None:
    day = Timeline(PLAN).start("Mon 10:00", counted_from=at("Mon 08:00"), onset=onset)
    day.check_in("Mon 12:00", 1)

    day.check_in(first, 3).check_in(first.replace("08:00", "11:00"), 3)

    assert bool(slow_downs(day)) is is_news


def test_without_a_workout_three_days_count_from_the_start() -> None:
    day = Timeline(PLAN).start("Mon 10:00").check_in("Mon 12:00", 1)

    assert slow_downs(day.check_in("Thu 09:59", 3).check_in("Thu 13:00", 3)) == []


def test_in_a_pause_nothing_is_made_longer() -> None:
    day = sudden().on("Mon 13:00", Paused()).check_in("Tue 12:00", 5).check_in("Tue 19:00", 5)

    assert slow_downs(day) == []


def test_who_lets_it_end_by_time_rests_no_longer() -> None:
    day = sudden(ends_by_time=True).check_in("Tue 12:00", 5).check_in("Tue 19:00", 5)

    assert slow_downs(day) == []
    assert day.episode.window_ends_at == at("+Thu 08:00")
