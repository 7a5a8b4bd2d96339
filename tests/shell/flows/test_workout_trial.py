"""*Try it out* says what a source showed or sent last, and what would be done about it."""

from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from ..acting import MONDAY
from ..builders import set_up_with
from ..workout_house import a_source
from .test_workout_flow import RUN, answer, begin, the_source

pytestmark = pytest.mark.freeze_time(MONDAY)


@pytest.fixture(autouse=True)
async def at_greenwich(hass: HomeAssistant) -> None:
    await hass.config.async_set_time_zone("UTC")


async def test_trying_out_says_what_an_entity_would_do(hass: HomeAssistant) -> None:
    hass.states.async_set("sensor.mine", "Pull", RUN)
    names = {"start": "start", "duration": "minutes", "activity": "kind"}
    plan = await set_up_with(hass, [a_source("entity", entity="sensor.mine", names=names)])
    menu = await begin(hass, plan, the_source(plan).subentry_id)

    form = await answer(hass, menu, next_step_id="test")

    assert form["description_placeholders"]["result"] == (
        "- 16:30: 30 min running. Load on the back: low. It is only noted."
    )
    assert (await answer(hass, form))["type"] == "menu"


async def test_trying_out_says_that_a_time_cannot_be_read(hass: HomeAssistant) -> None:
    hass.states.async_set("sensor.mine", "Pull", {"start": "yesterday, at six"})
    source = a_source("entity", entity="sensor.mine", names={"start": "start"})
    plan = await set_up_with(hass, [source])
    menu = await begin(hass, plan, the_source(plan).subentry_id)

    form = await answer(hass, menu, next_step_id="test")

    assert form["description_placeholders"]["result"] == (
        "A workout could not be read: a time in it could not be read."
    )


@pytest.fixture
async def client(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator, tmp_path: Path
) -> TestClient[Any, Any]:
    for component in ("webhook", "calendar"):
        assert await async_setup_component(hass, component, {})
    return await hass_client_no_auth()


@pytest.mark.parametrize(
    ("body", "result"),
    [
        (None, "Nothing has arrived since Home Assistant started."),
        (b"{", "What arrived 18:00 was refused: not JSON."),
        (
            b'{"activity": "strength", "end": "at six"}',
            "What arrived 18:00 was refused: a time in it could not be read.",
        ),
        (b"{}", "Arrived 18:00.\nNothing that was a finished workout."),
        (
            b'{"activity": "strength", "duration_min": 10}',
            (
                "Arrived 18:00.\n- 18:00: 10 min strength. Load on the back: low."
                " It is ignored: too short."
            ),
        ),
    ],
)
async def test_trying_out_says_what_an_address_received(
    hass: HomeAssistant, client: TestClient[Any, Any], body: bytes | None, result: str
) -> None:
    plan = await set_up_with(hass, [a_source("webhook", webhook_id="old", minimum_minutes=20)])
    if body is not None:
        await client.post("/api/webhook/old", data=body)
    menu = await begin(hass, plan, the_source(plan).subentry_id)

    form = await answer(hass, menu, next_step_id="test")

    assert form["description_placeholders"]["result"] == result
