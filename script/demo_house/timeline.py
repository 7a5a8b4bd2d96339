"""What happened when, a line each: the report of `script/demo --check`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import time

WIDTH = 22


class StepFailed(Exception):
    """A step did not do what it should."""


class Step:
    """One line being written."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def note(self, what: str) -> None:
        """Add what was seen."""
        self.seen.append(what)

    def expect(self, is_so: bool, otherwise: str) -> None:
        """Fail the step with this text when it is not so."""
        if not is_so:
            raise StepFailed(otherwise)


class Timeline:
    """Writes a line a step, with the time since the start of what the step began with."""

    def __init__(
        self,
        write: Callable[[str], None] = print,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._write = write
        self._clock = clock
        self._began_at = clock()
        self.failed = 0

    @property
    def seconds(self) -> float:
        return self._clock() - self._began_at

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """Do a step. Whatever it raises is its failure: the caller gets StepFailed."""
        at, step = self.seconds, Step()
        try:
            yield step
        except Exception as error:
            self.failed += 1
            why = str(error) or type(error).__name__
            self._line(at, name, [*step.seen, f"FAILED: {why}"])
            raise StepFailed(why) from error
        self._line(at, name, [*step.seen, "ok"])

    def _line(self, at: float, name: str, words: list[str]) -> None:
        *seen, verdict = words
        minutes, seconds = divmod(int(at), 60)
        happened = " → ".join(seen)
        self._write(f"+{minutes:02}:{seconds:02}  {name:<{WIDTH}} {happened}   {verdict}")
