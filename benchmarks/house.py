"""A real Home Assistant in this process, from its own bootstrap, in a folder of its own.

It records into SQLite and saves to a real disk. Its time is simulated (`clock`), and its phones
are services that note what they are sent.
"""

import asyncio
from datetime import datetime, timedelta
from functools import partial
import gc
import json
from pathlib import Path
import sqlite3
from time import perf_counter, process_time
from typing import Any

from homeassistant import bootstrap, runner
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.util import dt as dt_util

from .clock import Clock, SkippingLoop
from .routine import ANSWERED_AFTER, CLEAR, Heard, Offer, Reply, phone_of

CONFIGURATION = """\
homeassistant:
  name: Bench
  latitude: 52.37
  longitude: 4.89
  elevation: 0
  unit_system: metric
  currency: EUR
  country: NL
  language: en
  time_zone: UTC
  packages: !include_dir_named packages
config:
conversation:
history:
logbook:
logger:
  default: critical
  logs:
    # Nothing here needs the ffmpeg program, and nothing should look for the network.
    haffmpeg: fatal
recorder:
template:
"""
"""What a new installation has, without what looks around the network."""

OLDEST = 2
"""The generation of Python's collector that holds what has been there for long."""

MEMORY = Path("/proc/self/status")


def write_folder(folder: Path, port: int, packages: dict[str, str]) -> None:
    """Write the configuration, with these packages of YAML."""
    (folder / "packages").mkdir(parents=True)
    (folder / "configuration.yaml").write_text(CONFIGURATION)
    for name, text in packages.items():
        (folder / "packages" / f"{name}.yaml").write_text(text)
    (folder / ".storage").mkdir()
    server = {"server_host": ["127.0.0.1"], "server_port": port}
    stored = {"version": 1, "minor_version": 1, "key": "http", "data": server}
    (folder / ".storage" / "http").write_text(json.dumps(stored))


def memory() -> int:
    """Return the bytes of this process that are its own, 0 where the system does not say."""
    if not MEMORY.exists():
        return 0
    lines = MEMORY.read_text().splitlines()
    found = next(line for line in lines if line.startswith("RssAnon:"))
    return int(found.split()[1]) * 1024


class House:
    """Home Assistant, its phones, and what is counted in it."""

    def __init__(self, hass: HomeAssistant, clock: Clock, loop: SkippingLoop) -> None:
        """Count from now on."""
        self.hass = hass
        self.clock = clock
        self.loop = loop
        self.heard = Heard()
        self.changes = 0
        self.reply: Reply = lambda _offer: None
        self.collections: list[tuple[float, float]] = []
        self._collecting_since = 0.0
        gc.callbacks.append(self._collecting)
        self._recorder: Recorder = get_instance(hass)
        loop.wait_for(lambda: self._recorder.backlog > 0)
        hass.bus.async_listen(EVENT_STATE_CHANGED, self._changed)

    def _collecting(self, phase: str, info: dict[str, int]) -> None:
        """Note when Python goes through all objects there are, and for how many ms."""
        if info["generation"] < OLDEST:
            return
        if phase == "start":
            self._collecting_since = perf_counter()
        else:
            took = 1000 * (perf_counter() - self._collecting_since)
            self.collections.append((self.clock.now(), took))

    @callback
    def _changed(self, _event: object) -> None:
        self.changes += 1

    def plug_in_phones(self, count: int) -> None:
        """Let that many people have a phone."""
        for number in range(count):
            self.hass.services.async_register(
                "notify", phone_of(number), partial(self._pushed, number)
            )

    async def _pushed(self, person: int, call: ServiceCall) -> None:
        data = dict(call.data)
        if data.get("message") == CLEAR:
            self.heard.cleared += 1
            return
        self.heard.messages += 1
        offer = Offer(person, self.clock.now(), data)
        if data.get("data", {}).get("actions"):
            self.heard.offers.append(offer)
            self.loop.call_uncounted(ANSWERED_AFTER, partial(self.reply, offer))

    async def settle(self) -> None:
        """Wait until all that was begun is done, and the recorder has written what there is."""
        await self.hass.async_block_till_done(wait_background_tasks=True)
        await self.hass.async_add_executor_job(self._recorder.block_till_done)

    async def until(self, when: datetime) -> None:
        """Let the time pass to an instant."""
        passed: asyncio.Future[None] = self.loop.create_future()
        self.loop.call_uncounted(
            max(0, when.timestamp() - self.clock.now()), partial(passed.set_result, None)
        )
        await passed

    @property
    def now(self) -> datetime:
        """What time it is in the house."""
        return dt_util.utcnow()

    def next_midnight(self) -> datetime:
        """Return the end of this day."""
        today = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        return today + timedelta(days=1)

    async def measure(self, until: datetime) -> dict[str, Any]:
        """Let the time pass to an instant; return what it cost, and what was heard."""
        await self.settle()
        before = await self.hass.async_add_executor_job(self.stored)
        self.heard, self.changes, fired = Heard(), 0, self.loop.fired
        gc.collect()
        self.collections = []
        began = process_time()
        await self.until(until)
        fired = self.loop.fired - fired
        await self.settle()
        cpu = process_time() - began
        after = await self.hass.async_add_executor_job(self.stored)
        return {
            "cpu": 1000 * cpu,
            **{name: after[name] - before[name] for name in after},
            "changes": self.changes,
            "wakes": fired,
            "offers": len(self.heard.offers),
            "messages": self.heard.messages,
            "cleared": self.heard.cleared,
            "came": [(offer.person, offer.at) for offer in self.heard.offers],
            "collections": self.collections,
            "objects": len(gc.get_objects()),
        }

    def stored(self) -> dict[str, float]:
        """Return the rows of the recorder's database, those of statistics, and its KiB in use."""
        path = self.hass.config.path("home-assistant_v2.db")
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:

            def ask(sql: str) -> int:
                return int(database.execute(sql).fetchone()[0])

            names = database.execute("select name from sqlite_master where type = 'table'")
            rows = {name: ask(f'select count(*) from "{name}"') for (name,) in names.fetchall()}
            pages = ask("pragma page_count") - ask("pragma freelist_count")
            return {
                "rows": sum(rows.values()),
                "statistics": sum(n for name, n in rows.items() if name.startswith("statistics")),
                "kib": pages * ask("pragma page_size") / 1024,
            }


async def boot(folder: Path, clock: Clock, loop: SkippingLoop) -> House:
    """Start Home Assistant as its own command does."""
    hass = await bootstrap.async_setup_hass(
        runner.RuntimeConfig(config_dir=str(folder), skip_pip=True, log_no_color=True)
    )
    assert hass, "Home Assistant did not start"
    await hass.async_start()
    house = House(hass, clock, loop)
    await house.settle()
    return house
