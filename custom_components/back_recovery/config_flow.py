"""Set-up in the UI."""

from homeassistant.config_entries import ConfigFlow

from .const import DOMAIN


class BackRecoveryConfigFlow(ConfigFlow, domain=DOMAIN):
    """Set-up."""
