"""Real registrations of the companion app: what their screens show, and taps on them."""

from dataclasses import dataclass
import logging
from typing import Any

from aiohttp.test_utils import TestClient
from demo_house.push_service import refusal
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import slugify
from pytest_homeassistant_custom_component.common import CLIENT_ID, MockUser
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from .acting import settle

PUSH = "http://push.test/"


@dataclass
class Phone:
    """One phone. Its screen is what the push service was sent.

    As in the world, its name is no more than that: others may have it, too, and it may be signed
    in as anybody. What the push service knows it by is its `token`.
    """

    hass: HomeAssistant
    client: TestClient[Any, Any]
    push: AiohttpClientMocker
    name: str
    user_id: str
    token: str
    webhook_id: str = ""

    @property
    def action(self) -> str:
        """The action that pushes to it."""
        return f"notify.mobile_app_{slugify(self.name)}"

    @property
    def received(self) -> list[dict[str, Any]]:
        """Everything that was pushed to it. What no push service would deliver fails the test."""
        pushed = [
            body
            for _, url, body, _ in self.push.mock_calls
            if str(url) == PUSH and body["push_token"] == self.token
        ]
        refused = [why for one in pushed if (why := refusal(one))]
        assert not refused, refused
        return pushed

    @property
    def screen(self) -> dict[str, dict[str, Any]]:
        """The notifications on it by their tags, as the app treats them."""
        shown: dict[str, dict[str, Any]] = {}
        for push in self.received:
            tag = push["data"]["tag"]
            shown.pop(tag, None)
            if push["message"] != "clear_notification":
                shown[tag] = push
        return shown

    @property
    def titles(self) -> list[str]:
        return [push["title"] for push in self.screen.values()]

    @property
    def last(self) -> dict[str, Any]:
        """The notification on top."""
        return list(self.screen.values())[-1]

    @property
    def buttons(self) -> list[str]:
        """What stands on the buttons of the notification on top."""
        return [action["title"] for action in self.last["data"]["actions"]]

    def button(self, title: str, on: str | None = None) -> str:
        """Return the id of a button of the notification on top, or of the one of that title."""
        wanted = [push for push in self.screen.values() if on in (None, push["title"])]
        actions = wanted[-1]["data"]["actions"]
        return next(one["action"] for one in actions if one["title"] == title)

    async def tap(self, action: str, **data: Any) -> None:
        """Tap a button, as the app reports it."""
        await self.fire("mobile_app_notification_action", action=action, **data)

    async def fire(self, event_type: str, **data: Any) -> None:
        """Report an event."""
        await self.send("fire_event", {"event_type": event_type, "event_data": data})
        await settle(self.hass)

    async def send(self, kind: str, data: dict[str, Any]) -> None:
        """Send something to Home Assistant."""
        url = f"/api/webhook/{self.webhook_id}"
        response = await self.client.post(url, json={"type": kind, "data": data})
        assert response.status == 200

    async def come_online(self) -> None:
        """Become reachable for the push service."""
        await self.be_called(self.name)

    async def be_called(self, name: str) -> None:
        """Get another name, as in the settings of the app."""
        self.name = name
        await self.send(
            "update_registration",
            {
                "app_data": {"push_url": PUSH, "push_token": self.token},
                "app_version": "2",
                "device_name": self.name,
                "manufacturer": "Maker",
                "model": "Model",
            },
        )
        await settle(self.hass)


async def live_with(hass: HomeAssistant, **users: MockUser) -> None:
    """Let these people, who are users, live in the house."""
    logging.getLogger("homeassistant.components.person").setLevel(logging.ERROR)
    people = [
        {"id": name, "name": name.title(), "user_id": user.id} for name, user in users.items()
    ]
    for component in ("person", "mobile_app", "calendar", "todo"):
        assert await async_setup_component(hass, component, {"person": people})
    await hass.async_block_till_done()


async def a_phone_of(
    hass: HomeAssistant,
    name: str,
    user: MockUser,
    clients: ClientSessionGenerator,
    push: AiohttpClientMocker,
    *,
    online: bool = True,
    token: str | None = None,
) -> Phone:
    """Register a phone. One that is not online can only be reached while its app is open.

    `token` tells two phones of one name apart; without, it is the name.
    """
    token = token or name
    refresh_token = await hass.auth.async_create_refresh_token(user, CLIENT_ID)
    client = await clients(hass.auth.async_create_access_token(refresh_token))
    phone = Phone(hass, client, push, name, user.id, token)
    if not push._mocks:
        push.post(PUSH, json={})
    app_data = (
        {"push_url": PUSH, "push_token": token} if online else {"push_websocket_channel": True}
    )
    response = await client.post(
        "/api/mobile_app/registrations",
        json={
            "app_id": "app",
            "app_name": "App",
            "app_version": "1",
            "device_id": token,
            "device_name": name,
            "manufacturer": "Maker",
            "model": "Model",
            "os_name": "OS",
            "os_version": "1",
            "supports_encryption": False,
            "app_data": app_data,
        },
    )
    assert response.status == 201
    phone.webhook_id = (await response.json())["webhook_id"]
    await settle(hass)
    return phone
