"""How long something is offered for, and what pain says about it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn
from custom_components.back_recovery.engine.model.plan import Activity
from custom_components.back_recovery.engine.model.vocabulary import Kind, Reason
from custom_components.back_recovery.engine.reading.spans import (
    grows_at,
    has_high_pain,
    is_too_sore_for,
    most_walks,
    offered_span,
    whom_to_ask,
)

from ..builders import a_deed, a_session, an_activity, an_episode, at, the_usual

NOW = at("Wed 12:00")
WALK, MAT, BATH = (the_usual(kind) for kind in (Kind.WALK, Kind.MAT, Kind.BATH))


def hurts(now: int, worst: int | None = None, when: str = "Wed 09:00") -> dict[str, object]:
    return {"check_ins": (CheckIn(at=at(when), pain_now=now, pain_worst=worst),)}


def minutes_of(activity: Activity, **values: object) -> float | None:
    span = offered_span(an_episode(**values), activity, NOW)
    return span / timedelta(minutes=1) if span else None


# The mat


@pytest.mark.parametrize(("times", "long"), [(0, 5), (1, 5), (2, 10)])
def test_the_first_two_times_on_the_mat_are_short(times: int, long: int) -> None:
    done = tuple(a_session("mat", f"Tue 0{7 + one}:00") for one in range(times))

    assert minutes_of(MAT, sessions=done) == long


def test_a_mat_that_is_planned_for_less_is_not_made_longer() -> None:
    assert minutes_of(an_activity("mat", duration=3)) == 3


def test_what_never_began_and_what_else_was_done_is_no_time_on_the_mat() -> None:
    failed = a_session("mat", "Tue 07:00", ended_at=at("Tue 07:01"), reason=Reason.NOT_STARTED)

    assert minutes_of(MAT, sessions=(failed, failed, a_deed("rub"), a_deed("rub"))) == 5


def test_what_has_no_length_is_offered_without_one() -> None:
    assert minutes_of(an_activity("check_in", duration=10)) is None
    assert minutes_of(an_activity("walk")) is None
    assert minutes_of(BATH) == 15


# Walks


@pytest.mark.parametrize(("pain", "long"), [(6, 10), (7, 5)])
def test_with_much_pain_a_walk_is_short(pain: int, long: int) -> None:
    assert minutes_of(WALK, **hurts(pain)) == long


def test_a_walk_that_is_planned_shorter_stays_so_with_much_pain() -> None:
    assert minutes_of(an_activity("walk", duration=3), **hurts(8)) == 3


def test_much_pain_of_yesterday_shortens_no_walk() -> None:
    assert minutes_of(WALK, **hurts(8, when="Tue 12:00")) == 10
    assert minutes_of(WALK, **hurts(8, when="Tue 12:00:01")) == 5


@pytest.mark.parametrize(("worst", "long"), [(3, 15), (4, 10)])
def test_a_walk_grows_only_while_the_worst_is_little(worst: int, long: int) -> None:
    calm = (CheckIn(at=at("Tue 09:00"), pain_now=1), CheckIn(at=NOW, pain_now=1, pain_worst=worst))

    assert minutes_of(WALK, started="Mon 12:00", check_ins=calm) == long


@pytest.mark.parametrize(("started", "long"), [("Mon 12:00:01", 10), ("Mon 12:00", 15)])
def test_a_walk_grows_after_two_whole_days(started: str, long: int) -> None:
    assert minutes_of(WALK, started=started, **hurts(1)) == long


def test_a_walk_that_the_person_made_very_long_stays_as_long() -> None:
    assert minutes_of(an_activity("walk", duration=45), started="Mon 06:00", **hurts(1)) == 45


@pytest.mark.parametrize(("days", "walks"), [(0, 6), (2, 4), (4, 3), (6, 2), (8, 2), (20, 2)])
def test_walks_that_grew_make_an_hour_a_day_together(days: int, walks: int) -> None:
    start = NOW - timedelta(days=days)
    calm = tuple(CheckIn(at=start + timedelta(days=one), pain_now=1) for one in range(days + 1))
    episode = replace(an_episode(check_ins=calm), started_at=start)

    assert most_walks(episode, replace(WALK, most_per_day=6), NOW) == walks


@pytest.mark.parametrize(
    ("said", "grows"),
    [
        ((), None),
        (("Tue 12:00", 4), None),
        (("Tue 18:00", 3), "Wed 18:00"),
        (("Tue 17:59:59", 3), None),
        (("Thu 20:00", 3), "Fri 18:00"),
    ],
)
def test_it_is_known_when_a_walk_is_longer(said: tuple[str, int], grows: str | None) -> None:
    """Two whole days after Monday 18:00, while the last answer is calm and of that day."""
    episode = an_episode(**hurts(said[1], when=said[0])) if said else an_episode()
    now = at(said[0]) if said else NOW

    assert grows_at(episode, now) == (grows and at(grows))


def test_at_the_instant_at_which_a_walk_is_longer_the_next_one_is_named() -> None:
    calm = tuple(CheckIn(at=at(f"{day} 12:00"), pain_now=1) for day in ("Wed", "Thu", "Fri"))

    assert grows_at(an_episode(check_ins=calm), at("Wed 18:00")) == at("Fri 18:00")


def test_before_the_beginning_a_walk_is_as_planned() -> None:
    """As for a clock that was set back."""
    assert minutes_of(WALK, started="Fri 12:00") == 10


def test_walks_that_are_long_because_the_person_wants_so_stay_as_many() -> None:
    long = replace(WALK, duration=timedelta(minutes=30), most_per_day=5)

    assert most_walks(an_episode(), long, NOW) == 5


# Pain


@pytest.mark.parametrize(("pain", "is_high"), [(6, False), (7, True)])
def test_from_seven_on_it_is_much_pain(pain: int, is_high: bool) -> None:
    assert has_high_pain(an_episode(**hurts(pain)), NOW) is is_high
    assert has_high_pain(an_episode(), NOW) is False


def test_what_was_much_at_worst_and_is_less_now_is_no_much_pain() -> None:
    assert has_high_pain(an_episode(**hurts(4, 8)), NOW) is False


@pytest.mark.parametrize(
    ("activity", "worst", "is_too_sore"),
    [(BATH, 7, True), (BATH, 6, False), (MAT, 9, False)],
)
def test_nobody_climbs_into_a_bath_with_much_pain(
    activity: Activity, worst: int, is_too_sore: bool
) -> None:
    sore = an_episode(**hurts(2, worst))

    assert is_too_sore_for(sore, activity, NOW) is is_too_sore
    assert is_too_sore_for(an_episode(), activity, NOW) is False


@pytest.mark.parametrize(("worst", "seek"), [(6, None), (7, "soon"), (8, "today")])
def test_the_worst_says_how_soon_somebody_is_to_be_asked(worst: int, seek: str | None) -> None:
    assert whom_to_ask(an_episode(**hurts(2, worst)), NOW) == seek
    assert whom_to_ask(an_episode(), NOW) is None
