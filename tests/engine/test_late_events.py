"""What was due while nobody looked is done before what happens then."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.errors import (
    ActivityClosed,
    DomainError,
    NoSession,
    NothingToAnswer,
    NotRecovering,
    StaleAnswer,
)
from custom_components.back_recovery.engine.model.vocabulary import Answer, Condition, Kind, Phase

from .builders import AT_GYM, AWAY, Timeline, a_plan, an_activity, the_usual
from .house import HouseTimeline
from .ticks import ticked

WALK = an_activity("walk", times="09:00", duration=10)
STRETCH = an_activity("stretch", duration=10)
PLAN = a_plan(WALK, STRETCH)
DONE = happened.ActivityDone(activity="walk", by="anna")


def unseen[TimelineT: Timeline](day: TimelineT) -> TimelineT:
    """Let nobody look at the clock until something happens."""
    day.wake_at = None
    return day


def refused(day: Timeline, when: str, event: happened.Event) -> type[DomainError]:
    return type(unseen(day).refused(when, event))


def test_a_walk_that_is_over_is_not_in_the_way_of_the_next_thing() -> None:
    day = Timeline(PLAN).start("Mon 18:00")
    day.on("Tue 12:00", happened.ActivityStarted(activity="walk", by="anna"))

    unseen(day).on("Tue 12:30", happened.ActivityStarted(activity="stretch", by="anna"))

    assert day.episode.session
    assert day.episode.session.activity == "stretch"
    assert refused(day, "Tue 13:00", happened.ActivityStopped(by="anna")) is NoSession


def test_an_offer_that_has_lapsed_cannot_be_skipped() -> None:
    day = Timeline(PLAN).start("Mon 18:00").until("Tue 09:00")

    assert refused(day, "Tue 11:00", happened.PromptSkipped(by="anna")) is NothingToAnswer


def test_what_the_plan_has_lost_cannot_be_skipped() -> None:
    day = Timeline(PLAN).start("Mon 18:00").until("Tue 09:00").with_plan(a_plan())

    assert refused(day, "Tue 09:10", happened.PromptSkipped(by="anna")) is NothingToAnswer


def test_what_does_not_suit_any_more_is_withdrawn_before_it_is_stopped() -> None:
    ice = the_usual(Kind.ICE)
    day = Timeline(a_plan(ice)).start("Mon 18:00")
    day.on("Tue 12:00", happened.ActivityStarted(activity="ice", by="anna"))
    day.with_plan(a_plan(ice, profile=ticked(Condition.REACTS_BADLY_TO_COLD)))

    assert refused(day, "Tue 12:03", happened.ActivityStopped(by="anna")) is NoSession


def test_a_fine_that_comes_after_the_two_minutes_is_too_late() -> None:
    home = HouseTimeline().day().confirm("Tue 12:00").until("Tue 12:05")
    fine = home.tapped(home.episode.skin_subject, Answer.FINE, by="anna")

    assert refused(home, "Tue 12:08", fine) is StaleAnswer


def test_a_yes_to_a_question_that_has_passed_starts_nothing() -> None:
    home = HouseTimeline().day().ask("Tue 12:00")
    start = home.tapped(home.episode.question_subject, Answer.START, by="anna")

    assert refused(home, "Tue 12:03", start) is StaleAnswer
    assert home.switched == []


def test_a_skip_that_was_a_minute_ago_is_no_slip_any_more() -> None:
    day = Timeline(PLAN).start("Mon 18:00").until("Tue 09:00")
    prompt = day.episode.prompts[0].id
    day.on("Tue 09:05", happened.PromptSkipped(by="anna"))

    assert refused(day, "Tue 09:07", day.tapped(prompt, Answer.UNDO, by="anna")) is StaleAnswer


def test_a_visit_that_is_over_is_followed_by_a_new_one() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 19:00", happened.PersonMoved(place=AT_GYM))
    day.on("Mon 19:30", happened.PersonMoved(place=AWAY))

    unseen(day).on("Mon 20:30", happened.PersonMoved(place=AT_GYM))

    assert day.offered == ["Mon 19:00 gym", "Mon 20:30 gym"]


def test_nobody_comes_back_from_a_pause_that_has_expired() -> None:
    day = Timeline(a_plan(rest_window=336)).start("Mon 18:00").on("Tue 12:00", happened.Paused())

    assert refused(day, "2026-06-30 12:00", happened.Resumed()) is NotRecovering


def test_nothing_is_done_in_a_window_that_is_over() -> None:
    day = Timeline(PLAN).start("Mon 18:00")

    assert refused(day, "Wed 18:00", DONE) is NotRecovering


def test_who_was_silent_for_three_days_is_asked_first_and_begins_nothing() -> None:
    day = Timeline(a_plan(WALK, rest_window=336)).start("Mon 18:00").check_in("Mon 19:00", 4)

    walk = happened.ActivityStarted(activity="walk", by="anna")
    assert refused(day, "Fri 12:00", walk) is ActivityClosed


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (happened.Restarted(), "restarted"),
        (happened.Left(), "unloaded"),
        (happened.PlanChanged(), "plan_changed"),
        (happened.ClockSetBack(), "clock_set_back"),
    ],
)
def test_why_the_house_switched_off_is_remembered(event: happened.Event, reason: str) -> None:
    home = HouseTimeline().day().confirm("Tue 12:00")

    home.on("Tue 12:04", event)

    assert (home.is_on(), home.why()) == (False, reason)


# Who is in the bath


TUB = an_activity("bath", duration=15, earliest="08:00", latest="21:00")


def in_the_bath(when: str, *, says_how_it_is: bool = False, **values: Any) -> Timeline:
    """Return the time after somebody got into the bath and said nothing any more."""
    day = Timeline(a_plan(TUB, has_second_contact=True, **values)).start("Mon 18:00")
    if says_how_it_is:
        day.check_in("Mon 18:10", 4)
    return day.on(when, happened.ActivityStarted(activity="bath", by="anna"))


def test_nobody_is_forgotten_in_the_bath_as_a_silence_becomes_a_pause() -> None:
    day = in_the_bath("Thu 18:00", says_how_it_is=True, rest_window=240).until("Thu 18:25")

    assert "Thu 18:25 contact_bath" in day.told
    assert day.episode.phase is Phase.REST
    assert day.until("Thu 20:00").episode.phase is Phase.PAUSED


def test_nobody_is_forgotten_in_the_bath_as_the_window_ends() -> None:
    day = in_the_bath("Wed 17:50").until("Wed 18:15")

    assert "Wed 18:15 contact_bath" in day.told
    assert day.episode
    assert day.until("Wed 20:00").episode is None
