"""When a device is looked at, and when off is sent again."""

from datetime import datetime
from typing import Any

import pytest

from custom_components.back_recovery.engine.model.devices import UNREACHABLE, Reading
from custom_components.back_recovery.engine.model.guards import (
    GuardState,
    changes,
    is_problem,
    must_try,
    next_try_at,
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
