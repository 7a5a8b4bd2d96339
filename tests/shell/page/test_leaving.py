"""Who looks at the page may go before it is there."""

import asyncio
from types import ModuleType

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.back_recovery import websocket_api
from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.page import subscribers

from ..acting import settle


async def test_who_has_gone_while_the_page_was_loaded_is_nobody_to_send_it_to(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begins, may_load, load = asyncio.Event(), asyncio.Event(), websocket_api.async_import_module

    async def load_slowly(hass: HomeAssistant, name: str) -> ModuleType:
        begins.set()
        await may_load.wait()
        return await load(hass, name)

    monkeypatch.setattr(websocket_api, "async_import_module", load_slowly)
    socket = await hass_ws_client(hass)
    await socket.send_json_auto_id({"type": f"{DOMAIN}/subscribe", "language": "en"})
    await begins.wait()
    await socket.close()
    for _ in range(100):
        await asyncio.sleep(0)
    may_load.set()
    await settle(hass)

    assert not subscribers.subscribers_of(hass)._watchers
