"""Every key of a text has words in every language, and all words have a key."""

import re

import pytest

from custom_components.back_recovery.engine.model import errors
from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.plan import READY_CHECK, TRAINING
from custom_components.back_recovery.engine.model.suitability import GRID, STATED, Suits
from custom_components.back_recovery.engine.model.texts import OFFERS, PRACTICES, TIPS, Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, Kind, Reason, Stage
from custom_components.back_recovery.telling.formats import Formats
from custom_components.back_recovery.telling.keys import (
    CARDS,
    NOT_SAVED,
    Counted,
    LogLine,
    PageLine,
    Phrase,
    SelfTestLine,
    WorkoutLine,
)
from custom_components.back_recovery.telling.texts import _load
from custom_components.back_recovery.workouts.vocabulary import (
    Action,
    ActivityClass,
    Level,
    OutcomeReason,
)

from ..wording import LANGUAGES, MONDAY, PLAN, THURSDAY, read

OF_THE_WORKOUT_LOG = {Text.WORKOUT, Text.WORKOUT_DURING_LOCKOUT}
"""Texts that come with their own words."""

WITH_WORDS = {*Text} - {*CARDS, *OF_THE_WORKOUT_LOG}


def engine_errors() -> set[str]:
    kinds = errors.DomainError.__subclasses__()
    return {kind.key for kind in kinds} - {errors.ActivityClosed.key}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words_and_all_words_have_a_key(language: str) -> None:
    wording = read(language)

    assert wording["texts"].keys() == WITH_WORDS
    assert wording["titles"].keys() <= {*Text} - {*CARDS}
    assert wording["titles"].keys() >= {*TIPS, *PRACTICES, *OF_THE_WORKOUT_LOG}
    assert wording["buttons"].keys() == set(Answer)
    assert wording["activities"].keys() == {*Kind, READY_CHECK, TRAINING}
    assert wording["reasons"].keys() == set(Reason)
    assert wording["phrases"].keys() == set(Phrase)
    assert wording["log"].keys() == set(LogLine)
    assert wording["page"].keys() == set(PageLine)
    assert wording["self_test"].keys() == set(SelfTestLine)
    assert wording["conditions"].keys() == set(STATED)
    assert wording["cautions"].keys() == {
        OFFERS[kind] for row in GRID.values() for kind in row if row[kind] is Suits.CAUTION
    }
    assert wording["stages"].keys() == set(Stage) - {Stage.NONE}
    assert wording["refusals"].keys() == {*engine_errors(), NOT_SAVED}
    assert wording["counted"].keys() == set(Counted)
    forms = {"other", *Formats.load(language).plurals}
    assert all({"other"} <= words.keys() <= forms for words in wording["counted"].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_about_workouts_has_a_key(language: str) -> None:
    words = read(language)["workouts"]

    assert words["lines"].keys() == set(WorkoutLine)
    assert words["levels"].keys() == set(Level)
    assert words["does"].keys() == set(Action)
    assert words["classes"].keys() == set(ActivityClass)
    assert words["because"].keys() == {
        OutcomeReason.CLASS_NOT_WANTED,
        OutcomeReason.TOO_SHORT,
        OutcomeReason.NO_KEYWORD,
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", Text)
def test_every_text_can_be_said(text: Text, language: str) -> None:
    message = Message(
        subject="1",
        text=text,
        activity="walk",
        minutes=10,
        until=THURSDAY,
        since=MONDAY,
        reason=Reason.GAP,
        by="Anna",
        temperature=45,
        number=0,
        stage=Stage.LIGHT,
        own_text="In own words." if text in OF_THE_WORKOUT_LOG else None,
    )

    spoken = _load(language).say(message, PLAN, MONDAY)

    assert spoken.title
    assert spoken.text
    assert not re.search(r"[{}]", spoken.text)
