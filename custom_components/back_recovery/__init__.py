"""Back Recovery: a house that helps in the days after a hard workout."""

import asyncio
from dataclasses import replace

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryError
from homeassistant.helpers import config_validation as cv, issue_registry as ir
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.typing import ConfigType

from .const import (
    ASK_WHAT_APPLIES,
    DOMAIN,
    PLATFORMS,
    SIGNAL_PLANS_CHANGED,
)
from .coordinator import RecoveryCoordinator
from .engine.model.errors import InvalidPlan
from .engine.model.guards import GuardState
from .page.serving import (
    async_remove_page,
    async_set_up_page,
    async_show,
    async_show_in_sidebar,
)
from .requests.device_problems import async_follow_devices
from .requests.missing_things import Things
from .requests.phone_answers import async_listen_to_phones
from .requests.rest import async_follow_rest
from .runtime import BackRecoveryConfigEntry, Runtime
from .services import async_register_services
from .settings.devices import read_device_settings
from .settings.entry import activities_of
from .settings.values import Settings
from .storage.leftovers import devices_left_on
from .storage.store import (
    RecordStore,
    SetAside,
    async_load_or_report,
    memory_path,
    remove_kept,
)
from .surroundings.left_on import LeftOn
from .surroundings.losses import settings_here
from .surroundings.names import NamesOfThings
from .surroundings.net import Net, async_spread, net_of
from .telling.texts import async_follow_server
from .websocket_api import async_register_commands
from .workout_log.actions import async_register_workout_action
from .workout_log.log import WorkoutLog

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, _config: ConfigType) -> bool:
    """Register what exists once, however many people there are.

    The page comes first: somebody may have it open while Home Assistant starts again. What is
    told asks for files, so nothing is told before they are served.
    """
    await async_set_up_page(hass)
    async_register_commands(hass)
    await async_follow_server(hass)
    async_register_services(hass)
    async_register_workout_action(hass)
    async_listen_to_phones(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: BackRecoveryConfigEntry) -> bool:
    """Set up one person's plan; it goes on where it was left.

    The net comes first: it guards the devices whatever becomes of the rest.
    """
    store = RecordStore(hass, entry.entry_id)
    left_on = await hass.async_add_executor_job(devices_left_on, store.path)
    net = async_spread(hass, entry, left_on)
    try:
        await _async_set_up(hass, entry, store, net)
    except (Exception, asyncio.CancelledError) as err:
        net.catch("set-up", err)
        net.guard_alone()
        raise
    return True


async def _async_set_up(
    hass: HomeAssistant, entry: BackRecoveryConfigEntry, store: RecordStore, net: Net
) -> None:
    record = await async_load_or_report(hass, entry, store, "record_set_aside", net.see_off)
    names = NamesOfThings(hass, entry)
    # What was renamed while nobody looked owes what it owed before.
    renamed = names.bring_up_to_date(guard.device for guard in record.guards)
    net.rename(renamed)
    record = record.under_new_names(renamed)
    settings = _read_settings(hass, entry)
    coordinator = RecoveryCoordinator(
        hass, entry, settings=settings, store=store, record=record, net=net
    )
    await coordinator.async_setup()
    # Entities name activities in the person's language from the first moment.
    await coordinator.prompter.async_setup()
    workouts = WorkoutLog(hass, entry, coordinator)
    await workouts.async_set_up()
    _say_unreadable(hass, entry, coordinator.settings, workouts)
    things = Things(hass, entry, names, coordinator, workouts)
    entry.runtime_data = Runtime(recovery=coordinator, workouts=workouts, things=things)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    async_follow_devices(hass, coordinator)
    async_follow_rest(hass, coordinator)
    await coordinator.async_listen()
    await workouts.async_listen()
    things.async_listen()
    # Nobody waits for a page where a device may have to go off.
    hass.async_create_task(async_show(hass), f"{DOMAIN} page")
    entry.async_on_unload(entry.add_update_listener(_async_entry_changed))
    # Once it is loaded, and once it is about not to be.
    tell = entry.async_on_state_change(lambda: async_dispatcher_send(hass, SIGNAL_PLANS_CHANGED))
    entry.async_on_unload(tell)


async def async_unload_entry(hass: HomeAssistant, entry: BackRecoveryConfigEntry) -> bool:
    """Switch off and unload; what is on disk goes on when the entry is set up again."""
    recovery, workouts = entry.runtime_data.recovery, entry.runtime_data.workouts
    with recovery.net.under("unload"):
        await recovery.async_unload()
        await workouts.async_unload()
        return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)


async def async_remove_entry(hass: HomeAssistant, entry: BackRecoveryConfigEntry) -> None:
    """Remove what the entry left on disk, and what it complained about.

    What has not proven that it is off is seen off without it.
    """
    if net := net_of(hass, entry):
        net.close()
    await _async_see_off(hass, entry)
    await RecordStore(hass, entry.entry_id).async_remove()
    await hass.async_add_executor_job(remove_kept, memory_path(hass, entry.entry_id))
    await async_remove_page(hass, entry)
    for domain, issue_id in list(ir.async_get(hass).issues):
        if domain == DOMAIN and issue_id.endswith(entry.entry_id):
            ir.async_delete_issue(hass, domain, issue_id)


async def _async_see_off(hass: HomeAssistant, entry: BackRecoveryConfigEntry) -> None:
    try:
        record = await RecordStore(hass, entry.entry_id).async_load()
    except SetAside:
        return
    devices = read_device_settings(activities_of(entry)[0])
    for guard in record.guards:
        if guard.state is GuardState.GOING_OFF:
            LeftOn(hass, guard, devices, entry.title).async_begin()


async def _async_entry_changed(hass: HomeAssistant, entry: BackRecoveryConfigEntry) -> None:
    """Use what was changed; only names and privacy need new entities, so a reload."""
    with entry.runtime_data.recovery.net.under("settings"):
        await _async_use_settings(hass, entry)


async def _async_use_settings(hass: HomeAssistant, entry: BackRecoveryConfigEntry) -> None:
    runtime = entry.runtime_data
    if runtime.things.is_writing:
        return
    runtime.things.note()
    async_show_in_sidebar(hass)
    before, after = runtime.recovery.settings, _read_settings(hass, entry)
    if (before.title, before.private_answers) != (after.title, after.private_answers):
        hass.config_entries.async_schedule_reload(entry.entry_id)
        return
    # What was only noted of a thing is followed, as its name is.
    if replace(before, known=after.known) != after:
        await runtime.recovery.async_update_settings(after)
    await runtime.workouts.async_follow()
    _say_unreadable(hass, entry, after, runtime.workouts)
    runtime.things.look()


def _read_settings(hass: HomeAssistant, entry: BackRecoveryConfigEntry) -> Settings:
    try:
        settings = settings_here(hass, entry)
    except InvalidPlan as err:
        raise ConfigEntryError(
            translation_domain=DOMAIN,
            translation_key="invalid_plan",
            translation_placeholders={"field": err.field},
        ) from err
    # What was ticked cannot be read: what applies is asked anew.
    _keep_issue(hass, entry, ASK_WHAT_APPLIES, settings.plan.profile.in_doubt, is_fixable=True)
    return settings


def _say_unreadable(
    hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    settings: Settings,
    workouts: WorkoutLog,
) -> None:
    names = dict.fromkeys((*settings.unreadable, *workouts.unreadable))
    fields = ", ".join(f"`{name}`" for name in names)
    _keep_issue(hass, entry, "unreadable", bool(fields), fields=fields)


def _keep_issue(
    hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    key: str,
    is_there: bool,
    *,
    is_fixable: bool = False,
    **said: str,
) -> None:
    """Keep an issue about the plan in Repairs for as long as it is there."""
    issue_id = f"{key}_{entry.entry_id}"
    if not is_there:
        ir.async_delete_issue(hass, DOMAIN, issue_id)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        data={"entry_id": entry.entry_id} if is_fixable else None,
        is_fixable=is_fixable,
        severity=ir.IssueSeverity.ERROR,
        translation_key=key,
        translation_placeholders={"title": entry.title, **said},
    )
