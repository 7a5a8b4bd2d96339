"""Peloton: on while it runs, off when it is over."""

from datetime import datetime

from custom_components.back_recovery.workouts.memory import Live
from custom_components.back_recovery.workouts.observation import EntityState
from custom_components.back_recovery.workouts.source import Context
from custom_components.back_recovery.workouts.sources.peloton import live
from custom_components.back_recovery.workouts.vocabulary import SourceKind

from ..builders import AMSTERDAM, at, shows, states, what

START = shows("u_start_time", "2026-06-15T17:00:00+00:00")
END = shows("u_end_time", "2026-06-15T17:20:30+00:00")
ENERGY = shows("u_total_calories", "120", unit_of_measurement="kcal")


def a_class(state: str) -> EntityState:
    return shows("u_workout", state, **{"Workout Type": "strength", "Ride Title": "20 min Glutes"})


def test_a_class_that_is_over_took_the_time_between_its_ends() -> None:
    (found,) = what(SourceKind.PELOTON, states(a_class("off"), START, END, ENERGY))

    assert (found.duration_s, found.calories_kcal, found.title) == (1230, 120, "20 min Glutes")


def test_a_class_that_runs_is_not_told_yet() -> None:
    assert what(SourceKind.PELOTON, states(a_class("on"), START, END)) == []


def test_an_end_before_the_start_is_of_the_class_before() -> None:
    before = shows("u_end_time", "2026-06-14T17:20:30+00:00")

    assert what(SourceKind.PELOTON, states(a_class("off"), START, before)) == []


def test_energy_may_be_missing_and_the_class_unknown() -> None:
    (found,) = what(SourceKind.PELOTON, states(a_class("off"), START, END))

    assert found.calories_kcal is None
    assert what(SourceKind.PELOTON, states(a_class("unknown"), START, END)) == []


def before(ends_at: datetime | None = None) -> Live:
    return Live(uid="x", activity_raw="strength", start=at("Mon 16:00"), ends_at=ends_at)


def follow(*entities: EntityState, was: Live | None = None) -> Live | None:
    return live(states(*entities), Context(now=at("Mon 18:00"), zone=AMSTERDAM, live=was))


def test_a_class_that_runs_is_kept_in_mind_until_it_is_off() -> None:
    going_on = follow(a_class("on"), START, END)

    assert going_on is not None
    assert (going_on.start, going_on.title) == (at("Mon 17:00"), "20 min Glutes")
    assert follow(a_class("unavailable"), was=going_on) == going_on
    assert follow(a_class("on"), was=going_on) == going_on
    assert follow(a_class("off"), START, END, was=going_on) is None


def test_the_class_before_is_over_at_its_planned_end_or_when_the_next_begins() -> None:
    running = states(a_class("on"), START)

    (planned,) = what(SourceKind.PELOTON, running, live=before(at("Mon 16:45")))
    (left,) = what(SourceKind.PELOTON, running, live=before(at("Mon 17:45")))
    (unsaid,) = what(SourceKind.PELOTON, running, live=before())

    assert [one.ended_at for one in (planned, left, unsaid)] == [
        at("Mon 16:45"),
        at("Mon 17:00"),
        at("Mon 17:00"),
    ]


def test_a_class_that_nobody_saw_the_end_of_is_not_made_up() -> None:
    night = Live(uid="x", activity_raw="strength", start=at("Mon 07:00"))

    assert what(SourceKind.PELOTON, states(a_class("on"), START), live=night) == []


def test_a_class_is_not_over_by_its_own_start() -> None:
    same = Live(uid="x", activity_raw="strength", start=at("Mon 17:00"))

    assert what(SourceKind.PELOTON, states(a_class("on"), START, END), live=same) == []
