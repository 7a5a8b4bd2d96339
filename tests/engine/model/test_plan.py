"""A plan refuses what contradicts itself, and says which field is wrong."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model.errors import InvalidPlan, UnknownActivity
from custom_components.back_recovery.engine.model.pace import Pace
from custom_components.back_recovery.engine.model.plan import AtTimes, UsualLoad
from custom_components.back_recovery.engine.model.vocabulary import Kind, MissedPolicy, WayBack

from ..builders import a_plan, an_activity, hours, hours_of_day, minutes, the_usual_plan


@pytest.mark.parametrize(
    ("values", "field", "key"),
    [
        ({"earliest": "08:00", "latest": "08:00"}, "latest", "not_after_earliest"),
        ({"earliest": "09:00", "latest": "08:00"}, "latest", "not_after_earliest"),
        ({"most_per_day": 0}, "most_per_day", "out_of_range"),
        ({"kind": Kind.CUSTOM}, "name", "name_missing"),
        ({"kind": Kind.CUSTOM, "name": ""}, "name", "name_missing"),
        ({"every": 0}, "every_minutes", "out_of_range"),
        ({"late_until": "07:59"}, "late_until", "not_after_earliest"),
        ({"schedule": AtTimes(())}, "times", "times_missing"),
        ({"times": "07:59"}, "times", "outside_hours"),
        ({"times": "12:00 21:01"}, "times", "outside_hours"),
    ],
)
def test_an_activity_that_could_not_be_offered_is_refused(
    values: dict[str, Any], field: str, key: str
) -> None:
    with pytest.raises(InvalidPlan) as refused:
        an_activity("walk", **values)

    assert (refused.value.field, refused.value.key) == (field, key)


@pytest.mark.parametrize(
    "values",
    [
        {"earliest": "08:00", "latest": "08:01"},
        {"most_per_day": 1},
        {"kind": Kind.CUSTOM, "name": "Stretch"},
        {"every": 1},
        {"late_until": "08:00"},
        {"times": "08:00 21:00"},
    ],
)
def test_an_activity_at_the_limits_is_accepted(values: dict[str, Any]) -> None:
    assert an_activity("walk", **values).id == "walk"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"rest_window": 0}, "rest_window"),
        ({"prompts_per_day": -1}, "prompts_per_day"),
        ({"prompts_per_day": 9}, "prompts_per_day"),
        ({"repeat_after": 0}, "repeat_after"),
        ({"lapse_after": 0}, "lapse_after"),
        ({"snooze": 0}, "snooze"),
        ({"spacing": minutes(0)}, "spacing"),
    ],
)
def test_a_plan_with_a_number_out_of_range_is_refused(values: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidPlan) as refused:
        a_plan(**values)

    assert (refused.value.field, refused.value.key) == (field, "out_of_range")


@pytest.mark.parametrize("number", [0, 8])
def test_a_plan_may_have_no_prompts_a_day_and_at_most_eight(number: int) -> None:
    assert a_plan(prompts_per_day=number).prompts_per_day == number


@pytest.mark.parametrize(
    "activities",
    [
        (an_activity("walk"), an_activity("walk")),
        (an_activity("gym", kind=Kind.CUSTOM, name="Gym"),),
        (an_activity("box", kind=Kind.GYM),),
    ],
    ids=["twice", "the name of the gym", "a gym of its own"],
)
def test_names_are_told_apart(activities: Any) -> None:
    with pytest.raises(InvalidPlan) as refused:
        a_plan(*activities)

    assert (refused.value.field, refused.value.key) == ("name", "name_taken")


def test_an_activity_is_found_by_its_id() -> None:
    walk = an_activity("walk")
    plan = a_plan(an_activity("bath"), walk)

    assert plan.activity("walk") is walk
    assert (plan.has("walk"), plan.has("gym")) == (True, False)


def test_an_unknown_activity_is_named_in_the_refusal() -> None:
    with pytest.raises(UnknownActivity) as refused:
        a_plan().activity("sauna")

    assert refused.value.values == {"activity": "sauna"}


def test_what_the_catalogue_proposes_is_a_valid_plan() -> None:
    assert {"walk", "bath", "check_in"} <= {one.id for one in the_usual_plan().activities}


def test_a_day_takes_a_day_unless_a_demo_is_in_a_hurry() -> None:
    in_a_hurry = a_plan(pace=Pace(day=minutes(8)))

    assert a_plan().span(hours(18)) == hours(18)
    assert [in_a_hurry.span(hours(number)) for number in (18, 24, 48)] == [
        minutes(6),
        minutes(8),
        minutes(16),
    ]


@pytest.mark.parametrize("day", [0, -1, 24 * 60 + 1, 2**31])
def test_a_day_that_never_passes_or_outlasts_a_day_is_refused(day: int) -> None:
    with pytest.raises(InvalidPlan) as refused:
        Pace(day=minutes(day))

    assert (refused.value.field, refused.value.key) == ("day", "out_of_range")


@pytest.mark.parametrize(
    ("name", "weight"), [("", 60.0), ("Squat", 0), ("Squat", -1), ("Squat", 2000.5)]
)
def test_a_weight_that_nobody_lifts_is_refused(name: str, weight: float) -> None:
    with pytest.raises(InvalidPlan) as refused:
        UsualLoad(name=name, weight=weight)

    assert (refused.value.field, refused.value.key) == ("usual_loads", "usual_load_invalid")


@pytest.mark.parametrize("weight", [0.5, 2000])
def test_a_weight_that_somebody_lifts_goes_up_by_the_smallest_plates(weight: float) -> None:
    assert UsualLoad(name="Squat", weight=weight).step == 2.5


def test_what_nothing_is_said_about_is_offered_once_a_day_and_not_late() -> None:
    walk = an_activity("walk")

    assert (walk.most_per_day, walk.gap, walk.missed) == (1, minutes(0), MissedPolicy.SKIP)
    assert (walk.earliest, walk.latest) == hours_of_day("08:00 21:00")
    assert not walk.needs_home


def test_a_plan_that_says_nothing_rests_two_days_with_six_offers_a_day() -> None:
    plan = a_plan()

    assert (plan.rest_window, plan.prompts_per_day) == (hours(48), 6)
    assert (plan.repeat_after, plan.lapse_after) == (minutes(30), hours(2))
    assert (plan.snooze, plan.spacing) == (minutes(30), minutes(1))
    assert plan.way_back is WayBack.BY_ONSET
    assert (plan.ends_by_time, plan.has_second_contact, plan.asks_what_suits) == (False,) * 3


def test_the_kind_of_what_is_in_the_plan_is_known() -> None:
    plan = a_plan(an_activity("stretch"))

    assert (plan.kind_of("stretch"), plan.kind_of("walk")) == (Kind.CUSTOM, None)
