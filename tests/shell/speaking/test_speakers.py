"""Whose plan is meant: two and three people in one house, whoever speaks and wherever."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.intent import IntentResponseType
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from ..acting import a_plan, press, settle, shown, somebody
from .house import ALICE, BOB, converse, live_with_assist, say, spoken, two_people

CARL = "switch.back_recovery_carl"


@pytest.fixture(autouse=True)
async def assistant(hass: HomeAssistant) -> None:
    await live_with_assist(hass)


def both(hass: HomeAssistant) -> tuple[str, str]:
    return shown(hass, ALICE), shown(hass, BOB)


async def test_who_is_known_means_the_own_plan(hass: HomeAssistant) -> None:
    _, bob = await two_people(hass)

    await say(hass, "my back hurts", by=bob)

    assert both(hass) == ("off", "on")


async def test_even_where_another_plan_is_called_as_was_said(hass: HomeAssistant) -> None:
    _, bob = await two_people(hass)

    await say(hass, "turn on back recovery", by=bob)

    assert both(hass) == ("off", "on")


async def test_who_is_not_known_is_asked_and_the_answer_goes_on(hass: HomeAssistant) -> None:
    await two_people(hass)

    asked = await converse(hass, "my back hurts")
    assert both(hass) == ("off", "off")
    answer = await say(hass, "Bob", within=asked.conversation_id)

    assert spoken(asked) == "Whose plan: Alice or Bob?"
    assert answer.startswith("Bob: Back recovery is on.")
    assert both(hass) == ("off", "on")


async def test_a_name_in_another_conversation_is_no_answer(hass: HomeAssistant) -> None:
    await two_people(hass)
    await converse(hass, "my back hurts")

    await say(hass, "Bob", within="another")

    assert both(hass) == ("off", "off")


async def test_after_a_while_nobody_waits_for_a_name(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await two_people(hass)
    asked = await converse(hass, "my back hurts")
    freezer.tick(timedelta(minutes=3))
    async_fire_time_changed(hass)
    await settle(hass)

    answer = await say(hass, "Bob", within=asked.conversation_id)

    assert "couldn't understand" in answer
    assert both(hass) == ("off", "off")


@pytest.mark.parametrize(
    "sentence",
    [
        "turn on bob back recovery",
        "start bob's back recovery",
        "start back recovery for bob",
        "turn on the back recovery of bob",
        "switch bob's back recovery on",
        "please turn bob's back recovery on",
        "turn on bob recovery",
        "turn bob's recovery on",
    ],
)
async def test_who_is_named_is_meant_whoever_speaks(hass: HomeAssistant, sentence: str) -> None:
    alice, _ = await two_people(hass)

    answer = await say(hass, sentence, by=alice)

    assert both(hass) == ("off", "on")
    assert answer.startswith("Bob: ")


async def test_a_name_nobody_has_changes_nothing(hass: HomeAssistant) -> None:
    alice, _ = await two_people(hass)

    answer = await say(hass, "turn on carl back recovery", by=alice)

    assert both(hass) == ("off", "off")
    assert answer == "I know no plan for carl. There is Alice or Bob."


@pytest.mark.parametrize("name", ["carl", "rob", "jack", "mark", "zoe"])
@pytest.mark.parametrize("sentence", ["turn on {} recovery", "switch {} back recovery on"])
async def test_no_near_miss_switches_the_plan_of_somebody_else(
    hass: HomeAssistant, sentence: str, name: str
) -> None:
    await two_people(hass)

    await say(hass, sentence.format(name))

    assert both(hass) == ("off", "off")


async def test_another_thing_of_a_like_name_is_reached(hass: HomeAssistant) -> None:
    await two_people(hass)
    hass.states.async_set("light.disaster", "off", {"friendly_name": "Disaster recovery"})
    await press(hass, "switch.turn_on", ALICE)

    answer = await say(hass, "turn on disaster recovery")

    assert "no plan" not in answer


async def test_the_title_is_a_name_for_those_who_are_not_known(hass: HomeAssistant) -> None:
    await two_people(hass)

    await say(hass, "turn on back recovery")

    assert both(hass) == ("on", "off")


async def test_somebody_else_who_lives_here_starts_nobodys_plan_by_accident(
    hass: HomeAssistant,
) -> None:
    carl = await somebody(hass, "Carl")
    await two_people(hass)

    answer = await say(hass, "my back hurts", by=carl)

    assert both(hass) == ("off", "off")
    assert answer == "The plan here is for Alice or Bob. Say the name if you mean it."


async def test_the_own_satellite_knows_who_speaks(hass: HomeAssistant) -> None:
    await two_people(hass)
    entry = hass.config_entries.async_entries("back_recovery")[1]
    hass.states.async_set("assist_satellite.study", "idle")
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, "own_satellites": ["assist_satellite.study"]}
    )
    await settle(hass)

    await say(hass, "my back hurts", at="assist_satellite.study")

    assert both(hass) == ("off", "on")


async def test_a_satellite_of_two_people_asks_which_of_them(hass: HomeAssistant) -> None:
    await two_people(hass, own_satellites=["assist_satellite.study"])
    await a_plan(hass, title="Back recovery Carl")

    answer = await say(hass, "my back hurts", at="assist_satellite.study")

    assert answer == "Whose plan: Alice or Bob?"


async def test_of_three_people_the_one_who_was_asked_something_is_meant(
    hass: HomeAssistant,
) -> None:
    await two_people(hass)
    await a_plan(hass, title="Back recovery Carl")
    for switch in (ALICE, BOB, CARL):
        await press(hass, "switch.turn_on", switch)
    await press(hass, "back_recovery.start_activity", CARL, activity="walk")

    answer = await say(hass, "I'm done")

    assert answer.startswith("Back recovery Carl: Noted: walk is done.")


async def test_one_plan_alone_is_meant_by_those_nobody_knows(hass: HomeAssistant) -> None:
    await a_plan(hass)

    await say(hass, "my back hurts")

    assert shown(hass, ALICE) == "on"


async def test_the_only_plan_is_not_anybody_elses(hass: HomeAssistant) -> None:
    alice, bob = await somebody(hass, "Alice"), await somebody(hass, "Bob")
    people = [{"id": "alice", "name": "Alice", "user_id": alice, "device_trackers": []}]
    assert await async_setup_component(hass, "person", {"person": people})
    await a_plan(hass, person="person.alice")

    answer = await say(hass, "my back hurts", by=bob)

    assert shown(hass, ALICE) == "off"
    assert "Alice" in answer


async def test_an_alias_of_the_switch_is_a_name_too(hass: HomeAssistant) -> None:
    await two_people(hass)
    er.async_get(hass).async_update_entity(BOB, aliases=["the boss"])

    await say(hass, "start back recovery for the boss")

    assert both(hass) == ("off", "on")


async def test_a_plan_that_is_not_exposed_is_not_spoken_of(hass: HomeAssistant) -> None:
    await two_people(hass)
    async_expose_entity(hass, "conversation", BOB, False)
    await settle(hass)

    answer = await say(hass, "start back recovery for bob")

    assert both(hass) == ("off", "off")
    assert answer == "I know no plan for bob. There is Alice."


async def test_without_an_exposed_plan_nothing_is_listened_to(hass: HomeAssistant) -> None:
    await a_plan(hass)
    async_expose_entity(hass, "conversation", ALICE, False)
    await settle(hass)

    result = await converse(hass, "my back hurts")

    assert result.response.response_type is IntentResponseType.ERROR
    assert shown(hass, ALICE) == "off"
