"""What is missing to move on, to the second."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn, Training
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import (
    Feel,
    Phase,
    Stage,
    WayBack,
)
from custom_components.back_recovery.engine.reading.gates import gate

from ..builders import a_deed, a_plan, a_session, an_activity, an_episode, at, clock

CHECK_IN = an_activity("check_in", times="08:00")
WALK = an_activity("walk", times="09:00", duration=10)
NO_WALKS = a_plan(CHECK_IN)


def said(when: str, worst: int = 3, **values: Any) -> CheckIn:
    return CheckIn(at=at(when), pain_now=0, pain_worst=worst, **values)


CALM = (said("Wed 08:00"), said("Wed 20:00"))


def missing(now: str = "Wed 20:00", plan: Plan = NO_WALKS, **values: Any) -> list[str]:
    """Return what is missing, and until when: "swelling Thu 15:00"; the rest ended at 18:00."""
    values.setdefault("check_ins", CALM)
    found = gate(plan, an_episode(**values), at(now))
    return [f"{one.reason} {clock(one.until)}" if one.until else one.reason.value for one in found]


# The end of the rest


def test_two_calm_answers_half_a_day_apart_open_the_gate() -> None:
    assert missing() == []


def test_a_second_less_than_half_a_day_is_one_answer() -> None:
    close = (said("Wed 08:00:01"), said("Wed 20:00"))

    assert missing(check_ins=close) == ["one_check_in Wed 20:00:01"]


def test_the_first_of_all_calm_answers_in_a_row_counts() -> None:
    between = (said("Tue 20:00", 4), said("Wed 08:00"), said("Wed 12:00"), said("Wed 20:00"))

    assert missing(check_ins=between) == []
    assert missing(check_ins=between[:3]) == ["one_check_in Wed 20:00"]
    assert missing(check_ins=between[1:]) == []


@pytest.mark.parametrize(("worst", "found"), [(3, []), (4, ["not_calm"])])
def test_calm_is_a_three_at_most(worst: int, found: list[str]) -> None:
    assert missing(check_ins=(*CALM, said("Wed 20:00", worst))) == found


def test_the_rest_is_over_on_the_second() -> None:
    assert missing("Wed 17:59:59", check_ins=()) == ["rest_window Wed 18:00"]
    assert missing("Wed 18:00", check_ins=()) == []


def test_after_a_day_an_answer_says_nothing_about_now() -> None:
    assert missing("Thu 20:00") == []
    assert missing("Thu 20:00:01") == ["no_check_in"]


def test_answers_of_before_something_went_wrong_open_nothing() -> None:
    assert missing(answers_from=at("Wed 08:00")) == []
    assert missing(answers_from=at("Wed 08:00:01")) == ["one_check_in Thu 08:00"]
    assert missing(answers_from=at("Wed 20:00:01")) == ["no_check_in"]


@pytest.mark.parametrize(
    ("answer", "reason"), [("swelling", "swelling"), ("leg_symptoms", "warning_b")]
)
def test_for_two_days_after_a_sign_the_gate_is_shut(answer: str, reason: str) -> None:
    sign = said("Mon 20:00", **{answer: True})
    again = said("Tue 20:00", **{answer: True})

    assert missing("Wed 20:00", check_ins=(sign, *CALM)) == []
    assert missing("Wed 20:00", check_ins=(sign, again, *CALM)) == [f"{reason} Thu 20:00"]


def test_a_no_is_no_sign() -> None:
    assert missing(check_ins=(*CALM, said("Wed 20:00", swelling=False, leg_symptoms=False))) == []


# The walk


def test_a_walk_within_a_day_is_part_of_the_gate() -> None:
    plan = a_plan(CHECK_IN, WALK)

    assert missing(plan=plan) == ["no_walk"]
    assert missing(plan=plan, sessions=(a_deed("walk", "Tue 20:00"),)) == []
    assert missing(plan=plan, sessions=(a_deed("walk", "Tue 19:59:59"),)) == ["no_walk"]
    assert missing(plan=plan, sessions=(a_deed("mat", "Tue 20:00"),)) == ["no_walk"]


def test_a_walk_that_goes_on_is_none_yet() -> None:
    assert missing(plan=a_plan(CHECK_IN, WALK), sessions=(a_session("walk", "Wed 19:30"),)) == [
        "no_walk"
    ]


@pytest.mark.parametrize(
    ("planned", "ended", "counts"),
    [
        (10, "Wed 12:10", True),
        (10, "Wed 12:09:59", False),
        (5, "Wed 12:05", True),
        (5, "Wed 12:04:59", False),
        (20, "Wed 12:10", True),
        (20, "Wed 12:09:59", False),
    ],
)
def test_ten_minutes_count_as_a_walk_or_all_of_a_shorter_one(
    planned: float, ended: str, *, counts: bool
) -> None:
    walk = a_session("walk", "Wed 12:00", ended_at=at(ended))
    plan = a_plan(CHECK_IN, an_activity("walk", duration=planned))

    assert missing(plan=plan, sessions=(walk,)) == ([] if counts else ["no_walk"])


# The way back


def on_the_way(
    *trainings: str, checks: str = "", now: str = "+Mon 12:00", **values: Any
) -> list[str]:
    """Return what is missing of somebody who trained at the first stage since Thursday."""
    feels = {"ok": Feel.CLEAN, "bad": Feel.BAD, "so_so": Feel.AMBER}
    done = []
    for one in trainings:
        day, hour, feel = one.split()
        done.append(Training(at=at(f"{day} {hour}"), stage=Stage.BODYWEIGHT, feel=feels[feel]))
    values = {"stage": Stage.BODYWEIGHT, "stage_since": at("Thu 08:00"), **values}
    said_then = tuple(said(f"{day} 12:00", 0) for day in checks.split())
    plan = a_plan(CHECK_IN, way_back=values.pop("way_back", WayBack.STANDARD))
    return missing(
        now, plan, phase=Phase.RETURN, trainings=tuple(done), check_ins=said_then, **values
    )


def test_each_stage_wants_its_clean_trainings() -> None:
    assert on_the_way() == ["not_clean"]
    assert on_the_way("Thu 10:00 ok", checks="Fri") == ["not_clean"]
    assert on_the_way("Thu 10:00 ok", "Sat 10:00 ok", checks="Fri Sun") == []


def test_a_training_is_clean_once_the_next_day_was_calm() -> None:
    assert on_the_way("Thu 10:00 ok", "Sat 10:00 ok", checks="Fri") == ["next_day_check"]


def test_one_that_went_wrong_at_last_keeps_the_stage_whatever_came_before() -> None:
    ok = ("Thu 10:00 ok", "Sat 10:00 ok")

    assert on_the_way(*ok, "+Mon 10:00 so_so", checks="Fri Sun") == ["not_clean"]
    assert on_the_way("Thu 10:00 so_so", "Sat 10:00 ok", checks="Fri Sun") == ["not_clean"]


def test_the_next_stage_opens_on_the_second() -> None:
    # Two days after the last training, counted from its hour.
    ok = ("Thu 10:00 ok", "Sat 10:00 ok")

    assert on_the_way(*ok, checks="Fri Sun", now="+Mon 09:59:59") == [
        "stage_time week 2, Mon 10:00"
    ]
    assert on_the_way(*ok, checks="Fri Sun", now="+Mon 10:00") == []


def test_who_just_ends_lacks_nothing() -> None:
    assert on_the_way(way_back=WayBack.JUST_END) == []


@pytest.mark.parametrize(("worst", "found"), [(1, []), (2, ["not_calm"])])
def test_the_last_stage_is_over_once_it_is_hardly_felt(worst: int, found: list[str]) -> None:
    done = (Training(at=at("Sat 10:00"), stage=Stage.USUAL, feel=Feel.CLEAN, pain_before=1),)
    stage = {"stage": Stage.USUAL, "stage_since": at("Sat 08:00"), "phase": Phase.RETURN}

    assert missing("Sun 12:00", trainings=done, check_ins=(said("Sun 12:00", worst),), **stage) == (
        found
    )
