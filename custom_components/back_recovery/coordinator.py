"""Step, save, perform, wait: what the shell does with the engine.

Only this file calls `step`. A step is on disk, with its effects pending, before any
of them is performed; each is acknowledged after it. One wake-up is armed, for the
next instant at which anything changes.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
import logging
import time
from typing import TYPE_CHECKING, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import EVENT_CORE_CONFIG_UPDATE, EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event as BusEvent, HassJob, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_track_point_in_utc_time, async_track_time_interval
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from .engine.model.devices import House
from .engine.model.effects import Clear, Decision, Effect, Report, RunActions, Tell, TurnOff, TurnOn
from .engine.model.episode import NOWHERE_KNOWN, Episode, Place
from .engine.model.events import (
    ClockMoved,
    ClockSetBack,
    Event,
    HouseChanged,
    Left,
    PersonMoved,
    PlanChanged,
    Restarted,
)
from .engine.model.guards import Watch
from .engine.model.plan import Plan
from .engine.reading.agenda import Agenda, agenda, is_open
from .engine.record import Pending, Record
from .engine.step import step
from .settings.entry import read_settings
from .settings.values import Settings
from .storage.performing import Performer, next_due
from .storage.saving import async_save_or_complain
from .storage.sharing import taken_by_others
from .storage.store import RecordStore
from .surroundings.devices import Devices
from .surroundings.presence import async_look_again, async_track_place, is_doubtful, place_of
from .surroundings.user_actions import UserActions
from .telling.prompter import Prompter

if TYPE_CHECKING:
    from .workout_log.coordinator import WorkoutCoordinator

_LOGGER = logging.getLogger(__name__)

CLOCK_CHECK = timedelta(seconds=60)
"""An armed wake-up counts monotonic time: a clock set forward, or a suspended machine,
passes it by. Comparing two numbers once a minute finds that out."""

CLOCK_TOLERANCE = timedelta(seconds=5)
"""A clock that lost more than this was set back; less is the usual correction."""

PLANNED_BY = {"time_zone", "country", "unit_system"}
"""What a plan takes from the settings of the house."""

type BackRecoveryConfigEntry = ConfigEntry[RecoveryCoordinator]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What entities show: the facts, and what follows from them at `at`."""

    at: datetime
    plan: Plan
    episode: Episode | None
    watches: tuple[Watch, ...]
    agenda: Agenda


class RecoveryCoordinator(DataUpdateCoordinator[View]):
    """Keeps one person's episode."""

    config_entry: BackRecoveryConfigEntry
    workouts: WorkoutCoordinator

    def __init__(
        self,
        hass: HomeAssistant,
        entry: BackRecoveryConfigEntry,
        *,
        settings: Settings,
        store: RecordStore,
        record: Record,
    ) -> None:
        """Take over what is on disk. Nothing happens before `async_start`."""
        super().__init__(hass, _LOGGER, config_entry=entry, name=entry.title)
        self.settings = settings
        self.prompter = Prompter(hass, entry, settings)
        self.devices = Devices(hass, settings.devices)
        self.actions = UserActions(hass, entry, settings)
        self._store = store
        self._record = record
        self._lock = asyncio.Lock()
        self._performer = Performer(
            hass,
            entry,
            record=lambda: self._record,
            perform=self._async_perform,
            acknowledge=self._async_acknowledge,
        )
        self._is_boot = not hass.is_running
        self._clock = (dt_util.utcnow(), time.monotonic())
        self._missed: Event | None = None
        self._wake_at: datetime | None = None
        self._disarm: CALLBACK_TYPE | None = None
        self._is_let_go = False
        self._stop_tracking: list[CALLBACK_TYPE] = []
        self._report_listeners: list[Callable[[Report], None]] = []
        self.data = self.view()

    @property
    def episode(self) -> Episode | None:
        """The running episode, None while idle."""
        return self._record.episode

    @property
    def last(self) -> Episode | None:
        """The episode that ended last, as long as it is kept."""
        return self._record.last

    @property
    def place(self) -> Place:
        """Where the person is."""
        return place_of(self.hass, self.settings)

    @property
    def watches(self) -> tuple[Watch, ...]:
        """What the devices are allowed."""
        return self._record.watches

    def is_open(self, activity_id: str) -> bool:
        """Tell whether a person could begin an activity now."""
        return is_open(
            self.settings.plan,
            self.episode,
            activity_id,
            dt_util.utcnow(),
            house=self._house(),
            watches=self.watches,
        )

    async def async_restart(self) -> None:
        """Switch off what may have stayed on, before anything else is set up."""
        self._track()
        await self._async_handle_quietly(Restarted())
        await self._performer.async_finish_commands()

    async def async_leave(self) -> None:
        """Switch off what is on, while there is still somebody to do it."""
        await self._async_handle_quietly(Left())
        await self._performer.async_finish_commands()

    async def async_start(self) -> None:
        """Begin to listen; time, people and messages move once Home Assistant runs."""
        entry = self.config_entry
        entry.async_on_unload(self._stop)
        entry.async_on_unload(
            async_track_time_interval(
                self.hass, self._check_clock, CLOCK_CHECK, cancel_on_shutdown=True
            )
        )
        entry.async_on_unload(
            self.hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._core_config_changed)
        )
        entry.async_on_unload(
            self.hass.bus.async_listen(EVENT_HOMEASSISTANT_STOP, self._home_assistant_stops)
        )
        entry.async_on_unload(async_at_started(self.hass, self._home_assistant_started))

    async def _home_assistant_stops(self, _event: BusEvent) -> None:
        await self.async_leave()

    async def _home_assistant_started(self, _hass: HomeAssistant) -> None:
        """Catch up: only now the phones can be reached and people be found."""
        self._performer.may_tell = True
        # After a restart nobody knows for a while where the person is: the last place counts.
        place = self.place
        if self._is_boot and self.episode and is_doubtful(place, self.episode.place):
            later = async_look_again(self.hass, self.settings, self._moved)
            self.config_entry.async_on_unload(later)
            place = NOWHERE_KNOWN
        await self._async_handle_quietly(
            ClockMoved() if place == NOWHERE_KNOWN else PersonMoved(place=place)
        )

    @callback
    def _stop(self) -> None:
        self._is_let_go = True
        if self._disarm:
            self._disarm()
        self._untrack()

    @callback
    def async_add_report_listener(self, listener: Callable[[Report], None]) -> CALLBACK_TYPE:
        """Call `listener` with what is to be said to automations."""
        self._report_listeners.append(listener)
        return lambda: self._report_listeners.remove(listener)

    async def async_handle(self, event: Event) -> None:
        """Let the event happen.

        Raises DomainError where the engine refuses it and HomeAssistantError where the
        result could not be saved; nothing has happened then.
        """
        async with self._lock:
            if self._is_clock_set_back():
                await self._async_step(ClockSetBack())
            await self._async_step(event)
        self._performer.start()

    async def _async_step(self, event: Event) -> None:
        now = dt_util.utcnow()
        decision = step(
            self.settings.plan,
            self.episode,
            event,
            now,
            house=self._house(),
            watches=self.watches,
            earlier=self._record.earlier,
        )
        decided = self._record.decided(decision).without_old(now)
        if decided != self._record:
            try:
                await self._async_save(decided)
            except HomeAssistantError:
                # Nothing may be switched on without a place on disk for its end; off may.
                for effect in decision.effects:
                    if isinstance(effect, TurnOff):
                        await self.devices.async_turn_off(effect)
                raise
        self._wait(decision)

    def _is_clock_set_back(self) -> bool:
        """Tell whether the clock shows less than has passed since it was last looked at."""
        (seen, ticks), self._clock = self._clock, (dt_util.utcnow(), time.monotonic())
        passed = timedelta(seconds=self._clock[1] - ticks)
        return self._clock[0] < seen + passed - CLOCK_TOLERANCE

    async def async_replan(self, settings: Settings) -> None:
        """Go on with another plan, or other channels."""
        self.settings = settings
        self.prompter.settings = settings
        self.devices.use(settings.devices)
        self.actions.settings = settings
        await self.prompter.async_start()
        self._track()
        await self._async_handle_quietly(PlanChanged())
        await self._async_handle_quietly(PersonMoved(place=self.place))

    async def _async_handle_quietly(self, event: Event) -> None:
        """Let happen what nobody asked for: there is no one to give an error to."""
        try:
            await self.async_handle(event)
        except HomeAssistantError:
            _LOGGER.debug("%s: %s is tried again in a minute", self.name, event)
            self._missed = event

    # Save

    async def _async_save(self, record: Record) -> None:
        issue_id = f"not_saved_{self.config_entry.entry_id}"
        await async_save_or_complain(
            self.hass, self._store, record, issue_id=issue_id, title=self.name
        )
        self._record = record

    # Perform

    async def _async_perform(self, effect: Effect) -> None:
        match effect:
            case Tell(message=message):
                await self.prompter.async_tell(message)
            case Clear(subject=subject):
                await self.prompter.async_clear(subject)
            case TurnOn():
                await self.devices.async_turn_on(effect)
            case TurnOff():
                await self.devices.async_turn_off(effect)
            case RunActions():
                self.actions.run(effect)
            case report:
                for listener in self._report_listeners:
                    listener(report)

    async def _async_acknowledge(self, pending: Pending) -> None:
        """Forget the effect, on disk too; where that fails it is repeated at worst."""
        async with self._lock:
            record = self._record.acknowledged(pending.number)
            try:
                await self._async_save(record)
            except HomeAssistantError:
                self._record = record

    # Wait

    @callback
    def _wait(self, decision: Decision) -> None:
        """Show what is true now, and arm the next wake-up."""
        self.async_set_updated_data(self.view())
        due_at = next_due(self._record, self.data.at)
        self._wake_at = min(filter(None, [decision.wake_at, due_at]), default=None)
        if self._disarm:
            self._disarm()
            self._disarm = None
        # What another plan switches off last may still be heard of: nobody wakes for it any more.
        if self._wake_at and not self._is_let_go:
            self._disarm = async_track_point_in_utc_time(
                self.hass, HassJob(self._woken, cancel_on_shutdown=True), self._wake_at
            )

    async def _woken(self, _now: datetime) -> None:
        self._disarm = None
        await self._async_handle_quietly(ClockMoved())

    async def _check_clock(self, _now: datetime) -> None:
        if self._is_clock_set_back():
            await self._async_handle_quietly(ClockSetBack())
        missed, self._missed = self._missed, None
        is_due = self._wake_at is not None and self._wake_at <= dt_util.utcnow()
        if missed or is_due:
            await self._async_handle_quietly(missed or ClockMoved())

    async def _core_config_changed(self, event: BusEvent) -> None:
        if PLANNED_BY & event.data.keys():
            await self.async_replan(read_settings(self.hass, self.config_entry))

    # What others see

    def view(self) -> View:
        """Return what is true now; `data` is what was true after the last step."""
        now = dt_util.utcnow()
        plan, episode, watches = self.settings.plan, self.episode, self.watches
        return View(
            at=now,
            plan=plan,
            episode=episode,
            watches=watches,
            agenda=agenda(plan, episode, now, house=self._house(), watches=watches),
        )

    def _house(self) -> House:
        """Return what the devices and their sensors say now."""
        mine = {device.entity_id for device in self.settings.devices.values()}
        orphans = {watch.device for watch in self.watches} - mine
        return self.devices.read(taken_by_others(self.hass, self.config_entry), orphans)

    @callback
    def _track(self) -> None:
        """Listen to the person's place and to the devices, also to those the plan lost."""
        self._untrack()
        orphans = [watch.device for watch in self.watches]
        self._stop_tracking = [
            async_track_place(self.hass, self.settings, self._moved),
            self.devices.async_track(orphans, self._house_changed),
        ]

    @callback
    def _untrack(self) -> None:
        while self._stop_tracking:
            self._stop_tracking.pop()()

    @callback
    def _house_changed(self) -> None:
        self.config_entry.async_create_task(self.hass, self._async_handle_quietly(HouseChanged()))

    @callback
    def _moved(self, place: Place) -> None:
        # While Home Assistant starts, people are where they were when that was written down.
        if self._performer.may_tell and self.episode and self.episode.place != place:
            self.config_entry.async_create_task(
                self.hass, self._async_handle_quietly(PersonMoved(place=place))
            )

    @override
    async def _async_update_data(self) -> View:
        """Show the same again: what is true is known without asking anybody."""
        return self.view()
