"""What is pending is performed one after the other, and off waits for nobody."""

import asyncio
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import (
    CoreState,
    Event,
    EventStateChangedData,
    HomeAssistant,
    ServiceCall,
    callback,
)
from homeassistant.helpers.event import async_track_state_change_event
import pytest

from custom_components.back_recovery.const import CONF_PHONES, DOMAIN
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.storage.store import RecordStore
from custom_components.back_recovery.telling.prompter import Prompter

from ..acting import SWITCH, a_running_plan, act, settle, somebody, until
from ..appliances import NOON, Plug, plug_in, start
from ..builders import an_activity, an_entry, set_up

PHONE = "notify.mobile_app_alex"
PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="never",
)
LAMP = an_activity("mat", device="switch.lamp", role="heat", schedule="never")


@pytest.fixture(autouse=True)
def monday_evening(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(NOON)


@pytest.fixture
async def plugs(hass: HomeAssistant) -> tuple[Plug, Plug]:
    plugs = (Plug("pad"), Plug("lamp"))
    await plug_in(hass, "switch", plugs)
    return plugs


@pytest.fixture
async def user(hass: HomeAssistant) -> str:
    return await somebody(hass, "Alex")


def is_off(hass: HomeAssistant, entity_id: str) -> asyncio.Future[None]:
    """Return what is done once something is off; nothing else is waited for."""
    done = hass.loop.create_future()

    @callback
    def changed(event: Event[EventStateChangedData]) -> None:
        new = event.data["new_state"]
        if new and new.state == "off" and not done.done():
            done.set_result(None)

    async_track_state_change_event(hass, entity_id, changed)
    return done


async def test_off_does_not_wait_for_a_slow_phone(
    hass: HomeAssistant, plugs: tuple[Plug, Plug], user: str
) -> None:
    answer = asyncio.Event()

    async def slow(_call: ServiceCall) -> None:
        await answer.wait()

    await a_running_plan(hass, PAD, **{CONF_PHONES: [PHONE]})
    await start(hass, user, "heating_pad")
    hass.services.async_register("notify", "mobile_app_alex", slow)
    off = is_off(hass, "switch.pad")
    # A warning sign is told on the phone, and ends the heat.
    await hass.services.async_call(
        "back_recovery",
        "report_warning_sign",
        {"entity_id": "switch.back_recovery", "list": "b"},
        blocking=True,
    )

    await off

    answer.set()
    await settle(hass)


async def test_a_device_that_hangs_keeps_no_other_on(
    hass: HomeAssistant, plugs: tuple[Plug, Plug]
) -> None:
    pad, lamp = plugs
    entry = await set_up(hass, an_entry(PAD, LAMP))
    for plug in plugs:
        plug.become(is_on=True)
    await settle(hass)
    answer, off = asyncio.Event(), is_off(hass, "switch.lamp")

    with patch.object(pad, "async_turn_off", side_effect=answer.wait):
        unloading = asyncio.create_task(hass.config_entries.async_unload(entry.entry_id))
        await off
        assert (pad.is_on, lamp.is_on) == (True, False)
        answer.set()
        assert await unloading


async def test_off_does_not_wait_for_home_assistant_but_messages_do(
    hass: HomeAssistant, plugs: tuple[Plug, Plug], user: str
) -> None:
    entry = await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")
    with patch.object(type(entry.runtime_data.recovery), "async_unload"):
        await hass.config_entries.async_unload(entry.entry_id)
    hass.set_state(CoreState.starting)

    with patch.object(Prompter, "async_tell") as tell:
        await hass.config_entries.async_setup(entry.entry_id)
        await settle(hass)
        assert (plugs[0].is_on, tell.called) == (False, False)

        hass.set_state(CoreState.running)
        hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
        await settle(hass)
        assert [call.args[0].text for call in tell.call_args_list] == ["stopped_by_restart_again"]


async def test_what_fails_as_nobody_foresaw_holds_up_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, caplog: pytest.LogCaptureFixture
) -> None:
    entry = await a_running_plan(hass, PAD)

    with patch.object(Prompter, "async_tell", side_effect=[ZeroDivisionError, None]) as tell:
        await act(hass, "extend", hours=24)
        await until(hass, freezer, "Mon 18:01")
        assert tell.call_count == 1
        await act(hass, "extend", hours=24)
        await until(hass, freezer, "Mon 18:02")

    assert tell.call_count == 2
    assert "could not perform" in caplog.text
    assert entry.runtime_data.recovery._journal.kept.pending == ()
    caplog.clear()


async def test_whoever_is_cancelled_while_asking_loses_no_answer(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)
    recovery = entry.runtime_data.recovery
    begun, goes_on = asyncio.Event(), asyncio.Event()
    save = RecordStore.async_save

    async def slowly(store: RecordStore, kept: Record) -> None:
        begun.set()
        await goes_on.wait()
        await save(store, kept)

    with patch.object(RecordStore, "async_save", slowly):
        caller = hass.async_create_task(
            hass.services.async_call(
                DOMAIN, "check_in", {"entity_id": SWITCH, "pain_now": 3}, blocking=True
            )
        )
        await begun.wait()

        caller.cancel()
        with pytest.raises(asyncio.CancelledError):
            await caller
        goes_on.set()
        await settle(hass)

    assert [one.pain_now for one in recovery.episode.check_ins] == [3]
    await act(hass, "check_in", pain_now=4)
    stored = await RecordStore(hass, entry.entry_id).async_load()
    assert stored.episode
    assert [one.pain_now for one in stored.episode.check_ins] == [3, 4]
