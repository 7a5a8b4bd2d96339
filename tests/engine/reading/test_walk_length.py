"""How long a walk is offered for: what was reached stays until an answer says less."""

from dataclasses import replace
from datetime import timedelta

from custom_components.back_recovery.engine.model.vocabulary import Kind
from custom_components.back_recovery.engine.reading.spans import most_walks, offered_span

from ..builders import Timeline, a_plan, an_activity, at, the_usual
from ..days import CHECK_IN

WALK = an_activity("walk", times="12:00", duration=10)
PLAN = a_plan(CHECK_IN, WALK, rest_window=300)


def calm_for(days: int) -> Timeline:
    """Little pain every morning, since Monday 08:00."""
    day = Timeline(PLAN).start("2026-06-15 08:00")
    for number in range(days):
        day.check_in(f"2026-06-{15 + number} 08:30", 1)
    return day


def minutes_offered(day: Timeline) -> float:
    assert day.episode
    assert day.now
    span = offered_span(day.episode, WALK, day.now)
    assert span
    return span / timedelta(minutes=1)


def test_it_grows_by_five_minutes_every_other_day_of_calm_answers() -> None:
    found = [
        minutes_offered(calm_for(days).until(f"2026-06-{14 + days} 12:00")) for days in range(1, 10)
    ]

    assert found == [10, 10, 15, 15, 20, 20, 25, 25, 30]


def test_the_longer_the_walks_the_fewer_of_them_make_an_hour_a_day() -> None:
    three = the_usual(Kind.WALK)
    day = calm_for(9)
    assert day.episode
    spans = (10, 15, 20, 25, 30)
    grown = [
        most_walks(day.episode, replace(three, duration=timedelta(minutes=10)), at(when))
        for when in ("Mon 12:00", "Wed 12:00", "Fri 12:00", "Sun 12:00", "+Tue 12:00")
    ]

    assert dict(zip(spans, grown, strict=True)) == {10: 3, 15: 3, 20: 3, 25: 2, 30: 2}


def test_walks_that_the_person_made_long_stay_as_many() -> None:
    long = replace(the_usual(Kind.WALK), duration=timedelta(minutes=30), most_per_day=5)
    day = calm_for(9)

    assert day.episode
    assert day.now
    assert most_walks(day.episode, long, day.now) == 5


def test_it_never_passes_the_goal() -> None:
    assert minutes_offered(calm_for(12)) == 30


def test_without_an_answer_it_neither_falls_nor_grows() -> None:
    day = calm_for(5)
    reached = minutes_offered(day)

    assert [minutes_offered(day.until(f"2026-06-{number} 12:00")) for number in (20, 21, 22)] == [
        reached,
        reached,
        reached,
    ]


def test_an_answer_that_says_less_goes_back_to_the_plan_and_from_there() -> None:
    day = calm_for(9).check_in("2026-06-24 08:30", 5)
    assert minutes_offered(day) == 10

    # No jump back to thirty minutes: it grows from that day on.
    assert minutes_offered(day.check_in("2026-06-24 19:00", 2)) == 10
    assert minutes_offered(day.check_in("2026-06-26 19:00", 2)) == 15


def test_who_never_answers_walks_as_planned() -> None:
    assert minutes_offered(Timeline(PLAN).start("2026-06-15 08:00").until("2026-06-24 12:00")) == 10
