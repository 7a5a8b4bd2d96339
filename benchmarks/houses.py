"""Houses in processes of their own, which take turns."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
import json
import os
from pathlib import Path
import shutil
import socket
import subprocess
import sys
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / ".cache" / "bench"


class HouseFailed(Exception):
    """A house went away in the middle of it; the text is the end of what it said."""


def environment() -> dict[str, str]:
    """Return what a process of a benchmark runs with: compiled files are kept, as in a house."""
    found = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    beside_python = str(Path(sys.executable).parent)
    path = os.pathsep.join([beside_python, found.get("PATH", "")])
    import_path = os.pathsep.join([str(ROOT), str(ROOT / "script")])
    return found | {"PATH": path, "PYTHONPATH": import_path}


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(slots=True)
class Remote:
    """One house, by its way and how many live in it."""

    way: str
    persons: int
    process: subprocess.Popen[str] | None = None
    console: Path = field(default_factory=Path)

    def start(self) -> None:
        """Begin to start it; `order` waits until it stands."""
        folder = FOLDER / f"{self.way}-{self.persons}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.console = folder.with_suffix(".log")
        with self.console.open("w") as console:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "benchmarks.worker", self.way, str(self.persons)),
                    *(str(folder), str(free_port())),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=console,
                text=True,
                env=environment(),
                # `-m` puts this folder on the import path before what stands there.
                cwd=ROOT,
            )

    def order(self, name: str, *given: object) -> Any:
        """Let it do something and return what came of it; raises HouseFailed where it is gone."""
        assert self.process
        assert self.process.stdin
        try:
            self.process.stdin.write(json.dumps([name, *given]) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError as err:
            raise HouseFailed(self.last_words()) from err
        return self.answer()

    def answer(self) -> Any:
        """Return its next answer."""
        assert self.process
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise HouseFailed(self.last_words())
        return json.loads(line)

    def last_words(self) -> str:
        """Return the end of what it said."""
        lines = self.console.read_text(errors="replace").splitlines()
        return f"{self.way} for {self.persons}:\n" + "\n".join(lines[-20:])

    def stop(self) -> None:
        """Let it end, and remove what it left."""
        if self.process is None:
            return
        with suppress(BrokenPipeError):
            self.process.communicate(timeout=60)
        shutil.rmtree(FOLDER / f"{self.way}-{self.persons}", ignore_errors=True)


@contextmanager
def street(ways: tuple[str, ...], persons: int) -> Iterator[dict[str, Remote]]:
    """Let houses of these ways stand, each with so many people who have moved in."""
    houses = {way: Remote(way, 0 if way == "empty" else persons) for way in ways}
    try:
        for house in houses.values():
            house.start()
            # One after the other: two cores start two of them no sooner.
            assert house.answer() == "ready"
        yield houses
    finally:
        for house in houses.values():
            house.stop()


def printed(module: str) -> Any:
    """Return what a module of the benchmarks prints, which runs in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment(),
    )
    return json.loads(done.stdout)
