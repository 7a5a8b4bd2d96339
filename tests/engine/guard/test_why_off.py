"""Why a device may not be on is said as it is: the reason that counts, and no other."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Role
from custom_components.back_recovery.engine.model.suitability import Profile
from custom_components.back_recovery.engine.model.vocabulary import Condition

from ..builders import a_plan, an_activity
from ..house import HouseTimeline, a_bath, a_device, a_pad, by_hand
from ..ticks import ticked

PLAN = a_plan(a_pad(), a_bath(), quiet="22:00-07:00", rest_window=120)


def test_a_bath_that_is_full_says_so() -> None:
    home = (
        HouseTimeline(PLAN).day().confirm("Tue 19:00", "bath").says("Tue 19:12", "bath", level=80.0)
    )

    assert home.reported[-1] == "Tue 19:12 off_confirmed filled"


def test_what_comes_on_after_it_was_given_up_goes_off_as_never_started() -> None:
    home = HouseTimeline(PLAN).day().deaf().confirm("Tue 20:00").until("Tue 20:01")
    home.says("Tue 20:01:30", is_on=False).is_deaf = False

    home.says("Tue 20:01:50", is_on=True)

    assert home.is_on() is False
    assert home.messages("switched_off")[-1].reason == "not_started"


def test_of_two_lockouts_the_one_that_lasts_longest_is_said() -> None:
    home = HouseTimeline(a_plan(a_pad(most_per_day=2), rest_window=120)).day()
    for when in ("10:00", "14:00"):
        home.on(f"Tue {when}", happened.ActivityDone(activity="heating_pad"))

    home.says("Tue 14:30", is_on=True)

    assert home.messages("switched_off")[-1].reason == "most_per_day"


def test_a_lamp_of_a_session_stays_on_as_the_quiet_hours_begin() -> None:
    lamp = a_device("light.desk", Role.OTHER, 60)
    read = an_activity("read", duration=10, latest="23:00", device=lamp)
    home = HouseTimeline(a_plan(read, quiet="22:00-07:00", rest_window=120)).day()

    home.confirm("Tue 21:55", "read")

    assert home.until("Tue 22:04:59").is_on("read")
    assert home.until("Tue 22:05").is_on("read") is False


def test_a_pad_by_hand_goes_off_while_something_else_is_done() -> None:
    walk = an_activity("walk", duration=10)
    home = HouseTimeline(a_plan(a_pad(by_hand()), walk, rest_window=120)).day()

    home.confirm("Tue 12:00", "walk").says("Tue 12:05", is_on=True)

    assert home.is_on() is False
    assert home.messages("switched_off")[-1].reason == "session_running"
    assert home.episode
    assert home.episode.session


@pytest.mark.parametrize("reading", [{"is_on": False}, {"is_on": None}])
def test_a_closed_tap_remembers_nothing_of_its_silent_leak_sensor(reading: dict[str, Any]) -> None:
    valve = a_device("valve.bath", Role.WATER, 30, has_leak_sensor=True)
    home = HouseTimeline(a_plan(a_bath(valve), rest_window=120)).says(
        "Tue 12:00", "bath", is_on=None
    )
    home.says("Tue 12:01", "bath", **reading)
    before = home.guards

    home.until("Tue 12:05")

    assert home.guards == before
    assert home.guard("valve.bath").leak_lost_at is None


@pytest.mark.parametrize(
    "profile",
    [ticked(Condition.DIABETES), ticked(Condition.HEART_DISEASE), Profile(in_doubt=True)],
    ids=["blocked", "ask first", "in doubt"],
)
@pytest.mark.parametrize("role", [Role.HEAT, Role.OTHER])
def test_nobody_hears_what_was_ticked_from_a_device_that_goes_off(
    profile: Profile, role: Role
) -> None:
    mat = an_activity("mat", duration=10, latest="22:00", device=a_device("mat", role))
    home = HouseTimeline(a_plan(mat, rest_window=120)).day().confirm("Tue 20:00", "mat")

    home.with_plan(a_plan(mat, profile=profile, rest_window=120))
    home.on("Tue 20:03", happened.ReadingsChanged())

    assert home.reported == ["Tue 20:03 off_confirmed suitability"]


@pytest.mark.parametrize("profile", [ticked(Condition.PACEMAKER), Profile(in_doubt=True)])
def test_nor_who_switches_it_on_by_hand(profile: Profile) -> None:
    home = HouseTimeline(a_plan(a_pad(), profile=profile, rest_window=120)).day()

    home.says("Tue 12:05", is_on=True)

    assert home.messages("switched_off")[-1].reason == "suitability"
