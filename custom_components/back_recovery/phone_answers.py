"""Answers tapped on a phone."""

from homeassistant.core import HomeAssistant, callback


@callback
def async_listen_to_phones(hass: HomeAssistant) -> None:
    """Listen."""
