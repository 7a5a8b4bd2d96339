"""A workout starts my recovery: a watch that is not known by itself."""

import asyncio
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from tests.shell.acting import MONDAY, SWITCH, a_plan, press, settle, shown
from tests.shell.phones import Phone
from tests.shell.test_trigger import device_of

from .conftest import make, phone_device

pytestmark = pytest.mark.freeze_time(MONDAY)

WORKOUT = "sensor.last_workout"


async def train(hass: HomeAssistant, state: str, **attributes: Any) -> None:
    hass.states.async_set(WORKOUT, state, attributes)
    await settle(hass)


@pytest.fixture
async def plan(hass: HomeAssistant) -> str:
    """Set up a plan while a watch shows a workout of yesterday; return its device."""
    hass.states.async_set(WORKOUT, "2026-11-22T19:00:00+00:00")
    return device_of(hass, await a_plan(hass))


async def test_a_new_workout_starts_the_recovery(hass: HomeAssistant, plan: str) -> None:
    await make(hass, "workout_starts_recovery", plan=plan, workout=[WORKOUT])

    await train(hass, "2026-11-23T17:30:00+00:00")

    assert shown(hass, SWITCH) == "on"
    assert hass.states.get("event.back_recovery_episode").attributes["reason"] == "workout"


async def test_a_watch_that_is_merely_back_starts_nothing(hass: HomeAssistant, plan: str) -> None:
    await make(hass, "workout_starts_recovery", plan=plan, workout=[WORKOUT])

    for state in ("unavailable", "unknown", "2026-11-22T19:00:00+00:00"):
        await train(hass, state)

    assert shown(hass, SWITCH) == "off"


@pytest.mark.parametrize(
    ("kind", "minutes", "state"),
    [
        ("Deadlift", 45, "on"),
        ("Yoga", 45, "off"),
        ("deadlift", 10, "off"),
        ("Deadlift", "?", "off"),
    ],
)
async def test_only_workouts_that_count_start_it(
    hass: HomeAssistant, plan: str, kind: str, minutes: float | str, state: str
) -> None:
    limits = {"words": ["deadlift", "Squat"], "minutes_attribute": "minutes", "minimum_minutes": 20}
    await make(hass, "workout_starts_recovery", plan=plan, workout=[WORKOUT], **limits)

    await train(hass, "2026-11-23T17:30:00+00:00", title=f"{kind} day", minutes=minutes)

    assert shown(hass, SWITCH) == state


async def test_a_training_counts_when_it_is_over(hass: HomeAssistant, plan: str) -> None:
    await make(hass, "workout_starts_recovery", plan=plan, workout=[WORKOUT])

    await train(hass, "on")
    assert shown(hass, SWITCH) == "off"
    await train(hass, "off")

    assert shown(hass, SWITCH) == "on"


async def test_a_workout_while_recovering_changes_nothing(hass: HomeAssistant, plan: str) -> None:
    await make(hass, "workout_starts_recovery", plan=plan, workout=[WORKOUT])
    await press(hass, "switch.turn_on", SWITCH)
    ends = shown(hass, "sensor.back_recovery_rest_window_ends")

    await train(hass, "2026-11-23T17:30:00+00:00")

    assert shown(hass, "sensor.back_recovery_rest_window_ends") == ends


@pytest.fixture
async def asked(hass: HomeAssistant, alex: Phone, plan: str) -> None:
    """Let Alex train, and be asked. Somebody waits from then on: nothing here may settle."""
    inputs = {"plan": plan, "workout": [WORKOUT], "phone": phone_device(hass)}
    await make(hass, "workout_starts_recovery", **inputs)
    hass.states.async_set(WORKOUT, "2026-11-23T17:30:00+00:00")
    for _ in range(1000):
        if not alex.screen:
            await asyncio.sleep(0)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(("answer", "state"), [("Yes", "on"), ("No", "off")])
async def test_the_phone_can_be_asked_first(
    hass: HomeAssistant, alex: Phone, answer: str, state: str
) -> None:
    assert alex.last["message"] == "That was a workout. Start your recovery?"
    assert shown(hass, SWITCH) == "off"

    await alex.tap(alex.button(answer))

    assert shown(hass, SWITCH) == state


@pytest.mark.usefixtures("asked")
async def test_a_yes_after_it_was_started_by_hand_changes_nothing(
    hass: HomeAssistant, alex: Phone, freezer: FrozenDateTimeFactory
) -> None:
    await hass.services.async_call("switch", "turn_on", {"entity_id": SWITCH}, blocking=True)
    ends = shown(hass, "sensor.back_recovery_rest_window_ends")

    freezer.tick(timedelta(minutes=30))
    await alex.tap(alex.button("Yes"))

    assert shown(hass, "sensor.back_recovery_rest_window_ends") == ends
