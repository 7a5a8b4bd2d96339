"""Plans and instants for the laws: ordinary ones, and some that nobody would make."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.episode import NOWHERE_KNOWN
from custom_components.back_recovery.engine.model.local_time import QuietHours
from custom_components.back_recovery.engine.model.plan import Activity, AtTimes, Every, Plan
from custom_components.back_recovery.engine.model.suitability import MAY_BE_AGREED, STATED, Profile
from custom_components.back_recovery.engine.model.vocabulary import Kind, MissedPolicy

from .builders import AT_GYM, AWAY, HOME, minutes, the_usual

ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Amsterdam",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "UTC",
    )
]
PLACES = st.sampled_from([HOME, HOME, AWAY, AT_GYM, NOWHERE_KNOWN])
QUIET_HOURS = [
    None,
    QuietHours(starts=time(22), ends=time(8)),
    QuietHours(starts=time(2, 30), ends=time(6)),
    QuietHours(starts=time(13), ends=time(15)),
    QuietHours(starts=time(21, 30), ends=time(0)),
]
HALF_HOURS = [time(number // 2, number % 2 * 30) for number in range(48)]


def starts() -> st.SearchStrategy[datetime]:
    """Return instants of the year, those around the clock changes more often."""
    quarter_hours = st.integers(0, 4 * 24 * 365).map(lambda number: minutes(15 * number))
    any_time = quarter_hours.map(lambda span: datetime(2026, 1, 1, tzinfo=UTC) + span)
    march = st.integers(0, 90).map(lambda number: timedelta(hours=number))
    return st.one_of(
        any_time,
        march.map(lambda span: datetime(2026, 3, 27, 12, tzinfo=UTC) + span),
        march.map(lambda span: datetime(2026, 10, 23, 12, tzinfo=UTC) + span),
    )


@st.composite
def schedules(draw: st.DrawFn, earliest: time, latest: time) -> Any:
    within = [clock for clock in HALF_HOURS if earliest <= clock <= latest]
    at_times = st.lists(st.sampled_from(within), min_size=1, max_size=3)
    every = st.sampled_from([20, 45, 60, 120, 240]).map(lambda number: Every(minutes(number)))
    return draw(every | at_times.map(lambda times: AtTimes(tuple(times))) | st.none())


@st.composite
def activities(draw: st.DrawFn, kind: Kind) -> Activity:
    earliest = draw(st.sampled_from([time(0), time(2, 30), time(7), time(8)]))
    latest = draw(st.sampled_from([time(10), time(21), time(23, 59)]))
    usual = CATALOGUE[kind]
    late = draw(st.none() | st.sampled_from([time(9), time(18)]))
    return Activity(
        id="stretch" if kind is Kind.CUSTOM else kind,
        kind=kind,
        name=kind,
        schedule=draw(schedules(earliest, latest)),
        duration=minutes(usual.duration.usual) if usual.duration else None,
        gap=minutes(draw(st.sampled_from([0, 90, 1200]))),
        most_per_day=draw(st.integers(1, 6)),
        earliest=earliest,
        latest=latest,
        needs_home=draw(st.booleans()),
        missed=draw(st.sampled_from(MissedPolicy)),
        late_until=late,
    )


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Return what people tick: mostly nothing or little, with a professional's word or not."""
    conditions = draw(st.just(set()) | st.sets(st.sampled_from(STATED), max_size=3))
    askable = sorted(conditions & set(MAY_BE_AGREED))
    agreed = draw(st.sets(st.sampled_from(askable))) if askable else set()
    return Profile(conditions=frozenset(conditions), agreed=frozenset(agreed))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    kinds = draw(st.sets(st.sampled_from(list(CATALOGUE)), min_size=1, max_size=6))
    return Plan(
        time_zone=draw(st.sampled_from(ZONES)),
        rest_window=timedelta(hours=draw(st.sampled_from([12, 48, 168]))),
        quiet_hours=draw(st.sampled_from(QUIET_HOURS)),
        prompts_per_day=draw(st.sampled_from([0, 1, 3, 6, 8])),
        repeat_after=minutes(draw(st.sampled_from([1, 30]))),
        lapse_after=minutes(draw(st.sampled_from([2, 45, 120, 300]))),
        snooze=minutes(draw(st.sampled_from([5, 30]))),
        activities=tuple(
            the_usual(kind) if draw(st.booleans()) else draw(activities(kind))
            for kind in sorted(kinds)
        ),
        profile=draw(profiles()),
    )


@st.composite
def calm_plans(draw: st.DrawFn) -> Plan:
    """Return plans in which few things are due at once, so that none has to wait for long."""
    kinds = draw(st.sets(st.sampled_from(list(CATALOGUE)), min_size=1, max_size=3))
    calm = st.sampled_from([minutes(95), minutes(170), minutes(250)])
    return Plan(
        time_zone=draw(st.sampled_from(ZONES)),
        rest_window=timedelta(hours=draw(st.sampled_from([12, 48, 168]))),
        quiet_hours=draw(st.sampled_from(QUIET_HOURS)),
        prompts_per_day=draw(st.integers(0, 8)),
        lapse_after=draw(st.sampled_from([minutes(45), minutes(80)])),
        activities=tuple(
            the_usual(kind)
            if draw(st.booleans())
            else replace(draw(activities(kind)), schedule=Every(draw(calm)))
            for kind in sorted(kinds)
        ),
        profile=draw(profiles()),
    )
