"""Heat by voice: the house asks back, and only a yes of that conversation, and of that person, starts."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers.intent import IntentResponseType
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from ..acting import MONDAY, press, settle
from ..appliances import Plug, plug_in
from ..builders import an_activity
from .house import ALICE, BOB, converse, live_with_assist, say, spoken, two_people

pytestmark = pytest.mark.freeze_time(MONDAY)

PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="never",
    needs_home=False,
)
STUDY = "assist_satellite.study"


@pytest.fixture
async def pad(hass: HomeAssistant) -> Plug:
    await live_with_assist(hass)
    pad = Plug()
    await plug_in(hass, "switch", [pad])
    hass.states.async_set(STUDY, "idle")
    return pad


@pytest.fixture
async def alice(hass: HomeAssistant, pad: Plug) -> str:
    """Let Alice's plan run, and hers alone has a pad; return her user."""
    alice, _ = await two_people(hass, PAD)
    await press(hass, "switch.turn_on", ALICE)
    return alice


async def test_a_yes_of_the_conversation_starts_it(
    hass: HomeAssistant, pad: Plug, alice: str
) -> None:
    asked = await converse(hass, "start the heating pad for 10 minutes", by=alice)
    assert not pad.is_on

    answer = await say(hass, "yes", by=alice, within=asked.conversation_id)

    assert spoken(asked) == (
        "Are you there, awake, and is your skin fine? "
        "Say yes, and the heating pad goes on for 10 minutes."
    )
    assert answer == "Heating pad, 10 minutes, until 18:10."
    assert pad.is_on


async def test_a_no_leaves_it_off_and_takes_the_question_away(
    hass: HomeAssistant, pad: Plug, alice: str
) -> None:
    asked = await converse(hass, "start the heating pad", by=alice)

    answer = await say(hass, "no", by=alice, within=asked.conversation_id)

    assert answer == "All right, it stays off."
    plan = hass.config_entries.async_entries("back_recovery")[0].runtime_data.recovery
    assert plan.episode.question is None
    assert not pad.is_on


async def test_a_yes_elsewhere_starts_nothing_and_is_free_again(
    hass: HomeAssistant, pad: Plug, alice: str
) -> None:
    await converse(hass, "start the heating pad", by=alice)

    answer = await say(hass, "yes", by=alice, within="another")
    again = await converse(hass, "yes", by=alice, within="another")

    assert answer.startswith("I was waiting for an answer elsewhere")
    assert again.response.response_type is IntentResponseType.ERROR
    assert not pad.is_on


async def test_a_yes_of_somebody_else_starts_nothing(
    hass: HomeAssistant, pad: Plug, alice: str
) -> None:
    bob = next(one.id for one in await hass.auth.async_get_users() if one.name == "Bob")
    asked = await converse(hass, "start the heating pad", by=alice)

    await say(hass, "yes", by=bob, within=asked.conversation_id)

    assert not pad.is_on


async def test_a_late_yes_starts_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, pad: Plug, alice: str
) -> None:
    asked = await converse(hass, "start the heating pad", by=alice)
    freezer.tick(timedelta(seconds=121))
    async_fire_time_changed(hass)
    await settle(hass)

    late = await converse(hass, "yes", by=alice, within=asked.conversation_id)

    assert late.response.response_type is IntentResponseType.ERROR
    assert not pad.is_on


async def test_a_yes_without_a_question_is_not_ours(
    hass: HomeAssistant, pad: Plug, alice: str
) -> None:
    result = await converse(hass, "yes", by=alice)

    assert result.response.response_type is IntentResponseType.ERROR


async def test_whom_nobody_knows_is_sent_to_the_messages(
    hass: HomeAssistant, pad: Plug, alice: str
) -> None:
    asked = await converse(hass, "start the heating pad", at=STUDY)
    await converse(hass, "yes", at=STUDY, within=asked.conversation_id)

    assert spoken(asked).startswith("Alice: A person has to confirm that first.")
    assert not pad.is_on


async def test_at_the_own_satellite_a_yes_is_the_persons(hass: HomeAssistant, pad: Plug) -> None:
    await two_people(hass, PAD)
    entry = hass.config_entries.async_entries("back_recovery")[1]
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, "own_satellites": [STUDY]}
    )
    await settle(hass)
    await press(hass, "switch.turn_on", BOB)

    asked = await converse(hass, "start the heating pad", at=STUDY)
    await say(hass, "yes please", at=STUDY, within=asked.conversation_id)

    assert pad.is_on


async def test_what_an_automation_says_is_no_yes(
    hass: HomeAssistant, pad: Plug, alice: str
) -> None:
    """A script goes on in the name of who began it: its context has a parent."""
    began = Context(user_id=alice)
    script = Context(user_id=alice, parent_id=began.id)

    asked = await async_converse(hass, "start the heating pad", None, script, language="en")
    await async_converse(hass, "yes", asked.conversation_id, script, language="en")
    await settle(hass)

    assert not pad.is_on


async def test_the_question_comes_in_the_language_of_the_request(
    hass: HomeAssistant, pad: Plug, alice: str
) -> None:
    await hass.config.async_update(language="de")
    await settle(hass)

    asked = await converse(hass, "starte das heizkissen", "de", by=alice)
    await say(hass, "ja", "de", by=alice, within=asked.conversation_id)

    assert spoken(asked).startswith("Bist du da, wach, und ist deine Haut in Ordnung?")
    assert pad.is_on
