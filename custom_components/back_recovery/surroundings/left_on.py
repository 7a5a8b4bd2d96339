"""Goes on sending off to a device whose plan was deleted before it was off.

A plan that is deleted takes its record with it, but not the pad that ignored its last off.
This lasts as long as Home Assistant runs, and no longer: nothing is kept on disk.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from homeassistant.core import HassJob, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..engine.guard.machine import noted
from ..engine.model.effects import TurnOff
from ..engine.model.guards import RETRY_EVERY, RETRY_SLOWLY_EVERY, Guard, is_proven_off
from ..settings.devices import DeviceSettings
from .devices import Devices


class LeftOn:
    """One device that no plan has any more, and that has not proven that it is off."""

    def __init__(
        self,
        hass: HomeAssistant,
        guard: Guard,
        devices: Mapping[str, DeviceSettings],
        title: str,
    ) -> None:
        """Keep what the plan knew of it; `title` is what the plan was called."""
        self._hass = hass
        self._guard = guard
        self._title = title
        mine = devices.get(guard.activity)
        is_mine = mine is not None and mine.entity_id == guard.device
        known = mine if mine and is_mine else DeviceSettings(entity_id=guard.device, sensors={})
        self._devices = Devices(hass, {guard.activity: known})
        self._is_said = False

    @callback
    def async_begin(self) -> None:
        """Look at it for the first time when the last off can have arrived."""
        self._wait(RETRY_EVERY.total_seconds())

    def _wait(self, seconds: float) -> None:
        async_call_later(self._hass, seconds, HassJob(self._look, cancel_on_shutdown=True))

    async def _look(self, _now: datetime) -> None:
        now = dt_util.utcnow()
        reading = self._devices.read({}, ())[self._guard.activity]
        self._guard = noted(self._guard, None, reading, now)
        is_ended = self._is_said and not self._issue
        if is_proven_off(self._guard, reading, now) or is_ended:
            ir.async_delete_issue(self._hass, DOMAIN, self._issue_id)
            return
        self._say()
        off = TurnOff(activity=self._guard.activity, device=self._guard.device)
        await self._devices.async_turn_off(off)
        self._guard = replace(self._guard, tried_at=now)
        self._wait(RETRY_SLOWLY_EVERY.total_seconds())

    @property
    def _issue_id(self) -> str:
        return f"left_on_{self._guard.device}"

    @property
    def _issue(self) -> ir.IssueEntry | None:
        """What Repairs says; nothing any more once somebody said that it is off."""
        return ir.async_get(self._hass).async_get_issue(DOMAIN, self._issue_id)

    def _say(self) -> None:
        self._is_said = True
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            self._issue_id,
            data={"left_on": self._guard.device},
            is_fixable=True,
            severity=ir.IssueSeverity.CRITICAL,
            translation_key="left_on",
            translation_placeholders={"device": self._guard.device, "title": self._title},
        )
