"""What a step asks for several times is worked out once, and is the same as ever."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from unittest.mock import patch

import pytest

from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.events import ClockMoved
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.reading import offers as offers_file
from custom_components.back_recovery.engine.reading.offers import offers
from custom_components.back_recovery.engine.reading.once import worked_out_once
from custom_components.back_recovery.engine.reading.view import view
from custom_components.back_recovery.engine.step import step

from ..builders import a_plan, an_episode, at, the_usual_plan

NOW = at("Tue 10:00")


class Counting:
    """A generator that tells how far it was asked."""

    def __init__(self, breaks_at: int | None = None) -> None:
        self.story: list[str] = []
        self.breaks_at = breaks_at
        self.foretell = worked_out_once(self._foretell)

    def _foretell(self, plan: Plan, episode: Episode, now: datetime) -> Iterator[int]:
        self.story.append("begun")
        for number in range(3):
            if number == self.breaks_at:
                raise ZeroDivisionError
            self.story.append(str(number))
            yield number


def test_it_works_once_for_the_same_values() -> None:
    counting, plan, episode = Counting(), a_plan(), an_episode()

    first, second = (list(counting.foretell(plan, episode, NOW)) for _ in range(2))

    assert first == second == [0, 1, 2]
    assert counting.story == ["begun", "0", "1", "2"]


def test_it_works_as_far_as_somebody_looks() -> None:
    counting, plan, episode = Counting(), a_plan(), an_episode()

    assert next(counting.foretell(plan, episode, NOW)) == 0
    assert counting.story == ["begun", "0"]
    assert list(counting.foretell(plan, episode, NOW)) == [0, 1, 2]


def test_two_can_look_side_by_side() -> None:
    counting, plan, episode = Counting(), a_plan(), an_episode()
    one, two = (counting.foretell(plan, episode, NOW) for _ in range(2))

    assert [(next(one), next(two)) for _ in range(3)] == [(0, 0), (1, 1), (2, 2)]
    assert counting.story == ["begun", "0", "1", "2"]


def test_other_values_are_worked_out_anew() -> None:
    counting, plan, episode = Counting(), a_plan(), an_episode()
    list(counting.foretell(plan, episode, NOW))

    list(counting.foretell(plan, replace(episode, gym_warned=True), NOW))
    list(counting.foretell(plan, episode, at("Tue 10:01")))

    assert counting.story.count("begun") == 3


def test_what_broke_off_did_not_end() -> None:
    counting, plan, episode = Counting(breaks_at=1), a_plan(), an_episode()

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            list(counting.foretell(plan, episode, NOW))


def test_a_step_that_changes_nothing_and_the_view_after_it_work_offers_out_once() -> None:
    plan, episode = the_usual_plan(), an_episode()
    episode_now = step(plan, episode, ClockMoved(), NOW).episode
    later = at("Tue 10:05")
    assert episode_now
    worked_out: list[datetime] = []
    from_today = offers_file._from_today

    def count(plan: Plan, episode: Episode, now: datetime) -> object:
        worked_out.append(now)
        return from_today(plan, episode, now)

    with patch.object(offers_file, "_from_today", count):
        decision = step(plan, episode_now, ClockMoved(), later)
        assert decision.episode
        view(plan, decision.episode, later)

    assert worked_out == [later]
    assert list(offers(plan, decision.episode, later))
