"""The phones of the house: each is a registration of the app, whatever it calls itself.

Home Assistant makes one notify action of a name. Of two phones of one name only the one that
registered last is reached by it, so a name says nothing about whose phone it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util import slugify

from .people import ATTR_DEVICE_TRACKERS, account_of, person_state

MOBILE_APP: Final = "mobile_app"
NOTIFY: Final = "notify"
_APPLE: Final = "Apple"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One phone with the app. `id` lasts; `action` reaches it, None while none does.

    `asks_for` is the action its name makes, which may reach another phone of that name;
    None where the app takes no messages.
    """

    id: str
    title: str
    user_id: str | None
    asks_for: str | None
    action: str | None
    webhook_id: str | None = None
    is_iphone: bool = False


@callback
def registrations(hass: HomeAssistant) -> list[Registration]:
    """Return every phone with the app."""
    entries = hass.config_entries.async_entries(MOBILE_APP, include_disabled=False)
    return [_read(hass, entry) for entry in entries]


def _read(hass: HomeAssistant, entry: ConfigEntry) -> Registration:
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    titles = [device.name_by_user or device.name or entry.title for device in devices]
    return Registration(
        # Who registers the same phone again gets another entry of the same unique id.
        id=entry.unique_id or entry.entry_id,
        title=next(iter(titles), entry.title),
        user_id=entry.data.get("user_id"),
        asks_for=_asks_for(entry.data),
        action=_action_of(hass, entry.data),
        webhook_id=entry.data.get("webhook_id"),
        is_iphone=entry.data.get("manufacturer") == _APPLE,
    )


def _asks_for(registered: Mapping[str, Any]) -> str | None:
    push = registered.get("app_data", {})
    if not {"push_token", "push_url"} <= push.keys() and "push_websocket_channel" not in push:
        return None
    return f"{NOTIFY}.{slugify(f'{MOBILE_APP}_{registered.get("device_name")}')}"


def _action_of(hass: HomeAssistant, registered: Mapping[str, Any]) -> str | None:
    if "notify" not in hass.data.get(MOBILE_APP, {}):
        return None
    # Not at the top: where no phone is registered, what it needs may not be installed.
    from homeassistant.components.mobile_app.util import get_notify_service  # noqa: PLC0415

    service = get_notify_service(hass, registered["webhook_id"])
    return f"{NOTIFY}.{service}" if service else None


@callback
def phones(hass: HomeAssistant) -> dict[str, str]:
    """Return the notify action of every phone, and what the phone is called."""
    titles = {one.asks_for: one.title for one in registrations(hass) if one.asks_for}
    titles |= {one.action: one.title for one in registrations(hass) if one.action}
    actions = sorted(hass.services.async_services_for_domain(NOTIFY))
    return {
        f"{NOTIFY}.{action}": titles.get(f"{NOTIFY}.{action}", action)
        for action in actions
        if action.startswith(f"{MOBILE_APP}_")
    }


@callback
def behind(hass: HomeAssistant, action: str) -> list[Registration]:
    """Return the phones an action may stand for; none where it is not the app's."""
    return [one for one in registrations(hass) if (one.action or one.asks_for) == action]


@callback
def is_iphone(hass: HomeAssistant, action: str) -> bool:
    """Tell whether an action pushes to a device of Apple."""
    return any(one.is_iphone for one in behind(hass, action))


@callback
def has_connection(hass: HomeAssistant, action: str) -> bool:
    """Tell whether the app holds a connection of its own: its messages take no push service."""
    connected = hass.data.get(MOBILE_APP, {}).get("push_channel", {})
    return any(one.webhook_id in connected for one in behind(hass, action))


@callback
def is_shared(hass: HomeAssistant, action: str) -> bool:
    """Tell whether phones of different users have the name of one action."""
    return len({one.user_id for one in behind(hass, action)}) > 1


@callback
def is_anothers(hass: HomeAssistant, action: str, person: str | None) -> bool:
    """Tell whether nobody is signed in on a phone who could answer for the person."""
    account, there = account_of(hass, person), behind(hass, action)
    return bool(account and there) and all(one.user_id != account for one in there)


@callback
def reaches(hass: HomeAssistant, action: str, registration: str | None) -> bool:
    """Tell whether an action reaches this phone, and nobody else's.

    `registration` None: nobody has noted yet which phone it is.
    """
    domain, _, service = action.partition(".")
    if not hass.services.has_service(domain, service) or is_shared(hass, action):
        return False
    there = behind(hass, action)
    return registration is None or not there or any(one.id == registration for one in there)


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
            phone = _read(hass, entry)
            # Also where it is another phone's just now: then set-up says so.
            found.append(phone.action or phone.asks_for)
    there = phones(hass)
    return [action for action in dict.fromkeys(found) if action in there]
