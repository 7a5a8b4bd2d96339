"""Weeks of many people at random: nothing breaks, nothing is left over, nothing grows.

`script/soak` plays 30 days of 20 people; the tests play a few days of a few.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import gc
import logging
import os
from pathlib import Path
import sys

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest

from custom_components.back_recovery.const import DOMAIN
from tests.shell.acting import settle
from tests.shell.test_cost import armed
from tests.shell.workout_log.test_webhook_fuzz import memory_in_use

from .life import Life
from .street import Street
from .witness import watched

DAYS = int(os.environ.get("DAYS", "2"))
PEOPLE = int(os.environ.get("PEOPLE", "3"))
SEED = int(os.environ.get("SEED", "20261001"))

FROM_MIDNIGHT = datetime(2026, 10, 1, tzinfo=UTC)
"""Sydney sets its clocks forward on 4 October, Amsterdam back on the 25th."""
ZONES = {
    0: "Australia/Sydney",
    10: "Asia/Kathmandu",
    14: "America/New_York",
    20: "Europe/Amsterdam",
}
"""From which day on the house is where."""

FORGOTTEN_AFTER = timedelta(days=36)
"""When nothing is kept any more of an episode that ended, and of what was asked in it."""
EACH_MAY_KEEP = 3
"""How many objects of ours more each plan may have when everything is over: a list of signs that
still stands to be answered, and what earlier recoveries left."""
MAY_GROW = 1.1
"""How many objects there may be in all, of those before it began: Home Assistant's registries keep what was read and renamed, and the
harness every call of a mock (looked through by type after 12 days of 8 people)."""

EXPECTED = (
    "We found a custom integration",
    "does not exist and is not switched on",
    "is not switched on: nobody will be there",
)
"""What Home Assistant says of any integration, and what a plug that is renamed or goes away in the middle of it is logged for."""


@dataclass
class Size:
    """What is in memory."""

    when: str
    ours: int
    objects: int
    mebibytes: float


def size(when: str) -> Size:
    """Measure, without what is worked out once: how much of that is kept has a limit."""
    for name, module in list(sys.modules.items()):
        if DOMAIN in name:
            for one in vars(module).values():
                forget_answers(one)
    gc.collect()
    objects = gc.get_objects()
    ours = sum(type(one).__module__.startswith(f"custom_components.{DOMAIN}") for one in objects)
    return Size(when, ours, len(objects), memory_in_use() / 2**20)


@pytest.mark.timeout(60 + 60 * DAYS * PEOPLE)
@pytest.mark.freeze_time(FROM_MIDNIGHT - FORGOTTEN_AFTER - timedelta(days=2))
async def test_weeks_at_random(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    print(f"\nTo repeat it: script/soak --days {DAYS} --people {PEOPLE} --seed {SEED}")
    # Where each task was begun is of no use here, and takes a fifth of the time.
    hass.loop.set_debug(False)
    hass.config.config_dir = str(tmp_path)
    caplog.set_level(logging.WARNING)
    caplog.set_level(logging.ERROR, "asyncio")
    await hass.config.async_set_time_zone(ZONES[0])
    street = Street(hass, freezer, SEED)
    began = os.times().elapsed
    sizes = []
    with watched(street.witness_of):
        await street.move_in(PEOPLE)
        lives = [Life(street, person) for person in street.people]
        # Whatever is read, imported or worked out once is in memory after a first day.
        await a_day(street, lives, dt_util.utcnow())
        await everything_is_over(street)
        sizes.append(size("before"))
        for day in range(DAYS):
            if day in ZONES:
                await street.move_clock(ZONES[day])
            await a_day(street, lives, FROM_MIDNIGHT + timedelta(days=day))
            sizes.append(size(f"day {day + 1}"))
            nothing_is_said_unasked(street, caplog)
        await everything_is_over(street)
        sizes.append(size("over"))
        nothing_is_said_unasked(street, caplog)
        await everybody_leaves(street)
    report(street, sizes, os.times().elapsed - began)
    assert sizes[-1].ours <= sizes[0].ours + EACH_MAY_KEEP * PEOPLE
    assert sizes[-1].objects <= MAY_GROW * sizes[0].objects


async def a_day(street: Street, lives: list[Life], midnight: datetime) -> None:
    """Let everybody live for a day, and the house be restarted on many."""
    await street.pass_until(midnight)
    deeds = [(at, life) for life in lives for at in life.times(midnight)]
    restarts_at = midnight + timedelta(seconds=street.random.randrange(86400))
    if street.random.random() < 0.6:
        deeds.append((restarts_at, None))
    for at, life in sorted(deeds, key=lambda one: one[0]):
        await street.pass_until(at)
        if life is None:
            down_for = street.random.choice([20, 60, 600, 7200, 40_000])
            crashes = street.random.random() < 0.5
            await street.restart(crashes=crashes, down_for=timedelta(seconds=down_for))
            continue
        await life.does_something()
        street.check(life.person)
    await street.pass_until(midnight + timedelta(days=1))
    for person in street.people:
        street.check(person)
    each = len(street.people)
    timers = armed(street.hass)
    assert timers["WakeUp._wake"] <= each
    assert timers["_Checks._look"] <= 1


def nothing_is_said_unasked(street: Street, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing of ours is in the log at WARNING or above, and no traceback of anybody."""
    for record in caplog.records:
        if any(words in record.getMessage() for words in EXPECTED):
            street.counted["expected warnings"] += 1
            continue
        is_ours = "back_recovery" in record.name or "back_recovery" in record.getMessage()
        assert not is_ours, "\n".join([*street.diary, record.getMessage()])
        assert not record.exc_info, record.getMessage()
    caplog.clear()


def forget_answers(function: object) -> None:
    """Clear the cache of a function, or of the one behind it."""
    behind = [cell.cell_contents for cell in getattr(function, "__closure__", None) or ()]
    for one in (function, *behind):
        if clear := getattr(one, "cache_clear", None):
            clear()


async def everything_is_over(street: Street) -> None:
    """Let every recovery end, and be forgotten; what was noted of them is forgotten here, too."""
    for plug in street.plugs:
        plug.ignores = 0
        plug.become(available=True, is_on=False)
    for person in street.people:
        if person.recovery.episode:
            await street.turn_off(person)
    await street.pass_until(dt_util.utcnow() + FORGOTTEN_AFTER)
    for person in street.people:
        assert person.recovery._journal.kept.last is None
        await street.reload(person)
        person.buttons.clear()
        person.witness.begin_from(person.recovery._journal.kept)
        person.witness.offered.clear()
    street.diary.clear()
    street.watched.clear()


async def everybody_leaves(street: Street) -> None:
    """Unload every plan: no timer, no task is left."""
    for person in street.people:
        assert await street.hass.config_entries.async_unload(person.entry.entry_id)
    await settle(street.hass)
    assert armed(street.hass) == {}
    assert not [
        task for task in street.hass._background_tasks if "back_recovery" in task.get_name()
    ]


def report(street: Street, sizes: list[Size], took: float) -> None:
    """Print what was lived through, and what it left in memory."""
    counted = street.counted
    counted["steps"] = sum(one.witness.steps for one in street.people)
    counted["laws asked"] = sum(one.witness.checks for one in street.people)
    counted["pushes"] = sum(one.pushes for one in street.people)
    print(f"{DAYS} days of {PEOPLE} people in {took:.0f} s, until {dt_util.utcnow():%d %B}")
    for name, count in sorted(counted.items()):
        print(f"  {name.replace('_', ' '):28} {count:>9,}")
    for one in [*sizes[: -1 : max(1, len(sizes) // 6)], sizes[-1]]:
        print(f"  {one.when:7} {one.ours:>7,} of {one.objects:,} objects, {one.mebibytes:.0f} MiB")
