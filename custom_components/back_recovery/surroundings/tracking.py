"""Listening to the house for one plan: where its person is, and what its devices do."""

from collections.abc import Callable, Iterable

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from ..engine.model.episode import Place
from ..engine.model.guards import Guard
from ..settings.values import Settings
from .devices import Devices
from .presence import async_track_place


class Tracking:
    """What is listened to, until it is stopped or begun anew with other settings."""

    def __init__(
        self,
        hass: HomeAssistant,
        devices: Devices,
        *,
        moved: Callable[[Place], None],
        changed: Callable[[], None],
    ) -> None:
        """Call `moved` with where the person is, `changed` when a device may say something else."""
        self._hass = hass
        self._devices = devices
        self._moved = moved
        self._changed = changed
        self._stop_listening: list[CALLBACK_TYPE] = []

    @callback
    def start(self, settings: Settings, guards: Iterable[Guard]) -> None:
        """Listen to the person's place and to the devices, also to those the plan lost."""
        self.stop()
        orphans = [guard.device for guard in guards]
        self._stop_listening = [
            async_track_place(self._hass, settings, self._moved),
            self._devices.async_track(orphans, self._changed),
        ]

    @callback
    def stop(self) -> None:
        """Listen no more."""
        while self._stop_listening:
            self._stop_listening.pop()()
