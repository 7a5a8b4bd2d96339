"""Time for a plan: one armed wake-up, and a look at the clock that finds it passed by."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, nullcontext
from datetime import datetime, timedelta
import logging
import time

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time, async_track_time_interval
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN

_LOGGER = logging.getLogger(__name__)

CLOCK_CHECK = timedelta(seconds=60)
"""An armed wake-up counts monotonic time: a clock set forward, or a suspended machine,
passes it by. Comparing two numbers once a minute finds that out, for all plans at once; where no
plan waits for a moment, nobody looks."""

CLOCK_TOLERANCE = timedelta(seconds=5)
"""A clock that lost more than this was set back; less is the usual correction."""


TRUSTED_AFTER = timedelta(minutes=10)
"""A clock that is behind what was written down waits so long for the network to set it: a board
without a battery does not know the time before (judgement)."""


AT_ONCE = 8
"""So many plans of a house are woken at the same time: while some are saved, others think. Where
more are due, each is told as soon as it is saved, and the first does not wait for the last."""


class Clock:
    """The plan's time, and whether it was set back.

    It is the machine's time, but for one thing: a clock that is behind `written_at`, the instant
    of the last entry, is wrong. Then time goes on from there until it was set, or for TRUSTED_AFTER.
    """

    def __init__(self, written_at: datetime | None = None) -> None:
        """Look at the clock for the first time."""
        self._began = time.monotonic()
        self._written_at = written_at
        if written_at and written_at <= dt_util.utcnow() + CLOCK_TOLERANCE:
            self._written_at = None
        self.seen = (self.now(), self._began)

    @property
    def is_waiting(self) -> bool:
        """Whether the machine's clock is wrong and may still be set."""
        if self._written_at:
            waited = timedelta(seconds=time.monotonic() - self._began)
            if waited >= TRUSTED_AFTER or dt_util.utcnow() >= self._written_at:
                self._written_at = None
        return self._written_at is not None

    def now(self) -> datetime:
        """Return what time it is for the plan."""
        if not self.is_waiting or self._written_at is None:
            return dt_util.utcnow()
        return self._written_at + timedelta(seconds=time.monotonic() - self._began)

    def is_set_back(self) -> bool:
        """Tell whether it shows less than has passed since it was last looked at."""
        (seen, ticks), self.seen = self.seen, (self.now(), time.monotonic())
        passed = timedelta(seconds=self.seen[1] - ticks)
        return self.seen[0] < seen + passed - CLOCK_TOLERANCE


class Turns:
    """Lets the plans of a house be woken a few at a time, and then do what could wait for that."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nobody is woken yet."""
        self._hass = hass
        self._places = asyncio.Semaphore(AT_ONCE)
        self._awake = 0
        self._left: dict[Callable[[], None], None] = {}

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn; whose is the last sees to it that what was left is done."""
        self._awake += 1
        try:
            async with self._places:
                yield
        finally:
            self._awake -= 1
            if self._left and not self._awake:
                self._hass.async_create_task(self._async_do_rest(), f"{DOMAIN} rest", False)

    @callback
    def do_afterwards(self, work: Callable[[], None]) -> None:
        """Do it once nobody is woken any more: at once where nobody is."""
        if self._awake:
            self._left[work] = None
        else:
            work()

    @callback
    def forget(self, work: Callable[[], None]) -> None:
        """Do it no more: whose it is has gone."""
        self._left.pop(work, None)

    async def _async_do_rest(self) -> None:
        while self._left:
            # Whatever else the house has to do comes in between: the last message first.
            await asyncio.sleep(0)
            if not self._left:
                return
            work = next(iter(self._left))
            del self._left[work]
            try:
                work()
            except Exception:
                # What fails for one plan keeps no other from looking ahead.
                _LOGGER.exception("What a plan had left to show failed")


_TURNS: HassKey[Turns] = HassKey(f"{DOMAIN}_turns")


def turns_of(hass: HomeAssistant) -> Turns:
    """Return the turns of a house."""
    return hass.data.setdefault(_TURNS, Turns(hass))


class WakeUp:
    """Calls somebody at one instant: `at`, the last it was set to.

    Where many are called at once each waits for its turn, but for what `is_urgent`.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        woken: Callable[[], Coroutine[None, None, None]],
        clock: Clock | None = None,
    ) -> None:
        """Nothing is armed yet."""
        self.at: datetime | None = None
        self.is_urgent = False
        self._hass = hass
        self._woken = woken
        self._turns = turns_of(hass)
        self._clock = clock or Clock()
        self._is_stopped = False
        self._disarm: CALLBACK_TYPE | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether its time has come, whatever became of the timer."""
        return self.at is not None and self.at <= self._clock.now()

    @callback
    def set(self, at: datetime | None) -> None:
        """Wake at this instant instead, None for never; nothing is armed once it was stopped."""
        self.at = at
        if self._disarm:
            self._disarm()
            self._disarm = None
        if at and not self._is_stopped:
            behind = self._clock.now() - dt_util.utcnow()
            self._disarm = async_track_point_in_utc_time(
                self._hass, HassJob(self._wake, cancel_on_shutdown=True), at - behind
            )

    @callback
    def stop(self) -> None:
        """Wake nobody any more."""
        self._is_stopped = True
        self.set(self.at)

    async def _wake(self, _now: datetime) -> None:
        self._disarm = None
        async with nullcontext() if self.is_urgent else self._turns.turn():
            # It may have been stopped while it waited for its turn.
            if not self._is_stopped:
                await self._woken()


class ClockCheck:
    """Looks at the clock once a minute, with those of all other plans, while it is needed.

    Whoever waits for no moment misses none, so an idle plan costs nothing. Nobody looks before
    `start` and after `stop`.
    """

    def __init__(self, hass: HomeAssistant, check: Callable[[datetime], None]) -> None:
        """Nobody looks yet."""
        self._house = hass.data.setdefault(_CHECKS, _Checks(hass))
        self.check = check
        self._may_look = False
        self._is_needed = False

    @callback
    def start(self) -> None:
        """Look from now on, while it is needed."""
        self._may_look = True
        self.set(is_needed=self._is_needed)

    @callback
    def set(self, *, is_needed: bool) -> None:
        """Look, or look no more."""
        self._is_needed = is_needed
        self._house.follow(self, looks=is_needed and self._may_look)

    @callback
    def stop(self) -> None:
        """Look no more, whatever is needed."""
        self._may_look = False
        self.set(is_needed=self._is_needed)


class _Checks:
    """The one timer of the house, armed while anybody looks."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self._following: dict[ClockCheck, None] = {}
        self._disarm: CALLBACK_TYPE | None = None

    def follow(self, check: ClockCheck, *, looks: bool) -> None:
        if looks:
            self._following[check] = None
        else:
            self._following.pop(check, None)
        if self._following and self._disarm is None:
            self._disarm = async_track_time_interval(
                self._hass, self._look, CLOCK_CHECK, cancel_on_shutdown=True
            )
        elif not self._following and self._disarm:
            self._disarm()
            self._disarm = None

    @callback
    def _look(self, now: datetime) -> None:
        for check in list(self._following):
            check.check(now)


_CHECKS: HassKey[_Checks] = HassKey(f"{DOMAIN}_clock_checks")
