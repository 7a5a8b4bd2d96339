"""Records as JSON values and back, strictly: what does not fit is refused.

Driven by the annotations of the dataclasses, so a new field needs no line here. A
field that an older file lacks takes its default; a field nobody knows is damage. A file of an
older format is first made one of the next, and so on.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAliasType, cast, get_args, get_origin, get_type_hints

from .model.errors import DamagedRecord, FutureRecord
from .record import Record

FORMAT = 2
"""Raised when an older release could not read what this one writes."""


def encode(record: Record) -> dict[str, Any]:
    """Return the record as JSON values."""
    return {"format": FORMAT, **_encode_fields(record)}


def decode(value: object) -> Record:
    """Return the record that `encode` wrote.

    Raises FutureRecord for a later format, DamagedRecord for anything else that is
    not a record.
    """
    if not isinstance(value, dict):
        raise DamagedRecord(f"a record is an object, not {type(value).__name__}")
    rest = dict(value)
    written = rest.pop("format", None)
    if not isinstance(written, int) or written < 1:
        raise DamagedRecord("the format is missing")
    if written > FORMAT:
        raise FutureRecord(f"format {written} is later than {FORMAT}")
    for older in range(written, FORMAT):
        rest = _MIGRATIONS[older](rest)
    return cast("Record", _decode_class(Record, rest))


def _name_guards(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record of format 1, in which guards were called watches, as one of format 2."""
    if "guards" in record:
        raise DamagedRecord("a record of format 1 has no guards")
    rest = dict(record)
    watches = rest.pop("watches", [])
    if not isinstance(watches, list):
        raise DamagedRecord(f"{watches!r} is not a list")
    return {**rest, "guards": [_as_guard(one) for one in watches]}


def _as_guard(watch: object) -> object:
    if isinstance(watch, dict) and watch.get("type") == "Watch":
        return {**watch, "type": "Guard"}
    return watch


_MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _name_guards}
"""What makes a record of a format one of the next."""


def _encode(value: object) -> Any:
    if is_dataclass(value):
        return {"type": type(value).__name__, **_encode_fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_encode(one) for one in value]
    return value


def _encode_fields(value: Any) -> dict[str, Any]:
    return {field.name: _encode(getattr(value, field.name)) for field in fields(value)}


def _decode(expected: Any, value: object) -> Any:
    if isinstance(expected, TypeAliasType):
        return _decode(expected.__value__, value)
    if get_origin(expected) is UnionType:
        return _decode_union(get_args(expected), value)
    if get_origin(expected) is tuple:
        return _decode_tuple(get_args(expected)[0], value)
    if is_dataclass(expected):
        return _decode_tagged((cast("type", expected),), value)
    if isinstance(expected, type) and issubclass(expected, datetime):
        return _decode_instant(value)
    if isinstance(expected, type) and issubclass(expected, StrEnum):
        return _decode_word(expected, value)
    if expected is float and type(value) is int:
        return float(value)
    if type(value) is not expected:
        raise DamagedRecord(f"{value!r} is not {expected.__name__}")
    return value


def _flat(options: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the members of a union with those of the unions in it."""
    flat: list[Any] = []
    for option in options:
        inner = option.__value__ if isinstance(option, TypeAliasType) else option
        flat.extend(_flat(get_args(inner)) if get_origin(inner) is UnionType else (inner,))
    return tuple(flat)


def _decode_union(options: tuple[Any, ...], value: object) -> Any:
    options = _flat(options)
    if value is None and NoneType in options:
        return None
    rest = tuple(option for option in options if option is not NoneType)
    if len(rest) == 1:
        return _decode(rest[0], value)
    return _decode_tagged(rest, value)


def _decode_tagged(options: tuple[type, ...], value: object) -> Any:
    if not isinstance(value, dict):
        raise DamagedRecord(f"{value!r} is not an object")
    rest = dict(value)
    name = rest.pop("type", None)
    for option in options:
        if option.__name__ == name:
            return _decode_class(option, rest)
    raise DamagedRecord(f"{name!r} is not expected here")


def _decode_class(expected: type, values: Mapping[str, object]) -> Any:
    known = _fields_of(expected)
    if unknown := sorted(set(values) - set(known)):
        raise DamagedRecord(f"{expected.__name__} has no {', '.join(unknown)}")
    decoded = {}
    for name, (field, annotation) in known.items():
        if name in values:
            decoded[name] = _decode(annotation, values[name])
        elif field.default is MISSING:
            raise DamagedRecord(f"{expected.__name__} lacks {name}")
    return expected(**decoded)


@cache
def _fields_of(expected: type) -> dict[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(expected)
    return {field.name: (field, hints[field.name]) for field in fields(expected)}


def _decode_tuple(item: Any, value: object) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise DamagedRecord(f"{value!r} is not a list")
    return tuple(_decode(item, one) for one in value)


def _decode_instant(value: object) -> datetime:
    try:
        instant = datetime.fromisoformat(cast("str", value))
        if instant.tzinfo is None:
            raise DamagedRecord(f"{value!r} has no time zone")
        return instant.astimezone(UTC)
    except (TypeError, ValueError, OverflowError) as err:
        raise DamagedRecord(f"{value!r} is not an instant") from err


def _decode_word(expected: type[StrEnum], value: object) -> StrEnum:
    try:
        return expected(cast("str", value))
    except ValueError as err:
        raise DamagedRecord(f"{value!r} is not a {expected.__name__}") from err
