"""Polar: a start without a zone, a duration in words, a vague sport."""

from custom_components.back_recovery.workouts.vocabulary import ActivityClass, SourceKind

from ..builders import at, shows, states, what


def test_a_duration_is_a_clock_reading_and_the_start_is_local() -> None:
    last = shows(
        "e_last_exercise",
        "2026-06-15T19:00:00",
        duration="1:10:12",
        sport="OTHER",
        heart_rate={"average": 121, "maximum": 168},
        training_load=75.2,
        calories=468,
    )

    (found,) = what(SourceKind.POLAR, states(last))

    assert (found.start, found.duration_s) == (at("Mon 17:00"), 4212)
    assert (found.activity_class, found.hr_max) == (ActivityClass.OTHER, 168)
    assert found.load == {"polar_training_load": 75.2}


def test_numbers_may_be_missing() -> None:
    (found,) = what(SourceKind.POLAR, states(shows("e_last_exercise", "2026-06-15T19:00:00")))

    assert (found.duration_s, found.hr_avg, found.load) == (None, None, {})


def test_a_state_that_is_no_time_tells_nothing() -> None:
    assert what(SourceKind.POLAR, states(shows("e_last_exercise", "soon"))) == []
    assert what(SourceKind.POLAR, states(shows("e_battery", "80"))) == []
