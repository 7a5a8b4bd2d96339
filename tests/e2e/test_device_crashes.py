"""kill -9 while something gets warm or wet: it is off again as soon as anybody is there to do it.

The pad and the bath are outside Home Assistant: they stay on, and the bath fills, while it is dead.
`KILLS=200 script/test e2e tests/e2e/test_device_crashes.py` does it more often,
`SEED=7` with other choices.
"""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import cycle
import os
from statistics import median

from demo_house.demo import Demo
from demo_house.instance import describe
from demo_house.minute_plan import MinutePlan, midday_zone
import pytest
import pytest_asyncio

from custom_components.back_recovery.engine.model.effects import Tell
from custom_components.back_recovery.engine.model.guards import RUNNING
from custom_components.back_recovery.engine.record import Record

from .appliances import APPLIANCES, BOTH, PAD, Appliance, Witness
from .chance import chosen_seed, how_to_repeat
from .device_stress import OFF_WITHIN, DeviceStress
from .scene import PROBLEM

KILLS = int(os.environ.get("DEVICE_KILLS") or os.environ.get("KILLS", "60"))
SEED = chosen_seed(20261123)
TEXTS = ("ended_late", "stopped_by_restart", "stopped_by_restart_again")


@pytest_asyncio.fixture(loop_scope="session")
async def stress(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[DeviceStress]:
    now = datetime.now(UTC)
    plan = MinutePlan(
        window=600, repeat_after=60, lapse_after=60, snooze=30, spacing=1 / 60, activities=BOTH
    )
    folder = tmp_path_factory.mktemp("device_crash") / "config"
    async with Demo(folder, port=0, plan=plan, time_zone=midday_zone(now)) as demo:
        yield DeviceStress(demo, SEED)


@pytest.mark.timeout(120 + 60 * KILLS)
async def test_what_is_on_goes_off_whenever_the_power_fails(stress: DeviceStress) -> None:
    print(how_to_repeat(__file__, SEED, KILLS))
    took: dict[str, list[float]] = defaultdict(list)
    seen: Counter[str] = Counter()
    try:
        for moment in cycle(stress.moments):
            if stress.kills >= KILLS:
                break
            appliance = stress.random.choice(APPLIANCES)
            if (seconds := await survive(stress, moment, appliance)) is not None:
                took[stress.since].append(seconds)
            seen[moment] += 1
    except BaseException:
        print("\n".join(stress.diary))
        raise
    were_on = sum(len(seconds) for seconds in took.values())
    print(f"{stress.kills} kills: {dict(seen)}, {were_on} of them with a device on")
    for since, seconds in took.items():
        spread = f"{min(seconds):.2f} / {median(seconds):.2f} / {max(seconds):.2f}"
        print(f"seconds from {since} to off, least / median / most of {len(seconds)}: {spread}")
    problems = stress.demo.instance.problems()
    assert not problems, describe(problems)
    # How many instants find a device on depends on the machine; that some do is the point.
    assert were_on


async def survive(stress: DeviceStress, moment: str, appliance: Appliance) -> float | None:
    """Let the power fail once; return how long what was on stayed on after it could go off."""
    stress.note(f"--- {moment} {appliance.activity}")
    await stress.begin()
    await stress.moments[moment](appliance)
    left = [await stress.kill()]
    killed_at = datetime.now(UTC).timestamp()
    was_on = stress.witness.stays_on(appliance)
    left += await stress.start()
    await stress.repair()
    await stress.witness.settled()

    assert not stress.witness.is_on(appliance)
    assert not stress.witness.of(appliance.on, since=killed_at), "switched on without anybody"
    every_end_was_on_disk(stress.witness)
    told_once(stress, left)
    await home_assistant_shows_it_off(stress, appliance)
    took = stress.took(appliance) if was_on else None
    stress.note(f"off after {took} s")
    assert took is None or took <= OFF_WITHIN[stress.since]
    await stress.tidy_up()
    return took


def every_end_was_on_disk(witness: Witness) -> None:
    """Nothing was ever switched on whose end had not been written down before."""
    for appliance in APPLIANCES:
        for deed in witness.of(appliance.on):
            (guard,) = [one for one in deed.record.guards if one.device == appliance.entity]
            assert guard.state in RUNNING
            assert guard.off_at.timestamp() > deed.at


def told_once(stress: DeviceStress, left: list[Record]) -> None:
    """Whoever was interrupted is told so once; again only what was being sent at a kill."""
    was_interrupted = any(one.state in RUNNING for one in left[0].guards)
    sending = sum(
        isinstance(one.effect, Tell) and one.effect.message.text in TEXTS
        for record in left[1:]
        for one in record.pending
    )
    told = stress.told()
    assert was_interrupted <= told <= was_interrupted + sending, f"told {told} times"


async def home_assistant_shows_it_off(stress: DeviceStress, appliance: Appliance) -> None:
    client = stress.demo.client
    off = "off" if appliance is PAD else "closed"
    await client.wait_for(appliance.entity, off, seconds=5)
    await client.wait_for(PROBLEM, "off", seconds=5)
    episode = stress.witness.record().episode
    # Whoever sits in a full bath may go on doing so; nothing else is taken up again.
    assert not (episode and episode.session) or episode.session.soak_minutes is None
