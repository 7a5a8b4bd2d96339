"""Answers to the prompt offered last, and the way out."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from syrupy.assertion import SnapshotAssertion

from custom_components.back_recovery.engine.model.episode import Prompt

from .acting import MONDAY, a_plan, a_running_plan, act, press, shown, until
from .appliances import messages
from .pictures import assert_as_in_picture

pytestmark = pytest.mark.freeze_time(MONDAY)

B = "button.back_recovery_"


async def test_the_buttons_are_as_in_the_picture(
    hass: HomeAssistant, snapshot: SnapshotAssertion
) -> None:
    await assert_as_in_picture(hass, "button", await a_plan(hass), snapshot)


@pytest.mark.parametrize(
    ("button", "state"), [("done", "done"), ("skip", "skipped"), ("snooze", "snoozed")]
)
async def test_a_button_answers_the_prompt_offered_last(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, button: str, state: str
) -> None:
    entry = await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")

    await press(hass, "button.press", B + button)

    prompts: tuple[Prompt, ...] = entry.runtime_data.recovery.episode.prompts
    assert [prompt.state for prompt in prompts] == [state]


async def test_done_ends_what_is_being_done(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    await act(hass, "start_activity", activity="walk")

    await press(hass, "button.press", B + "done")

    assert shown(hass, "sensor.back_recovery_current_activity") == "unavailable"


@pytest.mark.parametrize("button", ["done", "skip", "snooze"])
async def test_a_button_says_when_there_is_nothing_to_answer(
    hass: HomeAssistant, button: str
) -> None:
    await a_running_plan(hass)

    with pytest.raises(ServiceValidationError) as caught:
        await press(hass, "button.press", B + button)

    assert caught.value.translation_key == "nothing_to_answer"


@pytest.mark.parametrize("button", ["done", "skip", "snooze"])
async def test_a_button_says_that_nothing_runs(hass: HomeAssistant, button: str) -> None:
    await a_plan(hass)

    with pytest.raises(ServiceValidationError) as caught:
        await press(hass, "button.press", B + button)

    assert caught.value.translation_key == "not_recovering"


async def test_something_is_wrong_shows_the_list(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)

    await press(hass, "button.press", B + "something_is_wrong")

    # The list is a message of its own; the plan goes on until somebody says yes.
    assert entry.runtime_data.recovery.episode.last_told_at is not None
    assert shown(hass, "sensor.back_recovery_phase") == "rest"


async def test_something_is_wrong_shows_the_list_also_while_nothing_runs(
    hass: HomeAssistant,
) -> None:
    await a_plan(hass)

    await press(hass, "button.press", B + "something_is_wrong")

    # The emergency group comes first; the other one follows its "no".
    (asked,) = messages(hass)
    assert asked.startswith("Then call your local emergency number now.\n- numb or tingling")
