"""A house with sources of workouts, on a clock that stands still until somebody moves it."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.back_recovery.const import DOMAIN, SUBENTRY_WORKOUT_SOURCE
from custom_components.back_recovery.workout_log.coordinator import WorkoutCoordinator

from .acting import settle

EVENT = "event.back_recovery_workout"


def a_source(kind: str, title: str | None = None, **data: Any) -> ConfigSubentryData:
    """Return the subentry of a source; what is not said is as usual."""
    return ConfigSubentryData(
        data=MappingProxyType({"source_kind": kind, **data}),
        subentry_type=SUBENTRY_WORKOUT_SOURCE,
        title=title or kind,
        unique_id=None,
    )


def workouts_of(hass: HomeAssistant) -> WorkoutCoordinator:
    """Return what keeps the workouts of the one plan there is."""
    (entry,) = hass.config_entries.async_loaded_entries(DOMAIN)
    found: WorkoutCoordinator | None = entry.runtime_data.workouts.coordinator
    assert found
    return found


async def pass_until(hass: HomeAssistant, freezer: FrozenDateTimeFactory, target: datetime) -> None:
    """Let the time pass; every wake-up before it happens at its time."""
    while (wake_at := _wakes_at(hass)) and wake_at < target:
        await tick(hass, freezer, wake_at)
    await tick(hass, freezer, target)


def _wakes_at(hass: HomeAssistant) -> datetime | None:
    """Return what the workouts wait for; where none are expected, nothing."""
    (entry,) = hass.config_entries.async_loaded_entries(DOMAIN)
    found: WorkoutCoordinator | None = entry.runtime_data.workouts.coordinator
    return found._wake_up.at if found else None


async def tick(hass: HomeAssistant, freezer: FrozenDateTimeFactory, moment: datetime) -> None:
    freezer.move_to(moment)
    async_fire_time_changed(hass)
    await settle(hass)


def heard(hass: HomeAssistant) -> Mapping[str, Any]:
    """Return the last event about a workout, as an automation hears it."""
    state = hass.states.get(EVENT)
    assert state is not None
    return state.attributes
