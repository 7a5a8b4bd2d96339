"""The pad and the bath as they really are, outside Home Assistant, and what is done to them."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
import json
from pathlib import Path
import re
from typing import Any

from demo_house.demo import Demo
from demo_house.minute_plan import STORED_IN
from demo_house.waiting import until

from custom_components.back_recovery.engine.model.guards import Guard, GuardState
from custom_components.back_recovery.engine.record import Record

from .scene import read_record

SESSION = 8
"""Seconds that the pad may be on, and that somebody soaks."""

FULL_AT = 10
"""Percent at which the bath counts as full: the open tap needs eight seconds to there."""


@dataclass(frozen=True, kw_only=True)
class Appliance:
    """Something that burns or floods: its activity, its entity, and its deeds in the house."""

    activity: str
    entity: str
    on: str
    off: str
    reachable: str


PAD = Appliance(
    activity="heating_pad",
    entity="switch.heating_pad",
    on="pad_on",
    off="pad_off",
    reachable="pad_reachable",
)
BATH = Appliance(
    activity="bath",
    entity="valve.bath",
    on="valve_open",
    off="valve_close",
    reachable="bath_reachable",
)
APPLIANCES = (PAD, BATH)

NEVER: dict[str, Any] = {
    "schedule": "never",
    "gap": 0,
    "most_per_day": 100,
    "duration": SESSION / 60,
    "needs_home": False,
}
BOTH: dict[str, dict[str, Any]] = {
    PAD.activity: NEVER,
    BATH.activity: {**NEVER, "target_level": FULL_AT},
}
"""A plan in which both are there for whoever wants them."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done in the house, and what was on disk at that instant."""

    at: float
    name: str
    record: Record


class Witness:
    """Sees what really happens in the house, and what is on disk when it does."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        self.deeds: list[Deed] = []
        entries = json.loads((demo.folder / STORED_IN).read_text())["data"]["entries"]
        # The plan of Alex is the one that was made first.
        entry = next(one for one in entries if one["domain"] == "back_recovery")
        self.entry_id: str = entry["entry_id"]
        self._path: Path = demo.folder / ".storage" / f"back_recovery.{self.entry_id}"
        demo.house.witnesses.append(self._saw)

    def _saw(self, deed: str, _value: object) -> None:
        self.deeds.append(Deed(datetime.now(UTC).timestamp(), deed, self.record()))

    def record(self) -> Record:
        """Return what is on disk."""
        return read_record(self._path) if self._path.exists() else Record()

    def guard(self, appliance: Appliance) -> Guard | None:
        return next((one for one in self.record().guards if one.device == appliance.entity), None)

    def is_on(self, appliance: Appliance) -> bool:
        """Tell whether it is warm, or water runs: the truth, whatever Home Assistant believes."""
        self.demo.house.state()
        house = self.demo.house.house
        return house.pad.is_on if appliance is PAD else house.bath.position > 0

    def stays_on(self, appliance: Appliance) -> bool:
        """Tell whether it is on for good: a valve that is closing needs nobody any more."""
        bath = self.demo.house.house.bath
        return self.is_on(appliance) and (appliance is PAD or bath.target > 0)

    def of(self, name: str, since: float = 0) -> list[Deed]:
        return [one for one in self.deeds if one.name == name and one.at >= since]

    def off_at(self, appliance: Appliance) -> float:
        """Return when it went off the last time; a valve needs three seconds from there."""
        if appliance is PAD:
            return self.demo.house.house.pad.switched[-1][0]
        return self.of(appliance.off)[-1].at

    # Waiting

    async def until_on(self, appliance: Appliance, seconds: float = 10) -> None:
        await until(self._asking(appliance), seconds=seconds)

    async def until_off(self, appliance: Appliance, seconds: float = 10) -> None:
        await until(self._asking(appliance), lambda is_on: not is_on, seconds=seconds)

    def _asking(self, appliance: Appliance) -> Any:
        async def ask() -> bool:
            return self.is_on(appliance)

        return ask

    async def until_done(self, name: str, since: float, seconds: float = 10) -> Deed:
        """Wait until something has been done in the house; look often."""
        async with asyncio.timeout(seconds):
            while not (found := self.of(name, since)):
                await asyncio.sleep(0.005)
        return found[0]

    async def settled(self, seconds: float = 30) -> Record:
        """Return the record once all is performed and every device has proven that it is off."""

        async def ask() -> Record:
            return self.record()

        def is_quiet(record: Record) -> bool:
            return not record.pending and all(one.state is GuardState.OFF for one in record.guards)

        return await until(ask, is_quiet, seconds=seconds)

    def set_up_at(self, before: float) -> float:
        """Return when Home Assistant began to set the integration up, the last time until then."""
        lines = re.findall(
            r"^(\S+ \S+) INFO .* Setting up back_recovery$",
            self.demo.instance.console.read_text(errors="replace"),
            re.MULTILINE,
        )
        instants = (datetime.fromisoformat(line).timestamp() for line in lines)
        return max(instant for instant in instants if instant <= before)
