"""A device that owes its off and is not there any more: unplugged, thrown away, removed."""

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.guards import GuardState, is_problem
from custom_components.back_recovery.engine.model.vocabulary import Reason
from custom_components.back_recovery.engine.reading.agenda import agenda

from ..builders import a_plan, at
from ..house import HouseTimeline, a_device, a_pad

PLAN = a_plan(a_pad(), quiet="22:00-07:00", rest_window=120)
GONE = happened.DeviceGone(device="switch.pad")
STOP = happened.ActivityStopped()


def a_pad_that_stays_on() -> HouseTimeline:
    """Return a house in which the pad ignores off, and somebody was told at 20:05."""
    home = HouseTimeline(PLAN).day().confirm("Tue 20:00").deaf()
    return home.on("Tue 20:03", STOP).until("Tue 20:06")


def test_whoever_unplugged_it_ends_the_problem() -> None:
    home = a_pad_that_stays_on().on("Tue 20:07", GONE)

    assert home.guard().state is GuardState.OFF
    assert not home.guard().is_loud
    assert not is_problem(home.guard(), at("Tue 20:08"))
    assert home.reported[-1] == "Tue 20:07 taken_away taken_away"


def test_nothing_is_sent_any_more_to_what_still_seems_to_be_on() -> None:
    home = a_pad_that_stays_on().on("Tue 20:07", GONE)
    sent = len(home.switched)

    home.says("Tue 20:20", power=40.0).until("Tue 21:00")

    assert len(home.switched) == sent


@pytest.mark.parametrize("meanwhile", [False, None])
def test_what_is_plugged_in_again_has_its_limit_again(meanwhile: bool | None) -> None:
    home = a_pad_that_stays_on().on("Tue 20:07", GONE)

    home.says("Tue 20:30", is_on=meanwhile).says("Tue 20:40", is_on=True).until("Tue 21:05")

    assert home.guard().reason is not Reason.TAKEN_AWAY
    assert [one for one in home.switched if "off switch.pad" in one and one >= "Tue 20:40"]


def test_a_device_that_owes_nothing_stays_guarded() -> None:
    home = HouseTimeline(PLAN).day().confirm("Tue 20:00").until("Tue 20:01")

    assert home.on("Tue 20:02", GONE).guard().state is GuardState.ON


def test_a_device_that_was_never_on_may_be_taken_away_too() -> None:
    assert HouseTimeline(PLAN).day().on("Tue 12:00", GONE).guards == ()


def test_to_what_is_off_nothing_is_sent_again() -> None:
    home = HouseTimeline(PLAN).day().confirm("Tue 20:00").on("Tue 20:03", STOP)
    before = home.guards

    home.on("Tue 20:10", happened.OffAsked(activity="heating_pad"))

    assert home.guards == before
    assert home.last.effects == ()


def test_what_the_house_does_not_have_is_not_offered_and_the_agenda_says_why() -> None:
    plan = a_plan(a_pad(device=a_device(is_there=False)), rest_window=120)
    home = HouseTimeline(plan).day()

    found = agenda(plan, home.episode, home.now)

    closed = {(one.activity, one.reason) for one in found.closed}
    assert ("heating_pad", Reason.UNREACHABLE) in closed
    assert not [one for one in found.coming if one.activity == "heating_pad"]
