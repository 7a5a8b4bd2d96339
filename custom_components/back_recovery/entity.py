"""What all entities of an entry have in common."""

from typing import override

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.update_coordinator import CoordinatorEntity
from homeassistant.loader import async_get_loaded_integration

from .const import DOMAIN
from .coordinator import RecoveryCoordinator
from .engine.model.events import Event
from .engine.reading.view import View
from .requests.request import async_request
from .telling.addresses import PAGE_PATH
from .telling.texts import Texts


class RecoveryEntity[ShownT](CoordinatorEntity[RecoveryCoordinator]):
    """An entity of one person's plan; its key is what the contract calls it.

    `_shown` is everything a person sees of it, computed once a step.
    """

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
            sw_version=str(async_get_loaded_integration(coordinator.hass, DOMAIN).version),
            configuration_url=f"homeassistant:/{PAGE_PATH}",
        )
        self._shown = self._show(coordinator.data)

    @property
    @override
    def suggested_object_id(self) -> str | None:
        """The key, as the contract has it: names are for people, in any language, and may change."""
        return self.entity_description.key if self.name else None

    def _show(self, view: View) -> ShownT:
        """Return what a person sees of this entity."""
        raise NotImplementedError

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Write the state when it is another one, once a step."""
        shown = self._show(self.coordinator.data)
        if shown != self._shown:
            self._shown = shown
            self.async_write_ha_state()

    @property
    def _texts(self) -> Texts:
        """The words of the person's language."""
        return self.coordinator.prompter.texts

    @property
    def _by(self) -> str | None:
        """The user whose request is being done."""
        return self._context.user_id if self._context else None

    async def _async_request(self, event: Event) -> None:
        """Let happen what a person asked for."""
        await async_request(self.coordinator, event)


def is_entity_of_plan(entry: er.RegistryEntry | None, key: str) -> bool:
    """Tell whether an entity, of whatever integration, is the one of this key of a plan."""
    return (
        entry is not None
        and entry.platform == DOMAIN
        and entry.unique_id == f"{entry.config_entry_id}_{key}"
    )


@callback
def async_forget(
    hass: HomeAssistant, platform: str, coordinator: RecoveryCoordinator, key: str
) -> None:
    """Remove an entity that the person does not want to exist."""
    registry = er.async_get(hass)
    unique_id = f"{coordinator.config_entry.entry_id}_{key}"
    if entity_id := registry.async_get_entity_id(platform, DOMAIN, unique_id):
        registry.async_remove(entity_id)
