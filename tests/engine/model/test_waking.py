"""When the usual times are for somebody who sleeps at another time of day."""

from datetime import time, timedelta

import pytest

from custom_components.back_recovery.engine.model.local_time import QuietHours
from custom_components.back_recovery.engine.model.plan import AtTimes, Every
from custom_components.back_recovery.engine.model.waking import in_waking_hours

from ..builders import hours_of_day

EARLIEST, LATEST = time(8), time(21)


def times(usual: str, quiet: str | None) -> str:
    hours = None
    if quiet:
        starts, ends = hours_of_day(quiet.replace("-", " "))
        hours = QuietHours(starts=starts, ends=ends)
    found = in_waking_hours(AtTimes(hours_of_day(usual)), EARLIEST, LATEST, hours)
    assert isinstance(found, AtTimes)
    return " ".join(f"{one:%H:%M}" for one in found.times)


@pytest.mark.parametrize(
    "quiet",
    [
        None,
        "22:00-07:00",
        "21:00-10:00",
        "12:00-16:00",
        "09:00-13:00",
        "13:00-17:00",
        "17:00-09:00",
    ],
)
def test_who_is_awake_at_the_usual_times_has_them(quiet: str | None) -> None:
    assert times("09:00 13:00 17:00", quiet) == "09:00 13:00 17:00"


@pytest.mark.parametrize(
    ("quiet", "walks"),
    [
        ("09:00-17:00", "08:50 18:30 20:10"),
        ("06:00-14:00", "15:10 17:30 19:50"),
        ("22:00-14:00", "15:10 17:30 19:50"),
    ],
)
def test_who_sleeps_then_has_as_many_while_awake(quiet: str, walks: str) -> None:
    assert times("09:00 13:00 17:00", quiet) == walks


@pytest.mark.parametrize(
    ("quiet", "walks"),
    [
        ("09:00-13:01", "13:35 16:35 19:35"),
        ("08:59-13:01", "13:35 16:35 19:35"),
        ("17:00-13:01", "13:40 15:00 16:20"),
        ("16:59-09:01", "10:20 13:00 15:40"),
        ("08:10-21:00", "08:00 08:05 21:00"),
        ("08:10-21:01", "09:00 13:00 17:00"),
        ("21:00-20:45", "20:45 20:50 20:55"),
        ("21:00-20:50", "09:00 13:00 17:00"),
    ],
)
def test_a_time_is_slept_through_from_the_first_to_the_last_minute(quiet: str, walks: str) -> None:
    assert times("09:00 13:00 17:00", quiet) == walks


def test_where_nothing_is_free_all_is_as_usual() -> None:
    assert times("09:00 13:00 17:00", "07:00-22:00") == "09:00 13:00 17:00"


def test_what_has_no_times_of_day_is_as_it_is() -> None:
    every = Every(timedelta(hours=2))
    quiet = QuietHours(starts=time(9), ends=time(17))

    assert in_waking_hours(every, EARLIEST, LATEST, quiet) is every
    assert in_waking_hours(None, EARLIEST, LATEST, quiet) is None


def test_the_only_time_of_a_day_is_moved_as_well() -> None:
    assert times("11:00", "09:00-17:00") == "18:30"


def test_the_hours_of_what_is_moved_are_those_of_the_activity_to_the_minute() -> None:
    quiet = QuietHours(starts=time(8, 40), ends=time(21, 25))

    found = in_waking_hours(
        AtTimes(hours_of_day("09:00 13:00 17:00")), time(8, 30), time(21, 30), quiet
    )

    assert found == AtTimes(hours_of_day("08:30 21:25 21:30"))
