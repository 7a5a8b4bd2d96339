"""Who lives in this house."""

from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.http import current_request

from ..const import DOMAIN
from ..settings.identity import person_of

PERSON = "person"
ATTR_DEVICE_TRACKERS = "device_trackers"
ATTR_USER_ID = "user_id"


@callback
def is_there(hass: HomeAssistant, entity_id: str) -> bool:
    """Tell whether there is such an entity, even one that cannot be reached now."""
    registered = er.async_get(hass).async_get(entity_id)
    return hass.states.get(entity_id) is not None or bool(registered and not registered.disabled)


@callback
def is_own(hass: HomeAssistant, entity_id: str) -> bool:
    """Tell whether an entity is one of this integration: what it shows, never what it uses."""
    registered = er.async_get(hass).async_get(entity_id)
    return registered is not None and registered.platform == DOMAIN


@callback
def own_entities(hass: HomeAssistant) -> list[str]:
    """Return the entities of this integration."""
    every = er.async_get(hass).entities.values()
    return sorted(one.entity_id for one in every if one.platform == DOMAIN)


@callback
def is_usable(hass: HomeAssistant, entity_id: str) -> bool:
    """Tell whether a plan can use an entity at all: it is there, and none of its own."""
    return is_there(hass, entity_id) and not is_own(hass, entity_id)


# People


@callback
def taken_people(hass: HomeAssistant, entry_id: str | None = None) -> set[str]:
    """Return who has a plan already; the entry that is being changed does not count."""
    return {
        person
        for entry in hass.config_entries.async_entries(DOMAIN)
        if (person := person_of(entry)) and entry.entry_id != entry_id
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
