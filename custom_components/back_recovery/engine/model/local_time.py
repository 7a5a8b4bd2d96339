"""Times of day: the only place where a wall clock meets the UTC instants.

Rules that people state in clock times (quiet hours, 08:00, "today") are turned
into instants here, a day at a time, so that both clock changes come out right.
Spans are never computed on a wall clock: 48 hours are 48 elapsed hours.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from .errors import InvalidPlan

ONE_DAY = timedelta(days=1)
_MIDNIGHT = time()


def local_date(instant: datetime, zone: ZoneInfo) -> date:
    """Return the calendar day on which `instant` falls for somebody in `zone`."""
    return instant.astimezone(zone).date()


@lru_cache(maxsize=4096)
def at_local(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return the instant of a time of day.

    A time that the spring change skips is the same span after midnight (02:30 is
    03:30 that day); one that the autumn change repeats is its first occurrence.
    """
    return datetime.combine(day, clock, zone).astimezone(UTC)


def day_begins_at(day: date, zone: ZoneInfo) -> datetime:
    """Return the first instant of a local day."""
    return at_local(day, _MIDNIGHT, zone)


def next_midnight(instant: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant at which the next local day begins."""
    return day_begins_at(local_date(instant, zone) + ONE_DAY, zone)


def next_at(instant: datetime, clock: time, zone: ZoneInfo) -> datetime:
    """Return when it is that time of day next, after `instant`."""
    today = local_date(instant, zone)
    instants = (at_local(day, clock, zone) for day in (today, today + ONE_DAY))
    return next(at for at in instants if at > instant)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """The part of the day in which only safety messages are sent."""

    starts: time
    ends: time

    def __post_init__(self) -> None:
        """Refuse hours without a length: nobody can tell "never" from "always"."""
        if self.starts == self.ends:
            raise InvalidPlan("quiet_hours_end", "same_times")

    def next_start(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """Return when the next quiet hours begin."""
        return next_at(instant, self.starts, zone)

    def end_of(self, instant: datetime, zone: ZoneInfo) -> datetime | None:
        """Return when the quiet hours around `instant` end, or None outside them."""
        today = local_date(instant, zone)
        for day in (today - ONE_DAY, today):
            last_day = day if self.starts < self.ends else day + ONE_DAY
            ends_at = at_local(last_day, self.ends, zone)
            if at_local(day, self.starts, zone) <= instant < ends_at:
                return ends_at
        return None
