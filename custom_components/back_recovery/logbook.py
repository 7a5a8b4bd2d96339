"""Device reports as lines of the activity log."""

from collections.abc import Callable
from typing import Any

from homeassistant.components.logbook import LOGBOOK_ENTRY_MESSAGE, LOGBOOK_ENTRY_NAME
from homeassistant.core import Event, HomeAssistant, callback

from .const import DOMAIN
from .device_problems import EVENT_DEVICE


@callback
def async_describe_events(
    _hass: HomeAssistant,
    async_describe_event: Callable[
        [str, str, Callable[[Event[dict[str, Any]]], dict[str, str]]], None
    ],
) -> None:
    """Describe what happened to a device."""

    @callback
    def describe(event: Event[dict[str, Any]]) -> dict[str, str]:
        is_off = event.data["kind"] == "off_confirmed"
        message = f"off confirmed ({event.data['proof']})" if is_off else "off not confirmed"
        return {LOGBOOK_ENTRY_NAME: event.data["name"], LOGBOOK_ENTRY_MESSAGE: message}

    async_describe_event(DOMAIN, EVENT_DEVICE, describe)
