"""What people are told about what they ticked."""

from datetime import datetime, timedelta
import json
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.core import HomeAssistant
import pytest

from custom_components.back_recovery.engine.closures import Lockout
from custom_components.back_recovery.engine.effects import Message
from custom_components.back_recovery.engine.plan import (
    Activity,
    Plan,
)
from custom_components.back_recovery.engine.vocabulary import (
    Kind,
    Reason,
)
from custom_components.back_recovery.texts import FOLDER, Texts, async_load_texts

from .forms import texts_of

ZONE = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=ZONE)
PLAN = Plan(
    time_zone=ZONE,
    activities=(
        Activity(id="walk", kind=Kind.WALK, name="Whatever", duration=timedelta(minutes=10)),
        Activity(id="heating_pad", kind=Kind.HEATING_PAD),
        Activity(id="stretch", kind=Kind.CUSTOM, name="Cat and cow"),
    ),
)
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.json"))


@pytest.fixture
async def english(hass: HomeAssistant) -> Texts:
    return await async_load_texts(hass, "en")


@pytest.fixture
async def german(hass: HomeAssistant) -> Texts:
    return await async_load_texts(hass, "de")


def read(language: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{language}.json").read_text())


@pytest.mark.parametrize("reason", [Reason.SUITABILITY, Reason.ASK_FIRST])
def test_without_the_tick_it_is_only_not_part_of_the_plan(reason: Reason, english: Texts) -> None:
    closed = (Lockout(activity="bath", until=None, reason=reason),)

    assert english.closed(closed, PLAN, MONDAY) == (
        "Warm bath is closed, because it is not part of your plan."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tick_is_called_the_same_in_the_form_and_in_messages(language: str) -> None:
    assert read(language)["conditions"] == texts_of(language, "selector", "condition", "options")


def test_a_word_of_caution_follows_the_text_and_own_words(english: Texts) -> None:
    usual = Message(subject="1", text="heating_pad", activity="heating_pad", cautious=True)
    own = Message(
        subject="1", text="heating_pad", activity="heating_pad", own_text="Warm up!", cautious=True
    )

    assert english.say(usual, PLAN, MONDAY).text.endswith(
        "stay awake. Look at your skin more often."
    )
    assert english.say(own, PLAN, MONDAY).text == "Warm up! Look at your skin more often."
