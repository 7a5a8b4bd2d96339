"""One person's log of workouts: there with the plan, loaded once there is something to log.

Most of what reads and judges workouts is of no use to a plan without a source. It is imported
with the first source, with what is remembered of workouts, or with the first one that an action
tells of.
"""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.importlib import async_import_module

from ..const import DOMAIN, SUBENTRY_WORKOUT_SOURCE
from ..coordinator import RecoveryCoordinator
from ..engine.model.effects import Asking, Message
from ..engine.model.events import MessageAnswered
from ..storage.store import memory_path
from .news import Happened

if TYPE_CHECKING:
    from .coordinator import WorkoutCoordinator

PREFIX = "workout-"
"""Begins the id of each asking about a workout, and its subject."""


class WorkoutLog:
    """What the rest of the plan knows of the workouts.

    `coordinator` keeps them; None while there is nothing to keep.
    """

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, recovery: RecoveryCoordinator
    ) -> None:
        """Nothing is loaded before `async_set_up`."""
        self.coordinator: WorkoutCoordinator | None = None
        self._hass = hass
        self._entry = entry
        self._recovery = recovery
        self._listeners: list[Callable[[Happened], None]] = []
        self._question_listeners: list[CALLBACK_TYPE] = []
        self._loading = asyncio.Lock()
        self._is_listening = False
        self._has_gone = False

    @callback
    def async_add_listener(self, listener: Callable[[Happened], None]) -> CALLBACK_TYPE:
        """Call `listener` with what is to be said to automations about a workout."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def async_add_question_listener(self, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call `listener` when there may be other questions than before."""
        self._question_listeners.append(listener)
        return lambda: self._question_listeners.remove(listener)

    @callback
    def happened(self, happened: Happened) -> None:
        """Tell what automations hear of a workout."""
        for listener in self._listeners:
            listener(happened)

    @callback
    def asked(self) -> None:
        """Tell that there may be other questions than before."""
        for listener in self._question_listeners:
            listener()

    # When it is loaded

    async def async_set_up(self) -> None:
        """Take over what is on disk, where a workout may come or has come."""
        self._entry.async_on_unload(self._stop)
        path = memory_path(self._hass, self._entry.entry_id)
        if self._has_sources or await self._hass.async_add_executor_job(path.exists):
            await self.async_coordinator()

    async def async_listen(self) -> None:
        """Listen until the entry is unloaded."""
        self._is_listening = True
        if self.coordinator:
            await self.coordinator.async_listen()

    async def async_unload(self) -> None:
        """Load nothing from now on; what is being loaded listens first, and ends with the rest."""
        async with self._loading:
            self._stop()

    @callback
    def _stop(self) -> None:
        self._has_gone = True

    async def async_follow(self) -> None:
        """Use the sources as they are set up now."""
        if not self._has_gone and (self.coordinator or self._has_sources):
            coordinator = await self.async_coordinator()
            await coordinator.async_follow()

    async def async_coordinator(self) -> WorkoutCoordinator:
        """Return what keeps the workouts, loaded where it was not.

        Raises HomeAssistantError where the plan is not loaded any more.
        """
        async with self._loading:
            if self.coordinator is None:
                if self._has_gone:
                    raise HomeAssistantError(
                        translation_domain=DOMAIN, translation_key="not_loaded"
                    )
                module = await async_import_module(self._hass, f"{__package__}.coordinator")
                coordinator: WorkoutCoordinator = await module.async_take_over(
                    self._hass, self._entry, recovery=self._recovery, log=self
                )
                if self._is_listening:
                    await coordinator.async_listen()
                self.coordinator = coordinator
            return self.coordinator

    @property
    def _has_sources(self) -> bool:
        return any(self._entry.get_subentries_of_type(SUBENTRY_WORKOUT_SOURCE))

    # What is known

    @property
    def unreadable(self) -> tuple[str, ...]:
        """The fields of sources that cannot be read."""
        return self.coordinator.settings.unreadable if self.coordinator else ()

    def open_askings(self) -> tuple[Asking, ...]:
        """Return the questions that are open, each as it was asked."""
        return self.coordinator.open_askings() if self.coordinator else ()

    def message_of(self, asking: str) -> Message | None:
        """Return the message that asks under an id, None where that is not open (any more)."""
        return self.coordinator.message_of(asking) if self.coordinator else None

    async def async_answer(self, answered: MessageAnswered) -> None:
        """Do what the person answered to a question about a workout.

        Raises StaleAnswer where it is no longer open, or another DomainError.
        """
        coordinator = await self.async_coordinator()
        await coordinator.async_answer(answered)
