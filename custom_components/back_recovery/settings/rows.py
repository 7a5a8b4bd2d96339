"""A row says all there is to say about one field: a form is made of rows, and so is its reading.

What a field holds is told as a value here; `flows/fields.py` knows how a browser asks for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, MISSING, dataclass, fields
from datetime import time, timedelta
from typing import Any, Final, override

from homeassistant.const import UnitOfTime
from homeassistant.core import valid_entity_id

_UNITS: Final[Mapping[str, timedelta]] = {
    UnitOfTime.SECONDS: timedelta(seconds=1),
    UnitOfTime.MINUTES: timedelta(minutes=1),
    UnitOfTime.HOURS: timedelta(hours=1),
}


class Field:
    """What a field holds: as it is stored, which is what a form shows, and as it is used."""

    def read(self, stored: Any) -> Any:
        """Return the value of what is stored; raises ValueError for what can be none."""
        return stored

    def write(self, value: Any) -> Any:
        """Return what is stored of a value."""
        return value


def _of_kind[KindT](stored: Any, kind: type[KindT]) -> KindT:
    """Return what is stored; raises ValueError where it is of another kind."""
    if not isinstance(stored, kind):
        raise ValueError(f"{stored!r} is no {kind.__name__}")  # noqa: TRY004
    return stored


def _listed(stored: Any) -> list[Any]:
    """Return what is listed; raises ValueError where it is no list."""
    return list(stored) if isinstance(stored, tuple) else _of_kind(stored, list)


class YesNo(Field):
    """Whether something is so."""

    @override
    def read(self, stored: Any) -> bool:
        return _of_kind(stored, bool)


@dataclass(frozen=True, slots=True)
class Number(Field):
    """A number within bounds, both allowed."""

    least: int
    most: int
    unit: str | None = None


class Count(Number):
    """How often; a whole number."""

    @override
    def read(self, stored: Any) -> int:
        return int(stored)


@dataclass(frozen=True, slots=True)
class Span(Number):
    """How long: a number of seconds, minutes or hours."""

    unit: str = UnitOfTime.MINUTES

    @override
    def read(self, stored: Any) -> timedelta:
        span: timedelta = stored * _UNITS[self.unit]
        return span

    @override
    def write(self, value: timedelta) -> float:
        whole, rest = divmod(value, _UNITS[self.unit])
        return value / _UNITS[self.unit] if rest else whole


class TimeOfDay(Field):
    """A time of day."""

    @override
    def read(self, stored: Any) -> time:
        return time.fromisoformat(stored)

    @override
    def write(self, value: time) -> str:
        return value.isoformat("seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOrMany(Field):
    """One thing, or `many` of them, each by a word."""

    many: bool = False

    @override
    def read(self, stored: Any) -> Any:
        if not self.many:
            return self._read_one(stored)
        return tuple(self._read_one(one) for one in _listed(stored))

    def _read_one(self, stored: Any) -> str:
        return _of_kind(stored, str)

    @override
    def write(self, value: Any) -> Any:
        return list(value) if self.many else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(OneOrMany):
    """Words of the person: a line, or several `lines` in one; also times of day."""

    lines: bool = False
    are_times: bool = False

    @override
    def _read_one(self, stored: Any) -> str:
        if self.are_times:
            time.fromisoformat(stored)
        return _of_kind(stored, str)


@dataclass(frozen=True, slots=True)
class OneOf(Field):
    """A word of a list. `texts` names what the words are called."""

    words: tuple[str, ...]
    texts: str

    @override
    def read(self, stored: Any) -> Any:
        return type(self.words[0])(stored)

    @override
    def write(self, value: Any) -> Any:
        return str(value)


@dataclass(frozen=True, slots=True)
class SomeOf(OneOf):
    """Any number of words of a list; `ticked`: with a box for each."""

    ticked: bool = False

    @override
    def read(self, stored: Any) -> Any:
        return frozenset(type(self.words[0])(word) for word in _listed(stored))

    @override
    def write(self, value: Any) -> list[str]:
        return sorted(value or ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(OneOrMany):
    """What there is in the house. `missing` is the error of one that is gone."""

    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Listed):
    """An entity of some domains."""

    domains: tuple[str, ...]
    but_not: tuple[str, ...] = ()

    @override
    def _read_one(self, stored: Any) -> str:
        name = _of_kind(stored, str)
        if not valid_entity_id(name):
            raise ValueError(name)
        return name


class PhoneAction(Listed):
    """A phone with the app of Home Assistant, by the action that tells it something."""


class Resident(Listed):
    """A person of the house who has no plan yet."""


class Language(Field):
    """A language in which there are messages."""

    @override
    def read(self, stored: Any) -> str:
        return _of_kind(stored, str)


class Sequence(Field):
    """Actions of the person's own."""

    @override
    def read(self, stored: Any) -> Any:
        for one in _listed(stored):
            _of_kind(one, dict)
        return stored


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field: what it is called where it is stored and in the texts, and what it means.

    `section` is where it stands in its form, None: above the sections. `of` is the value
    it is read into, as its attribute `into` (without: of the same name); None where several
    fields make one value. `usual` is what is shown where nothing is stored, without: the
    default of that value; it is not stored unless `keeps_usual`, so that a later release may
    know better. `suggested` is shown at set-up instead. `only_with` are a field and
    its value without which this one does not count, `needs` a field without which it is wrong.
    """

    name: str
    field: Field
    section: str | None = None
    of: type | None = None
    _: KW_ONLY
    into: str = ""
    usual: Any = None
    keeps_usual: bool = False
    suggested: Any = None
    is_required: bool = False
    is_asked: bool = True
    at_set_up: bool = False
    only_with: tuple[str, str] | None = None
    needs: str | None = None

    def __post_init__(self) -> None:
        """Take from the value what it is called there, and what is usual."""
        if not self.into:
            object.__setattr__(self, "into", self.name)
        if self.of is None or self.usual is not None:
            return
        for one in fields(self.of):
            if one.name == self.into and one.default not in (MISSING, None, (), frozenset()):
                object.__setattr__(self, "usual", self.field.write(one.default))

    @property
    def bounds(self) -> tuple[int, int] | None:
        """The least and the most of a number."""
        return (self.field.least, self.field.most) if isinstance(self.field, Number) else None

    @property
    def place(self) -> str:
        """Where a form can show that it is wrong: above its section, if it has one."""
        return self.section or self.name


type Rows = tuple[FieldRow, ...]
type Fields = dict[str, Any]


def is_said(value: Any) -> bool:
    """Tell whether a field says anything; a box that is not ticked and a nought do."""
    return value not in (None, "", [])


def read_fields(rows: Iterable[FieldRow], stored: Mapping[str, Any], of: type) -> Fields:
    """Return the attributes of a value that are stored; the others keep their default."""
    return {
        row.into: row.field.read(stored[row.name])
        for row in rows
        if row.of is of and is_said(stored.get(row.name))
    }


def write_fields(rows: Iterable[FieldRow], value: Any) -> Fields:
    """Return what would be stored of every attribute of a value that has one."""
    found = ((row, getattr(value, row.into)) for row in rows if row.of is type(value))
    return {row.name: row.field.write(one) for row, one in found if one is not None}


def nested(rows: Iterable[FieldRow], shown: Mapping[str, Any]) -> Fields:
    """Return the form that shows these fields; every section is in it."""
    form: Fields = {}
    for row in rows:
        inside = form if row.section is None else form.setdefault(row.section, {})
        if shown.get(row.name) is not None:
            inside[row.name] = shown[row.name]
    return form


def flat(rows: Iterable[FieldRow], form: Mapping[str, Any]) -> Fields:
    """Return what a form says by field, whatever section that stands in."""
    said: Fields = {}
    for row in rows:
        inside = form if row.section is None else form.get(row.section) or {}
        if row.name in inside:
            said[row.name] = inside[row.name]
    return said


def sections_of(form: Mapping[str, Any]) -> Fields:
    """Return the sections of a form: one that is not sent was not touched."""
    return {name: part for name, part in form.items() if isinstance(part, Mapping)}


def limits(rows: Iterable[FieldRow]) -> dict[str, str]:
    """Return what fills the texts about numbers."""
    return {
        f"{end}_{row.name}": str(bound)
        for row in rows
        for end, bound in zip(("least", "most"), row.bounds or (), strict=False)
    }


def out_of_range(rows: Iterable[FieldRow], said: Mapping[str, Any]) -> list[FieldRow]:
    """Return the numbers that are too low or too high, where they count."""
    return [
        row
        for row in rows
        if row.bounds
        and row.name in said
        and (row.only_with is None or said.get(row.only_with[0]) == row.only_with[1])
        and not row.bounds[0] <= said[row.name] <= row.bounds[1]
    ]
