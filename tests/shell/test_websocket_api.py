"""The page subscribes, and acts: what each may see, what each action does, and what it refuses."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.websocket_api import http
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.back_recovery.const import CONF_CONDITIONS, CONF_PRIVATE_ANSWERS
from custom_components.back_recovery.engine.model.vocabulary import Phase
from custom_components.back_recovery.page import subscribers
from custom_components.back_recovery.websocket_api import NAMES

from .acting import MONDAY, TICKED, USUAL, act, at, settle, shown, until
from .appliances import Plug, after, plug_in
from .browsers import Browser, a_browser
from .builders import an_activity, an_entry, set_up
from .phones import live_with

pytestmark = pytest.mark.freeze_time(MONDAY)

PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    schedule="never",
    needs_home=False,
    maker_allows=True,
)


@pytest.fixture(autouse=True)
def no_heartbeat(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no connection be given up for a browser that reads nothing while hours pass at once."""
    usual = http.web.WebSocketResponse
    monkeypatch.setattr(http.web, "WebSocketResponse", lambda **_: usual())


@pytest.fixture
async def anna_user(hass: HomeAssistant) -> MockUser:
    """Return the person of the plan, who is no administrator."""
    return MockUser(name="Anna").add_to_hass(hass)


@pytest.fixture
async def house(hass: HomeAssistant, anna_user: MockUser, bob_user: MockUser) -> None:
    await hass.config.async_set_time_zone("UTC")
    await live_with(hass, anna=anna_user, bob=bob_user)


@pytest.fixture
async def pad(hass: HomeAssistant, house: None) -> Plug:
    pad = Plug("pad")
    await plug_in(hass, "switch", [pad])
    return pad


@pytest.fixture
async def plan(hass: HomeAssistant, pad: Plug) -> MockConfigEntry:
    """Return Anna's plan, with a pad that the house switches on."""
    options = {**TICKED, "rest_window": 48}
    return await set_up(hass, an_entry(*USUAL, PAD, person="person.anna", options=options))


@pytest.fixture
async def anna(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    anna_user: MockUser,
) -> Browser:
    browser = await a_browser(hass, hass_ws_client, anna_user)
    await browser.look()
    return browser


@pytest.fixture
async def bob(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    bob_user: MockUser,
) -> Browser:
    browser = await a_browser(hass, hass_ws_client, bob_user)
    await browser.look()
    return browser


@pytest.fixture
async def admin(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
) -> Browser:
    browser = await a_browser(hass, hass_ws_client, hass_admin_user)
    await browser.look()
    return browser


def names_in(value: Any) -> set[str]:
    """Return every name of a field, however deep."""
    if isinstance(value, dict):
        return set(value) | {name for one in value.values() for name in names_in(one)}
    if isinstance(value, list):
        return {name for one in value for name in names_in(one)}
    return set()


# What is shown, and to whom


async def test_a_page_shows_the_plan_of_who_looks(anna: Browser, plan: MockConfigEntry) -> None:
    assert anna.page["plans"] == [
        {"entry_id": plan.entry_id, "name": "Anna", "mine": True, "line": "Nothing is running"}
    ]
    assert (anna.plan["kind"], anna.plan["phase"]) == ("plan", "idle")


async def test_what_changes_is_pushed_once(anna: Browser, plan: MockConfigEntry) -> None:
    await anna.act(plan, "start")

    assert [one["plan"]["phase"] for one in anna.pages] == ["idle", "rest"]
    assert anna.plan["rest_window_ends"] == at("Wed 18:00").isoformat()


async def test_nothing_is_pushed_while_nothing_changes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, anna: Browser
) -> None:
    await until(hass, freezer, "Mon 18:40")
    await anna.catch_up()

    assert len(anna.pages) == 1


async def test_it_speaks_the_language_of_who_looks(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    anna_user: MockUser,
) -> None:
    german = await a_browser(hass, hass_ws_client, anna_user, "de")
    await german.look()
    await german.act(plan, "start")

    assert german.page["plans"][0]["line"] == "Ruhe bis Mi 18:00 Uhr"
    assert await german.refused(plan, "stop_activity") == ("no_session", "Das läuft gerade nicht.")


async def test_others_see_until_when_and_no_answer(
    hass: HomeAssistant, anna: Browser, bob: Browser, plan: MockConfigEntry
) -> None:
    await anna.act(plan, "start")
    await anna.act(plan, "check_in", pain_now=7, swelling=True)
    await bob.catch_up()

    assert anna.plan["phase"] == Phase.HOLD_CARE
    assert bob.plan == {
        "kind": "glimpse",
        "entry_id": plan.entry_id,
        "name": "Anna",
        "line": "The plan is on hold",
        "phase": "paused",
        "session": None,
    }
    assert bob.page["plans"][0]["line"] == "The plan is on hold"
    assert not {"check_ins", "hold", "now", "gate", "reason", "closed"} & names_in(bob.page)


async def test_an_administrator_sees_everything(
    anna: Browser, admin: Browser, plan: MockConfigEntry
) -> None:
    await anna.act(plan, "start")
    await anna.act(plan, "check_in", pain_now=7)
    await admin.catch_up()

    assert admin.plan["is_admin"]
    assert admin.plan["check_ins"][0]["now"] == 7


async def test_private_answers_stay_with_the_person_and_administrators(
    hass: HomeAssistant,
    house: None,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
    bob_user: MockUser,
) -> None:
    """A plan that names nobody is everybody's, but for its answers."""
    options = {CONF_PRIVATE_ANSWERS: True}
    await set_up(hass, an_entry(*USUAL, options=options))

    pages = [
        await (await a_browser(hass, hass_ws_client, user)).look()
        for user in (hass_admin_user, bob_user)
    ]

    assert [page["plan"]["kind"] for page in pages] == ["plan", "glimpse"]


async def test_a_plan_that_names_nobody_is_everybodys(
    hass: HomeAssistant, house: None, hass_ws_client: WebSocketGenerator, bob_user: MockUser
) -> None:
    entry = await set_up(hass, an_entry(*USUAL))
    browser = await a_browser(hass, hass_ws_client, bob_user)
    await browser.look()

    await browser.act(entry, "start")

    assert browser.plan["phase"] == "rest"
    assert not browser.page["plans"][0]["mine"]


async def test_two_plans_own_first(
    hass: HomeAssistant, bob: Browser, plan: MockConfigEntry
) -> None:
    own = await set_up(hass, an_entry(*USUAL, title="Bob’s back", person="person.bob"))
    await bob.catch_up()

    assert [one["name"] for one in bob.page["plans"]] == ["Bob", "Anna"]
    assert bob.plan["entry_id"] == own.entry_id


async def test_without_any_plan_there_is_none(
    hass: HomeAssistant, anna: Browser, plan: MockConfigEntry
) -> None:
    await hass.config_entries.async_remove(plan.entry_id)
    await anna.catch_up()

    assert anna.page["plans"] == []
    assert anna.plan is None
    assert await anna.refused(plan, "start") == (
        "plan_gone",
        "This plan is not there any more.",
    )


async def test_a_plan_that_is_gone_is_none_for_who_asked_for_it(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    anna_user: MockUser,
) -> None:
    browser = await a_browser(hass, hass_ws_client, anna_user)

    page = await browser.look("gone")

    assert page["plan"] is None
    assert len(page["plans"]) == 1


async def test_a_plan_that_is_not_loaded_says_so_and_whom_to_call(
    hass: HomeAssistant, anna: Browser, plan: MockConfigEntry
) -> None:
    await hass.config_entries.async_unload(plan.entry_id)
    await anna.catch_up()

    assert anna.plan["running"] is False
    assert anna.plan["not_running"].startswith("Home Assistant is starting")
    assert anna.plan["help"]["now"]
    assert (await anna.refused(plan, "start"))[0] == "not_loaded"


async def test_a_reload_goes_on_where_it_was(
    hass: HomeAssistant, anna: Browser, plan: MockConfigEntry
) -> None:
    await anna.act(plan, "start")

    await hass.config_entries.async_reload(plan.entry_id)
    await anna.catch_up()
    await anna.act(plan, "check_in", pain_now=3)

    assert anna.plan["running"]
    assert [one["now"] for one in anna.plan["check_ins"]] == [3]


async def test_who_left_is_sent_nothing_and_costs_nothing(
    hass: HomeAssistant, anna: Browser, plan: MockConfigEntry
) -> None:
    recovery = plan.runtime_data.recovery
    listening = len(recovery._listeners)

    await anna.close()
    await act(hass, "start")
    await anna.catch_up()

    assert len(anna.pages) == 1
    assert len(recovery._listeners) == listening - 1


async def test_however_many_look_a_page_is_made_once(
    hass: HomeAssistant,
    anna: Browser,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    anna_user: MockUser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    usual = subscribers.plan_page
    monkeypatch.setattr(subscribers, "plan_page", lambda *args: made.append("page") or usual(*args))
    others = [await a_browser(hass, hass_ws_client, anna_user) for _ in range(3)]
    for other in others:
        await other.look()

    await anna.act(plan, "start")
    for other in others:
        await other.catch_up()

    assert made == ["page"] * (len(anna.pages) - 1)
    assert {other.plan["phase"] for other in others} == {"rest"}


async def test_what_is_not_confirmed_off_is_for_everybody(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    anna: Browser,
    bob: Browser,
    plan: MockConfigEntry,
    pad: Plug,
) -> None:
    await heat_up(anna, plan)
    pad.ignores = 10_000
    await bob.act(plan, "stop_activity")
    await after(hass, freezer, minutes=3)
    await bob.catch_up()

    assert [one["name"] for one in bob.page["alarms"]] == ["Heating pad"]
    assert bob.plan["kind"] == "glimpse"

    await bob.act(plan, "unplugged", activity="heating_pad")

    assert bob.page["alarms"] == []


# Heat, and taps


async def heat_up(browser: Browser, plan: MockConfigEntry) -> None:
    """Begin a session of the pad: first it is asked whether somebody is there."""
    await browser.act(plan, "start")
    await browser.act(plan, "start_activity", activity="heating_pad")
    await browser.act(plan, "tap", asking=browser.asking("are_you_there"), answer="START")


async def test_nothing_warm_begins_without_the_question(
    anna: Browser, plan: MockConfigEntry, pad: Plug
) -> None:
    await anna.act(plan, "start")

    await anna.act(plan, "start_activity", activity="heating_pad")

    assert not pad.is_on
    assert anna.asked[0] == "are_you_there"


async def test_the_persons_tap_is_a_press_of_now(
    anna: Browser, plan: MockConfigEntry, pad: Plug
) -> None:
    await heat_up(anna, plan)

    assert pad.is_on
    assert anna.plan["session"]["name"] == "Heating pad"
    assert anna.plan["session"]["proof"] == "On, confirmed by the device"


async def test_nobody_else_says_yes_not_even_an_administrator(
    anna: Browser, admin: Browser, plan: MockConfigEntry, pad: Plug
) -> None:
    await anna.act(plan, "start")
    await admin.act(plan, "start_activity", activity="heating_pad")
    asking = admin.asking("are_you_there")

    refused = await admin.refused(plan, "tap", asking=asking, answer="START")

    assert refused[0] == "answer_not_yours"
    assert not pad.is_on


async def test_a_late_asking_changes_nothing(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    anna: Browser,
    plan: MockConfigEntry,
    pad: Plug,
) -> None:
    await anna.act(plan, "start")
    await anna.act(plan, "start_activity", activity="heating_pad")
    asking = anna.asking("are_you_there")
    await until(hass, freezer, "Mon 18:03")
    await anna.catch_up()
    seen = len(anna.pages)

    refused = await anna.refused(plan, "tap", asking=asking, answer="START")

    assert refused == ("stale_answer", "That prompt is no longer open.")
    assert not pad.is_on
    assert len(anna.pages) == seen


async def test_an_answer_that_was_not_offered_is_refused(
    anna: Browser, plan: MockConfigEntry
) -> None:
    await anna.act(plan, "start")
    await anna.act(plan, "start_activity", activity="heating_pad")
    asking = anna.asking("are_you_there")

    assert (await anna.refused(plan, "tap", asking=asking, answer="STOP"))[0] == "stale_answer"


async def test_others_may_stop_heat_and_do_nothing_else(
    anna: Browser, bob: Browser, plan: MockConfigEntry, pad: Plug
) -> None:
    await heat_up(anna, plan)
    await bob.catch_up()
    assert bob.plan["session"]["name"] == "Heating pad"

    for action in set(NAMES) - {"stop_activity", "unplugged", "off_again"}:
        assert (await bob.refused(plan, action))[0] == "not_yours", action
    await bob.act(plan, "stop_activity")

    assert not pad.is_on


# Every action once, and one refusal


async def test_start_with_a_window_and_an_onset(anna: Browser, plan: MockConfigEntry) -> None:
    await anna.act(plan, "start", rest_window=72, onset="sore")

    assert anna.plan["rest_window_ends"] == at("Thu 18:00").isoformat()
    assert anna.plan["onset"] == "sore"
    assert (await anna.refused(plan, "start", rest_window=1))[0] == "invalid_format"


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
    assert (await anna.refused(plan, "onset", onset="badly"))[0] == "invalid_format"


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
    assert (await anna.refused(plan, "check_in", pain_now=11))[0] == "invalid_format"
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

    assert anna.plan["phase"] == "rest"
    assert (await anna.refused(plan, "signs", list="c", any=True))[0] == "invalid_format"


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
    assert (await anna.refused(plan, "suits", conditions=["age_65"]))[0] == "invalid_format"


async def test_the_first_steps_leave_once_they_are_answered(
    anna: Browser, plan: MockConfigEntry
) -> None:
    assert anna.plan["welcome"]["open"] == ["then", "phone"]

    await anna.act(plan, "seen", block="then")
    await anna.act(plan, "test_arrived", arrived=False)
    assert anna.plan["welcome"]["open"] == ["phone"]
    await anna.act(plan, "test_arrived", arrived=True)

    assert anna.plan["welcome"] is None
    assert plan.data["page"] == {"seen": ["phone", "then"]}
    assert (await anna.refused(plan, "seen", block="all"))[0] == "invalid_format"


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
    assert (await anna.refused(plan, "log_gym_session", pain_after=12))[0] == "invalid_format"


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
