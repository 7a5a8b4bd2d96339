"""Time for a plan: one armed wake-up, and a look at the clock that finds it passed by."""

from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
import time

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

CLOCK_CHECK = timedelta(seconds=60)
"""An armed wake-up counts monotonic time: a clock set forward, or a suspended machine,
passes it by. Comparing two numbers once a minute finds that out."""

CLOCK_TOLERANCE = timedelta(seconds=5)
"""A clock that lost more than this was set back; less is the usual correction."""


class Clock:
    """Notices that the clock of the machine was set back."""

    def __init__(self) -> None:
        """Look at the clock for the first time."""
        self.seen = (dt_util.utcnow(), time.monotonic())

    def is_set_back(self) -> bool:
        """Tell whether it shows less than has passed since it was last looked at."""
        (seen, ticks), self.seen = self.seen, (dt_util.utcnow(), time.monotonic())
        passed = timedelta(seconds=self.seen[1] - ticks)
        return self.seen[0] < seen + passed - CLOCK_TOLERANCE


class WakeUp:
    """Calls somebody at one instant: `at`, the last it was set to."""

    def __init__(
        self, hass: HomeAssistant, woken: Callable[[], Coroutine[None, None, None]]
    ) -> None:
        """Nothing is armed yet."""
        self.at: datetime | None = None
        self._hass = hass
        self._woken = woken
        self._is_stopped = False
        self._disarm: CALLBACK_TYPE | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether its time has come, whatever became of the timer."""
        return self.at is not None and self.at <= dt_util.utcnow()

    @callback
    def set(self, at: datetime | None) -> None:
        """Wake at this instant instead, None for never; nothing is armed once it was stopped."""
        self.at = at
        if self._disarm:
            self._disarm()
            self._disarm = None
        if at and not self._is_stopped:
            self._disarm = async_track_point_in_utc_time(
                self._hass, HassJob(self._wake, cancel_on_shutdown=True), at
            )

    @callback
    def stop(self) -> None:
        """Wake nobody any more."""
        self._is_stopped = True
        self.set(self.at)

    async def _wake(self, _now: datetime) -> None:
        self._disarm = None
        await self._woken()
