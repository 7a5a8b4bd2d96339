"""What people and the clock do to a plan, and how it looks afterwards."""

from datetime import UTC, datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_fire_time_changed,
)

from custom_components.back_recovery.const import CONF_CONDITIONS, DOMAIN
from custom_components.back_recovery.engine.model.vocabulary import Condition

from .builders import TITLE, an_activity, an_entry, set_up

SWITCH = "switch.back_recovery"

MONDAY = "2026-11-23 18:00:00+00:00"
"""When every story begins; the plan's clock is UTC."""

WALK = an_activity("walk", schedule="times", times=["19:00:00", "21:30:00"], latest="22:00:00")
BATH = an_activity("bath", schedule="times", times=["20:00:00"], needs_home=False)
CHECK_IN = an_activity("check_in", schedule="times", times=["21:00:00"], most_per_day=1)
HEATING_PAD = an_activity("heating_pad", schedule="never")
STRETCH = an_activity("custom", "Cat and cow", activity_id="cat_and_cow", schedule="never")
STRETCH_AT_20 = an_activity(
    "custom", "Cat and cow", activity_id="cat_and_cow", schedule="times", times=["20:00:00"]
)
USUAL = (WALK, BATH, CHECK_IN)

TICKED: dict[str, Any] = {CONF_CONDITIONS: [Condition.REACTS_BADLY_TO_COLD.value]}
"""Of somebody whom nobody has to ask what applies before something warm is offered."""


async def a_plan(
    hass: HomeAssistant,
    *activities: ConfigSubentryData,
    title: str = TITLE,
    person: str | None = None,
    **options: Any,
) -> MockConfigEntry:
    """Set up a plan that nothing happened to yet."""
    await hass.config.async_set_time_zone("UTC")
    entry = an_entry(*(activities or USUAL), title=title, person=person, options=options)
    return await set_up(hass, entry)


async def a_running_plan(
    hass: HomeAssistant, *activities: ConfigSubentryData, **options: Any
) -> MockConfigEntry:
    """Set up a plan and turn it on."""
    entry = await a_plan(hass, *activities, **options)
    await press(hass, "switch.turn_on", SWITCH)
    return entry


async def settle(hass: HomeAssistant) -> None:
    """Wait until everything that was asked for has been done."""
    await hass.async_block_till_done(wait_background_tasks=True)


async def press(
    hass: HomeAssistant, service: str, entity_id: str, by: str | None = None, **data: Any
) -> None:
    """Do what a tap in the dashboard does."""
    domain, name = service.split(".")
    await hass.services.async_call(
        domain, name, {"entity_id": entity_id, **data}, blocking=True, context=Context(user_id=by)
    )
    await settle(hass)


async def act(hass: HomeAssistant, action: str, by: str | None = None, **data: Any) -> None:
    """Call an action of the integration for the one plan there is."""
    await press(hass, f"{DOMAIN}.{action}", SWITCH, by, **data)


async def refused(
    hass: HomeAssistant, action: str, by: str | None = None, **data: Any
) -> ServiceValidationError:
    """Return what a person reads when the action is refused."""
    with pytest.raises(ServiceValidationError) as caught:
        await act(hass, action, by, **data)
    return caught.value


async def ask(
    hass: HomeAssistant, service: str, entity_id: str, by: str | None = None, **data: Any
) -> Any:
    """Return what an action answers for one entity."""
    domain, name = service.split(".")
    response = await hass.services.async_call(
        domain,
        name,
        {"entity_id": entity_id, **data},
        blocking=True,
        return_response=True,
        context=Context(user_id=by),
    )
    assert response is not None
    return response[entity_id]


async def until(hass: HomeAssistant, freezer: FrozenDateTimeFactory, when: str | datetime) -> None:
    """Let the time pass to a moment; every wake-up before it happens at its time."""
    target = at(when) if isinstance(when, str) else when
    while (wakes := _wakes(hass)) and min(wakes) < target:
        await _tick(hass, freezer, min(wakes))
    await _tick(hass, freezer, target)


def _wakes(hass: HomeAssistant) -> list[datetime]:
    plans = [
        entry.runtime_data.recovery for entry in hass.config_entries.async_loaded_entries(DOMAIN)
    ]
    return [plan._wake_up.at for plan in plans if plan._wake_up.at]


async def _tick(hass: HomeAssistant, freezer: FrozenDateTimeFactory, moment: datetime) -> None:
    freezer.move_to(moment)
    async_fire_time_changed(hass)
    await settle(hass)


def at(when: str) -> datetime:
    """Return the instant of "Mon 19:00" in the week of the stories; each + is a week later."""
    day, clock = when.split()
    weekday = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(day.lstrip("+"))
    midnight = datetime.fromisoformat(MONDAY).date() + timedelta(weekday + 7 * day.count("+"))
    return datetime.fromisoformat(f"{midnight}T{clock}").replace(tzinfo=UTC)


async def somebody(hass: HomeAssistant, name: str) -> str:
    """Let somebody who is no administrator have an account; return its id."""
    group = await hass.auth.async_get_group(GROUP_ID_USER)
    assert group
    return MockUser(name=name, groups=[group]).add_to_hass(hass).id


def shown(hass: HomeAssistant, entity_id: str) -> str:
    """Return the state of an entity."""
    state = hass.states.get(entity_id)
    assert state is not None, entity_id
    return state.state


def attribute(hass: HomeAssistant, entity_id: str, name: str) -> Any:
    """Return an attribute of an entity."""
    state = hass.states.get(entity_id)
    assert state is not None, entity_id
    return state.attributes.get(name)


async def let_settle(hass: HomeAssistant) -> None:
    """Let a number come to rest that somebody slides."""
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=3))
    await settle(hass)
