"""How far a rest may reach."""

from typing import Any

from custom_components.back_recovery.engine.model.episode import Fact
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import Phase
from custom_components.back_recovery.engine.reading.limits import (
    days_on_the_way_back,
    earliest_end,
    outer_limit,
)

from ..builders import a_plan, an_episode, at, hours


def facts(*lines: str) -> tuple[Fact, ...]:
    """Return a history: "Tue 12:00 gate_opened"."""
    return tuple(
        Fact(at=at(line.rpartition(" ")[0]), what=What(line.rpartition(" ")[2])) for line in lines
    )


def climbed(*lines: str, now: str = "Fri 12:00", **values: Any) -> float:
    """Return for how many hours the person has been climbing."""
    episode = an_episode(history=facts("Mon 18:00 started", *lines), **values)
    return days_on_the_way_back(episode, at(now)) / hours(1)


def test_in_the_rest_nobody_climbs() -> None:
    assert climbed() == climbed("Tue 12:00 extended") == 0


def test_the_way_back_counts_from_the_gate_until_now() -> None:
    assert climbed("Thu 12:00 gate_opened", phase=Phase.RETURN) == 24
    assert climbed("Thu 12:00 gate_opened", "Thu 13:00 stage_changed", phase=Phase.PAUSED) == 24


def test_it_ends_with_the_next_rest() -> None:
    for what in ("extended", "shortened"):
        assert climbed("Thu 12:00 gate_opened", f"Thu 18:00 {what}", phase=Phase.REST) == 6
    assert climbed("Thu 12:00 gate_opened", phase=Phase.REST) == 0


def test_several_ways_back_are_added_and_the_first_gate_of_each_counts() -> None:
    twice = ("Tue 12:00 gate_opened", "Tue 14:00 gate_opened", "Tue 18:00 extended",
             "Thu 12:00 gate_opened")  # fmt: skip

    assert climbed(*twice, phase=Phase.RETURN) == 6 + 24


def test_a_clock_that_was_set_back_takes_nothing_away() -> None:
    climbing = ("Tue 12:00 gate_opened", "Tue 18:00 extended", "Thu 12:00 gate_opened")

    assert climbed(*climbing, now="Wed 12:00", phase=Phase.RETURN) == 6


def test_a_rest_reaches_four_weeks_and_as_far_as_somebody_climbed_beyond() -> None:
    climbing = facts("Tue 12:00 gate_opened", "Tue 18:00 extended")

    assert outer_limit(an_episode(), at("Fri 12:00")) == at("++++Mon 18:00")
    assert outer_limit(an_episode(history=climbing), at("Fri 12:00")) == at("++++Tue 00:00")


def test_the_nearest_end_is_that_of_the_plan_from_the_workout_or_the_start() -> None:
    plan = a_plan(rest_window=24)

    assert earliest_end(plan, an_episode()) == at("Tue 18:00")
    assert earliest_end(plan, an_episode(workout_ended_at=at("Mon 12:00"))) == at("Tue 12:00")
