"""What comes in is bounded at every door, and whoever goes too far reads so."""

import asyncio
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.back_recovery.const import CONF_PHONES, DOMAIN
from custom_components.back_recovery.requests import responses
from custom_components.back_recovery.requests.request import (
    MOST_BY_OTHERS,
    MOST_CHECK_INS,
    MOST_QUESTIONS,
)

from ..acting import (
    MONDAY,
    SWITCH,
    WALK,
    a_plan,
    a_running_plan,
    act,
    ask,
    attribute,
    press,
    refused,
    somebody,
)
from ..builders import an_activity

pytestmark = pytest.mark.freeze_time(MONDAY)

PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="never",
)
WRONG = "button.back_recovery_something_is_wrong"


@pytest.fixture
async def alex(hass: HomeAssistant) -> str:
    """Let Alex, whose plan runs, live here."""
    account = await somebody(hass, "Alex")
    hass.states.async_set("person.alex", "home", {"user_id": account})
    await a_plan(hass, WALK, person="person.alex")
    await act(hass, "start", account)
    return account


@pytest.mark.parametrize("action", ["start", "stop"])
async def test_a_reason_that_is_too_long_is_refused(hass: HomeAssistant, action: str) -> None:
    await a_running_plan(hass)
    before = hass.states.get(SWITCH)

    err = await refused(hass, action, reason="x" * 201)

    assert (err.translation_key, err.translation_placeholders) == ("too_long", {"most": "200"})
    assert hass.states.get(SWITCH) == before


async def test_a_reason_that_just_fits_is_taken(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    await act(hass, "extend", hours=12, reason="x" * 200)

    assert attribute(hass, "event.back_recovery_episode", "reason") == "x" * 200


async def test_half_a_character_of_a_template_stops_nothing(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)

    await act(hass, "extend", hours=12, reason="sore \ud83d\ude15 again \ud83d")

    assert attribute(hass, "event.back_recovery_episode", "reason") == "sore 😕 again �"
    assert not entry.runtime_data.recovery.net.is_acting


async def test_a_name_that_does_not_exist_is_not_repeated_at_length(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    err = await refused(hass, "done", activity="x" * 199)

    assert err.translation_placeholders
    assert len(err.translation_placeholders["activity"]) <= 60


@pytest.mark.parametrize("number", [True, False])
async def test_yes_is_no_pain_number(hass: HomeAssistant, number: bool) -> None:
    await a_running_plan(hass)

    err = await refused(hass, "check_in", pain_now=number)

    assert err.translation_key == "invalid_pain"


async def test_yes_is_no_number_of_hours(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    assert (await refused(hass, "extend", hours=True)).translation_key == "not_a_number"


@pytest.mark.parametrize(
    ("action", "fields", "most"),
    [
        ("extend", {"hours": 10_000}, "672"),
        ("start", {"rest_window": 1}, "336"),
        ("snooze", {"minutes": 0}, "10080"),
        ("start_activity", {"activity": "walk", "minutes": 1e9}, "10080"),
        ("extend", {"hours": float("inf")}, "672"),
    ],
)
async def test_what_is_out_of_range_is_refused_with_the_range(
    hass: HomeAssistant, action: str, fields: dict[str, Any], most: str
) -> None:
    await a_running_plan(hass, WALK)
    before = hass.states.get(SWITCH)

    err = await refused(hass, action, **fields)

    assert err.translation_key == "out_of_range"
    assert err.translation_placeholders
    assert err.translation_placeholders["most"] == most
    assert hass.states.get(SWITCH) == before


@pytest.mark.parametrize("number", ["many", None, [3], float("nan")])
async def test_what_is_no_number_is_refused_in_words(hass: HomeAssistant, number: Any) -> None:
    await a_running_plan(hass)

    assert (await refused(hass, "extend", hours=number)).translation_key == "not_a_number"


async def test_others_check_in_for_somebody_a_few_times_an_hour(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alex: str
) -> None:
    kim = await somebody(hass, "Kim")
    for _ in range(MOST_BY_OTHERS):
        freezer.tick(1)
        await act(hass, "check_in", kim, pain_now=2)

    err = await refused(hass, "check_in", kim, pain_now=2)

    assert err.translation_key == "too_many_check_ins"
    await act(hass, "check_in", alex, pain_now=3)
    freezer.tick(timedelta(hours=1))
    await act(hass, "check_in", kim, pain_now=2)


async def test_nobody_checks_in_without_end(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alex: str
) -> None:
    for _ in range(MOST_CHECK_INS):
        freezer.tick(1)
        await act(hass, "check_in", alex, pain_now=2)

    assert (
        await refused(hass, "check_in", alex, pain_now=2)
    ).translation_key == "too_many_check_ins"


async def test_the_same_alarm_is_sent_once_a_minute(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    sent = async_mock_service(hass, "notify", "mobile_app_alex")
    await a_running_plan(hass, WALK, **{CONF_PHONES: ["notify.mobile_app_alex"]})
    sent.clear()

    kim = await somebody(hass, "Kim")
    for _ in range(20):
        await press(hass, "button.press", WRONG, kim)
    assert len(sent) == 1

    freezer.tick(60)
    await press(hass, "button.press", WRONG, kim)
    assert len(sent) == 2


async def test_a_sign_that_an_automation_reports_every_minute_rings_once(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    sent = async_mock_service(hass, "notify", "mobile_app_alex")
    await a_running_plan(hass, WALK, **{CONF_PHONES: ["notify.mobile_app_alex"]})
    sent.clear()

    for _ in range(30):
        await act(hass, "report_warning_sign", list="b")
        freezer.tick(60)
    rung = [one for one in sent if "title" in one.data]
    assert len(rung) == 1

    sent.clear()
    await act(hass, "report_warning_sign", list="a")
    assert [one for one in sent if "title" in one.data]


async def test_an_automation_that_asks_in_a_loop_is_stopped(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """Each question rings; a start that is refused anyway asks nothing and does not count."""
    sent = async_mock_service(hass, "notify", "mobile_app_alex")
    hass.states.async_set("switch.pad", "off")
    await a_running_plan(hass, PAD, **{CONF_PHONES: ["notify.mobile_app_alex"]})
    sent.clear()

    for _ in range(MOST_QUESTIONS):
        await act(hass, "start_activity", activity="heating_pad")
        freezer.tick(300)
    error = await refused(hass, "start_activity", activity="heating_pad")

    assert error.translation_key == "too_many_questions"
    assert (
        len([one for one in sent if one.data["message"] != "clear_notification"]) == MOST_QUESTIONS
    )
    freezer.tick(3600)
    await act(hass, "start_activity", activity="heating_pad")


async def test_what_two_people_say_of_one_walk_counts_once(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alex: str
) -> None:
    kim = await somebody(hass, "Kim")

    await act(hass, "done", alex, activity="walk")
    freezer.tick(60)
    await act(hass, "done", kim, activity="walk")
    assert _walks(hass) == 1

    freezer.tick(timedelta(minutes=10))
    await act(hass, "done", kim, activity="walk")
    assert _walks(hass) == 2


def _walks(hass: HomeAssistant) -> int:
    [plan] = hass.config_entries.async_entries(DOMAIN)
    sessions = plan.runtime_data.recovery.episode.sessions
    return sum(one.activity == "walk" for one in sessions)


@pytest.mark.parametrize("start", ["9999-12-31 23:00:00", "1971-01-01 00:00:00"])
async def test_a_window_is_played_within_a_year_only(hass: HomeAssistant, start: str) -> None:
    await a_running_plan(hass)

    with pytest.raises(ServiceValidationError) as caught:
        await ask(hass, f"{DOMAIN}.simulate", SWITCH, start=start)

    assert caught.value.translation_key == "start_too_far"


async def test_one_window_is_played_at_a_time(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_running_plan(hass)
    plays, ends = asyncio.Event(), asyncio.Event()
    quickly = responses.async_simulation_response

    async def slowly(*what: Any) -> Any:
        plays.set()
        await ends.wait()
        return await quickly(*what)

    monkeypatch.setattr(responses, "async_simulation_response", slowly)

    async def play() -> Any:
        return await ask(hass, f"{DOMAIN}.simulate", SWITCH)

    first = hass.async_create_task(play())
    await plays.wait()
    with pytest.raises(ServiceValidationError) as caught:
        await play()
    ends.set()

    assert caught.value.translation_key == "simulating"
    assert (await first)["timeline"]
    assert (await play())["timeline"]
