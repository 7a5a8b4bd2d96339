"""A simulated phone with the companion app: registered, pushed to, tapped, and carried around."""

import asyncio
from contextlib import suppress
import json
from pathlib import Path
import secrets
import time
from typing import Any

import aiohttp

from .client import TIMEOUT, Client
from .notifications import Notification, Notifications
from .people import PLACES, Person
from .phone_server import PhoneServer

APP = {
    "android": {
        "app_id": "io.homeassistant.companion.android",
        "manufacturer": "Simulated",
        "os_name": "Android",
        "os_version": "17",
    },
    "ios": {
        "app_id": "io.robbie.HomeAssistant",
        "manufacturer": "Apple",
        "os_name": "iOS",
        "os_version": "27.0",
    },
}
UPDATABLE = ("app_data", "app_version", "device_name", "manufacturer", "model", "os_version")
REPORT_EVERY = 30
"""Seconds between two reports of place and battery; real apps take minutes."""
SECONDS_PER_PERCENT = 60
"""How long one percent of the battery lasts."""


class Phone:
    """One person's phone. It outlives Home Assistant and keeps its registration."""

    def __init__(self, person: Person, state_file: Path | None = None) -> None:
        """Take the phone out of its box; `state_file` keeps the registration over runs."""
        self.person = person
        self.name = f"{person.name} phone"
        self.notifications = Notifications(person.phone_system)
        self.place = PLACES["home"]
        self.has_push = True
        """False: the push service answers with an error, as when it is out of order."""
        self.version = 0
        """Grows with every change of the screen."""
        self.server = PhoneServer(self)
        self._bought_at = time.time()
        self._state_file = state_file
        self._url = ""
        self._webhook_id = ""
        self._session: aiohttp.ClientSession | None = None
        self._reports: asyncio.Task[None] | None = None
        self._changed = asyncio.Condition()

    @property
    def notify_action(self) -> str:
        """The action that pushes to this phone."""
        return f"notify.mobile_app_{self.person.key}_phone"

    @property
    def tracker(self) -> str:
        """The device tracker of this phone."""
        return f"device_tracker.{self.person.key}_phone"

    @property
    def url(self) -> str:
        return self.server.url

    @property
    def battery(self) -> int:
        """How full the battery is."""
        return max(1, 87 - int((time.time() - self._bought_at) / SECONDS_PER_PERCENT))

    async def start(self, port: int = 0) -> None:
        """Switch on: listen for pushes and taps."""
        self._session = aiohttp.ClientSession(timeout=TIMEOUT)
        await self.server.start(port)
        self._reports = asyncio.create_task(self._report_now_and_then())

    async def stop(self) -> None:
        if self._reports is not None:
            self._reports.cancel()
        await self.server.stop()
        if self._session is not None:
            await self._session.close()

    # Towards Home Assistant

    async def register(self, client: Client) -> None:
        """Register with Home Assistant as the client's user, or renew a kept registration."""
        self._url = client.url
        registration = {
            **APP[self.person.phone_system],
            "app_name": "Home Assistant",
            "app_version": "2026.11.1",
            "device_name": self.name,
            "model": "Demo phone",
            "app_data": {
                # The real relay refuses a token without a colon.
                "push_token": f"demo:{secrets.token_hex(16)}",
                "push_url": f"{self.url}/push",
            },
        }
        if self._state_file is not None and self._state_file.exists():
            self._webhook_id = json.loads(self._state_file.read_text())["webhook_id"]
            changes = {key: registration[key] for key in UPDATABLE}
            await self._send("update_registration", changes)
            return
        answer = await client.request(
            "POST",
            "mobile_app/registrations",
            {
                **registration,
                "device_id": f"demo-{self.person.key}-{secrets.token_hex(4)}",
                "supports_encryption": False,
            },
        )
        self._webhook_id = answer["webhook_id"]
        if self._state_file is not None:
            self._state_file.write_text(json.dumps({"webhook_id": self._webhook_id}))

    async def go(self, place: str) -> None:
        """Be somewhere else, and tell Home Assistant."""
        self.place = PLACES[place]
        await self.report_location()
        await self.changed()

    async def report_location(self) -> None:
        """Send place and battery, as the app does on every significant change."""
        await self._send(
            "update_location",
            {
                "gps": [self.place.latitude, self.place.longitude],
                "gps_accuracy": 10,
                "battery": self.battery,
            },
        )

    async def _report_now_and_then(self) -> None:
        """Bring Home Assistant up to date, too, when it was started again."""
        while True:
            await asyncio.sleep(REPORT_EVERY)
            if self._webhook_id:
                with suppress(aiohttp.ClientError, TimeoutError):
                    await self.report_location()

    async def fire_event(self, event_type: str, data: dict[str, Any]) -> None:
        """Fire an event through the webhook; also for answers a real app would never give."""
        await self._send("fire_event", {"event_type": event_type, "event_data": data})

    async def tap(self, notification: Notification, action: str, reply: str | None = None) -> bool:
        """Tap a button. False, and the notification stays, when Home Assistant is not there."""
        try:
            await self.fire_event(
                "mobile_app_notification_action",
                self.notifications.tap_data(notification, action, reply),
            )
        except aiohttp.ClientError, TimeoutError:
            self.notifications.note_failure(notification, time.time(), action)
            await self.changed()
            return False
        self.notifications.remove(notification, "tapped", time.time(), action)
        await self.changed()
        return True

    async def dismiss(self, notification: Notification) -> None:
        """Swipe a notification away. Only Android tells Home Assistant."""
        self.notifications.remove(notification, "dismissed", time.time())
        await self.changed()
        if self.person.phone_system == "android":
            await self.fire_event("mobile_app_notification_cleared", notification.data)

    async def _send(self, kind: str, data: dict[str, Any]) -> None:
        assert self._session is not None, "the phone is off"
        async with self._session.post(
            f"{self._url}/api/webhook/{self._webhook_id}", json={"type": kind, "data": data}
        ) as response:
            response.raise_for_status()

    # From Home Assistant

    async def receive(self, payload: dict[str, Any]) -> None:
        self.notifications.push(payload, time.time())
        await self.changed()

    async def refuse(self, payload: dict[str, Any], why: str) -> None:
        """Note what no push service would have delivered."""
        self.notifications.note_refusal(payload, why, time.time())
        await self.changed()

    async def changed(self) -> None:
        """Wake everybody who waits for something to change."""
        async with self._changed:
            self.version += 1
            self._changed.notify_all()

    async def wait_for_change(self, version: int) -> None:
        """Return as soon as the screen is newer than `version`."""
        async with self._changed:
            await self._changed.wait_for(lambda: self.version != version)

    async def wait_for(
        self, *, title: str = "", tag: str | None = None, seconds: float = 30
    ) -> Notification:
        """Wait until a notification with this text or tag is visible, and return it."""
        async with asyncio.timeout(seconds), self._changed:
            while True:
                for one in self.notifications.visible:
                    words = f"{one.title} {one.message}".lower()
                    if title.lower() in words and tag in (None, one.tag):
                        return one
                await self._changed.wait()

    async def wait_until_gone(self, notification: Notification, seconds: float = 30) -> None:
        """Wait until a notification is no longer on the screen."""
        async with asyncio.timeout(seconds), self._changed:
            while self.notifications.find(id=notification.id):
                await self._changed.wait()
