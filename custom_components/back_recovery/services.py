"""Actions."""

from homeassistant.core import HomeAssistant, callback


@callback
def async_register_services(hass: HomeAssistant) -> None:
    """Register the actions."""
