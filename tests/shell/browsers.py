"""People who look at the page: real connections, as a browser opens them."""

from dataclasses import dataclass, field
from typing import Any

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import CLIENT_ID, MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.back_recovery.const import DOMAIN

from .acting import settle


@dataclass
class Browser:
    """A page that is open. `pages` is everything it was sent, the newest at the end."""

    hass: HomeAssistant
    socket: Any
    language: str = "en"
    clock: str | None = None
    pages: list[dict[str, Any]] = field(default_factory=list)
    number: int = 0

    async def look(self, entry_id: str | None = None) -> dict[str, Any]:
        """Open the page; return what it shows at first."""
        message: dict[str, Any] = {"type": f"{DOMAIN}/subscribe", **self._speaks}
        if entry_id:
            message["entry_id"] = entry_id
        await self.socket.send_json_auto_id(message)
        while not self.pages:
            await self._read()
        return self.page

    @property
    def _speaks(self) -> dict[str, str]:
        clock = {"clock": self.clock} if self.clock else {}
        return {"language": self.language, **clock}

    async def close(self) -> None:
        """Look at something else."""
        message = {"type": "unsubscribe_events", "subscription": self.number}
        await self.socket.send_json_auto_id(message)
        assert (await self._answer())["success"]

    async def act(self, entry: Any, action: str, **data: Any) -> dict[str, Any]:
        """Tap; return what the house says to it, and fail where it refuses."""
        answer = await self._act(entry, action, data)
        assert answer["success"], answer
        result: dict[str, Any] = answer["result"]
        return result

    async def refused(self, entry: Any, action: str, **data: Any) -> tuple[str, str]:
        """Tap; return why it is refused: the code, and the words."""
        answer = await self._act(entry, action, data)
        assert not answer["success"], answer
        return answer["error"]["code"], answer["error"]["message"]

    async def _act(self, entry: Any, action: str, data: dict[str, Any]) -> dict[str, Any]:
        entry_id = entry if isinstance(entry, str) else entry.entry_id
        message = {"type": f"{DOMAIN}/act", **self._speaks}
        await self.socket.send_json_auto_id(
            {**message, "entry_id": entry_id, "action": action, "data": data}
        )
        answer = await self._answer()
        await settle(self.hass)
        await self.catch_up()
        return answer

    async def catch_up(self) -> None:
        """Read everything that was sent until now."""
        await settle(self.hass)
        await self.socket.send_json_auto_id({"type": "ping"})
        while (await self._read())["type"] != "pong":
            pass

    async def _answer(self) -> dict[str, Any]:
        while (found := await self._read())["type"] != "result":
            pass
        return found

    async def _read(self) -> dict[str, Any]:
        found: dict[str, Any] = await self.socket.receive_json()
        if found["type"] == "event":
            self.number = found["id"]
            self.pages.append(found["event"])
        return found

    @property
    def page(self) -> dict[str, Any]:
        """What it shows now."""
        return self.pages[-1]

    @property
    def plan(self) -> dict[str, Any]:
        """The plan it shows."""
        plan: dict[str, Any] = self.page["plan"]
        return plan

    @property
    def asked(self) -> list[str]:
        """What is asked, what comes first at the beginning."""
        return [one["kind"] for one in self.plan["now"]]

    def asking(self, kind: str) -> str:
        """Return the id of the first open question of a kind."""
        found: str = next(one["asking"] for one in self.plan["now"] if one["kind"] == kind)
        return found


async def a_browser(
    hass: HomeAssistant,
    clients: WebSocketGenerator,
    user: MockUser,
    language: str = "en",
    clock: str | None = None,
) -> Browser:
    """Sign in."""
    token = await hass.auth.async_create_refresh_token(user, CLIENT_ID)
    socket = await clients(hass, hass.auth.async_create_access_token(token))
    return Browser(hass, socket, language, clock)


async def heat_up(browser: Browser, plan: MockConfigEntry) -> None:
    """Begin a session of the pad: first it is asked whether somebody is there."""
    await browser.act(plan, "start")
    await browser.act(plan, "start_activity", activity="heating_pad")
    await browser.act(plan, "tap", asking=browser.asking("are_you_there"), answer="START")
