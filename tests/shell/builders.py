"""What the stories of the shell begin with."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import (
    CONF_ACTIVITY_ID,
    CONF_KIND,
    CONF_PERSON,
    DOMAIN,
    SUBENTRY_ACTIVITY,
)

TITLE = "Back recovery"


def an_activity(kind: str, title: str | None = None, **data: Any) -> ConfigSubentryData:
    """Return the subentry of an activity; what is not said is as usual."""
    activity_id = data.pop(CONF_ACTIVITY_ID, kind)
    return ConfigSubentryData(
        data=MappingProxyType({CONF_KIND: kind, CONF_ACTIVITY_ID: activity_id, **data}),
        subentry_type=SUBENTRY_ACTIVITY,
        title=title or kind.replace("_", " ").capitalize(),
        unique_id=activity_id,
    )


def an_entry(
    *activities: ConfigSubentryData,
    title: str = TITLE,
    person: str | None = None,
    options: Mapping[str, Any] | None = None,
) -> MockConfigEntry:
    """Return a config entry that is not set up yet."""
    return MockConfigEntry(
        domain=DOMAIN,
        title=title,
        data={CONF_PERSON: person} if person else {},
        options=dict(options or {}),
        subentries_data=list(activities),
        unique_id=person,
    )


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Set the entry up and wait until everything stands."""
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    return entry


async def set_up_with(
    hass: HomeAssistant, activities: Iterable[ConfigSubentryData] = (), **options: Any
) -> MockConfigEntry:
    """Set up an entry of these activities and options."""
    return await set_up(hass, an_entry(*activities, options=options))


HOURLY_WALK = an_activity(
    "walk", schedule="every", every_minutes=60, earliest="00:00:00", latest="23:59:00"
)
"""What is offered at every full hour, day and night."""
