"""The form of one activity: what it shows, and what an answer means."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from homeassistant.const import CONF_NAME

from ..engine.model.catalogue import CATALOGUE
from ..engine.model.plan import Activity, AtTimes, Every, Schedule
from ..engine.model.vocabulary import Kind
from ..settings.activities import (
    AT_TIMES,
    CONF_DURATION,
    CONF_EVERY_MINUTES,
    CONF_MOST_PER_DAY,
    CONF_SCHEDULE,
    CONF_TIMES,
    EVERY,
    NEVER,
    activity_rows,
    in_minutes,
)
from ..settings.rows import Fields, flat, nested, write_fields


def show(activity: Activity) -> Fields:
    """Return the form that says this activity."""
    return nested(activity_rows(activity.kind), _said_of(activity))


def _said_of(activity: Activity) -> Fields:
    """Return every field of an activity by its name, with the three that make a schedule."""
    said = write_fields(activity_rows(activity.kind), activity) | _said_of_schedule(
        activity.schedule
    )
    return said | ({CONF_NAME: activity.name} if activity.kind is Kind.CUSTOM else {})


def _said_of_schedule(schedule: Schedule | None) -> Fields:
    if isinstance(schedule, AtTimes):
        times = [clock.isoformat("minutes") for clock in schedule.times]
        return {CONF_SCHEDULE: AT_TIMES, CONF_TIMES: times}
    if isinstance(schedule, Every):
        return {CONF_SCHEDULE: EVERY, CONF_EVERY_MINUTES: in_minutes.write(schedule.interval)}
    return {CONF_SCHEDULE: NEVER}


class BadTime(ValueError):
    """What was sent as a time of day is none."""


def read(form: Mapping[str, Any], usual: Activity) -> Fields:
    """Return what differs from usual: all that a subentry says beside what it is.

    What is as usual is left out, so that somebody who never thought about a number
    gets the better one of a later release. A schedule is left out or kept as a whole.

    Raises BadTime for a time of day that is none.
    """
    rows = activity_rows(usual.kind)
    said, as_usual = flat(rows, form), _said_of(usual)
    schedule = _read_schedule(said, as_usual)
    by_itself = {row.name for row in rows if row.of is Activity}
    data = {
        name: value
        for name, value in said.items()
        if name in by_itself and value not in ("", as_usual.get(name))
    }
    if usual.duration and CONF_DURATION not in said:
        data[CONF_DURATION] = None
    wanted = min(len(schedule.get(CONF_TIMES, ())), CATALOGUE[usual.kind].hard_most_per_day)
    if wanted > said[CONF_MOST_PER_DAY] == usual.most_per_day:
        # Somebody who adds a time of day means it, and may never have seen the limit.
        data[CONF_MOST_PER_DAY] = wanted
    return data | schedule


def _read_schedule(said: Mapping[str, Any], as_usual: Mapping[str, Any]) -> Fields:
    chosen = said[CONF_SCHEDULE]
    schedule: Fields = {CONF_SCHEDULE: chosen}
    if chosen == AT_TIMES:
        clocks = {_read_clock(text) for text in said.get(CONF_TIMES, ()) if text}
        schedule[CONF_TIMES] = sorted(clocks)
    elif chosen == EVERY:
        schedule[CONF_EVERY_MINUTES] = said.get(CONF_EVERY_MINUTES, 0)
    is_usual = all(as_usual.get(name) == value for name, value in schedule.items())
    return {} if is_usual else schedule


def _read_clock(text: str) -> str:
    try:
        return time.fromisoformat(text).isoformat("minutes")
    except ValueError as err:
        raise BadTime(text) from err
