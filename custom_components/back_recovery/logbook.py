"""Device reports as lines of the activity log, in the language of Home Assistant."""

from collections.abc import Callable
from typing import Any

from homeassistant.components.logbook import LOGBOOK_ENTRY_MESSAGE, LOGBOOK_ENTRY_NAME
from homeassistant.core import Event, HomeAssistant, callback

from .const import DOMAIN
from .engine.model.guards import PROVEN_BY_STATE
from .engine.model.happened import DeviceNews
from .requests.device_problems import EVENT_DEVICE
from .surroundings.privacy import NO_ANSWERS
from .telling.keys import LogLine
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
        texts = server_texts(hass)
        proof, reason = event.data["proof"], event.data.get("reason")
        line = _line(DeviceNews(event.data["kind"]), proof)
        what = texts.wording["log"][line].format(proof=proof)
        if reason:
            # Everybody of the house reads the log.
            why = texts.reason(NO_ANSWERS.reason(reason))
            what = texts.wording["log"][LogLine.WHY].format(what=what, why=why)
        return {LOGBOOK_ENTRY_NAME: event.data["name"], LOGBOOK_ENTRY_MESSAGE: what}

    async_describe_event(DOMAIN, EVENT_DEVICE, describe)


def _line(news: DeviceNews, proof: str | None) -> LogLine:
    match news:
        case DeviceNews.OFF_CONFIRMED if proof == PROVEN_BY_STATE:
            return LogLine.OFF_CONFIRMED_BY_STATE
        case DeviceNews.OFF_CONFIRMED:
            return LogLine.OFF_CONFIRMED
        case DeviceNews.NOT_CONFIRMED_OFF:
            return LogLine.NOT_CONFIRMED_OFF
        case DeviceNews.TAKEN_AWAY:
            return LogLine.TAKEN_AWAY
