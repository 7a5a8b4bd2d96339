"""Listens to the entities and calendars that show workouts, and hands over what they say.

Entities are found by their integration and the end of their unique id: what they are
called is up to the person. A state that does not change says nothing about whether a
workout is new, so everything is also looked at again now and then.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime, timedelta
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    HassJob,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import (
    async_call_later,
    async_track_state_change_event,
    async_track_time_interval,
)
from homeassistant.util import dt as dt_util

from ..settings.workouts import Origin
from ..workouts import LOOK_AGAIN, SIBLINGS_WAIT
from ..workouts.observation import CalendarEvent, EntityState, StatesSeen
from ..workouts.sources.table import SOURCES, offered
from ..workouts.vocabulary import Route, SourceKind

_LOGGER = logging.getLogger(__name__)

CALENDAR_DOMAIN = "calendar"
CALENDAR_BACK = timedelta(days=3)
REGISTRY_WAIT = 2.0
"""Seconds in which an integration that is being set up registers all of its entities."""

type HandOver = Callable[[StatesSeen], Awaitable[object]]


class WorkoutSources:
    """The sources of one plan that show workouts rather than send them."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, hand_over: HandOver) -> None:
        """Keep the callback; nothing is listened to before `follow`."""
        self._hass = hass
        self._entry = entry
        self._hand_over = hand_over
        self._origins: dict[str, Origin] = {}
        self._entities: dict[str, dict[str, str]] = {}
        self._watched: frozenset[str] = frozenset()
        self._untrack: CALLBACK_TYPE | None = None
        self._waiting: dict[str, CALLBACK_TYPE] = {}
        self._registry_wait: CALLBACK_TYPE | None = None
        self._stop_listening: CALLBACK_TYPE | None = None
        self._stop_looking: CALLBACK_TYPE | None = None

    @callback
    def start(self, origins: Iterable[Origin]) -> None:
        """Listen from now on, and look at what is there."""
        self._stop_listening = self._hass.bus.async_listen(
            er.EVENT_ENTITY_REGISTRY_UPDATED, self._registry_changed
        )
        self.follow(origins)

    @callback
    def follow(self, origins: Iterable[Origin]) -> None:
        """Listen to these sources, and to no others."""
        self._origins = {
            one.id: one for one in origins if SOURCES[one.kind].route is not Route.WEBHOOK
        }
        self._track()
        self._look_now_and_then()
        self._look_at(self._origins)

    @callback
    def _look_now_and_then(self) -> None:
        """Look again from time to time; where there is nothing to look at, no timer runs."""
        if self._origins and self._stop_looking is None:
            self._stop_looking = async_track_time_interval(
                self._hass, self._look_again, LOOK_AGAIN, cancel_on_shutdown=True
            )
        elif not self._origins and self._stop_looking:
            self._stop_looking()
            self._stop_looking = None

    @callback
    def stop(self) -> None:
        """Listen to nothing any more."""
        for stop in self._waiting.values():
            stop()
        for maybe in (
            self._untrack,
            self._registry_wait,
            self._stop_listening,
            self._stop_looking,
        ):
            if maybe:
                maybe()
        self._waiting = {}
        self._untrack = self._registry_wait = self._stop_listening = self._stop_looking = None

    async def async_see(self, source_id: str) -> StatesSeen | None:
        """Return what a source shows now, None where there is no such source."""
        origin = self._origins.get(source_id)
        if origin is None:
            return None
        return self._seen(origin, events=await self._async_events(origin))

    # Which entities

    @callback
    def _track(self) -> None:
        registry = er.async_get(self._hass)
        self._entities = {
            one.id: dict(members(self._hass, registry, one)) for one in self._origins.values()
        }
        calendars = (calendar_of(registry, one) for one in self._origins.values())
        watched = frozenset(
            [
                *(entity_id for found in self._entities.values() for entity_id in found),
                *(one for one in calendars if one),
            ]
        )
        if watched == self._watched and self._untrack:
            return
        if self._untrack:
            self._untrack()
        self._watched = watched
        self._untrack = async_track_state_change_event(self._hass, watched, self._changed)

    @callback
    def _registry_changed(self, event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        """Look for the entities anew, once an integration has registered all of its own."""
        if self._registry_wait is None and self._is_about_us(event.data["entity_id"]):
            self._registry_wait = async_call_later(
                self._hass, REGISTRY_WAIT, HassJob(self._found_anew, cancel_on_shutdown=True)
            )

    def _is_about_us(self, entity_id: str) -> bool:
        if entity_id in self._watched:
            return True
        registered = er.async_get(self._hass).async_get(entity_id)
        platforms = {SOURCES[one.kind].platform for one in self._origins.values()}
        return registered is not None and registered.platform in platforms

    @callback
    def _found_anew(self, _now: datetime) -> None:
        self._registry_wait = None
        self._track()
        self._look_at(self._origins)

    # When to look

    @callback
    def _changed(self, event: Event[EventStateChangedData]) -> None:
        entity_id, state = event.data["entity_id"], event.data["new_state"]
        registry = er.async_get(self._hass)
        for origin in self._origins.values():
            if entity_id not in self._entities[origin.id]:
                if calendar_of(registry, origin) == entity_id:
                    self._look_soon(origin.id)
            elif SOURCES[origin.kind].each_change:
                # The next state replaces this one, so it is taken as it is.
                self._hand(self._seen(origin, {entity_id: state}))
            else:
                self._look_soon(origin.id)

    @callback
    def _look_soon(self, source_id: str) -> None:
        """Look at a source when its other entities had the time to change, too."""

        @callback
        def look(_now: datetime) -> None:
            self._waiting.pop(source_id, None)
            self._look_at([source_id])

        if source_id not in self._waiting:
            self._waiting[source_id] = async_call_later(
                self._hass, SIBLINGS_WAIT, HassJob(look, cancel_on_shutdown=True)
            )

    @callback
    def _look_again(self, _now: datetime) -> None:
        self._look_at(self._origins)

    @callback
    def _look_at(self, source_ids: Iterable[str]) -> None:
        for source_id in list(source_ids):
            self._entry.async_create_task(
                self._hass, self._async_look_at(source_id), f"workouts of {source_id}"
            )

    async def _async_look_at(self, source_id: str) -> None:
        seen = await self.async_see(source_id)
        if seen is not None:
            await self._hand_over(seen)

    @callback
    def _hand(self, seen: StatesSeen) -> None:
        async def hand() -> None:
            await self._hand_over(seen)

        self._entry.async_create_task(self._hass, hand(), f"workouts of {seen.source}")

    # What there is to see

    def _seen(
        self,
        origin: Origin,
        changed: Mapping[str, State | None] | None = None,
        events: tuple[CalendarEvent, ...] = (),
    ) -> StatesSeen:
        found = []
        for entity_id, unique_id in self._entities.get(origin.id, {}).items():
            state = (changed or {}).get(entity_id) or self._hass.states.get(entity_id)
            if state is not None:
                found.append(
                    EntityState(unique_id=unique_id, state=state.state, attributes=state.attributes)
                )
        return StatesSeen(source=origin.id, entities=tuple(found), events=events)

    async def _async_events(self, origin: Origin) -> tuple[CalendarEvent, ...]:
        """Return the events of the source's calendar of the last days."""
        calendar = calendar_of(er.async_get(self._hass), origin)
        if calendar is None or self._hass.states.get(calendar) is None:
            return ()
        now = dt_util.utcnow()
        between = {
            "start_date_time": (now - CALENDAR_BACK).isoformat(),
            "end_date_time": now.isoformat(),
        }
        try:
            response = await self._hass.services.async_call(
                CALENDAR_DOMAIN,
                "get_events",
                {"entity_id": calendar, **between},
                blocking=True,
                return_response=True,
            )
        except HomeAssistantError as err:
            _LOGGER.debug("%s could not be read: %s", calendar, err)
            return ()
        return tuple(_events_in(response, calendar))


def _events_in(response: object, calendar: str) -> Iterable[CalendarEvent]:
    found = response.get(calendar) if isinstance(response, Mapping) else None
    events = found.get("events") if isinstance(found, Mapping) else None
    for one in events if isinstance(events, list) else ():
        yield CalendarEvent(
            start=str(one.get("start", "")),
            end=str(one.get("end", "")),
            summary=str(one.get("summary") or ""),
            description=str(one.get("description") or ""),
            uid=str(one.get("uid") or ""),
        )


@callback
def members(
    hass: HomeAssistant, registry: er.EntityRegistry, origin: Origin
) -> Iterable[tuple[str, str]]:
    """Return the entities of a source, with their unique ids."""
    source = SOURCES[origin.kind]
    own = origin.entity_id if origin.kind is SourceKind.ENTITY else source.entity_id
    if own:
        yield own, ""
    for one in _registered(registry, origin):
        if not one.disabled and source.wants(one.unique_id):
            yield one.entity_id, one.unique_id


@callback
def calendar_of(registry: er.EntityRegistry, origin: Origin) -> str | None:
    """Return the calendar in which a source writes its workouts."""
    if origin.kind is SourceKind.CALENDAR:
        return origin.entity_id
    ending = SOURCES[origin.kind].calendar
    if ending is None:
        return None
    for one in _registered(registry, origin):
        if one.domain == CALENDAR_DOMAIN and one.unique_id.endswith(ending):
            return one.entity_id
    return None


def _registered(registry: er.EntityRegistry, origin: Origin) -> list[er.RegistryEntry]:
    """Return the entities of the integration and the account that a source is."""
    platform = SOURCES[origin.kind].platform
    if platform is None:
        return []
    if origin.entry_id:
        found = er.async_entries_for_config_entry(registry, origin.entry_id)
        return [one for one in found if one.platform == platform]
    return [one for one in registry.entities.values() if one.platform == platform]


@callback
def discovered(hass: HomeAssistant) -> list[tuple[SourceKind, str | None]]:
    """Return the sources of this house, each with the config entry it belongs to."""
    found = {
        (kind, one.config_entry_id): None
        for one in er.async_get(hass).entities.values()
        if (kind := offered(one.platform, one.unique_id))
    }
    for source in SOURCES.values():
        if source.entity_id and hass.states.get(source.entity_id):
            found[source.kind, None] = None
    return sorted(found, key=lambda one: (one[0], one[1] or ""))
