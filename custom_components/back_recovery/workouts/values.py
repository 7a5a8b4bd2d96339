"""What a field can be turned into: every source sends numbers as text now and then.

Each function returns None for what makes no sense, and raises for nothing.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
import math
import re
from zoneinfo import ZoneInfo

from .vocabulary import StartQuality

type Seconds = float
type Kilocalories = float
type Metres = float

KJ_PER_KCAL = 4.184
KG_PER_LB = 0.45359237
MISSING_STATES = frozenset({"unavailable", "unknown", "none", ""})
LONGEST_TEXT = 500
LONGEST_TIME = 40
SHORTEST_ISO = 12
BIGGEST_NUMBER = 1e9
BIGGEST_ID = 10**30
FIRST_YEAR, LAST_YEAR = 2000, 2100
MILLISECONDS_FROM = 1e11
"""An epoch number from here on counts milliseconds: in seconds it would be the year 5138."""

SECONDS_IN: Mapping[str, float] = {
    "ms": 0.001,
    "s": 1,
    "sec": 1,
    "seconds": 1,
    "min": 60,
    "minutes": 60,
    "h": 3600,
    "hours": 3600,
}
KCAL_IN: Mapping[str, float] = {
    "kcal": 1,
    "cal": 0.001,
    "calories": 1,  # Withings means kilocalories
    "kj": 1 / KJ_PER_KCAL,
    "j": 0.001 / KJ_PER_KCAL,
    "wh": 3.6 / KJ_PER_KCAL,
    "kwh": 3600 / KJ_PER_KCAL,
}
METRES_IN: Mapping[str, float] = {
    "m": 1,
    "km": 1000,
    "mi": 1609.344,
    "yd": 0.9144,
    "ft": 0.3048,
}
KG_IN: Mapping[str, float] = {"kg": 1, "lb": KG_PER_LB, "lbs": KG_PER_LB, "st": 6.35029318}

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?", re.ASCII)
_TIME = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:T|,?\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\.?)?"
    r"\s*(?:(?P<utc>z|utc|gmt)|(?:utc|gmt)?(?P<sign>[+-])(?P<zone_h>\d{2}):?(?P<zone_m>\d{2})?)?",
    re.IGNORECASE,
)
"""ISO and what phones make of it: a 12-hour clock ("5:04:10 pm +0100"), in front of whose
pm stands a narrow space that breaks no line (U+202F), or digits of another script."""
NOON = 12


def text(value: object) -> str | None:
    """Return the value as one line of bounded length."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, int) and abs(value) > BIGGEST_ID:
        return None
    line = " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
    return line[:LONGEST_TEXT] or None


def number(value: object, low: float = 0, high: float = BIGGEST_NUMBER) -> float | None:
    """Return the value as a number, also from text and with a decimal comma."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        value = value.strip().replace(",", ".")
        if len(value) > 32 or "_" in value:
            return None
    try:
        found = float(value)  # type: ignore[arg-type]
    except TypeError, ValueError, OverflowError:
        return None
    return found if math.isfinite(found) and low <= found <= high else None


def whole(value: object, high: int = 100_000) -> int | None:
    """Return the value as a count."""
    found = number(value, 0, high)
    return None if found is None else int(found)


def measured(value: object, units: Mapping[str, float], unit: object, usual: str) -> float | None:
    """Return the value in the first unit of a table; an unknown unit says nothing."""
    found = number(value)
    factor = units.get(unit.strip().lower() if isinstance(unit, str) else usual)
    return None if found is None or factor is None else round(found * factor, 3)


def kcal(value: object, unit: object = None) -> Kilocalories | None:
    """Return energy in kilocalories, wherever the source counts in kilojoules."""
    return measured(value, KCAL_IN, unit, "kcal")


def metres(value: object, unit: object = None) -> Metres | None:
    return measured(value, METRES_IN, unit, "m")


def seconds(value: object, unit: object = None) -> Seconds | None:
    """Return a span in seconds; "1:10:12" and "32:05" are clock readings."""
    if isinstance(value, str) and (clock := _CLOCK.fullmatch(value.strip())):
        hours, minutes, rest = (int(part or 0) for part in clock.groups())
        return float(hours * 3600 + minutes * 60 + rest)
    return measured(value, SECONDS_IN, unit, "s")


def kilograms(value: object, unit: object = None) -> float | None:
    return measured(value, KG_IN, unit, "kg")


def instant(value: object, zone: ZoneInfo) -> datetime | None:
    """Return the instant in UTC; a time without a zone is read in `zone`."""
    found, _ = instant_and_quality(value, zone)
    return found


def instant_and_quality(value: object, zone: ZoneInfo) -> tuple[datetime | None, StartQuality]:
    """Return the instant in UTC, and whether its zone had to be assumed."""
    found = _moment(value)
    if found is None:
        return None, StartQuality.EXACT
    quality = StartQuality.EXACT
    if found.tzinfo is None:
        found, quality = found.replace(tzinfo=zone), StartQuality.LOCAL_ASSUMED
    if not FIRST_YEAR < found.year < LAST_YEAR:
        return None, quality
    return found.astimezone(UTC), quality


def is_unreadable_time(value: object, zone: ZoneInfo) -> bool:
    """Tell whether something was said where a time belongs, and it is none."""
    is_nothing = value is None or str(value).strip().lower() in MISSING_STATES
    return not is_nothing and instant(value, zone) is None


def _moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, int | float) or (isinstance(value, str) and value.strip().isdecimal()):
        return _epoch(number(value, 1, 1e14))
    if not isinstance(value, str) or len(value) > LONGEST_TIME:
        return None
    if found := _TIME.fullmatch(value.strip()):
        return _told(found)
    try:  # the rest of ISO 8601: without hyphens and colons, or by weeks
        return datetime.fromisoformat(value.strip()) if len(value) > SHORTEST_ISO else None
    except ValueError:
        return None


def _told(found: re.Match[str]) -> datetime | None:
    """Return the moment of a time as it was written, None where there is no such time."""
    year, month, day = (int(part) for part in found["day"].split("-"))
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if found["half"].lower() == "p" else 0)
    microsecond = int((found["fraction"] or "0")[:6].ljust(6, "0"))
    minute, second = int(found["minute"]), int(found["second"] or 0)
    try:
        return datetime(
            year, month, day, hour, minute, second, microsecond, tzinfo=_zone_told(found)
        )
    except ValueError:
        return None


def _zone_told(found: re.Match[str]) -> timezone | None:
    """Return the zone that a time says, None where it says none. Raises ValueError."""
    if found["sign"] is None:
        return UTC if found["utc"] else None
    ahead = timedelta(hours=int(found["zone_h"]), minutes=int(found["zone_m"] or 0))
    return timezone(-ahead if found["sign"] == "-" else ahead)


def _epoch(found: float | None) -> datetime | None:
    if found is None:
        return None
    span = found / 1000 if found >= MILLISECONDS_FROM else found
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=span)


def mapping(value: object) -> Mapping[str, object]:
    """Return the value where it is an object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def rows(value: object) -> list[Mapping[str, object]]:
    """Return the objects of a list, and nothing else that is in it."""
    if not isinstance(value, list | tuple):
        return []
    return [one for one in value if isinstance(one, Mapping)]
