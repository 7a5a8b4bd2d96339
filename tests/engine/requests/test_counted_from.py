"""A rest window counts from the end of the workout, however late its log arrives."""

from datetime import datetime

import pytest

from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.errors import WindowIsOver
from custom_components.back_recovery.engine.model.events import RecoveryStarted
from custom_components.back_recovery.engine.step import step

from ..builders import a_plan, an_episode, at, hours

PLAN = a_plan(rest_window=48)


def started(counted_from: str, now: str = "Tue 08:00", **values: object) -> Episode:
    event = RecoveryStarted(counted_from=at(counted_from), **values)  # type: ignore[arg-type]
    episode = step(PLAN, None, event, at(now)).episode
    assert episode is not None
    return episode


def again(counted_from: str) -> datetime:
    event = RecoveryStarted(counted_from=at(counted_from))
    episode = step(PLAN, an_episode(), event, at("Tue 08:00")).episode
    assert episode is not None
    return episode.window_ends_at


def test_the_window_counts_from_the_end_of_the_workout() -> None:
    assert started("Mon 19:30").window_ends_at == at("Wed 19:30")


def test_the_episode_itself_begins_when_it_is_known() -> None:
    assert started("Mon 19:30").started_at == at("Tue 08:00")


def test_a_workout_that_ends_in_the_future_counts_from_now() -> None:
    assert started("Tue 09:00").window_ends_at == at("Thu 08:00")


def test_a_window_that_would_be_over_does_not_begin() -> None:
    with pytest.raises(WindowIsOver):
        started("Mon 08:00", rest_window=hours(24))


def test_a_window_with_a_second_left_does_begin() -> None:
    assert started("Mon 08:00:01", rest_window=hours(24)).window_ends_at == at("Tue 08:00:01")


def test_a_running_window_is_extended_from_the_end_of_the_workout() -> None:
    assert again("Mon 21:00") == at("Wed 21:00")


def test_an_earlier_workout_shortens_nothing() -> None:
    assert again("Mon 09:00") == an_episode().window_ends_at
