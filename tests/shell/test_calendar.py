"""The plan as a calendar."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events
from pytest_homeassistant_custom_component.typing import WebSocketGenerator
from syrupy.assertion import SnapshotAssertion

from .acting import (
    MONDAY,
    STRETCH_AT_20,
    SWITCH,
    TICKED,
    a_plan,
    a_running_plan,
    act,
    ask,
    at,
    attribute,
    settle,
    shown,
    until,
)
from .pictures import assert_as_in_picture

pytestmark = pytest.mark.freeze_time(MONDAY)

CALENDAR = "calendar.back_recovery_plan"


async def entries(hass: HomeAssistant, first: str, last: str) -> list[str]:
    """Return what the calendar says between two local times: "19:00 Walk"."""
    found = await ask(
        hass, "calendar.get_events", CALENDAR, start_date_time=first, end_date_time=last
    )
    return [
        f"{one['start'][11:16]}-{one['end'][11:16]} {one['summary']}" for one in found["events"]
    ]


MONDAY_EVENING = ("2026-11-23 18:00:00", "2026-11-24 00:00:00")
WINDOW = "18:00-18:00 Rest window: no lifting"


async def test_the_calendar_is_as_in_the_picture(
    hass: HomeAssistant, snapshot: SnapshotAssertion
) -> None:
    await assert_as_in_picture(hass, "calendar", await a_running_plan(hass), snapshot)


async def test_the_calendar_of_an_idle_plan_is_empty(hass: HomeAssistant) -> None:
    await a_plan(hass)

    assert await entries(hass, *MONDAY_EVENING) == []
    assert shown(hass, CALENDAR) == "off"


async def test_the_calendar_is_on_for_the_rest_window(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    assert shown(hass, CALENDAR) == "on"
    assert attribute(hass, CALENDAR, "message") == "Rest window: no lifting"

    await until(hass, freezer, "Wed 18:00")

    assert shown(hass, CALENDAR) == "off"


async def test_the_calendar_is_off_when_a_paused_window_is_over(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    await act(hass, "pause")

    await until(hass, freezer, "Wed 18:00")

    assert (shown(hass, CALENDAR), shown(hass, SWITCH)) == ("off", "on")
    assert attribute(hass, CALENDAR, "message") is None


async def test_what_comes_is_in_the_calendar(hass: HomeAssistant) -> None:
    await a_running_plan(hass, **TICKED)

    assert await entries(hass, *MONDAY_EVENING) == [
        WINDOW,
        "19:00-19:10 Walk",
        "20:00-20:15 Warm bath",
        "21:00-21:10 Check-in",
        "21:30-21:40 Walk",
    ]


async def test_what_became_of_it_stays_in_the_calendar(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, **TICKED)
    await until(hass, freezer, "Mon 19:00")
    await act(hass, "start_activity", activity="walk", minutes=15)
    await until(hass, freezer, "Mon 20:00")
    await act(hass, "skip")
    await until(hass, freezer, "Mon 23:00")
    still_open = ["21:00-21:10 Check-in", "21:30-21:40 Walk"]
    assert (await entries(hass, *MONDAY_EVENING))[-2:] == still_open

    await until(hass, freezer, "Tue 08:00")

    assert await entries(hass, *MONDAY_EVENING) == [
        WINDOW,
        "19:00-19:15 Walk",
        "20:00-20:10 Warm bath (skipped)",
        "21:00-21:10 Check-in (not answered)",
        "21:30-21:40 Walk (not answered)",
    ]


async def test_a_snoozed_prompt_stands_where_it_will_come(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")

    await act(hass, "snooze", minutes=45)

    assert (await entries(hass, *MONDAY_EVENING))[1] == "19:45-19:55 Walk"


async def test_other_days_are_left_out(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    assert await entries(hass, "2026-11-27 00:00:00", "2026-11-28 00:00:00") == []


async def test_it_is_not_written_while_it_looks_the_same(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    changes = async_capture_events(hass, "state_changed")

    await act(hass, "check_in", pain_now=3)

    assert CALENDAR not in [change.data["entity_id"] for change in changes]


async def test_whoever_looks_is_sent_what_a_step_changed(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator
) -> None:
    await a_running_plan(hass)
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(
        {
            "type": "calendar/event/subscribe",
            "entity_id": CALENDAR,
            "start": "2026-11-23T18:00:00Z",
            "end": "2026-11-24T00:00:00Z",
        }
    )
    for _ in ("taken", "the first"):
        await client.receive_json()

    await act(hass, "pause")

    sent = (await client.receive_json())["event"]["events"]
    assert [one["summary"] for one in sent] == ["Rest window: no lifting"]


async def test_what_fell_due_while_home_assistant_was_down_says_so(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    plan = await a_running_plan(hass, STRETCH_AT_20)
    await until(hass, freezer, "Mon 19:30")
    await hass.config_entries.async_unload(plan.entry_id)
    hass.set_state(CoreState.not_running)
    freezer.move_to(at("Mon 21:00"))
    await hass.config_entries.async_setup(plan.entry_id)
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await settle(hass)

    found = await entries(hass, *MONDAY_EVENING)
    assert "20:00-20:10 Cat and cow (could not be sent)" in found
    assert attribute(hass, "event.back_recovery_prompt", "reason") == "not_running"
