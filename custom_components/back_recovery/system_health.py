"""What Home Assistant shows under Settings, System, Repairs, System information."""

from typing import Any

from homeassistant.components import system_health
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .engine.model.guards import is_problem
from .page.serving import SERVED
from .telling.addresses import PAGE_PATH


@callback
def async_register(hass: HomeAssistant, register: system_health.SystemHealthRegistration) -> None:
    """Register what is shown."""
    register.async_register_info(async_system_health_info, PAGE_PATH)


async def async_system_health_info(hass: HomeAssistant) -> dict[str, Any]:
    """Return figures that tell whether it works, and nothing about anybody's back."""
    loaded = hass.config_entries.async_loaded_entries(DOMAIN)
    views = [one.runtime_data.recovery.data for one in loaded]
    return {
        "plans": f"{len(loaded)} / {len(hass.config_entries.async_entries(DOMAIN))}",
        "recovering": sum(one.episode is not None for one in views),
        "devices_not_off": sum(is_problem(guard, one.at) for one in views for guard in one.guards),
        "page": hass.data[SERVED].hash or "missing",
    }
