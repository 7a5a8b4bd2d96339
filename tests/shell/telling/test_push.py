"""What a phone is sent beside the words: its end, its channel, where a tap leads, a countdown."""

from dataclasses import replace
from datetime import timedelta

from homeassistant.core import HomeAssistant
import pytest

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, Countdown, Urgency
from custom_components.back_recovery.telling.lasting import STAYS, lasts

from ..acting import MONDAY, at
from ..letters import GYM, WALK, a_prompter
from ..phones import Phone

pytestmark = pytest.mark.freeze_time(MONDAY)

RUNNING = Message(
    subject="e1-session",
    text=Text.RUNNING,
    activity="walk",
    until=at("Mon 18:10"),
    answers=(Answer.END,),
    urgency=Urgency.QUIET,
    live=Countdown.RUNS,
)


@pytest.mark.parametrize("text", Text)
def test_every_message_has_an_end(text: Text) -> None:
    span = lasts(Message(subject="1", text=text), at("Mon 18:00"))

    assert (span is None) == (text in STAYS)
    assert span is None or timedelta(0) < span <= timedelta(days=1)


async def test_what_runs_counts_down_in_silence_and_goes_after_its_end(
    hass: HomeAssistant, alice: Phone
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(RUNNING)

    data = alice.last["data"]
    assert (data["live_update"], data["chronometer"]) == (True, True)
    assert data["when"] == at("Mon 18:10").timestamp()
    assert (data["channel"], data["importance"]) == ("Back recovery: running now", "low")
    assert (data["alert_once"], data["push"]["sound"]) == ("true", "none")
    assert data["timeout"] == 20 * 60
    assert alice.last["message"] == "Until 18:10."
    assert alice.buttons == ["Stop"]


async def test_the_last_word_of_what_ran_is_no_countdown(hass: HomeAssistant, alice: Phone) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])
    await prompter.async_tell(RUNNING)

    await prompter.async_tell(
        replace(
            RUNNING, text=Text.ENDED_WALK, answers=(), live=Countdown.ENDS, urgency=Urgency.NORMAL
        )
    )

    assert len(alice.screen) == 1
    assert "chronometer" not in alice.last["data"]
    assert alice.last["data"]["channel"] == "Back recovery: offers"


async def test_safety_has_a_channel_of_its_own(hass: HomeAssistant, alice: Phone) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(GYM)

    data = alice.last["data"]
    assert (data["channel"], data["importance"]) == ("Back recovery: safety", "high")


@pytest.mark.parametrize(("private", "visibility"), [(True, "private"), (False, None)])
async def test_a_locked_phone_shows_no_answers_that_are_private(
    hass: HomeAssistant, alice: Phone, private: bool, visibility: str | None
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action], private_answers=private)

    await prompter.async_tell(WALK)

    assert alice.last["data"].get("visibility") == visibility
