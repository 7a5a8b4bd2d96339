"""Several people to whom something is due at once: first all are told, then it is shown."""

import asyncio
from datetime import UTC, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import (
    Event,
    EventStateChangedData,
    HomeAssistant,
    ServiceCall,
    callback,
)
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.back_recovery.const import CONF_PHONES
from custom_components.back_recovery.engine.model.events import RecoveryStarted
from custom_components.back_recovery.surroundings.clock import turns_of

from .builders import HOURLY_WALK, an_entry, set_up

MONDAY_18 = datetime(2026, 11, 23, 18, tzinfo=UTC)
PHONE = "mobile_app_alex"


async def test_both_are_told_before_anything_is_shown_and_then_reported(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(MONDAY_18)
    await hass.config.async_set_time_zone("UTC")
    story: list[str] = []

    @callback
    def told(_call: ServiceCall) -> None:
        story.append("told")

    @callback
    def changed(event: Event[EventStateChangedData]) -> None:
        story.append(event.data["entity_id"])

    hass.services.async_register("notify", PHONE, told)
    hass.bus.async_listen(EVENT_STATE_CHANGED, changed)
    for name in ("alex", "sam"):
        options = {CONF_PHONES: [f"notify.{PHONE}"]}
        entry = await set_up(hass, an_entry(HOURLY_WALK, title=name, options=options))
        freezer.move_to(MONDAY_18 + timedelta(seconds=30))
        await entry.runtime_data.recovery.async_handle(RecoveryStarted())
    # The house looks at the clock at other instants than those at which somebody is due.
    for minutes in (59.5, 60):
        await hass.async_block_till_done(wait_background_tasks=True)
        story.clear()
        freezer.move_to(MONDAY_18 + timedelta(minutes=minutes))
        async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert story[:2] == ["told", "told"]
    for name in ("alex", "sam"):
        assert story.index(f"sensor.{name}_next_prompt") < story.index(f"event.{name}_prompt")


async def test_a_plan_that_was_loaded_anew_meanwhile_says_nothing_twice(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(MONDAY_18)
    await hass.config.async_set_time_zone("UTC")
    told: list[str] = []
    is_offered, never = asyncio.Event(), asyncio.Event()

    async def tell(call: ServiceCall) -> None:
        told.append(call.data["message"])
        if len(told) == 2:
            is_offered.set()
            await never.wait()

    hass.services.async_register("notify", PHONE, tell)
    entry = await set_up(hass, an_entry(HOURLY_WALK, options={CONF_PHONES: [f"notify.{PHONE}"]}))
    await entry.runtime_data.recovery.async_handle(RecoveryStarted())
    await hass.async_block_till_done(wait_background_tasks=True)

    async with turns_of(hass).turn():
        freezer.move_to(MONDAY_18 + timedelta(minutes=1))
        async_fire_time_changed(hass)
        await is_offered.wait()
        await hass.config_entries.async_reload(entry.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert told[2:] == told[1:2]
