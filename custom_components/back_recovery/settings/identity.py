"""What an entry names of the house, and how it stays the same thing under another name.

Names are what a person sees and may change; beside them, `CONF_KNOWN` keeps what never does: the
registry's own id of an entity, the registration of a phone. Every field that names something is a
row, so a new one is followed, missed and replaced without a line here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import valid_entity_id as is_name

from ..const import (
    CONF_KNOWN,
    CONF_PERSON,
    CONF_SPEAKERS,
    CONF_TTS_ENGINE,
    SUBENTRY_ACTIVITY,
    SUBENTRY_WORKOUT_SOURCE,
)
from .devices import CONF_DEVICE, CONF_OFF_SCRIPT, CONF_ON_SCRIPT, DEVICE_ROWS, RUN
from .options import OPTIONS
from .rows import Entity, FieldRow, Fields, Listed, PhoneAction, Resident, Rows, Sequence, Words

CONF_SOURCE_ENTRY: Final = "source_entry"
CONF_ENTITY: Final = "entity"

type Names = Mapping[str, str]
"""New names by the old ones, or what lasts of a thing by its name."""

PERSON_ROWS: Final[Rows] = (FieldRow(CONF_PERSON, Resident(missing="person_missing")),)

SOURCE_PLACES: Final[Rows] = (FieldRow(CONF_ENTITY, Entity(domains=(), missing="entity_missing")),)
"""Where a source of workouts is, if it is an entity; asked on a page of its own."""


def person_of(entry: ConfigEntry) -> str | None:
    """Return whom the entry is about, None where it names nobody that can be read."""
    person = entry.data.get(CONF_PERSON)
    return person if isinstance(person, str) and person else None


def known_of(entry: ConfigEntry) -> Names:
    """Return what lasts of everything an entry names, by name; what cannot be read is not known."""
    known = entry.data.get(CONF_KNOWN)
    if not isinstance(known, Mapping):
        return {}
    return {name: one for name, one in known.items() if isinstance(one, str)}


_OF_SUBENTRIES: Final[Mapping[str, Rows]] = {
    SUBENTRY_ACTIVITY: DEVICE_ROWS,
    SUBENTRY_WORKOUT_SOURCE: SOURCE_PLACES,
}

_GOES_WITH: Final[Mapping[str, frozenset[str]]] = {
    CONF_DEVICE: frozenset(row.name for row in DEVICE_ROWS) - set(RUN),
    CONF_ON_SCRIPT: frozenset({CONF_OFF_SCRIPT}),
    CONF_OFF_SCRIPT: frozenset({CONF_ON_SCRIPT}),
    CONF_TTS_ENGINE: frozenset({CONF_SPEAKERS}),
}
"""What makes no sense without a field, beside the rows that say so themselves (`needs`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an entry that names things: its data, its options, or a subentry."""

    rows: Rows
    stored: Mapping[str, Any]
    subentry_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something of the house that an entry names: the row, what it is called, and where."""

    row: FieldRow
    name: str
    subentry_id: str | None = None

    @property
    def is_phone(self) -> bool:
        """Whether it is named by the action that reaches it; everything else is an entity."""
        return isinstance(self.row.field, PhoneAction)


def data_part(entry: ConfigEntry) -> Part:
    """Return who the entry is about."""
    return Part(rows=PERSON_ROWS, stored=entry.data)


def options_part(entry: ConfigEntry) -> Part:
    """Return the options of an entry."""
    return Part(rows=OPTIONS, stored=entry.options)


def subentry_parts(entry: ConfigEntry) -> Iterator[Part]:
    """Yield the activities and the sources of an entry."""
    for subentry in entry.subentries.values():
        rows = _OF_SUBENTRIES.get(subentry.subentry_type, ())
        yield Part(rows=rows, stored=subentry.data, subentry_id=subentry.subentry_id)


def things(entry: ConfigEntry) -> Iterator[Thing]:
    """Yield everything an entry names."""
    for part in (data_part(entry), options_part(entry), *subentry_parts(entry)):
        for row in part.rows:
            for name in _names(row, part.stored):
                yield Thing(row=row, name=name, subentry_id=part.subentry_id)


_SOURCE_ENTRY: Final = FieldRow(CONF_SOURCE_ENTRY, Words())


def source_entries(entry: ConfigEntry) -> Iterator[Thing]:
    """Yield the config entries of the wearables that an entry listens to, by their id."""
    for subentry in entry.get_subentries_of_type(SUBENTRY_WORKOUT_SOURCE):
        name = subentry.data.get(CONF_SOURCE_ENTRY)
        if isinstance(name, str) and name:
            yield Thing(row=_SOURCE_ENTRY, name=name, subentry_id=subentry.subentry_id)


def mentioned(entry: ConfigEntry) -> Iterator[Thing]:
    """Yield the entities that the person's own actions name.

    Those are the person's words: what is renamed is said, and nothing in them is rewritten.
    """
    for part in subentry_parts(entry):
        for row in part.rows:
            if isinstance(row.field, Sequence):
                for name in dict.fromkeys(_entities_in(part.stored.get(row.name))):
                    yield Thing(row=row, name=name, subentry_id=part.subentry_id)


def _entities_in(actions: Any) -> Iterator[str]:
    """Yield every entity that stands in actions, however deep; a template names none yet."""
    if isinstance(actions, Mapping):
        for key, value in actions.items():
            if key in _NAMING:
                named = [value] if isinstance(value, str) else value
                if isinstance(named, list | tuple):
                    yield from (one for one in named if isinstance(one, str) and is_name(one))
            yield from _entities_in(value)
    elif isinstance(actions, list | tuple):
        for one in actions:
            yield from _entities_in(one)


_NAMING: Final = frozenset({"entity_id", "scene"})
"""Under these words Home Assistant's actions name entities."""


def _names(row: FieldRow, stored: Mapping[str, Any]) -> list[str]:
    value = stored.get(row.name)
    if not value or not isinstance(row.field, Listed):
        return []
    found = value if isinstance(value, list | tuple) else [value]
    # What cannot be read names nothing; `readable` says so.
    is_of_its_kind = row.field.many == isinstance(value, list | tuple)
    return [one for one in found if isinstance(one, str)] if is_of_its_kind else []


def under_new_names(part: Part, names: Names) -> Fields:
    """Return what is stored in a part after things got other names."""
    changed = dict(part.stored)
    for row in part.rows:
        if found := _names(row, part.stored):
            renamed = [names.get(one, one) for one in found]
            is_many = isinstance(row.field, Listed) and row.field.many
            changed[row.name] = renamed if is_many else renamed[0]
    return changed


def without(part: Part, row: FieldRow, name: str) -> Fields:
    """Return what is stored in a part that does without a thing, and what needs it."""
    left = [one for one in _names(row, part.stored) if one != name]
    if left:
        return {**part.stored, row.name: left}
    gone = {row.name} | _GOES_WITH.get(row.name, frozenset()) | _needing(part.rows, row.name)
    return {field: value for field, value in part.stored.items() if field not in gone}


def _needing(rows: Iterable[FieldRow], name: str) -> set[str]:
    return {row.name for row in rows if row.needs == name}
