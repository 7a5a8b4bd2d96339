"""intervals.icu: the whole activity in attributes, with a person's rating."""

from typing import Any

from custom_components.back_recovery.workouts.observation import EntityState
from custom_components.back_recovery.workouts.vocabulary import SourceKind

from ..builders import at, not_read, shows, states, what


def details(**values: Any) -> EntityState:
    told = {"id": "i7", "start_date_local": "2026-06-15T19:00:00", "type": "WeightTraining"}
    return shows("e_recent_activity_details", "OK", **(told | values))


def test_the_session_load_is_worked_out_from_the_rating() -> None:
    (found,) = what(
        SourceKind.INTERVALS,
        states(details(moving_time=2400, icu_rpe=7, session_rpe=999, icu_training_load=41)),
    )

    assert (found.rpe, found.srpe_au) == (7, 280)
    assert found.load == {"icu_training_load": 41}
    assert found.start == at("Mon 17:00")


def test_a_rating_outside_the_scale_is_none() -> None:
    (found,) = what(SourceKind.INTERVALS, states(details(icu_rpe=11)))

    assert (found.rpe, found.load) == (None, {})


def test_details_without_a_key_or_a_start_tell_nothing() -> None:
    assert what(SourceKind.INTERVALS, states(details(id=None))) == []
    assert what(SourceKind.INTERVALS, states(details(start_date_local=None))) == []
    assert what(SourceKind.INTERVALS, states(shows("e_recent_activity", "Ride"))) == []


def test_what_strava_hides_is_no_workout_and_is_said() -> None:
    stub = {"source": "STRAVA", "type": None, "name": None}

    assert what(SourceKind.INTERVALS, states(details(**stub))) == []
    assert not_read(SourceKind.INTERVALS, states(details(**stub))) == ["hidden"]
    assert len(what(SourceKind.INTERVALS, states(details(source="STRAVA", name="Gym")))) == 1
    assert len(what(SourceKind.INTERVALS, states(details(source="GARMIN", type=None)))) == 1
