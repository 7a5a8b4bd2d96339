"""What Assist understands in a real Home Assistant."""

from typing import Any

import pytest

from .scene import SWITCH, Scene


async def say(scene: Scene, text: str, language: str) -> dict[str, Any]:
    """Say something to the built-in agent and return its answer."""
    answer = await scene.client.request(
        "POST",
        "conversation/process",
        {"text": text, "language": language, "agent_id": "conversation.home_assistant"},
    )
    return dict(answer["response"])


@pytest.mark.parametrize(
    ("language", "on", "off"),
    [
        ("en", "turn on back recovery", "turn off back recovery"),
        ("de", "schalte back recovery ein", "schalte back recovery aus"),
    ],
)
async def test_the_switch_is_turned_on_and_off(
    scene: Scene, language: str, on: str, off: str
) -> None:
    assert (await say(scene, on, language))["response_type"] == "action_done"
    await scene.client.wait_for(SWITCH, "on", seconds=10)

    assert (await say(scene, off, language))["response_type"] == "action_done"
    await scene.client.wait_for(SWITCH, "off", seconds=10)


@pytest.mark.parametrize(
    ("language", "question", "yes"),
    [
        ("en", "is back recovery on", "yes"),
        ("de", "ist back recovery an", "ja"),
    ],
)
async def test_somebody_may_ask_whether_it_is_on(
    scene: Scene, language: str, question: str, yes: str
) -> None:
    await scene.turn("on")

    answer = await say(scene, question, language)

    assert answer["response_type"] == "query_answer"
    assert yes in answer["speech"]["plain"]["speech"].lower()


def spoken(answer: dict[str, Any]) -> str:
    return str(answer["speech"]["plain"]["speech"])


async def test_our_own_sentences_are_there_after_the_installation(scene: Scene) -> None:
    assert "Back recovery is on." in spoken(await say(scene, "my back hurts", "en"))
    await scene.client.wait_for(SWITCH, "on", seconds=10)

    assert spoken(await say(scene, "my back is a four", "en")).startswith("Noted: 4 of 10.")
    assert "more, until" in spoken(await say(scene, "how long am I still off the gym", "en"))

    assert spoken(await say(scene, "stop back recovery", "en")) == "Back recovery is off."
    await scene.client.wait_for(SWITCH, "off", seconds=10)
