"""Concept2: rows, once a night."""

from custom_components.back_recovery.workouts.vocabulary import (
    ActivityClass,
    SourceKind,
    StartQuality,
)

from ..builders import shows, states, what

DATE = shows("c_last_workout_date", "2026-06-15T17:00:00+00:00", calories_total=400)


def test_a_row_with_its_length_and_distance() -> None:
    length = shows("c_last_workout_duration", "40", unit_of_measurement="min")
    distance = shows("c_last_workout_distance", "9.2", unit_of_measurement="km")

    (found,) = what(SourceKind.CONCEPT2, states(DATE, length, distance))

    assert (found.duration_s, found.distance_m, found.calories_kcal) == (2400, 9200, 400)
    assert found.activity_class is ActivityClass.ROWING
    assert found.start_quality is StartQuality.LOCAL_ASSUMED


def test_a_date_alone_is_a_row_of_unknown_length() -> None:
    (found,) = what(SourceKind.CONCEPT2, states(DATE))

    assert (found.duration_s, found.distance_m) == (None, None)


def test_no_date_no_row() -> None:
    assert what(SourceKind.CONCEPT2, states(shows("c_last_workout_date", "never"))) == []
    assert what(SourceKind.CONCEPT2, states(shows("c_days_since", "3"))) == []
