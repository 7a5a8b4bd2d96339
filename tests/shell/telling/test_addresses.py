"""What leaves for a phone is taken by Apple and Google, whatever it is about."""

from dataclasses import replace
from typing import Any

from demo_house.push_service import LONGEST_TAG, TAG, refusal
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer
from custom_components.back_recovery.telling.addresses import Address, read_action
from custom_components.back_recovery.telling.channels import no_order

from ..acting import MONDAY
from ..letters import WALK, a_prompter
from ..phones import Phone

pytestmark = pytest.mark.freeze_time(MONDAY)

ENTRY = "01JD4ZK3V5N8W2Y6X7C9B0M1QR"
EPISODE = "20261126182354123456"
SUBJECTS = (
    EPISODE,
    f"{EPISODE}-warning",
    f"{EPISODE}-walk-20261126-12",
    f"{EPISODE}-{'a very long activity of mine ' * 9}-20261126-12",
    f"{EPISODE}-Dehnübung für den Rücken-after-1",
    "device-heating_pad-contact",
    "workout-0123456789abcdef",
    "",
)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_tag_is_short_and_plain_whatever_it_is_about(subject: str) -> None:
    tag = Address(ENTRY, subject).tag

    assert len(tag.encode()) <= LONGEST_TAG
    assert TAG.fullmatch(tag)


def test_every_subject_of_every_plan_has_a_tag_of_its_own() -> None:
    tags = {Address(entry, one).tag for entry in (ENTRY, ENTRY[::-1]) for one in SUBJECTS}

    assert len(tags) == 2 * len(SUBJECTS)


@pytest.mark.parametrize("answer", Answer)
def test_the_id_of_a_button_says_what_was_answered_to_which_asking(answer: Answer) -> None:
    address = Address(ENTRY, SUBJECTS[0])

    tap = read_action(address.action("tgpkk0-1c", answer))

    assert tap
    assert (tap.asking, tap.answer) == ("tgpkk0-1c", answer)


@pytest.mark.parametrize(
    "text",
    [
        *("clear_notification", "command_dnd", "Command_volume_level", " delete_alert "),
        *("request_location_update", "remove_channel", "TTS", "tts", "update_widgets"),
    ],
)
async def test_a_persons_own_words_are_no_orders_to_the_app(
    hass: HomeAssistant, alice: Phone, text: str
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(
        Message(subject="e1-own", text=Text.CUSTOM, activity="walk", own_text=text)
    )

    assert alice.last["message"] == f"“{text.strip()}”"


@pytest.mark.parametrize("text", ["Good", "Walk to the end_of the street", "Hello"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert no_order(text) == text


@pytest.mark.parametrize("letter", ["x", "ü", "🧘"])
async def test_a_novel_is_cut_and_arrives(hass: HomeAssistant, alice: Phone, letter: str) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(replace(WALK, own_text=letter * 5000))

    assert alice.last["message"].startswith(letter)
    assert alice.last["message"].endswith("…")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("text", [Text.WARNING_LIST, Text.READY_CHECK, Text.PREP_CARDS, Text.GYM])
async def test_our_own_texts_arrive_whole(
    hass: HomeAssistant, alice: Phone, text: Text, language: str
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action], language=language)

    await prompter.async_tell(replace(WALK, text=text, until=dt_util.utcnow()))

    assert not alice.last["message"].endswith("…")


LONG = "x" * 5000


@pytest.mark.parametrize(
    "payload",
    [
        {"message": "a", "data": {"tag": "x" * 65}},
        {"message": "a", "data": {"tag": "ü"}},
        {"message": "a", "data": {"actions": [{"action": str(one)} for one in range(4)]}},
        {"message": LONG},
        {"message": "command_dnd", "data": {"tag": "x"}},
        {"message": "clear_notification"},
        {"message": "clear_notification", "title": "Walk", "data": {"tag": "x"}},
    ],
)
def test_the_doubles_refuse_what_the_push_services_refuse(payload: dict[str, Any]) -> None:
    assert refusal(payload)


@pytest.mark.parametrize(
    "payload",
    [
        {"message": "a", "data": {"tag": "x" * 64, "actions": [{"action": "A"}] * 3}},
        {"message": "clear_notification", "data": {"tag": "x"}},
        {"message": "a", "push_token": LONG, "registration_info": {"app_id": LONG}},
    ],
)
def test_they_deliver_what_the_push_services_deliver(payload: dict[str, Any]) -> None:
    assert refusal(payload) is None
