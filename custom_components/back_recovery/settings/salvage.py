"""What is left of an activity that contradicts itself: its device, which stays guarded.

A file can be edited, restored or written by a later release. An activity of a kind that nobody
knows, or that could never be offered, is not a reason to leave the whole plan unloaded.
"""

from collections.abc import Mapping, Set as AbstractSet
from typing import Any, Final

from homeassistant.const import CONF_NAME

from ..const import CONF_ACTIVITY_ID, CONF_KIND
from ..engine.model.devices import Role
from ..engine.model.errors import InvalidPlan
from ..engine.model.plan import NOT_LISTED
from ..engine.model.vocabulary import Kind
from .activities import CONF_SCHEDULE, NEVER, activity_rows, read_activity
from .devices import CONF_ROLE, DEVICE_ROWS
from .readable import readable
from .rows import Fields

_KNOWN: Final = frozenset(Kind) - {Kind.GYM}
"""Kinds that a plan can have; the gym is offered without being listed."""

_KEPT: Final = frozenset(
    {CONF_ACTIVITY_ID, CONF_KIND, CONF_NAME} | {row.name for row in DEVICE_ROWS}
)


def salvaged(
    stored: Mapping[str, Any], *, title: str, own_id: str, taken: AbstractSet[str]
) -> tuple[Fields, list[str]]:
    """Return what can be used of an activity, and the names of the fields that cannot.

    `own_id` stands for an id that is missing, or `taken` by another activity. What is of no known
    kind, or never fits, is offered no more; its device goes off after the shortest of the limits.
    """
    data: Fields = {**stored, CONF_NAME: title or own_id}
    unusable: list[str] = []
    named = data.get(CONF_ACTIVITY_ID)
    if not isinstance(named, str) or not named or named in taken | NOT_LISTED:
        unusable.append(CONF_ACTIVITY_ID)
        data[CONF_ACTIVITY_ID] = own_id
    if not _is_known(data.get(CONF_KIND)):
        unusable.append(CONF_KIND)
        data |= {CONF_KIND: Kind.CUSTOM.value, CONF_SCHEDULE: NEVER, CONF_ROLE: Role.HEAT.value}
    rows = (*activity_rows(Kind(data[CONF_KIND])), *DEVICE_ROWS)
    data, unreadable = readable(rows, data)
    unusable += unreadable
    while (field := _contradiction(data)) is not None:
        unusable.append(field)
        if field in data:
            data = {name: value for name, value in data.items() if name != field}
        else:
            # What is as usual contradicts what was said: nobody knows when to offer it.
            data = {name: value for name, value in data.items() if name in _KEPT}
            data[CONF_SCHEDULE] = NEVER
    return data, unusable


def _is_known(kind: Any) -> bool:
    return isinstance(kind, str) and kind in _KNOWN


def _contradiction(data: Mapping[str, Any]) -> str | None:
    """Return the field that contradicts the others, None where all fits."""
    try:
        read_activity(data)
    except InvalidPlan as err:
        return err.field
    return None
