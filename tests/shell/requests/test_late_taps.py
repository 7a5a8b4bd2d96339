"""Phones keep a tap while they have no network: it comes late, twice, or out of order."""

from datetime import datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context, HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.ulid import ulid_at_time
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.surroundings.presses import pressed_by

from ..acting import MONDAY, SWITCH, act, at, settle, shown, until
from ..appliances import Plug, plug_in
from ..builders import an_activity, an_entry, set_up
from ..phones import Phone

pytestmark = pytest.mark.freeze_time(MONDAY)

WALK = an_activity("walk", schedule="times", times=["19:00:00"], gap=0)


def asked_first(kind: str, device: str) -> Any:
    more = {"maker_allows": True} if kind == "heating_pad" else {}
    usual = {"start_mode": "after_confirmation", "schedule": "never", "needs_home": False}
    return an_activity(kind, device=device, **usual, **more)


async def a_plan_for(phone: Phone, *activities: Any) -> MockConfigEntry:
    entry = an_entry(*activities, person="person.alice", options={"phones": [phone.action]})
    await set_up(phone.hass, entry)
    await act(phone.hass, "start", by=phone.user_id)
    return entry


@pytest.fixture
async def pad(hass: HomeAssistant) -> Plug:
    pad, tub = Plug("pad"), Plug("tub")
    await plug_in(hass, "switch", [pad, tub])
    return pad


async def test_a_late_yes_to_the_bath_never_switches_the_pad_on(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, pad: Plug
) -> None:
    await a_plan_for(
        alice, asked_first("heating_pad", "switch.pad"), asked_first("bath", "switch.tub")
    )
    await act(hass, "start_activity", activity="bath")
    late = alice.last["data"]["actions"][0]["action"]
    await until(hass, freezer, "Mon 18:10")
    await act(hass, "start_activity", activity="heating_pad")
    seen = len(alice.received)

    await alice.tap(late)

    assert not pad.is_on
    assert shown(hass, "switch.tub") == "off"
    assert len(alice.received) == seen


async def test_hundreds_of_taps_that_come_again_cost_no_push_and_no_save(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice, WALK)
    await until(hass, freezer, "Mon 19:00")
    snooze = alice.button("In 30 min")
    await alice.tap(snooze)
    before, seen = entry.runtime_data.recovery._journal.kept, len(alice.received)

    for _ in range(250):
        hass.bus.async_fire("mobile_app_notification_action", {"action": snooze})
    await settle(hass)

    assert entry.runtime_data.recovery._journal.kept == before
    assert len(alice.received) == seen


async def test_a_double_tap_is_one_tap(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice, WALK)
    await until(hass, freezer, "Mon 19:00")
    start = alice.button("Start 10 min")

    for _ in range(2):
        hass.bus.async_fire("mobile_app_notification_action", {"action": start})
    await settle(hass)

    episode = entry.runtime_data.recovery.episode
    assert episode
    assert len(episode.sessions) == 1


async def test_an_old_tap_does_nothing_after_a_restart_either(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan_for(alice, WALK)
    await until(hass, freezer, "Mon 19:00")
    skip, snooze = alice.button("Skip this one"), alice.button("In 30 min")
    await alice.tap(snooze)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await until(hass, freezer, "Mon 19:31")

    await alice.tap(skip)

    assert entry.runtime_data.recovery.episode.open_prompts
    await alice.tap(alice.button("Skip this one"))
    assert not entry.runtime_data.recovery.episode.open_prompts


# What counts as a press


def a_context(age: float = 0, **values: Any) -> Context:
    """Return a context that began so many seconds ago."""
    began_at = dt_util.utcnow() - timedelta(seconds=age)
    return Context(id=ulid_at_time(began_at.timestamp()), user_id="alice", **values)


@pytest.mark.parametrize(("age", "user"), [(0, "alice"), (119, "alice"), (120, None), (5400, None)])
def test_a_press_is_younger_than_a_yes(age: float, user: str | None) -> None:
    assert pressed_by(a_context(age)) == user


def test_what_follows_from_something_else_is_no_press() -> None:
    assert pressed_by(a_context(parent_id="an automation")) is None


def test_a_context_that_does_not_say_when_it_began_is_no_press() -> None:
    assert pressed_by(Context(id="by hand", user_id="alice")) is None


@pytest.mark.parametrize(("minutes", "is_on"), [(0, True), (90, False)])
async def test_a_script_that_waits_only_makes_the_house_ask(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    alice: Phone,
    pad: Plug,
    minutes: float,
    is_on: bool,
) -> None:
    await a_plan_for(alice, asked_first("heating_pad", "switch.pad"))
    began = Context(user_id=alice.user_id)
    later: datetime = at("Mon 18:00") + timedelta(minutes=minutes)
    await until(hass, freezer, later)

    await hass.services.async_call(
        DOMAIN,
        "start_activity",
        {"entity_id": SWITCH, "activity": "heating_pad"},
        blocking=True,
        context=began,
    )
    await settle(hass)

    assert pad.is_on is is_on
    is_asked = [one["action"].rpartition("_")[2] for one in alice.last["data"]["actions"]]
    assert (is_asked == ["START", "SKIP"]) is not is_on


async def test_a_tap_that_a_script_makes_up_later_says_no_yes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, pad: Plug
) -> None:
    await a_plan_for(alice, asked_first("heating_pad", "switch.pad"))
    began = Context(user_id=alice.user_id)
    await until(hass, freezer, "Mon 18:30")
    await act(hass, "start_activity", activity="heating_pad")
    yes = alice.last["data"]["actions"][0]["action"]

    hass.bus.async_fire("mobile_app_notification_action", {"action": yes}, context=began)
    await settle(hass)

    assert not pad.is_on
