"""Brings together what keeps the workouts of one plan."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..coordinator import RecoveryCoordinator
from ..settings.workouts import read_workout_settings
from ..storage.store import SetAside, report_set_aside
from ..storage.workout_memory import MemoryStore
from ..workouts.memory import Memory
from .coordinator import WorkoutCoordinator


async def async_load_workouts(
    hass: HomeAssistant, entry: ConfigEntry, recovery: RecoveryCoordinator
) -> WorkoutCoordinator:
    """Return what keeps the workouts, with what is on disk; it starts later."""
    store = MemoryStore(hass, entry.entry_id)
    try:
        memory = await store.async_load()
    except SetAside as err:
        report_set_aside(hass, entry, err, "workouts_set_aside")
        memory = Memory()
    return WorkoutCoordinator(
        hass,
        entry,
        recovery=recovery,
        settings=read_workout_settings(hass, entry),
        store=store,
        memory=memory,
    )
