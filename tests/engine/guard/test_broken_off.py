"""What the house breaks off is said, and uses nothing up where it was hardly on."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Condition,
    PromptState,
    Urgency,
)

from ..builders import a_plan, a_prompt, at
from ..house import HouseTimeline, a_bath, a_pad
from ..ticks import ticked

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

    said = [one.urgency for one in short.messages(early) + long.messages(late)]
    assert said == [Urgency.SAFETY, Urgency.SAFETY]
    assert short.messages(late) == long.messages(early) == []


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (LEFT, "stopped_by_leaving"),
        (RESTARTED, "ended_late"),
        (CHANGED, "stopped_by_change"),
    ],
)
def test_what_breaks_in_once_the_end_is_over_is_said_as_it_was(
    event: happened.Event, text: str
) -> None:
    home = begun().tap("Tue 19:05:30", Answer.FINE, "skin_subject")

    home._step(event, at("Tue 19:40"))

    assert len(home.messages(text)) == 1


def test_a_check_in_in_the_middle_does_not_change_the_words() -> None:
    home = begun().on("Tue 19:01", happened.CheckedIn(pain_now=2)).on("Tue 19:02", RESTARTED)

    assert len(home.messages("stopped_by_restart_again")) == 1


def test_the_words_are_about_the_last_run_and_not_about_the_one_before() -> None:
    home = begun().on("Tue 19:02", RESTARTED).confirm("Tue 19:04").on("Tue 19:10", RESTARTED)

    assert len(home.messages("stopped_by_restart_again")) == 1
    assert len(home.messages("stopped_by_restart")) == 1


def test_what_somebody_else_switched_on_is_not_the_session_that_was_hardly_begun() -> None:
    home = begun().on("Tue 19:02", RESTARTED).says("Tue 19:04", is_on=True)

    home.on("Tue 19:05", RESTARTED)

    assert len(home.messages("stopped_by_restart_again")) == 1
    assert len(home.messages("stopped_by_restart")) == 1


def test_what_is_on_for_a_session_that_the_record_has_lost_goes_off_all_the_same() -> None:
    home = begun()
    assert home.episode
    home.episode = replace(home.episode, sessions=())

    home._step(RESTARTED, at("Tue 19:02"))

    assert home.is_on() is False
    assert len(home.messages("stopped_by_restart")) == 1


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


# What does not suit any more


TICKED = a_plan(a_pad(), a_bath(), profile=ticked(Condition.DIABETES), rest_window=120)
"""The plan after a tick that closes the pad and the bath."""


def test_who_is_told_that_it_does_not_suit_is_not_told_of_the_plan_as_well() -> None:
    home = begun().with_plan(TICKED).on("Tue 19:04", CHANGED)

    assert home.is_on() is False
    assert len(home.messages("withdrawn")) == 1
    assert home.messages("stopped_by_change") == []


def test_what_was_on_by_hand_as_it_did_not_suit_any_more_is_told_of_the_plan() -> None:
    home = HouseTimeline(PLAN).day().says("Tue 19:00", is_on=True)

    home.with_plan(TICKED).on("Tue 19:04", CHANGED)

    assert len(home.messages("stopped_by_change")) == 1


def test_after_a_restart_it_is_said_how_it_was_also_where_it_does_not_suit_any_more() -> None:
    home = begun().with_plan(TICKED).restart("Tue 19:40")

    assert len(home.messages("ended_late")) == 1


def test_the_proof_of_a_late_end_says_that_it_was_late() -> None:
    late, in_time = begun().restart("Tue 19:40"), begun().restart("Tue 19:10")

    assert (len(late.messages("is_off_late")), late.messages("is_off")) == (1, [])
    assert (in_time.messages("is_off_late"), len(in_time.messages("is_off"))) == ([], 1)
