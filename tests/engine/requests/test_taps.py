"""What a tap on a message means: every subject and every answer."""

import pytest

from custom_components.back_recovery.engine.model.effects import Clear
from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.errors import InvalidPain, NoDuration, StaleAnswer
from custom_components.back_recovery.engine.model.events import MessageAnswered
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Onset,
    Phase,
    PromptState,
)
from custom_components.back_recovery.engine.step import step

from ..builders import a_plan, a_prompt, an_activity, an_episode, at, texts

PLAN = a_plan(
    an_activity("walk", times="09:00", duration=10),
    an_activity("check_in", times="09:00"),
    an_activity("tip", times="09:00"),
)
OPEN = an_episode(
    prompts=tuple(a_prompt(one, id=one) for one in ("walk", "check_in", "tip", "gym"))
)


def answer(
    subject: str, given: Answer, text: str | None = None, episode: Episode = OPEN
) -> Episode:
    event = MessageAnswered(subject=subject, answer=given, text=text, by="anna")
    after = step(PLAN, episode, event, at("Tue 09:10")).episode
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
    "e1-warning": {Answer.NONE, Answer.YES, Answer.WRONG},
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
        step(PLAN, None, MessageAnswered(subject="e1", answer=Answer.STOP), at("Tue 09:10"))


def test_it_came_on_suddenly() -> None:
    assert answer("e1", Answer.SUDDEN).onset is Onset.TWEAK


def test_something_is_wrong_shows_the_list() -> None:
    event = MessageAnswered(subject="e1", answer=Answer.WRONG)

    assert texts(step(PLAN, OPEN, event, at("Tue 09:10")).effects) == ["warning_list"]


@pytest.mark.parametrize("subject", ["e1", "gym"])
def test_stop_ends_the_episode(subject: str) -> None:
    event = MessageAnswered(subject=subject, answer=Answer.STOP)

    assert step(PLAN, OPEN, event, at("Tue 09:10")).episode is None


def test_none_of_the_signs_takes_the_list_away_and_changes_nothing() -> None:
    event = MessageAnswered(subject="e1-warning", answer=Answer.NONE)

    decision = step(PLAN, OPEN, event, at("Tue 09:10"))

    assert (decision.episode, decision.effects) == (OPEN, (Clear(subject="e1-warning"),))


def test_one_of_the_signs_counts_as_the_graver_list() -> None:
    assert answer("e1-warning", Answer.YES).phase is Phase.HOLD_EMERGENCY
