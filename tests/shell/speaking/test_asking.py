"""Questions aloud: a satellite asks what is due, and hears the answer."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.vocabulary import PromptState

from ..acting import CHECK_IN, MONDAY, TICKED, WALK, a_plan, press, settle, until
from ..appliances import Plug, plug_in
from ..builders import an_activity
from .house import ALICE, live_with_assist
from .satellite import Satellite, put_up

pytestmark = pytest.mark.freeze_time(MONDAY)

STUDY = "assist_satellite.study"
ASKS: dict[str, Any] = {
    "own_satellites": [STUDY],
    "asks_aloud": True,
    "speak_from": "08:00:00",
    "speak_until": "22:00:00",
}
PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="times",
    times=["20:00:00"],
    latest="22:00:00",
    needs_home=False,
)


async def at_home(hass: HomeAssistant, *answers: str | None) -> Satellite:
    await live_with_assist(hass)
    satellite = Satellite(*answers)
    await put_up(hass, satellite)
    return satellite


def episode(hass: HomeAssistant) -> Episode:
    found: Episode = hass.config_entries.async_entries("back_recovery")[
        0
    ].runtime_data.recovery.episode
    return found


async def test_it_asks_and_a_later_is_heard(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    satellite = await at_home(hass, "later")
    await a_plan(hass, WALK, **ASKS)
    await press(hass, "switch.turn_on", ALICE)

    await until(hass, freezer, "Mon 19:01")

    assert satellite.said == ["Walk: now, later, or skip it?", "I ask again in 30 minutes."]
    assert [one.state for one in episode(hass).prompts] == [PromptState.SNOOZED]


async def test_a_number_is_asked_once_more_and_noted(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    satellite = await at_home(hass, "quite good", "a three")
    await a_plan(hass, CHECK_IN, **ASKS)
    await press(hass, "switch.turn_on", ALICE)

    await until(hass, freezer, "Mon 21:01")

    assert satellite.said[:2] == [
        "How is your back, from 0 to 10?",
        "Sorry, a number from 0 to 10?",
    ]
    assert [one.pain_now for one in episode(hass).check_ins] == [3]


async def test_silence_leaves_it_on_the_phone(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    satellite = await at_home(hass, None)
    await a_plan(hass, WALK, **ASKS)
    await press(hass, "switch.turn_on", ALICE)

    await until(hass, freezer, "Mon 19:01")

    assert satellite.said == ["Walk: now, later, or skip it?"]
    assert [one.activity for one in episode(hass).open_prompts] == ["walk"]


@pytest.mark.parametrize(("answer", "is_on"), [("yes", True), ("no", False), ("hm", False)])
async def test_heat_takes_a_second_yes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, answer: str, is_on: bool
) -> None:
    pad = Plug()
    satellite = await at_home(hass, "now", answer)
    await plug_in(hass, "switch", [pad])
    await a_plan(hass, PAD, **ASKS, **TICKED)
    await press(hass, "switch.turn_on", ALICE)

    await until(hass, freezer, "Mon 20:01")

    assert satellite.said[1] == "Are you there, awake, and is your skin fine?"
    assert pad.is_on is is_on


@pytest.mark.parametrize(
    "other",
    [
        {"asks_aloud": False},
        {"own_satellites": []},
        {"speak_until": "18:30:00"},
    ],
    ids=["not wished", "nobody's", "late"],
)
async def test_otherwise_it_asks_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, other: dict[str, Any]
) -> None:
    satellite = await at_home(hass)
    await a_plan(hass, WALK, **{**ASKS, **other})
    await press(hass, "switch.turn_on", ALICE)

    await until(hass, freezer, "Mon 19:01")

    assert satellite.said == []


async def test_so_often_a_day_and_no_more(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    satellite = await at_home(hass, "skip it", "two")
    await a_plan(hass, WALK, CHECK_IN, **ASKS, asks_aloud_per_day=1)
    await press(hass, "switch.turn_on", ALICE)

    await until(hass, freezer, "Mon 21:05")
    await settle(hass)

    assert satellite.said == [
        "Walk: now, later, or skip it?",
        "All right, no walk this time. Next: check-in, at 21:00.",
    ]


async def test_a_restart_does_not_begin_the_questions_of_a_day_anew(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    satellite = await at_home(hass, "skip it", "two", "two")
    entry = await a_plan(hass, WALK, CHECK_IN, **ASKS, asks_aloud_per_day=1)
    await press(hass, "switch.turn_on", ALICE)
    await until(hass, freezer, "Mon 19:05")
    assert len(satellite.said) == 2

    await hass.config_entries.async_reload(entry.entry_id)
    await until(hass, freezer, "Mon 21:05")
    await settle(hass)
    assert len(satellite.said) == 2

    await until(hass, freezer, "Tue 19:05")
    await settle(hass)
    assert len(satellite.said) > 2
