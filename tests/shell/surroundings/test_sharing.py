"""Two plans have the same device: one uses it, and the other reads who and until when."""

import asyncio

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import DOMAIN

from ..acting import MONDAY, SWITCH, press, settle, somebody
from ..appliances import Plug, Tap, after, plug_in, start
from ..builders import an_activity, an_entry, set_up

pytestmark = pytest.mark.freeze_time(MONDAY)

OTHER_SWITCH = "switch.back_recovery_bob"
PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="never",
)
BATH = an_activity(
    "bath", device="valve.bath", schedule="never", needs_home=False, level_sensor="sensor.level",
    target_level=70,
)  # fmt: skip


async def two_plans(
    hass: HomeAssistant, activity: ConfigSubentryData
) -> tuple[MockConfigEntry, ...]:
    await hass.config.async_set_time_zone("UTC")
    first = await set_up(hass, an_entry(activity))
    second = await set_up(hass, an_entry(activity, title="Back recovery Bob"))
    for switch in (SWITCH, OTHER_SWITCH):
        await press(hass, "switch.turn_on", switch)
    return first, second


async def begin(hass: HomeAssistant, user: str, switch: str, activity: str) -> None:
    await hass.services.async_call(
        DOMAIN,
        "start_activity",
        {"entity_id": switch, "activity": activity},
        blocking=True,
        context=Context(user_id=user),
    )


async def why_not(hass: HomeAssistant, user: str, switch: str, activity: str) -> str:
    with pytest.raises(ServiceValidationError) as caught:
        await begin(hass, user, switch, activity)
    placeholders = caught.value.translation_placeholders
    assert placeholders
    return placeholders["why"]


@pytest.fixture
async def user(hass: HomeAssistant) -> str:
    return await somebody(hass, "Alex")


async def test_who_taps_start_at_the_same_moment_gets_one_session(
    hass: HomeAssistant, user: str
) -> None:
    pad = Plug("pad")
    await plug_in(hass, "switch", [pad])
    plans = await two_plans(hass, PAD)

    results = await asyncio.gather(
        begin(hass, user, SWITCH, "heating_pad"),
        begin(hass, user, OTHER_SWITCH, "heating_pad"),
        return_exceptions=True,
    )
    await settle(hass)

    assert [type(one) for one in results if one] == [ServiceValidationError]
    sessions = [plan.runtime_data.recovery.episode.session for plan in plans]
    assert sum(session is not None for session in sessions) == 1
    assert pad.commands == [True]


async def test_a_tap_is_taken_until_the_other_is_out_of_the_bath(
    hass: HomeAssistant, user: str, freezer: FrozenDateTimeFactory
) -> None:
    tap = Tap()
    await plug_in(hass, "valve", [tap])
    hass.states.async_set("sensor.level", "0")
    await two_plans(hass, BATH)
    await start(hass, user, "bath")
    await after(hass, freezer, minutes=4)
    hass.states.async_set("sensor.level", "70")
    await settle(hass)
    assert tap.is_closed

    why = await why_not(hass, user, OTHER_SWITCH, "bath")

    assert "Back recovery uses it until 18:" in why
    await after(hass, freezer, minutes=25)
    hass.states.async_set("sensor.level", "0")
    await begin(hass, user, OTHER_SWITCH, "bath")
    await settle(hass)
    assert not tap.is_closed


async def test_who_was_refused_sees_at_once_that_it_is_free(
    hass: HomeAssistant, user: str, freezer: FrozenDateTimeFactory
) -> None:
    await plug_in(hass, "switch", [Plug("pad")])
    first, second = await two_plans(hass, PAD)

    def taken() -> bool:
        closed = second.runtime_data.recovery.data.agenda.closed
        return any(one.reason == "taken" for one in closed)

    # An automation asks: nothing is switched yet, and the question takes the device.
    await hass.services.async_call(
        DOMAIN, "start_activity", {"entity_id": SWITCH, "activity": "heating_pad"}, blocking=True
    )
    await settle(hass)
    assert taken()

    await after(hass, freezer, minutes=2)

    assert first.runtime_data.recovery.episode.question is None
    assert not taken()


async def test_the_refusal_names_the_person_of_the_other_plan(
    hass: HomeAssistant, user: str
) -> None:
    await plug_in(hass, "switch", [Plug("pad")])
    await hass.config.async_set_time_zone("UTC")
    hass.states.async_set("person.sam", "home", {"friendly_name": "Sam", "user_id": user})
    await set_up(hass, an_entry(PAD, person="person.sam"))
    await set_up(hass, an_entry(PAD, title="Back recovery Bob"))
    for switch in (SWITCH, OTHER_SWITCH):
        await press(hass, "switch.turn_on", switch)
    await start(hass, user, "heating_pad")

    why = await why_not(hass, user, OTHER_SWITCH, "heating_pad")

    assert why == "Heating pad is closed, because Sam uses it until 18:15."


async def test_a_question_takes_the_device_too(hass: HomeAssistant, user: str) -> None:
    await plug_in(hass, "switch", [Plug("pad")])
    await two_plans(hass, PAD)
    await start(hass, None, "heating_pad")  # An automation only makes the house ask.

    why = await why_not(hass, user, OTHER_SWITCH, "heating_pad")

    assert "uses it until 18:02" in why
