"""The page subscribes: what each may see, and when it is pushed."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.back_recovery.const import CONF_PRIVATE_ANSWERS
from custom_components.back_recovery.engine.model.vocabulary import Phase
from custom_components.back_recovery.page import subscribers
from custom_components.back_recovery.websocket_api import NAMES

from ..acting import MONDAY, USUAL, act, at, until
from ..appliances import Plug, after
from ..browsers import Browser, a_browser, heat_up
from ..builders import an_entry, set_up

pytestmark = pytest.mark.freeze_time(MONDAY)


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


@pytest.mark.parametrize(("clock", "line"), [("12", "Wed 6:00 PM"), ("24", "Wed 18:00")])
async def test_its_sentences_have_the_clock_of_who_looks(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    anna_user: MockUser,
    clock: str,
    line: str,
) -> None:
    page = await a_browser(hass, hass_ws_client, anna_user, clock=clock)
    await page.look()
    await page.act(plan, "start")

    assert page.page["plans"][0]["line"] == f"Resting until {line}"
    await page.act(plan, "onset", onset="tweak")
    _, why = await page.refused(plan, "start_activity", activity="heating_pad")
    assert line.removeprefix("Wed ") in why


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


async def test_who_comes_back_sees_what_happened_while_nobody_looked(
    hass: HomeAssistant,
    anna: Browser,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    anna_user: MockUser,
) -> None:
    await hass.config_entries.async_unload(plan.entry_id)
    await anna.catch_up()
    assert anna.plan["running"] is False
    await anna.close()

    await hass.config_entries.async_setup(plan.entry_id)
    back = await a_browser(hass, hass_ws_client, anna_user)
    await back.look()

    assert back.plan["running"]


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

    assert refused == ("stale_answer", "That question is closed.")
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
