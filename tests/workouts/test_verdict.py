"""What is done about a session, and why."""

from datetime import timedelta
from typing import Any

import pytest

from custom_components.back_recovery.workouts.judgement import judge
from custom_components.back_recovery.workouts.settings import Filters, SourceSettings, usual_settle
from custom_components.back_recovery.workouts.verdict import Found, Verdict, decide
from custom_components.back_recovery.workouts.vocabulary import (
    Action,
    ActivityClass,
    Flag,
    Level,
    Outcome,
    OutcomeReason,
    Running,
    SourceKind,
)
from custom_components.back_recovery.workouts.workout import Workout

from .builders import a_workout, around, at, sets_of


def verdict(
    workout: Workout | None = None,
    now: str = "Mon 18:30",
    today: Outcome | None = None,
    **values: Any,
) -> Verdict:
    """Return what is done about a session that ended Mon 18:00 and was seen then."""
    workout = workout or a_workout()
    house = {
        key: values.pop(key) for key in ("quiet_until", "running", "running_since") if key in values
    }
    found = Found(
        workout=workout, judgement=judge(workout), first_seen_at=at("Mon 18:00"), today=today
    )
    return decide(found, SourceSettings(**values), around(**house), at(now))


def said(*values: Any, **more: Any) -> tuple[Outcome, OutcomeReason]:
    found = verdict(*values, **more)
    return found.outcome, found.reason


@pytest.mark.parametrize(
    ("minutes", "outcome"),
    [(60, Outcome.START), (30, Outcome.ASK), (10, Outcome.NOTE), (None, Outcome.ASK)],
)
def test_the_level_decides(minutes: float | None, outcome: Outcome) -> None:
    assert said(a_workout(minutes=minutes)) == (outcome, OutcomeReason.LEVEL)


def test_the_person_decides_about_levels() -> None:
    assert said(actions={Level.HIGH: Action.ASK}) == (Outcome.ASK, OutcomeReason.LEVEL)
    assert said(actions={Level.HIGH: Action.NOTE_ONLY}) == (Outcome.NOTE, OutcomeReason.LEVEL)
    assert said(actions={Level.LOW: Action.NOTE_ONLY}) == (Outcome.START, OutcomeReason.LEVEL)


def test_after_a_day_it_is_history() -> None:
    assert said(now="Tue 18:00") == (Outcome.START, OutcomeReason.LEVEL)
    assert said(now="Tue 18:00:01") == (Outcome.NOTE, OutcomeReason.ENDED_LONG_AGO)


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        (Filters(classes=frozenset({ActivityClass.ROWING})), OutcomeReason.CLASS_NOT_WANTED),
        (Filters(minimum_minutes=60.1), OutcomeReason.TOO_SHORT),
        (Filters(keywords=("pull",)), OutcomeReason.NO_KEYWORD),
    ],
)
def test_what_the_person_does_not_want_is_ignored(filters: Filters, reason: OutcomeReason) -> None:
    assert said(filters=filters) == (Outcome.IGNORE, reason)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(classes=frozenset({ActivityClass.STRENGTH})),
        Filters(minimum_minutes=60),
        Filters(keywords=("push", "PULL")),
        Filters(keywords=("deadlift",)),
    ],
)
def test_what_the_person_wants_is_not(filters: Filters) -> None:
    workout = a_workout(title="Pull day", exercises=(sets_of("Deadlift"),))

    assert said(workout, filters=filters) == (Outcome.START, OutcomeReason.LEVEL)


def test_an_unknown_length_is_never_too_short() -> None:
    assert said(a_workout(minutes=None), filters=Filters(minimum_minutes=60))[0] is Outcome.ASK


def test_it_waits_for_more_to_come_and_not_when_the_exercises_are_known() -> None:
    settle = timedelta(minutes=20)

    assert verdict(now="Mon 18:19:59", settle=settle).until == at("Mon 18:20")
    assert verdict(now="Mon 18:20", settle=settle).until is None
    known = a_workout(exercises=(sets_of("Deadlift"),))
    assert verdict(known, now="Mon 18:01", settle=settle).until is None


def test_nobody_is_woken() -> None:
    night = {"quiet_until": at("Tue 08:00")}

    assert verdict(**night).until == at("Tue 08:00")
    assert verdict(now="Tue 08:00", **night).until is None
    assert verdict(a_workout(minutes=10), **night).until is None


@pytest.mark.parametrize(
    ("running", "wanted"),
    [
        (Running.REST, (Outcome.ASK, OutcomeReason.DURING_LOCKOUT)),
        (Running.RETURN, (Outcome.NOTE, OutcomeReason.DURING_RETURN)),
        (Running.HOLD, (Outcome.NOTE, OutcomeReason.ON_HOLD)),
    ],
)
def test_while_a_recovery_runs_nothing_is_started(running: Running, wanted: object) -> None:
    assert said(running=running) == wanted
    assert said(running=running, running_since=at("Mon 17:00")) == wanted


def test_the_session_a_recovery_was_started_for_is_no_new_one() -> None:
    found = said(running=Running.REST, running_since=at("Mon 17:00:01"))

    assert found == (Outcome.NOTE, OutcomeReason.ALREADY_RECOVERING)


def test_an_easy_session_in_the_rest_window_is_only_noted() -> None:
    assert said(a_workout(minutes=10), running=Running.REST) == (Outcome.NOTE, OutcomeReason.LEVEL)


@pytest.mark.parametrize("minutes", [10, 60])
def test_on_the_way_back_an_easy_training_is_one_too(minutes: float) -> None:
    training = a_workout(minutes=minutes)

    assert said(training, running=Running.RETURN) == (Outcome.NOTE, OutcomeReason.DURING_RETURN)
    assert said(training, running=Running.RETURN, running_since=at("Mon 17:00")) == (
        Outcome.NOTE,
        OutcomeReason.DURING_RETURN,
    )


def test_on_the_way_back_only_lifting_is_a_training() -> None:
    walk = a_workout(activity_class=ActivityClass.WALK)

    assert said(walk, running=Running.RETURN) == (Outcome.NOTE, OutcomeReason.LEVEL)


def test_the_session_a_recovery_was_started_for_is_no_training() -> None:
    found = said(running=Running.RETURN, running_since=at("Mon 17:00:01"))

    assert found == (Outcome.NOTE, OutcomeReason.ALREADY_RECOVERING)


def test_in_doubt_the_person_is_asked() -> None:
    always = dict.fromkeys(Level, Action.START)
    planned, forgotten = a_workout(flags=(Flag.PLANNED,)), a_workout(minutes=300)

    assert said(planned, actions=always) == (Outcome.ASK, OutcomeReason.ONLY_PLANNED)
    assert said(forgotten, actions=always) == (Outcome.ASK, OutcomeReason.IMPLAUSIBLE_DURATION)
    assert said(planned, actions={Level.HIGH: Action.NOTE_ONLY}) == (
        Outcome.NOTE,
        OutcomeReason.LEVEL,
    )


@pytest.mark.parametrize(
    ("today", "outcome"),
    [
        (Outcome.START, Outcome.NOTE),
        (Outcome.ASK, Outcome.START),
        (Outcome.NOTE, Outcome.START),
        (None, Outcome.START),
    ],
)
def test_once_a_day_is_enough(today: Outcome | None, outcome: Outcome) -> None:
    assert said(today=today)[0] is outcome
    assert said(today=today, once_a_day=False)[0] is Outcome.START


def test_a_second_question_of_the_day_is_not_asked() -> None:
    assert said(a_workout(minutes=30), today=Outcome.ASK) == (
        Outcome.NOTE,
        OutcomeReason.ONCE_A_DAY,
    )


def test_a_watch_waits_for_the_book_but_the_book_not_for_itself() -> None:
    assert usual_settle([SourceKind.GARMIN, SourceKind.HEVY]) == timedelta(minutes=20)
    assert usual_settle([SourceKind.HEVY]) == timedelta(minutes=2)
    assert usual_settle([SourceKind.GARMIN]) == timedelta(minutes=2)
