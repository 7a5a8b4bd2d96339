"""The pad and the bath under three layers of off, with real entities."""

from datetime import datetime, timedelta
import json
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er, issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_mock_service,
)

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.requests.device_problems import EVENT_DEVICE
from custom_components.back_recovery.storage.store import RecordStore

from ..acting import SWITCH, a_running_plan, press, settle, somebody
from ..appliances import NOON, Plug, after, messages, plug_in, start
from ..builders import an_activity, an_entry, set_up

PROBLEM = "binary_sensor.back_recovery_device_problem"
PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="never",
)
PAD_BY_HAND = an_activity("heating_pad", device="switch.pad", schedule="never")


@pytest.fixture(autouse=True)
def monday_evening(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(NOON)


@pytest.fixture
async def plug(hass: HomeAssistant) -> Plug:
    plug = Plug()
    await plug_in(hass, "switch", [plug])
    return plug


@pytest.fixture
async def user(hass: HomeAssistant) -> str:
    return await somebody(hass, "Alex")


async def _restart(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Come back as after a crash: what was loaded is gone, what is on disk is there."""
    with patch.object(type(entry.runtime_data.recovery), "async_unload"):
        assert await hass.config_entries.async_unload(entry.entry_id)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)


async def test_a_yes_of_a_person_switches_the_pad_on_and_the_end_of_its_time_off(
    hass: HomeAssistant, plug: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, PAD)
    reports = async_capture_events(hass, EVENT_DEVICE)
    await start(hass, user, "heating_pad")
    assert plug.is_on

    await after(hass, freezer, minutes=7, seconds=10)

    assert not plug.is_on
    assert [(one.data["kind"], one.data["proof"]) for one in reports] == [
        ("off_confirmed", "state")
    ]


async def test_the_end_is_on_disk_before_the_pad_is_on(
    hass: HomeAssistant, plug: Plug, user: str
) -> None:
    entry = await a_running_plan(hass, PAD)
    path = RecordStore(hass, entry.entry_id).path
    seen: list[dict[str, Any]] = []

    def remember(*, is_on: bool) -> None:
        seen.extend(json.loads(path.read_text())["guards"])

    with patch.object(plug, "_obey", side_effect=remember):
        await start(hass, user, "heating_pad")

    assert seen[0]["device"] == "switch.pad"
    assert datetime.fromisoformat(seen[0]["off_at"]) == NOON + timedelta(minutes=15)


async def test_without_a_place_for_the_end_the_pad_stays_off_and_the_person_reads_why(
    hass: HomeAssistant, plug: Plug, user: str
) -> None:
    await a_running_plan(hass, PAD)

    with (
        patch.object(RecordStore, "async_save", side_effect=HomeAssistantError("disk full")),
        pytest.raises(HomeAssistantError) as caught,
    ):
        await start(hass, user, "heating_pad")

    assert caught.value.translation_key == "not_saved"
    assert plug.commands == []


async def test_a_full_disk_does_not_keep_the_pad_on(
    hass: HomeAssistant, plug: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")

    with patch.object(RecordStore, "async_save", side_effect=HomeAssistantError("disk full")):
        await after(hass, freezer, minutes=16)

    assert not plug.is_on


async def test_a_clock_that_is_set_back_does_not_make_it_longer(
    hass: HomeAssistant, plug: Plug, user: str
) -> None:
    entry = await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")

    seen, ticks = entry.runtime_data.recovery._clock.seen
    entry.runtime_data.recovery._clock.seen = (seen + timedelta(minutes=10), ticks)
    entry.runtime_data.recovery._check_clock(NOON)
    await settle(hass)

    assert not plug.is_on


async def test_an_automation_only_makes_the_house_ask(
    hass: HomeAssistant, plug: Plug, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, PAD)

    await start(hass, None, "heating_pad")

    assert plug.commands == []
    assert any("Are you there" in message for message in messages(hass))


async def test_another_person_of_the_house_only_makes_it_ask(
    hass: HomeAssistant, plug: Plug, user: str
) -> None:
    hass.states.async_set("person.alex", "home", {"user_id": "somebody else"})
    entry = await set_up(hass, an_entry(PAD, person="person.alex"))
    await press(hass, "switch.turn_on", SWITCH)

    await start(hass, user, "heating_pad")

    assert plug.commands == []
    assert entry.runtime_data.recovery.episode.question


async def test_a_plug_that_cannot_be_reached_goes_off_when_it_comes_back(
    hass: HomeAssistant, plug: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")
    plug.become(available=False)
    await after(hass, freezer, hours=2)
    assert hass.states.get(PROBLEM).state == STATE_ON

    plug.become(available=True)
    await settle(hass)

    assert not plug.is_on
    await after(hass, freezer, minutes=1)
    assert hass.states.get(PROBLEM).state == STATE_OFF


async def test_a_plug_that_ignores_three_commands_gets_a_fourth(
    hass: HomeAssistant, plug: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")
    plug.ignores = 3

    await after(hass, freezer, minutes=8)

    assert plug.commands == [True, False, False, False, False]
    assert not plug.is_on


async def test_a_plug_that_stays_on_becomes_a_problem_until_it_is_off(
    hass: HomeAssistant, plug: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass, PAD)
    issue = (DOMAIN, f"device_not_off_switch.pad_{entry.entry_id}")
    await start(hass, user, "heating_pad")
    plug.ignores = 1000
    await after(hass, freezer, minutes=10)
    assert ir.async_get(hass).async_get_issue(*issue)
    assert any("unplug" in message for message in messages(hass))

    plug.become(is_on=False)
    await after(hass, freezer, minutes=1)

    assert not ir.async_get(hass).async_get_issue(*issue)
    assert hass.states.get(PROBLEM).state == STATE_OFF


async def test_a_pad_switched_on_by_hand_goes_off_in_time(
    hass: HomeAssistant, plug: Plug, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, PAD_BY_HAND)
    plug.become(is_on=True)
    await after(hass, freezer, minutes=19)
    assert plug.is_on

    await after(hass, freezer, minutes=1, seconds=10)

    assert not plug.is_on


async def test_a_pad_switched_on_without_any_recovery_goes_off_in_time_too(
    hass: HomeAssistant, plug: Plug, freezer: FrozenDateTimeFactory
) -> None:
    await set_up(hass, an_entry(PAD))
    plug.become(is_on=True)

    await after(hass, freezer, minutes=20, seconds=10)

    assert not plug.is_on


async def test_a_pad_switched_on_in_quiet_hours_goes_off_at_once(
    hass: HomeAssistant, plug: Plug
) -> None:
    await hass.config.async_set_time_zone("UTC")
    quiet = {"quiet_from": "17:00:00", "quiet_until": "20:00:00"}
    await set_up(hass, an_entry(PAD, options=quiet))

    plug.become(is_on=True)
    await settle(hass)

    assert not plug.is_on


async def test_after_a_crash_the_pad_is_off_before_any_entity_is_there(
    hass: HomeAssistant, plug: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")
    states: list[str | None] = []
    entity_id = er.async_get(hass).async_get_entity_id("sensor", DOMAIN, f"{entry.entry_id}_phase")

    def remember(*, is_on: bool) -> None:
        state = hass.states.get(entity_id) if entity_id else None
        states.append(state.state if state else None)

    with patch.object(plug, "_obey", side_effect=remember):
        await _restart(hass, entry)

    assert states == ["unavailable"]


async def test_after_a_crash_exactly_one_message_says_that_it_ended_late(
    hass: HomeAssistant, plug: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")
    with patch.object(type(entry.runtime_data.recovery), "async_unload"):
        assert await hass.config_entries.async_unload(entry.entry_id)
    freezer.tick(timedelta(minutes=40))

    assert await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)

    assert not plug.is_on
    assert sum("was away when the time was up" in message for message in messages(hass)) == 1


async def test_letting_the_plan_go_switches_off(hass: HomeAssistant, plug: Plug, user: str) -> None:
    entry = await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")

    assert await hass.config_entries.async_unload(entry.entry_id)

    assert not plug.is_on


async def test_a_warning_sign_switches_off_at_once(
    hass: HomeAssistant, plug: Plug, user: str
) -> None:
    await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")

    await hass.services.async_call(
        DOMAIN, "report_warning_sign", {"entity_id": SWITCH, "list": "b"}, blocking=True
    )
    await settle(hass)

    assert not plug.is_on


async def test_an_activity_that_is_removed_in_the_middle_is_seen_off(
    hass: HomeAssistant, plug: Plug, user: str
) -> None:
    entry = await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")
    (subentry_id,) = entry.subentries

    hass.config_entries.async_remove_subentry(entry, subentry_id)
    await settle(hass)

    assert not plug.is_on


async def test_the_same_plug_is_not_started_by_two_plans(
    hass: HomeAssistant, plug: Plug, user: str
) -> None:
    await a_running_plan(hass, PAD)
    await set_up(hass, an_entry(PAD, title="Back recovery Bob"))
    await press(hass, "switch.turn_on", "switch.back_recovery_bob")
    await start(hass, user, "heating_pad")

    with pytest.raises(ServiceValidationError) as caught:
        await hass.services.async_call(
            DOMAIN,
            "start_activity",
            {"entity_id": "switch.back_recovery_bob", "activity": "heating_pad"},
            blocking=True,
            context=Context(user_id=user),
        )

    why = "Heating pad is closed, because Back recovery uses it until 18:15."
    assert caught.value.translation_placeholders["why"] == why


async def test_a_script_gets_the_seconds_after_which_the_device_may_go_off_itself(
    hass: HomeAssistant, plug: Plug, user: str
) -> None:
    scripts = {"on_script": "script.pad_on", "off_script": "script.pad_off"}
    calls = async_mock_service(hass, "script", "turn_on")
    await a_running_plan(hass, an_activity(**{**PAD["data"], **scripts}))

    await start(hass, user, "heating_pad")

    assert calls[0].data["entity_id"] == ["script.pad_on"] or "script.pad_on"
    assert calls[0].data["variables"]["seconds"] == 15 * 60 + 30


async def test_own_actions_run_around_it_and_their_failure_changes_nothing(
    hass: HomeAssistant, plug: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    calls = async_mock_service(hass, "test", "music")
    music = [{"action": "test.music", "data": {"on": "{{ activity }}"}}]
    broken = [{"action": "test.missing"}]
    await a_running_plan(hass, an_activity(**PAD["data"], run_at_start=music, run_at_end=broken))
    await start(hass, user, "heating_pad")
    assert [call.data["on"] for call in calls] == ["heating_pad"]

    await after(hass, freezer, minutes=8)

    assert not plug.is_on
