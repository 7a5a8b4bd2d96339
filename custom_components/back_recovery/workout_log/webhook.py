"""The addresses to which apps send workouts: who may, how often, and what is let in.

Whoever knows an address can send to it, so a body is refused as a whole, with a reason,
before anything reads it. Nothing of a body is ever logged above debug.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
import logging
from typing import Final

from aiohttp.hdrs import METH_POST
from aiohttp.web import Request, Response, json_response
from homeassistant.components import webhook
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..settings.workouts import Origin
from ..workouts.guard import MOST_BYTES, BodyRefused, Json, read_body
from ..workouts.observation import BodyReceived
from ..workouts.observe import Observed
from .refusals import Refusals

_LOGGER = logging.getLogger(__name__)

MOST_A_MINUTE: Final = 20
ONE_MINUTE: Final = timedelta(minutes=1)
TOO_OFTEN: Final = "too_often"
UNREADABLE: Final = "unreadable"
NOT_SAVED: Final = "not_saved"

QUICKLY_READ: Final = 64 * 1024
"""Bytes of JSON that keep nobody waiting; more is read beside the event loop."""

PATIENCE: Final = 30
"""Seconds within which a body has to be here."""


type TakeIn = Callable[[BodyReceived], Awaitable[Observed]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What an address received last: a body, or the reason why it was refused."""

    at: datetime
    body: BodyReceived | None = None
    refused: str | None = None


class Webhooks:
    """The addresses of one plan."""

    def __init__(self, hass: HomeAssistant, take_in: TakeIn, refusals: Refusals) -> None:
        """Nothing is open before `follow`."""
        self._hass = hass
        self._take_in = take_in
        self.arrived: dict[str, Arrived] = {}
        self._open: dict[str, Origin] = {}
        self._recent: dict[str, deque[datetime]] = {}
        self._refusals = refusals

    @callback
    def follow(self, origins: Iterable[Origin]) -> None:
        """Open the addresses of these sources, and close all others."""
        wanted = {one.webhook_id: one for one in origins if one.webhook_id}
        for webhook_id, origin in list(self._open.items()):
            if wanted.get(webhook_id) != origin:
                webhook.async_unregister(self._hass, webhook_id)
                del self._open[webhook_id]
        for webhook_id, origin in wanted.items():
            if webhook_id not in self._open:
                webhook.async_register(
                    self._hass,
                    DOMAIN,
                    origin.title,
                    webhook_id,
                    self._handler(origin),
                    local_only=origin.local_only,
                    allowed_methods=[METH_POST],
                )
                self._open[webhook_id] = origin
        sources = {one.id for one in wanted.values()}
        self._recent = {one: self._recent.get(one, deque()) for one in sources}
        self.arrived = {one: found for one, found in self.arrived.items() if one in sources}

    @callback
    def close(self) -> None:
        """Close all of them."""
        self.follow(())

    def _handler(self, origin: Origin) -> webhook.HandlerType:
        async def handle(_hass: HomeAssistant, _webhook_id: str, request: Request) -> Response:
            return await self._async_handle(origin, request)

        return handle

    async def _async_handle(self, origin: Origin, request: Request) -> Response:
        now = dt_util.utcnow()
        try:
            self._count(origin.id, now)
            body = await self._async_parse(await _async_read(request))
            _LOGGER.debug("%s received %s", origin.title, body)
            found = await self._async_take_in(origin, body, now)
        except BodyRefused as err:
            return await self._async_refuse(origin, err.reason, now)
        except HomeAssistantError:
            # Told in Repairs; who sends again later loses nothing.
            return json_response({"error": NOT_SAVED}, status=HTTPStatus.BAD_REQUEST)
        count = len(found.workouts)
        if found.not_read:
            # What could be read is taken in; the rest is an error, not "no workout".
            return await self._async_refuse(origin, found.not_read[0], now, new_workouts=count)
        self._refusals.taken_in(origin.id)
        return json_response({"new_workouts": count})

    async def _async_refuse(
        self, origin: Origin, reason: str, now: datetime, **told: int
    ) -> Response:
        self.arrived[origin.id] = Arrived(at=now, refused=reason)
        await self._refusals.async_count(origin, reason)
        return json_response({"error": reason, **told}, status=HTTPStatus.BAD_REQUEST)

    async def _async_parse(self, raw: bytes) -> Json:
        if len(raw) <= QUICKLY_READ:
            return read_body(raw)
        return await self._hass.async_add_executor_job(read_body, raw)

    def _count(self, source_id: str, now: datetime) -> None:
        """Refuse what comes too often."""
        recent = self._recent.setdefault(source_id, deque())
        while recent and not now - ONE_MINUTE < recent[0] <= now:
            recent.popleft()
        if len(recent) >= MOST_A_MINUTE:
            raise BodyRefused(TOO_OFTEN)
        recent.append(now)

    async def _async_take_in(self, origin: Origin, body: Json, now: datetime) -> Observed:
        received = BodyReceived(source=origin.id, body=body)
        self.arrived[origin.id] = Arrived(at=now, body=received)
        return await self._take_in(received)


async def _async_read(request: Request) -> bytes:
    """Return the body, or the beginning of one that is too big."""
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            while len(body) <= MOST_BYTES:
                chunk = await request.content.read(MOST_BYTES + 1 - len(body))
                if not chunk:
                    break
                body += chunk
    except Exception as err:
        # Broken off, sent too slowly, or compressed with something else than it says.
        raise BodyRefused(UNREADABLE) from err
    return bytes(body)
