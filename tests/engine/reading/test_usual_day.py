"""The day a plan makes, for whoever changes it."""

from dataclasses import replace
from datetime import time

from custom_components.back_recovery.engine.model.vocabulary import (
    Condition,
    Kind,
    MissedPolicy,
)
from custom_components.back_recovery.engine.reading.usual_day import Timed, usual_day

from ..builders import a_plan, an_activity, the_usual, the_usual_plan
from ..ticks import ticked


def lines(found: tuple[Timed, ...]) -> list[str]:
    return [f"{one.at:%H:%M} {one.activity.id}" for one in found]


def test_the_usual_plan_has_three_walks_two_warm_things_and_a_practice() -> None:
    day = usual_day(the_usual_plan())

    assert lines(day.offered) == [
        "09:00 walk",
        "10:30 prep",
        "11:00 heating_pad",
        "13:00 walk",
        "17:00 walk",
        "20:00 bath",
    ]
    assert day.left_out == ()


def test_with_fewer_offers_a_day_it_says_what_finds_no_place() -> None:
    day = usual_day(the_usual_plan(prompts_per_day=4))

    assert lines(day.offered) == ["09:00 walk", "11:00 heating_pad", "13:00 walk", "17:00 walk"]
    assert lines(day.left_out) == ["10:30 prep", "20:00 bath"]


def test_times_that_lie_too_close_are_left_out() -> None:
    walks = an_activity("walk", times="09:00 09:30 13:00", duration=10, gap=90, most_per_day=3,
                        missed=MissedPolicy.MERGE)  # fmt: skip

    day = usual_day(a_plan(walks))

    assert (lines(day.offered), lines(day.left_out)) == (
        ["09:00 walk", "13:00 walk"],
        ["09:30 walk"],
    )


def test_what_waits_for_an_answer_once_is_shown_as_if_it_had_been_given() -> None:
    plan = a_plan(the_usual(Kind.BATH), asks_what_suits=True)

    assert [one.at for one in usual_day(plan).offered] == [time(20)]
    assert usual_day(replace(plan, prompts_per_day=0)).offered == ()


def test_what_comes_at_midnight_belongs_to_one_day() -> None:
    night = an_activity("custom", name="Stretch", times="00:00", earliest="00:00")

    assert lines(usual_day(a_plan(night)).offered) == ["00:00 custom"]


def test_what_the_person_may_not_use_is_not_said_to_find_no_place() -> None:
    plan = a_plan(the_usual(Kind.BATH), the_usual(Kind.WALK), profile=ticked(Condition.DIABETES))

    day = usual_day(plan)

    assert {one.activity.kind for one in (*day.offered, *day.left_out)} == {Kind.WALK}


def test_what_has_its_turn_every_day_comes_in_the_order_of_the_catalogue() -> None:
    kinds = (Kind.PREP, Kind.MAT, Kind.HEATING_PAD)

    day = usual_day(a_plan(*(the_usual(kind) for kind in kinds), prompts_per_day=2))

    assert lines(day.offered) == ["11:00 heating_pad", "18:00 mat"]
    assert lines(day.left_out) == ["10:30 prep"]


def test_a_day_on_which_the_first_walk_is_done_has_its_walks_before_any_comfort() -> None:
    day = usual_day(the_usual_plan(prompts_per_day=2))

    assert lines(day.offered) == ["09:00 walk", "13:00 walk"]
