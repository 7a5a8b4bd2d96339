"""The journal of one plan: nothing is done before it is on disk, and done once it is.

Whoever changes what is kept holds `writing`, works out the next value from the one that
is `kept`, and saves it. The record keeps its effects pending with it: each is performed
after the save, and acknowledged after that: commands with a save of their own, all else with the
next one there is.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..engine.model.effects import Clear, Decision, Effect, RunActions, Tell, TurnOff, TurnOn
from ..engine.record import Pending, Record
from .store import KeptFile, RecordStore

_LOGGER = logging.getLogger(__name__)

MESSAGES = "messages"
"""The lane of what people are told; they leave once Home Assistant runs."""

NEWS = "news"
"""The lane of what automations are told, once Home Assistant runs: it waits for no slow phone."""

_TOLD = frozenset({MESSAGES, NEWS})

OWN_SAVE = (TurnOn, TurnOff, RunActions)
"""What is crossed out at once, whatever that costs: what moves something in the house."""


class Journal[KeptT]:
    """A value, the lock of those who change it, and its file."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        *,
        store: KeptFile[KeptT],
        kept: KeptT,
        complaint: str = "not_saved",
    ) -> None:
        """Take over what is on disk; `complaint` begins the id of the issue in Repairs."""
        self.hass = hass
        self.entry = entry
        self.store = store
        self.kept = kept
        self.writing = asyncio.Lock()
        self._issue_id = f"{complaint}_{entry.entry_id}"

    async def async_save(self, kept: KeptT) -> None:
        """Write the value; it is on disk when this returns, and in Repairs while that fails.

        Raises HomeAssistantError, in plain words, where it could not be written: what was
        kept before is kept on. What is the same as before is not written again. Whoever is
        cancelled meanwhile waits for the end: what is on disk is also what is kept.
        """
        if kept == self.kept:
            return
        saving = self.hass.async_create_task(self._async_save(kept), f"{DOMAIN} save")
        try:
            await asyncio.shield(saving)
        except asyncio.CancelledError:
            await asyncio.wait([saving])
            raise

    async def _async_save(self, kept: KeptT) -> None:
        try:
            await self.store.async_save(kept)
        except (HomeAssistantError, OSError) as err:
            self._complain(err)
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="not_saved",
                translation_placeholders={"path": str(self.store.path)},
            ) from err
        ir.async_delete_issue(self.hass, DOMAIN, self._issue_id)
        self.kept = kept

    async def async_save_if_possible(self, kept: KeptT) -> None:
        """Write what a restart works out, or does, once more where it is not on disk."""
        try:
            await self.async_save(kept)
        except HomeAssistantError:
            self.kept = kept

    def _complain(self, err: Exception) -> None:
        if ir.async_get(self.hass).async_get_issue(DOMAIN, self._issue_id):
            return
        title = self.entry.title
        _LOGGER.error("%s cannot be saved: %s", title, err)
        ir.async_create_issue(
            self.hass,
            DOMAIN,
            self._issue_id,
            is_fixable=False,
            severity=ir.IssueSeverity.ERROR,
            translation_key="not_saved",
            translation_placeholders={"title": title, "path": str(self.store.path)},
        )


class RecordJournal(Journal[Record]):
    """The record, and the effects that are pending in it.

    What people are told waits for its turn in one lane, news in another; commands have a lane
    for each device, so that off never waits: not for a slow phone, nor for the rest of Home
    Assistant to start.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        *,
        store: RecordStore,
        kept: Record,
        perform: Callable[[Effect], Awaitable[None]],
        clock: Callable[[], datetime] = dt_util.utcnow,
    ) -> None:
        """Take over what is on disk; nothing is performed before `drain`."""
        super().__init__(hass, entry, store=store, kept=kept)
        self._record_store = store
        self._now = clock
        self._perform = perform
        self._draining: dict[str, asyncio.Task[None]] = {}
        self.may_tell = False

    async def async_decide(self, decision: Decision, now: datetime) -> None:
        """Keep what a step decided, with its effects pending.

        Raises HomeAssistantError where it could not be saved. Nothing has happened then
        but what was to go off is off: nothing may be switched on without a place on disk
        for its end, off needs none.
        """
        try:
            await self.async_save(self.kept.decided(decision).without_old(now))
        except HomeAssistantError:
            for effect in decision.effects:
                if isinstance(effect, TurnOff):
                    await self._perform(effect)
            raise

    @callback
    def drain(self, *, with_news: bool = True) -> None:
        """Perform what is pending without keeping anybody waiting; news once it is shown."""
        for lane in dict.fromkeys(_lane(pending.effect) for pending in self.kept.pending):
            may_go = self.may_tell or lane not in _TOLD
            task = self._draining.get(lane)
            if may_go and (with_news or lane != NEWS) and (task is None or task.done()):
                self._draining[lane] = self.entry.async_create_background_task(
                    self.hass, self._async_drain(lane), f"{DOMAIN} {lane} {self.entry.title}"
                )

    async def async_drain_commands(self) -> None:
        """Wait until every device has got what is pending for it."""
        self.drain()
        tasks = [task for lane, task in self._draining.items() if lane not in _TOLD]
        if tasks:
            await asyncio.wait(tasks)

    async def _async_drain(self, lane: str) -> None:
        while pending := self._next(lane):
            if self.kept.makes_sense(pending.effect, self._now()):
                try:
                    await self._perform(pending.effect)
                except Exception:
                    # One that fails in a way nobody foresaw must not hold up those behind it.
                    _LOGGER.exception("%s could not perform %s", self.entry.title, pending.effect)
            await self._async_acknowledge(pending)

    async def _async_acknowledge(self, pending: Pending) -> None:
        async with self.writing:
            acknowledged = self.kept.acknowledged(pending.number)
            if isinstance(pending.effect, OWN_SAVE):
                await self.async_save_if_possible(acknowledged)
            else:
                self.kept = acknowledged
                self._record_store.performed.append(pending.number)
                # News takes no time: with the last of it all is noted that was done beside it.
                has_news = any(_lane(one.effect) == NEWS for one in acknowledged.pending)
                if not (has_news and self.may_tell):
                    await self._record_store.async_note_performed()

    def _next(self, lane: str) -> Pending | None:
        now = self._now()
        for pending in self.kept.pending:
            waits_until = _ready_at(pending.effect)
            if _lane(pending.effect) == lane and (waits_until is None or waits_until <= now):
                return pending
        return None

    def next_due(self, now: datetime) -> datetime | None:
        """Return when, after `now`, a message may leave or what is kept is to be forgotten."""
        instants = [_ready_at(pending.effect) for pending in self.kept.pending]
        instants.append(self.kept.forgets_at)
        return min((instant for instant in instants if instant and instant > now), default=None)


def _lane(effect: Effect) -> str:
    if isinstance(effect, TurnOn | TurnOff):
        return effect.device
    return MESSAGES if isinstance(effect, Tell | Clear | RunActions) else NEWS


def _ready_at(effect: Effect) -> datetime | None:
    """Return when a message that waits for the end of the quiet hours may leave."""
    return effect.not_before if isinstance(effect, Tell) else None
