"""The memory as JSON values and back, strictly: what does not fit is refused.

Driven by the annotations of the dataclasses, so a new field needs no line here. A
field that an older file lacks takes its default.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from .memory import Memory
from .workout import Workout

FORMAT = 1
"""Raised when an older release could not read what this one writes."""


class DamagedMemory(ValueError):
    """What was read is not a memory that this release can read."""


def encode(memory: Memory) -> dict[str, Any]:
    """Return the memory as JSON values."""
    return {"format": FORMAT, **_encode(memory)}


def decode(value: object) -> Memory:
    """Return the memory that `encode` wrote, or raise DamagedMemory."""
    if not isinstance(value, Mapping) or value.get("format") != FORMAT:
        raise DamagedMemory("not a memory of this format")
    rest = {key: one for key, one in value.items() if key != "format"}
    return cast("Memory", _decode(Memory, rest))


def attributes(workout: Workout) -> dict[str, Any]:
    """Return the workout as an automation sees it, worked-out values included."""
    found = cast("dict[str, Any]", _encode(workout))
    worked_out = {
        "detail": workout.detail,
        "srpe_au": workout.srpe_au,
        "ended_at": workout.ended_at,
    }
    return {**found, **{name: _encode(one) for name, one in worked_out.items()}}


def _encode(value: Any) -> Any:
    if is_dataclass(value):
        return {one.name: _encode(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, tuple):
        return [_encode(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _encode(one) for key, one in value.items()}
    return value


def _decode(expected: Any, value: object) -> Any:
    origin, inner = get_origin(expected), get_args(expected)
    if origin is UnionType:
        return _decode_union(inner, value)
    if origin is tuple:
        return tuple(_decode(inner[0], one) for one in _a(list, value))
    if origin is Mapping:
        return {key: _decode(inner[1], one) for key, one in _a(dict, value).items()}
    if is_dataclass(expected):
        return _decode_class(cast("type", expected), _a(dict, value))
    if issubclass(expected, datetime):
        return _decode_instant(value)
    if expected is float:
        return float(_a((int, float), value))
    if issubclass(expected, StrEnum):
        if _a(str, value) not in set(expected):
            raise DamagedMemory(f"{value!r} is not a {expected.__name__}")
        return expected(cast("str", value))
    return _a(expected, value)


def _decode_union(options: tuple[Any, ...], value: object) -> Any:
    if value is None and NoneType in options:
        return None
    wanted = str if isinstance(value, str) and str in options else options[0]
    return _decode(wanted, value)


def _decode_class(expected: type, values: Mapping[str, object]) -> Any:
    known = {one.name: one for one in fields(expected)}
    if unknown := sorted(set(values) - set(known)):
        raise DamagedMemory(f"{expected.__name__} has no {', '.join(unknown)}")
    hints = _hints_of(expected)
    for name, one in known.items():
        if name not in values and one.default is MISSING and one.default_factory is MISSING:
            raise DamagedMemory(f"{expected.__name__} lacks {name}")
    return expected(**{name: _decode(hints[name], one) for name, one in values.items()})


@cache
def _hints_of(expected: type) -> dict[str, Any]:
    return get_type_hints(expected)


def _decode_instant(value: object) -> datetime:
    try:
        found = datetime.fromisoformat(_a(str, value))
    except ValueError as err:
        raise DamagedMemory("not an instant") from err
    if found.tzinfo is None:
        raise DamagedMemory("an instant without a zone")
    return found.astimezone(UTC)


def _a(expected: type | tuple[type, ...], value: object) -> Any:
    is_number_by_accident = isinstance(value, bool) and expected is not bool
    if not isinstance(value, expected) or is_number_by_accident:
        raise DamagedMemory(f"a {type(value).__name__} where another value belongs")
    return value
