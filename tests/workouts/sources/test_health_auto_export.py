"""Health Auto Export, version 2."""

from typing import Any

from custom_components.back_recovery.workouts.vocabulary import ActivityClass, SourceKind

from ..builders import at, not_read, posted, states, what


def a_row(**values: Any) -> dict[str, Any]:
    return {
        "id": "A-1",
        "name": "Traditional Strength Training",
        "start": "2026-06-15 19:00:00 +0200",
        "end": "2026-06-15 20:00:00 +0200",
        "duration": 3580.2,
    } | values


def test_the_space_before_the_zone_is_no_obstacle() -> None:
    (found,) = what(SourceKind.HEALTH_AUTO_EXPORT, posted(data={"workouts": [a_row()]}))

    assert (found.start, found.end) == (at("Mon 17:00"), at("Mon 18:00"))
    assert (found.duration_s, found.activity_class) == (3580.2, ActivityClass.STRENGTH)


def test_kilojoules_are_not_kilocalories() -> None:
    row = a_row(
        activeEnergyBurned={"qty": 418.4, "units": "kJ"}, distance={"qty": 1, "units": "mi"}
    )

    (found,) = what(SourceKind.HEALTH_AUTO_EXPORT, posted(data={"workouts": [row]}))

    assert (found.calories_kcal, found.distance_m) == (100, 1609.344)


def test_beats_are_in_one_of_two_places() -> None:
    row = a_row(heartRate={"max": {"qty": 150}}, avgHeartRate={"qty": 111.5})

    (found,) = what(SourceKind.HEALTH_AUTO_EXPORT, posted(data={"workouts": [row]}))

    assert (found.hr_avg, found.hr_max) == (111.5, 150)


def test_metrics_and_halves_tell_nothing() -> None:
    assert what(SourceKind.HEALTH_AUTO_EXPORT, posted(data={"metrics": []})) == []
    assert what(SourceKind.HEALTH_AUTO_EXPORT, posted(data={"workouts": [a_row(id=None), 7]})) == []
    assert what(SourceKind.HEALTH_AUTO_EXPORT, states()) == []


def test_a_time_that_cannot_be_read_is_said() -> None:
    body = posted(data={"workouts": [{"id": "a", "start": "1/6/26, 5 PM", "end": "1/6/26, 6 PM"}]})

    assert not_read(SourceKind.HEALTH_AUTO_EXPORT, body) == ["time_unreadable"]
    assert len(what(SourceKind.HEALTH_AUTO_EXPORT, body)) == 0
