"""A mistake inside of a function needs no new import: the function is given its new code.

Everything is imported and every test is found once, in one process; each mutant is tried
in a copy of it. What happens while a module is loaded cannot be tried so.
"""

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
import gc
import json
import os
from pathlib import Path
from types import CodeType, FunctionType
from typing import Final, override

import pytest

from .mutants import Mutant
from .playing import Plays, forked, limit, play
from .reach import Line, Reach

COLD: Final = 71
"""The exit code where the code of a function could not be replaced: load the module anew."""


@dataclass(frozen=True, slots=True)
class Task:
    """A mutant with a number, and the tests that are likely to notice it, and others."""

    number: int
    mutant: Mutant
    tests: Sequence[str]
    others: Sequence[str] = ()


def is_warm(mutant: Mutant, everywhere: set[Line]) -> bool:
    """Tell whether a mistake is in the body of a function that no import runs."""
    way = mutant.site.way
    function = next(
        (
            step
            for step, site in enumerate(way)
            if isinstance(site.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        ),
        None,
    )
    if function is None or way[function + 1].field != "body":
        return False
    lines = {(mutant.file.as_posix(), number) for number in mutant.site.lines}
    return not lines & everywhere


class CannotReplace(Exception):
    """The code of a function was not found, or has other variables around it."""


def make_mistake(mutant: Mutant, copy: Path) -> None:
    """Give the functions of a module that is loaded the code with the mistake in it."""
    path = str(copy / mutant.file)
    new: dict[tuple[str, int], list[CodeType]] = {}
    for code in _codes(compile(mutant.mutated(), path, "exec")):
        new.setdefault((code.co_qualname, code.co_firstlineno), []).append(code)
    changed = 0
    for function in _functions(path):
        those = new.get((function.__code__.co_qualname, function.__code__.co_firstlineno), [])
        if function.__code__ in those:
            continue
        if len(those) != 1 or those[0].co_freevars != function.__code__.co_freevars:
            raise CannotReplace
        function.__code__ = those[0]
        changed += 1
    if not changed:
        raise CannotReplace


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _functions(path: str) -> list[FunctionType]:
    return [
        one
        for one in gc.get_objects()
        if type(one) is FunctionType and one.__code__.co_filename == path
    ]


class Noting(Plays):
    """Notes which test runs, and ends this process where that takes far too long."""

    def __init__(self, reach: Reach, note: Path) -> None:
        super().__init__()
        self.reach = reach
        self.note = note

    @override
    def before(self, test: str) -> None:
        limit(self.reach.allowed(test))
        self.note.write_text(test, encoding="utf-8")


def in_turns(
    tasks: Iterable[Task], begin: Callable[[Task], int], jobs: int
) -> Iterator[tuple[Task, int]]:
    """Begin a process for each task, so many at a time; yield each with its exit code."""
    waiting = list(tasks)
    running: dict[int, Task] = {}
    while waiting or running:
        if waiting and len(running) < jobs:
            task = waiting.pop(0)
            running[begin(task)] = task
            continue
        child, status = os.wait()
        yield running.pop(child), os.waitstatus_to_exitcode(status)


class Host(Noting):
    """Finds every test, and then tries one mutant after the other in a copy of itself.

    `to` is where the number of each is written, with the exit code of its process.
    """

    def __init__(
        self, tasks: Sequence[Task], reach: Reach, copy: Path, notes: Path, jobs: int, to: int
    ) -> None:
        super().__init__(reach, notes)
        self.tasks = tasks
        self.copy = copy
        self.notes = notes
        self.jobs = jobs
        self.to = to

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}

        def begin(task: Task) -> int:
            return self._begin(task, session, [items[one] for one in task.tests if one in items])

        for task, code in in_turns(self.tasks, begin, self.jobs):
            os.write(self.to, f"{json.dumps([task.number, code])}\n".encode())
        return True

    def _begin(self, task: Task, session: pytest.Session, items: list[pytest.Item]) -> int:
        self.note = self.notes / str(task.number)

        def work() -> int:
            limit(0)
            try:
                make_mistake(task.mutant, self.copy)
            except CannotReplace:
                return COLD
            for item, following in zip(items, [*items[1:], None], strict=True):
                session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if session.testsfailed:
                    return int(pytest.ExitCode.TESTS_FAILED)
            return int(pytest.ExitCode.OK)

        return forked(work, self.note.with_suffix(".txt"))


def outcomes(
    tasks: Sequence[Task], reach: Reach, copy: Path, notes: Path, jobs: int
) -> Iterator[tuple[int, int]]:
    """Try mutants, and yield the number of each with the exit code of its process."""
    if not tasks:
        return
    here, there = os.pipe()
    files = dict.fromkeys(test.partition("::")[0] for task in tasks for test in task.tests)

    def work() -> int:
        os.close(here)
        limit(0)
        return play(copy, Host(tasks, reach, copy, notes, jobs, there), list(files))

    told = notes / "host.txt"
    child = forked(work, told)
    os.close(there)
    with os.fdopen(here, encoding="utf-8") as answers:
        for line in answers:
            number, code = json.loads(line)
            yield number, code
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError(told.read_text(encoding="utf-8")[-2000:])
