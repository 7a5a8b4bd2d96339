"""The switch that starts and stops an episode."""

from typing import Any, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .engine.model.events import RecoveryStarted, RecoveryStopped
from .engine.reading.view import View
from .entity import RecoveryEntity
from .runtime import BackRecoveryConfigEntry

PARALLEL_UPDATES = 0

SWITCH = SwitchEntityDescription(key="recovery", name=None)


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entity."""
    async_add_entities([RecoverySwitch(entry.runtime_data.recovery, SWITCH)])


class RecoverySwitch(RecoveryEntity[bool], SwitchEntity):
    """On while an episode is running."""

    @override
    def _show(self, view: View) -> bool:
        return view.episode is not None

    @property
    @override
    def is_on(self) -> bool:
        return self._shown

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        # On to what is on is no new wish: scenes, automations and voice repeat it.
        if self.coordinator.episode is None:
            await self._async_request(RecoveryStarted(place=self.coordinator.place, by=self._by))

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        # Off twice is off: nobody who says it again wants to hear that it is off.
        if self.coordinator.episode is not None:
            await self._async_request(RecoveryStopped(by=self._by))
