"""What a workout log says on the way back: a training, and nothing else."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.engine.model.episode import Training
from custom_components.back_recovery.engine.model.vocabulary import Feel, Phase

from ..acting import MONDAY, act, at, until
from ..phones import Phone
from ..way_back import a_ready_check, a_return
from ..workout_house import heard, pass_until

pytestmark = pytest.mark.freeze_time(MONDAY)

STRENGTH = {"activity": "strength", "duration_min": 60}


async def log(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, workout: dict[str, Any], **more: Any
) -> None:
    """Finish a workout, and wait until its details had time to arrive."""
    await act(hass, "log_workout", **workout, **more)
    await pass_until(hass, freezer, at("Wed 21:00"))


def trainings(entry: MockConfigEntry) -> tuple[Training, ...]:
    found: tuple[Training, ...] = entry.runtime_data.recovery.episode.trainings
    return found


async def on_the_way_back(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone
) -> MockConfigEntry:
    """Let a plan be on its first stage for two hours."""
    entry = await a_return(hass, freezer, phones=[phone.action])
    await until(hass, freezer, "Wed 20:00")
    return entry


async def test_lifting_on_the_way_back_is_a_training_and_is_asked_about(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await on_the_way_back(hass, freezer, alice)

    await log(hass, freezer, STRENGTH)

    (training,) = trainings(entry)
    assert (training.at, training.by, training.feel) == (at("Wed 20:00"), None, None)
    assert heard(hass)["reason"] == "during_return"
    await alice.tap(alice.button("Fine, 0–3", on="How was your training?"))
    assert trainings(entry)[0].feel is Feel.CLEAN


async def test_an_easy_training_counts_too_and_only_once(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await on_the_way_back(hass, freezer, alice)

    await log(hass, freezer, STRENGTH | {"duration_min": 10})
    await log(hass, freezer, STRENGTH, end="2026-11-25T20:00:00+00:00", id="a watch")

    assert len(trainings(entry)) == 1


@pytest.mark.parametrize(
    "workout",
    [
        {"activity": "running", "duration_min": 200},
        STRENGTH | {"end": "2026-11-25T17:59:59+00:00"},
        STRENGTH | {"end": "2026-11-24T17:00:00+00:00"},
    ],
    ids=["cardio", "before the way back", "long ago"],
)
async def test_what_is_no_training_is_only_noted(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, workout: dict[str, Any]
) -> None:
    entry = await on_the_way_back(hass, freezer, alice)

    await log(hass, freezer, workout)

    assert trainings(entry) == ()
    assert "How was your training?" not in alice.titles


async def test_lifting_before_the_test_movements_is_lifting_in_the_rest(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_ready_check(hass, freezer, phones=[alice.action])

    await log(hass, freezer, STRENGTH)
    assert heard(hass)["event_type"] == "during_lockout"
    await alice.tap(alice.button("Yes", on="A workout"))

    assert entry.runtime_data.recovery.episode.phase is Phase.REST
    assert entry.runtime_data.recovery.episode.window_ends_at == at("Fri 21:00")
