"""What each kind of activity is like for somebody who changes nothing."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.model.catalogue import (
    CATALOGUE,
    LEAST_REST_WINDOW,
    LONGEST_SNOOZE,
    MOST_REST_WINDOW,
    OUTER_LIMIT,
    PAIN_IS_NEWS_FOR,
    USUAL_REST_WINDOW,
)
from custom_components.back_recovery.engine.model.errors import (
    DurationOutOfRange,
    InvalidPlan,
)
from custom_components.back_recovery.engine.model.events import (
    ActivityDone,
    ActivityStarted,
    PersonMoved,
)
from custom_components.back_recovery.engine.model.plan import AtTimes
from custom_components.back_recovery.engine.model.vocabulary import Kind, Onset

from ..builders import (
    AWAY,
    Timeline,
    a_plan,
    at,
    hours,
    hours_of_day,
    minutes,
    the_usual,
    the_usual_plan,
)
from ..days import closed_until


def a_sore_day(kind: Kind, onset: Onset = Onset.SORE) -> Timeline:
    """Return the days of somebody who has only this in the plan, and answers."""
    day = Timeline(a_plan(the_usual(kind), rest_window=240)).start("Mon 05:00", onset=onset)
    # A practice comes once it is calm; a walk grows then.
    return day.check_in("Tue 23:00", 2 if kind is Kind.PREP else 5)


def on_wednesday(lines: list[str]) -> str:
    return " ".join(line.split()[1] for line in lines if line.startswith("Wed"))


@pytest.mark.parametrize(
    ("kind", "times"),
    [
        (Kind.CHECK_IN, "08:00 19:30"),
        (Kind.WALK, "09:00 13:00 17:00"),
        (Kind.HEATING_PAD, "11:00"),
        (Kind.BATH, "20:00"),
        (Kind.SHOWER, "07:30"),
        (Kind.MAT, "18:00"),
        (Kind.RUB, "14:00"),
        (Kind.EASY_POSITION, "15:00"),
        (Kind.PREP, "10:30"),
        (Kind.CUSTOM, "12:00"),
        (Kind.TIP, "12:30"),
    ],
)
def test_it_is_offered_at_its_usual_times(kind: Kind, times: str) -> None:
    assert on_wednesday(a_sore_day(kind).until("Thu 00:00").offered) == times


def test_cold_is_offered_every_four_hours_to_who_was_hurt_suddenly() -> None:
    day = a_sore_day(Kind.ICE, Onset.TWEAK).until("Thu 00:00")

    assert on_wednesday(day.offered) == "08:30 12:30 16:30 20:30"


@pytest.mark.parametrize(
    ("onset", "last"), [(Onset.TWEAK, "Wed 20:30"), (Onset.UNSURE, "Wed 20:30"), (Onset.SORE, "")]
)
def test_cold_is_offered_for_three_days_after_what_came_suddenly(onset: Onset, last: str) -> None:
    day = a_sore_day(Kind.ICE, onset).check_in("Wed 23:00", 5).until("Fri 00:00")

    assert (day.offered[-1:] or [""])[0].removesuffix(" ice") == last


LENGTHS = [
    (Kind.WALK, 3, 10, 30),
    (Kind.HEATING_PAD, 5, 15, 20),
    (Kind.ICE, 5, 15, 20),
    (Kind.BATH, 10, 15, 20),
    (Kind.SHOWER, 3, 8, 15),
    (Kind.MAT, 3, 10, 30),
    (Kind.RUB, 1, 2, 5),
    (Kind.EASY_POSITION, 5, 10, 20),
    (Kind.PREP, 2, 5, 20),
    (Kind.CUSTOM, 1, 10, 120),
]
"""The shortest, the usual and the longest session, in minutes."""
A_SECOND = 1 / 60


def session_of(kind: Kind, span: float | None = None) -> float:
    """Return how many minutes a session takes that somebody wants for so long."""
    wanted = None if span is None else minutes(span)
    day = a_sore_day(kind)
    for earlier in ("Tue 23:10", "Tue 23:20"):
        day.on(earlier, ActivityDone(activity=kind, by="anna"))
    day.on("Wed 20:00", ActivityStarted(activity=kind, span=wanted, by="anna"))
    assert day.episode
    assert day.episode.session
    return (day.episode.session.ends_at - day.episode.session.started_at) / minutes(1)


@pytest.mark.parametrize(("kind", "least", "usual", "most"), LENGTHS)
def test_a_session_has_its_usual_length_and_its_limits(
    kind: Kind, least: int, usual: int, most: int
) -> None:
    assert (session_of(kind), session_of(kind, least), session_of(kind, most)) == (
        usual,
        least,
        most,
    )
    for beyond in (least - A_SECOND, most + A_SECOND):
        with pytest.raises(DurationOutOfRange) as refused:
            session_of(kind, beyond)
        assert refused.value.values == {"activity": kind, "least": least, "most": most}


@pytest.mark.parametrize(
    ("kind", "again"),
    [
        (Kind.WALK, "Wed 11:00"),
        (Kind.HEATING_PAD, "Wed 11:30"),
        (Kind.ICE, "Wed 11:30"),
        (Kind.BATH, "Thu 05:30"),
        (Kind.SHOWER, "Wed 13:30"),
        (Kind.MAT, "Wed 17:30"),
        (Kind.RUB, "Wed 12:30"),
        (Kind.EASY_POSITION, "Wed 11:30"),
        (Kind.PREP, "Wed 13:30"),
        (Kind.CUSTOM, None),
    ],
)
def test_what_was_done_at_half_past_nine_may_be_done_again(kind: Kind, again: str | None) -> None:
    day = a_sore_day(kind).on("Wed 09:30", ActivityDone(activity=kind, by="anna"))

    assert closed_until(day, kind).get("gap") == again


@pytest.mark.parametrize(("said_at", "asked"), [("05:00", "08:00"), ("05:01", "08:01")])
def test_who_said_how_it_is_is_asked_again_after_three_hours(said_at: str, asked: str) -> None:
    day = a_sore_day(Kind.CHECK_IN).check_in(f"Wed {said_at}", 5).until("Wed 12:00")

    assert on_wednesday(day.offered) == asked


def test_a_tip_waits_for_the_next_day_and_what_is_ones_own_for_nothing() -> None:
    assert (the_usual(Kind.TIP).gap, the_usual(Kind.TIP).most_per_day) == (hours(20), 1)
    assert the_usual(Kind.CUSTOM).gap == minutes(0)


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        (Kind.WALK, 3),
        (Kind.HEATING_PAD, 2),
        (Kind.ICE, 4),
        (Kind.BATH, 1),
        (Kind.SHOWER, 1),
        (Kind.MAT, 1),
        (Kind.RUB, 2),
        (Kind.EASY_POSITION, 1),
        (Kind.PREP, 1),
        (Kind.CUSTOM, 1),
    ],
)
def test_a_day_has_room_for_so_many(kind: Kind, most: int) -> None:
    day = a_sore_day(kind).until("Wed 07:00")
    full = []
    for number in range(most):
        day.on(at("Wed 07:30") + number * hours(3), ActivityDone(activity=kind, by="anna"))
        full.append("most_per_day" in closed_until(day, kind))

    assert full == [*[False] * (most - 1), True]


def may_be_set_for(kind: Kind, clock: str) -> bool:
    try:
        replace(the_usual(kind), schedule=AtTimes(hours_of_day(clock)))
    except InvalidPlan:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "too_early", "first", "last", "too_late"),
    [
        (Kind.CHECK_IN, "05:59", "06:00", "22:00", "22:01"),
        (Kind.WALK, "07:59", "08:00", "21:00", "21:01"),
        (Kind.HEATING_PAD, "06:59", "07:00", "21:30", "21:31"),
        (Kind.ICE, "08:29", "08:30", "21:30", "21:31"),
        (Kind.BATH, "08:59", "09:00", "21:00", "21:01"),
        (Kind.SHOWER, "06:29", "06:30", "21:30", "21:31"),
        (Kind.MAT, "06:59", "07:00", "22:00", "22:01"),
        (Kind.RUB, "06:59", "07:00", "22:00", "22:01"),
        (Kind.EASY_POSITION, "07:59", "08:00", "21:00", "21:01"),
        (Kind.PREP, "07:59", "08:00", "21:00", "21:01"),
        (Kind.CUSTOM, "07:59", "08:00", "21:00", "21:01"),
        (Kind.TIP, "08:59", "09:00", "20:00", "20:01"),
    ],
)
def test_it_has_its_hours(kind: Kind, too_early: str, first: str, last: str, too_late: str) -> None:
    assert may_be_set_for(kind, first)
    assert may_be_set_for(kind, last)
    assert not may_be_set_for(kind, too_early)
    assert not may_be_set_for(kind, too_late)


FOR_THE_AWAKE = {Kind.HEATING_PAD, Kind.ICE, Kind.BATH, Kind.SHOWER, Kind.MAT, Kind.RUB}


@pytest.mark.parametrize("kind", CATALOGUE)
def test_nothing_that_warms_cools_or_pricks_is_begun_at_night(kind: Kind) -> None:
    day = a_sore_day(kind).until("Wed 23:00")

    assert ("hours" in closed_until(day, kind)) is (kind in FOR_THE_AWAKE)


@pytest.mark.parametrize("kind", CATALOGUE)
def test_who_is_away_is_offered_what_needs_nothing_from_home(kind: Kind) -> None:
    day = a_sore_day(kind, Onset.TWEAK if kind is Kind.ICE else Onset.SORE)
    day.on("Wed 05:31", PersonMoved(place=AWAY)).until("Thu 00:00")

    is_portable = kind not in FOR_THE_AWAKE | {Kind.EASY_POSITION}
    assert bool(on_wednesday(day.offered)) is is_portable


@pytest.mark.parametrize(
    ("kind", "back_at", "comes"),
    [
        (Kind.HEATING_PAD, "15:00", True),
        (Kind.HEATING_PAD, "15:01", False),
        (Kind.BATH, "21:00", True),
        (Kind.BATH, "21:01", False),
        (Kind.MAT, "21:00", True),
        (Kind.MAT, "21:01", False),
        (Kind.CHECK_IN, "22:00", True),
        (Kind.CHECK_IN, "22:01", False),
        (Kind.WALK, "21:00", True),
        (Kind.WALK, "21:01", False),
        (Kind.SHOWER, "07:35", True),
        (Kind.SHOWER, "07:36", False),
        (Kind.RUB, "14:05", True),
        (Kind.RUB, "14:06", False),
        (Kind.EASY_POSITION, "15:06", False),
        (Kind.PREP, "10:36", False),
        (Kind.CUSTOM, "12:06", False),
        (Kind.TIP, "12:36", False),
    ],
)
def test_what_was_missed_comes_late_or_not_at_all(kind: Kind, back_at: str, comes: bool) -> None:
    day = a_sore_day(kind).sleep_until(f"Wed {back_at}")

    assert on_wednesday(day.offered) == (back_at if comes else "")


@pytest.mark.parametrize(
    ("kind", "onset", "opens"),
    [
        (Kind.HEATING_PAD, Onset.SORE, None),
        (Kind.HEATING_PAD, Onset.TWEAK, "Thu 05:00"),
        (Kind.HEATING_PAD, Onset.UNSURE, "Thu 05:00"),
        (Kind.BATH, Onset.SORE, None),
        (Kind.BATH, Onset.TWEAK, "Thu 05:00"),
        (Kind.BATH, Onset.UNSURE, "Thu 05:00"),
        (Kind.SHOWER, Onset.SORE, None),
        (Kind.SHOWER, Onset.TWEAK, "Wed 05:00"),
        (Kind.SHOWER, Onset.UNSURE, "Wed 05:00"),
        (Kind.MAT, Onset.SORE, "Tue 05:00"),
        (Kind.MAT, Onset.TWEAK, "Thu 05:00"),
        (Kind.MAT, Onset.UNSURE, "Thu 05:00"),
        (Kind.RUB, Onset.TWEAK, None),
        (Kind.WALK, Onset.TWEAK, None),
    ],
)
def test_how_it_began_keeps_warmth_and_needles_closed(
    kind: Kind, onset: Onset, opens: str | None
) -> None:
    day = Timeline(a_plan(the_usual(kind), rest_window=240)).start("Mon 05:00", onset=onset)

    assert closed_until(day, kind).get("onset") == opens


def test_somebody_who_changes_nothing_has_these() -> None:
    assert {one.id for one in the_usual_plan().activities} == {
        "check_in",
        "walk",
        "heating_pad",
        "ice",
        "bath",
        "prep",
        "tip",
    }


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        (Kind.CHECK_IN, 3),
        (Kind.WALK, 6),
        (Kind.HEATING_PAD, 3),
        (Kind.ICE, 6),
        (Kind.BATH, 1),
        (Kind.SHOWER, 1),
        (Kind.MAT, 2),
        (Kind.RUB, 4),
        (Kind.EASY_POSITION, 4),
        (Kind.PREP, 3),
        (Kind.CUSTOM, 8),
        (Kind.TIP, 1),
    ],
)
def test_no_form_allows_more_a_day_than_the_sources(kind: Kind, most: int) -> None:
    assert CATALOGUE[kind].hard_most_per_day == most


def test_a_rest_is_half_a_day_to_two_weeks_and_usually_two_days() -> None:
    assert (
        hours(12),
        hours(48),
        hours(14 * 24),
    ) == (LEAST_REST_WINDOW, USUAL_REST_WINDOW, MOST_REST_WINDOW)


def test_after_a_day_a_snooze_or_a_pain_is_of_another_day() -> None:
    assert LONGEST_SNOOZE == PAIN_IS_NEWS_FOR == hours(24)


def test_nobody_rests_for_longer_than_four_weeks() -> None:
    assert hours(28 * 24) == OUTER_LIMIT


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Kind.CHECK_IN, Kind.WALK),
        (Kind.WALK, Kind.HEATING_PAD),
        (Kind.WALK, Kind.ICE),
        (Kind.ICE, Kind.SHOWER),
        *[(Kind.BATH, kind) for kind in (Kind.MAT, Kind.RUB, Kind.EASY_POSITION)],
        *[(kind, Kind.PREP) for kind in (Kind.SHOWER, Kind.MAT, Kind.RUB, Kind.EASY_POSITION)],
        (Kind.EASY_POSITION, Kind.CUSTOM),
        (Kind.PREP, Kind.TIP),
        (Kind.CUSTOM, Kind.TIP),
    ],
)
def test_what_helps_most_comes_first_where_two_are_due_at_noon(first: Kind, second: Kind) -> None:
    noon = AtTimes(hours_of_day("12:00"))
    both = [replace(the_usual(one), schedule=noon) for one in (second, first)]
    onset = Onset.TWEAK if Kind.ICE in {first, second} else Onset.SORE
    day = Timeline(a_plan(*both, rest_window=240)).start("Mon 05:00", onset=onset)

    day.check_in("Tue 23:00", 2).until("Wed 12:30")

    assert next(line for line in day.offered if "Wed" in line) == f"Wed 12:00 {first}"


@pytest.mark.parametrize(
    ("first", "second"), [(Kind.HEATING_PAD, Kind.BATH), (Kind.BATH, Kind.SHOWER)]
)
def test_of_two_warm_things_the_gentler_one_comes_on_the_first_day(
    first: Kind, second: Kind
) -> None:
    noon = AtTimes(hours_of_day("12:00"))
    both = [replace(the_usual(one), schedule=noon) for one in (second, first)]

    day = Timeline(a_plan(*both, rest_window=240)).start("Mon 05:00").until("Mon 23:00")

    assert day.offered == [f"Mon 12:00 {first}"]
