"""Performs what is pending: one effect after the other, each acknowledged after it.

Commands to devices have a lane of their own: off never waits for a slow phone, nor for
the rest of Home Assistant to start.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..engine.model.effects import Effect, Tell, TurnOff, TurnOn
from ..engine.record import Pending, Record

_LOGGER = logging.getLogger(__name__)

MESSAGES = "messages"
"""The lane of everything that is no command; they leave once Home Assistant runs."""


class Performer:
    """Drains what is pending of one plan, a lane for the messages and one a device."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        *,
        record: Callable[[], Record],
        perform: Callable[[Effect], Awaitable[None]],
        acknowledge: Callable[[Pending], Awaitable[None]],
    ) -> None:
        """Keep the callbacks; nothing is performed yet."""
        self._hass = hass
        self._entry = entry
        self._record = record
        self._perform = perform
        self._acknowledge = acknowledge
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.may_tell = False

    @callback
    def start(self) -> None:
        """Perform what is pending without keeping anybody waiting."""
        for lane in {_lane(pending.effect) for pending in self._record().pending}:
            task = self._tasks.get(lane)
            if (lane != MESSAGES or self.may_tell) and (task is None or task.done()):
                self._tasks[lane] = self._entry.async_create_background_task(
                    self._hass, self._async_drain(lane), f"{DOMAIN} {lane} {self._entry.title}"
                )

    async def async_finish_commands(self) -> None:
        """Wait until every device has got what is pending for it."""
        self.start()
        tasks = [task for lane, task in self._tasks.items() if lane != MESSAGES]
        if tasks:
            await asyncio.wait(tasks)

    async def _async_drain(self, lane: str) -> None:
        while pending := self._next(lane):
            if self._record().makes_sense(pending.effect, dt_util.utcnow()):
                try:
                    await self._perform(pending.effect)
                except Exception:
                    # One that fails in a way nobody foresaw must not hold up those behind it.
                    _LOGGER.exception("%s could not perform %s", self._entry.title, pending.effect)
            await self._acknowledge(pending)

    def _next(self, lane: str) -> Pending | None:
        now = dt_util.utcnow()
        for pending in self._record().pending:
            waits_until = ready_at(pending.effect)
            if _lane(pending.effect) == lane and (waits_until is None or waits_until <= now):
                return pending
        return None


def _lane(effect: Effect) -> str:
    return effect.device if isinstance(effect, TurnOn | TurnOff) else MESSAGES


def next_due(record: Record, now: datetime) -> datetime | None:
    """Return when, after `now`, a message may leave or what is kept is to be forgotten."""
    instants = [ready_at(pending.effect) for pending in record.pending]
    instants.append(record.forgets_at)
    return min((instant for instant in instants if instant and instant > now), default=None)


def ready_at(effect: Effect) -> datetime | None:
    """Return when a message that waits for the end of the quiet hours may leave."""
    return effect.not_before if isinstance(effect, Tell) else None
