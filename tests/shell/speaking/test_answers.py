"""What is answered where things stand differently: nothing runs, it hurts a lot, it is on hold."""

from homeassistant.core import HomeAssistant
import pytest

from ..acting import MONDAY, a_plan, act, press
from .house import ALICE, converse, live_with_assist, say

pytestmark = pytest.mark.freeze_time(MONDAY)


@pytest.fixture(autouse=True)
async def assistant(hass: HomeAssistant) -> None:
    await live_with_assist(hass)
    await a_plan(hass)


async def test_who_says_it_again_is_asked_how_much_and_the_number_is_noted(
    hass: HomeAssistant,
) -> None:
    await press(hass, "switch.turn_on", ALICE)

    asked = await converse(hass, "my back hurts")
    answer = await say(hass, "a four", within=asked.conversation_id)

    assert answer.startswith("Noted: 4 of 10.")


@pytest.mark.parametrize(
    ("pain", "words"),
    [(7, "Please ask a doctor or physiotherapist."), (8, "Please speak to a doctor today.")],
)
async def test_a_lot_of_pain_names_a_doctor(hass: HomeAssistant, pain: int, words: str) -> None:
    await press(hass, "switch.turn_on", ALICE)

    assert words in await say(hass, f"my back is a {pain}")


async def test_without_a_plan_that_runs_the_gym_is_open(hass: HomeAssistant) -> None:
    assert (await say(hass, "may I go to the gym")).startswith("Yes, nothing of your plan")
    assert await say(hass, "stop back recovery") == "Back recovery is off already."


async def test_on_hold_somebody_has_to_have_a_look_first(hass: HomeAssistant) -> None:
    await press(hass, "switch.turn_on", ALICE)
    await act(hass, "report_warning_sign", list="b")

    assert (await say(hass, "may I go to the gym")).startswith("Back recovery is on hold until")


async def test_what_runs_is_part_of_how_it_stands(hass: HomeAssistant) -> None:
    await press(hass, "switch.turn_on", ALICE)
    await act(hass, "start_activity", activity="walk", minutes=10)

    assert "Now: walk, until 18:10." in await say(hass, "back recovery status")
