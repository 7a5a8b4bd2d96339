"""The page acts: every action once with its effect, and what it refuses."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import CONF_CONDITIONS, DOMAIN
from custom_components.back_recovery.page.acts import ACTS
from custom_components.back_recovery.services import ACTIONS
from custom_components.back_recovery.websocket_api import EXPORT, NAMES

from ..acting import MONDAY, SWITCH, at, settle, shown, until
from ..appliances import Plug, after
from ..browsers import Browser, heat_up

pytestmark = pytest.mark.freeze_time(MONDAY)


def test_every_name_is_an_act_of_the_page_or_an_action() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert set(ACTS) == set(NAMES) - {one.name for one in ACTIONS} - {EXPORT}


async def test_start_with_a_window_and_an_onset(anna: Browser, plan: MockConfigEntry) -> None:
    await anna.act(plan, "start", rest_window=72, onset="sore")

    assert anna.plan["rest_window_ends"] == at("Thu 18:00").isoformat()
    assert anna.plan["onset"] == "sore"
    assert (await anna.refused(plan, "start", rest_window=1))[0] == "out_of_range"


async def test_stop(anna: Browser, plan: MockConfigEntry) -> None:
    await anna.act(plan, "start")
    await anna.act(plan, "stop")

    assert anna.plan["phase"] == "idle"
    assert anna.plan["last"]["days"] == 1
    assert (await anna.refused(plan, "stop"))[0] == "not_recovering"


async def test_pause_and_resume(anna: Browser, plan: MockConfigEntry) -> None:
    await anna.act(plan, "start")
    await anna.act(plan, "pause")
    assert anna.plan["phase"] == "paused"
    assert (await anna.refused(plan, "pause"))[0] == "wrong_phase_paused"

    await anna.act(plan, "resume")

    assert anna.plan["phase"] == "rest"
    assert (await anna.refused(plan, "resume"))[0] == "wrong_phase_rest"


async def test_extend(anna: Browser, plan: MockConfigEntry) -> None:
    await anna.act(plan, "start")
    await anna.act(plan, "extend", hours=24)

    assert anna.plan["rest_window_ends"] == at("Thu 18:00").isoformat()
    assert anna.plan["rest_limits"]["earliest"] == at("Wed 18:00").isoformat()
    assert (await anna.refused(plan, "extend", hours=-48))[0] == "window_too_short"


async def test_onset(anna: Browser, plan: MockConfigEntry) -> None:
    await anna.act(plan, "start")
    await anna.act(plan, "onset", onset="tweak")

    assert anna.plan["onset"] == "tweak"
    closed = {one["name"]: one["text"] for one in anna.plan["closed"]}
    assert closed["Heating pad"] == "It came on suddenly."
    assert (await anna.refused(plan, "onset", onset="badly")) == (
        "field_not_one_of",
        "`onset` can only be one of these: sore, tweak, unsure. Nothing has changed.",
    )


async def test_check_in_and_correct_it(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, anna: Browser, plan: MockConfigEntry
) -> None:
    await anna.act(plan, "start")
    await anna.act(plan, "check_in", pain_now=8, pain_worst=None)
    assert anna.asked[0] == "signs"
    assert anna.plan["change_until"] == at("Mon 18:15").isoformat()

    await anna.act(plan, "change_check_in", pain_now=3, pain_worst=5)

    assert [(one["now"], one["worst"]) for one in anna.plan["check_ins"]] == [(3, 5)]
    assert "signs" not in anna.asked
    assert (await anna.refused(plan, "check_in", pain_now=11))[0] == "invalid_pain"
    await until(hass, freezer, "Mon 18:15")
    assert (await anna.refused(plan, "change_check_in", pain_now=2))[0] == "nothing_to_correct"


async def test_stop_activity(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    anna: Browser,
    plan: MockConfigEntry,
    pad: Plug,
) -> None:
    await heat_up(anna, plan)
    await anna.act(plan, "stop_activity", activity="heating_pad")
    assert not pad.is_on
    assert anna.plan["devices"][0]["state"] == "going_off"
    await after(hass, freezer, seconds=10)
    await anna.catch_up()

    assert anna.plan["devices"][0]["state"] == "off"
    assert anna.plan["devices"][0]["proof"] == "The device said so itself."
    assert (await anna.refused(plan, "stop_activity"))[0] == "no_session"


async def test_done_skip_and_later(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, anna: Browser, plan: MockConfigEntry
) -> None:
    await anna.act(plan, "start")
    assert (await anna.refused(plan, "skip", activity="walk"))[0] == "nothing_to_answer"
    await until(hass, freezer, "Mon 19:00")
    await anna.catch_up()
    offer = anna.plan["now"][0]
    assert anna.asked == ["offer", "check_in"]
    assert (offer["title"], offer["later"]) == ("Walk, 10 min", [15, 30, 60])
    assert offer["done_label"] == "I walked"

    await anna.act(plan, "snooze", activity="walk", minutes=15)
    assert anna.plan["coming"][0]["at"] == at("Mon 19:15").isoformat()
    assert (await anna.refused(plan, "snooze", activity="walk", minutes=5000))[0]
    await anna.act(plan, "done", activity="walk")
    assert anna.plan["earlier"][-1] == {
        "activity": "walk",
        "name": "Walk",
        "icon": "mdi:walk",
        "at": at("Mon 19:00").isoformat(),
        "how": "done",
    }
    await until(hass, freezer, "Mon 20:00")
    await anna.catch_up()
    await anna.act(plan, "skip", activity="bath")
    assert anna.plan["earlier"][-1]["how"] == "skipped"
    assert (await anna.refused(plan, "done", activity="juggling"))[0] == "unknown_activity"


async def test_signs(anna: Browser, plan: MockConfigEntry) -> None:
    await anna.act(plan, "start")
    assert await anna.act(plan, "signs", list="a", any=False) == {}
    assert anna.plan["phase"] == "rest"

    said = await anna.act(plan, "signs", list="a", any=True)
    assert said["said"].startswith("Get help now.")
    assert anna.plan["phase"] == "hold_emergency"
    assert anna.asked[0] == "hold"

    await anna.act(plan, "signs", list="b", any=False)
    assert anna.plan["phase"] == "hold_emergency"
    await anna.act(plan, "tap", asking=anna.asking("hold"), answer="MISTAKE")
    assert anna.asked[0] == "signs"
    await anna.act(plan, "signs", list="b", any=False)

    assert anna.plan["phase"] == "rest"
    assert (await anna.refused(plan, "signs", list="c", any=True))[0] == "field_not_one_of"


async def test_signs_while_nothing_runs_only_say_what_to_do(
    anna: Browser, plan: MockConfigEntry
) -> None:
    said = await anna.act(plan, "signs", list="b", any=True)

    assert said["said"].startswith("Speak to a doctor today.")
    assert anna.plan["phase"] == "idle"
    assert await anna.act(plan, "signs", list="b", any=False) == {}


async def test_looked_at(anna: Browser, plan: MockConfigEntry) -> None:
    await anna.act(plan, "start")
    assert (await anna.refused(plan, "looked_at"))[0] == "wrong_phase_rest"
    await anna.act(plan, "signs", list="b", any=True)

    await anna.act(plan, "looked_at", by="doctor", when="today")

    assert anna.plan["phase"] == "rest"


async def test_something_smaller(anna: Browser, plan: MockConfigEntry) -> None:
    assert (await anna.refused(plan, "smaller", kind="bruise"))[0] == "not_recovering"
    await anna.act(plan, "start")
    assert (await anna.refused(plan, "smaller", kind="bruise"))[0] == "number_first"
    await anna.act(plan, "check_in", pain_now=3)

    await anna.act(plan, "smaller", kind="bruise")
    await anna.act(plan, "smaller", kind="lifted")

    closed = {one["name"]: one["text"] for one in anna.plan["closed"]}
    assert closed["Heating pad"] == "There was a bruise."
    assert [one["now"] for one in anna.plan["check_ins"]] == [3, 3]


async def test_off_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    anna: Browser,
    bob: Browser,
    plan: MockConfigEntry,
    pad: Plug,
) -> None:
    await heat_up(anna, plan)
    pad.ignores = 10_000
    await anna.act(plan, "stop_activity")
    await after(hass, freezer, minutes=3, seconds=30)
    sent = len(pad.commands)

    await bob.act(plan, "off_again", activity="heating_pad")

    assert len(pad.commands) == sent + 1
    assert await bob.act(plan, "unplugged", activity="walk") == {}


async def test_what_suits(hass: HomeAssistant, anna: Browser, plan: MockConfigEntry) -> None:
    await anna.act(plan, "suits", conditions=["diabetes"])

    assert plan.options[CONF_CONDITIONS] == ["reacts_badly_to_cold", "diabetes"]
    assert {one["condition"] for one in anna.plan["suits"] if one["ticked"]} == {"diabetes"}
    assert (await anna.refused(plan, "suits", conditions=["age_65"]))[0] == "field_unreadable"


async def test_none_said_before_the_start_is_not_asked_again(
    hass: HomeAssistant, anna: Browser, plan: MockConfigEntry
) -> None:
    hass.config_entries.async_update_entry(plan, options={**plan.options, CONF_CONDITIONS: []})
    await hass.async_block_till_done()
    assert plan.runtime_data.recovery.settings.plan.asks_what_suits

    await anna.act(plan, "suits", conditions=[])

    assert not plan.runtime_data.recovery.settings.plan.asks_what_suits


async def test_the_first_steps_leave_once_they_are_answered(
    anna: Browser, plan: MockConfigEntry
) -> None:
    assert anna.plan["welcome"]["open"] == ["then", "phone"]

    await anna.act(plan, "seen", block="then")
    await anna.act(plan, "test_arrived", arrived=False)
    assert anna.plan["welcome"]["open"] == ["phone"]
    await anna.act(plan, "test_arrived", arrived=True)

    assert anna.plan["welcome"] is None
    assert plan.data["page"] == {"version": 1, "seen": ["phone", "then"]}
    assert (await anna.refused(plan, "seen", block="all"))[0] == "field_unreadable"


async def test_export(anna: Browser, plan: MockConfigEntry) -> None:
    assert (await anna.refused(plan, "export"))[0] == "nothing_to_export"
    await anna.act(plan, "start")

    found = await anna.act(plan, "export")

    assert found["page"].startswith("Back recovery: summary")
    assert found["csv"].startswith("time,what")


async def test_the_way_back(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, anna: Browser, plan: MockConfigEntry
) -> None:
    await anna.act(plan, "start")
    assert (await anna.refused(plan, "test_movements", pains={"bend": 1}))[0] == "stale_answer"
    await until(hass, freezer, "Tue 20:00")
    await anna.act(plan, "check_in", pain_now=2)
    await until(hass, freezer, "Wed 09:00")
    await anna.act(plan, "check_in", pain_now=1)
    await anna.act(plan, "done", activity="walk")
    await until(hass, freezer, "Wed 18:01")
    await anna.catch_up()
    assert anna.asked == ["gate"]
    assert all(one["met"] for one in anna.plan["gate"])

    await anna.act(plan, "test_movements", pains={"bend": 3, "hinge": 0})
    assert anna.plan["phase"] == "return"
    assert anna.plan["way_back"]["stage"] == 1
    await anna.act(plan, "log_gym_session", pain_before=0, pain_warm_up=0, pain_after=1)

    assert anna.plan["earlier"][-1]["activity"] == "gym_session"
    assert (await anna.refused(plan, "log_gym_session", pain_after=12))[0] == "invalid_pain"


async def test_four_or_more_is_not_today(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, anna: Browser, plan: MockConfigEntry
) -> None:
    await anna.act(plan, "start")
    await until(hass, freezer, "Tue 20:00")
    await anna.act(plan, "check_in", pain_now=2)
    await until(hass, freezer, "Wed 09:00")
    await anna.act(plan, "check_in", pain_now=1)
    await anna.act(plan, "done", activity="walk")
    await until(hass, freezer, "Wed 18:01")

    await anna.act(plan, "test_movements", pains={"bend": 4, "hinge": 0})

    assert anna.plan["phase"] == "rest"
    assert shown(hass, "binary_sensor.back_recovery_gym_lockout") == "on"


async def test_an_action_that_does_not_exist_is_refused(
    anna: Browser, plan: MockConfigEntry
) -> None:
    assert (await anna.refused(plan, "juggle"))[0] == "invalid_format"
    await settle(anna.hass)


async def test_a_test_message_says_what_became_of_it(
    hass: HomeAssistant, anna: Browser, plan: MockConfigEntry
) -> None:
    async def send(_call: ServiceCall) -> ServiceResponse:
        channels = [{"name": "Anna’s phone", "check": "It was taken."}]
        return {SWITCH: {"channels": channels}}

    hass.services.async_register(
        DOMAIN, "test_messages", send, supports_response=SupportsResponse.ONLY
    )

    assert await anna.act(plan, "test_message") == {"said": "Anna’s phone: It was taken."}
    assert anna.plan["welcome"]["sent_at"] == at("Mon 18:00").isoformat()


async def test_without_the_action_a_test_message_is_refused(
    hass: HomeAssistant, anna: Browser, plan: MockConfigEntry
) -> None:
    hass.services.async_remove(DOMAIN, "test_messages")

    assert (await anna.refused(plan, "test_message"))[0] == "no_test"
