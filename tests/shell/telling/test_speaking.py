"""What the house says aloud, when, and to whom."""

import asyncio
from dataclasses import replace
from typing import Any

from homeassistant.components import tts
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.setup import async_setup_component
import pytest

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Urgency
from custom_components.back_recovery.telling.channels import Satellite
from custom_components.back_recovery.telling.prompter import Prompter

from ..acting import MONDAY, settle
from ..letters import GYM, WALK, a_prompter, issues

pytestmark = pytest.mark.freeze_time(MONDAY)


PLAYER, ENGINE, SATELLITE = "media_player.den", "tts.voice", "assist_satellite.kitchen"


@pytest.fixture
def spoken(hass: HomeAssistant) -> list[ServiceCall]:
    """Let there be a speaker and a satellite; return what they are asked to say."""
    for entity_id in (PLAYER, ENGINE, SATELLITE):
        hass.states.async_set(entity_id, "idle")
    hass.states.async_set("person.alice", "home")
    calls: list[ServiceCall] = []

    @callback
    def say(call: ServiceCall) -> None:
        calls.append(call)

    hass.services.async_register("tts", "speak", say)
    hass.services.async_register("assist_satellite", "announce", say)
    return calls


async def a_voice(hass: HomeAssistant, **options: Any) -> Prompter:
    """Return the prompter of a plan that may speak from 17:00 to 19:00; it is 18:00."""
    hours = {"speak_from": "17:00:00", "speak_until": "19:00:00"}
    return await a_prompter(
        hass,
        person="person.alice",
        **{"speakers": [PLAYER], "tts_engine": ENGINE, "satellites": [SATELLITE]} | hours | options,
    )


async def test_an_offer_is_said_aloud(hass: HomeAssistant, spoken: list[ServiceCall]) -> None:
    prompter = await a_voice(hass)

    await prompter.async_tell(WALK)
    await settle(hass)

    words = "Walk, 10 min. Time for an easy walk? Flat and relaxed. Turn round if it gets worse."
    assert [call.data for call in spoken] == [
        {"entity_id": ENGINE, "media_player_entity_id": PLAYER, "message": words},
        {"entity_id": SATELLITE, "message": words},
    ]


@pytest.mark.parametrize(
    "message",
    [
        replace(WALK, also=("check_in",)),
        GYM,
        Message(subject="e1-warning", text=Text.WARNING_LIST, urgency=Urgency.SAFETY),
        Message(subject="e1", text=Text.COMPLETED),
    ],
)
async def test_lists_warnings_and_news_are_not_said_aloud(
    hass: HomeAssistant, spoken: list[ServiceCall], message: Message
) -> None:
    prompter = await a_voice(hass)

    await prompter.async_tell(message)
    await settle(hass)

    assert spoken == []


@pytest.mark.parametrize(
    ("hours", "is_spoken"),
    [
        ({"speak_from": "18:00:00"}, True),
        ({"speak_from": "18:00:01"}, False),
        ({"speak_until": "18:00:01"}, True),
        ({"speak_until": "18:00:00"}, False),
        ({"speak_from": "20:00:00", "speak_until": "18:30:00"}, True),
        ({"speak_from": "20:00:00", "speak_until": "08:00:00"}, False),
        ({"quiet_from": "17:30:00", "quiet_until": "18:30:00"}, False),
    ],
)
async def test_the_house_speaks_in_its_hours_only(
    hass: HomeAssistant, spoken: list[ServiceCall], hours: dict[str, str], is_spoken: bool
) -> None:
    prompter = await a_voice(hass, **hours)

    await prompter.async_tell(WALK)
    await settle(hass)

    assert bool(spoken) is is_spoken


@pytest.mark.parametrize(
    ("place", "is_spoken"), [("home", True), ("not_home", False), ("unknown", True)]
)
async def test_the_house_does_not_speak_to_somebody_who_is_out(
    hass: HomeAssistant, spoken: list[ServiceCall], place: str, is_spoken: bool
) -> None:
    hass.states.async_set("person.alice", place)
    prompter = await a_voice(hass)

    await prompter.async_tell(WALK)
    await settle(hass)

    assert bool(spoken) is is_spoken


async def test_a_speaker_without_a_voice_is_reported(
    hass: HomeAssistant, spoken: list[ServiceCall]
) -> None:
    prompter = await a_voice(hass, tts_engine=None)

    await prompter.async_tell(WALK)
    await settle(hass)

    assert [call.domain for call in spoken] == ["assist_satellite"]
    assert "target_missing" in issues(hass)


async def test_an_announcement_that_takes_too_long_is_not_said_twice(
    hass: HomeAssistant, spoken: list[ServiceCall], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def go_on_and_on(call: ServiceCall) -> None:
        spoken.append(call)
        await asyncio.Event().wait()

    hass.services.async_register("assist_satellite", "announce", go_on_and_on)
    monkeypatch.setattr(Satellite, "patience", 0)
    prompter = await a_voice(hass, speakers=[])

    await prompter.async_tell(WALK)
    await settle(hass)

    assert len(spoken) == 1


class Voice(tts.TextToSpeechEntity):
    """A voice that speaks several languages."""

    entity_id = ENGINE

    def __init__(self, usual: str) -> None:
        self._attr_default_language = usual
        self._attr_supported_languages = ["de-AT", "de-DE", "en-US"]


@pytest.mark.parametrize(
    ("usual", "chosen"), [("en-US", "language=de-DE"), ("de-AT", "tts_options=")]
)
async def test_a_voice_speaks_the_language_of_the_person(
    hass: HomeAssistant, usual: str, chosen: str
) -> None:
    played: list[ServiceCall] = []
    hass.services.async_register("media_player", "play_media", played.append)
    hass.states.async_set(PLAYER, "idle")
    assert await async_setup_component(hass, "tts", {})
    await hass.data[tts.DATA_COMPONENT].async_add_entities([Voice(usual)])
    prompter = await a_voice(hass, satellites=[], language="de")

    await prompter.async_tell(WALK)
    await settle(hass)

    assert [chosen in call.data["media_content_id"] for call in played] == [True]
    assert ("language=" in played[0].data["media_content_id"]) is (usual == "en-US")
