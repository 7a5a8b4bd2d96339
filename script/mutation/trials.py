"""Every mutant is tried: it is killed by the first test that notices, or survives them all."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
import signal
import sys
from types import CodeType, ModuleType
from typing import override

import pytest

from .mutants import Mutant
from .playing import FAILED, forked, play
from .reach import Line, Reach
from .sites import public
from .warm import COLD, Noting, Task, in_turns, is_warm, outcomes

LOADING = "while loading conftest"
"""What pytest says where something went wrong before there was any test."""


class Outcome(StrEnum):
    """What came of a mutant. Who never ends is noticed, too."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutant that was tried, and the test that killed it."""

    mutant: Mutant
    outcome: Outcome
    by: str

    @property
    def is_killed(self) -> bool:
        return self.outcome is not Outcome.SURVIVED


class Mistaken(SourceFileLoader):
    """Loads a module that has the mistake in it."""

    code: CodeType

    @override
    def get_code(self, fullname: str) -> CodeType:
        return self.code


class MistakenFinder(MetaPathFinder):
    """Finds the one module that has the mistake in it."""

    def __init__(self, mutant: Mutant, copy: Path) -> None:
        self.module = mutant.module
        self.code = compile(mutant.mutated(), copy / mutant.file, "exec")

    @override
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self.module:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        assert spec
        assert spec.origin
        loader = Mistaken(fullname, spec.origin)
        loader.code = self.code
        spec.loader = loader
        return spec


class Hunt(Noting):
    """Runs the given tests in their order, and notes which one fails."""

    def __init__(self, tests: Sequence[str], reach: Reach, note: Path) -> None:
        super().__init__(reach, note)
        self.turns = {test: turn for turn, test in enumerate(tests)}

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        # A test that did not exist before the mistake is of interest, and comes last.
        wanted = [
            item
            for item in items
            if item.nodeid in self.turns or item.nodeid not in self.reach.seconds
        ]
        wanted.sort(key=lambda item: self.turns.get(item.nodeid, len(self.turns)))
        items[:] = wanted


def tried(
    mutants: Sequence[Mutant],
    code: Mapping[Path, ast.Module],
    reach: Reach,
    copy: Path,
    notes: Path,
    jobs: int,
) -> Iterator[Trial]:
    """Try all mutants, some at a time, and yield each when it is done."""
    mentions = mentions_in(code)
    warm: list[Task] = []
    cold: list[Task] = []
    for number, mutant in enumerate(mutants):
        name = mutant.identity.function.rpartition(".")[2]
        likely, others = reach.ranked(mutant, mentions[name])
        if not likely and not others:
            yield Trial(mutant, Outcome.SURVIVED, "")
        elif is_warm(mutant, reach.everywhere):
            warm.append(Task(number, mutant, likely))
        else:
            cold.append(Task(number, mutant, likely or others, others if likely else ()))
    tasks = {task.number: task for task in warm}
    for number, exit_code in outcomes(warm, reach, copy, notes, jobs):
        if exit_code == COLD:
            cold.append(tasks[number])
        else:
            yield _trial(mutants[number], notes / str(number), exit_code)
    yield from _tried_anew(cold, reach, copy, notes, jobs)


def _tried_anew(
    tasks: Sequence[Task], reach: Reach, copy: Path, notes: Path, jobs: int
) -> Iterator[Trial]:
    """Try what needs its module to be loaded with the mistake in it."""

    def begin(task: Task) -> int:
        return _begin(task.mutant, Hunt(task.tests, reach, notes / str(task.number)), copy)

    left: list[Task] = []
    for task, exit_code in in_turns(tasks, begin, jobs):
        trial = _trial(task.mutant, notes / str(task.number), exit_code)
        if task.others and not trial.is_killed:
            # To find all the tests there are takes longer than most mistakes live.
            left.append(Task(task.number, task.mutant, task.others))
        else:
            yield trial
    if left:
        yield from _tried_anew(left, reach, copy, notes, jobs)


def mentions_in(code: Mapping[Path, ast.Module]) -> defaultdict[str, set[Line]]:
    """Return for each name the lines it stands on."""
    found: defaultdict[str, set[Line]] = defaultdict(set)
    for file, module in code.items():
        for node in ast.walk(module):
            if isinstance(node, ast.Name | ast.Attribute):
                name = node.id if isinstance(node, ast.Name) else node.attr
                found[public(name)].add((file.as_posix(), node.lineno))
    return found


def _begin(mutant: Mutant, hunt: Hunt, copy: Path) -> int:
    def work() -> int:
        sys.meta_path.insert(0, MistakenFinder(mutant, copy))
        files = dict.fromkeys(test.partition("::")[0] for test in hunt.turns)
        return play(copy, hunt, list(files))

    return forked(work, hunt.note.with_suffix(".txt"))


def _trial(mutant: Mutant, note: Path, code: int) -> Trial:
    by = note.read_text(encoding="utf-8") if note.exists() else "an import"
    if code in {FAILED, pytest.ExitCode.USAGE_ERROR}:
        told = note.with_suffix(".txt").read_text(encoding="utf-8")
        # What all tests need may not even load with the mistake in it.
        if code == FAILED or LOADING not in told:
            raise RuntimeError(f"{mutant.identity} could not be tried:\n{told[-2000:]}")
    if code in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        return Trial(mutant, Outcome.SURVIVED, "")
    # All else is an end, whether by a test, by a lack of memory or of time.
    return Trial(mutant, Outcome.TIMED_OUT if code == -signal.SIGPROF else Outcome.KILLED, by)
