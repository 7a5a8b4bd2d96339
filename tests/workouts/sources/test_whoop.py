"""WHOOP: the overview, scored later."""

from custom_components.back_recovery.workouts.observation import EntityState
from custom_components.back_recovery.workouts.vocabulary import ActivityClass, Flag, SourceKind

from ..builders import shows, states, what

STRAIN = shows("w_latest_workout_score_strain", "12.5")
ENERGY = shows("w_latest_workout_score_kilojoule", "1000", unit_of_measurement="kJ")


def an_overview(state: str = "SCORED", **values: str) -> EntityState:
    told = {
        "id": "ab-1",
        "start": "2026-06-15T17:00:00.000Z",
        "end": "2026-06-15T18:00:00.000Z",
        "sport_name": "weightlifting_msk",
    }
    return shows("w_whoop_workout_overview", state, **(told | values))


def test_a_scored_session_has_its_numbers() -> None:
    (found,) = what(SourceKind.WHOOP, states(an_overview(), STRAIN, ENERGY))

    assert found.load == {"whoop_strain": 12.5}
    assert found.calories_kcal == 239.006
    assert found.activity_class is ActivityClass.STRENGTH


def test_until_it_is_scored_the_numbers_are_of_another_session() -> None:
    (found,) = what(SourceKind.WHOOP, states(an_overview("PENDING_SCORE"), STRAIN, ENERGY))

    assert (found.load, found.calories_kcal) == ({}, None)
    assert found.flags == (Flag.PENDING_SCORE,)


def test_without_the_overview_nothing_is_told() -> None:
    assert what(SourceKind.WHOOP, states(STRAIN)) == []
    assert what(SourceKind.WHOOP, states(an_overview(end=""))) == []
