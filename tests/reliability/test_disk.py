"""A disk that is really full, really read-only, or lost its power in the middle of a write.

A small file system of its own is mounted where that is allowed; elsewhere the process itself may
write no file that is longer than a few bytes, which every write meets as well.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import errno
import os
from pathlib import Path
import resource
import signal
import subprocess
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.storage import store as store_file
from custom_components.back_recovery.storage.memories import MemoryStore
from custom_components.back_recovery.storage.performed import PerformedNote
from custom_components.back_recovery.storage.store import RecordStore, SetAside
from tests.shell.acting import (
    MONDAY,
    SWITCH,
    WALK,
    a_running_plan,
    act,
    at,
    press,
    settle,
    shown,
    somebody,
    until,
)
from tests.shell.appliances import Plug, after, start

from .moments import PAD

pytestmark = pytest.mark.freeze_time(MONDAY)

A_LITTLE = 512
"""Bytes that no record fits into."""
EVERY = int(os.environ.get("EVERY", "11"))
"""How many bytes lie between two lengths that are tried; `script/faults` tries each."""


class Disk:
    """The folder of the configuration, on a disk that can be filled and write-protected."""

    def __init__(self, folder: Path, *, is_own: bool) -> None:
        """Use this folder; `is_own`: it is a file system of its own."""
        self.folder = folder
        self.is_own = is_own
        self._limit = resource.getrlimit(resource.RLIMIT_FSIZE)

    @contextmanager
    def full(self) -> Iterator[None]:
        """Let nothing more fit on it."""
        if not self.is_own:
            with self._short_files():
                yield
            return
        ballast = self.folder / "ballast"
        with pytest.raises(OSError, match="No space left"):
            fill(ballast)
        try:
            yield
        finally:
            ballast.unlink()

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Let nothing be written on it."""
        if not self.is_own:
            denied = OSError(errno.EROFS, "Read-only file system")
            with patch.object(store_file, "write_utf8_file_atomic", side_effect=denied):
                yield
            return
        mount("-o", "remount,ro", str(self.folder))
        try:
            yield
        finally:
            mount("-o", "remount,rw", str(self.folder))

    @contextmanager
    def _short_files(self) -> Iterator[None]:
        told = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (A_LITTLE, self._limit[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, self._limit)
            signal.signal(signal.SIGXFSZ, told)


def fill(path: Path) -> None:
    with path.open("wb") as file:
        while file.write(b"0" * 4096):
            file.flush()


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


def is_mounted(folder: Path) -> bool:
    """Make a small file system of a folder, where that is allowed."""
    options = ("-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder))
    command = ["false"] if "NO_MOUNT" in os.environ else ["mount", *options]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.fixture
def disk(hass: HomeAssistant, tmp_path: Path) -> Iterator[Disk]:
    """Return the disk on which Home Assistant keeps its configuration."""
    folder = tmp_path / "config"
    folder.mkdir()
    is_own = is_mounted(folder)
    hass.config.config_dir = str(folder)
    (folder / ".storage").mkdir()
    yield Disk(folder, is_own=is_own)
    if is_own:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def complaints(hass: HomeAssistant) -> set[str]:
    return {issue for domain, issue in ir.async_get(hass).issues if domain == DOMAIN}


type Trouble = Callable[[Disk], object]
TROUBLES = pytest.mark.parametrize(
    "trouble", [Disk.full, Disk.read_only], ids=["full", "read-only"]
)


@TROUBLES
async def test_what_is_said_then_is_refused_in_words_and_changes_nothing(
    hass: HomeAssistant, disk: Disk, trouble: Trouble
) -> None:
    entry = await a_running_plan(hass, WALK)
    path = RecordStore(hass, entry.entry_id).path
    before, kept = path.read_bytes(), entry.runtime_data.recovery._journal.kept

    with trouble(disk):
        with pytest.raises(HomeAssistantError) as caught:
            await act(hass, "check_in", pain_now=3)

        assert caught.value.translation_key == "not_saved"
        assert entry.runtime_data.recovery._journal.kept == kept
        assert path.read_bytes() == before
        assert complaints(hass) == {f"not_saved_{entry.entry_id}"}

    await act(hass, "check_in", pain_now=3)
    assert complaints(hass) == set()
    assert [one.pain_now for one in entry.runtime_data.recovery.episode.check_ins] == [3]


@TROUBLES
async def test_a_pad_that_is_on_goes_off_in_time(
    hass: HomeAssistant, disk: Disk, trouble: Trouble, plug: Plug, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, PAD)
    await start(hass, await somebody(hass, "Alex"), "heating_pad")
    assert plug.is_on

    with trouble(disk):
        await after(hass, freezer, minutes=16)

    assert not plug.is_on


@TROUBLES
async def test_nothing_warm_is_switched_on_then(
    hass: HomeAssistant, disk: Disk, trouble: Trouble, plug: Plug
) -> None:
    await a_running_plan(hass, PAD)
    user = await somebody(hass, "Alex")

    with trouble(disk), pytest.raises(HomeAssistantError):
        await start(hass, user, "heating_pad")
    await settle(hass)

    assert plug.commands == []


@TROUBLES
async def test_what_was_missed_comes_once_there_is_room_again(
    hass: HomeAssistant, disk: Disk, trouble: Trouble, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass, WALK)

    with trouble(disk):
        await until(hass, freezer, "Mon 19:00")
        assert not entry.runtime_data.recovery.episode.open_prompts
    await after(hass, freezer, minutes=2)

    assert [one.activity for one in entry.runtime_data.recovery.episode.open_prompts] == ["walk"]


@TROUBLES
async def test_a_start_goes_on_with_the_same_episode_and_switches_off(
    hass: HomeAssistant, disk: Disk, trouble: Trouble, plug: Plug
) -> None:
    entry = await a_running_plan(hass, PAD)
    await start(hass, await somebody(hass, "Alex"), "heating_pad")
    episode = entry.runtime_data.recovery.episode
    await crash(hass, entry)

    with trouble(disk):
        assert await hass.config_entries.async_setup(entry.entry_id)
        await settle(hass)

        assert not plug.is_on
        assert entry.runtime_data.recovery.episode.id == episode.id


async def crash(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Lose what is in memory; nothing is done at the end."""
    with patch.object(type(entry.runtime_data.recovery), "async_unload"):
        assert await hass.config_entries.async_unload(entry.entry_id)


# The power fails in the middle of a write


async def test_a_record_cut_off_at_any_byte_is_put_aside_whole(
    hass: HomeAssistant, disk: Disk, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass, WALK)
    await act(hass, "check_in", pain_now=3)
    await until(hass, freezer, "Mon 19:00")
    store = RecordStore(hass, entry.entry_id)
    whole, note = store.path.read_bytes(), PerformedNote(store.path)

    for length in range(0, len(whole), EVERY):
        store.path.write_bytes(whole[:length])
        with pytest.raises(SetAside) as caught:
            store._load()
        assert caught.value.kept_as.stat().st_size == length
    assert store._load() == Record()
    store.path.write_bytes(whole)
    assert store._load().episode == entry.runtime_data.recovery.episode
    print(f"a record of {len(whole)} bytes, every {EVERY} of them")

    noted = note.path.read_bytes()
    for length in range(0, len(noted), EVERY):
        note.path.write_bytes(noted[:length])
        assert store._load().episode == entry.runtime_data.recovery.episode


async def test_what_is_known_of_workouts_cut_off_at_any_byte_is_put_aside(
    hass: HomeAssistant, disk: Disk
) -> None:
    workout = {"activity": "deadlift", "start": MONDAY, "duration_min": 60, "rpe": 9}
    entry = await a_running_plan(hass, WALK)
    await act(hass, "log_workout", **workout)
    store = MemoryStore(hass, entry.entry_id)
    whole = store.path.read_bytes()

    for length in range(0, len(whole), EVERY):
        store.path.write_bytes(whole[:length])
        with pytest.raises(SetAside):
            store._load()

    store.path.write_bytes(whole)
    assert store._load() == entry.runtime_data.workouts.coordinator.memory


@pytest.mark.parametrize("part", [0, 0.2, 0.5, 0.8, 0.999])
async def test_a_plan_with_half_a_record_begins_anew_with_its_devices_off(
    hass: HomeAssistant, disk: Disk, plug: Plug, part: float
) -> None:
    entry = await a_running_plan(hass, PAD)
    await start(hass, await somebody(hass, "Alex"), "heating_pad")
    path = RecordStore(hass, entry.entry_id).path
    await crash(hass, entry)
    os.truncate(path, int(path.stat().st_size * part))

    assert await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)

    assert entry.state is ConfigEntryState.LOADED
    assert (shown(hass, SWITCH), plug.is_on) == ("off", False)
    assert f"record_set_aside_{entry.entry_id}" in complaints(hass)
    await press(hass, "switch.turn_on", SWITCH)
    assert entry.runtime_data.recovery.episode.started_at == at("Mon 18:00")
