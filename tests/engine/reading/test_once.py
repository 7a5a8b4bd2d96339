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
from custom_components.back_recovery.engine.reading.day import warm_halves
from custom_components.back_recovery.engine.reading.offers import offers
from custom_components.back_recovery.engine.reading.once import once_an_episode, worked_out_once
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


def test_an_episode_is_asked_once_for_each_plan_and_what_else_is_given() -> None:
    plan, other, episode = a_plan(), a_plan(), an_episode()
    worked_out: list[tuple[Plan, Episode, int]] = []

    @once_an_episode
    def twice(plan: Plan, episode: Episode, number: int) -> int:
        worked_out.append((plan, episode, number))
        return 2 * number

    changed = replace(episode, gym_warned=True)
    for given in ((plan, episode, 1), (other, episode, 1), (plan, changed, 1), (plan, episode, 2)):
        assert twice(*given) == twice(*given) == 2 * given[2]

    assert [number for _, _, number in worked_out] == [1, 1, 1, 2]
    assert [one is plan for one, _, _ in worked_out] == [True, False, True, True]


def test_what_a_day_was_asked_changes_nothing_about_it() -> None:
    plan, episode, day = the_usual_plan(), an_episode(), NOW.date()

    before = [list(offers(plan, episode, at(f"Tue 10:0{minute}"))) for minute in (0, 0, 1)]

    assert before[0] == before[1]
    assert warm_halves(plan, episode, day) == warm_halves(plan, replace(episode), day)
    assert before[2] == list(offers(plan, replace(episode), at("Tue 10:01")))


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
