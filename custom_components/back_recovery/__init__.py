"""Back Recovery: a house that helps in the days after a hard workout."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryError
from homeassistant.helpers import config_validation as cv, issue_registry as ir
from homeassistant.helpers.typing import ConfigType

from .const import DOMAIN, PLATFORMS
from .coordinator import RecoveryCoordinator
from .engine.model.errors import InvalidPlan
from .requests.device_problems import async_follow_devices
from .requests.phone_answers import async_listen_to_phones
from .runtime import BackRecoveryConfigEntry, Runtime
from .services import async_register_services
from .settings.entry import read_settings
from .settings.values import Settings
from .settings.workouts import read_workout_settings
from .storage.store import MemoryStore, RecordStore, async_load_or_report
from .telling.texts import async_follow_server
from .workout_log.actions import async_register_workout_action
from .workout_log.coordinator import WorkoutCoordinator

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, _config: ConfigType) -> bool:
    """Register what exists once, however many people there are."""
    await async_follow_server(hass)
    async_register_services(hass)
    async_register_workout_action(hass)
    async_listen_to_phones(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: BackRecoveryConfigEntry) -> bool:
    """Set up one person's plan; it goes on where it was left."""
    settings = _read_settings(hass, entry)
    store = RecordStore(hass, entry.entry_id)
    record = await async_load_or_report(hass, entry, store, "record_set_aside")
    coordinator = RecoveryCoordinator(hass, entry, settings=settings, store=store, record=record)
    await coordinator.async_setup()
    # Entities name activities in the person's language from the first moment.
    await coordinator.prompter.async_setup()
    workouts = await _async_workouts(hass, entry, coordinator)
    entry.runtime_data = Runtime(recovery=coordinator, workouts=workouts)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    async_follow_devices(hass, coordinator)
    await coordinator.async_listen()
    await workouts.async_listen()
    entry.async_on_unload(entry.add_update_listener(_async_entry_changed))
    return True


async def async_unload_entry(hass: HomeAssistant, entry: BackRecoveryConfigEntry) -> bool:
    """Switch off and unload; what is on disk goes on when the entry is set up again."""
    await entry.runtime_data.recovery.async_unload()
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)


async def async_remove_entry(hass: HomeAssistant, entry: BackRecoveryConfigEntry) -> None:
    """Remove what the entry left on disk, and what it complained about."""
    await RecordStore(hass, entry.entry_id).async_remove()
    await MemoryStore(hass, entry.entry_id).async_remove()
    for domain, issue_id in list(ir.async_get(hass).issues):
        if domain == DOMAIN and issue_id.endswith(entry.entry_id):
            ir.async_delete_issue(hass, domain, issue_id)


async def _async_entry_changed(hass: HomeAssistant, entry: BackRecoveryConfigEntry) -> None:
    """Use what was changed; only names and privacy need new entities, so a reload."""
    runtime = entry.runtime_data
    before, after = runtime.recovery.settings, _read_settings(hass, entry)
    if (before.title, before.private_answers) != (after.title, after.private_answers):
        hass.config_entries.async_schedule_reload(entry.entry_id)
    else:
        await runtime.recovery.async_update_settings(after)
        await runtime.workouts.async_update_settings(read_workout_settings(hass, entry))


def _read_settings(hass: HomeAssistant, entry: BackRecoveryConfigEntry) -> Settings:
    try:
        return read_settings(hass, entry)
    except InvalidPlan as err:
        raise ConfigEntryError(
            translation_domain=DOMAIN,
            translation_key="invalid_plan",
            translation_placeholders={"field": err.field, "problem": err.key},
        ) from err


async def _async_workouts(
    hass: HomeAssistant, entry: BackRecoveryConfigEntry, recovery: RecoveryCoordinator
) -> WorkoutCoordinator:
    store = MemoryStore(hass, entry.entry_id)
    return WorkoutCoordinator(
        hass,
        entry,
        recovery=recovery,
        settings=read_workout_settings(hass, entry),
        store=store,
        memory=await async_load_or_report(hass, entry, store, "workouts_set_aside"),
    )
