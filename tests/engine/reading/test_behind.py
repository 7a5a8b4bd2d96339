"""What lies behind, and how the last recovery went."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.episode import Fact, Place, Prompt
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, PromptState, Reason
from custom_components.back_recovery.engine.reading.behind import Went, behind, recap

from ..builders import (
    AT_GYM,
    Timeline,
    a_deed,
    a_plan,
    a_prompt,
    a_session,
    an_activity,
    an_episode,
    at,
)
from ..days import back_at_the_gym
from ..house import HouseTimeline, a_pad

CHECK_IN = an_activity("check_in", times="08:00", most_per_day=2)
WALK = an_activity("walk", times="09:00", duration=10, gap=0, most_per_day=3)
PLAN = a_plan(CHECK_IN, WALK, a_pad(), an_activity("tip", times="10:00"))


def lines(day: Timeline) -> list[str]:
    assert day.episode
    return [f"{day.clock(one.at)} {one.activity} {one.went}" for one in behind(PLAN, day.episode)]


def test_what_was_done_not_wanted_and_missed() -> None:
    day = HouseTimeline(PLAN).start("Mon 18:00").check_in("Mon 18:05", 3)
    day.on("Tue 09:05", happened.PromptSkipped(activity="walk", by="anna"))
    day.walk("Tue 12:00").until("Tue 17:00")

    assert lines(day) == [
        "Mon 18:05 check_in done",
        "Mon 20:05 walk missed",
        "Tue 09:05 walk skipped",
        "Tue 12:00 check_in missed",
        "Tue 12:00 walk done",
    ]


def test_what_runs_is_not_behind_and_then_it_is() -> None:
    day = HouseTimeline(PLAN).start("Mon 18:00")
    day.on("Mon 18:10", happened.ActivityStarted(activity="walk", by="anna"))
    assert lines(day) == []

    assert lines(day.until("Mon 18:20")) == ["Mon 18:20 walk done"]


def test_what_was_offered_and_done_is_one_line() -> None:
    day = HouseTimeline(PLAN).start("Mon 18:00").until("Tue 09:00")
    before = lines(day)
    day.answer("Tue 09:05", Answer.START, "walk").until("Tue 09:20")

    assert [line for line in lines(day) if line not in before] == ["Tue 09:15 walk done"]


def test_what_the_house_broke_off_was_neither_done_nor_missed() -> None:
    plan = a_plan(a_pad(times="19:00", earliest="18:00"))
    day = HouseTimeline(plan).start("Mon 18:00").until("Mon 19:00")
    day.confirm("Mon 19:01").on("Mon 19:02", happened.PlanChanged())

    assert lines(day) == []


def test_a_training_has_one_line_and_the_gym_none() -> None:
    day = back_at_the_gym().until("Fri 20:00").train("Fri 20:05")
    day.on("Fri 21:00", happened.PersonMoved(place=AT_GYM))

    trained = [one for one in behind(day.plan, day.episode) if "gym" in one.activity]

    (one,) = trained
    assert (one.activity, one.at, one.went) == ("gym_session", at("Fri 20:05"), Went.DONE)


@pytest.mark.parametrize(
    "prompt",
    [
        a_prompt("gym", state=PromptState.DONE, closed_at=at("Tue 10:00")),
        a_prompt("gym_session", state=PromptState.SKIPPED, closed_at=at("Tue 10:00")),
        a_prompt("tip", state=PromptState.LAPSED, closed_at=at("Tue 10:00"), card=Text.TIP_REST),
        a_prompt("walk", state=PromptState.SNOOZED, closed_at=at("Tue 10:00")),
        a_prompt("walk", state=PromptState.DONE),
    ],
)
def test_what_was_no_offer_or_is_not_over_has_no_line(prompt: Prompt) -> None:
    assert behind(PLAN, an_episode(prompts=(prompt,))) == ()


def test_what_was_begun_and_broken_off_was_not_missed_and_another_offer_was() -> None:
    over = {"state": PromptState.LAPSED, "closed_at": at("Tue 10:00")}
    begun, missed = a_prompt("walk", id="one", **over), a_prompt("walk", id="two", **over)
    session = a_session("walk", prompt_id="one", ended_at=at("Tue 10:00"))

    found = behind(PLAN, an_episode(prompts=(begun, missed), sessions=(session,)))

    assert [(one.activity, one.went) for one in found] == [("walk", Went.MISSED)]


def test_a_check_in_of_ones_own_lies_behind_whatever_the_plan_offers() -> None:
    said = (a_deed("check_in", "Tue 10:00"), a_deed("tip", "Tue 11:00"))

    found = behind(a_plan(), an_episode(sessions=said))

    assert [(one.activity, one.went) for one in found] == [("check_in", Went.DONE)]


def test_what_is_no_more_in_the_plan_is_left_out() -> None:
    odd = a_session("juggling", "Tue 09:00", ended_at=at("Tue 09:10"))
    never = a_session("walk", "Tue 10:00", ended_at=at("Tue 10:01"), reason=Reason.NOT_STARTED)

    assert behind(PLAN, an_episode(sessions=(odd, never))) == ()


def test_a_recap_counts_begun_days_and_both_ends_of_the_pain() -> None:
    day = HouseTimeline(PLAN).start("Mon 18:00").check_in("Mon 18:05", 6).walk("Tue 12:00")
    day.check_in("Wed 08:00", 1).on("Wed 18:01", happened.RecoveryStopped(by="anna"))

    found = recap(day.last.ended)

    assert found
    assert (found.days, found.pain_first, found.pain_last) == (3, 6, 1)
    assert [(one.activity, one.times) for one in found.done] == [("walk", 1)]


@pytest.mark.parametrize(
    ("ended", "days"), [("Mon 18:00", 1), ("Tue 18:00", 1), ("Tue 18:00:01", 2), ("Wed 18:00", 2)]
)
def test_a_day_that_has_begun_is_a_day(ended: str, days: int) -> None:
    end = Fact(at=at(ended), what=What.STOPPED)

    found = recap(an_episode(started="Mon 18:00", history=(end,)))

    assert found
    assert found.days == days


def test_a_recap_of_nothing_said_has_no_pain() -> None:
    day = HouseTimeline(PLAN).start("Mon 18:00").on("Mon 18:01", happened.RecoveryStopped())

    found = recap(day.last.ended)

    assert found
    assert (found.days, found.pain_first, found.pain_last) == (1, None, None)


def test_what_runs_has_no_recap() -> None:
    assert recap(replace(an_episode(), place=Place())) is None
