"""What is said about a device that goes off: of what, once, and as loudly as it has to be."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.guard.outputs import say_unmetered
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Reading, Role
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.model.vocabulary import Urgency

from ..builders import AWAY, a_plan, an_activity, at, minutes
from ..house import HouseTimeline, a_bath, a_device, a_guard, a_pad

PLAN = a_plan(a_pad(), quiet="22:00-07:00", rest_window=120)
STOP = happened.ActivityStopped()


# A bath by the litre


def metered(most_on: float = 30, **values: Any) -> HouseTimeline:
    """Return a house whose bath is filled by 150 litres and has a minute to open its valve."""
    targets = {"target_volume": 150.0, "patience": minutes(1)} | values
    valve = a_device("valve.bath", Role.WATER, most_on, **targets)
    return HouseTimeline(a_plan(a_bath(valve), rest_window=120)).day()


def test_a_filling_without_a_word_of_its_meter_is_said() -> None:
    (message,) = metered().confirm("Tue 19:00", "bath").messages("not_metered")

    assert (message.minutes, message.urgency) == (30, Urgency.SAFETY)


@pytest.mark.parametrize(
    ("most_on", "opens", "said"), [(30, "19:00:25", 30), (1, "19:00:01", 1), (1, "19:00:40", 1)]
)
def test_it_says_for_how_many_minutes_water_runs_at_most(
    most_on: float, opens: str, said: float
) -> None:
    home = metered(most_on).deaf().confirm("Tue 19:00", "bath")

    (message,) = home.says(f"Tue {opens}", "bath", is_on=True).messages("not_metered")
    assert message.minutes == said


def test_a_filling_that_is_measured_is_not_worth_a_word() -> None:
    home = metered().says("Tue 18:59", "bath", volume=0.0).confirm("Tue 19:00", "bath")

    assert home.messages("not_metered") == []


def test_a_filling_that_needs_no_meter_is_not_worth_a_word() -> None:
    home = metered(target_volume=None, target_level=80.0).confirm("Tue 19:00", "bath")

    assert home.messages("not_metered") == []


@pytest.mark.parametrize("activities", [(), (an_activity("bath", duration=15),)])
def test_a_filling_that_left_the_plan_as_it_began_is_not_worth_a_word(activities: Any) -> None:
    filling = a_guard(GuardState.STARTING, activity="bath", device="valve.bath")
    draft = Draft(a_plan(*activities), None, at("Tue 20:00"), guards=(filling,))

    say_unmetered(draft, filling)

    assert draft.effects == []


# As loudly as it has to be


def on_the_pad() -> HouseTimeline:
    return HouseTimeline(PLAN).day().confirm("Tue 20:00")


@pytest.mark.parametrize("reading", [{"leak": True}, {"surface_temperature": 43.0}])
def test_what_burns_or_floods_right_now_is_an_alarm(reading: dict[str, Any]) -> None:
    (message,) = on_the_pad().says("Tue 20:03", **reading).messages("went_off")

    assert message.urgency is Urgency.ALARM


def test_a_leak_sensor_that_fell_silent_is_a_matter_of_safety() -> None:
    valve = a_device("valve.bath", Role.WATER, 30, target_level=80.0, has_leak_sensor=True)
    home = HouseTimeline(a_plan(a_bath(valve), rest_window=120)).day()
    home.says("Tue 18:59", "bath", leak=False).confirm("Tue 19:00", "bath")

    (message,) = home.says("Tue 19:02", "bath", leak=None).until("Tue 19:03").messages("went_off")
    assert (message.reason, message.urgency) == ("leak_silent", Urgency.SAFETY)


def test_who_leaves_is_told_that_it_went_off_and_nobody_is_woken_for_it() -> None:
    home = on_the_pad().on("Tue 20:03", happened.PersonMoved(place=AWAY))

    (message,) = home.messages("went_off")
    assert (message.reason, message.urgency) == ("away", Urgency.NORMAL)


# Whose session ends


def test_who_walks_as_the_heat_ends_walks_on() -> None:
    walk = an_activity("walk", duration=10)
    home = HouseTimeline(a_plan(a_pad(), walk, rest_window=120)).day().confirm("Tue 20:00")

    home.on("Tue 20:15", happened.ActivityStarted(activity="walk"))

    assert home.is_on() is False
    assert home.episode
    assert home.episode.session


# Once


@pytest.mark.parametrize(("again", "times"), [("Tue 00:29:59", 1), ("Tue 00:30", 2)])
def test_what_is_switched_on_again_is_said_again_after_two_hours(again: str, times: int) -> None:
    home = HouseTimeline(PLAN).day().says("Mon 22:30", is_on=True).says(again, is_on=True)

    assert home.is_on() is False
    assert len(home.messages("switched_off")) == times


def test_another_reason_is_said_at_once() -> None:
    home = HouseTimeline(PLAN).day().says("Tue 21:40", is_on=True).says("Tue 22:10", is_on=True)

    assert [one.reason for one in home.messages("switched_off")] == ["hours", "quiet_hours"]


# To the second contact, too


@pytest.mark.parametrize("device", [None, a_device("light.desk", Role.OTHER, 60)])
def test_an_old_pad_that_stays_on_is_told_whatever_the_activity_has_instead(device: Any) -> None:
    plan = a_plan(a_pad(), rest_window=120, has_second_contact=True)
    home = HouseTimeline(plan).day().confirm("Tue 20:00").deaf().on("Tue 20:03", STOP)
    instead = an_activity("heating_pad", duration=15, device=device)

    home.with_plan(a_plan(instead, rest_window=120, has_second_contact=True))
    home.readings = {"switch.pad": Reading(is_on=True), "heating_pad": Reading(is_on=False)}

    assert len(home.until("Tue 20:05").messages("contact_not_off")) == 1
