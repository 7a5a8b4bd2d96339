"""How long a device has been on within two hours, whoever began each run."""

from datetime import timedelta

from hypothesis import given, strategies as st
import pytest

from custom_components.back_recovery.engine.model.runs import (
    LEAST_RUN,
    MOST_KEPT,
    RESTS_FOR,
    Run,
    begun,
    ended,
    on_lately,
)

from ..builders import at, minutes


def test_runs_add_up() -> None:
    runs = (
        Run(began_at=at("Tue 12:00"), ended_at=at("Tue 12:05")),
        Run(began_at=at("Tue 12:30"), ended_at=at("Tue 12:40")),
    )

    assert on_lately(runs, at("Tue 13:00")) == minutes(15)


def test_what_is_older_than_two_hours_counts_no_more() -> None:
    runs = (Run(began_at=at("Tue 12:00"), ended_at=at("Tue 12:10")),)

    assert on_lately(runs, at("Tue 14:04")) == minutes(6)
    assert on_lately(runs, at("Tue 14:10")) == minutes(0)


def test_a_run_that_goes_on_counts_until_now() -> None:
    assert on_lately(begun((), at("Tue 12:00")), at("Tue 12:07")) == minutes(7)


def test_what_was_noted_before_the_clock_was_set_back_counts() -> None:
    runs = (Run(began_at=at("Tue 12:00"), ended_at=at("Tue 12:10")),)

    assert on_lately(runs, at("Tue 11:00")) == minutes(10)


def test_what_lies_far_ahead_was_noted_by_a_clock_that_was_wrong() -> None:
    runs = (Run(began_at=at("Fri 12:00"), ended_at=at("Fri 12:10")),)

    assert on_lately(runs, at("Tue 11:00")) == minutes(0)


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=60))
def test_what_is_kept_never_counts_for_less_and_never_grows(spans: list[tuple[int, int]]) -> None:
    """Runs are merged to keep few of them: that may count a pause, and forgets no minute."""
    now, runs, exact = at("Tue 07:00"), (), []
    for off_for, on_for in spans:
        began = now + timedelta(seconds=off_for)
        now = began + timedelta(seconds=on_for)
        runs = ended(begun(runs, began), now)
        exact.append((began, now))
        lately = sum(
            (max(timedelta(0), until - max(since, now - RESTS_FOR)) for since, until in exact),
            timedelta(0),
        )
        assert on_lately(runs, now) >= lately
        assert len(runs) <= MOST_KEPT


def test_many_short_runs_are_told_as_few_and_count_no_less() -> None:
    runs: tuple[Run, ...] = ()
    for number in range(MOST_KEPT + 10):
        began = at("Tue 12:00") + number * minutes(3)
        runs = ended(begun(runs, began), began + minutes(1))

    assert len(runs) == MOST_KEPT
    assert on_lately(runs, at("Tue 13:30")) >= minutes(MOST_KEPT + 10)


def test_on_again_within_a_minute_is_the_same_run() -> None:
    off_at = at("Mon 18:10")
    runs = ended((Run(began_at=at("Mon 18:00")),), off_at)

    assert begun(runs, off_at + LEAST_RUN - timedelta(seconds=1)) == (
        Run(began_at=at("Mon 18:00")),
    )
    assert len(begun(runs, off_at + LEAST_RUN)) == 2
    assert timedelta(minutes=1) == LEAST_RUN


def test_of_many_runs_the_first_two_are_told_as_one() -> None:
    starts = [at("Tue 12:00") + number * minutes(3) for number in range(20)]
    runs = tuple(Run(began_at=one, ended_at=one + minutes(1)) for one in starts)
    now = at("Tue 13:30")

    after = begun(runs, now)

    assert after == (
        Run(began_at=runs[0].began_at, ended_at=runs[1].ended_at),
        *runs[2:],
        Run(began_at=now),
    )
    assert begun(runs[1:], now) == (*runs[1:], Run(began_at=now))


def test_on_again_goes_on_with_the_last_run_and_not_with_an_earlier_one() -> None:
    earlier = Run(began_at=at("Tue 12:00"), ended_at=at("Tue 12:05"))
    last = Run(began_at=at("Tue 12:30"), ended_at=at("Tue 12:40"))

    assert begun((earlier, last), at("Tue 12:40:30")) == (
        earlier,
        Run(began_at=at("Tue 12:30")),
    )
    assert ended((earlier, Run(began_at=at("Tue 12:30"))), at("Tue 12:40")) == (earlier, last)


@pytest.mark.parametrize(("now", "kept"), [("Tue 14:09:59", 2), ("Tue 14:10", 1)])
def test_a_run_that_ended_two_hours_ago_is_forgotten(now: str, kept: int) -> None:
    runs = (Run(began_at=at("Tue 12:00"), ended_at=at("Tue 12:10")),)

    assert len(begun(runs, at(now))) == kept


@pytest.mark.parametrize(("now", "counts"), [("Tue 10:00", 0), ("Tue 10:00:01", 10)])
def test_what_lies_two_hours_ahead_counts_no_more(now: str, counts: float) -> None:
    runs = (Run(began_at=at("Tue 12:00"), ended_at=at("Tue 12:10")),)

    assert on_lately(runs, at(now)) == minutes(counts)


def test_a_run_ends_once_and_never_before_it_began() -> None:
    over = (Run(began_at=at("Tue 12:00"), ended_at=at("Tue 12:10")),)
    running = (Run(began_at=at("Tue 12:00")),)

    assert ended(over, at("Tue 12:20")) == over
    assert ended(running, at("Tue 11:00")) == (
        Run(began_at=at("Tue 12:00"), ended_at=at("Tue 12:00")),
    )
    assert ended((*over, Run(began_at=at("Tue 12:30"))), at("Tue 12:15")) == (
        *over,
        Run(began_at=at("Tue 12:30"), ended_at=at("Tue 12:30")),
    )
    assert ended((), at("Tue 12:00")) == ()


def test_a_run_that_began_before_the_clock_was_set_back_has_lasted_for_no_time_yet() -> None:
    assert on_lately((Run(began_at=at("Tue 12:00")),), at("Tue 11:00")) == minutes(0)


def test_a_device_rests_for_two_hours() -> None:
    assert timedelta(hours=2) == RESTS_FOR
