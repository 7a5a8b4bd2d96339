"""An activity's subentry: its fields, one a row, and the activity they say."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from homeassistant.const import CONF_NAME

from ..const import CONF_ACTIVITY_ID, CONF_KIND, CONF_MESSAGE
from ..engine.model.catalogue import CATALOGUE, Usual
from ..engine.model.local_time import QuietHours
from ..engine.model.plan import Activity, AtTimes, Every, Schedule
from ..engine.model.vocabulary import Kind, MissedPolicy
from ..engine.model.waking import in_waking_hours
from .devices import CONF_WITH_DEVICE, WITHOUT_DEVICE, read_device
from .rows import Count, Field, FieldRow, OneOf, Rows, Span, TimeOfDay, Words, YesNo, read_fields

LIMITS: Final = "limits"
MISSED: Final = "missed_prompts"

CONF_SCHEDULE: Final = "schedule"
CONF_TIMES: Final = "times"
CONF_EVERY_MINUTES: Final = "every_minutes"
CONF_DURATION: Final = "duration"
CONF_MOST_PER_DAY: Final = "most_per_day"
CONF_MISSED: Final = "missed"

AT_TIMES: Final = "times"
EVERY: Final = "every"
NEVER: Final = "never"

_A_DAY: Final = 24 * 60
_OF_ITS_KIND: Final = {one.name for one in fields(Usual)} & {one.name for one in fields(Activity)}

in_minutes: Final = Span(0, _A_DAY)
"""How the length and the interval of an activity are stored."""


def activity_rows(kind: Kind) -> Rows:
    """Return the fields of a kind, in the order of their form."""
    usual = CATALOGUE[kind]
    is_own = kind is Kind.CUSTOM
    rows = [
        # A name is the title of the subentry, a schedule is one answer of several fields.
        FieldRow(CONF_SCHEDULE, OneOf((AT_TIMES, EVERY, NEVER), "schedule"), is_required=True),
        FieldRow(CONF_TIMES, Words(many=True, are_times=True), only_with=(CONF_SCHEDULE, AT_TIMES)),
        FieldRow(CONF_EVERY_MINUTES, Span(1, _A_DAY), only_with=(CONF_SCHEDULE, EVERY)),
    ]
    if is_own:
        rows.insert(0, FieldRow(CONF_NAME, Words()))
    if usual.duration:
        length = Span(usual.duration.least, usual.duration.most)
        rows.append(FieldRow(CONF_DURATION, length, None, Activity, is_required=not is_own))
    late = (CONF_MISSED, MissedPolicy.SEND_LATE)
    rows += [
        _row("needs_home", YesNo()),
        FieldRow(CONF_MESSAGE, Words(lines=True), None, Activity),
        _row(CONF_MOST_PER_DAY, Count(1, usual.hard_most_per_day), LIMITS),
        _row("gap", in_minutes, LIMITS),
        _row("earliest", TimeOfDay(), LIMITS),
        _row("latest", TimeOfDay(), LIMITS),
        _row(CONF_MISSED, OneOf(tuple(MissedPolicy), "missed"), MISSED),
        FieldRow("late_until", TimeOfDay(), MISSED, Activity, only_with=late),
    ]
    if kind not in WITHOUT_DEVICE:
        # Only asked, never stored: a device has a page of its own.
        rows.append(FieldRow(CONF_WITH_DEVICE, YesNo(), usual=False))
    return tuple(rows)


def _row(name: str, field: Field, section: str | None = None) -> FieldRow:
    return FieldRow(name, field, section, Activity, is_required=True)


def read_activity(data: Mapping[str, Any], quiet_hours: QuietHours | None = None) -> Activity:
    """Return the activity that a subentry describes; what it leaves out is as usual.

    The usual times are those at which somebody with these quiet hours is awake. Raises InvalidPlan
    where it contradicts itself.
    """
    kind = Kind(data[CONF_KIND])
    usual = CATALOGUE[kind]
    said = read_fields(activity_rows(kind), data, Activity)
    if usual.duration and CONF_DURATION not in data:
        said[CONF_DURATION] = in_minutes.read(usual.duration.usual)
    as_usual = {name: getattr(usual, name) for name in _OF_ITS_KIND - {"schedule", "duration"}}
    values = as_usual | said
    usual_times = in_waking_hours(usual.schedule, values["earliest"], values["latest"], quiet_hours)
    return Activity(
        id=data[CONF_ACTIVITY_ID],
        kind=kind,
        name=data.get(CONF_NAME),
        schedule=_read_schedule(data, usual_times),
        device=read_device(data),
        **values,
    )


def _read_schedule(data: Mapping[str, Any], usual: Schedule | None) -> Schedule | None:
    chosen = data.get(CONF_SCHEDULE)
    if chosen is None:
        return usual
    if chosen == AT_TIMES:
        return AtTimes(tuple(TimeOfDay().read(clock) for clock in data.get(CONF_TIMES, ())))
    if chosen == EVERY:
        return Every(in_minutes.read(data.get(CONF_EVERY_MINUTES, 0)))
    return None
