"""A config entry, read: the plan the engine works with, and the person's channels."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant

from ..const import (
    CONF_ACTIVITY_ID,
    CONF_CONDITIONS,
    CONF_PERSON,
    CONF_SECOND_CONTACT,
    CONF_USUAL_LOADS,
    SUBENTRY_ACTIVITY,
)
from ..engine.model.errors import InvalidPlan
from ..engine.model.local_time import QuietHours
from ..engine.model.plan import Plan
from ..engine.model.suitability import Profile
from .activities import read_activity
from .devices import RUN, read_device_settings
from .help_lines import HelpLines, help_lines
from .options import CONF_QUIET_FROM, CONF_QUIET_UNTIL, OPTIONS
from .rows import Fields, TimeOfDay, read_fields
from .usual_loads import read_loads, unit_of
from .values import Channels, Settings


def read_settings(hass: HomeAssistant, entry: ConfigEntry) -> Settings:
    """Return what the entry says.

    Raises InvalidPlan where the parts contradict each other.
    """
    options = entry.options
    activities = [one.data for one in entry.get_subentries_of_type(SUBENTRY_ACTIVITY)]
    return Settings(
        title=entry.title,
        person=entry.data.get(CONF_PERSON),
        plan=_read_plan(hass, entry),
        channels=Channels(**read_fields(OPTIONS, options, Channels)),
        lines=help_lines(hass.config.country, **read_fields(OPTIONS, options, HelpLines)),
        mass_unit=unit_of(hass.config.units.mass_unit),
        devices=read_device_settings(activities),
        actions={
            (data[CONF_ACTIVITY_ID], when): data[name]
            for data in activities
            for name, when in RUN.items()
            if data.get(name)
        },
        **read_fields(OPTIONS, options, Settings),
    )


def _read_plan(hass: HomeAssistant, entry: ConfigEntry) -> Plan:
    plan = Plan(
        time_zone=ZoneInfo(hass.config.time_zone),
        activities=tuple(
            read_activity(subentry.data | {CONF_NAME: subentry.title})
            for subentry in entry.get_subentries_of_type(SUBENTRY_ACTIVITY)
        ),
    )
    loads = read_loads(
        entry.options.get(CONF_USUAL_LOADS, ()), unit_of(hass.config.units.mass_unit)
    )
    return replace(plan, usual_loads=loads, **read_limits(entry.options))


def read_limits(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a Plan that stand in the options; the others keep their default.

    Raises InvalidPlan for quiet hours without a length, and for what `read_profile` refuses.
    """
    limits: Fields = {"profile": read_profile(options)} | read_fields(OPTIONS, options, Plan)
    if options.get(CONF_SECOND_CONTACT):
        limits["has_second_contact"] = True
    starts, ends = options.get(CONF_QUIET_FROM), options.get(CONF_QUIET_UNTIL)
    if starts and ends:
        limits["quiet_hours"] = QuietHours(
            starts=TimeOfDay().read(starts), ends=TimeOfDay().read(ends)
        )
    return limits


def read_profile(options: Mapping[str, Any]) -> Profile:
    """Return what the person said applies; without an answer nothing of the list does.

    Raises InvalidPlan for what is not on the list, so that nothing is offered on half a
    profile, and for a professional's word on something that was not ticked.
    """
    try:
        said = read_fields(OPTIONS, options, Profile)
    except ValueError as err:
        raise InvalidPlan(CONF_CONDITIONS, "condition_unknown") from err
    return Profile(**said)
