"""The phone on the network: the push service for Home Assistant, the screen for a browser."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

from .push_service import refusal

if TYPE_CHECKING:
    from .notifications import Notification
    from .phone import Phone

PAGE = Path(__file__).with_name("phone.html")
KEEP_ALIVE = 15
PUSHES_A_DAY = 500


class PhoneServer:
    """Serves one phone on the loopback interface.

    `GET /` the screen · `GET /api/notifications`, `/api/log` · `GET /events` the screen as it
    changes · `POST /tap` {id or tag, action, reply?} · `POST /dismiss` {id or tag} · `POST /push`
    """

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.url = ""
        self._runner: web.AppRunner | None = None
        self._pushes = 0

    async def start(self, port: int) -> None:
        app = web.Application()
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/events", self._events),
                web.get("/api/notifications", self._notifications),
                web.get("/api/log", self._log),
                web.post("/push", self._push),
                web.post("/tap", self._tap),
                web.post("/dismiss", self._dismiss),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    # The push service

    async def _push(self, request: web.Request) -> web.Response:
        payload = await request.json()
        if not self.phone.has_push:
            return web.json_response({"message": "The push service is down"}, status=500)
        self._pushes += 1
        if why := refusal(payload):
            await self.phone.refuse(payload, why)
            return web.json_response({"message": why}, status=400)
        await self.phone.receive(payload)
        midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        limits = {
            "attempts": self._pushes,
            "successful": self._pushes,
            "errors": 0,
            "total": self._pushes,
            "maximum": PUSHES_A_DAY,
            "remaining": PUSHES_A_DAY - self._pushes,
            "resetsAt": (midnight + timedelta(days=1)).isoformat(),
        }
        answer = {"target": payload.get("push_token"), "rateLimits": limits}
        return web.json_response(answer, status=201)

    # The screen

    def screen(self) -> dict[str, Any]:
        """Return everything the page shows."""
        phone = self.phone
        return {
            "name": phone.name,
            "battery": phone.battery,
            "place": phone.place.name,
            "notifications": phone.notifications.as_json(),
            "log": phone.notifications.log_as_json()[-8:],
        }

    async def _page(self, _: web.Request) -> web.StreamResponse:
        return web.Response(text=PAGE.read_text(), content_type="text/html")

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        try:
            while True:
                version = self.phone.version
                await response.write(f"data: {json.dumps(self.screen())}\n\n".encode())
                try:
                    async with asyncio.timeout(KEEP_ALIVE):
                        await self.phone.wait_for_change(version)
                except TimeoutError:
                    continue
        except ConnectionResetError:
            return response

    async def _notifications(self, _: web.Request) -> web.Response:
        return web.json_response(self.phone.notifications.as_json())

    async def _log(self, _: web.Request) -> web.Response:
        return web.json_response(self.phone.notifications.log_as_json())

    async def _tap(self, request: web.Request) -> web.Response:
        body = await request.json()
        notification = self._find(body)
        if not await self.phone.tap(notification, body["action"], body.get("reply")):
            raise web.HTTPBadGateway(text="Home Assistant does not answer")
        return web.json_response({})

    async def _dismiss(self, request: web.Request) -> web.Response:
        await self.phone.dismiss(self._find(await request.json()))
        return web.json_response({})

    def _find(self, body: dict[str, Any]) -> Notification:
        found = self.phone.notifications.find(id=body.get("id"), tag=body.get("tag"))
        if found is None:
            raise web.HTTPNotFound(text="no such notification")
        return found
