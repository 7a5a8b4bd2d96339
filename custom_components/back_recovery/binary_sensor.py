"""What is either so or not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .engine.model.guards import is_problem
from .engine.reading.lockouts import gym_lockout
from .engine.reading.view import View
from .entity import RecoveryEntity
from .runtime import BackRecoveryConfigEntry

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class RecoveryBinarySensorDescription(BinarySensorEntityDescription):
    """A row: what it shows of a view."""

    shows: Callable[[View], bool]


BINARY_SENSORS = (
    RecoveryBinarySensorDescription(
        key="gym_lockout",
        shows=lambda view: gym_lockout(view.plan, view.episode, view.at) is not None,
    ),
    RecoveryBinarySensorDescription(
        key="device_problem",
        device_class=BinarySensorDeviceClass.PROBLEM,
        shows=lambda view: any(is_problem(guard, view.at) for guard in view.guards),
    ),
)


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entities."""
    async_add_entities(
        RecoveryBinarySensor(entry.runtime_data.recovery, row) for row in BINARY_SENSORS
    )


class RecoveryBinarySensor(RecoveryEntity[bool], BinarySensorEntity):
    """One row."""

    entity_description: RecoveryBinarySensorDescription

    @override
    def _show(self, view: View) -> bool:
        return self.entity_description.shows(view)

    @property
    @override
    def is_on(self) -> bool:
        return self._shown
