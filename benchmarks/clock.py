"""A clock that skips what would only be waited for, for Home Assistant and everything in it.

It goes at its usual pace while anything is done and jumps to the next timer where nothing is, so
a day takes as long as its work, and what is late by the work is late by just that. It has to be
there before Home Assistant is imported, which binds the functions of `time` to names of its own.
"""

import asyncio
from collections.abc import Callable
import concurrent.futures
from contextvars import Context
from datetime import UTC, datetime, tzinfo
import logging
import queue
import selectors
import threading
import time
from typing import Any, Final, override

_monotonic: Final = time.monotonic
# These keep the real clock: a thread that waits for another one does so in real time.
_BEFORE: Final = (concurrent.futures, logging, queue, threading)

POLL: Final = 0.0005
"""Seconds between two looks whether a thread that nobody waits for has nothing left to do."""


class Clock:
    """Simulated time: `now` in seconds of the epoch, `ticks` for timers. Both jump together."""

    def __init__(self, start: datetime) -> None:
        """Show `start`, and stand still until `go`."""
        self._start = start.timestamp()
        self._began = _monotonic()
        self._skipped = 0.0
        self._stopped_at: float | None = self._began

    def ticks(self) -> float:
        """Return seconds since it began to go."""
        return (self._stopped_at or _monotonic()) - self._began + self._skipped

    def now(self) -> float:
        """Return seconds since the epoch."""
        return self._start + self.ticks()

    def skip(self, seconds: float) -> None:
        """Jump ahead."""
        self._skipped += seconds

    def go(self) -> None:
        """Go on from where it stopped."""
        if self._stopped_at is not None:
            self._began += _monotonic() - self._stopped_at
            self._stopped_at = None

    def stop(self) -> None:
        """Stand still: what others do meanwhile takes no time here."""
        if self._stopped_at is None:
            self._stopped_at = _monotonic()


class _SkippingSelector(selectors.DefaultSelector):
    """Waits for sockets and for threads, but not for time."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.works_for: Callable[[], bool] = lambda: False
        # While a house starts, threads work that nobody awaits, and are given up after a while.
        self.is_behind: Callable[[], bool] = lambda: True

    @override
    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(0)
        if ready or (timeout is not None and timeout <= 0):
            return ready
        if timeout is None or self.works_for():
            # A thread that is done says so by a socket of the loop.
            return super().select(timeout)
        if self.is_behind():
            return super().select(POLL)
        self._clock.skip(timeout)
        return []


class SkippingLoop(asyncio.SelectorEventLoop):
    """The event loop of a house whose time is simulated; counts the timers that fire."""

    def __init__(self, clock: Clock) -> None:
        """Make a loop that waits for nothing but work."""
        selector = _SkippingSelector(clock)
        self._jobs = 0
        self.fired = 0
        super().__init__(selector)
        selector.works_for = lambda: self._jobs > 0
        self._skipping = selector

    def wait_for(self, is_behind: Callable[[], bool]) -> None:
        """Skip nothing while this is true, of a thread that nobody awaits."""
        self._skipping.is_behind = is_behind

    @override
    def run_in_executor[*ArgsT, ResultT](
        self,
        executor: concurrent.futures.Executor | None,
        func: Callable[[*ArgsT], ResultT],
        *args: *ArgsT,
    ) -> asyncio.Future[ResultT]:
        done = super().run_in_executor(executor, func, *args)
        self._jobs += 1
        done.add_done_callback(self._job_done)
        return done

    def _job_done(self, _done: object) -> None:
        self._jobs -= 1

    @override
    def call_at[*ArgsT](
        self,
        when: float,
        callback: Callable[[*ArgsT], object],
        *args: *ArgsT,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        return super().call_at(when, self._fire, callback, *args, context=context)

    def _fire[*ArgsT](self, callback: Callable[[*ArgsT], object], *args: *ArgsT) -> None:
        self.fired += 1
        callback(*args)

    def call_uncounted(self, after: float, callback: Callable[[], None]) -> None:
        """Call somebody later who is no part of what is measured."""
        super().call_at(self.time() + after, callback)


def install(start: datetime) -> tuple[Clock, SkippingLoop]:
    """Put the clock in the place of the machine's and return it, with a loop that goes by it."""
    clock = Clock(start)
    time.time = clock.now
    time.monotonic = clock.ticks

    # Only now: they take these names from what they import.
    from homeassistant.util import dt as dt_util, ulid  # noqa: PLC0415

    def utcnow() -> datetime:
        return datetime.fromtimestamp(clock.now(), UTC)

    def now(time_zone: tzinfo | None = None) -> datetime:
        return datetime.fromtimestamp(clock.now(), time_zone or dt_util.DEFAULT_TIME_ZONE)

    dt_util.utcnow = utcnow  # type: ignore[assignment]
    dt_util.now = now
    # How old a press is stands in the id of its context.
    ulid.ulid_now = lambda: ulid.ulid_at_time(clock.now())
    loop = SkippingLoop(clock)
    asyncio.set_event_loop(loop)
    return clock, loop
