"""What comes in the worst moment: a reload, the end, a set clock, a backup."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import CONF_PHONES, DOMAIN
from custom_components.back_recovery.storage.store import RecordStore
from tests.shell.acting import (
    CHECK_IN,
    MONDAY,
    SWITCH,
    WALK,
    a_running_plan,
    act,
    settle,
    shown,
    somebody,
    until,
)
from tests.shell.appliances import Plug, after, start
from tests.shell.test_cost import armed

from .moments import PAD, PHONE, Phone, a_slow_disk, act_at_once, complaints, tap

pytestmark = pytest.mark.freeze_time(MONDAY)


# In the middle of a step


async def test_a_reload_in_the_middle_of_a_step_loses_no_answer(
    hass: HomeAssistant, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    entry = await a_running_plan(hass, CHECK_IN, **{CONF_PHONES: [PHONE]})
    caplog.clear()

    with a_slow_disk() as may_write:
        said = asyncio.ensure_future(act_at_once(hass, "check_in", pain_now=4))
        await asyncio.sleep(0)
        reloading = asyncio.ensure_future(hass.config_entries.async_reload(entry.entry_id))
        await asyncio.sleep(0)
        may_write.set()
        assert await reloading
        await said
    await settle(hass)

    assert entry.state is ConfigEntryState.LOADED
    assert [one.pain_now for one in entry.runtime_data.recovery.episode.check_ins] == [4]
    assert complaints(caplog) == []


async def test_the_end_in_the_middle_of_a_step_leaves_a_whole_record_and_the_pad_off(
    hass: HomeAssistant, plug: Plug, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    entry = await a_running_plan(hass, PAD, CHECK_IN, **{CONF_PHONES: [PHONE]})
    await start(hass, await somebody(hass, "Alex"), "heating_pad")
    assert plug.is_on
    caplog.clear()

    with a_slow_disk() as may_write:
        said = asyncio.ensure_future(act_at_once(hass, "check_in", pain_now=4))
        await asyncio.sleep(0)
        hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
        await asyncio.sleep(0)
        may_write.set()
        await said
        await settle(hass)

    assert not plug.is_on
    stored = RecordStore(hass, entry.entry_id)._load()
    assert stored.episode
    assert [one.pain_now for one in stored.episode.check_ins] == [4]
    assert complaints(caplog) == []


# Away in the middle


async def test_a_plan_that_is_removed_leaves_its_pad_off_which_did_not_listen(
    hass: HomeAssistant, plug: Plug, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass, PAD)
    await start(hass, await somebody(hass, "Alex"), "heating_pad")
    plug.ignores = 2

    assert await hass.config_entries.async_remove(entry.entry_id)
    await settle(hass)
    assert plug.is_on
    await after(hass, freezer, minutes=12)

    assert not plug.is_on
    assert [key for key in ir.async_get(hass).issues if key[0] == DOMAIN] == []
    assert armed(hass) == {}


# The clock


@contextmanager
def a_clock_set_by(freezer: FrozenDateTimeFactory, span: timedelta) -> Iterator[None]:
    """Set what the clock shows, and not what has passed."""
    import time  # noqa: PLC0415

    ticks = time.monotonic
    freezer.tick(span)
    seconds = span.total_seconds()
    with patch("time.monotonic", lambda: ticks() - seconds):
        yield


async def minute_passes(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Let the check of the clock have its turn: timers of the house go by what has passed."""
    recovery = entry.runtime_data.recovery
    recovery._check_clock(dt_util.utcnow())
    await settle(hass)


@pytest.mark.parametrize("hours", [1, -1])
async def test_a_pad_goes_off_when_the_clock_is_set(
    hass: HomeAssistant, plug: Plug, freezer: FrozenDateTimeFactory, hours: int
) -> None:
    entry = await a_running_plan(hass, PAD)
    await start(hass, await somebody(hass, "Alex"), "heating_pad")
    await after(hass, freezer, minutes=2)

    with a_clock_set_by(freezer, timedelta(hours=hours)):
        await minute_passes(hass, entry)

        assert not plug.is_on


@pytest.mark.parametrize("hours", [1, -1])
async def test_no_offer_comes_twice_when_the_clock_is_set(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone, hours: int
) -> None:
    entry = await a_running_plan(hass, WALK, **{CONF_PHONES: [PHONE]})
    await until(hass, freezer, "Mon 19:00")
    await act(hass, "done")

    with a_clock_set_by(freezer, timedelta(hours=hours)):
        await minute_passes(hass, entry)
        await after(hass, freezer, hours=1.4)

    walks = [one for one in phone.received if str(one.get("title")).startswith("Walk")]
    assert len(walks) == 1
    assert shown(hass, SWITCH) == "on"


# A backup on another machine


@pytest.mark.parametrize("is_known", [True, False], ids=["with its plug", "without it"])
async def test_a_backup_of_a_session_goes_on_where_it_would_be_now(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    plug: Plug,
    phone: Phone,
    caplog: pytest.LogCaptureFixture,
    is_known: bool,
) -> None:
    first = await a_running_plan(hass, PAD, WALK, CHECK_IN, **{CONF_PHONES: [PHONE]})
    await start(hass, await somebody(hass, "Alex"), "heating_pad")
    backup = backed_up(hass, first)
    await until(hass, freezer, "Mon 19:00")
    late = phone.buttons("Walk")[0]
    assert await hass.config_entries.async_remove(first.entry_id)
    await settle(hass)
    phone.received.clear()
    if not is_known:
        hass.states.async_remove("switch.pad")
    else:
        plug.become(is_on=True)
    caplog.clear()

    await until(hass, freezer, "Mon 20:00")
    entry = await restored(hass, first, backup)

    episode = entry.runtime_data.recovery.episode
    assert episode.session is None
    assert [one.ended_at - one.started_at for one in episode.sessions] == [timedelta(minutes=15)]
    assert not is_known or not plug.is_on
    assert [one for one in complaints(caplog) if "does not exist" not in one] == []
    # What was asked after the backup is asked by nobody any more.
    kept = entry.runtime_data.recovery._journal.kept
    tap(hass, late)
    await settle(hass)
    assert entry.runtime_data.recovery._journal.kept == kept
    await act(hass, "check_in", pain_now=2)


def backed_up(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, bytes]:
    """Return what a backup has of a plan: every file of it."""
    path = RecordStore(hass, entry.entry_id).path
    return {one.name: one.read_bytes() for one in path.parent.glob(f"{path.name}*")}


def put_back(hass: HomeAssistant, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        Path(hass.config.path(".storage", name)).write_bytes(content)


async def restored(
    hass: HomeAssistant, entry: MockConfigEntry, files: dict[str, bytes]
) -> MockConfigEntry:
    """Start with the files of a backup."""
    put_back(hass, files)
    again = MockConfigEntry(
        domain=DOMAIN,
        entry_id=entry.entry_id,
        title=entry.title,
        options=dict(entry.options),
        subentries_data=[one.as_dict() for one in entry.subentries.values()],
    )
    again.add_to_hass(hass)
    assert await hass.config_entries.async_setup(again.entry_id)
    await settle(hass)
    return again
