"""A config entry, read: the plan the engine works with, and the person's channels."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..const import (
    CONF_ACTIVITY_ID,
    CONF_CONDITIONS,
    CONF_SECOND_CONTACT,
    CONF_USUAL_LOADS,
    SUBENTRY_ACTIVITY,
)
from ..engine.model.errors import InvalidPlan
from ..engine.model.local_time import QuietHours
from ..engine.model.plan import Plan
from ..engine.model.suitability import STATED, Profile
from ..engine.model.vocabulary import Condition
from .activities import read_activity
from .devices import RUN, read_device_settings
from .first_steps import Welcomed
from .help_lines import HelpLines, help_lines
from .identity import PERSON_ROWS, known_of, person_of
from .options import CONF_QUIET_FROM, CONF_QUIET_UNTIL, OPTIONS
from .readable import known_words, readable
from .rows import Fields, TimeOfDay, read_fields
from .salvage import salvaged
from .usual_loads import read_loads, unit_of
from .values import Channels, Settings


def read_settings(hass: HomeAssistant, entry: ConfigEntry) -> Settings:
    """Return what the entry says; what of it cannot be read is as usual, and named.

    Where that is something ticked, nothing that has a limit for anybody is offered.
    """
    steering = [row for row in OPTIONS if row.of is not Profile]
    options, unreadable = readable(steering, entry.options)
    activities, unusable = activities_of(entry)
    unreadable += unusable
    if _is_without_length(options):
        options = {name: one for name, one in options.items() if name not in _QUIET}
        unreadable.append(CONF_QUIET_UNTIL)
    unreadable += readable(PERSON_ROWS, entry.data)[1]
    return Settings(
        title=entry.title,
        person=person_of(entry),
        plan=_knows_what_suits(entry, _read_plan(hass, options, activities, unreadable)),
        channels=Channels(**read_fields(OPTIONS, options, Channels)),
        lines=help_lines(hass.config.country, **read_fields(OPTIONS, options, HelpLines)),
        mass_unit=unit_of(hass.config.units.mass_unit),
        temperature_unit=hass.config.units.temperature_unit,
        known=known_of(entry),
        devices=read_device_settings(activities),
        actions={
            (data[CONF_ACTIVITY_ID], when): data[name]
            for data in activities
            for name, when in RUN.items()
            if data.get(name)
        },
        unreadable=tuple(dict.fromkeys(unreadable)),
        **read_fields(OPTIONS, options, Settings),
    )


def activities_of(entry: ConfigEntry) -> tuple[list[Fields], list[str]]:
    """Return what can be used of the activities, and the names of the fields that cannot."""
    activities: list[Fields] = []
    unusable: list[str] = []
    for subentry in entry.get_subentries_of_type(SUBENTRY_ACTIVITY):
        said, missing = salvaged(
            subentry.data,
            title=subentry.title,
            own_id=subentry.subentry_id,
            taken={one[CONF_ACTIVITY_ID] for one in activities},
        )
        activities.append(said)
        unusable += missing
    return activities, unusable


def _knows_what_suits(entry: ConfigEntry, plan: Plan) -> Plan:
    """Return the plan that asks no more what was answered on its page."""
    if Welcomed.read(entry.data).nothing_applies:
        return replace(plan, asks_what_suits=False)
    return plan


_QUIET = frozenset({CONF_QUIET_FROM, CONF_QUIET_UNTIL})


def _is_without_length(options: Mapping[str, Any]) -> bool:
    """Tell whether the quiet hours begin when they end: nobody can tell "never" from "always"."""
    starts, ends = options.get(CONF_QUIET_FROM), options.get(CONF_QUIET_UNTIL)
    return bool(starts and ends) and TimeOfDay().read(starts) == TimeOfDay().read(ends)


def _read_plan(
    hass: HomeAssistant,
    options: Mapping[str, Any],
    activities: Iterable[Mapping[str, Any]],
    unreadable: list[str],
) -> Plan:
    limits = read_limits(options)
    plan = Plan(
        time_zone=ZoneInfo(hass.config.time_zone),
        activities=tuple(read_activity(data, limits.get("quiet_hours")) for data in activities),
    )
    try:
        loads = read_loads(
            options.get(CONF_USUAL_LOADS) or (), unit_of(hass.config.units.mass_unit)
        )
    except InvalidPlan, AttributeError:
        loads = ()
        unreadable.append(CONF_USUAL_LOADS)
    return replace(plan, usual_loads=loads, **limits)


def read_limits(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a Plan that stand in the options; the others keep their default.

    Raises InvalidPlan for quiet hours without a length.
    """
    profile = _profile_as_far_as_it_can_be_read(options)
    limits: Fields = {"profile": profile} | read_fields(OPTIONS, options, Plan)
    # The short list on the phone is not all that may have been ticked.
    limits["asks_what_suits"] = not (profile.conditions or profile.in_doubt)
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
    except (TypeError, ValueError) as err:
        raise InvalidPlan(CONF_CONDITIONS, "condition_unknown") from err
    return Profile(**said)


def _profile_as_far_as_it_can_be_read(options: Mapping[str, Any]) -> Profile:
    """Return what applies; in doubt with what can be read of it, and no professional's word."""
    try:
        return read_profile(options)
    except InvalidPlan:
        ticked = known_words(options.get(CONF_CONDITIONS), STATED)
        return Profile(conditions=frozenset(map(Condition, ticked)), in_doubt=True)
