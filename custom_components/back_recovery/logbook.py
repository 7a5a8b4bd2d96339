"""Device reports as lines of the activity log, in the language of Home Assistant."""

from collections.abc import Callable
from typing import Any

from homeassistant.components.logbook import LOGBOOK_ENTRY_MESSAGE, LOGBOOK_ENTRY_NAME
from homeassistant.core import Event, HomeAssistant, callback

from .const import DOMAIN
from .engine.model.guards import PROVEN_BY_STATE
from .requests.device_problems import EVENT_DEVICE
from .telling.texts import server_texts


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[
        [str, str, Callable[[Event[dict[str, Any]]], dict[str, str]]], None
    ],
) -> None:
    """Describe what happened to a device."""

    @callback
    def describe(event: Event[dict[str, Any]]) -> dict[str, str]:
        proof = event.data["proof"]
        key = "off_confirmed_by_state" if proof == PROVEN_BY_STATE else event.data["kind"]
        return {
            LOGBOOK_ENTRY_NAME: event.data["name"],
            LOGBOOK_ENTRY_MESSAGE: server_texts(hass).wording["log"][key].format(proof=proof),
        }

    async_describe_event(DOMAIN, EVENT_DEVICE, describe)
