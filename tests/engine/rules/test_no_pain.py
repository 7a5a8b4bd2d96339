"""It does not hurt any more: asked once, and the person decides."""

import pytest

from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.events import Paused
from custom_components.back_recovery.engine.model.vocabulary import Answer, Phase

from ..builders import Timeline, a_plan
from ..days import CHECK_IN, WALK

PLAN = a_plan(CHECK_IN, WALK, rest_window=96)


def calm() -> Timeline:
    return Timeline(PLAN).start("Mon 18:00").check_in("Mon 19:30", 0).check_in("Mon 22:30", 0)


def asked(day: Timeline) -> list[str]:
    return [line for line in day.told if "no_pain" in line]


def test_two_answers_of_0_some_hours_apart_are_asked_about() -> None:
    assert asked(calm()) == ["Mon 22:30 no_pain"]


def test_two_answers_of_0_close_together_are_one() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 19:30", 0).check_in("Mon 22:29:59", 0)

    assert asked(day) == []


def test_0_now_and_more_at_worst_is_not_gone() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 19:30", 0).check_in("Mon 22:30", 0, 1)

    assert asked(day) == []


@pytest.mark.parametrize("finding", [{"bruise": True}, {"alcohol_or_sedative": True}])
def test_beside_another_finding_it_is_not_gone(finding: dict[str, bool]) -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 19:30", 0)

    assert asked(day.check_in("Mon 22:30", 0, **finding)) == []


def test_pain_in_between_begins_the_count_anew() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 19:30", 0).check_in("Tue 08:00", 1)

    assert asked(day.check_in("Tue 09:00", 0)) == []


def test_nobody_is_asked_in_a_pause() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 18:30", Paused())

    assert asked(day.check_in("Mon 19:30", 0).check_in("Mon 22:30", 0)) == []


def test_who_lets_it_end_by_time_is_not_asked() -> None:
    day = Timeline(a_plan(CHECK_IN, rest_window=96, ends_by_time=True)).start("Mon 18:00")

    assert asked(day.check_in("Mon 19:30", 0).check_in("Mon 22:30", 0)) == []


def test_it_is_asked_once() -> None:
    assert len(asked(calm().check_in("Tue 08:00", 0).check_in("Tue 19:30", 0))) == 1


def test_the_person_may_end_it_there() -> None:
    assert calm().answer("Mon 22:31", Answer.STOP, About.NO_PAIN).episode is None


def test_who_keeps_the_stages_goes_on() -> None:
    day = calm().answer("Mon 22:31", Answer.KEEP, About.NO_PAIN)

    assert day.episode.phase is Phase.REST
    assert day.episode.asked == ()
