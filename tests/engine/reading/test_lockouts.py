"""What is closed, until when and why."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model.devices import Role
from custom_components.back_recovery.engine.model.episode import Training
from custom_components.back_recovery.engine.model.plan import Activity
from custom_components.back_recovery.engine.model.vocabulary import (
    Feel,
    Onset,
    Phase,
    Reason,
    Stage,
)
from custom_components.back_recovery.engine.reading.lockouts import gym_lockout, lockouts

from ..builders import a_deed, a_plan, a_session, an_activity, an_episode, at, clock
from ..house import a_device

WALK = an_activity("walk", duration=10, gap=90, most_per_day=3)
PAD = an_activity("heating_pad", duration=15, earliest="07:00", latest="21:30", most_per_day=3)


def closed(activity: Activity, now: str, quiet: str = "", **values: Any) -> list[str]:
    """Return every lockout: "onset Thu 18:00"."""
    found = lockouts(a_plan(activity, quiet=quiet), an_episode(**values), activity, at(now))
    return [f"{lock.reason} {clock(lock.until) if lock.until else 'open end'}" for lock in found]


def test_an_activity_is_open_when_nothing_closes_it() -> None:
    assert closed(WALK, "Tue 12:00") == []


def test_the_gym_is_closed_to_the_end_of_the_window() -> None:
    lock = gym_lockout(a_plan(), an_episode(), at("Tue 12:00"))

    assert lock
    assert (lock.until, lock.reason) == (at("Wed 18:00"), Reason.REST_WINDOW)


@pytest.mark.parametrize(
    ("phase", "reason"),
    [
        (Phase.PAUSED, Reason.PAUSED),
        (Phase.HOLD_CARE, Reason.HOLD),
        (Phase.HOLD_EMERGENCY, Reason.HOLD),
    ],
)
def test_in_a_pause_or_hold_the_gym_is_closed_until_a_person_opens_it(
    phase: Phase, reason: Reason
) -> None:
    lock = gym_lockout(a_plan(), an_episode(phase=phase), at("Tue 12:00"))

    assert lock
    assert (lock.until, lock.reason) == (None, reason)


@pytest.mark.parametrize("phase", [Phase.REST, Phase.READY_CHECK])
def test_once_the_window_is_over_the_gym_waits_for_answers(phase: Phase) -> None:
    lock = gym_lockout(a_plan(), an_episode(phase=phase), at("Wed 18:00"))

    assert lock
    assert (lock.until, lock.reason) == (None, Reason.NOT_READY)


def test_after_a_setback_the_gym_is_closed_for_two_days() -> None:
    bad = Training(at=at("Tue 12:00"), stage=Stage.LIGHT, feel=Feel.BAD)
    climbing = an_episode(phase=Phase.RETURN, trainings=(bad,))

    lock = gym_lockout(a_plan(), climbing, at("Thu 11:59:59"))

    assert lock
    assert (lock.until, lock.reason) == (at("Thu 12:00"), Reason.SETBACK)
    assert gym_lockout(a_plan(), climbing, at("Thu 12:00")) is None
    assert gym_lockout(a_plan(), an_episode(phase=Phase.RETURN), at("Tue 12:00")) is None


def test_without_an_episode_the_gym_is_open() -> None:
    assert gym_lockout(a_plan(), None, at("Tue 12:00")) is None


@pytest.mark.parametrize(("now", "found"), [("10:29:59", ["gap Tue 10:30"]), ("10:30", [])])
def test_a_gap_ends_on_the_second(now: str, found: list[str]) -> None:
    assert closed(WALK, f"Tue {now}", sessions=(a_deed("walk", "Tue 09:00"),)) == found


def test_the_gap_counts_from_the_end_of_the_last_session() -> None:
    long = a_session("walk", "Tue 09:00", ended_at=at("Tue 09:10"))

    assert closed(WALK, "Tue 10:00", sessions=(a_deed("walk", "Mon 20:00"), long)) == [
        "gap Tue 10:40"
    ]


def test_after_the_most_of_a_day_it_opens_at_midnight() -> None:
    once = an_activity("walk", duration=10, most_per_day=1)
    done = (a_deed("walk", "Tue 09:00"),)

    assert closed(once, "Tue 23:59:59", sessions=done) == ["most_per_day Wed 00:00"]
    assert closed(once, "Wed 00:00", sessions=done) == []


def test_one_less_than_the_most_of_a_day_is_open() -> None:
    twice = an_activity("walk", duration=10, most_per_day=2)

    assert closed(twice, "Tue 12:00", sessions=(a_deed("walk", "Tue 09:00"),)) == []


def test_nothing_else_is_started_while_something_is_being_done() -> None:
    running = (a_session("walk", "Tue 12:00"),)

    assert closed(PAD, "Tue 12:05", sessions=running) == ["session_running Tue 12:10"]


@pytest.mark.parametrize(
    ("onset", "found"),
    [(Onset.SORE, []), (Onset.TWEAK, ["onset Thu 18:00"]), (Onset.UNSURE, ["onset Thu 18:00"])],
)
def test_a_sudden_onset_closes_heat_for_three_days(onset: Onset, found: list[str]) -> None:
    assert closed(PAD, "Thu 17:59:59", onset=onset) == found
    assert closed(PAD, "Thu 18:00", onset=onset) == []


def test_the_mat_opens_a_day_after_soreness_began() -> None:
    mat = an_activity("mat", duration=10)

    assert closed(mat, "Tue 17:59:59") == ["onset Tue 18:00"]
    assert closed(mat, "Tue 18:00") == []


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("Tue 06:59:59", ["hours Tue 07:00"]),
        ("Tue 07:00", []),
        ("Tue 21:29:59", []),
        ("Tue 21:30", ["hours Wed 07:00"]),
    ],
)
def test_heat_is_open_only_in_its_hours(now: str, found: list[str]) -> None:
    assert closed(PAD, now) == found


def test_heat_is_closed_in_quiet_hours_and_a_walk_is_not() -> None:
    assert closed(PAD, "Tue 14:00", quiet="13:00-15:00") == ["quiet_hours Tue 15:00"]
    assert closed(PAD, "Tue 15:00", quiet="13:00-15:00") == []
    assert closed(WALK, "Tue 14:00", quiet="13:00-15:00") == []


@pytest.mark.parametrize("kind", ["bath", "ice", "shower"])
def test_what_nobody_should_fall_asleep_with_is_closed_in_quiet_hours(kind: str) -> None:
    activity = an_activity(kind, duration=10)

    assert closed(activity, "Tue 14:00", quiet="13:00-15:00") == ["quiet_hours Tue 15:00"]
    assert closed(activity, "Tue 15:00", quiet="13:00-15:00") == []


def test_what_has_a_lamp_of_its_own_is_open_in_quiet_hours() -> None:
    lamp = a_device("light.lamp", Role.OTHER)
    stretch = an_activity("stretch", duration=10, device=lamp)

    assert closed(stretch, "Tue 14:00", quiet="13:00-15:00") == []


def test_ice_that_was_bad_for_the_skin_rests_for_two_days_and_nothing_else_does() -> None:
    ice, mat = (an_activity(kind, duration=10) for kind in ("ice", "mat"))
    bad = a_session("ice", "Tue 12:00", ended_at=at("Tue 12:05"), reason=Reason.SKIN)

    assert closed(ice, "Wed 12:00", sessions=(bad,)) == ["skin Thu 12:05"]
    assert closed(mat, "Wed 12:00", sessions=(bad,)) == []
    assert closed(PAD, "Wed 12:00", sessions=(bad,)) == []


def test_a_pause_closes_everything() -> None:
    assert closed(WALK, "Tue 12:00", phase=Phase.PAUSED) == ["paused open end"]


def test_a_care_hold_leaves_walking_open() -> None:
    assert closed(WALK, "Tue 12:00", phase=Phase.HOLD_CARE) == []
    assert closed(PAD, "Tue 12:00", phase=Phase.HOLD_CARE) == ["hold open end"]
    assert closed(WALK, "Tue 12:00", phase=Phase.HOLD_EMERGENCY) == ["hold open end"]


def test_every_reason_is_named_and_the_longest_comes_last() -> None:
    pad = an_activity("heating_pad", duration=15, gap=120, most_per_day=1, latest="21:30")
    values = {"phase": Phase.HOLD_CARE, "onset": Onset.TWEAK}

    found = closed(pad, "Tue 21:30", quiet="21:00-07:00", sessions=(a_deed("heating_pad", "Tue 20:00"),),
                   **values)  # fmt: skip

    assert found == [
        "gap Tue 22:00",
        "most_per_day Wed 00:00",
        "quiet_hours Wed 07:00",
        "hours Wed 08:00",
        "onset Thu 18:00",
        "hold open end",
    ]
