"""The tests of a copy are run by pytest, in a process that ends with it."""

from collections.abc import Callable, Generator
import os
from pathlib import Path
import resource
import signal
import sys
from time import process_time
import traceback
from typing import Never

from hypothesis import Phase, settings
import pytest

from .parts import INTEGRATION

MOST_MEMORY = 4 * 2**30
STARTS_WITHIN = 60.0
"""Seconds of processor time for the imports; a mistake may be an endless loop there, too."""

FAILED = 70
"""The exit code of a process in which not the tests failed, but this program."""


class Plays:
    """What every run here has in common: tests by their name, and the time each takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def pytest_configure(self) -> None:
        # The shortest example of a failure is of no interest.
        whole = settings.get_profile(settings.get_current_profile_name())
        settings.register_profile(
            "mutation", whole, phases=(Phase.explicit, Phase.generate), database=None
        )
        settings.load_profile("mutation")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        forget()
        self.before(item.nodeid)
        began = process_time()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = process_time() - began
            self.after(item.nodeid)

    def before(self, test: str) -> None:
        """Prepare for a test."""

    def after(self, test: str) -> None:
        """Take in that a test is over."""


def forget() -> None:
    """Empty what is remembered between tests: each of them reaches what it reaches alone."""
    prefix = ".".join(INTEGRATION.parts)
    for name, module in list(sys.modules.items()):
        if name.startswith(prefix):
            for value in vars(module).values():
                if clear := getattr(value, "cache_clear", None):
                    clear()


def play(copy: Path, plugin: Plays, tests: list[str]) -> int:
    """Run tests of a copy and return pytest's exit code; what is imported stays imported."""
    os.chdir(copy)
    sys.path.insert(0, str(copy))
    sys.dont_write_bytecode = False
    options = [
        "-p",
        "no:cacheprovider",
        "-x",
        "-q",
        "-c",
        "pytest.ini",
    ]
    return int(pytest.main([*options, *tests], plugins=[plugin]))


def forked(work: Callable[[], int], output: Path) -> int:
    """Do something in a process of its own, and return its id; the exit code is the answer."""
    if child := os.fork():
        return child
    with output.open("w", encoding="utf-8") as told:
        return _work(work, told.fileno())


def _work(work: Callable[[], int], told: int) -> Never:
    code = FAILED
    try:
        os.dup2(told, 1)
        os.dup2(told, 2)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        limit(STARTS_WITHIN)
        code = work()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001 - whatever it is, the process that was copied goes on
        traceback.print_exc()
    finally:
        os._exit(code)


def limit(seconds: float) -> None:
    """End this process after so much of its own time, however busy the machine is."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
