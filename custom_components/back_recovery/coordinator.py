"""Step, save, perform, wait: what the shell does with the engine.

Only this file calls `step`. What it decided goes to the journal, which saves it and then
hands back one effect after the other to be performed. One wake-up is armed, for the next
instant at which anything changes.
"""

from collections.abc import Callable
from datetime import datetime
import logging
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import EVENT_CORE_CONFIG_UPDATE, EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event as BusEvent, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .engine.model.devices import Readings
from .engine.model.effects import Clear, Decision, Effect, Report, RunActions, Tell, TurnOff, TurnOn
from .engine.model.episode import NOWHERE_KNOWN, Episode, Place
from .engine.model.events import (
    ClockMoved,
    ClockSetBack,
    Event,
    Left,
    PersonMoved,
    PlanChanged,
    ReadingsChanged,
    Restarted,
)
from .engine.model.guards import RUNNING, Guard
from .engine.reading.agenda import is_open
from .engine.reading.view import View, view
from .engine.record import Record
from .engine.step import step
from .settings.entry import read_settings
from .settings.values import Settings
from .storage.journal import RecordJournal
from .storage.store import RecordStore
from .surroundings.clock import CLOCK_CHECK, Clock, WakeUp
from .surroundings.devices import Devices
from .surroundings.presence import async_look_again, async_track_place, is_doubtful, place_of
from .surroundings.user_actions import UserActions
from .telling.prompter import Prompter

_LOGGER = logging.getLogger(__name__)

PLANNED_BY = {"time_zone", "country", "unit_system"}
"""What a plan takes from the settings of the house."""


class RecoveryCoordinator(DataUpdateCoordinator[View]):
    """Keeps one person's episode."""

    config_entry: ConfigEntry

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        *,
        settings: Settings,
        store: RecordStore,
        record: Record,
    ) -> None:
        """Take over what is on disk. Nothing happens before `async_setup`."""
        super().__init__(hass, _LOGGER, config_entry=entry, name=entry.title)
        self.settings = settings
        self.prompter = Prompter(hass, entry, settings)
        self.devices = Devices(hass, settings.devices)
        self.actions = UserActions(hass, entry, settings)
        self._journal = RecordJournal(
            hass, entry, store=store, kept=record, perform=self._async_perform
        )
        self._is_boot = not hass.is_running
        self._clock = Clock()
        self._wake_up = WakeUp(hass, self._woken)
        self._missed: Event | None = None
        self._stop_tracking: list[CALLBACK_TYPE] = []
        self._report_listeners: list[Callable[[Report], None]] = []
        self.data = self.view()

    @property
    def episode(self) -> Episode | None:
        """The running episode, None while idle."""
        return self._journal.kept.episode

    @property
    def last(self) -> Episode | None:
        """The episode that ended last, as long as it is kept."""
        return self._journal.kept.last

    @property
    def place(self) -> Place:
        """Where the person is."""
        return place_of(self.hass, self.settings)

    @property
    def guards(self) -> tuple[Guard, ...]:
        """What the devices are allowed."""
        return self._journal.kept.guards

    def is_open(self, activity_id: str) -> bool:
        """Tell whether a person could begin an activity now."""
        return is_open(
            self.settings.plan,
            self.episode,
            activity_id,
            dt_util.utcnow(),
            readings=self._readings(),
            guards=self.guards,
        )

    async def async_setup(self) -> None:
        """Switch off what may have stayed on, before anything else is set up."""
        self._track()
        await self._async_handle_quietly(Restarted())
        await self._journal.async_drain_commands()

    async def async_unload(self) -> None:
        """Switch off what is on, while there is still somebody to do it."""
        await self._async_handle_quietly(Left())
        await self._journal.async_drain_commands()

    async def async_listen(self) -> None:
        """Listen until the entry is unloaded; messages leave once Home Assistant has started."""
        hass = self.hass
        for stop_listening in (
            self._stop,
            async_track_time_interval(
                hass, self._check_clock, CLOCK_CHECK, cancel_on_shutdown=True
            ),
            hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._core_config_changed),
            hass.bus.async_listen(EVENT_HOMEASSISTANT_STOP, self._home_assistant_stops),
            async_at_started(hass, self._home_assistant_started),
        ):
            self.config_entry.async_on_unload(stop_listening)

    async def _home_assistant_stops(self, _event: BusEvent) -> None:
        await self.async_unload()

    async def _home_assistant_started(self, _hass: HomeAssistant) -> None:
        """Catch up: only now phones can be reached, and it is known where people are."""
        self._journal.may_tell = True
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
        # What another plan switches off last may still be heard of: nobody wakes for it any more.
        self._wake_up.stop()
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
        async with self._journal.writing:
            if self._clock.is_set_back():
                await self._async_step(ClockSetBack())
            await self._async_step(event)
        self._journal.drain()

    async def _async_step(self, event: Event) -> None:
        now = dt_util.utcnow()
        decision = step(
            self.settings.plan,
            self.episode,
            event,
            now,
            readings=self._readings(),
            guards=self.guards,
            earlier=self._journal.kept.earlier,
        )
        await self._journal.async_decide(decision, now)
        self._wait(decision)

    async def async_update_settings(self, settings: Settings) -> None:
        """Use other settings from now on: another plan, or other channels."""
        self.settings = settings
        self.prompter.settings = settings
        self.devices.use(settings.devices)
        self.actions.settings = settings
        await self.prompter.async_setup()
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

    # Wait

    @callback
    def _wait(self, decision: Decision) -> None:
        """Show what is true now, and arm the next wake-up."""
        self.async_set_updated_data(self.view())
        due_at = self._journal.next_due(self.data.at)
        self._wake_up.set(min(filter(None, [decision.wake_at, due_at]), default=None))

    async def _woken(self) -> None:
        await self._async_handle_quietly(ClockMoved())

    async def _check_clock(self, _now: datetime) -> None:
        if self._clock.is_set_back():
            await self._async_handle_quietly(ClockSetBack())
        missed, self._missed = self._missed, None
        if missed or self._wake_up.is_overdue:
            await self._async_handle_quietly(missed or ClockMoved())

    async def _core_config_changed(self, event: BusEvent) -> None:
        if PLANNED_BY & event.data.keys():
            await self.async_update_settings(read_settings(self.hass, self.config_entry))

    # What others see

    def view(self) -> View:
        """Return what is true now; `data` is what was true after the last step."""
        return view(
            self.settings.plan,
            self.episode,
            dt_util.utcnow(),
            readings=self._readings(),
            guards=self.guards,
        )

    def _readings(self) -> Readings:
        """Return what the devices and their sensors say now."""
        mine = {device.entity_id for device in self.settings.devices.values()}
        orphans = {guard.device for guard in self.guards} - mine
        return self.devices.read(self._taken_by_others(), orphans)

    def _taken_by_others(self) -> set[str]:
        """Return the devices that another person's plan has on."""
        entries = self.hass.config_entries.async_loaded_entries(DOMAIN)
        others = [one.runtime_data.recovery for one in entries if one is not self.config_entry]
        return {
            guard.device for other in others for guard in other.guards if guard.state in RUNNING
        }

    @callback
    def _track(self) -> None:
        """Listen to the person's place and to the devices, also to those the plan lost."""
        self._untrack()
        orphans = [guard.device for guard in self.guards]
        self._stop_tracking = [
            async_track_place(self.hass, self.settings, self._moved),
            self.devices.async_track(orphans, self._readings_changed),
        ]

    @callback
    def _untrack(self) -> None:
        while self._stop_tracking:
            self._stop_tracking.pop()()

    @callback
    def _readings_changed(self) -> None:
        self.config_entry.async_create_task(
            self.hass, self._async_handle_quietly(ReadingsChanged())
        )

    @callback
    def _moved(self, place: Place) -> None:
        # While Home Assistant starts, people are where they were when that was written down.
        if self._journal.may_tell and self.episode and self.episode.place != place:
            self.config_entry.async_create_task(
                self.hass, self._async_handle_quietly(PersonMoved(place=place))
            )

    @override
    async def _async_update_data(self) -> View:
        """Show the same again: what is true is known without asking anybody."""
        return self.view()
