"""Whether a device is on, with all of its parts: a group hides nothing.

A group names its members in its attribute `entity_id`, and a member may be a group again.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from homeassistant.const import (
    ATTR_ASSUMED_STATE,
    ATTR_ENTITY_ID,
    STATE_CLOSING,
    STATE_ON,
    STATE_OPEN,
    STATE_OPENING,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
)
from homeassistant.core import HomeAssistant, State

MOVING_STATES: Final = frozenset({STATE_OPENING, STATE_CLOSING})
ON_STATES: Final = frozenset({STATE_ON, STATE_OPEN}) | MOVING_STATES
SILENT_STATES: Final = frozenset({STATE_UNKNOWN, STATE_UNAVAILABLE})


def is_on(state: State | None) -> bool | None:
    """Return whether something is on; None while it does not say."""
    if state is None or state.state in SILENT_STATES:
        return None
    return state.state in ON_STATES


def parts_of(hass: HomeAssistant, entity_id: str) -> tuple[str, ...]:
    """Return an entity, and all it consists of where it is a group."""
    return tuple(dict.fromkeys(_parts(hass, entity_id, frozenset())))


def _parts(hass: HomeAssistant, entity_id: str, above: frozenset[str]) -> Iterator[str]:
    yield entity_id
    state = hass.states.get(entity_id)
    members = state.attributes.get(ATTR_ENTITY_ID, ()) if state else ()
    if isinstance(members, str):
        members = (members,)
    # Groups can contain each other.
    for member in set(members) - above - {entity_id}:
        yield from _parts(hass, member, above | {entity_id})


def is_any_on(states: Iterable[State | None]) -> bool | None:
    """Return whether any part is on; off only where every part says so."""
    said = [is_on(state) for state in states]
    if any(said):
        return True
    return None if None in said else False


def is_any_moving(states: Iterable[State | None]) -> bool:
    """Tell whether any part is on its way."""
    return any(state is not None and state.state in MOVING_STATES for state in states)


def is_any_blind(states: Iterable[State | None]) -> bool:
    """Tell whether any part only repeats what it was told."""
    return any(state is not None and state.attributes.get(ATTR_ASSUMED_STATE) for state in states)
