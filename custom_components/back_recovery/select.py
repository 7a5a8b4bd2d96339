"""How it began, to be told at any time."""

from typing import override

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .engine.model.events import OnsetNamed
from .engine.model.vocabulary import Onset
from .engine.reading.view import View
from .entity import RecoveryEntity
from .runtime import BackRecoveryConfigEntry

PARALLEL_UPDATES = 0

ONSET = SelectEntityDescription(key="onset", options=[onset.value for onset in Onset])


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entity."""
    async_add_entities([OnsetSelect(entry.runtime_data.recovery, ONSET)])


class OnsetSelect(RecoveryEntity[str | None], SelectEntity):
    """The onset of the running episode."""

    @override
    def _show(self, view: View) -> str | None:
        return view.episode.onset.value if view.episode else None

    @property
    @override
    def available(self) -> bool:
        """While nobody recovers there is nothing that began."""
        return super().available and self._shown is not None

    @property
    @override
    def current_option(self) -> str | None:
        return self._shown

    @override
    async def async_select_option(self, option: str) -> None:
        await self._async_request(OnsetNamed(onset=Onset(option), by=self._by))
