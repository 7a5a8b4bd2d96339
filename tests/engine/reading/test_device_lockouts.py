"""Why the house cannot switch a device on now."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.back_recovery.engine.model.devices import Reading, Role, StartMode
from custom_components.back_recovery.engine.model.errors import Lockout
from custom_components.back_recovery.engine.model.guards import Guard, GuardState
from custom_components.back_recovery.engine.model.plan import Activity
from custom_components.back_recovery.engine.reading.agenda import agenda

from ..builders import AWAY, a_plan, an_episode, at
from ..house import a_bath, a_device, a_guard, a_pad, by_hand

OFF = Reading(is_on=False)


def locked(
    activity: Activity,
    reading: Reading | None = OFF,
    guards: tuple[Guard, ...] = (),
    **values: Any,
) -> list[Lockout]:
    """Return what closes the activity of a device at noon."""
    readings = {activity.id: reading} if reading else {}
    found = agenda(
        a_plan(activity), an_episode(**values), at("Tue 12:00"), readings=readings, guards=guards
    )
    return [one for one in found.closed if one.activity == activity.id]


def closed(activity: Activity, *said: Any, **values: Any) -> list[str]:
    return [one.reason.value for one in locked(activity, *said, **values)]


def test_a_device_that_says_off_can_be_switched_on() -> None:
    assert closed(a_pad()) == []


def test_without_a_device_nothing_has_to_be_reached() -> None:
    assert closed(replace(a_pad(), device=None), None) == []


def test_what_cannot_be_reached_cannot_be_switched_on() -> None:
    assert closed(a_pad(), None) == ["unreachable"]
    assert closed(a_pad(), Reading()) == ["unreachable"]


def test_what_the_person_switches_on_need_not_be_reached() -> None:
    assert closed(a_pad(by_hand()), Reading()) == []


def test_what_is_gone_is_closed_once_whoever_switches_it_on() -> None:
    for start in StartMode:
        gone = a_pad(a_device(start=start, is_there=False))
        assert closed(gone, Reading()) == ["unreachable"]


@pytest.mark.parametrize(
    ("state", "found"),
    [(GuardState.GOING_OFF, ["not_off"]), (GuardState.OFF, []), (GuardState.ON, [])],
)
def test_while_a_device_goes_off_it_is_not_switched_on_again(
    state: GuardState, found: list[str]
) -> None:
    assert closed(a_pad(), OFF, (a_guard(state),)) == found
    assert closed(a_pad(), OFF, (a_guard(state, device="switch.other"),)) == []


@pytest.mark.parametrize(
    ("role", "found"),
    [(Role.HEAT, ["no_feedback"]), (Role.WATER, ["no_feedback"]), (Role.OTHER, [])],
)
def test_what_burns_or_floods_has_to_say_what_it_does(role: Role, found: list[str]) -> None:
    deaf = replace(OFF, has_feedback=False)

    assert closed(a_pad(a_device(role=role)), deaf) == found


def test_water_waits_for_the_leak_sensor_that_was_chosen() -> None:
    valve = a_bath().device
    assert valve
    watched = a_bath(replace(valve, has_leak_sensor=True))

    assert closed(watched) == ["leak_silent"]
    assert closed(watched, replace(OFF, leak=False)) == []
    assert closed(watched, replace(OFF, leak=True)) == ["leak"]


def test_heat_waits_until_somebody_is_at_home() -> None:
    assert closed(a_pad(), OFF, place=AWAY) == ["away"]


def test_what_another_plan_has_is_closed_until_it_is_done_there() -> None:
    until = at("Tue 12:20")

    (used,) = locked(a_pad(), replace(OFF, used_by="Ben", used_until=until))
    (on,) = locked(a_pad(), Reading(is_on=True, is_taken=True))

    assert (used.reason, used.by, used.until) == ("taken", "Ben", until)
    assert (on.reason, on.by, on.until) == ("taken", None, None)
