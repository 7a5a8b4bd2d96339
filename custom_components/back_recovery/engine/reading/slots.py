"""The instants at which a plan would offer something, before anything happened.

A slot is named after its activity, its local day and its number that day, so the
same offer has the same name however often it is computed and whatever the clock does.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from ..model.local_time import ONE_DAY, at_local, day_begins_at
from ..model.plan import Activity, AtTimes
from ..model.vocabulary import MissedPolicy

ON_TIME = timedelta(minutes=5)
"""A prompt sent within this span of its time is not late: a restart takes as long."""

IS_LATE = timedelta(minutes=30)
"""From so late on a message says for when it was (judgement)."""

JUST_AFTER = timedelta(seconds=1)
"""So long after its deadline a slot is looked at for the last time."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One instant at which an activity is due, and the last at which it may be sent.

    `is_on_top`: it does not count as one of the day's offers.
    """

    id: str
    activity: Activity
    due_at: datetime
    deadline: datetime
    is_on_top: bool = False


@lru_cache(maxsize=2048)
def slots_of(activity: Activity, day: date, zone: ZoneInfo) -> tuple[Slot, ...]:
    """Return the slots of an activity on a local day, in order."""
    name = f"{activity.id}-{day:%Y%m%d}"
    last = _last(activity, day, zone)
    midnight = day_begins_at(day + ONE_DAY, zone)
    slots = []
    for number, due_at in enumerate(_due_instants(activity, day, zone)):
        on_time = min(due_at + ON_TIME, midnight - timedelta.resolution)
        deadline = max(on_time, last) if last else on_time
        slots.append(Slot(f"{name}-{number}", activity, due_at, deadline))
    return tuple(slots)


def _due_instants(activity: Activity, day: date, zone: ZoneInfo) -> list[datetime]:
    schedule = activity.schedule
    if schedule is None:
        return []
    if isinstance(schedule, AtTimes):
        return sorted({at_local(day, clock, zone) for clock in schedule.times})
    first = at_local(day, activity.earliest, zone)
    room = at_local(day, activity.latest, zone) - first
    return [first + number * schedule.interval for number in range(room // schedule.interval + 1)]


def _last(activity: Activity, day: date, zone: ZoneInfo) -> datetime | None:
    """Return until when a missed one may be sent that day, None where it may not."""
    if activity.missed is MissedPolicy.SKIP:
        return None
    merges = activity.missed is MissedPolicy.MERGE
    last = activity.latest if merges else activity.late_until or activity.latest
    return at_local(day, last, zone)
