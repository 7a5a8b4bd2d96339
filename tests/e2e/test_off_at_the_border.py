"""Off is a promise where the world is not as expected: late taps, outages, bugs, dying disks.

Each with the pad on, or a tap that was kept: off within a minute, and somebody is told.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
import json
import os
from pathlib import Path
import shutil
import subprocess
from typing import Any, override

from demo_house.client import CallFailed
from demo_house.demo import Demo
from demo_house.minute_plan import STORED_IN, MinutePlan, at_once, midday_zone
from demo_house.notifications import Notification
from demo_house.people import BOB
import pytest
import pytest_asyncio

from .appliances import BATH, BOTH, PAD, Witness
from .device_scene import DeviceScene
from .device_stress import LATE, RESTARTED
from .scene import PROBLEM, SWITCH, action_of

DOMAIN = "back_recovery"
PHASE = "sensor.back_recovery_phase"
WRONG = "button.back_recovery_something_is_wrong"
TAPPED = "mobile_app_notification_action"
WITHIN = 60
"""Seconds."""
HERE = Path(__file__).parent


class MischievousDemo(Demo):
    """A house whose Home Assistant can be broken from inside."""

    @override
    async def _settle_in(self) -> None:
        shutil.copytree(HERE / "mischief", self.folder / "custom_components" / "mischief")
        (self.folder / "packages" / "mischief.yaml").write_text("mischief:\n")
        await super()._settle_in()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def equipped(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """A house with a pad and a bath for whoever wants them, and a walk that is offered."""
    now = datetime.now(UTC)
    zone = midday_zone(now)
    plan = MinutePlan(
        window=600,
        repeat_after=60,
        lapse_after=60,
        snooze=30,
        spacing=1 / 60,
        activities={**BOTH, "walk": at_once(3, now, zone, most_per_day=1)},
    )
    folder = tmp_path_factory.mktemp("border") / "config"
    async with MischievousDemo(folder, port=0, plan=plan, time_zone=zone) as demo:
        yield demo


class BorderScene(DeviceScene):
    """A house in which something is broken."""

    _log_began = 0

    async def crash(self) -> None:
        """Cut the power; what is on stays on."""
        self._log_began = len(self.phone.notifications.log)
        await self.demo.instance.kill9()

    async def come_back(self) -> float:
        """Let Home Assistant start again; return when it began to."""
        began_at = datetime.now(UTC).timestamp()
        await self.demo.instance.start()
        await self.demo.client.close()
        await self.demo.report_places()
        return began_at

    async def repairs(self) -> set[str]:
        """Return what stands in Repairs about Back Recovery."""
        answer = await self.client.command("repairs/list_issues")
        return {one["translation_key"] for one in answer["issues"] if one["domain"] == DOMAIN}

    async def repair(self, key: str, seconds: float = 10) -> None:
        """Wait until it stands in Repairs."""
        await self.until(self.repairs, lambda found: key in found, seconds)

    async def was_said(self, *words: str) -> None:
        """Wait until the phone was told one of these since the last crash, be it replaced by now."""

        def told() -> bool:
            log = self.phone.notifications.log[self._log_began :]
            return any(one in line.message for line in log for one in words)

        await self.eventually(told, seconds=20)

    async def keep(self, notification: Notification, answer: str) -> dict[str, Any]:
        """Return the tap that a phone without network keeps, to deliver it whenever it likes."""
        action = action_of(notification, answer)
        return self.phone.notifications.tap_data(notification, action, None)

    async def deliver(self, *kept: dict[str, Any]) -> None:
        for tap in kept:
            await self.phone.fire_event(TAPPED, tap)

    async def off_since(self, began_at: float) -> float:
        """Wait until the pad is off; return how long that took."""
        await self.witness.until_off(PAD, seconds=WITHIN)
        return self.witness.off_at(PAD) - began_at


@pytest_asyncio.fixture(loop_scope="session")
async def scene(equipped: Demo) -> AsyncIterator[BorderScene]:
    scene = BorderScene(equipped)
    scene.witness = Witness(equipped)
    await scene.rest()
    yield scene
    equipped.house.witnesses.clear()
    await scene.client.call("mischief.mend")
    # What could not be saved is decided anew.
    await scene.turn("off")
    for deed, value in (("pad_stuck", False), ("pad_reachable", True), ("leak", False)):
        await scene.do(deed, value)
    await scene.do("bath_drain")
    await scene.witness.settled()


# Taps that a phone kept


async def test_taps_that_come_late_do_nothing_of_any_kind(scene: BorderScene) -> None:
    await scene.turn("on")
    walk = await scene.asked("walk")
    kept = [await scene.keep(walk, one) for one in ("START", "SNOOZE", "SKIP")]
    await scene.tap(walk, "SKIP")
    await scene.client.fire_event("warm_up")
    question = await scene.told("Are you there")
    kept += [await scene.keep(question, one) for one in ("START", "SKIP")]
    await scene.tap(question, "SKIP")
    await scene.client.call("button.press", {"entity_id": WRONG})
    first = await scene.told("Emergency signs")
    kept += [await scene.keep(first, one) for one in ("NONE", "YES")]
    await scene.tap(first, "NONE")
    second = await scene.told("A doctor today")
    kept += [await scene.keep(second, one) for one in ("NONE", "YES")]
    await scene.tap(second, "NONE")
    await scene.settled()

    # Now the pad is asked about again, and the old taps arrive, twice.
    await scene.gone(question)
    await scene.client.fire_event("warm_up")
    await scene.told("is your skin fine")
    before = await scene.settled()
    pushes = len(scene.phone.notifications.log)
    await scene.deliver(*kept, *kept)
    await asyncio.sleep(2)

    assert not scene.witness.of(PAD.on)
    assert await scene.client.value(PHASE) == "rest"
    assert scene.record() == before
    assert len(scene.phone.notifications.log) == pushes


async def test_a_late_yes_to_the_bath_is_none_to_the_pad(scene: BorderScene) -> None:
    await scene.turn("on")
    async with scene.demo.instance.client(BOB) as bob:
        wanted = {"entity_id": SWITCH, "activity": BATH.activity}
        await bob.call("back_recovery.start_activity", wanted)
    bath = await scene.told("Are you there")
    yes = await scene.keep(bath, "START")
    await scene.tap(bath, "SKIP")
    await scene.client.fire_event("warm_up")
    pad = await scene.told("is your skin fine")

    await scene.deliver(yes)
    await asyncio.sleep(2)

    assert not scene.witness.of(PAD.on)
    assert not scene.witness.of(BATH.on)
    await scene.tap(pad, "START")
    await scene.witness.until_on(PAD)


async def test_a_late_mistake_lifts_no_later_hold(scene: BorderScene) -> None:
    await scene.turn("on")
    await scene.act("report_warning_sign", list="a")
    told = await scene.told("Get help now")
    mistake = await scene.keep(told, "MISTAKE")
    await scene.tap(told, "MISTAKE")
    first = await scene.told("Emergency signs")
    nones = [await scene.keep(first, "NONE")]
    await scene.tap(first, "NONE")
    second = await scene.told("A doctor today")
    nones.append(await scene.keep(second, "NONE"))
    await scene.tap(second, "NONE")
    await scene.client.wait_for(PHASE, "rest", seconds=5)
    await scene.act("report_warning_sign", list="a")
    await scene.client.wait_for(PHASE, "hold_emergency", seconds=5)

    await scene.deliver(mistake, *nones, mistake, *nones)
    await asyncio.sleep(2)

    assert await scene.client.value(PHASE) == "hold_emergency"


# The power was out


async def test_a_pad_that_comes_back_on_half_a_minute_after_a_restart_goes_off_at_once(
    scene: BorderScene,
) -> None:
    await scene.runs(PAD)
    await scene.crash()
    await scene.do("pad_reachable", False)
    await scene.come_back()
    await asyncio.sleep(30)
    assert scene.witness.is_on(PAD)

    back_at = await scene.do("pad_reachable", True)

    assert await scene.off_since(back_at) < 2
    await scene.was_said(RESTARTED, LATE)


# What fails inside


async def test_a_bug_in_the_middle_of_heat_switches_off_and_is_said(scene: BorderScene) -> None:
    await scene.runs(PAD)
    guard = scene.witness.guard(PAD)
    assert guard
    await scene.client.call("mischief.break_step")

    assert await scene.off_since(guard.off_at.timestamp()) < WITHIN

    await scene.client.wait_for(PROBLEM, "on", seconds=10)
    assert "caught" in await scene.repairs()


async def test_a_disk_that_dies_in_the_middle_of_heat_keeps_nothing_on(
    scene: BorderScene,
) -> None:
    await scene.runs(PAD)
    guard = scene.witness.guard(PAD)
    assert guard
    await scene.client.call("mischief.break_disk")

    assert await scene.off_since(guard.off_at.timestamp()) < WITHIN

    await scene.repair("not_saved")
    with pytest.raises(CallFailed):
        await scene.act("start_activity", activity=PAD.activity)
    assert len(scene.witness.of(PAD.on)) == 1


# What cannot be read


def change_entry(folder: Path, **options: Any) -> dict[str, Any]:
    """Write something else into the stored options; return what stood there."""
    path = folder / STORED_IN
    stored = json.loads(path.read_text())
    (entry,) = [one for one in stored["data"]["entries"] if one["domain"] == DOMAIN]
    before = {name: entry["options"].get(name) for name in options}
    entry["options"] |= options
    path.write_text(json.dumps(stored))
    return before


async def test_options_that_cannot_be_read_leave_nothing_on(scene: BorderScene) -> None:
    await scene.runs(PAD)
    await scene.crash()
    before = change_entry(
        scene.demo.folder, rest_window="nan", repeat_after={"a": 1}, quiet_from="25:61"
    )
    began_at = await scene.come_back()

    assert await scene.off_since(began_at) < WITHIN

    await scene.repair("unreadable")
    await scene.was_said(RESTARTED, LATE)
    await scene.crash()
    change_entry(scene.demo.folder, **before)
    await scene.come_back()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nobody rename, add or remove anything in a folder, not even root."""
    if os.geteuid():
        folder.chmod(0o500)
    elif subprocess.run(["chattr", "+i", folder], check=False, capture_output=True).returncode:
        pytest.skip("this file system has no folder that root cannot write to")
    try:
        yield
    finally:
        if os.geteuid():
            folder.chmod(0o700)
        else:
            subprocess.run(["chattr", "-i", folder], check=True)


async def test_a_damaged_record_in_a_read_only_folder_leaves_nothing_on(
    scene: BorderScene,
) -> None:
    await scene.runs(PAD)
    await scene.crash()
    path = scene._path()
    damaged = path.read_text().replace('"format"', '"formt"')
    path.write_text(damaged)
    # Whoever looks at what is on disk finds no record.
    scene.demo.house.witnesses.clear()
    with read_only(path.parent):
        began_at = await scene.come_back()

        assert await scene.off_since(began_at) < WITHIN

        assert await scene.repairs() & {"caught", "record_set_aside"}
    assert path.read_text() == damaged
    await scene.crash()
    path.unlink()
    await scene.come_back()
