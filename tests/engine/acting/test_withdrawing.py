"""What is ticked while it is offered or being done."""

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.suitability import Profile
from custom_components.back_recovery.engine.model.vocabulary import (
    Condition,
    Kind,
    Phase,
    Reason,
    Urgency,
)

from ..builders import Timeline, a_plan, a_prompt, a_session, an_episode, the_usual
from ..house import HouseTimeline, a_bath, a_pad
from ..ticks import ticked

TICKS = [ticked(Condition.DIABETES), ticked(Condition.PACEMAKER)]


@pytest.mark.parametrize("profile", TICKS)
@pytest.mark.parametrize("event", [happened.PlanChanged(), happened.ClockMoved()])
def test_ticking_it_during_a_pad_session_switches_off_at_once(
    profile: Profile, event: happened.Event
) -> None:
    home = HouseTimeline(a_plan(a_pad(), rest_window=120)).day().confirm("Tue 12:00")
    assert home.is_on()

    home.with_plan(a_plan(a_pad(), profile=profile, rest_window=120)).on("Tue 12:03", event)

    assert home.is_on() is False
    assert home.switched == ["Tue 12:00 on switch.pad", "Tue 12:03 off switch.pad"]
    assert home.why() == Reason.PLAN_CHANGED
    (message,) = home.messages("withdrawn")
    assert message.urgency is Urgency.SAFETY
    assert message.subject == home.episode.subject(About.WITHDRAWN)


def test_a_bath_that_is_running_in_is_closed_at_once() -> None:
    home = HouseTimeline(a_plan(a_bath(), rest_window=120)).day().confirm("Tue 12:00", "bath")
    plan = a_plan(a_bath(), profile=ticked(Condition.LOW_BLOOD_PRESSURE), rest_window=120)

    home.with_plan(plan).on("Tue 12:03", happened.PlanChanged())

    assert home.is_on("bath") is False
    assert home.episode
    assert home.episode.session is None


def test_a_session_without_a_device_ends_at_once_and_is_told() -> None:
    ice = the_usual(Kind.ICE)
    played = Timeline(a_plan(ice)).start("Tue 09:00")
    played.on("Tue 12:00", happened.ActivityStarted(activity="ice"))

    played.with_plan(a_plan(ice, profile=ticked(Condition.REACTS_BADLY_TO_COLD)))
    played.on("Tue 12:03", happened.PlanChanged())

    assert played.episode
    assert played.episode.session is None
    assert played.told_last == ["withdrawn"]


def test_an_unrelated_tick_lets_the_session_go_on() -> None:
    ice = the_usual(Kind.ICE)
    played = Timeline(a_plan(ice)).start("Tue 09:00")
    played.on("Tue 12:00", happened.ActivityStarted(activity="ice"))

    played.with_plan(a_plan(ice, profile=ticked(Condition.SALICYLATE_ALLERGY)))
    played.on("Tue 12:03", happened.PlanChanged())

    assert played.episode
    assert played.episode.session


def test_a_session_that_was_over_in_time_stays_so() -> None:
    plan = a_plan(the_usual(Kind.ICE), profile=ticked(Condition.DIABETES))
    played = Timeline(plan)
    played.episode = an_episode(
        ends="Fri 18:00", sessions=(a_session("ice", "Tue 12:00"),), phase=Phase.REST
    )

    played.on("Tue 12:30", happened.PlanChanged())

    assert [one.reason for one in played.episode.sessions] == [Reason.SESSION_ENDED]


def test_open_prompts_are_taken_back_and_the_warning_at_the_gym_stays() -> None:
    plan = a_plan(the_usual(Kind.ICE), the_usual(Kind.WALK), profile=ticked(Condition.DIABETES))
    played = Timeline(plan)
    prompts = (a_prompt("ice"), a_prompt("walk"), a_prompt("gym"))
    played.episode = an_episode(ends="Fri 18:00", prompts=prompts)

    played.on("Tue 09:10", happened.PlanChanged())

    assert played.prompts == ["Tue 09:10 ice lapsed"]
    assert [one.activity for one in played.episode.open_prompts] == ["walk", "gym"]


def test_what_was_sent_counts_for_the_day_although_it_is_taken_back_at_once() -> None:
    plan = a_plan(the_usual(Kind.ICE), profile=ticked(Condition.DIABETES))
    played = Timeline(plan)
    played.episode = an_episode(ends="Fri 18:00", prompts=(a_prompt("ice", "Tue 09:10"),))

    played.on("Tue 09:10", happened.PlanChanged())

    (ice,) = played.episode.prompts
    assert ice.closed_at == ice.offered_at
    assert not ice.never_sent


def test_the_question_whether_somebody_is_there_is_taken_back() -> None:
    home = HouseTimeline(a_plan(a_pad(), rest_window=120)).day().ask("Tue 12:00")
    assert home.episode
    assert home.episode.question

    home.with_plan(a_plan(a_pad(), profile=ticked(Condition.DIABETES), rest_window=120))
    home.on("Tue 12:01", happened.PlanChanged())

    assert home.episode.question is None
