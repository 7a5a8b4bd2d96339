"""Garmin Connect: attributes of the last activity, and of the last ten."""

from custom_components.back_recovery.workouts.vocabulary import ActivityClass, SourceKind

from ..builders import at, shows, states, what

LIFTED = {
    "activityId": 19000000001,
    "activityName": "Strength",
    "activityType": "strength_training",
    "startTime": "2026-06-15T17:00:00+00:00",
    "duration": 3000.4,
    "elapsedDuration": 3300.0,
    "movingDuration": 900.1,
    "averageHR": 110.0,
}


def test_the_time_between_sets_belongs_to_the_session() -> None:
    (found,) = what(SourceKind.GARMIN, states(shows("e_lastActivity", **LIFTED)))

    assert found.duration_s == 3000.4
    assert found.start == at("Mon 17:00")
    assert found.activity_class is ActivityClass.STRENGTH


def test_absent_numbers_are_not_known() -> None:
    (found,) = what(SourceKind.GARMIN, states(shows("e_lastActivity", **LIFTED)))

    assert (found.calories_kcal, found.sets, found.load) == (None, None, {})


def test_a_saved_plan_is_no_activity() -> None:
    plan = {"workoutId": 7, "workoutName": "Deadlifts", "estimatedDurationInSecs": 3600}

    assert what(SourceKind.GARMIN, states(shows("e_lastActivity", **plan))) == []


def test_the_list_shows_what_the_last_activity_hides() -> None:
    walk = {**LIFTED, "activityId": 19000000002, "activityType": "walking"}
    listed = shows("e_lastActivities", "2", last_activities=[LIFTED, walk])

    found = what(SourceKind.GARMIN, states(shows("e_lastActivity", **walk), listed))

    assert {one.uid for one in found} == {"19000000001", "19000000002"}


def test_other_entities_of_the_watch_are_left_alone() -> None:
    assert what(SourceKind.GARMIN, states(shows("e_lastWorkout", **LIFTED))) == []
