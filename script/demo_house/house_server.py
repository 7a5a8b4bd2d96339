"""The simulated house on the network: its devices answer here, on the loopback interface."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
import time
from typing import Any

from aiohttp import web

from .house import DEEDS, House, NotReachable


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button that Home Assistant shows for something people do."""

    deed: str
    name: str
    icon: str
    value: Any = None

    @property
    def key(self) -> str:
        """An id of its own; two buttons may stand for the same deed."""
        return self.name.lower().replace(" ", "_")


BUTTONS = (
    Button(
        deed="gym_log_deadlift",
        name="Finish a deadlift session",
        icon="mdi:weight-lifter",
    ),
    Button(deed="gym_log_bench", name="Finish a bench session", icon="mdi:dumbbell"),
    Button(deed="watch_strength", name="Watch says 70 min strength", icon="mdi:watch"),
    Button(deed="watch_run", name="Watch says 30 min run", icon="mdi:run"),
    Button(deed="walk", name="Take 600 steps", icon="mdi:shoe-print"),
    Button(deed="leak", name="Leak in the bathroom", icon="mdi:water-alert", value=True),
    Button(deed="leak", name="Wipe the floor", icon="mdi:water-check", value=False),
    Button(deed="bath_drain", name="Empty the bath", icon="mdi:bathtub-outline"),
    Button(
        deed="pad_reachable",
        name="Pad offline",
        icon="mdi:lan-disconnect",
        value=False,
    ),
    Button(
        deed="pad_reachable",
        name="Pad online",
        icon="mdi:lan-connect",
        value=True,
    ),
    Button(deed="pad_stuck", name="Pad stuck", icon="mdi:lock", value=True),
    Button(deed="pad_stuck", name="Pad repaired", icon="mdi:lock-open", value=False),
)

type Deed = Callable[[], Awaitable[None]]
type Witness = Callable[[str, Any], None]


class HouseServer:
    """Serves a house; `deeds` adds what is not the house's own, such as somebody leaving it."""

    def __init__(self) -> None:
        self.house = House(time.time())
        self.buttons = list(BUTTONS)
        self.deeds: dict[str, Deed] = {}
        self.witnesses: list[Witness] = []
        """Told of every deed just before it is done."""
        self.url = ""
        self._runner: web.AppRunner | None = None

    def add(self, button: Button, deed: Deed) -> None:
        """Add a button of somebody else's; before `start`."""
        self.buttons.append(button)
        self.deeds[button.deed] = deed

    async def start(self, port: int = 0) -> None:
        app = web.Application()
        app.add_routes(
            [
                web.get("/state", self._get_state),
                web.get("/buttons", self._get_buttons),
                web.post("/do/{deed}", self._do),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def state(self) -> dict[str, Any]:
        self.house.advance(time.time())
        return self.house.state()

    async def perform(self, deed: str, value: Any = None) -> None:
        """Do something in the house; KeyError when there is no such deed."""
        for witness in self.witnesses:
            witness(deed, value)
        if deed in self.deeds:
            await self.deeds[deed]()
        else:
            self.house.perform(deed, value, time.time())

    async def _get_state(self, _: web.Request) -> web.Response:
        return web.json_response(self.state())

    async def _get_buttons(self, _: web.Request) -> web.Response:
        return web.json_response(
            [
                {
                    "key": button.key,
                    "deed": button.deed,
                    "name": button.name,
                    "icon": button.icon,
                    "value": button.value,
                }
                for button in self.buttons
            ]
        )

    async def _do(self, request: web.Request) -> web.Response:
        deed = request.match_info["deed"]
        if deed not in DEEDS and deed not in self.deeds:
            return web.json_response({"error": f"nobody can do {deed}"}, status=404)
        body = await request.json() if request.can_read_body else {}
        try:
            await self.perform(deed, body.get("value"))
        except NotReachable as error:
            return web.json_response({"error": str(error)}, status=503)
        return web.json_response(self.state())
