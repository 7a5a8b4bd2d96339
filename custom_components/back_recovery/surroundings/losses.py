"""What a plan needs and cannot use: found before it is needed.

A plug that was removed, a phone that is signed in as somebody else: whoever finds that out
in the emergency finds it out too late.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CoreState, HomeAssistant, callback

from ..const import CONF_GYM_ZONES, CONF_PHONES, CONF_UNDISTURBED_WHEN
from ..settings.devices import CONF_DEVICE, DEVICE_ROWS
from ..settings.entry import read_settings
from ..settings.identity import (
    SOURCE_PLACES,
    Names,
    Thing,
    known_of,
    mentioned,
    person_of,
    source_entries,
    things,
)
from ..settings.rows import Resident
from ..settings.values import Settings
from .people import account_of, is_there, is_usable, person_state
from .phones import is_anothers, is_shared, reaches

PLANNED_BY: Final = frozenset({"time_zone", "country", "unit_system"})
"""What a plan takes from the settings of the house."""


class Loss(StrEnum):
    """What is wrong with a thing; the key of its text in Repairs."""

    DEVICE = "device_missing"
    PART = "part_missing"
    PERSON = "person_missing"
    NO_ACCOUNT = "person_without_account"
    ZONE = "zone_missing"
    REST = "undisturbed_missing"
    TARGET = "target_missing"
    SHARED = "phone_shared"
    ANOTHERS = "phone_of_another"
    SOURCE = "source_missing"
    SOURCE_ENTRY = "source_entry_missing"
    MENTIONED = "action_entity_missing"


_OF_OPTIONS: Final = {CONF_GYM_ZONES: Loss.ZONE, CONF_UNDISTURBED_WHEN: Loss.REST}
"""What an option names that is no way to tell people anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A thing that cannot be used, and what is wrong with it."""

    loss: Loss
    thing: Thing


@callback
def losses(hass: HomeAssistant, entry: ConfigEntry) -> Iterator[Lost]:
    """Yield everything an entry names that it cannot use, as the house stands."""
    known: Names = known_of(entry)
    for thing in things(entry):
        if thing.is_phone:
            loss = _loss_of_phone(hass, entry, thing, known)
        elif isinstance(thing.row.field, Resident):
            loss = _loss_of_person(hass, thing)
        else:
            loss = None if is_usable(hass, thing.name) else _kind_of(thing)
        if loss:
            yield Lost(loss=loss, thing=thing)
    for thing in mentioned(entry):
        if not is_there(hass, thing.name):
            yield Lost(loss=Loss.MENTIONED, thing=thing)
    for thing in source_entries(entry):
        source = hass.config_entries.async_get_entry(thing.name)
        if source is None or source.disabled_by:
            yield Lost(loss=Loss.SOURCE_ENTRY, thing=thing)


def _loss_of_phone(
    hass: HomeAssistant, entry: ConfigEntry, thing: Thing, known: Names
) -> Loss | None:
    if is_shared(hass, thing.name):
        return Loss.SHARED
    if not reaches(hass, thing.name, known.get(thing.name)):
        return Loss.TARGET
    person = person_of(entry)
    is_own = thing.row.name == CONF_PHONES
    return Loss.ANOTHERS if is_own and is_anothers(hass, thing.name, person) else None


def _loss_of_person(hass: HomeAssistant, thing: Thing) -> Loss | None:
    if not is_there(hass, thing.name):
        return Loss.PERSON
    is_known = person_state(hass, thing.name) is not None
    return Loss.NO_ACCOUNT if is_known and account_of(hass, thing.name) is None else None


def _kind_of(thing: Thing) -> Loss:
    if thing.row.name == CONF_DEVICE:
        return Loss.DEVICE
    if thing.row in DEVICE_ROWS:
        return Loss.PART
    if thing.row in SOURCE_PLACES:
        return Loss.SOURCE
    return _OF_OPTIONS.get(thing.row.name, Loss.TARGET)


@callback
def settings_here(hass: HomeAssistant, entry: ConfigEntry) -> Settings:
    """Return what an entry says, with what is known of its devices in this house.

    While Home Assistant starts, what is missing may only not be there yet. Raises InvalidPlan.
    """
    settings = read_settings(hass, entry)
    if hass.state is not CoreState.running:
        return settings
    activities = tuple(
        replace(one, device=replace(one.device, is_there=False))
        if one.device and not is_usable(hass, one.device.id)
        else one
        for one in settings.plan.activities
    )
    return replace(settings, plan=replace(settings.plan, activities=activities))
