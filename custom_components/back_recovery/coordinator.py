"""Step, save, perform, wait: what the shell does with the engine.

Only this file calls `step`. What it decided goes to the journal, which saves it and then
hands back one effect after the other to be performed. One wake-up is armed, for the next
instant at which anything changes.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
import logging
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import EVENT_CORE_CONFIG_UPDATE, EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event as BusEvent, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from .const import DOMAIN
from .engine.model import events as happened
from .engine.model.devices import Readings
from .engine.model.effects import (
    Askings,
    Clear,
    Decision,
    Effect,
    Message,
    Report,
    RunActions,
    Tell,
    TurnOff,
    TurnOn,
)
from .engine.model.episode import NOWHERE_KNOWN, Episode, Place
from .engine.model.errors import DomainError
from .engine.model.guards import Guard
from .engine.reading.uses import DeviceUse, device_uses
from .engine.reading.view import View, view
from .engine.record import Record
from .engine.step import step
from .settings.values import Settings
from .storage.journal import RecordJournal
from .storage.store import RecordStore
from .surroundings.clock import Clock, ClockCheck, WakeUp, turns_of
from .surroundings.devices import Devices
from .surroundings.losses import PLANNED_BY, settings_here
from .surroundings.net import Net
from .surroundings.presence import async_look_again, is_doubtful, place_of
from .surroundings.sharing import one_start_at_a_time, tell_others, used_by_others
from .surroundings.tracking import Tracking
from .surroundings.undisturbed import knowing_rest
from .surroundings.user_actions import UserActions
from .telling.prompter import Prompter

_LOGGER = logging.getLogger(__name__)

STARTS = (happened.ActivityStarted, happened.MessageAnswered)
"""What may switch a device on: a person who begins, or says yes."""


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
        net: Net,
    ) -> None:
        """Take over what is on disk. Nothing happens before `async_setup`."""
        super().__init__(hass, _LOGGER, config_entry=entry, name=entry.title)
        self.settings = settings
        self.prompter = Prompter(hass, entry, settings)
        self.devices = Devices(hass, settings.devices)
        self.actions = UserActions(hass, entry, settings)
        self.net = net
        self._clock = Clock(store.saved_at)
        self._journal = RecordJournal(
            hass,
            entry,
            store=store,
            kept=record,
            perform=self._async_perform,
            clock=self._clock.now,
        )
        self._down_since = None if hass.is_running else store.saved_at or self._clock.now()
        self._wake_up = WakeUp(hass, self._woken, self._clock)
        self._clock_check = ClockCheck(hass, self._check_clock)
        self._decided: tuple[Decision, datetime] | None = None
        self._missed: happened.Event | None = None
        self._tracking = Tracking(
            hass, self.devices, moved=self._moved, changed=self._readings_changed
        )
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

    @property
    def askings(self) -> Askings:
        """What can be answered now."""
        return self._journal.kept.askings

    def message_of(self, asking: str) -> Message | None:
        """Return the message that asks under an id, None where that is not open (any more)."""
        found = self.askings.find(asking, self._clock.now())
        return found.message if found else None

    async def async_setup(self) -> None:
        """Switch off what may have stayed on, before anything else is set up."""
        self.config_entry.async_on_unload(self._stop)
        self._tracking.start(self.settings, self.guards)
        await self.async_handle_quietly(happened.Restarted())
        await self._journal.async_drain_commands()

    async def async_unload(self) -> None:
        """Switch off what is on, while there is still somebody to do it; nothing goes on again."""
        self.devices.is_leaving = True
        await self.async_handle_quietly(happened.Left())
        await self._journal.async_drain_commands()

    async def async_listen(self) -> None:
        """Listen until the entry is unloaded; messages leave once Home Assistant has started."""
        hass = self.hass
        for stop_listening in (
            self.net.async_add_listener(self.async_update_listeners),
            hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._core_config_changed),
            hass.bus.async_listen(EVENT_HOMEASSISTANT_STOP, self._home_assistant_stops),
            async_at_started(hass, self._home_assistant_started),
        ):
            self.config_entry.async_on_unload(stop_listening)
        self._clock_check.start()

    async def _home_assistant_stops(self, _event: BusEvent) -> None:
        # What is said now may never be read: it waits on disk for the next start.
        self._journal.may_tell = False
        await self.async_unload()

    async def _home_assistant_started(self, hass: HomeAssistant) -> None:
        """Catch up: only now phones can be reached, and it is known where people are."""
        self._journal.may_tell = True
        if self._down_since:
            await self.async_handle_quietly(happened.CameBack(down_since=self._down_since))
        # After a restart nobody knows for a while where the person is: the last place counts.
        place = self.place
        if self._down_since and self.episode and is_doubtful(place, self.episode.place):
            self.config_entry.async_on_unload(async_look_again(hass, self.settings, self._moved))
            place = NOWHERE_KNOWN
        moved: happened.Event = (
            happened.ClockMoved() if place == NOWHERE_KNOWN else happened.PersonMoved(place=place)
        )
        await self.async_handle_quietly(moved)

    @callback
    def _stop(self) -> None:
        # What another plan switches off last may still be heard of: nobody wakes for it any more.
        self._wake_up.stop()
        self._clock_check.stop()
        self._tracking.stop()
        turns_of(self.hass).forget(self._show)  # that is for the one that is loaded next

    @callback
    def async_add_report_listener(self, listener: Callable[[Report], None]) -> CALLBACK_TYPE:
        """Call `listener` with what is to be said to automations."""
        self._report_listeners.append(listener)
        return lambda: self._report_listeners.remove(listener)

    async def async_handle(self, event: happened.Event) -> None:
        """Let the event happen.

        Raises DomainError where the engine refuses it and HomeAssistantError where the
        result could not be saved; nothing has happened then. Whoever asks may be cancelled
        meanwhile: what is saved is known, too.
        """
        await asyncio.shield(
            self.hass.async_create_task(self._async_happen(event), f"{DOMAIN} {self.name} {event}")
        )

    async def _async_happen(self, event: happened.Event) -> None:
        if not isinstance(event, STARTS):
            await self._async_let_happen(event)
            return
        if self.devices.is_leaving:
            raise HomeAssistantError(translation_domain=DOMAIN, translation_key="stopping")
        mine = (device.entity_id for device in self.settings.devices.values())
        async with one_start_at_a_time(self.hass, mine):
            await self._async_let_happen(event)

    async def _async_let_happen(self, event: happened.Event) -> None:
        event = knowing_rest(self.hass, self.settings, event)
        before = self._uses
        async with self._journal.writing:
            with self.net.under("step", DomainError):
                if self._clock.is_set_back():
                    await self._async_step(happened.ClockSetBack())
                    self._show()
                await self._async_step(event)
                can_wait = isinstance(event, happened.ClockMoved) and not self.guards
                if not can_wait:
                    self._look_ahead()  # what fails here switches nothing on
        self._journal.drain(with_news=False)
        if can_wait:
            # The messages of all who are due leave first, and only then anybody looks ahead.
            turns_of(self.hass).do_afterwards(self._show)
        else:
            self._show()
        tell_others(self.hass, self.config_entry, before, self._uses)

    @property
    def _uses(self) -> Mapping[str, DeviceUse]:
        return device_uses(self.settings.plan, self.episode, self.guards)

    async def _async_step(self, event: happened.Event) -> None:
        now = self._clock.now()
        decision = step(
            self.settings.plan,
            self.episode,
            event,
            now,
            readings=self.readings(),
            guards=self.guards,
            earlier=self._journal.kept.earlier,
            askings=self._journal.kept.askings,
        )
        await self._journal.async_decide(decision, now)
        self.net.watch(self.guards, [one.entity_id for one in self.settings.devices.values()])
        self._decided = decision, now

    async def async_update_settings(self, settings: Settings) -> None:
        """Use other settings from now on: another plan, or other channels."""
        concerned = settings.concerned_since(self.settings)
        self._use(settings)
        await self.prompter.async_setup()
        self._tracking.start(self.settings, self.guards)
        await self.async_handle_quietly(happened.PlanChanged(concerned=concerned))
        await self.async_handle_quietly(happened.PersonMoved(place=self.place))

    async def async_follow(self, settings: Settings, names: Mapping[str, str]) -> None:
        """Use the same things under other names: nothing ends, and nothing is switched."""
        self.devices.rename(names)
        self.net.rename(names)
        async with self._journal.writing:
            # Both at once: a step that knew a device by one name only would think it lost.
            self._use(settings)
            kept = self._journal.kept.under_new_names(names)
            await self._journal.async_save_if_possible(kept)
            self.devices.forget_old_names()
        await self.prompter.async_setup()
        self._tracking.start(self.settings, self.guards)
        await self.async_handle_quietly(happened.ReadingsChanged())

    def _use(self, settings: Settings) -> None:
        self.settings = settings
        self.prompter.settings = settings
        self.devices.use(settings.devices)
        self.actions.settings = settings

    async def async_handle_quietly(self, event: happened.Event) -> None:
        """Let happen what nobody asked for: there is no one to give an error to."""
        try:
            await self.async_handle(event)
        except HomeAssistantError:
            _LOGGER.debug("%s: %s is tried again in a minute", self.name, event)
            self._missed = event
            self._look_at_clock()

    # Perform

    async def _async_perform(self, effect: Effect) -> None:
        with self.net.under("perform"):
            await self._async_do(effect)

    async def _async_do(self, effect: Effect) -> None:
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

    @callback
    def _show(self) -> None:
        """Show what is true, and only then report it: whoever hears of it finds it shown."""
        with self.net.under("step"):
            self._look_ahead()
        self.async_update_listeners()
        self._journal.drain()

    # Wait

    @callback
    def _look_ahead(self) -> None:
        """Know what is true since the last step, and arm the next wake-up."""
        if self._decided is None:
            return
        (decision, now), self._decided = self._decided, None
        self.data = self.view(now)
        due_at = self._journal.next_due(self.data.at)
        self._wake_up.is_urgent = bool(self.guards)  # what goes off waits for nobody
        self._wake_up.set(min(filter(None, [decision.wake_at, due_at]), default=None))
        self._look_at_clock()

    @callback
    def _look_at_clock(self) -> None:
        # What is only to be forgotten may be forgotten late: that is no reason to look.
        waits = self._wake_up.at not in (None, self._journal.kept.forgets_at)
        self._clock_check.set(is_needed=waits or self._missed is not None)

    async def _woken(self) -> None:
        await self.async_handle_quietly(happened.ClockMoved())

    @callback
    def _check_clock(self, _now: datetime) -> None:
        is_set_back = self._clock.is_set_back()
        if is_set_back or self._missed or self._wake_up.is_overdue:
            self.hass.async_create_task(self._catch_up(is_set_back), f"{DOMAIN} catch up")

    async def _catch_up(self, is_set_back: bool) -> None:
        if is_set_back:
            await self.async_handle_quietly(happened.ClockSetBack())
        missed, self._missed = self._missed, None
        if missed or self._wake_up.is_overdue:
            await self.async_handle_quietly(missed or happened.ClockMoved())

    async def _core_config_changed(self, event: BusEvent) -> None:
        if PLANNED_BY & event.data.keys():
            await self.async_update_settings(settings_here(self.hass, self.config_entry))

    # What others see

    def view(self, at: datetime | None = None) -> View:
        """Return what is true now, or was `at`; `data` is what was true after the last step."""
        return view(
            self.settings.plan,
            self.episode,
            at or self._clock.now(),
            readings=self.readings(),
            guards=self.guards,
            askings=self._journal.kept.askings,
            last=self.last,
        )

    def readings(self) -> Readings:
        """Return what the devices and their sensors say now."""
        own = {device.entity_id for device in self.settings.devices.values()}
        orphans = {guard.device for guard in self.guards} - own
        others = used_by_others(self.hass, self.config_entry, own | orphans)
        return self.devices.read(others, orphans)

    @callback
    def _readings_changed(self) -> None:
        # Nobody will be there to see the end of what comes on while Home Assistant stops.
        event = happened.Left() if self.devices.is_leaving else happened.ReadingsChanged()
        self.config_entry.async_create_task(self.hass, self.async_handle_quietly(event))

    @callback
    def _moved(self, place: Place) -> None:
        # While Home Assistant starts, people are where they were when that was written down.
        if self._journal.may_tell and self.episode and self.episode.place != place:
            event = happened.PersonMoved(place=place)
            self.config_entry.async_create_task(self.hass, self.async_handle_quietly(event))

    @override
    async def _async_update_data(self) -> View:
        """Show the same again: what is true is known without asking anybody."""
        return self.view()
