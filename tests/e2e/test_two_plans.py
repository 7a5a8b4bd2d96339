"""Two people, two plans and one bath: one of them has it, and the other reads who and until when."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import override

from demo_house.client import CallFailed, Client
from demo_house.demo import Demo
from demo_house.minute_plan import MinutePlan, midday_zone
from demo_house.people import ALEX, BOB
from demo_house.set_up import BATH as BATH_OF_HOUSE, add_devices, set_up
from demo_house.waiting import until
import pytest
import pytest_asyncio

from .appliances import BATH, NEVER, Witness
from .scene import SWITCH

TIMES = 20
LEAK = "binary_sensor.bathroom_leak"


class DemoOfTwo(Demo):
    """A house in which Bob has a plan, too."""

    @override
    async def _add_devices(self, entry_id: str) -> None:
        await super()._add_devices(entry_id)
        # Nobody trains here.
        self.webhook_url = "none"
        answers = {"person": BOB.entity_id, "phones": [self.phone(BOB).notify_action]}
        entry = await set_up(self.client, answers)
        await add_devices(self.client, entry["entry_id"], {BATH.activity: BATH_OF_HOUSE})


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    plan = MinutePlan(
        window=600,
        repeat_after=60,
        lapse_after=60,
        snooze=30,
        spacing=1 / 60,
        # Long enough that nobody is done before the other has asked.
        activities={BATH.activity: {**NEVER, "duration": 5, "target_level": 90}},
    )
    folder = tmp_path_factory.mktemp("two") / "config"
    zone = midday_zone(datetime.now(UTC))
    async with DemoOfTwo(folder, port=0, plan=plan, time_zone=zone) as demo:
        yield demo


async def switch_of_bob(client: Client) -> str:
    names = [one for one in await client.states() if one.startswith(SWITCH)]
    (found,) = [one for one in names if one != SWITCH and one.startswith("switch.")]
    return found


async def press_start(client: Client, switch: str) -> str:
    """Let somebody press start; return why not, nothing where the bath fills."""
    try:
        wanted = {"entity_id": switch, "activity": BATH.activity}
        await client.call("back_recovery.start_activity", wanted)
    except CallFailed as refused:
        return str(refused)
    return ""


async def test_who_start_within_the_same_instant_get_one_bath(house: Demo) -> None:
    witness = Witness(house)
    theirs = await switch_of_bob(house.client)
    for switch in (SWITCH, theirs):
        await house.client.call("switch.turn_on", {"entity_id": switch})
    async with house.instance.client(ALEX) as alex, house.instance.client(BOB) as bob:
        pairs = ((alex, SWITCH), (bob, theirs))
        for number in range(TIMES):
            before = len(witness.of(BATH.on))
            # Sometimes one of them is a little faster.
            first, second = pairs if number % 2 else pairs[::-1]
            pressed = asyncio.ensure_future(press_start(*first))
            await asyncio.sleep(0.005 * number)
            answers = [await press_start(*second), await pressed]

            (refused,) = [one for one in answers if one]
            assert refused.count("uses it until") == 1, refused
            winner = ALEX if answers.index("") == (0 if second[1] == SWITCH else 1) else BOB
            assert winner.name in refused
            await witness.until_on(BATH)
            assert len(witness.of(BATH.on)) == before + 1
            await begin_anew(house, witness)


async def begin_anew(house: Demo, witness: Witness) -> None:
    """End it with a leak, which uses nothing up, and wipe the floor."""
    await house.house.perform("leak", True)
    await witness.until_off(BATH)
    await house.client.wait_for(BATH.entity, "closed", seconds=10)
    await house.house.perform("leak", False)
    await house.house.perform("bath_drain")
    await house.client.wait_for(LEAK, "off", seconds=5)

    async def level() -> float:
        return float(house.house.state()["bath"]["level"])

    await until(level, lambda now: now == 0, seconds=30)
