"""When a device is looked at, and when off is sent again."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from custom_components.back_recovery.engine.model.devices import UNREACHABLE, Reading
from custom_components.back_recovery.engine.model.guards import (
    CONFIRMATION_HOLDS,
    GuardState,
    changes,
    flows,
    is_echo,
    is_problem,
    is_proven_off,
    must_try,
    next_try_at,
    still_draws,
    watched,
)

from ..builders import at
from ..house import a_guard

STILL_ON = Reading(is_on=True)


def going_off(tried: str | None = "Tue 20:00", **values: Any) -> Any:
    tried_at: datetime | None = at(tried) if tried else None
    return a_guard(GuardState.GOING_OFF, tried_at=tried_at, **values)


def test_off_is_sent_first_at_once() -> None:
    assert next_try_at(going_off(None)) == at("Tue 20:00")
    assert must_try(going_off(None), STILL_ON, at("Tue 20:00"))


@pytest.mark.parametrize(("now", "again"), [("20:00:09", False), ("20:00:10", True)])
def test_off_is_sent_again_every_ten_seconds(now: str, again: bool) -> None:
    assert must_try(going_off(), STILL_ON, at(f"Tue {now}")) is again


@pytest.mark.parametrize(("now", "again"), [("20:00:59", False), ("20:01", True)])
def test_once_somebody_was_told_off_is_sent_every_minute(now: str, again: bool) -> None:
    assert must_try(going_off(is_loud=True), STILL_ON, at(f"Tue {now}")) is again


def test_a_device_that_comes_back_is_told_at_once() -> None:
    lost = going_off(is_loud=True, reached=False)

    assert must_try(lost, STILL_ON, at("Tue 20:00:01"))
    assert not must_try(lost, UNREACHABLE, at("Tue 20:00:01"))


def test_a_try_of_the_future_was_before_the_clock_was_set_back() -> None:
    assert must_try(going_off("Tue 21:00"), STILL_ON, at("Tue 20:59:59"))


@pytest.mark.parametrize(("now", "late"), [("20:00:09", False), ("20:00:10", True)])
def test_a_device_that_has_not_proven_it_within_ten_seconds_is_a_problem(
    now: str, late: bool
) -> None:
    assert is_problem(going_off(), at(f"Tue {now}")) is late
    assert not is_problem(a_guard(), at(f"Tue {now}"))


@pytest.mark.parametrize(
    ("guard", "looked_at"),
    [
        (a_guard(GuardState.STARTING), "Tue 20:00:10"),
        (a_guard(GuardState.STARTING, off_at=at("Tue 20:00:05")), "Tue 20:00:05"),
        (a_guard(GuardState.ON), "Tue 20:15"),
        (going_off(), "Tue 20:00:10"),
        (going_off("Tue 20:01:55"), "Tue 20:02"),
        (going_off("Tue 20:02", is_loud=True), "Tue 20:03"),
    ],
)
def test_it_is_looked_at_when_anything_is_to_be_done(guard: Any, looked_at: str) -> None:
    assert at(looked_at) in set(changes(guard))


@pytest.mark.parametrize(
    ("guard", "times"),
    [
        (a_guard(GuardState.OFF, off_since=at("Tue 20:00")), []),
        (a_guard(GuardState.ON), ["20:15"]),
        (a_guard(GuardState.ON, off_since=at("Tue 20:01")), ["20:15", "20:00:10"]),
        (a_guard(GuardState.ON, leak_lost_at=at("Tue 20:02")), ["20:15", "20:03"]),
        (a_guard(GuardState.STARTING), ["20:15", "20:00:10"]),
        (going_off("Tue 20:00"), ["20:00:10", "20:00:10", "20:02"]),
        (
            going_off("Tue 20:00", off_since=at("Tue 20:00:05")),
            ["20:00:10", "20:00:10", "20:00:15", "20:02"],
        ),
        (going_off("Tue 20:05", is_loud=True), ["20:06", "20:00:10"]),
    ],
)
def test_it_is_looked_at_then_and_at_no_other_time(guard: Any, times: list[str]) -> None:
    assert list(changes(guard)) == [at(f"Tue {one}") for one in times]


# What is on its way


@pytest.mark.parametrize(("now", "late"), [("20:00:59", False), ("20:01", True)])
def test_a_valve_that_says_it_is_closing_has_a_minute(now: str, late: bool) -> None:
    valve = going_off(is_moving=True)

    assert is_problem(valve, at(f"Tue {now}")) is late
    assert must_try(valve, STILL_ON, at(f"Tue {now}")) is late


def test_a_valve_that_is_on_its_way_is_sent_off_every_minute_once_somebody_was_told() -> None:
    loud = going_off("Tue 19:59:30", is_moving=True, is_loud=True)

    assert next_try_at(loud) == at("Tue 20:00:30")
    assert next_try_at(going_off("Tue 20:00:55", is_moving=True)) == at("Tue 20:01:05")


# Time in which nobody looked


@pytest.mark.parametrize(
    ("guard", "now", "since"),
    [
        (going_off(), "20:01", "20:00"),
        (going_off(), "20:01:01", "20:01:01"),
        (going_off(is_loud=True), "20:30", "20:00"),
        (going_off(None), "20:30", "20:00"),
        (going_off(), "19:00", "19:00"),
    ],
    ids=["a minute", "longer", "somebody was told", "not sent yet", "the clock was set back"],
)
def test_waiting_begins_anew_where_nobody_was_there_to_see(
    guard: Any, now: str, since: str
) -> None:
    assert watched(guard, at(f"Tue {now}")).since == at(f"Tue {since}")


# Power


def drawing(power: float | None, when: str | None = None, **values: Any) -> Reading:
    """Return what says off, with a power that was reported at `when`, or just now."""
    power_at = at(f"Tue {when}") if when else None
    return Reading(is_on=False, power=power, power_at=power_at, **values)


OFF_SINCE = at("Tue 20:00:05")


@pytest.mark.parametrize(
    ("reading", "is_flowing"),
    [
        (drawing(None), None),
        (drawing(0.4), False),
        (drawing(0.4, "20:00"), None),
        (drawing(0.4, "20:00:01"), False),
        (drawing(40.0), True),
        (drawing(40.0, "20:00:05"), None),
        (drawing(40.0, "20:00:06"), True),
        (drawing(40.0, "20:00:30"), True),
        (drawing(40.0, "20:00:31"), None),
        (drawing(0.4, "20:00:31"), None),
    ],
)
def test_what_was_measured_before_off_says_nothing_about_after_it(
    reading: Reading, is_flowing: bool | None
) -> None:
    """Sent off at 20:00, said off at 20:00:05, and it is 20:00:30."""
    guard = going_off(off_since=OFF_SINCE)

    assert flows(guard, reading, at("Tue 20:00:30")) is is_flowing


def test_power_says_nothing_where_nothing_was_sent_or_said() -> None:
    now = at("Tue 20:00:30")

    assert flows(going_off(None, off_since=OFF_SINCE), drawing(0.4), now) is None
    assert flows(going_off(), drawing(40.0), now) is None


@pytest.mark.parametrize(
    ("reading", "now", "is_proven"),
    [
        (drawing(None), "20:00:01", True),
        (drawing(None), "20:00", False),
        (drawing(None, has_feedback=False), "20:00:30", False),
        (drawing(0.4, has_feedback=False), "20:00:30", True),
        (drawing(0.4, "19:59"), "20:00:06", True),
        (drawing(40.0, "19:59"), "20:00:14", False),
        (drawing(40.0, "19:59"), "20:00:15", True),
        (drawing(40.0), "20:00:30", False),
        (STILL_ON, "20:00:30", False),
        (UNREACHABLE, "20:00:30", False),
    ],
)
def test_off_is_proven_by_what_is_said_after_it_was_sent(
    reading: Reading, now: str, is_proven: bool
) -> None:
    assert is_proven_off(going_off(off_since=OFF_SINCE), reading, at(f"Tue {now}")) is is_proven


def test_nothing_is_proven_off_that_was_never_sent_off_or_never_said_so() -> None:
    now = at("Tue 20:30")

    assert not is_proven_off(going_off(None, off_since=OFF_SINCE), drawing(None), now)
    assert not is_proven_off(going_off(), drawing(40.0, "19:59"), now)


@pytest.mark.parametrize(("now", "draws"), [("20:02:05", True), ("20:02:06", False)])
def test_power_belongs_to_what_says_off_for_two_minutes(now: str, draws: bool) -> None:
    guard = a_guard(GuardState.OFF, tried_at=at("Tue 20:00"), off_since=OFF_SINCE)

    assert still_draws(guard, drawing(40.0), at(f"Tue {now}")) is draws
    assert not still_draws(guard, drawing(0.4), at(f"Tue {now}"))
    assert not still_draws(guard, Reading(is_on=True, power=40.0), at(f"Tue {now}"))
    assert not still_draws(replace(guard, off_since=None), drawing(40.0), at(f"Tue {now}"))


@pytest.mark.parametrize(
    ("now", "echo"), [("19:59:59", False), ("20:00", True), ("20:00:29", True), ("20:00:30", False)]
)
def test_an_on_right_after_the_end_belongs_to_the_run_that_is_over(now: str, echo: bool) -> None:
    guard = a_guard(GuardState.OFF, bounces_until=at("Tue 20:00:30"))

    assert is_echo(guard, at(f"Tue {now}")) is echo
    assert not is_echo(a_guard(GuardState.OFF), at(f"Tue {now}"))


def test_a_yes_is_fresh_for_two_minutes() -> None:
    assert timedelta(minutes=2) == CONFIRMATION_HOLDS


def test_a_guard_starts_with_nothing_said_lost_or_told() -> None:
    guard = a_guard()

    assert (guard.reached, guard.is_loud, guard.is_moving) == (True, False, False)
