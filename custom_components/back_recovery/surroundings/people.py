"""Who lives in this house, and which phones they carry."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.http import current_request
from homeassistant.util import slugify

from ..const import CONF_PERSON, DOMAIN

MOBILE_APP = "mobile_app"
NOTIFY = "notify"
PERSON = "person"
ATTR_DEVICE_NAME = "device_name"
ATTR_DEVICE_TRACKERS = "device_trackers"
ATTR_USER_ID = "user_id"


@callback
def is_there(hass: HomeAssistant, entity_id: str) -> bool:
    """Tell whether there is such an entity, even one that cannot be reached now."""
    registered = er.async_get(hass).async_get(entity_id)
    return hass.states.get(entity_id) is not None or bool(registered and not registered.disabled)


# People


@callback
def taken_people(hass: HomeAssistant, entry_id: str | None = None) -> set[str]:
    """Return who has a plan already; the entry that is being changed does not count."""
    return {
        entry.data[CONF_PERSON]
        for entry in hass.config_entries.async_entries(DOMAIN)
        if CONF_PERSON in entry.data and entry.entry_id != entry_id
    }


@callback
def likely_person(hass: HomeAssistant) -> str | None:
    """Return for whom the plan probably is: who is signed in, else the only one left."""
    left = set(hass.states.async_entity_ids(PERSON)) - taken_people(hass)
    request = current_request.get()
    user = request.get("hass_user") if request else None
    for person in left:
        if user and account_of(hass, person) == user.id:
            return person
    return left.pop() if len(left) == 1 else None


@callback
def lasting_id(hass: HomeAssistant, person: str) -> str:
    """Return what identifies a person also after the entity got another id."""
    registered = er.async_get(hass).async_get(person)
    return registered.unique_id if registered else person


@callback
def person_state(hass: HomeAssistant, person: str | None) -> State | None:
    """Return the person as Home Assistant knows them, None where nobody is named or known."""
    return hass.states.get(person) if person else None


@callback
def account_of(hass: HomeAssistant, person: str | None) -> str | None:
    """Return the user of a person, None where nobody knows of one."""
    state = person_state(hass, person)
    return state.attributes.get(ATTR_USER_ID) if state else None


@callback
def first_name(hass: HomeAssistant, person: str) -> str:
    """Return what people call this person."""
    state = person_state(hass, person)
    return state.name.split()[0] if state else person


# Phones


@callback
def phones(hass: HomeAssistant) -> dict[str, str]:
    """Return the notify action of every phone with the app, and what the phone is called."""
    named: dict[str, str] = {}
    for entry in hass.config_entries.async_entries(MOBILE_APP):
        devices = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
        names = [device.name_by_user or device.name or entry.title for device in devices]
        named[_notify_action(entry)] = next(iter(names), entry.title)
    actions = sorted(hass.services.async_services_for_domain(NOTIFY))
    return {
        f"{NOTIFY}.{action}": named.get(f"{NOTIFY}.{action}", action)
        for action in actions
        if action.startswith(f"{MOBILE_APP}_")
    }


@callback
def phones_of(hass: HomeAssistant, person: str | None) -> list[str]:
    """Return the notify actions of the phones that show where the person is."""
    state = person_state(hass, person)
    trackers = state.attributes.get(ATTR_DEVICE_TRACKERS, ()) if state else ()
    registry = er.async_get(hass)
    found = []
    for tracker in trackers:
        registered = registry.async_get(tracker)
        entry = (
            hass.config_entries.async_get_entry(registered.config_entry_id)
            if registered and registered.config_entry_id
            else None
        )
        if entry and entry.domain == MOBILE_APP:
            found.append(_notify_action(entry))
    there = phones(hass)
    return [action for action in dict.fromkeys(found) if action in there]


def _notify_action(entry: ConfigEntry) -> str:
    """Return the action that Home Assistant made of the name the phone gave itself."""
    return f"{NOTIFY}.{slugify(f'{MOBILE_APP}_{entry.data[ATTR_DEVICE_NAME]}')}"
