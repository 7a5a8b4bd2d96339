"""The normalised workout."""

from custom_components.back_recovery.workouts.vocabulary import Detail, Flag, StartQuality
from custom_components.back_recovery.workouts.workout import filled

from .builders import a_workout, at, sets_of


def test_the_detail_is_the_best_there_is() -> None:
    assert a_workout(exercises=(sets_of("Plank"),)).detail is Detail.EXERCISE
    assert a_workout(exercises=()).detail is Detail.TYPE
    assert a_workout(activity_raw=None).detail is Detail.NONE


def test_the_end_is_told_or_worked_out() -> None:
    assert a_workout(end=at("Mon 18:30")).ended_at == at("Mon 18:30")
    assert a_workout(elapsed_s=4200.0).ended_at == at("Mon 18:10")
    assert a_workout().ended_at == at("Mon 18:00")
    assert a_workout(minutes=None).ended_at == at("Mon 17:00")


def test_the_length_is_the_timer_s_or_what_lies_between() -> None:
    assert a_workout(end=at("Mon 18:30")).length_s == 3600
    assert a_workout(minutes=None, end=at("Mon 18:30")).length_s == 5400
    assert a_workout(minutes=None, elapsed_s=60.0).length_s == 60


def test_the_session_load_needs_a_rating_and_a_length() -> None:
    assert a_workout(rpe=7.0).srpe_au == 420
    assert a_workout().srpe_au is None
    assert a_workout(minutes=None, rpe=7.0).srpe_au is None


def test_contradictions_are_dropped_and_doubts_flagged() -> None:
    found = a_workout(minutes=0, end=at("Mon 16:00"), start_quality=StartQuality.LOCAL_ASSUMED)

    assert (found.end, found.duration_s) == (None, None)
    assert found.flags == (Flag.TZ_ASSUMED,)


def test_what_only_the_older_record_knew_is_kept() -> None:
    older = a_workout(title="Pull", rpe=8.0, load={"whoop_strain": 9.0})
    newer = a_workout(title="Pull day", load={"aerobic_te": 2.0})

    found = filled(newer, older)

    assert (found.title, found.rpe) == ("Pull day", 8.0)
    assert found.load == {"whoop_strain": 9.0, "aerobic_te": 2.0}
