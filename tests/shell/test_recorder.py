"""What a plan costs: writes of states, and what the recorder keeps of them."""

from collections import Counter
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.history import get_last_state_changes
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.core import (
    Event,
    EventStateChangedData,
    EventStateReportedData,
    HomeAssistant,
    callback,
)
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    async_capture_events,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
)
from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager

from .acting import MONDAY, SWITCH, a_plan, a_running_plan, act, at, press, settle, shown, until

PAIN = "sensor.back_recovery_pain"
PROMPT = "event.back_recovery_prompt"
PAIN_NOW = "number.back_recovery_pain_now"


@pytest.fixture
async def mock_recorder_before_hass(
    async_test_recorder: RecorderInstanceContextManager,
) -> None:
    """Let the recorder be there before Home Assistant."""


type Change = Event[EventStateChangedData]


def written(changes: list[Change]) -> Counter[str]:
    """Count what was written; that an event is there at all is written once in its life."""
    return Counter(
        change.data["entity_id"] for change in changes if not has_come_to_be(change.data)
    )


def has_come_to_be(change: EventStateChangedData) -> bool:
    old, new = change["old_state"], change["new_state"]
    return bool(old and new and (old.state, new.state) == ("unavailable", "unknown"))


@pytest.mark.freeze_time(MONDAY)
@pytest.mark.parametrize(
    ("service", "entity_id", "data"),
    [
        ("switch.turn_on", SWITCH, {}),
        ("back_recovery.start_activity", SWITCH, {"activity": "walk"}),
        ("back_recovery.check_in", SWITCH, {"pain_now": 3}),
        ("back_recovery.pause", SWITCH, {}),
        ("back_recovery.extend", SWITCH, {"hours": 24}),
        ("select.select_option", "select.back_recovery_onset", {"option": "tweak"}),
        ("switch.turn_off", SWITCH, {}),
    ],
)
async def test_a_request_writes_each_entity_once_at_most(
    hass: HomeAssistant, service: str, entity_id: str, data: dict[str, object]
) -> None:
    await (a_plan if service == "switch.turn_on" else a_running_plan)(hass)
    changes: list[Change] = async_capture_events(hass, "state_changed")

    await press(hass, service, entity_id, **data)

    assert written(changes)
    assert written(changes).most_common(1)[0][1] == 1


@pytest.mark.freeze_time(MONDAY)
async def test_an_offer_writes_only_what_it_changes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    changes: list[Change] = async_capture_events(hass, "state_changed")

    await until(hass, freezer, "Mon 19:00")

    assert written(changes) == {
        "event.back_recovery_prompt": 1,
        "sensor.back_recovery_next_activity": 1,
        "sensor.back_recovery_next_prompt": 1,
    }


@pytest.mark.freeze_time(MONDAY)
@pytest.mark.parametrize("is_running", [False, True])
async def test_an_hour_in_which_nothing_happens_writes_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, is_running: bool
) -> None:
    await (a_running_plan if is_running else a_plan)(
        hass, quiet_from="17:00:00", quiet_until="21:00:00"
    )
    changes: list[Change] = async_capture_events(hass, "state_changed")
    reports: list[Event[EventStateReportedData]] = []
    hass.bus.async_listen("state_reported", reports.append, event_filter=callback(lambda _: True))

    for minute in range(1, 61):
        freezer.move_to(at("Mon 18:00") + timedelta(minutes=minute))
        async_fire_time_changed(hass)
        await settle(hass)

    assert changes == []
    assert reports == []


async def test_the_recorder_keeps_statistics_of_the_pain(
    recorder_mock: Recorder, hass: HomeAssistant
) -> None:
    start = dt_util.utcnow().replace(minute=0, second=0, microsecond=0)
    await a_running_plan(hass)
    await act(hass, "check_in", pain_now=4)
    await async_wait_recording_done(hass)

    do_adhoc_statistics(hass, start=start + timedelta(minutes=dt_util.utcnow().minute // 5 * 5))
    await async_wait_recording_done(hass)

    found = await recorder_mock.async_add_executor_job(
        statistics_during_period, hass, start, None, {PAIN}, "5minute", None, {"mean", "max"}
    )
    (row,) = found[PAIN]
    assert row["max"] == 4


@pytest.mark.freeze_time(MONDAY)
async def test_the_history_of_offers_has_no_id_that_only_automations_need(
    recorder_mock: Recorder, hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")
    await async_wait_recording_done(hass)

    kept = await recorder_mock.async_add_executor_job(get_last_state_changes, hass, 1, PROMPT)

    last = kept[PROMPT][-1]
    assert (last.attributes["activity"], "prompt_id" in last.attributes) == ("walk", False)
    assert hass.states.get(PROMPT).attributes["prompt_id"]


@pytest.mark.freeze_time(MONDAY)
async def test_an_answer_is_a_point_and_no_line(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """What is held for a day would be 288 rows of statistics, of hours in which nobody was asked."""
    await a_running_plan(hass)
    await act(hass, "check_in", pain_now=4)
    reported_at = hass.states.get(PAIN).attributes["reported_at"]

    await until(hass, freezer, "Mon 18:59")
    assert (shown(hass, PAIN), shown(hass, PAIN_NOW)) == ("4", "4")

    await until(hass, freezer, "Mon 19:00")
    assert (shown(hass, PAIN), shown(hass, PAIN_NOW)) == ("unknown", "4")
    # Nothing new was said, and no automation is to think so.
    assert hass.states.get(PAIN).attributes["reported_at"] == reported_at
