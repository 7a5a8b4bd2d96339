"""One house in a process of its own: it is told what to do, a line of JSON each, and answers.

    python -m benchmarks.worker WAY PERSONS FOLDER PORT

WAY is `empty`, `barest`, `lean`, `usual` or `ours`. Between two orders the time in the house stands
still, so several houses can take turns: what disturbs the machine disturbs all of them alike.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
import gc
import json
import os
from pathlib import Path
import sys
from typing import Any, Final

from . import clock as simulated
from .routine import Offer

START: Final = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""A Monday, some hours before anybody begins."""


class Worker:
    """A house, who lives in it, and the orders it takes."""

    def __init__(self, way: str, persons: int, house: Any) -> None:
        """Take over a house that is started."""
        self.way = way
        self.persons = range(persons)
        self.house = house
        self.hass = house.hass
        self.counted: Any = None

    async def move_in(self) -> dict[str, Any]:
        """Let everybody have what their way needs; return what the first and all of them took."""
        from .house import memory  # noqa: PLC0415

        self.house.plug_in_phones(len(self.persons))
        gc.collect()
        before = memory()
        await self._set_up(self.persons[:1])
        gc.collect()
        first = memory()
        await self._set_up(self.persons[1:])
        gc.collect()
        everybody = memory()
        self.house.reply = self._reply
        return {"first": first - before, "rest": everybody - first}

    async def _set_up(self, numbers: range) -> None:
        if self.way == "ours":
            from .ways import ours  # noqa: PLC0415

            await ours.add(self.hass, numbers)
        elif self.way == "barest":
            from .ways.barest import Barest  # noqa: PLC0415

            for number in numbers:
                Barest(self.hass, number)
        await self.house.settle()

    def _reply(self, offer: Offer) -> None:
        if self.way == "ours":
            from .ways import ours  # noqa: PLC0415

            ours.reply(self.hass, offer)
        else:
            action = offer.data["data"]["actions"][0]["action"]
            self.hass.bus.async_fire("mobile_app_notification_action", {"action": action})

    async def begin(self) -> None:
        """Let everybody turn their routine on."""
        await self._turn("on")

    async def end(self) -> None:
        """Let everybody turn it off."""
        await self._turn("off")

    async def _turn(self, to: str) -> None:
        # The barest has no switch, and an empty house nothing to switch.
        kind = {"ours": "switch", "lean": "input_boolean", "usual": "input_boolean"}.get(self.way)
        for number in self.persons if kind else ():
            target = {"entity_id": f"{kind}.back_{number}"}
            await self.hass.services.async_call(kind, f"turn_{to}", target, blocking=True)
        await self.house.settle()

    async def day(self) -> dict[str, Any]:
        """Let the rest of the day pass."""
        return await self.play(self.house.next_midnight())

    async def hours(self, number: float) -> dict[str, Any]:
        """Let so many hours pass."""
        return await self.play(self.house.now + timedelta(hours=number))

    async def play(self, until: datetime) -> dict[str, Any]:
        """Let the time pass to an instant and return what it cost."""
        if self.counted:
            self.counted.counts.clear()
        found: dict[str, Any] = await self.house.measure(until)
        if self.counted:
            found |= self.counted.counts
        return found

    async def count(self) -> None:
        """Count from now on what is saved."""
        from .ways.ours import Counted  # noqa: PLC0415

        self.counted = Counted()

    async def memory(self) -> int:
        """Return the bytes of this process."""
        from .house import memory  # noqa: PLC0415

        gc.collect()
        return memory()


def packages(way: str, persons: int) -> dict[str, str]:
    """Return the YAML of a way, a package a person."""
    from .ways import yaml  # noqa: PLC0415

    write = {"lean": yaml.lean, "usual": yaml.usual}.get(way)
    return {f"back_{one}": write(one) for one in range(persons)} if write else {}


def main(way: str, persons: int, folder: Path, port: int) -> None:
    """Start a house, and take orders until there are no more."""
    # What Home Assistant prints is not an answer.
    answers, sys.stdout = sys.stdout, sys.stderr
    clock, loop = simulated.install(START)
    from homeassistant import runner  # noqa: PLC0415

    from .house import boot, write_folder  # noqa: PLC0415

    write_folder(folder, port, packages(way, persons))
    if way == "ours":
        here = Path(__file__).parents[1] / "custom_components"
        (folder / "custom_components").symlink_to(here, target_is_directory=True)
    runner.configure_event_loop(loop)

    def run[T](work: Awaitable[T]) -> T:
        async def do() -> T:
            return await work

        clock.go()
        try:
            return loop.run_until_complete(do())
        finally:
            clock.stop()

    worker = Worker(way, persons, run(boot(folder, clock, loop)))
    print(json.dumps("ready"), file=answers, flush=True)
    for line in sys.stdin:
        name, *given = json.loads(line)
        order: Callable[..., Awaitable[Any]] = getattr(worker, name)
        print(json.dumps(run(order(*given))), file=answers, flush=True)
    # Nothing of it is needed any more, and threads of the recorder would be waited for.
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
