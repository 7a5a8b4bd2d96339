"""What a source of workouts is told about in the UI, in a German house with English messages."""

from homeassistant.core import HomeAssistant
import pytest

from custom_components.back_recovery.workouts.sources.table import SOURCES

from .acting import MONDAY
from .builders import set_up_with
from .forms import texts_of
from .test_workout_flow import RUN, answer, begin, the_source
from .workout_house import a_source

pytestmark = pytest.mark.freeze_time(MONDAY)


@pytest.fixture(autouse=True)
async def in_germany(hass: HomeAssistant) -> None:
    await hass.config.async_set_time_zone("UTC")
    hass.config.language = "de"


async def test_trying_out_speaks_the_language_of_the_form(hass: HomeAssistant) -> None:
    hass.states.async_set("sensor.mine", "Pull", RUN)
    names = {"start": "start", "duration": "minutes", "activity": "kind"}
    source = a_source("entity", entity="sensor.mine", names=names)
    plan = await set_up_with(hass, [source], language="en")
    menu = await begin(hass, plan, the_source(plan).subentry_id)

    form = await answer(hass, menu, next_step_id="test")

    assert form["description_placeholders"]["result"] == (
        "- 16:30 Uhr: 30 min Laufen. Belastung für den Rücken: gering. Es wird nur vermerkt."
    )


@pytest.mark.parametrize("kind", [kind for kind, one in SOURCES.items() if one.hint])
async def test_a_hint_speaks_the_language_of_the_form(hass: HomeAssistant, kind: str) -> None:
    plan = await set_up_with(hass, [a_source(kind, webhook_id="old")], language="en")
    menu = await begin(hass, plan, the_source(plan).subentry_id)

    form = await answer(hass, menu, next_step_id="settings")

    german = texts_of("de", "selector", "workout_hint", "options")
    assert form["description_placeholders"]["hint"] == german[SOURCES[kind].hint]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", [kind for kind, one in SOURCES.items() if not one.is_found])
async def test_what_is_always_offered_has_a_name(kind: str, language: str) -> None:
    assert texts_of(language, "selector", "workout_source", "options")[kind]


async def test_the_reach_of_an_address_is_told_in_the_language_of_the_form(
    hass: HomeAssistant,
) -> None:
    plan = await set_up_with(hass, [a_source("webhook", webhook_id="old")])
    menu = await begin(hass, plan, the_source(plan).subentry_id)

    form = await answer(hass, menu, next_step_id="address")

    german = texts_of("de", "selector", "workout_reach", "options")
    assert form["description_placeholders"]["reach"] == german["local"]
