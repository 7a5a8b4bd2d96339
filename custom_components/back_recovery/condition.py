"""Conditions of our own: which entity of a plan each looks at, and what has to be true."""

from collections.abc import Mapping
from typing import ClassVar, override

from homeassistant.components.binary_sensor import DOMAIN as BINARY_SENSOR
from homeassistant.components.switch import DOMAIN as SWITCH
from homeassistant.const import CONF_OPTIONS, CONF_TARGET, STATE_ON
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.condition import (
    ATTR_BEHAVIOR,
    BEHAVIOR_ALL,
    BEHAVIOR_ANY,
    Condition,
    ConditionConfig,
    EntityConditionBase,
    EntityStateConditionBase,
)
import probatio

from .const import DOMAIN
from .entity import is_entity_of_plan

CONF_ACTIVITY = "activity"

SWITCHES = {SWITCH: DomainSpec()}
BINARY_SENSORS = {BINARY_SENSOR: DomainSpec()}
ON: set[str | bool] = {STATE_ON}


class _PlanCondition(EntityConditionBase):
    """Looks at one entity of each targeted plan."""

    entity_key: ClassVar[str]

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        registry = er.async_get(self._hass)
        found = super().entity_filter(entities)
        return {one for one in found if is_entity_of_plan(registry.async_get(one), self.entity_key)}


class _IsRecovering(_PlanCondition, EntityStateConditionBase):
    _domain_specs = SWITCHES
    entity_key = "recovery"
    _states = ON


class _GymIsLocked(_PlanCondition, EntityStateConditionBase):
    _domain_specs = BINARY_SENSORS
    entity_key = "gym_lockout"
    _states = ON


class _ActivityIsOpen(_PlanCondition):
    """Asks the plan itself: no entity shows what is closed, and time alone changes it."""

    _domain_specs = SWITCHES
    entity_key = "recovery"
    _schema = probatio.Schema(
        {
            probatio.Required(CONF_TARGET): cv.TARGET_FIELDS,
            probatio.Required(CONF_OPTIONS): {
                probatio.Required(ATTR_BEHAVIOR, default=BEHAVIOR_ANY): probatio.In(
                    [BEHAVIOR_ANY, BEHAVIOR_ALL]
                ),
                probatio.Required(CONF_ACTIVITY): cv.string,
            },
        }
    )

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        """Remember which activity it is about."""
        super().__init__(hass, config)
        self._activity: str = (config.options or {})[CONF_ACTIVITY]

    @property
    @override
    def needs_polling(self) -> bool:
        return True

    @override
    def is_valid_state(self, entity_state: State) -> bool:
        entry = er.async_get(self._hass).async_get(entity_state.entity_id)
        plans = self._hass.config_entries.async_loaded_entries(DOMAIN)
        return any(
            plan.runtime_data.recovery.view().is_open(self._activity)
            for plan in plans
            if entry and plan.entry_id == entry.config_entry_id
        )


CONDITIONS: Mapping[str, type[Condition]] = {
    "is_recovering": _IsRecovering,
    "gym_is_locked": _GymIsLocked,
    "activity_is_open": _ActivityIsOpen,
}


async def async_get_conditions(_hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return every condition by its name."""
    return dict(CONDITIONS)
