"""Whether the person sleeps or wants to be left alone, as the entities say that were chosen for it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from homeassistant.const import STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import (
    CALLBACK_TYPE,
    Event as BusEvent,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.helpers.event import async_track_state_change_event

from ..engine.model.events import Event, RecoveryStarted
from ..engine.reading.undisturbed import BELIEVED_FOR
from ..settings.values import Settings

SAYS_SO: Final = frozenset(
    {
        STATE_ON,
        "asleep",
        "sleep",
        "sleeping",
        "night",
        "bedtime",
        "in_bed",
        "do_not_disturb",
        "busy",
        # What an Android phone says about "do not disturb".
        "alarms_only",
        "priority_only",
        "total_silence",
    }
)
"""States that say it, in small letters and with `_` for a space; any other word says that it is not so."""

ASKED_AGAIN_AFTER: Final = timedelta(minutes=15)
"""How long what may wait waits before it is looked again whether it is still so (judgement)."""


@callback
def is_undisturbed(hass: HomeAssistant, settings: Settings) -> bool | None:
    """Tell whether one of the entities says so; None while one that may say so says nothing."""
    states = [hass.states.get(one) for one in settings.undisturbed_when]
    if any(_says_so(state) for state in states):
        return True
    return None if any(_says_nothing(state) for state in states) else False


@callback
def knowing_rest(hass: HomeAssistant, settings: Settings, event: Event) -> Event:
    """Return what happens, a start with what is known of the person's rest."""
    if not isinstance(event, RecoveryStarted):
        return event
    return replace(event, is_undisturbed=bool(is_undisturbed(hass, settings)))


@callback
def left_alone_until(hass: HomeAssistant, settings: Settings, now: datetime) -> datetime | None:
    """Return until when what may wait waits, None where nobody rests; also without a recovery."""
    states = [hass.states.get(one) for one in settings.undisturbed_when]
    fresh = (one for one in states if one and now - one.last_changed < BELIEVED_FOR)
    return now + ASKED_AGAIN_AFTER if any(_says_so(one) for one in fresh) else None


def _says_so(state: State | None) -> bool:
    return state is not None and state.state.strip().casefold().replace(" ", "_") in SAYS_SO


def _says_nothing(state: State | None) -> bool:
    return state is None or state.state in (STATE_UNKNOWN, STATE_UNAVAILABLE)


@callback
def async_track_rest(
    hass: HomeAssistant, settings: Settings, look: Callable[[], None]
) -> CALLBACK_TYPE:
    """Call `look` whenever one of the entities says something else."""

    @callback
    def state_changed(_event: BusEvent[EventStateChangedData]) -> None:
        look()

    return async_track_state_change_event(hass, settings.undisturbed_when, state_changed)
