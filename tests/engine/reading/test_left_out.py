"""What is open and yet not offered for days, and why."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import (
    MissedPolicy,
    Phase,
    PromptState,
    Reason,
)
from custom_components.back_recovery.engine.reading.agenda import LeftOut, agenda

from ..builders import a_deed, a_plan, a_prompt, an_activity, an_episode, at
from ..days import back_at_the_gym

WALK = an_activity("walk", times="09:00 13:00", most_per_day=2, missed=MissedPolicy.MERGE)
MAT = an_activity("mat", times="18:00", duration=10)
PAD = an_activity("heating_pad", times="11:00 16:00", most_per_day=2, duration=15, gap=120)
BATH = an_activity("bath", times="20:00", duration=15)
NO_ROOM = a_plan(MAT, prompts_per_day=0)


def left_out(plan: Plan, now: str, **values: Any) -> list[str]:
    """Return what is left out, and why: "mat day_full"."""
    values.setdefault("ends", "Sun 18:00")
    found = agenda(plan, an_episode(**values), at(now)).left_out
    return [f"{one.activity} {one.reason}" for one in found]


def test_what_the_days_have_no_room_for_stands_in_the_agenda_with_the_reason() -> None:
    plan = a_plan(WALK, MAT, prompts_per_day=0)

    left = agenda(plan, an_episode(ends="Sun 18:00"), at("Tue 00:00")).left_out

    assert left == tuple(LeftOut(activity=one, reason=Reason.DAY_FULL) for one in ("walk", "mat"))


def test_what_does_not_come_in_silence_stands_in_the_agenda_too() -> None:
    left = agenda(a_plan(WALK, MAT), an_episode(ends="Sun 18:00"), at("Wed 00:00")).left_out

    assert left == (LeftOut(activity="mat", reason=Reason.SILENCE),)


def test_with_room_for_all_nothing_is_left_out() -> None:
    found = agenda(a_plan(WALK, MAT, PAD), an_episode(ends="Sun 18:00"), at("Tue 00:00"))

    assert found.left_out == ()


def test_a_plan_with_little_room_lets_everything_have_its_turn_in_three_days() -> None:
    plan = a_plan(WALK, MAT, PAD, prompts_per_day=2)
    found = agenda(plan, an_episode(ends="Sun 18:00"), at("Tue 00:00"))

    assert found.left_out == ()


def test_what_has_its_turn_on_the_fourth_day_only_is_left_out_until_then() -> None:
    others = [an_activity(kind, times="17:00", duration=10) for kind in ("rub", "easy_position")]
    plan = a_plan(MAT, PAD, *others, prompts_per_day=1)

    assert len(left_out(plan, "Tue 00:00")) == 1


def test_the_days_are_thin_from_a_day_without_any_answer_on() -> None:
    assert left_out(NO_ROOM, "Tue 17:59:59") == ["mat day_full"]
    assert left_out(NO_ROOM, "Tue 18:00") == ["mat silence"]


@pytest.mark.parametrize(
    "values",
    [
        {"prompts": (a_prompt("mat", "Tue 18:00", state=PromptState.LAPSED),)},
        {"sessions": (a_deed("mat", "Tue 18:00"),)},
    ],
)
def test_what_was_offered_or_done_in_the_last_two_days_is_not_left_out(
    values: dict[str, Any],
) -> None:
    assert left_out(NO_ROOM, "Thu 18:00", **values) == []
    assert left_out(NO_ROOM, "Thu 18:00:01", **values) == ["mat silence"]


@pytest.mark.parametrize(
    ("hour", "ends", "could_come"),
    [
        ("18:00", "Tue 18:00:01", True),
        ("18:00", "Tue 18:00", False),
        ("17:59", "Tue 20:00", False),
    ],
)
def test_what_could_not_come_before_the_rest_is_over_is_not_left_out(
    hour: str, ends: str, *, could_come: bool
) -> None:
    # The mat is closed for the first day, to 18:00.
    plan = a_plan(an_activity("mat", times=hour, duration=10), prompts_per_day=0)

    assert left_out(plan, "Tue 12:00", ends=ends) == (["mat day_full"] if could_come else [])


def test_past_the_rest_no_window_ends_what_could_come() -> None:
    walk = a_plan(WALK, prompts_per_day=0)
    values = {"phase": Phase.READY_CHECK, "ends": "Tue 08:00"}

    assert left_out(walk, "Tue 08:00", **values) == ["walk day_full"]


def test_what_has_passed_could_not_come_any_more() -> None:
    assert left_out(NO_ROOM, "Tue 18:00", ends="Tue 22:00") == ["mat silence"]
    assert left_out(NO_ROOM, "Tue 18:00:01", ends="Tue 22:00") == []


def test_who_has_read_every_tip_and_seen_every_practice_misses_none() -> None:
    read = tuple(
        a_prompt("tip", "Mon 18:30", id=card, card=card, state=PromptState.LAPSED) for card in Text
    )
    plan = a_plan(an_activity("tip", times="12:00"), an_activity("prep", times="12:00"))

    assert left_out(plan, "Thu 10:00", prompts=read) == []


def test_on_the_way_back_nobody_is_told_that_check_ins_are_left_out() -> None:
    day = back_at_the_gym().until("Fri 20:00").train("Fri 20:05").check_in("Sat 20:30", 1)
    for when in ("+Mon 12:00", "+Tue 12:00", "+Wed 12:00"):
        day.walk(when)

    assert day.episode
    assert agenda(day.plan, day.episode, at("+Wed 12:30")).left_out == ()


def test_who_is_too_sore_for_a_bath_reads_that_and_nothing_else() -> None:
    severe = (CheckIn(at=at("Tue 08:00"), pain_now=7),)

    assert left_out(a_plan(BATH), "Tue 09:00", check_ins=severe) == ["bath high_pain"]
    assert left_out(a_plan(BATH), "Tue 09:00", check_ins=severe, phase=Phase.PAUSED) == []


def test_what_waits_for_a_word_about_what_applies_says_so() -> None:
    plan = a_plan(PAD, WALK, asks_what_suits=True)

    assert left_out(plan, "Tue 09:00") == ["heating_pad not_said"]
