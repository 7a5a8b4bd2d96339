"""The streak: on how many local days in a row the person said how the back is.

It counts check-ins, never an exercise and never the pain: nobody is to train for it. A
hold or a pause freezes it: a day in one neither breaks it nor counts.
"""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from .episode import Episode
from .local_time import ONE_DAY, local_date
from .plan import Plan

FREEZES = frozenset({"hold_started", "paused"})
THAWS = frozenset({"hold_lifted", "resumed"})
"""Lines of the history from which on, and until which, days do not count."""


def check_in_streak(plan: Plan, episode: Episode, now: datetime) -> int:
    """Return the days in a row with a check-in.

    They go up to today, or to yesterday as long as today has none yet.
    """
    zone = plan.time_zone
    frozen = list(_frozen(episode, now))
    said = {
        local_date(one.at, zone)
        for one in episode.check_ins
        # The answer that began a hold, and the one that ended a pause, were given outside.
        if not any(since < one.at < until for since, until in frozen)
    }
    days_off = {day for since, until in frozen for day in _days(since, until, zone)}
    today = day = local_date(now, zone)
    first = local_date(episode.started_at, zone)
    streak = 0
    while day >= first:
        if day in said:
            streak += 1
        elif day not in days_off and day != today:
            break
        day -= ONE_DAY
    return streak


def _frozen(episode: Episode, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield from when to when the episode was on hold or paused."""
    since: datetime | None = None
    for fact in episode.history:
        if fact.what in FREEZES:
            since = since or fact.at
        elif fact.what in THAWS and since:
            yield since, fact.at
            since = None
    if since:
        # One that lasts has no end yet, and what is said in it this very moment is inside.
        yield since, now + ONE_DAY


def _days(since: datetime, until: datetime, zone: ZoneInfo) -> Iterator[date]:
    """Yield every local day that has a part of the span."""
    day, last = local_date(since, zone), local_date(until, zone)
    while day <= last:
        yield day
        day += ONE_DAY
