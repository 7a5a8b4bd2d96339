"""What the voice assistant can do with the switch as it is, without own sentences."""

from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers.intent import IntentResponseType
from homeassistant.setup import async_setup_component
import pytest

from .acting import SWITCH, a_plan, press, settle, shown

BOB = f"{SWITCH}_bob"


@pytest.fixture(autouse=True)
async def assistant(hass: HomeAssistant) -> None:
    for component in ("homeassistant", "intent", "conversation"):
        assert await async_setup_component(hass, component, {})


async def say(hass: HomeAssistant, sentence: str, language: str) -> str:
    """Say a sentence and return what the assistant answers."""
    result = await async_converse(hass, sentence, None, Context(), language=language)
    await settle(hass)
    assert result.response.response_type is not IntentResponseType.ERROR, sentence
    return str(result.response.speech["plain"]["speech"])


ON = [
    ("turn on back recovery", "en"),
    ("switch on back recovery", "en"),
    ("schalte back recovery ein", "de"),
    ("schalte back recovery an", "de"),
]
OFF = [("turn off back recovery", "en"), ("schalte back recovery aus", "de")]
ASK = [("is back recovery on", "en", "yes"), ("ist back recovery an", "de", "ja")]


@pytest.mark.parametrize(("sentence", "language"), ON)
async def test_it_is_turned_on_by_voice(hass: HomeAssistant, sentence: str, language: str) -> None:
    await a_plan(hass)

    await say(hass, sentence, language)

    assert shown(hass, SWITCH) == "on"


@pytest.mark.parametrize(("sentence", "language"), OFF)
async def test_it_is_turned_off_by_voice(hass: HomeAssistant, sentence: str, language: str) -> None:
    await a_plan(hass)
    await press(hass, "switch.turn_on", SWITCH)

    await say(hass, sentence, language)

    assert shown(hass, SWITCH) == "off"


@pytest.mark.parametrize(("sentence", "language", "yes"), ASK)
async def test_one_can_ask_whether_it_is_on(
    hass: HomeAssistant, sentence: str, language: str, yes: str
) -> None:
    await a_plan(hass)
    assert yes not in (await say(hass, sentence, language)).lower()

    await press(hass, "switch.turn_on", SWITCH)

    assert yes in (await say(hass, sentence, language)).lower()


@pytest.mark.parametrize(
    ("sentence", "language"),
    [("turn on back recovery bob", "en"), ("schalte back recovery bob ein", "de")],
)
async def test_a_second_person_is_reached_by_the_longer_name(
    hass: HomeAssistant, sentence: str, language: str
) -> None:
    await a_plan(hass)
    await a_plan(hass, title="Back recovery Bob")

    await say(hass, sentence, language)

    assert (shown(hass, SWITCH), shown(hass, BOB)) == ("off", "on")


@pytest.mark.parametrize(("sentence", "language"), [ON[0], ON[2]])
async def test_the_short_name_is_the_first_person(
    hass: HomeAssistant, sentence: str, language: str
) -> None:
    await a_plan(hass)
    await a_plan(hass, title="Back recovery Bob")

    await say(hass, sentence, language)

    assert (shown(hass, SWITCH), shown(hass, BOB)) == ("on", "off")
