"""More answers than anybody means: one counts, and the others are refused or do nothing."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from custom_components.back_recovery.const import CONF_PHONES
from custom_components.back_recovery.engine.model.vocabulary import PromptState
from tests.shell.acting import (
    MONDAY,
    WALK,
    a_running_plan,
    settle,
    until,
)

from .moments import PHONE, Phone, act_at_once, complaints, saves, tap

pytestmark = pytest.mark.freeze_time(MONDAY)


async def test_a_thousand_answers_in_a_second_are_one(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    phone: Phone,
    caplog: pytest.LogCaptureFixture,
) -> None:
    entry = await a_running_plan(hass, WALK, **{CONF_PHONES: [PHONE]})
    await until(hass, freezer, "Mon 19:00")
    caplog.clear()
    ours = phone.buttons("Walk")
    foreign = ours[0].replace(ours[0].split("_")[2], "0000000000-nobody")

    with saves() as saved:
        for number in range(1000):
            freezer.tick(0.001)
            tap(hass, (ours[0], ours[0], foreign)[number % 3])
        await settle(hass)

    (prompt,) = entry.runtime_data.recovery.episode.prompts
    assert prompt.state in (PromptState.STARTED, PromptState.DONE)
    assert len(entry.runtime_data.recovery.episode.sessions) <= 1
    assert len(saved) <= 2
    assert complaints(caplog) == []


async def test_a_thousand_check_ins_in_a_second_are_thirty(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone
) -> None:
    entry = await a_running_plan(hass, WALK, **{CONF_PHONES: [PHONE]})

    refusals = []
    for number in range(1000):
        freezer.tick(0.001)
        try:
            await act_at_once(hass, "check_in", pain_now=number % 3)
        except HomeAssistantError as err:
            refusals.append(err.translation_key)
    await settle(hass)

    assert len(entry.runtime_data.recovery.episode.check_ins) == 30
    assert refusals == ["too_many_check_ins"] * 970


async def test_of_two_answers_in_the_same_instant_the_first_counts(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone
) -> None:
    entry = await a_running_plan(hass, WALK, **{CONF_PHONES: [PHONE]})
    await until(hass, freezer, "Mon 19:00")
    buttons = phone.buttons("Walk")
    skip = next(one for one in buttons if one.endswith("_SKIP"))
    snooze = next(one for one in buttons if one.endswith("_SNOOZE"))

    tap(hass, skip)
    tap(hass, snooze)
    await settle(hass)

    (prompt,) = entry.runtime_data.recovery.episode.prompts
    assert prompt.state is PromptState.SKIPPED


async def test_of_two_devices_in_the_same_instant_the_first_counts(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone
) -> None:
    entry = await a_running_plan(hass, WALK, **{CONF_PHONES: [PHONE]})
    await until(hass, freezer, "Mon 19:00")
    skip = next(one for one in phone.buttons("Walk") if one.endswith("_SKIP"))

    done = hass.async_create_task(act_at_once(hass, "done"))
    tap(hass, skip)
    await done
    await settle(hass)

    (prompt,) = entry.runtime_data.recovery.episode.prompts
    assert prompt.state is PromptState.DONE
