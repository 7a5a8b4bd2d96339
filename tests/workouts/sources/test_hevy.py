"""Hevy: exercises and sets."""

from custom_components.back_recovery.workouts.observation import EntityState
from custom_components.back_recovery.workouts.vocabulary import SourceKind
from custom_components.back_recovery.workouts.workout import Exercise

from ..builders import at, shows, states, what

DATE = "2026-06-15T17:00:00+00:00"


def a_set(
    kind: str = "normal", weight: float | None = 100.0, reps: int | None = 5, unit: str = "kg"
) -> dict[str, object]:
    return {"type": kind, "weight": weight, "weight_unit": unit, "reps": reps}


def a_summary(*exercises: dict[str, object]) -> EntityState:
    return shows(
        "ab_last_workout_summary",
        "Pull",
        date=DATE,
        duration_minutes=70.2,
        exercises=list(exercises),
    )


def test_warm_ups_are_counted_nowhere() -> None:
    lift = {
        "name": "Deadlift (Barbell)",
        "sets": [a_set("warmup", 60), a_set(), a_set("dropset", 80)],
    }

    (found,) = what(SourceKind.HEVY, states(a_summary(lift)))

    assert (found.sets, found.reps, found.volume_kg) == (2, 10, 900.0)
    assert found.exercises == (
        Exercise(name="Deadlift (Barbell)", working_sets=2, reps=10, max_kg=100.0),
    )


def test_pounds_are_not_kilograms() -> None:
    lift = {"name": "Squat (Barbell)", "sets": [a_set(weight=225, unit="lbs")], "notes": ""}

    (found,) = what(SourceKind.HEVY, states(a_summary(lift)))

    assert [one.max_kg for one in found.exercises or ()] == [102.1]


def test_a_plank_has_neither_weight_nor_repetitions() -> None:
    (found,) = what(
        SourceKind.HEVY,
        states(a_summary({"name": "Plank", "sets": [a_set(weight=None, reps=None)]})),
    )

    assert found.exercises == (Exercise(name="Plank", working_sets=1),)


def test_the_key_is_the_start_and_editing_does_not_change_it() -> None:
    (found,) = what(SourceKind.HEVY, states(a_summary()))

    assert (found.uid, found.start, found.duration_s) == (DATE, at("Mon 17:00"), 4212)


def test_muscle_groups_count_when_they_are_about_the_same_session() -> None:
    groups = {"last_workout_primary_groups": ["lower_back"]}
    same = shows("ab_muscle_group_summary", last_workout_date=DATE, **groups)
    older = shows(
        "ab_muscle_group_summary", last_workout_date="2026-06-13T17:00:00+00:00", **groups
    )

    found = [
        *what(SourceKind.HEVY, states(a_summary(), same)),
        *what(SourceKind.HEVY, states(a_summary(), older)),
    ]

    assert [one.muscle_groups for one in found] == [("lower_back",), ()]


def test_groups_that_are_no_list_are_none() -> None:
    odd = shows(
        "ab_muscle_group_summary", last_workout_date=DATE, last_workout_primary_groups="back"
    )

    (found,) = what(SourceKind.HEVY, states(a_summary(), odd))

    assert found.muscle_groups == ()


def test_without_a_summary_or_a_date_there_is_nothing() -> None:
    assert what(SourceKind.HEVY, states(shows("ab_workout_count", "3"))) == []
    assert what(SourceKind.HEVY, states(shows("ab_last_workout_summary", "Pull"))) == []
