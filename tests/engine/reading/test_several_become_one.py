"""Which of several missed ones is offered, what is offered once, and what a card says."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn, Fact
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import (
    MissedPolicy,
    Phase,
    PromptState,
    Reason,
)
from custom_components.back_recovery.engine.reading.offers import Offer, offers

from ..builders import a_deed, a_plan, a_prompt, an_activity, an_episode, at, clock

MERGE: dict[str, Any] = {"earliest": "06:00", "most_per_day": 4, "missed": MissedPolicy.MERGE}


def foreseen(plan: Plan, now: str, **values: Any) -> list[Offer]:
    return [*offers(plan, an_episode(**values), at(now))]


@pytest.mark.parametrize(
    ("times", "quiet", "now", "offered"),
    [
        # What waited for the quiet hours, the last of it due as they end.
        ("06:00 07:00 08:00", "22:00-08:00", "Tue 00:00", ["08:00 2"]),
        # What waited for the person.
        ("09:00 13:00", "", "Tue 14:00", ["13:00 1"]),
        # Two of three wait; what comes before them is no part of it.
        ("09:00 12:00 13:30", "11:30-14:00", "Tue 08:00", ["09:00 0", "14:00 2"]),
        ("09:00 13:00", "", "Tue 08:00", ["09:00 0", "13:00 1"]),
    ],
)
def test_of_several_that_wait_the_last_is_offered(
    times: str, quiet: str, now: str, offered: list[str]
) -> None:
    walks = an_activity("walk", times=times, **MERGE)

    found = foreseen(a_plan(walks, quiet=quiet), now, ends="Tue 20:00")

    assert [f"{clock(one.at)} {one.slot.id[-1]}" for one in found] == [
        f"Tue {line}" for line in offered
    ]


@pytest.mark.parametrize(
    ("second", "comes"), [("10:30", ["Tue 09:00", "Tue 11:00"]), ("10:29", ["Tue 09:00"])]
)
def test_one_that_is_open_stands_for_what_would_come_more_than_half_an_hour_late_after_it(
    second: str, comes: list[str]
) -> None:
    walks = an_activity("walk", times=f"09:00 {second}", **MERGE)

    found = foreseen(a_plan(walks), "Tue 08:00", ends="Tue 20:00")

    assert [clock(one.at) for one in found] == comes


def test_one_that_was_offered_under_another_plan_stands_for_the_same_time() -> None:
    walks = an_activity("walk", times="09:00 13:00", **MERGE)
    before = a_prompt("walk", "Tue 09:00", id="e1-walk-20260616-7", state=PromptState.LAPSED)

    found = foreseen(a_plan(walks), "Tue 09:01", ends="Tue 20:00", prompts=(before,))

    assert [clock(one.at) for one in found] == ["Tue 13:00"]


def test_what_was_done_as_it_was_offered_counts_once() -> None:
    walks = an_activity("walk", times="09:00 13:00", most_per_day=2)
    offered = a_prompt("walk", "Tue 09:00", state=PromptState.DONE, closed_at=at("Tue 09:10"))
    done = replace(a_deed("walk", "Tue 09:10"), prompt_id=offered.id)
    values = {"prompts": (offered,), "sessions": (done,), "ends": "Tue 20:00"}

    found = foreseen(a_plan(walks), "Tue 10:00", **values)

    assert [clock(one.at) for one in found] == ["Tue 13:00"]


def test_what_was_offered_and_done_at_once_is_not_offered_again_a_moment_later() -> None:
    plan = a_plan(an_activity("walk", times="12:00", most_per_day=2))
    done = a_prompt(
        "walk",
        "Tue 12:00",
        id="e1-walk-20260616-0",
        state=PromptState.DONE,
        closed_at=at("Tue 12:01"),
    )

    assert [clock(one.at) for one in foreseen(plan, "Tue 12:02", prompts=(done,))] == ["Wed 12:00"]


def test_a_swelling_is_cooled_for_three_days_from_when_it_was_said() -> None:
    ice = a_plan(an_activity("ice", times="09:00 12:00 18:00", most_per_day=3))
    held = Fact(at=at("Tue 12:00"), what=What.HOLD_STARTED, reason=Reason.SWELLING)
    said = (CheckIn(at=at("Wed 20:00"), pain_now=3, swelling=True),)
    swollen = {"started": "2026-06-12 12:00", "phase": Phase.HOLD_CARE, "history": (held,)}

    found = foreseen(ice, "Thu 00:00", **swollen, check_ins=said)

    assert clock(found[-1].at) == "Fri 09:00"


# What a tip or a practice says


def cards(plan: Plan, now: str, **values: Any) -> list[str]:
    return [f"{clock(one.at)} {one.card}" for one in foreseen(plan, now, **values)]


def test_tips_and_practices_say_something_else_every_day() -> None:
    plan = a_plan(
        an_activity("tip", times="12:00"),
        an_activity("prep", times="10:00"),
        an_activity("walk", times="09:00"),
    )
    values = {"started": "2026-06-12 12:00", "ends": "Wed 20:00"}
    values |= {"check_ins": (CheckIn(at=at("Mon 20:00"), pain_now=2),)}

    assert cards(plan, "Tue 00:00", **values) == [
        "Tue 09:00 None",
        f"Tue 10:00 {Text.PREP_FORM}",
        f"Tue 12:00 {Text.TIP_REST}",
        "Wed 09:00 None",
        f"Wed 10:00 {Text.PREP_BRACE}",
        f"Wed 12:00 {Text.TIP_PACING}",
    ]


def test_a_tip_about_lifting_comes_once_the_end_of_the_rest_will_be_near() -> None:
    read = tuple(
        a_prompt("tip", f"Mon {hour}:00", state=PromptState.LAPSED, card=card)
        for hour, card in (("10", Text.TIP_REST), ("11", Text.TIP_PACING))
    )
    said = (CheckIn(at=at("Mon 20:00"), pain_now=2),)
    plan = a_plan(an_activity("tip", times="18:00"))

    found = cards(
        plan, "Tue 00:00", started="Mon 06:00", ends="Thu 18:00", prompts=read, check_ins=said
    )

    assert found == [f"Wed 18:00 {Text.TIP_FORM}"]


def test_a_practice_of_which_all_was_shown_takes_no_place_of_the_day() -> None:
    prep = an_activity("prep", times="10:00")
    custom = an_activity("custom", name="Stretch", times="12:00")
    days = {"started": "2026-06-10 12:00", "ends": "Tue 20:00"}
    days |= {"check_ins": (CheckIn(at=at("Mon 20:00"), pain_now=2),)}
    shown = tuple(
        a_prompt("prep", f"Mon {hour}:00", state=PromptState.LAPSED, card=card)
        for hour, card in (("10", Text.PREP_FORM), ("11", Text.PREP_BRACE), ("12", Text.PREP_HIPS))
    )
    stretched = (a_prompt("custom", "Mon 13:00", state=PromptState.LAPSED),)
    plan = a_plan(prep, custom, prompts_per_day=1)

    assert cards(plan, "Tue 00:00", **days, prompts=(*shown[:1], *stretched)) == [
        f"Tue 10:00 {Text.PREP_BRACE}"
    ]
    assert cards(plan, "Tue 00:00", **days, prompts=(*shown, *stretched)) == ["Tue 12:00 None"]


def test_warmth_comes_no_more_often_a_day_than_was_set_though_its_half_is_free() -> None:
    pad = an_activity("heating_pad", times="11:00 16:00", duration=15, most_per_day=1)
    offered = a_prompt("heating_pad", "Tue 11:00", state=PromptState.LAPSED)

    assert foreseen(a_plan(pad), "Tue 14:00", ends="Wed 00:00", prompts=(offered,)) == []
    assert len(foreseen(a_plan(pad), "Tue 14:00", ends="Wed 00:00")) == 1
