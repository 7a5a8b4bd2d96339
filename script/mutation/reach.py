"""Which tests reach which lines, measured once, without any mistake."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
import os
from pathlib import Path
import pickle
from sys import monitoring
from types import CodeType
from typing import override

from .mutants import Mutant
from .parts import Part
from .playing import Plays, forked, limit, play

type Line = tuple[str, int]

TOOL = monitoring.COVERAGE_ID
NO_TEST = ""

LONGER = 5
"""How many times as long as usual a test may take."""

A_MOMENT = 3.0
"""Seconds that any test may take."""


@dataclass
class Reach:
    """What was measured. `everywhere` is what runs outside of any test, by an import."""

    seconds: dict[str, float] = field(default_factory=dict)
    tests: dict[Line, set[str]] = field(default_factory=dict)
    everywhere: set[Line] = field(default_factory=set)

    def ranked(self, mutant: Mutant, mentions: set[Line]) -> tuple[list[str], list[str]]:
        """Return the tests that are likely to notice a mutant, and others; the quick ones first.

        What is computed by an import may matter to any test; those that run a line with
        its name are the likely ones.
        """
        lines = {(mutant.file.as_posix(), number) for number in mutant.site.lines}
        likely = self._reaching(lines)
        others: set[str] = set()
        if lines & self.everywhere:
            likely |= self._reaching(mentions)
            others = set(self.seconds) - likely
        return self._quick_first(likely, mutant), self._quick_first(others, mutant)

    def of_files(self, files: set[str]) -> Reach:
        """Return what the tests of some files reach."""
        seconds = {test: time for test, time in self.seconds.items() if _file_of(test) in files}
        tests = {
            line: those for line, all_ in self.tests.items() if (those := all_ & seconds.keys())
        }
        return Reach(seconds, tests, self.everywhere)

    def add(self, other: Reach) -> None:
        """Take in what was measured of other tests."""
        self.seconds |= other.seconds
        self.everywhere |= other.everywhere
        for line, tests in other.tests.items():
            self.tests.setdefault(line, set()).update(tests)

    def allowed(self, test: str) -> float:
        """Return how many seconds a test may take with a mistake in what it tests."""
        return self.seconds.get(test, A_MOMENT) * LONGER + A_MOMENT

    def _reaching(self, lines: set[Line]) -> set[str]:
        return {test for line in lines for test in self.tests.get(line, ())}

    def _quick_first(self, tests: set[str], mutant: Mutant) -> list[str]:
        def turn(test: str) -> tuple[bool, bool, float, str]:
            is_slow = self.seconds[test] >= 1
            is_of_file = f"test_{mutant.file.stem}.py" in test
            return is_slow, not is_of_file, self.seconds[test], test

        return sorted(tests, key=turn)


def _file_of(test: str) -> str:
    return test.partition("::")[0]


class Measure(Plays):
    """Notes every line that a test runs, once."""

    def __init__(self, copy: Path, folder: Path) -> None:
        super().__init__()
        self.prefix = f"{copy / folder}{os.sep}"
        self.start = len(f"{copy}{os.sep}")
        self.lines: defaultdict[str, set[Line]] = defaultdict(set)
        self.test = NO_TEST

    def begin(self) -> None:
        monitoring.use_tool_id(TOOL, "mutation")
        monitoring.register_callback(TOOL, monitoring.events.LINE, self.see)
        monitoring.set_events(TOOL, monitoring.events.LINE)

    def see(self, code: CodeType, number: int) -> object:
        if code.co_filename.startswith(self.prefix):
            self.lines[self.test].add((code.co_filename[self.start :], number))
        return monitoring.DISABLE

    @override
    def before(self, test: str) -> None:
        self.test = test
        monitoring.restart_events()

    @override
    def after(self, test: str) -> None:
        self.test = NO_TEST

    def reach(self) -> Reach:
        reach = Reach(seconds=self.seconds, everywhere=self.lines.pop(NO_TEST, set()))
        for test, lines in self.lines.items():
            for line in lines:
                reach.tests.setdefault(line, set()).add(test)
        return reach


class TestsFail(Exception):
    """The tests have to pass before anything can be said by their failing."""


def measure(copy: Path, notes: Path, part: Part, files: Sequence[str]) -> Reach:
    """Run the tests of some files of the copy, and return what each of them reaches."""

    def work() -> int:
        limit(0)
        plugin = Measure(copy, part.folder)
        plugin.begin()
        code = play(copy, plugin, list(files))
        (notes / "reach").write_bytes(pickle.dumps(plugin.reach()))
        return code

    _, status = os.waitpid(forked(work, notes / "measured.txt"), 0)
    if status:
        raise TestsFail((notes / "measured.txt").read_text(encoding="utf-8")[-2000:])
    reach = pickle.loads((notes / "reach").read_bytes())
    assert isinstance(reach, Reach)
    return reach
