"""Which languages are listened to, and that every file of one is complete."""

from collections.abc import Iterator, Mapping
import re
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.intent import IntentResponseType
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
import pytest

from custom_components.back_recovery.engine.model.vocabulary import Kind
from custom_components.back_recovery.engine.requests.typed import WORDS
from custom_components.back_recovery.speaking.languages import CODES, FOLDER, load_language
from custom_components.back_recovery.speaking.speech import Speech
from custom_components.back_recovery.speaking.wishes import WISHES
from custom_components.back_recovery.telling.texts import async_load_texts

from ..acting import a_plan, settle, shown
from .house import ALICE, converse, live_with_assist, say

MODEL = "en"


def raw(code: str) -> dict[str, Any]:
    return dict(load_yaml_dict(str(FOLDER / f"{code}.yaml")))


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from leaves(one, f"{path}.{name}")
    elif isinstance(value, str):
        yield path, value


@pytest.mark.parametrize("code", CODES)
def test_a_language_says_everything_with_every_blank(code: str) -> None:
    def blanks(language: Mapping[str, Any]) -> dict[str, set[str]]:
        return {
            path: set(re.findall(r"{(\w+)}", text)) for path, text in leaves(language["answers"])
        }

    assert blanks(raw(code)) == blanks(raw(MODEL))


@pytest.mark.parametrize("code", CODES)
def test_a_language_names_every_activity_and_every_day(code: str) -> None:
    language, model = raw(code), raw(MODEL)

    assert set(language["activity_names"]) == set(model["activity_names"]) >= set(Kind)
    assert set(language["activities"]) == set(model["activities"])
    assert (len(language["times"]["weekdays"]), len(language["times"]["months"])) == (7, 12)
    assert len(language["numbers"]) == len(model["numbers"])


@pytest.mark.parametrize("code", CODES)
def test_every_intent_can_be_said(code: str) -> None:
    said = {block.intent for block in load_language(code).blocks if block.examples}

    assert said == {wish.intent for wish in WISHES}


@pytest.mark.parametrize("code", CODES)
def test_no_sentence_has_a_mark_that_nobody_says(code: str) -> None:
    templates = [one for block in load_language(code).blocks for one in block.templates]

    assert [one for one in templates if re.search(r"[.,;:!?]", one)] == []


@pytest.mark.parametrize("code", CODES)
async def test_every_answer_can_be_filled_in(hass: HomeAssistant, code: str) -> None:
    speech = Speech(load_language(code), await async_load_texts(hass, code))

    for key, text in speech.language.answers.items():
        values = dict.fromkeys(re.findall(r"{(\w+)}", text), "x")
        assert speech.say(key, **values), key


async def test_a_language_nobody_uses_is_not_listened_to(hass: HomeAssistant) -> None:
    await live_with_assist(hass, "en")
    await a_plan(hass)

    result = await converse(hass, "mein rücken tut weh", "de")

    assert result.response.response_type is IntentResponseType.ERROR
    assert shown(hass, ALICE) == "off"


async def test_the_language_of_a_plan_is_listened_to(hass: HomeAssistant) -> None:
    await live_with_assist(hass, "en")
    await a_plan(hass, language="de")

    answer = await say(hass, "mein rücken tut weh", "de")

    assert answer.startswith("Back Recovery ist an.")


async def test_a_new_assistant_brings_its_language(hass: HomeAssistant) -> None:
    await live_with_assist(hass, "en")
    for component in ("http", "media_source", "tts", "stt", "assist_pipeline"):
        assert await async_setup_component(hass, component, {})
    from homeassistant.components.assist_pipeline.pipeline import KEY_ASSIST_PIPELINE  # noqa: PLC0415

    await a_plan(hass)
    store = hass.data[KEY_ASSIST_PIPELINE].pipeline_store
    await store.async_create_item(
        {
            "conversation_engine": "conversation.home_assistant",
            "conversation_language": "de",
            "language": "de",
            "name": "Deutsch",
            "stt_engine": None,
            "stt_language": None,
            "tts_engine": None,
            "tts_language": None,
            "tts_voice": None,
            "wake_word_entity": None,
            "wake_word_id": None,
        }
    )
    await settle(hass)

    answer = await say(hass, "mein rücken tut weh", "de")

    assert answer.startswith("Back Recovery ist an.")


async def test_a_sentence_of_another_language_in_use_is_understood_too(hass: HomeAssistant) -> None:
    await live_with_assist(hass, "en")
    await a_plan(hass, language="de")

    answer = await say(hass, "mein rücken tut weh", "en")

    assert answer.startswith("Back recovery is on.")


async def test_a_plan_that_goes_takes_its_sentences_along(hass: HomeAssistant) -> None:
    await live_with_assist(hass)
    entry = await a_plan(hass)

    await hass.config_entries.async_remove(entry.entry_id)
    await settle(hass)

    result = await converse(hass, "back recovery status")
    assert result.response.response_type is IntentResponseType.ERROR


@pytest.mark.parametrize("code", CODES)
def test_a_number_can_be_typed_in_the_words_in_which_it_is_said(code: str) -> None:
    typed = [set(words.split("|")) for words in WORDS[code].split(" ")]
    said = [set(words.split("|")) for words in load_language(code).numbers[:11]]

    assert len(typed) == len(said) == 11
    assert all(spoken <= written for spoken, written in zip(said, typed, strict=True))
