"""What the house breaks off is said, and uses nothing up where it was hardly on."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.guard.outputs import say_unmetered
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Role
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.model.vocabulary import PromptState, Urgency

from ..builders import a_plan, a_prompt, at
from ..house import HouseTimeline, a_bath, a_device, a_guard, a_pad

PLAN = a_plan(a_pad(), a_bath(), rest_window=120)
LEFT, RESTARTED = happened.Left(), happened.Restarted()
CHANGED = happened.PlanChanged(concerned=frozenset({"heating_pad", "bath"}))


def begun(activity: str = "heating_pad") -> HouseTimeline:
    return HouseTimeline(PLAN).day().confirm("Tue 19:00", activity)


@pytest.mark.parametrize("activity", ["heating_pad", "bath"])
@pytest.mark.parametrize("event", [LEFT, RESTARTED, CHANGED])
def test_what_was_hardly_on_may_be_begun_again_at_once(
    event: happened.Event, activity: str
) -> None:
    home = begun(activity).on("Tue 19:02:59", event)
    assert home.is_on(activity) is False

    assert home.confirm("Tue 19:04", activity).is_on(activity)


@pytest.mark.parametrize("event", [LEFT, RESTARTED, CHANGED])
def test_what_was_on_for_three_minutes_counts(event: happened.Event) -> None:
    home = begun("bath").on("Tue 19:03", event)

    assert home.episode
    assert home.episode.sessions[-1].took_place


@pytest.mark.parametrize(
    ("event", "early", "late"),
    [
        (LEFT, "stopped_by_leaving_again", "stopped_by_leaving"),
        (RESTARTED, "stopped_by_restart_again", "stopped_by_restart"),
        (CHANGED, "stopped_by_change_again", "stopped_by_change"),
    ],
)
def test_it_is_said_and_the_words_agree_with_the_rule(
    event: happened.Event, early: str, late: str
) -> None:
    short, long = begun().on("Tue 19:02", event), begun().on("Tue 19:04", event)

    assert len(short.messages(early)) == len(long.messages(late)) == 1
    assert short.messages(late) == long.messages(early) == []


def test_a_change_that_does_not_concern_it_leaves_it_on_and_says_nothing() -> None:
    home = begun().on("Tue 19:02", happened.PlanChanged(concerned=frozenset({"bath"})))

    assert home.is_on()
    assert home.messages("stopped_by_change") == []


def test_what_was_hardly_begun_is_not_done() -> None:
    home = HouseTimeline(PLAN).day().until("Tue 18:59")
    assert home.episode
    offer = a_prompt("heating_pad", "Tue 18:59")
    home.episode = replace(home.episode, prompts=(offer,))
    home.confirm("Tue 19:00").on("Tue 19:01", LEFT)

    assert [one.state for one in home.episode.prompts] == [PromptState.LAPSED]
    assert home.episode.adherence is None


def test_what_the_person_stopped_early_counts() -> None:
    home = begun().on("Tue 19:01", happened.ActivityStopped())

    assert home.episode
    assert home.episode.sessions[-1].took_place


def test_what_is_on_as_the_house_leaves_is_undone_although_nothing_was_begun() -> None:
    home = HouseTimeline(PLAN).on("Tue 12:00", LEFT)
    home.readings["heating_pad"] = home.readings["heating_pad"].__class__(is_on=True)

    home._step(LEFT, at("Tue 12:00:05"))

    assert home.is_on() is False


def test_a_filling_without_a_word_of_its_meter_is_said() -> None:
    metered = a_bath(a_device("valve.bath", Role.WATER, most_on=30, target_volume=150.0))
    home = HouseTimeline(a_plan(metered, rest_window=120)).day().confirm("Tue 19:00", "bath")

    (message,) = home.messages("not_metered")
    assert (message.minutes, message.urgency) == (30, Urgency.SAFETY)


def test_a_filling_that_is_measured_is_not_worth_a_word() -> None:
    metered = a_bath(a_device("valve.bath", Role.WATER, most_on=30, target_volume=150.0))
    home = HouseTimeline(a_plan(metered, rest_window=120)).day()
    home.says("Tue 18:59", "bath", volume=0.0).confirm("Tue 19:00", "bath")

    assert home.messages("not_metered") == []


def test_a_filling_whose_bath_left_the_plan_as_it_began_is_not_worth_a_word() -> None:
    filling = a_guard(GuardState.STARTING, activity="bath", device="valve.bath")
    draft = Draft(a_plan(), None, at("Tue 20:00"), guards=(filling,))

    say_unmetered(draft, filling)

    assert draft.effects == []
