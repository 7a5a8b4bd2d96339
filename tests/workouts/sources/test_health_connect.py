"""Health Connect to Home Assistant: sessions by day, with segments."""

from datetime import datetime
from typing import Any

from custom_components.back_recovery.workouts.observation import EntityState
from custom_components.back_recovery.workouts.vocabulary import ActivityClass, SourceKind
from custom_components.back_recovery.workouts.workout import Exercise

from ..builders import at, shows, states, what


def epoch(moment: datetime) -> int:
    return int(moment.timestamp())


def a_day(**values: Any) -> EntityState:
    session = {
        "startTime": epoch(at("Mon 17:00")),
        "endTime": epoch(at("Mon 18:00")),
        "duration": 3600,
        "exerciseType": "70",
        "exerciseName": "Strength Training",
    }
    return shows(
        "", "synced", exercise={"2026-06-15": {"sessions": [session | values, "?"]}, "x": 1}
    )


def test_times_are_seconds_since_1970() -> None:
    (found,) = what(SourceKind.HEALTH_CONNECT, states(a_day()))

    assert (found.start, found.duration_s) == (at("Mon 17:00"), 3600)
    assert (found.uid, found.exercises) == ("2026-06-15T17:00:00+00:00|70", None)


def test_segments_are_sets() -> None:
    segments = [
        {"segmentType": 11, "repetitions": 5},
        {"segmentType": "11", "repetitions": 4},
        {"segmentType": 41},
        {"segmentType": 44},
        {},
    ]

    (found,) = what(SourceKind.HEALTH_CONNECT, states(a_day(segments=segments)))

    assert found.exercises == (
        Exercise(name="Deadlift", working_sets=2, reps=9),
        Exercise(name="Plank", working_sets=1),
    )


def test_a_session_without_an_end_is_not_told() -> None:
    assert what(SourceKind.HEALTH_CONNECT, states(a_day(endTime=None))) == []


def test_without_a_name_the_number_says_what_it_was() -> None:
    (found,) = what(SourceKind.HEALTH_CONNECT, states(a_day(exerciseName=None, exerciseType=53)))

    assert (found.activity_raw, found.activity_class) == ("rowing", ActivityClass.ROWING)
