"""Numbers a person sets: how the back is, and how long it rests."""

from datetime import datetime, timedelta
import logging
from math import isfinite
from typing import Final, override

from homeassistant.components.number import (
    NumberDeviceClass,
    NumberEntity,
    NumberEntityDescription,
    NumberMode,
)
from homeassistant.const import EntityCategory, Platform, UnitOfTime
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.event import async_call_later

from .const import CONF_REST_WINDOW, DOMAIN
from .engine.model.catalogue import LEAST_REST_WINDOW, MOST_REST_WINDOW
from .engine.model.events import CheckedIn
from .engine.reading.said import PAINS, pain_at
from .engine.reading.view import View
from .entity import RecoveryEntity, async_forget
from .requests.request import ONE_HOUR
from .runtime import BackRecoveryConfigEntry

_LOGGER = logging.getLogger(__name__)

PARALLEL_UPDATES = 0

PAIN_NOW = NumberEntityDescription(
    key="pain_now",
    native_min_value=PAINS[0],
    native_max_value=PAINS[-1],
    native_step=1,
    # A slider stands at 0 while nothing is known, and the first 0 could not be said.
    mode=NumberMode.BOX,
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


SETTLES_AFTER: Final = timedelta(seconds=2)
"""What slides on its way to a number says each one of them (judgement)."""


class PainNowNumber(RecoveryEntity[tuple[int | None, bool]], NumberEntity):
    """Setting it is a check-in, once it has come to rest; while nobody recovers it is not asked."""

    _settling: CALLBACK_TYPE | None = None
    _said: CheckedIn | None = None

    @override
    def _show(self, view: View) -> tuple[int | None, bool]:
        return pain_at(view.episode, view.at), view.episode is not None

    @property
    @override
    def available(self) -> bool:
        return super().available and self._shown[1]

    @property
    @override
    def native_value(self) -> int | None:
        return self._shown[0]

    @override
    async def async_set_native_value(self, value: float) -> None:
        said = CheckedIn(pain_now=round(_finite(value)), by=self._by)
        self._wait_no_longer()
        self._said = said
        if self.coordinator.episode is None:
            # It is refused, and whoever says it hears why.
            await self._async_request(said)
            return

        async def settle(_now: datetime) -> None:
            self._settling = None
            await self._async_say_late(said)

        self._settling = async_call_later(
            self.hass, SETTLES_AFTER, HassJob(settle, cancel_on_shutdown=True)
        )

    async def _async_say_late(self, said: CheckedIn) -> None:
        """Check in where whoever said it waits no longer: for a refusal there is nobody to read it.

        What it was said of may be over by now, ended within the moment that a slider rests.
        """
        try:
            await self._async_request(said)
        except HomeAssistantError as err:
            _LOGGER.debug("%s: a number came too late: %s", self.entity_id, err)

    @callback
    def _wait_no_longer(self) -> None:
        if self._settling:
            self._settling()
            self._settling = None

    @override
    async def async_will_remove_from_hass(self) -> None:
        """Let a number that still rests count: a reload within that moment loses no answer."""
        if self._settling and self._said:
            self._wait_no_longer()
            await self._async_say_late(self._said)


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
            entry, options={**entry.options, CONF_REST_WINDOW: _finite(value)}
        )


def _finite(value: float) -> float:
    """Return the number; Home Assistant lets through what is neither too low nor too high."""
    if not isfinite(value):
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="not_a_number")
    return value
