"""What all entities of an entry have in common."""

from typing import override

from homeassistant.core import callback
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .const import DOMAIN
from .coordinator import RecoveryCoordinator


class RecoveryEntity(CoordinatorEntity[RecoveryCoordinator]):
    """An entity of one person's plan; its key is what the contract calls it."""

    _attr_has_entity_name = True

    def __init__(self, coordinator: RecoveryCoordinator, description: EntityDescription) -> None:
        """Name the entity after its description."""
        super().__init__(coordinator)
        entry = coordinator.config_entry
        self.entity_description = description
        self._attr_translation_key = description.key
        self._attr_unique_id = f"{entry.entry_id}_{description.key}"
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, entry.entry_id)},
            name=entry.title,
            entry_type=DeviceEntryType.SERVICE,
        )
        self._shown: object = None

    @property
    def _showing(self) -> object:
        """What a person sees of this entity; nothing is written while it stays the same."""
        raise NotImplementedError

    @override
    async def async_added_to_hass(self) -> None:
        """Remember what is shown first."""
        await super().async_added_to_hass()
        self._shown = self._showing

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Write the state when it is another one, once a step."""
        if self._showing != self._shown:
            self._shown = self._showing
            self.async_write_ha_state()
