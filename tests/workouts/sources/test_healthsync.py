"""healthsync: an event entity with the workout in its attributes."""

from typing import Any

from custom_components.back_recovery.workouts.vocabulary import ActivityClass, SourceKind

from ..builders import shows, states, what


def told(**values: Any) -> dict[str, Any]:
    return {
        "started_at": "2026-06-15T17:00:00+00:00",
        "ended_at": "2026-06-15T18:10:00+00:00",
        "duration_min": 65.0,
        "calories": 400.0,
    } | values


def test_an_event_is_a_workout() -> None:
    event = shows(
        "h_workout_completed",
        "2026-06-15T18:12:00.000+00:00",
        **told(workout_type="traditionalStrengthTraining"),
    )

    (found,) = what(SourceKind.HEALTHSYNC, states(event))

    assert found.uid == "2026-06-15T17:00:00+00:00|traditionalStrengthTraining"
    assert (found.duration_s, found.activity_class) == (3900, ActivityClass.STRENGTH)


def test_the_sensor_of_the_last_type_is_the_same_workout() -> None:
    (found,) = what(SourceKind.HEALTHSYNC, states(shows("h_last_workout_type", "yoga", **told())))

    assert found.uid == "2026-06-15T17:00:00+00:00|yoga"


def test_slots_and_halves_are_left_alone() -> None:
    slot = shows("h_workout_3", "x", **told())
    half = shows("h_workout_completed", "x", **told(ended_at=None))

    assert what(SourceKind.HEALTHSYNC, states(slot, half)) == []
