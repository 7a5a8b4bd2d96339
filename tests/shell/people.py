"""People of a house, with real phones."""

from typing import Any

from aiohttp.test_utils import TestClient
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

ALEX, BOB = "person.alex", "person.bob"
ALEX_PHONE, BOB_PHONE = "notify.mobile_app_alex_phone", "notify.mobile_app_bob_phone"


async def live_here(hass: HomeAssistant, *names: str, **details: dict[str, Any]) -> None:
    """Let these people live in the house, each with a phone called after them.

    To be called before the HTTP client is there: Home Assistant then takes no more views.
    """
    people = [
        {
            "id": name.lower(),
            "name": name,
            "device_trackers": [f"device_tracker.{name.lower()}_phone"],
            **details.get(name, {}),
        }
        for name in names
    ]
    for component in ("person", "notify", "mobile_app", "config", "calendar"):
        assert await async_setup_component(hass, component, {"person": people})
    await hass.async_block_till_done()


async def register_phone(hass: HomeAssistant, client: TestClient[Any, Any], name: str) -> None:
    """Register a phone as the app does."""
    response = await client.post(
        "/api/mobile_app/registrations",
        json={
            "app_id": "app",
            "app_name": "App",
            "app_version": "1",
            "device_id": name,
            "device_name": name,
            "manufacturer": "Maker",
            "model": "Model",
            "os_name": "OS",
            "os_version": "1",
            "supports_encryption": False,
            "app_data": {"push_websocket_channel": True},
        },
    )
    assert response.status == 201
    await hass.async_block_till_done()
