"""Peloton: on while it runs, off when it is over."""

from custom_components.back_recovery.workouts.observation import EntityState
from custom_components.back_recovery.workouts.vocabulary import SourceKind

from ..builders import shows, states, what

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
