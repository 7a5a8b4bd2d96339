"""What a day has room for, and what comes first in it."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn, Prompt
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import Onset, PromptState, Reason

from ..builders import a_deed, a_plan, a_prompt, a_session, an_activity, at
from ..days import coming

LAPSED = PromptState.LAPSED
WALKS = an_activity("walk", times="09:00 13:00 17:00 20:00", most_per_day=4, duration=10)
MAT = an_activity("mat", times="18:00", duration=10)
STRETCH = an_activity("stretch", times="10:00 14:00", most_per_day=2)
PAD = an_activity("heating_pad", times="11:00", duration=15)
BATH = an_activity("bath", times="20:00", duration=15)


def a_day(plan: Plan, now: str = "Thu 00:00", **values: Any) -> list[str]:
    """Return what comes on a day of a long rest of somebody who answered the evening before."""
    values = {"started": "Mon 00:00", "ends": "+Mon 18:00", **values}
    values.setdefault("check_ins", (CheckIn(at=at("Wed 20:00"), pain_now=5),))
    return coming(plan, now, **values)


def offered(activity: str, *whens: str, **values: Any) -> tuple[Prompt, ...]:
    """Return offers that nobody answered."""
    return tuple(a_prompt(activity, when, state=LAPSED, **values) for when in whens)


# Walks, and what waits


@pytest.mark.parametrize(
    ("last", "comes"),
    [
        ("Wed 18:00", ["09:00 walk", "13:00 walk"]),
        ("Tue 18:00", ["09:00 walk", "13:00 walk"]),
        ("Mon 18:00", ["09:00 walk", "18:00 mat"]),
    ],
)
def test_what_was_left_out_for_two_days_comes_before_the_second_walk(
    last: str, comes: list[str]
) -> None:
    plan = a_plan(MAT, WALKS, prompts_per_day=2)

    assert a_day(plan, prompts=offered("mat", last)) == comes


def test_what_never_came_waits_since_the_day_before_the_rest_began() -> None:
    plan = a_plan(MAT, WALKS, prompts_per_day=2)
    said = {"started": "Tue 12:00", "check_ins": (CheckIn(at=at("Tue 20:00"), pain_now=5),)}

    assert a_day(plan, "Wed 00:00", **said) == ["09:00 walk", "13:00 walk"]
    assert a_day(plan, "Thu 00:00", started="Tue 12:00") == ["09:00 walk", "18:00 mat"]


def test_the_first_walk_comes_whatever_waits() -> None:
    assert a_day(a_plan(MAT, WALKS, prompts_per_day=1)) == ["09:00 walk"]


def test_three_walks_come_before_comfort_and_comfort_before_the_fourth() -> None:
    yesterday = (*offered("stretch", "Wed 10:00", "Wed 14:00"), *offered("mat", "Wed 18:00"))
    three, five, six = (a_plan(STRETCH, MAT, WALKS, prompts_per_day=room) for room in (3, 5, 6))

    assert a_day(three, prompts=yesterday) == ["09:00 walk", "13:00 walk", "17:00 walk"]
    assert a_day(five, prompts=yesterday) == [
        "09:00 walk",
        "10:00 stretch",
        "13:00 walk",
        "17:00 walk",
        "18:00 mat",
    ]
    assert set(a_day(six, prompts=yesterday)) - set(a_day(five, prompts=yesterday)) == {
        "14:00 stretch"
    }


def test_a_second_time_of_the_same_has_waited_for_nothing() -> None:
    plan = a_plan(STRETCH, WALKS, prompts_per_day=4)

    assert a_day(plan) == ["09:00 walk", "10:00 stretch", "13:00 walk", "17:00 walk"]


def test_of_two_that_waited_as_long_the_more_helpful_comes_first() -> None:
    rub = an_activity("rub", times="08:30", duration=2)

    assert a_day(a_plan(rub, PAD, prompts_per_day=1)) == ["11:00 heating_pad"]


def test_of_two_alike_the_earlier_comes() -> None:
    late, early = (an_activity(name, times=hour) for name, hour in (("a", "18:00"), ("b", "10:00")))

    assert a_day(a_plan(late, early, prompts_per_day=1)) == ["10:00 b"]


@pytest.mark.parametrize(
    "done",
    [{"prompts": offered("a", "Wed 12:00")}, {"sessions": (a_deed("a", "Wed 12:00"),)}],
)
def test_what_was_offered_or_done_yesterday_has_not_been_left_out(done: dict[str, Any]) -> None:
    one, other = (an_activity(name, times="12:00") for name in ("a", "b"))
    plan = a_plan(one, other, prompts_per_day=1)

    assert a_day(plan) == ["12:00 a"]
    assert a_day(plan, **done) == ["12:00 b"]


def test_what_could_not_be_sent_was_not_offered() -> None:
    one, other = (an_activity(name, times="12:00") for name in ("a", "b"))
    unsent = offered("a", "Wed 12:00", lapses_at=at("Wed 12:00"))

    assert a_day(a_plan(one, other, prompts_per_day=1), prompts=unsent) == ["12:00 a"]


def test_of_several_times_the_last_says_how_long_something_waits() -> None:
    one, other = (an_activity(name, times="12:00") for name in ("a", "b"))
    done = (a_deed("a", "Wed 12:00"), a_deed("a", "Tue 12:00"), a_deed("b", "Tue 12:00"))

    assert a_day(a_plan(one, other, prompts_per_day=1), sessions=done) == ["12:00 b"]


# Warmth


@pytest.mark.parametrize(("hour", "comes"), [("14:59", ["11:00"]), ("15:00", ["11:00", "15:00"])])
def test_the_second_half_of_a_day_begins_at_three(hour: str, comes: list[str]) -> None:
    pad = replace(an_activity("heating_pad", times=f"11:00 {hour}", duration=15), most_per_day=2)

    assert a_day(a_plan(pad)) == [f"{clock} heating_pad" for clock in comes]


def test_of_two_warm_things_in_one_half_one_comes_and_the_other_has_its_day_later() -> None:
    shower = an_activity("shower", times="18:00", duration=8)

    assert a_day(a_plan(BATH, shower), prompts=offered("shower", "Wed 18:00")) == ["20:00 bath"]
    assert a_day(a_plan(BATH, shower), prompts=offered("bath", "Wed 20:00")) == ["18:00 shower"]


@pytest.mark.parametrize(
    ("values", "comes"),
    [
        ({"prompts": offered("heating_pad", "Thu 16:00")}, []),
        ({"prompts": offered("heating_pad", "Thu 16:00", lapses_at=at("Thu 16:00"))}, ["bath"]),
        ({"prompts": offered("heating_pad", "Thu 14:59")}, ["bath"]),
        ({"prompts": offered("heating_pad", "Wed 16:00")}, ["bath"]),
        ({"sessions": (a_deed("shower", "Thu 16:00"),)}, []),
        ({"sessions": (a_session("shower", "Thu 16:00", ended_at=at("Thu 16:01"),
                                 reason=Reason.NOT_STARTED),)}, ["bath"]),
        ({"sessions": (a_deed("walk", "Thu 16:00"),)}, ["bath"]),
    ],
)  # fmt: skip
def test_a_half_that_had_its_warmth_has_no_more(values: dict[str, Any], comes: list[str]) -> None:
    shower = an_activity("shower", duration=8)

    found = a_day(a_plan(BATH, PAD, shower, WALKS), "Thu 17:30", **values)

    assert [line.split()[1] for line in found if "walk" not in line] == comes


def test_warmth_at_midnight_is_that_of_the_day_that_begins() -> None:
    night = (a_deed("shower", "Thu 00:00"),)
    plan = a_plan(PAD, an_activity("shower", duration=8))

    assert a_day(plan, "Thu 00:10", sessions=night) == []
    # As a clock shows it that was set back.
    assert a_day(plan, "Wed 00:00", sessions=night) == ["11:00 heating_pad"]


# Offers and rings


def test_what_was_offered_today_has_taken_its_place() -> None:
    plan = a_plan(STRETCH, MAT, prompts_per_day=2)
    walked = offered("stretch", "Thu 10:00", id="e1-stretch-20260618-0")

    assert a_day(plan, "Thu 13:00", prompts=walked) == ["18:00 mat"]


@pytest.mark.parametrize(
    "prompt",
    [
        {"activity": "gym"},
        {"activity": "gym_session"},
        {"activity": "ready_check"},
        {"activity": "check_in"},
        {"activity": "tip"},
        {"activity": "check_in", "id": "e1-check_in-after-0"},
        {"activity": "a", "lapses_at": at("Thu 08:00")},
    ],
)
def test_what_comes_on_top_of_the_offers_takes_no_place(prompt: dict[str, Any]) -> None:
    others = [an_activity(name) for name in ("check_in", "tip", "a")]
    plan = a_plan(MAT, *others, prompts_per_day=1)
    made = offered(prompt.pop("activity"), "Thu 08:00", **prompt)

    assert a_day(plan, "Thu 08:30", prompts=made) == ["18:00 mat"]


def test_an_offer_at_midnight_is_one_of_the_day_that_begins() -> None:
    plan = a_plan(MAT, an_activity("a"), prompts_per_day=1)

    assert a_day(plan, "Thu 00:00", prompts=offered("a", "Thu 00:00")) == []
    assert a_day(plan, "Thu 00:00", prompts=offered("a", "Wed 23:59")) == ["18:00 mat"]


@pytest.mark.parametrize(("offers", "iced"), [(1, 1), (2, 2), (3, 2), (4, 3)])
def test_what_rings_at_its_end_too_takes_two_rings_of_a_day(offers: int, iced: int) -> None:
    # A day has two rings more than offers.
    ice = an_activity("ice", times="09:00 12:00 15:00 18:00", duration=15, most_per_day=4)
    plan = a_plan(ice, prompts_per_day=offers)

    assert len(a_day(plan, onset=Onset.TWEAK, started="Wed 00:00")) == iced


def test_what_rang_already_has_taken_its_rings() -> None:
    ice = an_activity("ice", times="12:00 18:00", duration=15, most_per_day=4)
    plan = a_plan(ice, an_activity("rub"), prompts_per_day=3)
    onset = {"onset": Onset.TWEAK, "started": "Wed 00:00"}
    rubbed, iced = (offered(name, "Thu 08:00", id=f"e1-{name}-x") for name in ("rub", "ice"))

    # Of five rings the rub leaves four, the ice three.
    assert len(a_day(plan, "Thu 09:00", **onset, prompts=rubbed)) == 2
    assert len(a_day(plan, "Thu 09:00", **onset, prompts=iced)) == 1
