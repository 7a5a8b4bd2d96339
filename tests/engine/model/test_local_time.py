"""A wall clock meets the instants."""

from datetime import date, time

import pytest

from custom_components.back_recovery.engine.model.errors import InvalidPlan
from custom_components.back_recovery.engine.model.local_time import (
    QuietHours,
    at_local,
    local_date,
    next_midnight,
)

from ..builders import AMSTERDAM, at

NIGHT = QuietHours(starts=time(22), ends=time(8))
NAP = QuietHours(starts=time(13), ends=time(15))


def test_a_day_begins_at_local_midnight() -> None:
    assert local_date(at("Mon 23:59:59"), AMSTERDAM) == date(2026, 6, 15)
    assert local_date(at("Tue 00:00"), AMSTERDAM) == date(2026, 6, 16)


def test_midnight_is_never_now() -> None:
    assert next_midnight(at("Mon 23:59:59"), AMSTERDAM) == at("Tue 00:00")
    assert next_midnight(at("Tue 00:00"), AMSTERDAM) == at("Wed 00:00")


def test_a_time_of_day_is_an_instant() -> None:
    assert at_local(date(2026, 6, 16), time(7), AMSTERDAM) == at("Tue 07:00")


@pytest.mark.parametrize(
    ("when", "until"),
    [
        ("Mon 21:59:59", None),
        ("Mon 22:00", "Tue 08:00"),
        ("Tue 00:00", "Tue 08:00"),
        ("Tue 07:59:59", "Tue 08:00"),
        ("Tue 08:00", None),
    ],
)
def test_quiet_hours_may_go_over_midnight(when: str, until: str | None) -> None:
    assert NIGHT.end_of(at(when), AMSTERDAM) == (at(until) if until else None)


@pytest.mark.parametrize(
    ("when", "until"),
    [
        ("Mon 12:59:59", None),
        ("Mon 13:00", "Mon 15:00"),
        ("Mon 14:59:59", "Mon 15:00"),
        ("Mon 15:00", None),
    ],
)
def test_quiet_hours_may_lie_within_a_day(when: str, until: str | None) -> None:
    assert NAP.end_of(at(when), AMSTERDAM) == (at(until) if until else None)


def test_quiet_hours_without_a_length_are_refused() -> None:
    with pytest.raises(InvalidPlan) as refused:
        QuietHours(starts=time(8), ends=time(8))

    assert (refused.value.field, refused.value.key) == ("quiet_hours_end", "same_times")


@pytest.mark.parametrize(
    ("now", "next_one"), [("Tue 21:59", "Tue 22:00"), ("Tue 22:00", "Wed 22:00")]
)
def test_the_next_quiet_hours_are_those_to_come(now: str, next_one: str) -> None:
    quiet = QuietHours(starts=time(22), ends=time(7))

    assert quiet.next_start(at(now), AMSTERDAM) == at(next_one)
