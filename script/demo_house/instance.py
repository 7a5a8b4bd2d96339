"""A Home Assistant process: started, watched, killed and started again."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
import os
from pathlib import Path
import re
import shutil
import signal
import socket
import sys

from . import config_folder
from .accounts import access_token
from .client import Client
from .config_folder import Settings
from .people import ALEX, Person

USUAL_PORT = 8123
START_TIMEOUT = 180
STOP_TIMEOUT = 60
RESTART_EXIT_CODE = 100
"""Home Assistant leaves with it when somebody asked it to restart."""

NOT_FOR_IT = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
"""Our own modules are none of its business, and without bytecode it takes ten seconds longer."""

LOG_LINE = re.compile(r"^\S+ \S+ (DEBUG|INFO|WARNING|ERROR|CRITICAL) \([^)]*\) \[([^\]]+)\] (.*)")
OURS = "custom_components.back_recovery"


class StartFailed(Exception):
    """Home Assistant did not come up; the text is the end of its log."""


@dataclass(slots=True)
class LogLine:
    """One record of Home Assistant's log, its traceback included."""

    level: str
    logger: str
    text: str


def free_port(wanted: int | None = None) -> int:
    """Return `wanted` when it is free on the loopback interface, else any that is."""
    for port in (wanted, 0) if wanted else (0,):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no free port on 127.0.0.1")


def local_time_zone() -> str:
    """Return the machine's time zone by name, UTC when it has none."""
    for name in (os.environ.get("TZ", ""), os.path.realpath("/etc/localtime")):
        zone = name.removeprefix(":").rpartition("zoneinfo/")[2]
        if zone and (Path("/usr/share/zoneinfo") / zone).is_file():
            return zone
    return "UTC"


class Instance:
    """Home Assistant in a folder of its own."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self.process: asyncio.subprocess.Process | None = None

    @classmethod
    def create(cls, folder: Path, settings: Settings, *, keep: bool = False) -> Instance:
        """Write the configuration folder, without anything of an earlier run unless `keep`."""
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)
        config_folder.write(folder, settings)
        instance = cls(folder, settings)
        instance.console.unlink(missing_ok=True)
        return instance

    @property
    def url(self) -> str:
        return self.settings.url

    @property
    def console(self) -> Path:
        """The file with everything the process wrote, over all its starts."""
        return self.folder / "console.log"

    def client(self, person: Person = ALEX) -> Client:
        """Return a client that is signed in as this person."""
        return Client(self.url, access_token(self.folder, person))

    # The process

    async def start(self) -> None:
        """Start the process and wait until Home Assistant has started."""
        environment = {name: value for name, value in os.environ.items() if name not in NOT_FOR_IT}
        with self.console.open("ab") as console:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "homeassistant", "--skip-pip", "--log-no-color"),
                *("--config", "."),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=console,
                stderr=console,
                env=environment,
                # `-m` puts this folder on the import path; ours has custom_components in it, too.
                cwd=self.folder,
                # A Ctrl-C in the terminal reaches the script only, which then stops in order.
                start_new_session=True,
            )
        await self.wait_until_running()

    async def wait_until_running(self) -> None:
        """Return as soon as Home Assistant says it is running."""
        process = self._process()
        try:
            async with asyncio.timeout(START_TIMEOUT), self.client() as client:
                while not await client.is_running():
                    if process.returncode is not None:
                        raise StartFailed(self._end_of_log())
                    await asyncio.sleep(0.2)
        except TimeoutError as error:
            raise StartFailed(self._end_of_log()) from error

    async def wait(self) -> int:
        """Wait until the process ends by itself and return its exit code."""
        return await self._process().wait()

    async def kill9(self) -> None:
        """End the process the way a power cut does."""
        await self._end(signal.SIGKILL)

    async def terminate(self) -> None:
        """Ask Home Assistant to stop, and wait for it; kill it when it does not."""
        try:
            async with asyncio.timeout(STOP_TIMEOUT):
                await self._end(signal.SIGTERM)
        except TimeoutError:
            await self.kill9()

    async def restart(self) -> None:
        await self.terminate()
        await self.start()

    async def _end(self, number: signal.Signals) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(number)
            await self.process.wait()

    def _process(self) -> asyncio.subprocess.Process:
        if self.process is None:
            raise RuntimeError("the instance was never started")
        return self.process

    # The log

    def log(self) -> list[LogLine]:
        """Return the whole log, over all starts."""
        lines: list[LogLine] = []
        for text in self.console.read_text(errors="replace").splitlines():
            if match := LOG_LINE.match(text):
                lines.append(LogLine(*match.groups()))
            elif lines:
                lines[-1].text += f"\n{text}"
        return lines

    def problems(self, is_expected: Callable[[LogLine], bool] = lambda _: False) -> list[LogLine]:
        """Return every error, and every warning that is about the integration."""
        return [line for line in self.log() if _is_problem(line) and not is_expected(line)]

    def _end_of_log(self, lines: int = 30) -> str:
        if not self.console.exists():
            return "Home Assistant wrote nothing"
        return "\n".join(self.console.read_text(errors="replace").splitlines()[-lines:])


def _is_problem(line: LogLine) -> bool:
    if line.level in ("ERROR", "CRITICAL"):
        return True
    return line.level == "WARNING" and (OURS in line.logger or OURS in line.text)


def describe(lines: Iterable[LogLine]) -> str:
    """Return log lines as text for a message."""
    return "\n".join(f"{line.level} [{line.logger}] {line.text}" for line in lines)
