"""What is either so or not."""

from collections.abc import Mapping
from typing import override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .engine.model.errors import Lockout
from .engine.model.guards import is_problem
from .engine.reading.lockouts import gym_lockout
from .engine.reading.view import View
from .entity import RecoveryEntity
from .runtime import BackRecoveryConfigEntry
from .surroundings.privacy import NO_ANSWERS

PARALLEL_UPDATES = 0


ATTR_REASON = "reason"
ATTR_UNTIL = "until"
"""Public: why the gym is closed, and until when where an instant ends it."""

GYM_LOCKOUT = BinarySensorEntityDescription(key="gym_lockout")
DEVICE_PROBLEM = BinarySensorEntityDescription(
    key="device_problem", device_class=BinarySensorDeviceClass.PROBLEM
)


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entities."""
    coordinator = entry.runtime_data.recovery
    async_add_entities(
        [GymLockout(coordinator, GYM_LOCKOUT), DeviceProblem(coordinator, DEVICE_PROBLEM)]
    )


class GymLockout(RecoveryEntity[Lockout | None], BinarySensorEntity):
    """Closed until when, and why; that an answer closed it is said, and not which."""

    @override
    def _show(self, view: View) -> Lockout | None:
        lockout = gym_lockout(view.plan, view.episode, view.at)
        return next(iter(NO_ANSWERS.lockouts([lockout])), None) if lockout else None

    @property
    @override
    def is_on(self) -> bool:
        return self._shown is not None

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, str]:
        lockout = self._shown
        if lockout is None:
            return {}
        zone = self.coordinator.settings.plan.time_zone
        until = lockout.until
        ends = {ATTR_UNTIL: until.astimezone(zone).isoformat()} if until else {}
        return {ATTR_REASON: lockout.reason.value, **ends}


class DeviceProblem(RecoveryEntity[bool], BinarySensorEntity):
    """A device is not confirmed off; also on while the net below the engine acts."""

    @override
    def _show(self, view: View) -> bool:
        owes = any(is_problem(guard, view.at) for guard in view.guards)
        return self.coordinator.net.is_acting or owes

    @property
    @override
    def is_on(self) -> bool:
        return self._shown
