"""Things that can be switched, and can refuse to be: real entities that tests control."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, override

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.switch import SwitchEntity
from homeassistant.components.valve import ValveEntity, ValveEntityFeature
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers.entity import Entity
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import (
    async_fire_time_changed,
    setup_test_component_platform,
)

from custom_components.back_recovery.const import DOMAIN

from .acting import MONDAY, SWITCH, settle

NOON = datetime.fromisoformat(MONDAY)


class Plug(SwitchEntity):
    """A plug that obeys, unless it is told to ignore its next commands."""

    _attr_should_poll = False
    _attr_is_on = False

    def __init__(self, name: str = "pad") -> None:
        self._attr_name = name
        self._attr_unique_id = name
        self.ignores = 0
        self.commands: list[bool] = []

    def become(self, *, is_on: bool | None = None, available: bool | None = None) -> None:
        """Let something else than a command change it."""
        if is_on is not None:
            self._attr_is_on = is_on
        if available is not None:
            self._attr_available = available
        self.async_write_ha_state()

    def _obey(self, *, is_on: bool) -> None:
        self.commands.append(is_on)
        if self.ignores:
            self.ignores -= 1
        else:
            self.become(is_on=is_on)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        self._obey(is_on=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        self._obey(is_on=False)


class Tap(ValveEntity):
    """A valve in front of a bath."""

    _attr_should_poll = False
    _attr_reports_position = False
    _attr_is_closed = True
    _attr_supported_features = ValveEntityFeature.OPEN | ValveEntityFeature.CLOSE

    def __init__(self, name: str = "bath") -> None:
        self._attr_name = name
        self._attr_unique_id = name

    @override
    async def async_open_valve(self) -> None:
        self._attr_is_closed = False
        self.async_write_ha_state()

    @override
    async def async_close_valve(self) -> None:
        self._attr_is_closed = True
        self.async_write_ha_state()


async def plug_in(hass: HomeAssistant, domain: str, things: Iterable[Entity]) -> None:
    """Add things to the house."""
    setup_test_component_platform(hass, domain, things)
    assert await async_setup_component(hass, domain, {domain: {"platform": "test"}})
    assert await async_setup_component(hass, "homeassistant", {})
    await hass.async_block_till_done()


async def start(hass: HomeAssistant, user: str | None, activity: str) -> None:
    await hass.services.async_call(
        DOMAIN,
        "start_activity",
        {"entity_id": SWITCH, "activity": activity},
        blocking=True,
        context=Context(user_id=user),
    )
    await settle(hass)


async def after(hass: HomeAssistant, freezer: FrozenDateTimeFactory, **span: float) -> None:
    """Let time pass as it does: with every wake-up on the way."""
    ends_at = datetime.now(NOON.tzinfo) + timedelta(**span)
    while datetime.now(NOON.tzinfo) < ends_at:
        freezer.tick(min(timedelta(seconds=10), ends_at - datetime.now(NOON.tzinfo)))
        async_fire_time_changed(hass)
        await settle(hass)


def messages(hass: HomeAssistant) -> list[str]:
    notifications = hass.data.get("persistent_notification", {})
    return [one["message"] for one in notifications.values()]
