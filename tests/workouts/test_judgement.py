"""How much a workout loaded a back, on both sides of every number."""

from typing import Any

import pytest

from custom_components.back_recovery.workouts.judgement import Evidence, judge
from custom_components.back_recovery.workouts.vocabulary import ActivityClass, Level

from .builders import a_workout, sets_of

DEADLIFT, LUNGE, BENCH, OWN = "Deadlift (Barbell)", "Lunge", "Bench Press", "Puxada"


def level(minutes: float | None = 60, **values: Any) -> Level:
    return judge(a_workout(minutes=minutes, **values)).level


@pytest.mark.parametrize(
    ("activity", "minutes", "wanted"),
    [
        (ActivityClass.STRENGTH, 19.9, Level.LOW),
        (ActivityClass.STRENGTH, 20, Level.MODERATE),
        (ActivityClass.STRENGTH, 44.9, Level.MODERATE),
        (ActivityClass.STRENGTH, 45, Level.HIGH),
        (ActivityClass.ROWING, 29.9, Level.LOW),
        (ActivityClass.ROWING, 30, Level.MODERATE),
        (ActivityClass.ROWING, 60, Level.HIGH),
        (ActivityClass.HIIT, 44.9, Level.LOW),
        (ActivityClass.CLIMB, 45, Level.MODERATE),
        (ActivityClass.RUN, 149.9, Level.LOW),
        (ActivityClass.RIDE, 150, Level.MODERATE),
        (ActivityClass.SWIM, 200, Level.LOW),
        (ActivityClass.OTHER, 29.9, Level.LOW),
        (ActivityClass.OTHER, 30, Level.UNKNOWN),
    ],
)
def test_the_class_and_the_minutes_decide(
    activity: ActivityClass, minutes: float, wanted: Level
) -> None:
    assert level(minutes, activity_class=activity) is wanted


@pytest.mark.parametrize(
    "sign",
    [
        {"rpe": 7},
        {"load": {"aerobic_te": 3.0}},
        {"load": {"anaerobic_te": 3.0}},
        {"load": {"whoop_strain": 10}},
        {"load": {"oura_intensity": "hard"}},
        {"title": "Deadlift 5x5"},
        {"notes": "heavy squats"},
        {"activity_raw": "DEADLIFT"},
        {"muscle_groups": ("lower_back",)},
    ],
)
def test_a_sign_of_effort_raises_a_short_session(sign: dict[str, Any]) -> None:
    assert level(25) is Level.MODERATE
    assert level(25, **sign) is Level.HIGH


@pytest.mark.parametrize(
    "sign",
    [
        {"rpe": 6},
        {"load": {"aerobic_te": 2.9}},
        {"load": {"whoop_strain": 9.9}},
        {"load": {"whoop_strain": "hard"}},
        {"load": {"oura_intensity": "easy"}},
    ],
)
def test_a_weak_sign_neither_raises_nor_lowers(sign: dict[str, Any]) -> None:
    assert level(25, **sign) is Level.MODERATE
    assert level(60, **sign) is Level.HIGH


def test_a_long_easy_rating_is_a_load_too() -> None:
    assert level(44, rpe=6, activity_class=ActivityClass.HIIT) is Level.LOW
    assert level(44, rpe=6.9, activity_class=ActivityClass.HIIT) is Level.MODERATE


@pytest.mark.parametrize(
    ("done", "wanted"),
    [
        ([sets_of(DEADLIFT, 3)], Level.HIGH),
        ([sets_of(DEADLIFT, 2), sets_of(BENCH, 5)], Level.MODERATE),
        ([sets_of(LUNGE, 4)], Level.MODERATE),
        ([sets_of(LUNGE, 3), sets_of(BENCH, 9)], Level.LOW),
        ([sets_of(BENCH, 20)], Level.LOW),
    ],
)
def test_what_was_done_beats_what_it_was_called(done: list[Any], wanted: Level) -> None:
    assert level(60, exercises=tuple(done)) is wanted


def test_one_hard_set_of_deadlifts_is_enough() -> None:
    assert level(60, exercises=(sets_of(DEADLIFT, 1),), rpe=8) is Level.HIGH
    assert level(60, exercises=(sets_of(DEADLIFT, 1),), rpe=7.9) is Level.MODERATE


def test_a_hard_bench_day_stays_easy_on_the_back() -> None:
    assert level(90, exercises=(sets_of(BENCH, 12),), rpe=10) is Level.LOW


def test_names_nobody_knows_leave_it_to_the_type() -> None:
    assert level(60, exercises=(sets_of(OWN, 5),)) is Level.HIGH
    assert level(60, exercises=(sets_of(OWN, 5), sets_of(BENCH, 5))) is Level.HIGH
    assert level(60, exercises=(sets_of(OWN, 4), sets_of(BENCH, 5))) is Level.LOW


def test_three_heavy_sets_are_enough_whatever_else_was_done() -> None:
    assert level(10, exercises=(sets_of(OWN, 20), sets_of(DEADLIFT, 3))) is Level.HIGH


def test_what_is_known_counts_where_the_type_says_less() -> None:
    assert level(10, exercises=(sets_of(OWN, 20), sets_of(DEADLIFT, 1))) is Level.MODERATE


def test_the_evidence_names_the_sets() -> None:
    found = judge(a_workout(exercises=(sets_of(DEADLIFT, 4), sets_of(BENCH, 3))))

    assert found.evidence[0] == Evidence(
        key="sets_of_exercise", values={"sets": 4, "exercise": "Deadlift (Barbell)"}
    )


def test_the_evidence_of_a_type_is_its_minutes_and_the_signs() -> None:
    found = judge(a_workout(minutes=70.2, rpe=8))

    assert [one.key for one in found.evidence] == ["minutes_of_class", "rated_hard", "session_load"]
    assert found.evidence[0].values == {"minutes": 70, "activity_class": "strength"}


def test_a_session_of_unknown_length_is_unknown_unless_its_class_is_always_easy() -> None:
    assert level(None) is Level.UNKNOWN
    assert level(None, activity_class=ActivityClass.MOBILITY) is Level.LOW


def test_a_timer_left_running_says_nothing() -> None:
    assert level(240) is Level.HIGH
    assert level(240.1) is Level.UNKNOWN
    assert level(240.1, activity_class=ActivityClass.RIDE) is Level.MODERATE
    assert level(1440.1, activity_class=ActivityClass.RIDE) is Level.UNKNOWN
