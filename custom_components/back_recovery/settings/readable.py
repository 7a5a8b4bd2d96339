"""What of the stored fields can be read; the others are as usual, and are named.

The forms refuse what cannot be used, but a file can be edited, restored or damaged, and an
action may store what no form has seen. To refuse the whole plan for one field would leave every
device of it to the net.
"""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from .rows import FieldRow, Fields, is_said


def readable(rows: Iterable[FieldRow], stored: Mapping[str, Any]) -> tuple[Fields, list[str]]:
    """Return the stored fields without those that cannot be read, and the names of these.

    A number is no truth value, finite, and not above what the form allows; a demo is in more
    of a hurry than a form is.
    """
    rows = tuple(rows)
    unreadable = [row.name for row in rows if not _can_be_read(row, stored.get(row.name))]
    return {name: one for name, one in stored.items() if name not in unreadable}, unreadable


def known_words(stored: Any, words: Iterable[str]) -> list[str]:
    """Return the words of a list that are stored; what is no such word is left out."""
    said = stored if isinstance(stored, list | tuple) else ()
    return [word for word in words if word in said]


def _can_be_read(row: FieldRow, stored: Any) -> bool:
    if not is_said(stored):
        return True
    if row.bounds and not _is_within(stored, row.bounds):
        return False
    try:
        row.field.read(stored)
    except TypeError, ValueError, OverflowError, AttributeError:
        return False
    return True


def _is_within(stored: Any, bounds: tuple[int, int]) -> bool:
    if isinstance(stored, bool) or not isinstance(stored, int | float) or not isfinite(stored):
        return False
    least, most = bounds
    return stored <= most and (stored > 0 or stored >= least)
