"""A target that fails keeps nothing from anybody, and is complained about once."""

import asyncio
import logging

from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.telling.channels import Phone as PhoneChannel

from ..acting import MONDAY, settle
from ..letters import BROKEN, CHECK_IN, WALK, a_broken_phone, a_plan, a_prompter, issues
from ..phones import Phone, a_phone_of, live_with

pytestmark = pytest.mark.freeze_time(MONDAY)


async def test_a_phone_that_is_gone_keeps_no_other_from_being_told(
    hass: HomeAssistant, alice: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    prompter = await a_prompter(hass, phones=["notify.mobile_app_gone", alice.action])

    await prompter.async_tell(WALK)
    await prompter.async_tell(CHECK_IN)

    assert alice.titles == ["Walk, 10 min", "Check-in"]
    assert issues(hass) == {"target_missing"}
    assert caplog.text.count("cannot tell anything through notify.mobile_app_gone") == 1


async def test_a_complaint_goes_when_the_target_is_no_longer_chosen(
    hass: HomeAssistant, alice: Phone
) -> None:
    entry = await a_plan(hass, phones=["notify.mobile_app_gone", alice.action])
    await entry.runtime_data.recovery.prompter.async_tell(WALK)

    hass.config_entries.async_update_entry(entry, options={"phones": [alice.action]})
    await settle(hass)

    assert issues(hass) == set()


async def test_a_phone_that_cannot_be_reached_is_reported_until_it_can(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    aioclient_mock: AiohttpClientMocker,
    hass_admin_user: MockUser,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    await live_with(hass, alice=hass_admin_user)
    phone = await a_phone_of(
        hass, "old phone", hass_admin_user, hass_client, aioclient_mock, online=False
    )
    prompter = await a_prompter(hass, phones=[phone.action])
    await prompter.async_tell(WALK)
    assert issues(hass) == {"target_failed"}

    await phone.come_online()
    await prompter.async_tell(WALK)

    assert issues(hass) == set()
    assert phone.titles == ["Walk, 10 min"]
    assert caplog.text.count("is done with the outage") == 1


async def test_a_target_that_fails_is_tried_twice_and_logged_once(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    calls = a_broken_phone(hass, ValueError("bad luck"))
    prompter = await a_prompter(hass, phones=[BROKEN])

    await prompter.async_tell(WALK)
    await prompter.async_tell(CHECK_IN)

    assert len(calls) == 4
    assert caplog.text.count("bad luck") == 1
    assert issues(hass) == {"target_failed"}


async def test_one_failure_is_made_good_by_the_second_try(hass: HomeAssistant) -> None:
    failures = [HomeAssistantError("once")]

    async def fail_once(_call: ServiceCall) -> None:
        if failures:
            raise failures.pop()

    hass.services.async_register("notify", "mobile_app_broken", fail_once)
    prompter = await a_prompter(hass, phones=[BROKEN])

    await prompter.async_tell(WALK)

    assert failures == []
    assert issues(hass) == set()


async def test_a_target_that_never_answers_is_given_up(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def hang(_call: ServiceCall) -> None:
        await asyncio.Event().wait()

    hass.services.async_register("notify", "mobile_app_broken", hang)
    monkeypatch.setattr(PhoneChannel, "patience", 0)
    prompter = await a_prompter(hass, phones=[BROKEN])

    await prompter.async_tell(WALK)

    assert "no answer within 0 seconds" in caplog.text


async def test_a_target_that_fails_and_is_then_removed_is_missing(hass: HomeAssistant) -> None:
    a_broken_phone(hass, HomeAssistantError())
    prompter = await a_prompter(hass, phones=[BROKEN])
    await prompter.async_tell(WALK)

    hass.services.async_remove("notify", "mobile_app_broken")
    await prompter.async_tell(WALK)

    assert issues(hass) == {"target_missing"}


# Home Assistant itself
