"""Buttons for what people do: go somewhere, finish a workout, break something."""

from typing import Any, override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import House, HouseEntry
from .entity import HouseEntity


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HouseEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    house = entry.runtime_data
    async_add_entities(HouseButton(house, button) for button in house.buttons)


class HouseButton(HouseEntity, ButtonEntity):
    """Does one thing in the house."""

    def __init__(self, house: House, button: dict[str, Any]) -> None:
        """Take everything from what the house says about the button."""
        description = ButtonEntityDescription(
            key=button["key"], name=button["name"], icon=button["icon"]
        )
        super().__init__(house, description)
        self._deed = button["deed"]
        self._value = button["value"]

    @override
    async def async_press(self) -> None:
        await self.coordinator.async_do(self._deed, self._value)
