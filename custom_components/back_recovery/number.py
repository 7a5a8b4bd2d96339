"""Numbers a person sets: how the back is, and how long it rests."""

from typing import override

from homeassistant.components.number import (
    NumberDeviceClass,
    NumberEntity,
    NumberEntityDescription,
    NumberMode,
)
from homeassistant.const import EntityCategory, Platform, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import CONF_REST_WINDOW
from .engine.model.catalogue import LEAST_REST_WINDOW, MOST_REST_WINDOW
from .engine.model.events import CheckedIn
from .engine.reading.said import PAINS, pain_at
from .engine.reading.view import View
from .entity import RecoveryEntity, async_forget
from .requests.request import ONE_HOUR
from .runtime import BackRecoveryConfigEntry

PARALLEL_UPDATES = 0

PAIN_NOW = NumberEntityDescription(
    key="pain_now",
    native_min_value=PAINS[0],
    native_max_value=PAINS[-1],
    native_step=1,
    mode=NumberMode.SLIDER,
)

REST_WINDOW = NumberEntityDescription(
    key="rest_window",
    device_class=NumberDeviceClass.DURATION,
    entity_category=EntityCategory.CONFIG,
    native_min_value=LEAST_REST_WINDOW // ONE_HOUR,
    native_max_value=MOST_REST_WINDOW // ONE_HOUR,
    native_step=1,
    native_unit_of_measurement=UnitOfTime.HOURS,
    mode=NumberMode.BOX,
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entities; a person's answers only where they may be seen."""
    coordinator = entry.runtime_data.recovery
    async_add_entities([RestWindowNumber(coordinator, REST_WINDOW)])
    if coordinator.settings.private_answers:
        async_forget(hass, Platform.NUMBER, coordinator, PAIN_NOW.key)
    else:
        async_add_entities([PainNowNumber(coordinator, PAIN_NOW)])


class PainNowNumber(RecoveryEntity[int | None], NumberEntity):
    """Setting it is a check-in."""

    @override
    def _show(self, view: View) -> int | None:
        return pain_at(view.episode, view.at)

    @property
    @override
    def native_value(self) -> int | None:
        return self._shown

    @override
    async def async_set_native_value(self, value: float) -> None:
        await self._async_request(CheckedIn(pain_now=round(value), by=self._by))


class RestWindowNumber(RecoveryEntity[float], NumberEntity):
    """How long the next episode rests; one that is running keeps its end."""

    @override
    def _show(self, view: View) -> float:
        hours = view.plan.rest_window / ONE_HOUR
        return int(hours) if hours.is_integer() else hours

    @property
    @override
    def native_value(self) -> float:
        return self._shown

    @override
    async def async_set_native_value(self, value: float) -> None:
        entry = self.coordinator.config_entry
        self.hass.config_entries.async_update_entry(
            entry, options={**entry.options, CONF_REST_WINDOW: value}
        )
