"""How a table and an amount of time are written in Markdown."""

from collections.abc import Iterable, Sequence
from datetime import time, timedelta

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_HOURS_UNTIL = timedelta(hours=96)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def span(value: timedelta) -> str:
    """Write a span in the largest unit it is a whole number of; days only where they are many."""
    if not value:
        return "none"
    if value > _HOURS_UNTIL and not value % _DAY:
        return f"{value // _DAY} days"
    if value > 2 * _HOUR and not value % _HOUR:
        return f"{value // _HOUR} h"
    if value % _MINUTE:
        return f"{value.total_seconds():g} s"
    return f"{value // _MINUTE} min"


def clock(value: time) -> str:
    """Write a time of day."""
    return value.isoformat("minutes")


def days(value: timedelta) -> str:
    """Write a span of whole days as their number."""
    assert not value % _DAY
    return str(value // _DAY)
