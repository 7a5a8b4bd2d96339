"""What a tap on a message means: every subject and every answer."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.model.effects import (
    Asking,
    Askings,
    Clear,
    Decision,
    Message,
)
from custom_components.back_recovery.engine.model.episode import About, Episode
from custom_components.back_recovery.engine.model.errors import InvalidPain, NoDuration, StaleAnswer
from custom_components.back_recovery.engine.model.events import MessageAnswered
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Kind,
    Onset,
    Phase,
    PromptState,
)
from custom_components.back_recovery.engine.step import step

from ..builders import a_plan, a_prompt, a_session, an_activity, an_episode, at, tells, texts

PLAN = a_plan(
    an_activity("walk", times="09:00", duration=10),
    an_activity("check_in", times="09:00"),
    an_activity("tip", times="09:00"),
)
OPEN = an_episode(
    prompts=tuple(a_prompt(one, id=one) for one in ("walk", "check_in", "tip", "gym"))
)


def asked(*subjects: str, answers: tuple[Answer, ...] = tuple(Answer)) -> Askings:
    """Return askings named after what they are about, that offer every answer."""
    messages = (
        Message(subject=one, text=Text.WALK, answers=answers, asking=one) for one in subjects
    )
    return Askings(open=tuple(Asking(message=one, asked_at=at("Tue 09:05")) for one in messages))


def tap(
    subject: str, given: Answer, text: str | None = None, episode: Episode | None = OPEN
) -> Decision:
    event = MessageAnswered(asking=subject, answer=given, text=text, by="anna")
    return step(PLAN, episode, event, at("Tue 09:10"), askings=asked(subject))


def answer(
    subject: str, given: Answer, text: str | None = None, episode: Episode = OPEN
) -> Episode:
    after = tap(subject, given, text, episode).episode
    assert after
    return after


def state_of(episode: Episode, activity: str) -> PromptState:
    return next(prompt.state for prompt in episode.prompts if prompt.activity == activity)


@pytest.mark.parametrize(
    ("subject", "given", "state"),
    [
        ("walk", Answer.DONE, PromptState.DONE),
        ("walk", Answer.SKIP, PromptState.SKIPPED),
        ("walk", Answer.SNOOZE, PromptState.SNOOZED),
        ("walk", Answer.START, PromptState.STARTED),
        ("check_in", Answer.DONE, PromptState.DONE),
        ("tip", Answer.DONE, PromptState.DONE),
        ("gym", Answer.WALKING, PromptState.DONE),
        ("gym", Answer.DONE, PromptState.DONE),
        ("gym", Answer.SKIP, PromptState.SKIPPED),
    ],
)
def test_an_answer_to_a_prompt_does_what_it_says(
    subject: str, given: Answer, state: PromptState
) -> None:
    after = answer(subject, given)

    assert state_of(after, subject) is state
    others = {prompt.activity for prompt in after.open_prompts} | {subject}
    assert others == {"walk", "check_in", "tip", "gym"}


def test_a_number_is_the_reply_to_a_check_in() -> None:
    after = answer("check_in", Answer.REPLY, " 4 ")

    assert state_of(after, "check_in") is PromptState.DONE
    assert (after.check_ins[0].pain_now, after.check_ins[0].by) == (4, "anna")


def test_who_answered_is_remembered() -> None:
    closed = {prompt.activity: prompt.closed_by for prompt in answer("walk", Answer.DONE).prompts}

    assert closed["walk"] == "anna"
    assert answer("walk", Answer.START).sessions[0].started_by == "anna"


def test_words_are_no_reply_to_a_check_in() -> None:
    with pytest.raises(InvalidPain):
        answer("check_in", Answer.REPLY, "fine")


def test_what_takes_no_time_is_not_started() -> None:
    with pytest.raises(NoDuration):
        answer("tip", Answer.START)


PROMPT_ANSWERS = {Answer.DONE, Answer.SKIP, Answer.SNOOZE, Answer.START}
MEANT = {
    "walk": PROMPT_ANSWERS,
    "check_in": PROMPT_ANSWERS | {Answer.REPLY},
    "gym": {Answer.DONE, Answer.SKIP, Answer.WALKING, Answer.STOP},
    "e1": {Answer.SUDDEN, Answer.WRONG, Answer.STOP, Answer.REPLY, Answer.WALKED},
    "e1-warning": {Answer.NONE, Answer.YES, Answer.WRONG, Answer.MISTAKE},
    "somebody else's": set[Answer](),
}


@pytest.mark.parametrize(
    ("subject", "given"),
    [
        (subject, given)
        for subject, meant in MEANT.items()
        for given in Answer
        if given not in meant
    ],
)
def test_an_answer_the_message_did_not_offer_does_nothing(subject: str, given: Answer) -> None:
    with pytest.raises(StaleAnswer):
        answer(subject, given, "3")


@pytest.mark.parametrize("state", [PromptState.DONE, PromptState.SKIPPED, PromptState.LAPSED,
                                   PromptState.STARTED])  # fmt: skip
def test_a_prompt_that_is_no_longer_open_takes_no_answer(state: PromptState) -> None:
    episode = an_episode(prompts=(a_prompt("walk", id="walk", state=state),))

    for given in Answer:
        with pytest.raises(StaleAnswer):
            answer("walk", given, "3", episode)


def test_a_snoozed_prompt_takes_an_answer() -> None:
    snoozed = a_prompt("walk", id="walk", state=PromptState.SNOOZED, snoozed_until=at("Tue 10:00"))

    after = answer("walk", Answer.DONE, episode=an_episode(prompts=(snoozed,)))

    assert state_of(after, "walk") is PromptState.DONE


def test_a_message_answered_after_the_end_does_nothing() -> None:
    with pytest.raises(StaleAnswer):
        tap("e1", Answer.STOP, episode=None)


def test_it_came_on_suddenly() -> None:
    assert answer("e1", Answer.SUDDEN).onset is Onset.TWEAK


def test_something_is_wrong_shows_the_list_on_top_of_the_message_it_was_said_to() -> None:
    shown = tells(tap("e1", Answer.WRONG).effects)

    assert [one.message.subject for one in shown] == ["e1", "e1-warning"]
    assert shown[1].message.text == "warning_list"


@pytest.mark.parametrize("subject", ["e1", "gym"])
def test_stop_ends_the_episode(subject: str) -> None:
    assert tap(subject, Answer.STOP).episode is None


ASKED_TODAY = replace(OPEN, asked=(About.WARNING_TODAY,))
"""None of the signs that need help at once; those of today are asked about."""


def test_none_of_the_emergency_signs_is_followed_by_those_of_today() -> None:
    first = tap("e1-warning", Answer.NONE)

    assert Clear(subject="e1-warning") in first.effects
    assert texts(first.effects) == ["warning_list_today"]


def test_none_of_both_takes_the_list_away_and_changes_nothing() -> None:
    second = tap("e1-warning_today", Answer.NONE, episode=ASKED_TODAY)

    assert (second.episode, second.effects) == (OPEN, (Clear(subject="e1-warning_today"),))


def test_a_sign_of_today_leads_to_a_doctor_and_no_emergency() -> None:
    decision = tap("e1-warning_today", Answer.YES, episode=ASKED_TODAY)

    assert decision.episode
    assert decision.episode.phase is Phase.HOLD_CARE
    assert texts(decision.effects) == ["warning_b"]


def test_one_of_the_signs_counts_as_the_graver_list() -> None:
    assert answer("e1-warning", Answer.YES).phase is Phase.HOLD_EMERGENCY


def test_an_answer_that_was_not_offered_does_nothing() -> None:
    event = MessageAnswered(asking="walk", answer=Answer.DONE, by="anna")
    offered = asked("walk", answers=(Answer.START, Answer.SKIP))

    with pytest.raises(StaleAnswer):
        step(PLAN, OPEN, event, at("Tue 09:10"), askings=offered)


def test_what_was_not_asked_has_no_answer() -> None:
    event = MessageAnswered(asking="walk", answer=Answer.DONE, by="anna")

    with pytest.raises(StaleAnswer):
        step(PLAN, OPEN, event, at("Tue 09:10"))


@pytest.mark.parametrize("given", [Answer.START, Answer.SKIP])
def test_a_question_that_was_dropped_takes_no_answer(given: Answer) -> None:
    with pytest.raises(StaleAnswer):
        tap("e1-confirm", given)


def test_of_two_walks_in_a_plan_the_first_is_the_one_that_was_walked() -> None:
    plan = a_plan(an_activity("walk"), an_activity("stroll", kind=Kind.WALK, name="Stroll"))
    event = MessageAnswered(asking="e1", answer=Answer.WALKED, by="anna")

    after = step(plan, an_episode(), event, at("Tue 09:10"), askings=asked("e1")).episode

    assert after
    assert [one.activity for one in after.sessions] == ["walk"]


def test_a_walk_that_was_done_counts_while_somebody_elses_goes_on() -> None:
    running = a_session("walk", "Tue 09:05", started_by="ben")

    after = answer("e1", Answer.WALKED, episode=an_episode(sessions=(running,)))

    assert [one.started_by for one in after.sessions] == ["ben", "anna"]


def test_who_has_no_walk_in_the_plan_cannot_say_it_was_walked() -> None:
    event = MessageAnswered(asking="e1", answer=Answer.WALKED, by="anna")

    with pytest.raises(StaleAnswer):
        step(a_plan(an_activity("tip")), OPEN, event, at("Tue 09:10"), askings=asked("e1"))
