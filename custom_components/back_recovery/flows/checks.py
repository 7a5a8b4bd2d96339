"""What set-up and options refuse: everything that could not work, named where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time

from homeassistant.core import HomeAssistant

from ..const import (
    CONF_PHONES,
    CONF_SECOND_CONTACT,
    CONF_SPEAKERS,
    CONF_TTS_ENGINE,
    CONF_USUAL_LOADS,
    DEFAULT_SPEAK_FROM,
    DEFAULT_SPEAK_UNTIL,
)
from ..engine.model.errors import InvalidPlan
from ..settings.entry import read_profile
from ..settings.options import (
    ASKED,
    CONF_QUIET_FROM,
    CONF_QUIET_UNTIL,
    CONF_SPEAK_FROM,
    CONF_SPEAK_UNTIL,
    HOURS,
    MESSAGES,
    SUITABILITY,
    TRAINING,
)
from ..settings.rows import FieldRow, Fields, Listed, PhoneAction, limits, out_of_range
from ..settings.usual_loads import MOST_LOADS, read_load, unit_of
from ..surroundings.people import is_own, is_there
from ..surroundings.phones import is_anothers, is_shared, phones


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
    """Return the errors of a form, and what fills its texts."""
    errors: dict[str, str] = {}
    fills = limits(ASKED)
    for problem in problems:
        if problem.where not in errors:
            errors[problem.where] = problem.key
            fills[problem.key] = problem.missing
    return errors, fills


def problems(
    hass: HomeAssistant, rows: Iterable[FieldRow], said: Fields, *, person: str | None
) -> Iterator[Problem]:
    """Find numbers out of range, what is not there any more, and what does not go together.

    `person` is whose plan it is.
    """
    rows = tuple(rows)
    for row in out_of_range(rows, said):
        yield Problem(where=row.place, key=f"{row.name}_out_of_range")
    yield from missing(hass, rows, said)
    yield from _in_phones(hass, said, person)
    yield from _in_messages(said)
    yield from _in_hours(said)
    try:
        read_profile(said)
    except InvalidPlan as err:
        yield Problem(where=SUITABILITY, key=err.key)
    yield from _in_loads(hass, said.get(CONF_USUAL_LOADS, ()))


def missing(hass: HomeAssistant, rows: Iterable[FieldRow], said: Fields) -> Iterator[Problem]:
    """Find what was chosen and does not exist (any more), or is this integration itself."""
    there = phones(hass)
    for row in rows:
        chosen = said.get(row.name)
        if not chosen or not isinstance(row.field, Listed):
            continue
        names = chosen if row.field.many else [chosen]
        if isinstance(row.field, PhoneAction):
            gone = [name for name in names if name not in there]
        else:
            gone = [name for name in names if not is_there(hass, name)]
        if gone:
            yield Problem(where=row.place, key=row.field.missing, missing=", ".join(gone))
        if own := [name for name in names if is_own(hass, name)]:
            yield Problem(where=row.place, key="is_own", missing=", ".join(own))


def _in_phones(hass: HomeAssistant, said: Fields, person: str | None) -> Iterator[Problem]:
    """Find phones whose messages another person would get, or whose answers would be nobody's."""
    named, contact = phones(hass), said.get(CONF_SECOND_CONTACT)
    own = said.get(CONF_PHONES) or ()
    for action in (*own, *([contact] if contact else ())):
        if is_shared(hass, action):
            yield Problem(where=MESSAGES, key="phone_shared", missing=named.get(action, action))
    for action in own:
        if is_anothers(hass, action, person):
            name = named.get(action, action)
            yield Problem(where=MESSAGES, key="phone_of_another", missing=name)


def _in_messages(said: Fields) -> Iterator[Problem]:
    """Find channels that could never be heard."""
    contact = said.get(CONF_SECOND_CONTACT)
    if contact and contact in said.get(CONF_PHONES, ()):
        # Who does not answer would be asked to look after themselves.
        yield Problem(where=MESSAGES, key="second_contact_is_own")
    if said.get(CONF_SPEAKERS) and not said.get(CONF_TTS_ENGINE):
        yield Problem(where=MESSAGES, key="tts_engine_needed")
    speak_from = said.get(CONF_SPEAK_FROM, DEFAULT_SPEAK_FROM)
    if _is_same_time(speak_from, said.get(CONF_SPEAK_UNTIL, DEFAULT_SPEAK_UNTIL)):
        yield Problem(where=MESSAGES, key="speak_same_times")


def _in_hours(said: Fields) -> Iterator[Problem]:
    """Find quiet hours without a length."""
    starts, ends = said.get(CONF_QUIET_FROM), said.get(CONF_QUIET_UNTIL)
    if bool(starts) != bool(ends):
        yield Problem(where=HOURS, key="quiet_incomplete")
    elif _is_same_time(starts, ends):
        yield Problem(where=HOURS, key="quiet_same_times")


def _in_loads(hass: HomeAssistant, lines: Iterable[str]) -> Iterator[Problem]:
    """Find usual weights that cannot be read."""
    unit = unit_of(hass.config.units.mass_unit)
    written = [line for line in lines if line.strip()]
    if len(written) > MOST_LOADS:
        yield Problem(where=TRAINING, key="usual_loads_too_many", missing=str(MOST_LOADS))
    for line in written:
        try:
            read_load(line, unit)
        except InvalidPlan as err:
            yield Problem(where=TRAINING, key=err.key, missing=line.strip())


def _is_same_time(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    return time.fromisoformat(one) == time.fromisoformat(other)
