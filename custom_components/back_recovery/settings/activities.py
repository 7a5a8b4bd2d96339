"""An activity's subentry: its fields, one a row, and the activity they say."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.const import CONF_NAME

from ..const import CONF_ACTIVITY_ID, CONF_KIND, CONF_MESSAGE
from ..engine.model.catalogue import CATALOGUE
from ..engine.model.plan import Activity, AtTimes, Every, Schedule
from ..engine.model.vocabulary import Kind, MissedPolicy
from .devices import CONF_WITH_DEVICE, WITHOUT_DEVICE, read_device
from .rows import Clock, Count, Field, OneOf, Row, Rows, Span, Text, YesNo, values

LIMITS: Final = "limits"
MISSED: Final = "missed_prompts"

CONF_SCHEDULE: Final = "schedule"
CONF_TIMES: Final = "times"
CONF_EVERY_MINUTES: Final = "every_minutes"
CONF_DURATION: Final = "duration"
CONF_MOST_PER_DAY: Final = "most_per_day"

AT_TIMES: Final = "times"
EVERY: Final = "every"
NEVER: Final = "never"

_A_DAY: Final = 24 * 60

in_minutes: Final = Span(0, _A_DAY)
"""How the length and the interval of an activity are stored."""


def activity_rows(kind: Kind) -> Rows:
    """Return the fields of a kind, in the order of their form."""
    usual = CATALOGUE[kind]
    is_own = kind is Kind.CUSTOM
    rows = [
        # A name is the title of the subentry, a schedule is one answer of several fields.
        Row(
            name=CONF_SCHEDULE, field=OneOf((AT_TIMES, EVERY, NEVER), "schedule"), is_required=True
        ),
        Row(
            name=CONF_TIMES,
            field=Text(many=True, are_times=True),
            only_with=(CONF_SCHEDULE, AT_TIMES),
        ),
        Row(name=CONF_EVERY_MINUTES, field=Span(1, _A_DAY), only_with=(CONF_SCHEDULE, EVERY)),
    ]
    if is_own:
        rows.insert(0, Row(name=CONF_NAME, field=Text()))
    if usual.duration:
        length = Span(usual.duration.least, usual.duration.most)
        rows.append(_row(CONF_DURATION, length, is_required=not is_own))
    rows += [
        _row("needs_home", YesNo()),
        _row(CONF_MESSAGE, Text(lines=True), is_required=False),
        _row(CONF_MOST_PER_DAY, Count(1, usual.hard_most_per_day), LIMITS),
        _row("gap", Span(0, _A_DAY), LIMITS),
        _row("earliest", Clock(), LIMITS),
        _row("latest", Clock(), LIMITS),
        _row("missed", OneOf(tuple(MissedPolicy), "missed"), MISSED),
        Row(
            name="late_until",
            field=Clock(),
            section=MISSED,
            of=Activity,
            only_with=("missed", MissedPolicy.SEND_LATE),
        ),
    ]
    if kind not in WITHOUT_DEVICE:
        # Only asked, never stored: a device has a page of its own.
        rows.append(Row(name=CONF_WITH_DEVICE, field=YesNo(), usual=False))
    return tuple(rows)


def _row(name: str, field: Field, section: str | None = None, *, is_required: bool = True) -> Row:
    return Row(name=name, field=field, section=section, of=Activity, is_required=is_required)


def read_activity(data: Mapping[str, Any]) -> Activity:
    """Return the activity that a subentry describes; what it leaves out is as usual.

    Raises InvalidPlan where it contradicts itself.
    """
    kind = Kind(data[CONF_KIND])
    usual = CATALOGUE[kind]
    said = values(activity_rows(kind), data, Activity)
    if usual.duration and CONF_DURATION not in data:
        said[CONF_DURATION] = in_minutes.read(usual.duration.usual)
    as_usual = {
        name: getattr(usual, name)
        for name in (
            "gap",
            "most_per_day",
            "earliest",
            "latest",
            "needs_home",
            "missed",
            "late_until",
        )
    }
    return Activity(
        id=data[CONF_ACTIVITY_ID],
        kind=kind,
        name=data.get(CONF_NAME),
        schedule=_read_schedule(data, usual.schedule),
        device=read_device(data),
        **as_usual | said,
    )


def _read_schedule(data: Mapping[str, Any], usual: Schedule) -> Schedule | None:
    chosen = data.get(CONF_SCHEDULE)
    if chosen is None:
        return usual
    if chosen == AT_TIMES:
        return AtTimes(tuple(Clock().read(clock) for clock in data.get(CONF_TIMES, ())))
    if chosen == EVERY:
        return Every(in_minutes.read(data.get(CONF_EVERY_MINUTES, 0)))
    return None
