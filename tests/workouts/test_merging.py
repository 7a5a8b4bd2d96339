"""One session from several sources."""

from itertools import permutations
from typing import Any

from custom_components.back_recovery.workouts.memory import WorkoutRecord
from custom_components.back_recovery.workouts.merging import merged, sessions
from custom_components.back_recovery.workouts.vocabulary import (
    ActivityClass,
    Flag,
    SourceKind,
    StartQuality,
)

from .builders import a_record, a_workout, at, sets_of

LOCAL = StartQuality.LOCAL_ASSUMED


def records(*told: tuple[str, str, float]) -> list[WorkoutRecord]:
    """Return records from (source, start, minutes)."""
    return [a_record(a_workout(start, minutes), source) for source, start, minutes in told]


def grouped(*told: tuple[str, str, float]) -> list[list[str]]:
    return [sorted(one.source for one in group) for group in sessions(records(*told))]


def test_starts_within_ten_minutes_are_one_session() -> None:
    assert grouped(("a", "Mon 17:00", 5), ("b", "Mon 17:10", 5)) == [["a", "b"]]
    assert grouped(("a", "Mon 17:00", 5), ("b", "Mon 17:10:01", 5)) == [["a"], ["b"]]


def test_half_of_the_shorter_in_common_is_one_session() -> None:
    assert grouped(("a", "Mon 17:00", 60), ("b", "Mon 17:30", 60)) == [["a", "b"]]
    assert grouped(("a", "Mon 17:00", 60), ("b", "Mon 17:31", 60)) == [["a"], ["b"]]


def test_two_in_a_row_from_one_source_are_two_sessions() -> None:
    assert grouped(("a", "Mon 17:00", 8), ("a", "Mon 17:09", 60)) == [["a"], ["a"]]


def test_two_at_the_same_time_from_one_source_are_one() -> None:
    assert grouped(("a", "Mon 17:00", 60), ("a", "Mon 17:01", 58)) == [["a", "a"]]


def test_the_closest_start_is_the_same_session() -> None:
    told = [("a", "Mon 17:00", 8), ("a", "Mon 17:09", 60), ("b", "Mon 17:09", 60)]

    for order in permutations(told):
        assert grouped(*order) == [["a"], ["a", "b"]]


def test_a_chain_does_not_join_two_sessions_of_one_source() -> None:
    told = [("a", "Mon 17:00", 8), ("b", "Mon 17:08", 8), ("a", "Mon 17:16:01", 8)]

    assert grouped(*told) == [["a", "b"], ["a"]]


def in_another_zone(start: str = "Mon 09:00", minutes: float | None = 60, **values: Any) -> int:
    there = a_workout(start, minutes, **({"start_quality": LOCAL} | values))
    return len(sessions([a_record(), a_record(there, "two")]))


def test_on_a_journey_the_minutes_and_the_length_still_agree() -> None:
    assert in_another_zone() == 1
    assert in_another_zone("Mon 11:31:30") == 1
    assert in_another_zone(minutes=60.5) == 1


def test_another_session_of_the_day_is_not_taken_for_a_journey() -> None:
    assert in_another_zone(start_quality=StartQuality.EXACT) == 2
    assert in_another_zone(activity_class=ActivityClass.RUN) == 2
    assert in_another_zone(minutes=None) == 2
    assert in_another_zone(minutes=60.6) == 2
    assert in_another_zone("Mon 11:31:31") == 2
    assert in_another_zone("Mon 02:30") == 2


def test_who_knows_the_exercises_leads_and_the_others_fill_in() -> None:
    watch = a_workout(hr_avg=121.0, sets=23, title="Strength", load={"aerobic_te": 2.6})
    book = a_workout(
        "Mon 17:02", 50, source=SourceKind.HEVY, exercises=(sets_of("Plank"),), sets=3, title="Pull"
    )

    found = merged([a_record(watch), a_record(book, "two")])

    assert (found.title, found.sets, found.hr_avg) == ("Pull", 3, 121.0)
    assert (found.load, found.flags) == ({"aerobic_te": 2.6}, (Flag.MERGED,))


def test_an_exact_start_and_a_known_class_are_taken_from_who_has_them() -> None:
    vague = a_workout(
        "Mon 17:05",
        start_quality=LOCAL,
        exercises=(sets_of("Plank"),),
        activity_class=ActivityClass.OTHER,
    )

    found = merged([a_record(vague), a_record(a_workout(), "two")])

    assert (found.start, found.start_quality) == (at("Mon 17:00"), StartQuality.EXACT)
    assert found.activity_class is ActivityClass.STRENGTH


def test_of_unknown_classes_none_is_known() -> None:
    found = merged([a_record(a_workout(activity_class=ActivityClass.OTHER))])

    assert found.activity_class is ActivityClass.OTHER
    assert found.flags == ()


def test_a_plan_that_somebody_saw_happen_is_no_plan() -> None:
    plan = a_record(a_workout(flags=(Flag.PLANNED,)))

    assert Flag.PLANNED in merged([plan]).flags
    assert Flag.PLANNED not in merged([plan, a_record(a_workout(), "two")]).flags


def test_the_person_s_rating_beats_the_watch_s() -> None:
    assert merged([a_record(a_workout(rpe=3.0), rpe=8.0)]).rpe == 8.0
