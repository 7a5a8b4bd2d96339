"""What is on disk, and whether an effect still makes sense."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.effects import (
    Clear,
    Decision,
    Effect,
    Message,
    ReportEpisode,
    ReportPrompt,
    Tell,
)
from custom_components.back_recovery.engine.record import Pending, Record
from custom_components.back_recovery.engine.vocabulary import Answer, PromptState

from .builders import a_prompt, an_episode, at

NOW = at("Tue 09:10")
CLEAR = Clear(subject="p1")
REPORT = ReportEpisode(kind="started")
OFFER = Tell(
    episode_id="e1", message=Message(subject="p1", text="walk", answers=(Answer.DONE, Answer.SKIP))
)
GOODBYE = Tell(episode_id="e1", message=Message(subject="e1", text="completed"))
HELLO = replace(GOODBYE, message=Message(subject="e1", text="started", answers=(Answer.STOP,)))


def with_prompt(state: PromptState) -> Record:
    return Record(episode=an_episode(prompts=(a_prompt(id="p1", state=state),)))


def test_a_decision_is_kept_with_its_effects_pending_and_numbered() -> None:
    episode = an_episode()
    before = Record(pending=(Pending(number=4, effect=REPORT),), next_number=5)

    after = before.decided(Decision(episode=episode, effects=(CLEAR, OFFER)))

    assert after.episode is episode
    assert [(one.number, one.effect) for one in after.pending] == [
        (4, REPORT),
        (5, CLEAR),
        (6, OFFER),
    ]
    assert after.next_number == 7


def test_the_end_of_an_episode_keeps_what_is_pending() -> None:
    after = Record(episode=an_episode()).decided(Decision(episode=None, effects=(GOODBYE,)))

    assert after == Record(pending=(Pending(number=1, effect=GOODBYE),), next_number=2)


def test_what_is_acknowledged_is_forgotten_and_its_number_not_used_again() -> None:
    record = Record().decided(Decision(episode=None, effects=(CLEAR, REPORT)))

    after = record.acknowledged(1)

    assert after.pending == (Pending(number=2, effect=REPORT),)
    assert after.next_number == 3


def test_to_acknowledge_twice_is_harmless() -> None:
    record = Record().decided(Decision(episode=None, effects=(CLEAR, REPORT)))

    assert record.acknowledged(1).acknowledged(1) == record.acknowledged(1)


@pytest.mark.parametrize(
    "effect", [CLEAR, REPORT, ReportPrompt(kind="done", activity="walk", prompt_id="p1")]
)
def test_what_happened_is_always_reported_and_what_is_gone_always_cleared(effect: Effect) -> None:
    assert Record().makes_sense(effect, NOW)
    assert with_prompt(PromptState.DONE).makes_sense(effect, NOW)


@pytest.mark.parametrize("state", PromptState)
def test_only_a_prompt_that_waits_for_an_answer_is_asked(state: PromptState) -> None:
    assert with_prompt(state).makes_sense(OFFER, NOW) is (state is PromptState.OFFERED)


def test_old_news_is_not_told() -> None:
    news = replace(GOODBYE, not_after=NOW)

    assert Record(episode=an_episode()).makes_sense(news, NOW)
    assert not Record(episode=an_episode()).makes_sense(news, at("Tue 09:10:01"))


def test_after_the_end_nothing_is_asked_any_more_but_the_end_is_told() -> None:
    assert not Record().makes_sense(HELLO, NOW)
    assert Record().makes_sense(GOODBYE, NOW)


def test_a_message_about_the_episode_is_told_while_it_is_the_same() -> None:
    assert Record(episode=an_episode()).makes_sense(HELLO, NOW)
    another = replace(an_episode(), id="e2")
    assert not Record(episode=another).makes_sense(HELLO, NOW)
    assert not Record(episode=another).makes_sense(GOODBYE, NOW)
