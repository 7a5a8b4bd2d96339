"""A plan whose journal tells what it does, over several starts of Home Assistant."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import override

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.model.effects import (
    Clear,
    Effect,
    Message,
    ReportEpisode,
    RunActions,
    Tell,
    TurnOff,
)
from custom_components.back_recovery.engine.model.guards import Cause, Guard, GuardState
from custom_components.back_recovery.engine.model.happened import SessionEdge
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.storage.journal import RecordJournal
from custom_components.back_recovery.storage.store import RecordStore

from ..builders import an_entry

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
STARTED = ReportEpisode(kind="started")
CLEARED = Clear(subject="p1")
LATER = Tell(
    episode_id=None,
    message=Message(subject="device-heating_pad", text=Text.IS_OFF, activity="heating_pad"),
)
RUN = RunActions(kind=SessionEdge.START, activity="bath", ends_at=NOW)
OFF = TurnOff(activity="heating_pad", device="switch.pad")
GOING_OFF = Guard(
    activity="heating_pad",
    device="switch.pad",
    state=GuardState.GOING_OFF,
    cause=Cause.SESSION,
    since=NOW,
    off_at=NOW,
)


class WatchedStore(RecordStore):
    """Tells how much is pending in what it saves."""

    story: list[str]

    @override
    async def async_save(self, value: Record) -> None:
        await super().async_save(value)
        self.story.append(f"saved with {len(value.pending)} pending")


class Plan:
    """One plan on one disk, over several starts of Home Assistant."""

    def __init__(self, hass: HomeAssistant) -> None:
        self.hass = hass
        self.entry: MockConfigEntry = an_entry()
        self.store = WatchedStore(hass, self.entry.entry_id)
        self.story = self.store.story = []

    async def start(
        self, perform: Callable[[Effect], Awaitable[None]] | None = None
    ) -> RecordJournal:
        journal = RecordJournal(
            self.hass,
            self.entry,
            store=self.store,
            kept=await self.store.async_load(),
            perform=perform or self.perform,
        )
        journal.may_tell = True
        return journal

    async def perform(self, effect: Effect) -> None:
        self.story.append(f"performed {type(effect).__name__}")

    async def drain(self, journal: RecordJournal) -> None:
        journal.drain()
        await self.hass.async_block_till_done(wait_background_tasks=True)

    @property
    def complains(self) -> bool:
        issue_id = f"not_saved_{self.entry.entry_id}"
        return ir.async_get(self.hass).async_get_issue(DOMAIN, issue_id) is not None

    def break_disk(self) -> None:
        """Nothing can be written any more where the file was."""
        self.store.path.unlink(missing_ok=True)
        self.store.path.mkdir(parents=True)
