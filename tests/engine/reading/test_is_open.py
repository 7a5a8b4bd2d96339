"""Whether somebody could begin an activity now."""

from custom_components.back_recovery.engine.model.devices import Reading
from custom_components.back_recovery.engine.model.plan import GYM
from custom_components.back_recovery.engine.reading.agenda import is_open

from ..builders import a_plan, an_activity, an_episode, at
from ..house import a_pad

PLAN = a_plan(an_activity("walk"), an_activity("bath"))
NOON = at("Tue 12:00")


def test_what_nothing_closes_is_open() -> None:
    assert is_open(PLAN, an_episode(), "walk", NOON)


def test_what_is_closed_is_not() -> None:
    assert not is_open(PLAN, an_episode(), "bath", at("Tue 03:00"))


def test_what_the_house_cannot_switch_on_is_not() -> None:
    plan = a_plan(a_pad())

    assert is_open(
        plan, an_episode(), "heating_pad", NOON, readings={"heating_pad": Reading(is_on=False)}
    )
    assert not is_open(plan, an_episode(), "heating_pad", NOON)


def test_what_is_not_in_the_plan_is_not() -> None:
    assert not is_open(PLAN, an_episode(), "mat", NOON)


def test_nothing_can_begin_while_idle() -> None:
    assert not is_open(PLAN, None, "walk", NOON)


def test_the_gym_is_open_while_idle_and_locked_out_while_not() -> None:
    assert is_open(PLAN, None, GYM, NOON)
    assert not is_open(PLAN, an_episode(), GYM, NOON)
