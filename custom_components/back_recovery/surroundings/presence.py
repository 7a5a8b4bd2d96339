"""Where the person is, as Home Assistant knows it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from homeassistant.components.zone import ENTITY_ID_HOME
from homeassistant.const import STATE_HOME, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    HassJob,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.helpers.event import async_call_later, async_track_state_change_event

from ..engine.model.episode import Place
from ..settings.values import Settings
from .people import person_state

ATTR_IN_ZONES = "in_zones"

DOUBTED_FOR: Final = timedelta(minutes=15)
"""Home Assistant writes down every quarter of an hour where everybody is, and begins with that
after a crash (`restore_state.STATE_DUMP_INTERVAL`); the record of a plan is never so old."""


def is_doubtful(seen: Place, recorded: Place) -> bool:
    """Tell whether what is seen at a start would begin, or end, a visit that nobody saw."""
    return seen.at_gym != recorded.at_gym


@callback
def async_look_again(
    hass: HomeAssistant, settings: Settings, moved: Callable[[Place], None]
) -> CALLBACK_TYPE:
    """Call `moved` with what is seen once there has been time for the tracker to report."""

    @callback
    def look(_now: object) -> None:
        moved(place_of(hass, settings))

    return async_call_later(hass, DOUBTED_FOR, HassJob(look, cancel_on_shutdown=True))


@callback
def place_of(hass: HomeAssistant, settings: Settings) -> Place:
    """Return where the person is; nobody knows without a person or its tracker."""
    state = person_state(hass, settings.person)
    if state is None or state.state in (STATE_UNKNOWN, STATE_UNAVAILABLE):
        return Place()
    zones = _zones_of(hass, state, settings)
    at_home = state.state == STATE_HOME or ENTITY_ID_HOME in zones
    # A gym around the house, or in it, is no visit.
    at_gym = not at_home and any(zone in zones for zone in settings.gym_zones)
    return Place(at_home=at_home, at_gym=at_gym)


def _zones_of(hass: HomeAssistant, state: State, settings: Settings) -> set[str]:
    """Return the zones around the person, also where only the state names one."""
    zones = set(state.attributes.get(ATTR_IN_ZONES) or ())
    for zone in settings.gym_zones:
        zone_state = hass.states.get(zone)
        if zone_state and zone_state.name == state.state:
            zones.add(zone)
    return zones


@callback
def async_track_place(
    hass: HomeAssistant, settings: Settings, moved: Callable[[Place], None]
) -> CALLBACK_TYPE:
    """Call `moved` whenever the person's place may be another one."""
    if settings.person is None:
        return lambda: None

    @callback
    def person_changed(_event: Event[EventStateChangedData]) -> None:
        moved(place_of(hass, settings))

    return async_track_state_change_event(hass, [settings.person], person_changed)
