"""Wear OS: what lies between two states of the watch."""

from custom_components.back_recovery.workouts.memory import Live
from custom_components.back_recovery.workouts.observation import EntityState
from custom_components.back_recovery.workouts.source import Context
from custom_components.back_recovery.workouts.sources.wear_os import live
from custom_components.back_recovery.workouts.vocabulary import ActivityClass, SourceKind

from ..builders import AMSTERDAM, at, shows, states, what

GOING_ON = Live(uid="2026-06-15T17:00:00+00:00", activity_raw="DEADLIFT", start=at("Mon 17:00"))


def watch(state: str, clock: str | None = "17:00", kind: str | None = None) -> EntityState:
    time = f"2026-06-15T{clock}:00Z" if clock else None
    return shows("hook_activity_state", state, time=time, exercise_type=kind)


def follow(entity: EntityState | None, before: Live | None = None) -> Live | None:
    seeing = states(*([entity] if entity else []))
    return live(seeing, Context(now=at("Mon 18:00"), zone=AMSTERDAM, live=before))


def test_an_exercise_goes_on_until_the_watch_says_otherwise() -> None:
    assert follow(watch("exercise", kind="DEADLIFT")) == GOING_ON
    assert follow(watch("passive", "17:30"), GOING_ON) is None


def test_after_a_restart_the_type_is_remembered() -> None:
    assert follow(watch("exercise"), GOING_ON) == GOING_ON
    assert follow(watch("exercise", None), GOING_ON) == GOING_ON
    assert follow(None, GOING_ON) == GOING_ON


def test_another_exercise_takes_its_place() -> None:
    found = follow(watch("exercise", "17:40", "SQUAT"), GOING_ON)

    assert found == Live(
        uid="2026-06-15T17:40:00+00:00", activity_raw="SQUAT", start=at("Mon 17:40")
    )


def test_the_end_makes_it_a_workout() -> None:
    (found,) = what(SourceKind.WEAR_OS, states(watch("passive", "17:39")), live=GOING_ON)

    assert (found.uid, found.duration_s) == (GOING_ON.uid, 2340)
    assert found.activity_class is ActivityClass.STRENGTH


def test_what_lasts_all_night_or_has_no_beginning_is_no_exercise() -> None:
    night = Live(uid="x", activity_raw="DEADLIFT", start=at("Mon 07:00"))

    assert what(SourceKind.WEAR_OS, states(watch("passive", "17:39")), live=night) == []
    assert what(SourceKind.WEAR_OS, states(watch("passive", "17:39"))) == []
    assert what(SourceKind.WEAR_OS, states(watch("passive", None)), live=GOING_ON) == []


def test_nothing_is_told_while_it_goes_on() -> None:
    assert what(SourceKind.WEAR_OS, states(watch("exercise")), live=GOING_ON) == []


def test_an_exercise_is_over_when_another_begins() -> None:
    (found,) = what(SourceKind.WEAR_OS, states(watch("exercise", "17:40", "SQUAT")), live=GOING_ON)

    assert (found.uid, found.duration_s) == (GOING_ON.uid, 2400)


def test_the_same_exercise_with_another_time_is_the_watch_starting_anew() -> None:
    again = watch("exercise", "17:40", "DEADLIFT")

    assert follow(again, GOING_ON) == GOING_ON
    assert what(SourceKind.WEAR_OS, states(again), live=GOING_ON) == []


def test_the_same_exercise_hours_later_is_another_one() -> None:
    again = watch("exercise", "19:30", "DEADLIFT")

    (found,) = what(SourceKind.WEAR_OS, states(again), live=GOING_ON)

    assert found.uid == GOING_ON.uid
    assert follow(again, GOING_ON) == Live(
        uid="2026-06-15T19:30:00+00:00", activity_raw="DEADLIFT", start=at("Mon 19:30")
    )
