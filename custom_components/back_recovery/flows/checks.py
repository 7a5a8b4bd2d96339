"""What set-up and options refuse: everything that could not work, named where it stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from homeassistant.core import HomeAssistant

from ..const import (
    CONF_GYM_ZONES,
    CONF_LAPSE_AFTER,
    CONF_NOTIFY_ENTITIES,
    CONF_PHONES,
    CONF_PROMPTS_PER_DAY,
    CONF_QUIET_FROM,
    CONF_QUIET_UNTIL,
    CONF_REPEAT_AFTER,
    CONF_REST_WINDOW,
    CONF_SATELLITES,
    CONF_SECOND_CONTACT,
    CONF_SNOOZE,
    CONF_SPEAK_FROM,
    CONF_SPEAK_UNTIL,
    CONF_SPEAKERS,
    CONF_TTS_ENGINE,
    CONF_USUAL_LOADS,
    DEFAULT_SPEAK_FROM,
    DEFAULT_SPEAK_UNTIL,
)
from ..engine.model.errors import InvalidPlan
from ..settings.entry import read_profile
from ..settings.usual_loads import MOST_LOADS, read_load, unit_of
from ..surroundings.people import is_there, phones
from .fields import (
    BOUNDS,
    SECTION_HOURS,
    SECTION_MESSAGES,
    SECTION_PROMPTS,
    SECTION_SUITABILITY,
    SECTION_TRAINING,
)

LIMITS: Mapping[str, str] = {
    f"{end}_{name}": str(bound)
    for name, bounds in BOUNDS.items()
    for end, bound in zip(("least", "most"), bounds, strict=True)
}
"""Fills the texts about numbers that are out of range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong.

    `where` is the field, or the section it stands in: a form shows an error above a
    section, not inside, so that the texts of those name their field.
    """

    where: str
    key: str
    missing: str = ""


def first_of_each(problems: Iterable[Problem]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the errors of a form, and what fills their texts."""
    errors: dict[str, str] = {}
    fills = dict(LIMITS)
    for problem in problems:
        if problem.where not in errors:
            errors[problem.where] = problem.key
            fills[problem.key] = problem.missing
    return errors, fills


def problems_of_rest_window(form: Mapping[str, Any]) -> Iterator[Problem]:
    """Find a rest window that is too short or too long."""
    yield from _out_of_range(form, CONF_REST_WINDOW, CONF_REST_WINDOW)


def problems_of_messages(hass: HomeAssistant, form: Mapping[str, Any]) -> Iterator[Problem]:
    """Find channels that do not exist, or could never be heard."""
    where = SECTION_MESSAGES
    there = phones(hass)
    missing = [phone for phone in form.get(CONF_PHONES, ()) if phone not in there]
    if missing:
        yield Problem(where=where, key="phone_missing", missing=", ".join(missing))
    contact = form.get(CONF_SECOND_CONTACT)
    if contact and contact not in there:
        yield Problem(where=where, key="second_contact_missing", missing=contact)
    elif contact and contact in form.get(CONF_PHONES, ()):
        # Who does not answer would be asked to look after themselves.
        yield Problem(where=where, key="second_contact_is_own")
    yield from _missing(hass, where, "notify_entity_missing", form.get(CONF_NOTIFY_ENTITIES, ()))
    yield from _missing(hass, where, "speaker_missing", form.get(CONF_SPEAKERS, ()))
    yield from _missing(hass, where, "satellite_missing", form.get(CONF_SATELLITES, ()))
    engine = form.get(CONF_TTS_ENGINE)
    yield from _missing(hass, where, "tts_engine_missing", [engine] if engine else [])
    if form.get(CONF_SPEAKERS) and not engine:
        yield Problem(where=where, key="tts_engine_needed")
    speak_from = form.get(CONF_SPEAK_FROM, DEFAULT_SPEAK_FROM)
    if _is_same_time(speak_from, form.get(CONF_SPEAK_UNTIL, DEFAULT_SPEAK_UNTIL)):
        yield Problem(where=where, key="speak_same_times")


def problems_of_hours(hass: HomeAssistant, form: Mapping[str, Any]) -> Iterator[Problem]:
    """Find quiet hours without a length, and zones that do not exist."""
    starts, ends = form.get(CONF_QUIET_FROM), form.get(CONF_QUIET_UNTIL)
    if bool(starts) != bool(ends):
        yield Problem(where=SECTION_HOURS, key="quiet_incomplete")
    elif starts and ends and _is_same_time(starts, ends):
        yield Problem(where=SECTION_HOURS, key="quiet_same_times")
    zones = form.get(CONF_GYM_ZONES, ())
    yield from _missing(hass, SECTION_HOURS, "gym_zone_missing", zones)


def problems_of_prompts(form: Mapping[str, Any]) -> Iterator[Problem]:
    """Find numbers that are too low or too high."""
    for name in (CONF_PROMPTS_PER_DAY, CONF_REPEAT_AFTER, CONF_LAPSE_AFTER, CONF_SNOOZE):
        yield from _out_of_range(form, name, SECTION_PROMPTS)


def problems_of_suitability(form: Mapping[str, Any]) -> Iterator[Problem]:
    """Find what is not on the list, and a professional's word on what is not ticked."""
    try:
        read_profile(form)
    except InvalidPlan as err:
        yield Problem(where=SECTION_SUITABILITY, key=err.key)


def problems_of_training(hass: HomeAssistant, form: Mapping[str, Any]) -> Iterator[Problem]:
    """Find usual weights that cannot be read."""
    unit = unit_of(hass.config.units.mass_unit)
    lines = [line for line in form.get(CONF_USUAL_LOADS, ()) if line.strip()]
    if len(lines) > MOST_LOADS:
        yield Problem(where=SECTION_TRAINING, key="usual_loads_too_many", missing=str(MOST_LOADS))
    for line in lines:
        try:
            read_load(line, unit)
        except InvalidPlan as err:
            yield Problem(where=SECTION_TRAINING, key=err.key, missing=line.strip())


def _out_of_range(form: Mapping[str, Any], name: str, where: str) -> Iterator[Problem]:
    least, most = BOUNDS[name]
    if name in form and not least <= form[name] <= most:
        yield Problem(where=where, key=f"{name}_out_of_range")


def _missing(
    hass: HomeAssistant, where: str, key: str, entities: Iterable[str]
) -> Iterator[Problem]:
    missing = [entity_id for entity_id in entities if not is_there(hass, entity_id)]
    if missing:
        yield Problem(where=where, key=key, missing=", ".join(missing))


def _is_same_time(one: str, other: str) -> bool:
    return time.fromisoformat(one) == time.fromisoformat(other)
