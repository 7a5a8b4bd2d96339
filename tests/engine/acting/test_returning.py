"""The way back, one step at a time: what is said, who is asked, and what lets it wait."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    PromptSkipped,
    RecoveryStopped,
)
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.plan import Caps
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Phase,
    PromptState,
    Reason,
    Stage,
)

from ..builders import Timeline, a_plan, a_prompt, an_activity, at, clock, tells
from ..days import CHECK_IN, back_at_the_gym, never_better, said, sore

ABOUT_LIFTING = (Text.TIP_FORM, Text.TIP_BRACE, Text.TIP_HIPS)


def before_the_test() -> Timeline:
    """Return a day on which the gate is open since 08:00, and the test movements are asked about."""
    return sore().check_in("Fri 08:00", 2).until("Fri 08:01")


def told_at(day: Timeline, when: str) -> list[str]:
    return [line.removeprefix(f"{when} ") for line in day.told if line.startswith(f"{when} ")]


# The test movements


def test_the_test_movements_are_fine_or_not_or_not_wanted_now() -> None:
    card = said(before_the_test(), "ready_check")

    assert card.answers == (Answer.PASSED, Answer.SKIP, Answer.FAILED)
    assert (card.activity, card.stage, card.caps) == ("ready_check", None, None)


def test_the_test_movements_wait_for_the_end_of_a_walk() -> None:
    walk = an_activity("walk", times="12:00", duration=10)
    day = sore().with_plan(a_plan(CHECK_IN, walk, rest_window=72))
    day.on("Fri 07:55", ActivityStarted(activity="walk", by="anna")).check_in("Fri 08:00", 2)

    assert told_at(day.until("Fri 08:04:59"), "Fri 08:00") == []
    assert [line for line in day.until("Fri 08:10").told if "ready_check" in line] == [
        "Fri 08:06 ready_check"
    ]


@pytest.mark.parametrize(("worst", "phase"), [(3, Phase.READY_CHECK), (4, Phase.REST)])
def test_a_little_pain_keeps_the_test_movements_open(worst: int, phase: Phase) -> None:
    assert before_the_test().check_in("Fri 12:00", 1, worst).episode.phase is phase


def test_test_movements_that_were_not_fine_are_a_day_more_and_said_so() -> None:
    day = before_the_test().answer("Fri 08:05", Answer.FAILED, "ready_check")

    assert said(day, "window_extended").reason == Reason.NOT_READY
    assert day.events[-1] == "Fri 08:05 extended not_ready"
    assert day.episode.last_fact(What.EXTENDED).by == "anna"
    assert clock(day.episode.window_ends_at) == "Sat 08:05"
    (card,) = [one for one in day.episode.prompts if one.activity == "ready_check"]
    assert (card.state, card.closed_by) == (PromptState.DONE, "anna")


def test_who_is_sore_again_rests_a_day_more_because_the_back_is_not_ready() -> None:
    day = before_the_test().check_in("Fri 12:00", 6)

    assert day.events[-1] == "Fri 12:00 extended not_ready"
    assert said(day, "window_extended").reason == Reason.NOT_CALM


@pytest.mark.parametrize("unread", [None, *ABOUT_LIFTING])
def test_who_has_read_about_form_brace_and_hips_does_not_read_it_again(unread: Text | None) -> None:
    day = before_the_test()
    tips = [
        a_prompt("tip", id=str(card), state=PromptState.LAPSED, card=card)
        for card in ABOUT_LIFTING
        if card is not unread
    ]
    day.episode = replace(day.episode, prompts=(*day.episode.prompts, *tips))

    day.answer("Fri 08:05", Answer.PASSED, "ready_check")

    assert ("prep_cards" in told_at(day, "Fri 08:05")) is (unread is not None)


# A stage opens


def test_the_card_in_the_gym_says_what_the_stage_allows() -> None:
    card = said(back_at_the_gym().until("Fri 08:06"), "gym_session")

    assert card.answers == (Answer.TRAINED, Answer.SKIP, Answer.WRONG)
    assert (card.stage, card.caps) == (Stage.BODYWEIGHT, Caps(load=0, volume=50))


def test_where_a_card_says_it_a_stage_is_not_announced() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1).until("Sun 18:05")

    assert told_at(day, "Sun 18:00") == ["gym_session"]
    assert "stage_opened" not in " ".join(day.told)


def test_a_stage_that_opens_when_nobody_trains_is_announced() -> None:
    day = sore().walk("Fri 12:00").check_in("Fri 18:59", 2)

    day.answer("Fri 21:00", Answer.PASSED, "ready_check")

    opened = said(day, "stage_opened")
    assert (opened.stage, opened.caps) == (Stage.BODYWEIGHT, Caps(load=0, volume=50))


def test_who_hurts_again_is_not_sent_to_the_gym_and_hears_of_the_stage() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1)

    day.check_in("Sun 17:00", 5).until("Sun 20:00")

    assert [line for line in day.told if line.startswith("Sun 18")] == ["Sun 18:00 stage_opened"]


def test_a_training_is_not_proposed_in_the_middle_of_a_walk() -> None:
    walk = an_activity("walk", times="12:00", duration=10)
    day = sore().with_plan(a_plan(CHECK_IN, walk, rest_window=72)).check_in("Fri 08:00", 2)
    day.answer("Fri 08:05", Answer.PASSED, "ready_check")

    day.on("Fri 08:05:30", ActivityStarted(activity="walk", by="anna")).until("Fri 08:20")

    assert [line for line in day.offered if "gym_session" in line] == ["Fri 08:16:30 gym_session"]


def test_the_stage_that_begins_stands_in_the_record() -> None:
    day = back_at_the_gym()

    (begun,) = [one for one in day.episode.history if one.what is What.STAGE_CHANGED]
    assert (begun.stage, begun.reason) == (Stage.BODYWEIGHT, Reason.CALM)
    assert day.episode.stage_since == at("Fri 08:05")


def test_a_card_that_was_not_wanted_is_no_answer() -> None:
    day = before_the_test().on("Fri 08:05", PromptSkipped(activity="ready_check"))

    assert day.episode.phase is Phase.READY_CHECK


# The end


def days_later(day: Timeline) -> list[str]:
    return [one.message.text for one in tells(day.effects) if one.message.later]


def the_end_of_the_ladder(quiet: str) -> Timeline:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1)
    day.train("Sun 18:30").check_in("+Mon 19:00", 1).train("+Tue 19:00").check_in("+Wed 19:30", 1)
    day.train("+Fri 18:30").check_in("+Sat 19:00", 1).train("+Sun 19:00")
    return day.with_plan(a_plan(*day.plan.activities, quiet=quiet)).check_in("++Mon 19:30", 1)


def test_it_is_asked_once_more_after_a_week_and_after_a_month_for_two_days() -> None:
    day = the_end_of_the_ladder(quiet="22:00-11:00")

    assert days_later(day) == ["follow_up_7", "follow_up_30"]
    later = [one for one in tells(day.last.effects) if one.message.later]
    assert [f"{one.not_before:%d.%m. %H:%M}" for one in later] == ["06.07. 09:00", "29.07. 09:00"]
    assert [f"{one.not_after:%d.%m. %H:%M}" for one in later] == ["08.07. 09:00", "31.07. 09:00"]


def test_who_was_sent_to_a_doctor_or_stopped_is_not_asked_once_more() -> None:
    referred, stopped = never_better(), sore().on("Fri 08:00", RecoveryStopped(by="anna"))

    assert (referred.episode, stopped.episode) == (None, None)
    assert (days_later(referred), days_later(stopped)) == ([], [])


def test_a_way_back_that_was_forgotten_is_not_asked_about_later() -> None:
    day = back_at_the_gym().until("++Sat 12:00")

    assert (day.told[-1], days_later(day)) == ("week 3, Fri 08:05 closed", [])
