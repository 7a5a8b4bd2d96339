"""Several plans in one house: which devices another person's plan has on."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..const import DOMAIN
from ..engine.model.guards import RUNNING


def taken_by_others(hass: HomeAssistant, entry: ConfigEntry) -> set[str]:
    """Return the devices that another person's plan has on."""
    entries = hass.config_entries.async_loaded_entries(DOMAIN)
    others = [one.runtime_data for one in entries if one.entry_id != entry.entry_id]
    return {guard.device for other in others for guard in other.guards if guard.state in RUNNING}
