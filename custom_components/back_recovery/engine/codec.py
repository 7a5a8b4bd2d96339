"""Records as JSON values and back, strictly: what does not fit is refused.

Driven by the annotations of the dataclasses, so a new field needs no line here. A
field that an older file lacks takes its default; a field nobody knows is damage. A file of an
older format is first made one of the next, and so on. The front of long lists is packed.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, TypeAliasType, cast, get_args, get_origin, get_type_hints

from .model.catalogue import LONGEST_SNOOZE, OUTER_LIMIT
from .model.devices import MOST_ON
from .model.errors import DamagedRecord, FutureRecord
from .model.guards import RUNNING
from .packing import packed, unpacked
from .record import Record

FORMAT = 4
"""Raised when an older release could not read what this one writes."""

LAST_YEAR = 2199
"""An instant beyond is damage: no clock shows it, and nothing may be counted up to it."""


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
    return _bounded(cast("Record", _decode_class(Record, rest)))


def _bounded(record: Record) -> Record:
    """Return the record, unless something in it lasts for longer than anything can."""
    for guard in record.guards:
        # The end of one that went off as the clock was set back may lie far ahead.
        if guard.state in RUNNING and guard.off_at - guard.since > max(MOST_ON.values()):
            raise DamagedRecord(f"{guard.device} may be on until {guard.off_at}")
    for episode in filter(None, (record.episode, record.last)):
        session = episode.session
        # The way back does not count: what is extended on it may end later, but not by more.
        latest = max((one.at for one in episode.history), default=episode.started_at)
        if episode.window_ends_at - max(episode.started_at, latest) > OUTER_LIMIT:
            raise DamagedRecord(f"a window until {episode.window_ends_at}")
        if session and session.ends_at - session.started_at > LONGEST_SNOOZE:
            raise DamagedRecord(f"a session until {session.ends_at}")
    return record


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


def _ask_anew(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record of format 2, in which nothing that was asked had an id, as one of format 3.

    What waits to be told gets one. A button of an older release that is still on a phone does
    nothing; its prompt is repeated, and what is asked for safety is asked anew after a start.
    """
    if "askings" in record:
        raise DamagedRecord("a record of format 2 has no askings")
    found: list[dict[str, Any]] = []
    waiting = record.get("pending", [])
    if not isinstance(waiting, list):
        raise DamagedRecord(f"{waiting!r} is not a list")
    pending = [_with_id(one, found) for one in waiting]
    return {
        **record,
        "pending": pending,
        "askings": {"type": "Askings", "open": found, "number": len(found)},
    }


def _with_id(pending: Any, found: list[dict[str, Any]]) -> Any:
    try:
        effect, message = pending["effect"], pending["effect"]["message"]
        if not message["answers"]:
            return pending
        asked = {**message, "asking": f"0-{len(found) + 1}"}
    except TypeError, KeyError:
        return pending
    found.append({"type": "Asking", "message": asked, "asked_at": _AT_AN_UPDATE})
    return {**pending, "effect": {**effect, "message": asked}}


_AT_AN_UPDATE = "2026-11-26T00:00:00+00:00"
"""When something was asked that an older release left to be told: nobody knows any more."""


def _as_it_is(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record of format 3, in which nothing was packed, as one of format 4."""
    return record


_MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: _name_guards,
    2: _ask_anew,
    3: _as_it_is,
}
"""What makes a record of a format one of the next."""


def _encode(value: object) -> Any:
    return _ENCODERS[type(value)](value)


def _encode_instant(instant: datetime) -> str:
    return (instant if instant.tzinfo is UTC else instant.astimezone(UTC)).isoformat()


def _encode_tuple(values: tuple[Any, ...]) -> list[Any]:
    # Words and numbers never become a long list, and a pack among words would be one.
    is_packable = bool(values) and is_dataclass(values[0])
    return packed(values, _encode) if is_packable else [_encode(one) for one in values]


def _encode_fields(value: Any) -> dict[str, Any]:
    return {field.name: _encode(getattr(value, field.name)) for field in fields(value)}


_AS_THEY_ARE = frozenset({NoneType, bool, int, float, str})


def _encoder_of(kind: type[Any]) -> Callable[[Any], Any]:
    name = kind.__name__
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))

        def encode_class(value: Any) -> dict[str, Any]:
            found = {"type": name}
            for one in names:
                held = getattr(value, one)
                of = type(held)
                found[one] = held if of in _AS_THEY_ARE else _ENCODERS[of](held)
            return found

        return encode_class
    if issubclass(kind, datetime):
        return _encode_instant
    if issubclass(kind, StrEnum):
        return lambda word: word.value
    return _encode_tuple if issubclass(kind, tuple) else lambda value: value


class _Encoders(dict[type, Callable[[Any], Any]]):
    """What encodes values of a class, found once: a save has hundreds of the same few."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        found = self[kind] = _encoder_of(kind)
        return found


_ENCODERS = _Encoders()


def _decode(expected: Any, value: object) -> Any:
    if isinstance(expected, TypeAliasType):
        return _decode(expected.__value__, value)
    if get_origin(expected) is UnionType:
        return _decode_union(get_args(expected), value)
    if get_origin(expected) is tuple:
        return _decode_tuple(get_args(expected)[0], value)
    if is_dataclass(expected):
        return _decode_tagged((cast("type", expected),), value)
    if issubclass(expected, datetime):
        return _decode_instant(value)
    if issubclass(expected, StrEnum):
        return _decode_word(expected, value)
    if expected is float and type(value) is int:
        return float(value)
    if type(value) is not expected or (type(value) is float and not isfinite(value)):
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
    return tuple(_decode(item, one) for one in (unpacked(value) if _is_packable(item) else value))


def _is_packable(item: type[Any]) -> bool:
    """Tell whether a text among such values can only be a pack."""
    return not issubclass(item, str)


def _decode_instant(value: object) -> datetime:
    try:
        instant = datetime.fromisoformat(cast("str", value))
        if instant.tzinfo is None:
            raise DamagedRecord(f"{value!r} has no time zone")
        instant = instant.astimezone(UTC)
    except (TypeError, ValueError, OverflowError) as err:
        raise DamagedRecord(f"{value!r} is not an instant") from err
    if instant.year > LAST_YEAR:
        raise DamagedRecord(f"{value!r} is too far ahead")
    return instant


def _decode_word(expected: type[StrEnum], value: object) -> StrEnum:
    try:
        return expected(cast("str", value))
    except ValueError as err:
        raise DamagedRecord(f"{value!r} is not a {expected.__name__}") from err
