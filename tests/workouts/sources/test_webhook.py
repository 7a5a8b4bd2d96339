"""Our own small JSON."""

from custom_components.back_recovery.workouts.vocabulary import (
    ActivityClass,
    SourceKind,
    StartQuality,
    UidKind,
)
from custom_components.back_recovery.workouts.workout import Exercise

from ..builders import at, not_read, posted, states, what


def test_numbers_may_be_text_and_have_a_comma() -> None:
    (found,) = what(
        SourceKind.WEBHOOK,
        posted(activity="Krafttraining", start="2026-06-15T19:00:00", duration_min="70,2", rpe="8"),
    )

    assert (found.start, found.duration_s, found.rpe) == (at("Mon 17:00"), 4212, 8)
    assert found.start_quality is StartQuality.LOCAL_ASSUMED


def test_without_times_it_has_just_ended() -> None:
    (found,) = what(
        SourceKind.WEBHOOK, posted(activity="strength", duration_min=60), now="Mon 18:00:40"
    )

    assert (found.start, found.end) == (at("Mon 17:00"), at("Mon 18:00"))
    assert found.start_quality is StartQuality.ESTIMATED


def test_an_end_alone_is_enough() -> None:
    (found,) = what(SourceKind.WEBHOOK, posted(activity="strength", end="2026-06-15T20:00:00"))

    assert (found.start, found.end) == (at("Mon 18:00"), at("Mon 18:00"))
    assert found.start_quality is StartQuality.LOCAL_ASSUMED


def test_exercises_have_sets_of_repetitions() -> None:
    rows = [
        {"name": "Deadlift", "sets": 5, "reps": 5, "weight_kg": "140"},
        {"name": "Plank"},
        {"sets": 3},
    ]

    (found,) = what(SourceKind.WEBHOOK, posted(activity="strength", exercises=rows))

    assert found.exercises == (
        Exercise(name="Deadlift", working_sets=5, reps=25, max_kg=140),
        Exercise(name="Plank", working_sets=1),
    )
    assert (found.sets, found.reps) == (6, 25)


def test_a_number_as_the_activity_is_health_connects() -> None:
    (found,) = what(SourceKind.WEBHOOK, posted(activity=79, duration_min=45))

    assert (found.activity_raw, found.activity_class) == ("79", ActivityClass.WALK)


def test_several_can_come_at_once_with_ids_of_their_own() -> None:
    found = what(
        SourceKind.WEBHOOK,
        posted(workouts=[{"id": "a", "activity": "run"}, {"id": "b", "activity": "gym"}]),
    )

    assert [(one.uid, one.uid_kind) for one in found] == [("a", UidKind.ID), ("b", UidKind.ID)]


def test_a_try_and_a_body_without_activity_tell_nothing() -> None:
    assert what(SourceKind.WEBHOOK, posted(activity="strength", test=True)) == []
    assert what(SourceKind.WEBHOOK, posted(test=True, workouts=[{"activity": "strength"}])) == []
    assert what(SourceKind.WEBHOOK, posted(rpe=8)) == []
    assert what(SourceKind.WEBHOOK, states()) == []


def test_a_time_that_cannot_be_read_is_said() -> None:
    body = posted(activity="strength", end="Today at 18:00", duration_min=60)

    assert not_read(SourceKind.WEBHOOK, body) == ["time_unreadable"]
    assert len(what(SourceKind.WEBHOOK, body)) == 0
