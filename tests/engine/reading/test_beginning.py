"""What a person could begin now."""

from custom_components.back_recovery.engine.model.events import ActivityDone
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import Reason
from custom_components.back_recovery.engine.reading.beginning import startable
from custom_components.back_recovery.engine.reading.view import view

from ..builders import a_plan, a_session, an_activity, an_episode, at
from ..house import HouseTimeline, a_pad, by_hand

TIP = an_activity("tip", times="10:00")
MAT = an_activity("mat", duration=10)
WALK = an_activity("walk", times="09:00", duration=10, gap=0, most_per_day=3)
PLAN = a_plan(TIP, a_pad(), MAT, WALK)


def found(day: HouseTimeline, plan: Plan = PLAN) -> list[str]:
    assert day.now
    seen = view(plan, day.episode, day.now, readings=day.readings, guards=day.guards)
    return [f"{one.activity.id} {one.asks_first}" for one in startable(seen)]


def test_nothing_can_be_begun_while_idle() -> None:
    assert startable(view(PLAN, None, at("Mon 18:00"))) == ()


def test_what_is_open_and_takes_time_can_be_begun() -> None:
    day = HouseTimeline(PLAN).start("Mon 18:00").until("Tue 18:30")

    assert found(day) == ["heating_pad True", "mat False", "walk False"]


def test_what_was_done_most_often_comes_first() -> None:
    day = HouseTimeline(PLAN).start("Mon 18:00").walk("Tue 12:00").until("Tue 18:30")

    assert found(day)[0] == "walk False"


def test_what_was_done_twice_comes_before_what_was_done_once() -> None:
    day = HouseTimeline(PLAN).start("Mon 18:00").on("Tue 18:10", ActivityDone(activity="mat"))
    day.walk("Tue 19:00").walk("Tue 19:30").until("Wed 08:30")

    assert found(day)[:2] == ["walk False", "mat False"]


def test_what_never_began_is_nothing_that_was_done() -> None:
    never = a_session("walk", "Tue 10:00", ended_at=at("Tue 10:00"), reason=Reason.NOT_STARTED)
    seen = view(a_plan(MAT, WALK), an_episode(sessions=(never,)), at("Tue 18:30"))

    assert [one.activity.id for one in startable(seen)] == ["mat", "walk"]


def test_what_is_closed_cannot_be_begun_now() -> None:
    day = HouseTimeline(PLAN).start("Mon 18:00").confirm("Tue 18:30")

    assert found(day) == []


def test_a_pad_that_is_switched_on_by_hand_asks_nothing() -> None:
    plan = a_plan(a_pad(by_hand()))
    day = HouseTimeline(plan).start("Mon 18:00").until("Tue 18:30")

    assert found(day, plan) == ["heating_pad False"]
