"""Strava: one sensor a number, on two devices."""

from custom_components.back_recovery.workouts.observation import EntityState
from custom_components.back_recovery.workouts.vocabulary import SourceKind, StartQuality

from ..builders import at, shows, states, what


def a_device(activity: str = "7", date: str = "2026-06-15 19:00:00") -> list[EntityState]:
    stem = "strava_1_weighttraining"
    return [
        shows(stem, "Heavy", sport_type="WeightTraining", activity_id=activity),
        shows(f"{stem}_date", date, activity_id=activity),
        shows(f"{stem}_moving_time", "3000", unit_of_measurement="s", activity_id=activity),
        shows(f"{stem}_distance", "1.5", unit_of_measurement="mi", activity_id=activity),
    ]


def test_local_time_is_the_house_s() -> None:
    (found,) = what(SourceKind.STRAVA, states(*a_device()))

    assert found.start == at("Mon 17:00")
    assert found.start_quality is StartQuality.LOCAL_ASSUMED


def test_units_are_those_of_the_entity() -> None:
    (found,) = what(SourceKind.STRAVA, states(*a_device()))

    assert (found.duration_s, found.distance_m) == (3000, 2414.016)


def test_a_sibling_of_another_activity_says_nothing_about_this_one() -> None:
    main, date, _, distance = a_device()
    late = shows("strava_1_weighttraining_moving_time", "60", activity_id="6")

    (found,) = what(SourceKind.STRAVA, states(main, date, late, distance))

    assert found.duration_s is None


def test_without_its_date_an_activity_is_not_told_yet() -> None:
    assert what(SourceKind.STRAVA, states(a_device()[0])) == []
