"""When the usual times of an activity are, for somebody who sleeps at another time of day."""

from datetime import time
from typing import Final

from .local_time import QuietHours
from .plan import AtTimes, Schedule

_STEP: Final = 5
"""Minutes: a time that is worked out is one that a person would choose."""


def in_waking_hours(
    schedule: Schedule | None, earliest: time, latest: time, quiet_hours: QuietHours | None
) -> Schedule | None:
    """Return the usual times; where the person sleeps through them, as many while awake.

    One of several may be slept through: it comes when the quiet hours are over. The others would
    become one with it. They are spread evenly over what the hours from `earliest` to `latest` leave free of the
    quiet hours. Where these leave nothing free, and for what has no times of day, all is as usual.
    """
    if not isinstance(schedule, AtTimes) or quiet_hours is None:
        return schedule
    slept_through = sum(_is_quiet(clock, quiet_hours) for clock in schedule.times)
    if slept_through < min(2, len(schedule.times)):
        return schedule
    steps = range(_minutes(earliest), _minutes(latest) + 1, _STEP)
    awake = [clock for clock in map(_clock, steps) if not _is_quiet(clock, quiet_hours)]
    if len(awake) < len(schedule.times):
        return schedule
    parts = 2 * len(schedule.times)
    middles = (len(awake) * (2 * number + 1) // parts for number in range(len(schedule.times)))
    return AtTimes(tuple(awake[middle] for middle in middles))


def _is_quiet(clock: time, quiet_hours: QuietHours) -> bool:
    starts, ends = quiet_hours.starts, quiet_hours.ends
    if starts < ends:
        return starts <= clock < ends
    return clock >= starts or clock < ends


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
