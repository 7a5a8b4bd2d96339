"""Health Bridge: one sensor, keyed by the end."""

from typing import Any

from custom_components.back_recovery.workouts.observation import EntityState
from custom_components.back_recovery.workouts.vocabulary import SourceKind, StartQuality, UidKind

from ..builders import at, shows, states, what


def a_sensor(**values: Any) -> EntityState:
    told = {
        "workout_type": "Traditional Strength Training",
        "duration_min": 60,
        "distance_km": 0.4,
        "end_time": "2026-06-15T18:00:00+00:00",
    }
    return shows("health_bridge_last_apple_workout_mira", "a sentence", **(told | values))


def test_a_missing_start_is_worked_out_from_the_end() -> None:
    (found,) = what(SourceKind.HEALTH_BRIDGE, states(a_sensor()))

    assert (found.start, found.start_quality) == (at("Mon 17:00"), StartQuality.ESTIMATED)
    assert (found.uid, found.uid_kind) == ("2026-06-15T18:00:00+00:00", UidKind.END)
    assert found.distance_m == 400


def test_a_start_that_is_sent_is_taken() -> None:
    (found,) = what(
        SourceKind.HEALTH_BRIDGE, states(a_sensor(start_time="2026-06-15T16:50:00+00:00"))
    )

    assert (found.start, found.start_quality) == (at("Mon 16:50"), StartQuality.EXACT)


def test_without_an_end_or_a_length_there_is_nothing() -> None:
    assert what(SourceKind.HEALTH_BRIDGE, states(a_sensor(end_time=None))) == []
    assert what(SourceKind.HEALTH_BRIDGE, states(a_sensor(duration_min=None))) == []
