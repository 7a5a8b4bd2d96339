"""The form of one activity: its fields, what they show, and what an answer means."""

from collections.abc import Collection, Iterator, Mapping
from datetime import time, timedelta
from typing import Any, Final

from homeassistant import data_entry_flow
from homeassistant.const import CONF_NAME
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import probatio

from ..const import (
    CONF_DURATION,
    CONF_EARLIEST,
    CONF_EVERY_MINUTES,
    CONF_GAP,
    CONF_KIND,
    CONF_LATE_UNTIL,
    CONF_LATEST,
    CONF_MESSAGE,
    CONF_MISSED,
    CONF_MOST_PER_DAY,
    CONF_NEEDS_HOME,
    CONF_SCHEDULE,
    CONF_TIMES,
    SCHEDULE_EVERY,
    SCHEDULE_NEVER,
    SCHEDULE_TIMES,
)
from ..engine.model.catalogue import CATALOGUE
from ..engine.model.plan import Activity, AtTimes, Every
from ..engine.model.vocabulary import Kind, MissedPolicy
from ..settings.devices import CONF_WITH_DEVICE
from .device_form import WITHOUT_DEVICE
from .fields import Clock, amount, minutes

SECTION_LIMITS: Final = "limits"
SECTION_MISSED: Final = "missed_prompts"

SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    SECTION_LIMITS: (CONF_MOST_PER_DAY, CONF_GAP, CONF_EARLIEST, CONF_LATEST),
    SECTION_MISSED: (CONF_MISSED, CONF_LATE_UNTIL),
}

_NOT_BY_ITSELF: Final = {
    CONF_NAME,
    CONF_SCHEDULE,
    CONF_TIMES,
    CONF_EVERY_MINUTES,
    CONF_WITH_DEVICE,
}
"""A name is the title of the subentry, a schedule is one answer of several fields, and
a device has a page of its own."""

_WITH_DEVICE: Final = probatio.Optional(CONF_WITH_DEVICE, default=False)
_A_DAY: Final = 24 * 60
_MINUTE: Final = timedelta(minutes=1)

type Fields = dict[str, Any]


def bounds_of(kind: Kind) -> dict[str, tuple[int, int]]:
    """Return the least and the most of every number this kind has."""
    usual = CATALOGUE[kind]
    bounds = {
        CONF_EVERY_MINUTES: (1, _A_DAY),
        CONF_GAP: (0, _A_DAY),
        CONF_MOST_PER_DAY: (1, usual.hard_most_per_day),
    }
    if usual.duration:
        bounds[CONF_DURATION] = (usual.duration.least, usual.duration.most)
    return bounds


def kind_schema(kinds: Collection[str]) -> probatio.Schema:
    """Return the form that asks which activity it is to be."""
    selector = SelectSelector(
        SelectSelectorConfig(
            options=list(kinds), mode=SelectSelectorMode.LIST, translation_key="kind"
        )
    )
    return probatio.Schema({probatio.Required(CONF_KIND): selector})


def activity_schema(kind: Kind, wrong: Collection[str]) -> probatio.Schema:
    """Return the form of a kind; a section in which something is wrong is open."""
    bounds = bounds_of(kind)
    fields: dict[probatio.Marker, Any] = {}
    if kind is Kind.CUSTOM:
        fields[probatio.Optional(CONF_NAME)] = TextSelector()
    fields |= {
        probatio.Required(CONF_SCHEDULE): _choice(
            CONF_SCHEDULE, (SCHEDULE_TIMES, SCHEDULE_EVERY, SCHEDULE_NEVER)
        ),
        _only_with(CONF_SCHEDULE, SCHEDULE_TIMES, CONF_TIMES): TextSelector(
            TextSelectorConfig(type=TextSelectorType.TIME, multiple=True)
        ),
        _only_with(CONF_SCHEDULE, SCHEDULE_EVERY, CONF_EVERY_MINUTES): minutes(
            bounds[CONF_EVERY_MINUTES]
        ),
    }
    if CONF_DURATION in bounds:
        is_free = kind is Kind.CUSTOM
        marker = probatio.Optional if is_free else probatio.Required
        fields[marker(CONF_DURATION)] = minutes(bounds[CONF_DURATION])
    fields |= {
        probatio.Required(CONF_NEEDS_HOME): BooleanSelector(),
        probatio.Optional(CONF_MESSAGE): TextSelector(TextSelectorConfig(multiline=True)),
        probatio.Optional(SECTION_LIMITS): section(
            probatio.Schema(
                {
                    probatio.Required(CONF_MOST_PER_DAY): amount(bounds[CONF_MOST_PER_DAY]),
                    probatio.Required(CONF_GAP): minutes(bounds[CONF_GAP]),
                    probatio.Required(CONF_EARLIEST): Clock(),
                    probatio.Required(CONF_LATEST): Clock(),
                }
            ),
            {"collapsed": SECTION_LIMITS not in wrong},
        ),
        probatio.Optional(SECTION_MISSED): section(
            probatio.Schema(
                {
                    probatio.Required(CONF_MISSED): _choice(CONF_MISSED, tuple(MissedPolicy)),
                    _only_with(CONF_MISSED, MissedPolicy.SEND_LATE, CONF_LATE_UNTIL): Clock(),
                }
            ),
            {"collapsed": SECTION_MISSED not in wrong},
        ),
    }
    if kind in WITHOUT_DEVICE:
        return probatio.Schema(fields)
    return probatio.Schema(fields | {_WITH_DEVICE: BooleanSelector()})


def _choice(name: str, options: Collection[str]) -> SelectSelector:
    return SelectSelector(
        SelectSelectorConfig(
            options=[str(option) for option in options],
            mode=SelectSelectorMode.DROPDOWN,
            translation_key=name,
        )
    )


def _only_with(field: str, value: str, name: str) -> probatio.Optional:
    """Return the marker of a field that counts while another one has this value.

    From Home Assistant 2026.11 on, it is hidden otherwise; before, it is there and its
    description says when it counts.
    """
    conditional = getattr(data_entry_flow, "Optional", None)
    if conditional is None:
        return probatio.Optional(name)
    marker: probatio.Optional = conditional(name, visible={"field": field, "value": str(value)})
    return marker


# What a form shows


def show(activity: Activity) -> Fields:
    """Return the form that says this activity."""
    flat = flatten_activity(activity)
    shown = {name: value for name, value in flat.items() if value is not None}
    sections = {
        where: {name: shown[name] for name in names if name in shown}
        for where, names in SECTIONS.items()
    }
    inside = {name for names in SECTIONS.values() for name in names}
    return {name: value for name, value in shown.items() if name not in inside} | sections


def flatten_activity(activity: Activity) -> Fields:
    """Return every field of an activity by the name of its field in the form."""
    schedule = activity.schedule
    flat: Fields = {
        CONF_SCHEDULE: SCHEDULE_NEVER,
        CONF_DURATION: _in_minutes(activity.duration),
        CONF_NEEDS_HOME: activity.needs_home,
        CONF_MESSAGE: activity.message,
        CONF_MOST_PER_DAY: activity.most_per_day,
        CONF_GAP: _in_minutes(activity.gap),
        CONF_EARLIEST: _clock(activity.earliest),
        CONF_LATEST: _clock(activity.latest),
        CONF_MISSED: activity.missed.value,
        CONF_LATE_UNTIL: _clock(activity.late_until),
    }
    if isinstance(schedule, AtTimes):
        times = [clock.isoformat("minutes") for clock in schedule.times]
        flat |= {CONF_SCHEDULE: SCHEDULE_TIMES, CONF_TIMES: times}
    elif isinstance(schedule, Every):
        flat |= {
            CONF_SCHEDULE: SCHEDULE_EVERY,
            CONF_EVERY_MINUTES: _in_minutes(schedule.interval),
        }
    if activity.kind is Kind.CUSTOM:
        flat[CONF_NAME] = activity.name
    return flat


def _in_minutes(span: timedelta | None) -> float | None:
    if span is None:
        return None
    whole, rest = divmod(span, _MINUTE)
    return span / _MINUTE if rest else whole


def _clock(clock: time | None) -> str | None:
    return clock.isoformat("seconds") if clock else None


# What an answer means


class BadTime(ValueError):
    """What was sent as a time of day is none."""


def read(form: Mapping[str, Any], usual: Activity) -> Fields:
    """Return what differs from usual: all that a subentry says beside what it is.

    What is as usual is left out, so that somebody who never thought about a number
    gets the better one of a later release. A schedule is left out or kept as a whole.

    Raises BadTime for a time of day that is none.
    """
    flat = {name: value for name, value in form.items() if name not in SECTIONS}
    for where in SECTIONS:
        flat |= form.get(where, {})
    as_usual = flatten_activity(usual)
    schedule = _read_schedule(flat, as_usual)
    data = {
        name: value
        for name, value in flat.items()
        if name not in _NOT_BY_ITSELF and value not in ("", as_usual.get(name))
    }
    if usual.duration and CONF_DURATION not in flat:
        data[CONF_DURATION] = None
    wanted = min(len(schedule.get(CONF_TIMES, ())), CATALOGUE[usual.kind].hard_most_per_day)
    if wanted > flat[CONF_MOST_PER_DAY] == usual.most_per_day:
        # Somebody who adds a time of day means it, and may never have seen the limit.
        data[CONF_MOST_PER_DAY] = wanted
    return data | schedule


def _read_schedule(flat: Mapping[str, Any], as_usual: Mapping[str, Any]) -> Fields:
    chosen = flat[CONF_SCHEDULE]
    schedule: Fields = {CONF_SCHEDULE: chosen}
    if chosen == SCHEDULE_TIMES:
        clocks = {_read_clock(text) for text in flat.get(CONF_TIMES, ()) if text}
        schedule[CONF_TIMES] = sorted(clocks)
    elif chosen == SCHEDULE_EVERY:
        schedule[CONF_EVERY_MINUTES] = flat.get(CONF_EVERY_MINUTES, 0)
    is_usual = all(as_usual.get(name) == value for name, value in schedule.items())
    return {} if is_usual else schedule


def _read_clock(text: str) -> str:
    try:
        return time.fromisoformat(text).isoformat("minutes")
    except ValueError as err:
        raise BadTime(text) from err


def out_of_range(form: Mapping[str, Any], kind: Kind) -> Iterator[str]:
    """Return the numbers that are too low or too high."""
    flat = {**form, **form.get(SECTION_LIMITS, {})}
    for name, (least, most) in bounds_of(kind).items():
        is_unused = name == CONF_EVERY_MINUTES and flat[CONF_SCHEDULE] != SCHEDULE_EVERY
        if name in flat and not is_unused and not least <= flat[name] <= most:
            yield name
