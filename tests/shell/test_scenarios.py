"""Whole stories in a real Home Assistant: what entities show, what is told, what is switched."""

from datetime import UTC, datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.vocabulary import Kind, PromptState

from .acting import SWITCH, a_running_plan, act, attribute, press, refused, shown, until
from .appliances import Plug, plug_in, start
from .builders import an_activity
from .phones import Phone

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""When every story begins; the plan's clock is UTC."""

PHASE = "sensor.back_recovery_phase"
EPISODE = "event.back_recovery_episode"
WALK = an_activity("walk", schedule="never")
PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="times",
    times=["12:30:00"],
    needs_home=False,
)
BATH = an_activity("bath", schedule="times", times=["20:00:00"], needs_home=False)
ICE = an_activity("ice", needs_home=False)
CHECK_IN = an_activity("check_in", schedule="never")


@pytest.fixture(autouse=True)
def monday_morning(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(MORNING)


@pytest.fixture
async def plug(hass: HomeAssistant) -> Plug:
    plug = Plug()
    await plug_in(hass, "switch", [plug])
    return plug


def hour(number: float) -> datetime:
    """Return the instant so many hours after the start."""
    return MORNING + timedelta(hours=number)


def episode_of(entry: MockConfigEntry) -> Episode:
    episode: Episode = entry.runtime_data.recovery.episode
    return episode


def told(phone: Phone) -> list[str]:
    """Return the titles of everything that was sent to the phone, in order."""
    return [one["title"] for one in phone.received if "title" in one]


async def a_plan_of(phone: Phone, *activities: Any, **options: Any) -> MockConfigEntry:
    return await a_running_plan(
        phone.hass, *activities, person="person.alice", phones=[phone.action], **options
    )


# 1. Swelling at hour 3


@pytest.fixture
async def swollen(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plug: Plug, alice: Phone
) -> MockConfigEntry:
    """Let somebody on the pad note swelling, three hours after the start."""
    entry = await a_plan_of(alice, WALK, PAD, BATH, ICE)
    await until(hass, freezer, hour(3))
    await start(hass, alice.user_id, "heating_pad")
    assert plug.is_on
    await act(hass, "check_in", pain_now=5, swelling=True)
    return entry


async def test_swelling_switches_the_pad_off_at_once_and_holds_the_plan(
    hass: HomeAssistant, plug: Plug, alice: Phone, swollen: MockConfigEntry
) -> None:
    assert not plug.is_on
    assert shown(hass, PHASE) == "hold_care"
    assert attribute(hass, EPISODE, "reason") == "swelling"
    (swelling,) = [one for one in alice.screen.values() if one["title"] == "Swelling"]
    assert "up to 20 minutes" in swelling["message"]
    buttons = [one["title"] for one in swelling["data"]["actions"]]
    assert buttons == ["It was looked at", "Something is wrong", "Undo"]


async def test_after_swelling_only_the_cold_pack_is_offered(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, swollen: MockConfigEntry
) -> None:
    await until(hass, freezer, hour(13))

    offered = {prompt.activity for prompt in episode_of(swollen).prompts}
    assert offered == {"ice"}
    assert "Cold pack, 15 min" in told(alice)


async def test_after_swelling_warmth_is_refused_with_the_reason_and_a_walk_is_not(
    hass: HomeAssistant, plug: Plug, alice: Phone, swollen: MockConfigEntry
) -> None:
    why = await refused(hass, "start_activity", activity="heating_pad")
    assert "there was swelling" in str(why.translation_placeholders)

    await act(hass, "start_activity", activity="walk")

    assert shown(hass, "sensor.back_recovery_current_activity") == "walk"


async def test_after_swelling_a_pad_switched_on_by_hand_goes_off_at_once(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plug: Plug, swollen: MockConfigEntry
) -> None:
    await until(hass, freezer, hour(3.5))

    await press(hass, "switch.turn_on", "switch.pad")

    assert not plug.is_on


async def test_swelling_that_is_gone_still_needs_somebody_to_look(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone, swollen: MockConfigEntry
) -> None:
    await until(hass, freezer, hour(20))
    await act(hass, "check_in", pain_now=2, swelling=False)
    await until(hass, freezer, hour(49))
    assert shown(hass, PHASE) == "hold_care"

    await alice.tap(alice.button("It was looked at", on="Did somebody have a look?"))

    assert shown(hass, PHASE) == "rest"
    assert not swollen.runtime_data.recovery.view().is_open("heating_pad")


# 5. Something is wrong at 02:10


@pytest.fixture
async def at_night(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plug: Plug, alice: Phone
) -> MockConfigEntry:
    """Let somebody awake in the second night say that a sign of the list is there."""
    await hass.config.async_update(country="DE")
    entry = await a_plan_of(
        alice, WALK, PAD, BATH, ICE, quiet_from="22:00:00", quiet_until="07:00:00", rest_window=72
    )
    await until(hass, freezer, hour(41) + timedelta(minutes=10))
    await press(hass, "button.press", "button.back_recovery_something_is_wrong")
    await alice.tap(alice.button("Yes, at least one"))
    return entry


async def test_a_sign_at_night_is_answered_at_once_with_whom_to_call(
    hass: HomeAssistant, alice: Phone, at_night: MockConfigEntry
) -> None:
    assert shown(hass, PHASE) == "hold_emergency"
    assert alice.last["title"] == "Get help now"
    assert "Call 112 or go" in alice.last["message"]
    assert alice.buttons == ["Call 112", "It was a mistake"]
    assert alice.last["data"]["actions"][0]["uri"] == "tel:112"


async def test_a_mistake_at_night_is_taken_back_on_the_phone(
    hass: HomeAssistant, alice: Phone, at_night: MockConfigEntry
) -> None:
    await alice.tap(alice.button("It was a mistake"))
    for part in ("Emergency signs: any of these?", "A doctor today: any of these?"):
        assert (shown(hass, PHASE), alice.last["title"]) == ("hold_emergency", part)
        await alice.tap(alice.button("None of these"))

    assert shown(hass, PHASE) == "rest"


async def test_after_a_sign_at_night_nothing_is_asked_but_whether_somebody_helped(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    plug: Plug,
    alice: Phone,
    at_night: MockConfigEntry,
) -> None:
    before = told(alice)

    await until(hass, freezer, hour(24 * 6))

    assert told(alice) == [*before, *["Have you been helped?"] * 2]
    assert not episode_of(at_night).open_prompts
    assert (shown(hass, PHASE), plug.is_on) == ("hold_emergency", False)


async def test_after_a_sign_at_night_the_hold_cannot_be_lifted_only_ended(
    hass: HomeAssistant, at_night: MockConfigEntry
) -> None:
    assert (await refused(hass, "lift_hold")).translation_key == "wrong_phase_hold_emergency"

    await press(hass, "switch.turn_off", SWITCH)

    assert shown(hass, PHASE) == "idle"


# 9. No improvement


async def four_weeks(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone
) -> dict[int, list[str]]:
    """Return what the phone was told on each day on which it still hurts as at first."""
    days: dict[int, list[str]] = {}
    for day in range(29):
        before = len(phone.received)
        for clock in (0.5, 10.5):
            await until(hass, freezer, hour(24 * day + clock))
            if shown(hass, SWITCH) == "on":
                await act(hass, "check_in", pain_now=5)
        await until(hass, freezer, hour(24 * day + 23.5))
        days[day] = [one["title"] for one in phone.received[before:] if "title" in one]
    return days


async def test_a_back_that_does_not_get_better_is_sent_to_somebody_who_can_look(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    await a_plan_of(alice, CHECK_IN, rest_window=72)

    days = await four_weeks(hass, freezer, alice)

    assert {day: said for day, said in days.items() if said} == {
        3: ["One more quiet day"],
        4: ["One more quiet day"],
        5: ["Time to ask somebody"],
        7: ["Time to ask somebody"],
        14: ["Time to see a doctor"],
        21: ["Time to see a doctor"],
        28: ["Plan closed"],
    }
    assert shown(hass, SWITCH) == "off"
    assert attribute(hass, EPISODE, "event_type") == "closed"
    assert attribute(hass, EPISODE, "reason") == "referred"


async def test_after_a_week_without_a_change_heat_is_not_offered_any_more(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plug: Plug, alice: Phone
) -> None:
    entry = await a_plan_of(alice, CHECK_IN, PAD, rest_window=72)
    await until(hass, freezer, hour(3.5))
    await alice.tap(alice.button("None of these", on="Before anything warm"))
    for day in range(10):
        await until(hass, freezer, hour(24 * day + 4))
        await act(hass, "check_in", pain_now=5)

    pads = [one for one in episode_of(entry).prompts if one.activity == Kind.HEATING_PAD]

    assert max(one.offered_at for one in pads) < hour(24 * 7)
    assert {one.state for one in pads} == {PromptState.LAPSED}
    assert "a professional should have a look" in str(
        (await refused(hass, "start_activity", activity="heating_pad")).translation_placeholders
    )
