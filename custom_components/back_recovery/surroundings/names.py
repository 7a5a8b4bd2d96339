"""Follows what an entry names when the house calls it otherwise.

An entity is renamed, a phone gets another name, a plug is replaced by one that takes over its
id. What lasts of each stands beside its name (`settings.identity`), is noted as soon as it
can be, and is what counts from then on.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.const import EVENT_SERVICE_REGISTERED, EVENT_SERVICE_REMOVED
from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    HomeAssistant,
    callback,
)
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import (
    async_track_state_change_event,
    async_track_time_interval,
)
from homeassistant.helpers.start import async_at_started

from ..const import CONF_KNOWN, CONF_PHONES
from ..engine.model.same import Same
from ..settings.identity import (
    Names,
    Thing,
    data_part,
    known_of,
    mentioned,
    options_part,
    person_of,
    source_entries,
    subentry_parts,
    things,
    under_new_names,
)
from ..settings.rows import Fields
from .people import account_of
from .phones import MOBILE_APP, NOTIFY, behind, registrations

LOOKED_AT_EVERY: Final = timedelta(days=1)
"""What changes without an event (a person's login, a phone's user) is found out within a day."""


class NamesOfThings:
    """What one entry names."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Take over what was noted."""
        self._hass = hass
        self._entry = entry
        self.is_writing = False
        """Whether the entry is being changed by this: nobody changed a setting."""
        self._untrack: CALLBACK_TYPE | None = None
        self._read: Same | None = None
        self._named: frozenset[str] = frozenset()

    @property
    def known(self) -> Names:
        """What lasts of each thing, by its name."""
        known: Names = known_of(self._entry)
        return known

    @callback
    def bring_up_to_date(self, also: Iterable[str] = ()) -> Names:
        """Note what lasts, write the new names into the entry and return them by the old ones.

        `also` are entities it does not name any more, of which it still has to know.
        """
        known, new_names = self.known, {}
        noted: dict[str, str] = {}
        for thing in things(self._entry):
            name, lasting = self._look_up(thing, known.get(thing.name))
            new_names[thing.name] = name
            if lasting:
                noted[name] = lasting
        for entity_id in also:
            name, lasting = self._look_up_entity(entity_id, known.get(entity_id))
            new_names[entity_id] = name
            if lasting:
                noted[name] = lasting
        changed = {old: new for old, new in new_names.items() if old != new}
        self._write(changed, noted)
        return changed

    def is_gone(self, entity_id: str) -> bool:
        """Tell whether an entity was removed from Home Assistant, not only out of reach."""
        lasting = self.known.get(entity_id)
        entries = er.async_get(self._hass).entities
        is_removed = lasting is not None and entries.get_entry(lasting) is None
        return is_removed and self._hass.states.get(entity_id) is None

    def _look_up(self, thing: Thing, lasting: str | None) -> tuple[str, str | None]:
        if thing.is_phone:
            return self._look_up_phone(thing, lasting)
        return self._look_up_entity(thing.name, lasting)

    def _look_up_entity(self, name: str, lasting: str | None) -> tuple[str, str | None]:
        registry = er.async_get(self._hass)
        if lasting and (registered := registry.entities.get_entry(lasting)):
            return registered.entity_id, lasting
        # Not known yet; or removed, and another one has taken over its id.
        here = registry.async_get(name)
        return name, here.id if here else lasting

    def _look_up_phone(self, thing: Thing, lasting: str | None) -> tuple[str, str | None]:
        of_that_name = behind(self._hass, thing.name)
        known = next((one for one in registrations(self._hass) if one.id == lasting), None)
        if known and known.action:
            return known.action, lasting
        account = known.user_id if known else None
        if lasting and account is None and thing.row.name == CONF_PHONES:
            account = account_of(self._hass, person_of(self._entry))
        for phone in of_that_name:
            # One that nobody noted yet, or another of the same user that took over the name.
            is_only_one = lasting is None and len(of_that_name) == 1
            if is_only_one or (account and phone.action and phone.user_id == account):
                return thing.name, phone.id
        return thing.name, lasting

    def _write(self, names: Names, known: Names) -> None:
        entry, entries = self._entry, self._hass.config_entries
        data, options = data_part(entry), options_part(entry)
        self.is_writing = True
        try:
            entries.async_update_entry(
                entry,
                data=_with_known(under_new_names(data, names), known),
                options=under_new_names(options, names),
            )
            for part in subentry_parts(entry) if names else ():
                subentry = entry.subentries[part.subentry_id or ""]
                entries.async_update_subentry(
                    entry,
                    subentry,
                    data=under_new_names(part, names),
                    unique_id=_under_new_name(subentry.unique_id, names),
                )
        finally:
            self.is_writing = False

    @callback
    def async_listen(self, look: Callable[[], None]) -> list[CALLBACK_TYPE]:
        """Call `look` whenever something may be called otherwise, be there or be gone."""

        @callback
        def registry_changed(event: Event[er.EventEntityRegistryUpdatedData]) -> None:
            changed = {event.data["entity_id"], event.data.get("old_entity_id")}
            if changed & self._entities() or changed & self.known.keys():
                look()

        @callback
        def services_changed(event: Event[dict[str, str]]) -> None:
            service = event.data["service"]
            if event.data["domain"] == NOTIFY and service.startswith(MOBILE_APP):
                look()

        @callback
        def entries_changed(_change: ConfigEntryChange, entry: ConfigEntry) -> None:
            if any(one.name == entry.entry_id for one in source_entries(self._entry)):
                look()

        async def started(_hass: HomeAssistant) -> None:
            look()

        @callback
        def a_day_has_passed(_now: datetime) -> None:
            look()

        listen = self._hass.bus.async_listen
        return [
            self._stop_tracking,
            listen(er.EVENT_ENTITY_REGISTRY_UPDATED, registry_changed),
            listen(EVENT_SERVICE_REGISTERED, services_changed),
            listen(EVENT_SERVICE_REMOVED, services_changed),
            async_dispatcher_connect(self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, entries_changed),
            async_track_time_interval(
                self._hass, a_day_has_passed, LOOKED_AT_EVERY, cancel_on_shutdown=True
            ),
            async_at_started(self._hass, started),
        ]

    @callback
    def async_track(self, look: Callable[[], None]) -> None:
        """Call `look` also when an entity comes or goes that no registry knows."""
        self._stop_tracking()

        @callback
        def state_changed(event: Event[EventStateChangedData]) -> None:
            if event.data["old_state"] is None or event.data["new_state"] is None:
                look()

        self._untrack = async_track_state_change_event(
            self._hass, sorted(self._entities()), state_changed
        )

    def _entities(self) -> frozenset[str]:
        """Return every entity it names. Asked of each change in the house: read once it is new."""
        entry = self._entry
        stored = (one.data for one in entry.subentries.values())
        read = Same(entry.data, entry.options, *stored)
        if read != self._read:
            named = (*things(entry), *mentioned(entry))
            self._named = frozenset(one.name for one in named if not one.is_phone)
            self._read = read
        return self._named

    @callback
    def _stop_tracking(self) -> None:
        if self._untrack:
            self._untrack()
            self._untrack = None


def _with_known(data: Fields, known: Names) -> Fields:
    """Return the data of an entry with what lasts; one that names nothing says nothing."""
    rest = {name: value for name, value in data.items() if name != CONF_KNOWN}
    return {**rest, CONF_KNOWN: dict(known)} if known else rest


def _under_new_name(unique_id: str | None, names: Names) -> str | None:
    """Return the unique id of a source, which ends in the entity it is."""
    kind, colon, name = (unique_id or "").partition(":")
    return f"{kind}:{names[name]}" if colon and name in names else unique_id
