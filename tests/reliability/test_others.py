"""What others do to a plan: a phone that hangs for a minute, a recorder that has stopped."""

import asyncio

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.tasks import StopTask
from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager

from custom_components.back_recovery.const import CONF_PHONES
from custom_components.back_recovery.engine.model.vocabulary import PromptState
from custom_components.back_recovery.telling.channels import Phone as PhoneChannel
from tests.shell.acting import (
    MONDAY,
    SWITCH,
    WALK,
    a_plan,
    a_running_plan,
    act,
    at,
    settle,
    shown,
    until,
)
from tests.shell.test_cost_of_a_day import EIGHT_OFFERS, live

pytestmark = pytest.mark.freeze_time(MONDAY)

PHONE = "notify.mobile_app_alex"


async def test_while_a_phone_hangs_the_plan_goes_on(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = asyncio.Event()

    async def hang(_call: ServiceCall) -> None:
        await answer.wait()

    # A minute that nobody has to wait for here.
    monkeypatch.setattr(PhoneChannel, "patience", 60)
    hass.services.async_register("notify", PHONE.removeprefix("notify."), hang)
    entry = await a_plan(hass, WALK, **{CONF_PHONES: [PHONE]})
    recovery = entry.runtime_data.recovery

    await ask(hass, "switch.turn_on")
    freezer.move_to(at("Mon 19:00"))
    await recovery._woken()
    await ask(hass, "back_recovery.done")

    (prompt,) = recovery.episode.prompts
    assert prompt.state is PromptState.DONE
    answer.set()
    await settle(hass)


async def ask(hass: HomeAssistant, action: str) -> None:
    """Call an action, and wait for no message."""
    domain, _, name = action.partition(".")
    await hass.services.async_call(domain, name, {"entity_id": SWITCH}, blocking=True)


@pytest.fixture
async def mock_recorder_before_hass(
    async_test_recorder: RecorderInstanceContextManager,
) -> None:
    """Let the recorder be there before Home Assistant."""


async def test_a_day_goes_on_with_a_recorder_that_has_stopped(
    recorder_mock: Recorder, hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, *EIGHT_OFFERS)
    await until(hass, freezer, "Tue 00:00")
    recorder_mock.queue_task(StopTask())
    await hass.async_add_executor_job(recorder_mock.join)

    offers = await live(hass, freezer, at("Wed 00:00"))
    await act(hass, "check_in", pain_now=2)

    assert offers == 8
    assert shown(hass, "sensor.back_recovery_pain") == "2"
