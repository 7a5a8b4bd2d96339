"""Which messages bring a picture to a phone, and to which phone."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.texts import OFFERS, Text
from custom_components.back_recovery.engine.model.vocabulary import Countdown, Kind, Seek, Urgency
from custom_components.back_recovery.telling import channels
from custom_components.back_recovery.telling.images import (
    IMAGES,
    IMAGES_AT,
    IMAGES_OF_TEXTS,
    ONE_LINE,
    image_name,
    image_path,
)

from ..acting import MONDAY
from ..letters import GYM, WALK, a_prompter
from ..phones import Phone

pytestmark = pytest.mark.freeze_time(MONDAY)

FOLDER = Path(channels.__file__).parents[1] / "pictures"
SERVED = "/back_recovery/images"


@pytest.fixture
def iphone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "is_iphone", lambda *_: True)


@pytest.mark.parametrize("name", sorted({*IMAGES.values(), *IMAGES_OF_TEXTS.values()}))
def test_every_picture_of_a_message_is_there(name: str) -> None:
    assert (FOLDER / f"{name}.png").is_file()


@pytest.mark.parametrize(("kind", "name"), IMAGES.items())
def test_an_offer_has_the_picture_of_its_activity(kind: Kind, name: str) -> None:
    assert image_name(Message(subject="1", text=OFFERS[kind]), kind) == name


@pytest.mark.parametrize(
    "more",
    [
        {"urgency": Urgency.SAFETY},
        {"urgency": Urgency.ALARM},
        {"live": Countdown.RUNS},
        {"seek": Seek.TODAY},
        {"first": (WALK,)},
        {"also": ("bath_1",)},
        {"text": Text.ENDED_WALK},
    ],
    ids=lambda more: next(iter(more)),
)
def test_other_messages_have_none(more: dict[str, Any]) -> None:
    assert image_name(WALK, Kind.WALK) == "walking"
    assert image_name(replace(WALK, **more), Kind.WALK) is None


def test_what_has_no_posture_has_no_picture() -> None:
    assert image_name(replace(WALK, text=Text.RUB), Kind.RUB) is None
    assert image_name(replace(WALK, text=Text.CUSTOM), None) is None


def test_android_has_one_only_beside_a_single_line(hass: HomeAssistant) -> None:
    path = f"{SERVED}/walking.png"
    hass.data[IMAGES_AT] = SERVED
    line, more = "x" * ONE_LINE, "x" * (ONE_LINE + 1)

    assert image_path(hass, WALK, Kind.WALK, line, on_iphone=False) == path
    assert image_path(hass, WALK, Kind.WALK, more, on_iphone=False) is None
    assert image_path(hass, WALK, Kind.WALK, more, on_iphone=True) == path


@pytest.mark.usefixtures("iphone")
async def test_an_iphone_gets_the_picture_with_the_offer(hass: HomeAssistant, alice: Phone) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(WALK)

    assert (await alice.client.get(alice.last["data"]["image"])).status == 200
    # That it fits the 4 KB of a push is asked by the double of the push service.
    assert alice.last["data"]["image"] == f"{SERVED}/walking.png"


@pytest.mark.usefixtures("iphone")
async def test_the_longest_text_still_fits_beside_a_picture(
    hass: HomeAssistant, alice: Phone
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(replace(WALK, own_text="ü" * 5000))

    assert "image" in alice.last["data"]


@pytest.mark.usefixtures("iphone")
async def test_there_is_none_while_the_pictures_are_not_served(
    hass: HomeAssistant, alice: Phone
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])
    del hass.data[IMAGES_AT]

    await prompter.async_tell(WALK)

    assert "image" not in alice.last["data"]


@pytest.mark.usefixtures("iphone")
@pytest.mark.parametrize(("private", "message"), [(True, WALK), (False, GYM)])
async def test_what_is_private_and_what_warns_is_words_alone(
    hass: HomeAssistant, alice: Phone, private: bool, message: Message
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action], private_answers=private)

    await prompter.async_tell(message)

    assert "image" not in alice.last["data"]
