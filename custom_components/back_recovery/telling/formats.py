"""How a time of day is written where a language is spoken."""

from datetime import datetime
from typing import Final

TWELVE_HOURS: Final = frozenset({"AU", "CA", "IN", "MY", "NZ", "PH", "PK", "SG", "US"})
"""Countries in which English is written with a clock of twelve hours (CLDR 48, timeData)."""


def clock(local: datetime, language: str, country: str | None) -> str:
    """Write a time of day, `local` being on the clock of whoever reads it."""
    if language == "en" and country in TWELVE_HOURS:
        return f"{local:%I:%M %p}".lstrip("0")
    return f"{local:%H:%M}"
