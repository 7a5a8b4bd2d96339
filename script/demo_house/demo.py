"""The whole scene: a house, its people with their phones, and a Home Assistant in the middle."""

from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any, Self

from . import dashboard, minute_plan
from .client import Client
from .config_folder import Settings
from .house_server import Button, HouseServer
from .instance import USUAL_PORT, Instance, free_port, local_time_zone
from .minute_plan import MinutePlan
from .people import ALEX, BOB, PEOPLE, Person
from .phone import Phone
from .set_up import DEVICES, DOMAIN, add_devices, set_up
from .waiting import until
from .workout_sources import THREE_SOURCES, set_up_sources, tell_from_three_sources

JOURNEYS = (
    (ALEX, "gym", "Go to the gym", "mdi:dumbbell"),
    (ALEX, "outside", "Go for a walk", "mdi:walk"),
    (ALEX, "home", "Go home", "mdi:home"),
    (BOB, "gym", "Bob goes to the gym", "mdi:dumbbell"),
    (BOB, "home", "Bob goes home", "mdi:home"),
)


class Demo:
    """Use as a context manager: everything it started is stopped at the end.

    Back Recovery is set up for Alex, with `plan` instead of the usual one; Bob has none. Without
    devices Home Assistant starts faster.
    """

    def __init__(
        self,
        folder: Path,
        *,
        port: int = USUAL_PORT,
        keep: bool = False,
        plan: MinutePlan | None = None,
        time_zone: str | None = None,
        language: str = "en",
        has_devices: bool = True,
    ) -> None:
        self.folder = folder
        self.plan = plan
        self.house = HouseServer()
        self.phones = {
            person: Phone(person, folder / f"phone_{person.key}.json") for person in PEOPLE
        }
        self.webhook_url = ""
        self.instance: Instance
        self.client: Client
        self._port = port
        self._keep = keep
        self._time_zone = time_zone or local_time_zone()
        self._language = language
        self._has_devices = has_devices
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Start the devices, then Home Assistant, then everything that needs it."""
        try:
            await self._start()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    def phone(self, person: Person = ALEX) -> Phone:
        return self.phones[person]

    async def _start(self) -> None:
        for phone in self.phones.values():
            self._stack.push_async_callback(phone.stop)
            await phone.start()
        for person, place, name, icon in JOURNEYS:
            button = Button(deed=f"{person.key}_to_{place}", name=name, icon=icon)
            self.house.add(button, partial(self.phones[person].go, place))
        self.house.add(THREE_SOURCES, self._tell_from_three_sources)
        self._stack.push_async_callback(self.house.stop)
        await self.house.start()

        settings = Settings(
            port=free_port(self._port),
            house_url=self.house.url if self._has_devices else "",
            time_zone=self._time_zone,
            language=self._language,
        )
        self.instance = Instance.create(self.folder, settings, keep=self._keep)
        self._stack.push_async_callback(self.instance.terminate)
        await self.instance.start()
        self.client = await self._stack.enter_async_context(self.instance.client())

        await self._settle_in()

    async def _settle_in(self) -> None:
        """Everybody is at home, phone in hand, Alex has a plan and looks at the dashboard."""
        for person, phone in self.phones.items():
            async with self.instance.client(person) as client:
                await phone.register(client)
        wanted = {phone.notify_action for phone in self.phones.values()}
        await until(self.client.actions, wanted.issubset)
        if not await self.client.entries(DOMAIN):
            entry = await set_up(self.client, self._answers())
            if self._has_devices:
                await self._add_devices(entry["entry_id"])
        if self.plan:
            await self.instance.terminate()
            minute_plan.write(self.folder, self.plan)
            await self.instance.start()
        if not self.webhook_url:
            self.webhook_url = await set_up_sources(self.client, has_accounts=self._has_devices)
        await self.report_places()
        await dashboard.save(self.client, self.phones)

    async def _tell_from_three_sources(self) -> None:
        await tell_from_three_sources(self.house, self.webhook_url)

    async def _add_devices(self, entry_id: str) -> None:
        """Let the house switch the pad and the bath, once they are known after a first start."""
        wanted = {answers["device"] for answers in DEVICES.values()}
        await until(self.client.states, lambda states: wanted <= states.keys())
        await add_devices(self.client, entry_id, DEVICES)

    def _answers(self) -> dict[str, Any]:
        """Return what Alex enters at set-up."""
        answers = {
            "person": ALEX.entity_id,
            "phones": [self.phone(ALEX).notify_action],
            "gym_zones": ["zone.gym"],
        }
        if self._has_devices:
            answers["speakers"] = ["media_player.living_room_speaker"]
            answers["tts_engine"] = "tts.house_voice"
        return answers

    async def report_places(self) -> None:
        """Let Home Assistant know where everybody is: after a start it does not."""
        for phone in self.phones.values():
            await phone.report_location()
