"""What one signed-in user can do with Home Assistant from outside: REST and WebSocket."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any, Self

import aiohttp

from .waiting import until

TIMEOUT = aiohttp.ClientTimeout(total=30)


class CallFailed(Exception):
    """Home Assistant refused something; the text is its own."""

    def __init__(self, text: str, status: int | None = None) -> None:
        super().__init__(text)
        self.status = status


class Client:
    """A user's session. Use as a context manager, or close it."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url
        self.token = token
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections; a later call opens them again."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The HTTP session, opened on first use."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                headers={"Authorization": f"Bearer {self.token}"}, timeout=TIMEOUT
            )
        return self._session

    # REST

    async def request(
        self,
        method: str,
        path: str,
        payload: object | None = None,
        query: Mapping[str, str] | None = None,
    ) -> Any:
        """Send one request below /api and return the decoded answer."""
        async with self.session.request(
            method, f"{self.url}/api/{path}", json=payload, params=query
        ) as response:
            if response.status >= 400:
                text = await response.text()
                raise CallFailed(f"{method} {path}: {response.status} {text}", response.status)
            if response.content_type == "application/json":
                return await response.json()
            return await response.text()

    async def is_running(self) -> bool:
        """Say whether start-up is complete; False also when nobody answers."""
        try:
            config = await self.request("GET", "config")
        except aiohttp.ClientError, TimeoutError, CallFailed:
            return False
        return bool(config["state"] == "RUNNING")

    async def states(self) -> dict[str, dict[str, Any]]:
        """Return every state object by entity id."""
        return {state["entity_id"]: state for state in await self.request("GET", "states")}

    async def state(self, entity_id: str) -> dict[str, Any] | None:
        """Return one state object, or None when there is no such entity."""
        try:
            return dict(await self.request("GET", f"states/{entity_id}"))
        except CallFailed as error:
            if error.status == HTTPStatus.NOT_FOUND:
                return None
            raise

    async def value(self, entity_id: str) -> str | None:
        """Return the bare state of one entity, or None when there is no such entity."""
        state = await self.state(entity_id)
        return None if state is None else str(state["state"])

    async def wait_for(self, entity_id: str, value: str, *, seconds: float = 30) -> None:
        """Return as soon as an entity has this state."""
        await until(partial(self.value, entity_id), lambda now: now == value, seconds=seconds)

    async def call(
        self, action: str, data: Mapping[str, Any] | None = None, *, response: bool = False
    ) -> Any:
        """Perform an action ("domain.name"); with `response` return what it answers."""
        domain, _, name = action.partition(".")
        answer = await self.request(
            "POST",
            f"services/{domain}/{name}",
            dict(data or {}),
            {"return_response": ""} if response else None,
        )
        return answer["service_response"] if response else answer

    async def to_do(self, entity_id: str) -> list[dict[str, Any]]:
        """Return the items of a to-do list, ticked ones too."""
        wanted = {"entity_id": entity_id, "status": ["needs_action", "completed"]}
        answer = await self.call("todo.get_items", wanted, response=True)
        return list(answer[entity_id]["items"])

    async def actions(self) -> set[str]:
        """Return the names of every action there is."""
        return {
            f"{domain['domain']}.{name}"
            for domain in await self.request("GET", "services")
            for name in domain["services"]
        }

    async def fire_event(self, event_type: str, data: Mapping[str, Any] | None = None) -> None:
        await self.request("POST", f"events/{event_type}", dict(data or {}))

    async def history(self, entity_id: str, start: datetime) -> list[dict[str, Any]]:
        """Return what the recorder has of one entity since `start`."""
        answer = await self.request(
            "GET",
            f"history/period/{start.isoformat()}",
            query={"filter_entity_id": entity_id},
        )
        return list(answer[0]) if answer else []

    # Config flows

    async def start_flow(
        self, handler: str | list[str], kind: str = "flow", **context: str
    ) -> dict[str, Any]:
        """Start a config flow. `kind`: "flow", "options/flow" or "subentries/flow"."""
        wanted = {"handler": handler, **context}
        return dict(await self.request("POST", f"config/config_entries/{kind}", wanted))

    async def answer_flow(
        self, flow_id: str, user_input: Mapping[str, Any], kind: str = "flow"
    ) -> dict[str, Any]:
        """Submit one form of a flow and return the next step."""
        return dict(
            await self.request("POST", f"config/config_entries/{kind}/{flow_id}", dict(user_input))
        )

    async def entries(self, domain: str) -> list[dict[str, Any]]:
        """Return the config entries of an integration."""
        return list(
            await self.request("GET", "config/config_entries/entry", query={"domain": domain})
        )

    # WebSocket

    @asynccontextmanager
    async def _socket(self) -> AsyncGenerator[aiohttp.ClientWebSocketResponse]:
        async with self.session.ws_connect(f"{self.url}/api/websocket") as socket:
            await socket.receive_json()
            await socket.send_json({"type": "auth", "access_token": self.token})
            answer = await socket.receive_json()
            if answer["type"] != "auth_ok":
                raise CallFailed(f"websocket: {answer}")
            yield socket

    async def command(self, kind: str, **fields: Any) -> Any:
        """Send one WebSocket command and return its result."""
        async with self._socket() as socket:
            await socket.send_json({"id": 1, "type": kind, **fields})
            answer = await socket.receive_json()
        if not answer["success"]:
            raise CallFailed(f"{kind}: {answer['error']}")
        return answer["result"]

    @asynccontextmanager
    async def subscription(
        self, kind: str, **fields: Any
    ) -> AsyncGenerator[AsyncGenerator[dict[str, Any]]]:
        """Subscribe with a WebSocket command; gives an iterator over its events."""
        async with self._socket() as socket:
            await socket.send_json({"id": 1, "type": kind, **fields})
            early = []
            while (answer := await socket.receive_json())["type"] != "result":
                early.append(answer["event"])
            if not answer["success"]:
                raise CallFailed(f"{kind}: {answer['error']}")

            async def events() -> AsyncGenerator[dict[str, Any]]:
                for event in early:
                    yield event
                async for message in socket:
                    yield message.json()["event"]

            yield events()
