"""What fell due while the house was down is not looked for in vain: it says why it never came."""

import pytest

from custom_components.back_recovery.engine.model.effects import ReportPrompt
from custom_components.back_recovery.engine.model.events import CameBack, Paused
from custom_components.back_recovery.engine.model.vocabulary import (
    MissedPolicy,
    PromptState,
    Reason,
)
from custom_components.back_recovery.engine.step import step

from ..builders import Timeline, a_plan, an_activity, at

ICE = an_activity("rub", times="12:30", missed=MissedPolicy.SKIP)
WALK = an_activity("walk", times="09:00 13:00", missed=MissedPolicy.MERGE)


def comes_back(plan: object, when: str, down_since: str, began: str = "Tue 08:00") -> list[str]:
    """Return what is reported as never sent once the house is back."""
    day = Timeline(plan).start(began)  # type: ignore[arg-type]
    day._step(CameBack(down_since=at(down_since)), at(when))
    found = [one for one in day.last.effects if isinstance(one, ReportPrompt)]
    return [f"{one.activity} {one.reason}" for one in found if one.kind is PromptState.LAPSED]


def test_what_fell_due_meanwhile_says_that_the_house_did_not_run() -> None:
    found = comes_back(a_plan(ICE), "Tue 14:00", "Tue 12:00")

    assert found == [f"rub {Reason.NOT_RUNNING}"]


def test_what_can_still_be_sent_is_sent_late_and_not_noted() -> None:
    day = Timeline(a_plan(WALK)).start("Tue 08:00")
    day._step(CameBack(down_since=at("Tue 08:30")), at("Tue 14:00"))

    assert [line for line in day.prompts if "lapsed" in line] == []
    assert day.told[-1] == "Tue 14:00 walk"


def test_what_was_due_before_the_house_went_down_is_not_noted_again() -> None:
    assert comes_back(a_plan(ICE), "Tue 14:00", "Tue 12:36") == []


def test_a_day_is_looked_back_at_most() -> None:
    day = Timeline(a_plan(ICE, rest_window=96)).start("Tue 08:00").check_in("Tue 08:30", 3)
    day._step(CameBack(down_since=at("Tue 09:00")), at("Thu 12:00"))

    assert [line for line in day.prompts if "lapsed" in line] == []


def test_who_was_silent_for_a_day_before_it_misses_nothing() -> None:
    plan = a_plan(an_activity("walk", times="12:30", missed=MissedPolicy.SKIP), rest_window=96)

    assert comes_back(plan, "Thu 14:00", "Thu 12:00") == []


def test_a_paused_plan_and_none_at_all_miss_nothing() -> None:
    paused = Timeline(a_plan(ICE)).start("Tue 08:00").on("Tue 08:05", Paused())
    paused._step(CameBack(down_since=at("Tue 12:00")), at("Tue 14:00"))
    nobody = step(a_plan(ICE), None, CameBack(down_since=at("Tue 12:00")), at("Tue 14:00"))

    assert [line for line in paused.prompts if "lapsed" in line] == []
    assert nobody.effects == ()


@pytest.mark.parametrize(("back", "is_noted"), [("Wed 12:35", True), ("Wed 12:35:01", False)])
def test_what_fell_due_longer_ago_than_a_day_nobody_looks_for(back: str, is_noted: bool) -> None:
    day = Timeline(a_plan(ICE, rest_window=96)).start("Tue 08:00").check_in("Tue 08:30", 3)
    day._step(CameBack(down_since=at("Tue 09:00")), at(back))

    assert (at("Tue 12:30") in [one.due_at for one in day.episode.prompts]) is is_noted


def test_what_was_due_as_silence_had_lasted_a_day_already_is_not_noted() -> None:
    rub = an_activity("rub", times="08:03", missed=MissedPolicy.SKIP)

    assert comes_back(a_plan(rub, rest_window=96), "Wed 09:00", "Wed 08:00") == []
    assert comes_back(a_plan(rub, rest_window=96), "Wed 09:00", "Wed 07:59") != []
