"""On how many days in a row the person said how the back is."""

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn, Episode, Fact
from custom_components.back_recovery.engine.model.events import (
    CheckedIn,
    HoldLifted,
    Paused,
    Resumed,
    WarningSignReported,
)
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import WarningList
from custom_components.back_recovery.engine.reading.adherence import check_in_streak

from ..builders import Timeline, a_plan, an_episode, at

PLAN = a_plan()


def said(*whens: str, started: str = "Mon 18:00", history: tuple[Fact, ...] = ()) -> Episode:
    """Return an episode in which the person checked in then."""
    check_ins = tuple(CheckIn(at=at(when), pain_now=2) for when in whens)
    return an_episode(started=started, check_ins=check_ins, history=history)


def streak(episode: Episode | None, now: str) -> int:
    assert episode
    return check_in_streak(PLAN, episode, at(now))


def fact(what: What, when: str) -> Fact:
    return Fact(at=at(when), what=what)


def test_on_the_first_day_it_begins_with_the_first_check_in() -> None:
    assert streak(said(), "Mon 18:00") == 0
    assert streak(said("Mon 18:00"), "Mon 18:00") == 1


def test_days_in_a_row_count_each_once() -> None:
    episode = said("Mon 19:00", "Tue 08:00", "Tue 20:00", "Wed 08:00")

    assert streak(episode, "Wed 08:00") == 3


def test_today_does_not_break_it_before_it_is_over() -> None:
    episode = said("Mon 19:00", "Tue 08:00")

    assert streak(episode, "Wed 23:59:59") == 2
    assert streak(episode, "Thu 00:00") == 0


def test_a_day_without_one_begins_anew() -> None:
    assert streak(said("Mon 19:00", "Tue 08:00", "Thu 08:00"), "Thu 20:00") == 1


def test_what_counts_is_the_day_on_the_clock_of_the_plan() -> None:
    # In Amsterdam it is already Wednesday, in universal time still Tuesday.
    assert streak(said("Mon 23:59", "Tue 12:00", "Wed 00:01"), "Wed 00:01") == 3


@pytest.mark.parametrize(
    ("before", "changed", "after"),
    [
        ("2026-03-28 23:30", "2026-03-29 03:30", "2026-03-30 00:30"),
        ("2026-10-24 23:30", "2026-10-25 02:30", "2026-10-26 00:30"),
    ],
)
def test_a_day_of_the_clock_change_is_a_day(before: str, changed: str, after: str) -> None:
    episode = said(before, changed, after, started=before)

    assert streak(episode, after) == 3
    assert streak(said(before, after, started=before), after) == 1


def test_a_hold_in_the_middle_neither_breaks_it_nor_counts() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 20:00", CheckedIn(pain_now=3))
    day.on("Tue 02:10", WarningSignReported(list=WarningList.B))
    assert streak(day.episode, "Tue 02:10") == 1

    day.on("Wed 09:00", CheckedIn(pain_now=3))
    assert streak(day.episode, "Wed 09:00") == 1

    day.on("Thu 12:00", HoldLifted()).on("Fri 08:00", CheckedIn(pain_now=2))
    assert streak(day.episode, "Fri 08:00") == 2


def test_the_answer_that_begins_a_hold_counts() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 20:00", CheckedIn(pain_now=3))

    day.on("Tue 09:00", CheckedIn(pain_now=3, swelling=True))

    assert streak(day.episode, "Tue 09:00") == streak(day.episode, "Thu 09:00") == 2


def test_a_second_sign_in_a_hold_does_not_end_the_first() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 20:00", CheckedIn(pain_now=3))
    day.on("Tue 09:00", WarningSignReported(list=WarningList.B))
    day.on("Thu 09:00", WarningSignReported(list=WarningList.A))

    assert streak(day.episode, "Fri 09:00") == 1


def test_a_pause_freezes_it_until_the_person_resumes() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 20:00", CheckedIn(pain_now=3))
    day.on("Tue 00:00", Paused()).on("Wed 23:00", Resumed())

    assert streak(day.episode, "Thu 23:59:59") == 1
    assert streak(day.episode, "Fri 00:00") == 0


@pytest.mark.parametrize("clock", ["00:00", "23:59:59"])
def test_a_hold_freezes_no_more_than_a_year_and_two_days(clock: str) -> None:
    history = (fact(What.HOLD_STARTED, f"2026-06-16 {clock}"),)
    episode = said("Mon 19:00", history=history)

    assert streak(episode, "2027-06-19 12:00") == 1
    assert streak(episode, "2027-06-20 12:00") == 0


def test_who_comes_back_by_a_check_in_begins_with_it() -> None:
    history = (fact(What.PAUSED, "Wed 08:00"), fact(What.RESUMED, "Fri 08:00"))
    episode = said("Mon 19:00", "Fri 08:00", history=history)

    assert streak(episode, "Fri 08:00") == 1


def test_a_line_that_ends_what_never_began_changes_nothing() -> None:
    episode = said("Mon 19:00", "Tue 08:00", history=(fact(What.HOLD_LIFTED, "Tue 07:00"),))

    assert streak(episode, "Tue 08:00") == 2
