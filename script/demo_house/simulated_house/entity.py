"""What every entity of the house shares."""

from collections.abc import Callable
from typing import Any, override

from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from . import House

type Read = Callable[[dict[str, Any]], Any]
"""Takes what an entity shows out of the state of the house."""


class HouseEntity(CoordinatorEntity[House]):
    """An entity whose unique id is its key; `part` is the device that may be out of reach."""

    def __init__(self, house: House, description: EntityDescription, part: str = "") -> None:
        super().__init__(house)
        self.entity_description = description
        self._attr_unique_id = description.key
        self._part = part

    @property
    def house(self) -> dict[str, Any]:
        return self.coordinator.data

    @property
    @override
    def available(self) -> bool:
        """Whether the house, and this device in it, answers."""
        return super().available and self.house.get(self._part, {}).get("available", True)
