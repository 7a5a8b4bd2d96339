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


@pytest.mark.parametrize("quiet", [None, "22:00-07:00", "21:00-10:00", "12:00-16:00"])
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


def test_where_nothing_is_free_all_is_as_usual() -> None:
    assert times("09:00 13:00 17:00", "07:00-22:00") == "09:00 13:00 17:00"


def test_what_has_no_times_of_day_is_as_it_is() -> None:
    every = Every(timedelta(hours=2))
    quiet = QuietHours(starts=time(9), ends=time(17))

    assert in_waking_hours(every, EARLIEST, LATEST, quiet) is every
    assert in_waking_hours(None, EARLIEST, LATEST, quiet) is None


def test_the_only_time_of_a_day_is_moved_as_well() -> None:
    assert times("11:00", "09:00-17:00") == "18:30"
