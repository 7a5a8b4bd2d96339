"""Withings: times from the calendar, numbers from the sensors."""

from custom_components.back_recovery.workouts.observation import CalendarEvent
from custom_components.back_recovery.workouts.vocabulary import ActivityClass, SourceKind

from ..builders import posted, shows, states, what

FIRST = CalendarEvent(
    start="2026-06-14T17:00:00+00:00", end="2026-06-14T18:00:00+00:00", summary="Run"
)
SECOND = CalendarEvent(
    start="2026-06-15T17:00:00+00:00", end="2026-06-15T18:10:12+00:00", summary="Lift weights"
)
SENSORS = (
    shows("withings_1_workout_type", "lift_weights"),
    shows("withings_1_workout_duration", "1.17", unit_of_measurement="h"),
    shows("withings_1_workout_intensity", "50"),
    shows("withings_1_workout_active_calories_burnt", "468", unit_of_measurement="calories"),
)


def test_the_numbers_are_of_the_newest_event() -> None:
    first, second = what(SourceKind.WITHINGS, states(*SENSORS, events=(SECOND, FIRST)))

    assert (first.calories_kcal, second.calories_kcal) == (None, 468)
    assert second.load == {"withings_intensity": 50}
    assert second.activity_class is ActivityClass.STRENGTH


def test_numbers_of_another_length_are_of_another_session() -> None:
    sensors = (shows("withings_1_workout_duration", "30", unit_of_measurement="min"), *SENSORS[2:])

    (found,) = what(SourceKind.WITHINGS, states(*sensors, events=(SECOND,)))

    assert found.calories_kcal is None


def test_an_intensity_may_be_missing() -> None:
    (found,) = what(SourceKind.WITHINGS, states(*SENSORS[:2], events=(SECOND,)))

    assert found.load == {}


def test_without_times_there_is_nothing() -> None:
    odd = CalendarEvent(start="2026-06-15", end="2026-06-16", summary="Lift weights")

    assert what(SourceKind.WITHINGS, states(*SENSORS, events=(odd,))) == []
    assert what(SourceKind.WITHINGS, posted(data={})) == []
