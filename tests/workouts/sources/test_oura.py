"""Oura: the last workout, and today's."""

from custom_components.back_recovery.workouts.vocabulary import ActivityClass, SourceKind

from ..builders import at, shows, states, what

LIFTED = {
    "id": "o-1",
    "activity": "strength_training",
    "calories": 210.5,
    "start_datetime": "2026-06-15T19:00:00+02:00",
    "end_datetime": "2026-06-15T19:40:00+02:00",
    "intensity": "moderate",
    "source": "confirmed",
}


def test_the_list_of_today_and_the_last_workout_are_read() -> None:
    walk = {**LIFTED, "id": "o-2", "activity": "walking"}
    today = shows("e_workouts_today", "2", workouts=[LIFTED, walk])

    found = what(SourceKind.OURA, states(shows("e_last_workout_type", workout=walk), today))

    assert {one.uid for one in found} == {"o-1", "o-2"}


def test_an_intensity_is_a_word() -> None:
    (found,) = what(SourceKind.OURA, states(shows("e_last_workout_type", workout=LIFTED)))

    assert found.load == {"oura_intensity": "moderate"}
    assert (found.start, found.duration_s) == (at("Mon 17:00"), 2400)
    assert found.activity_class is ActivityClass.STRENGTH


def test_a_workout_without_a_word_or_an_end() -> None:
    quiet = {**LIFTED, "intensity": None}
    open_ended = {**LIFTED, "end_datetime": None}

    found = what(SourceKind.OURA, states(shows("e_workouts_today", workouts=[quiet, open_ended])))

    assert [one.load for one in found] == [{}]
