"""The instants at which a plan would offer something, before anything happened.

A slot is named after its activity, its local day and its number that day, so the
same offer has the same name however often it is computed and whatever the clock does.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from .local_time import ONE_DAY, at_local, day_begins_at
from .plan import Activity, AtTimes
from .vocabulary import MissedPolicy

ON_TIME = timedelta(minutes=5)
"""A prompt sent within this span of its time is not late: a restart takes as long."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One instant at which an activity is due, and the last at which it may be sent."""

    id: str
    activity: Activity
    due_at: datetime
    deadline: datetime


@lru_cache(maxsize=2048)
def slots_of(activity: Activity, day: date, zone: ZoneInfo) -> tuple[Slot, ...]:
    """Return the slots of an activity on a local day, in order."""
    return tuple(
        Slot(
            id=f"{activity.id}-{day:%Y%m%d}-{number}",
            activity=activity,
            due_at=due_at,
            deadline=_deadline(activity, due_at, day, zone),
        )
        for number, due_at in enumerate(_due_instants(activity, day, zone))
    )


def _due_instants(activity: Activity, day: date, zone: ZoneInfo) -> list[datetime]:
    schedule = activity.schedule
    if schedule is None:
        return []
    if isinstance(schedule, AtTimes):
        return sorted({at_local(day, clock, zone) for clock in schedule.times})
    first = at_local(day, activity.earliest, zone)
    room = at_local(day, activity.latest, zone) - first
    return [first + number * schedule.interval for number in range(room // schedule.interval + 1)]


def _deadline(activity: Activity, due_at: datetime, day: date, zone: ZoneInfo) -> datetime:
    """Return the last instant at which the slot may still be sent."""
    midnight = day_begins_at(day + ONE_DAY, zone)
    on_time = min(due_at + ON_TIME, midnight - timedelta.resolution)
    if activity.missed is MissedPolicy.SKIP:
        return on_time
    merges = activity.missed is MissedPolicy.MERGE
    last = activity.latest if merges else activity.late_until or activity.latest
    return max(on_time, at_local(day, last, zone))
