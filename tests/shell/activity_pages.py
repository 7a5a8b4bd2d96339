"""What somebody does on the pages of an activity."""

from typing import Any

from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER, SubentryFlowResult
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import SUBENTRY_ACTIVITY
from custom_components.back_recovery.engine.model.plan import Activity
from custom_components.back_recovery.settings.entry import read_settings

from .forms import with_changes


async def begin(hass: HomeAssistant, entry: MockConfigEntry) -> SubentryFlowResult:
    return await hass.config_entries.subentries.async_init(
        (entry.entry_id, SUBENTRY_ACTIVITY), context={"source": SOURCE_USER}
    )


async def choose(hass: HomeAssistant, entry: MockConfigEntry, kind: str) -> SubentryFlowResult:
    form = await begin(hass, entry)
    return await hass.config_entries.subentries.async_configure(form["flow_id"], {"kind": kind})


async def edit(hass: HomeAssistant, entry: MockConfigEntry, activity_id: str) -> SubentryFlowResult:
    (subentry,) = (one for one in entry.subentries.values() if one.unique_id == activity_id)
    return await hass.config_entries.subentries.async_init(
        (entry.entry_id, SUBENTRY_ACTIVITY),
        context={"source": SOURCE_RECONFIGURE, "subentry_id": subentry.subentry_id},
    )


async def send(hass: HomeAssistant, form: SubentryFlowResult, **changes: Any) -> SubentryFlowResult:
    """Submit a page, and return the next one."""
    return await hass.config_entries.subentries.async_configure(
        form["flow_id"], with_changes(form, **changes)
    )


async def submit(
    hass: HomeAssistant, form: SubentryFlowResult, **changes: Any
) -> SubentryFlowResult:
    """Submit a page, and agree to the day that results from it."""
    result = await send(hass, form, **changes)
    if result.get("step_id") == "day":
        result = await hass.config_entries.subentries.async_configure(form["flow_id"], {})
    await hass.async_block_till_done(wait_background_tasks=True)
    return result


async def add(
    hass: HomeAssistant, entry: MockConfigEntry, kind: str, **changes: Any
) -> SubentryFlowResult:
    return await submit(hass, await choose(hass, entry, kind), **changes)


def stored(entry: MockConfigEntry, activity_id: str) -> dict[str, Any]:
    (found,) = (one for one in entry.subentries.values() if one.unique_id == activity_id)
    return dict(found.data)


def planned(hass: HomeAssistant, entry: MockConfigEntry, activity_id: str) -> Activity:
    return read_settings(hass, entry).plan.activity(activity_id)
