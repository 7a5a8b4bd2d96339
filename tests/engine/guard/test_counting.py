"""How long a device was on counts for who comes next, and its echoes end in time."""

import pytest

from custom_components.back_recovery.engine.guard.why_off import left_for_others
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.model.vocabulary import Answer

from ..builders import a_plan, at, minutes
from ..house import HouseTimeline, a_device, a_guard, a_pad, by_hand

PAD_BY_HAND = a_plan(a_pad(by_hand()), rest_window=120)
STOP = happened.ActivityStopped()


def on_the_pad() -> HouseTimeline:
    return HouseTimeline(a_plan(a_pad(), rest_window=120)).day().confirm("Tue 20:00")


# Echoes


def test_one_echo_does_not_make_room_for_another() -> None:
    home = on_the_pad().on("Tue 20:03", STOP).says("Tue 20:03:09", is_on=True)
    assert home.messages("switched_off") == []

    home.says("Tue 20:03:11", is_on=True)

    assert home.is_on() is False
    assert len(home.messages("switched_off")) == 1


def test_what_a_person_switches_off_and_on_again_is_no_echo() -> None:
    home = HouseTimeline(PAD_BY_HAND).says("Tue 12:00", is_on=True).says("Tue 12:05", is_on=False)

    assert home.says("Tue 12:05:02", is_on=True).until("Tue 12:06").is_on()


@pytest.mark.parametrize(
    ("when", "state"), [("20:05", GuardState.GOING_OFF), ("20:05:01", GuardState.OFF)]
)
def test_power_tells_of_an_off_for_two_minutes_since_the_device_said_so(
    when: str, state: GuardState
) -> None:
    home = (
        on_the_pad().says("Tue 20:01", power=45.0, power_at=at("Tue 20:01")).on("Tue 20:03", STOP)
    )
    assert home.until("Tue 20:04").guard().state is GuardState.OFF

    home.says(f"Tue {when}", power=44.0, power_at=at(f"Tue {when}"))

    assert home.guard().state is state


# Runs


def test_what_a_clock_set_back_ended_rests_as_nobody_knows_how_long_it_was_on() -> None:
    home = HouseTimeline(PAD_BY_HAND).says("Tue 12:00", is_on=True).sleep_until("Tue 11:30")
    assert home.is_on() is False

    assert home.says("Tue 13:29", is_on=True).is_on() is False
    assert home.messages("switched_off")[-1].reason == "rests"
    assert home.says("Tue 13:31", is_on=True).is_on()


@pytest.mark.parametrize(("until", "is_left"), [("12:19", True), ("12:19:01", False)])
def test_less_than_a_minute_is_no_run_to_begin(until: str, is_left: bool) -> None:
    home = HouseTimeline(PAD_BY_HAND).says("Tue 12:00", is_on=True)
    home.says(f"Tue {until}", is_on=False).says("Tue 12:30", is_on=True)

    assert home.is_on() is is_left
    assert home.until("Tue 12:31").is_on() is False


@pytest.mark.parametrize(
    ("rests_for", "is_left"), [(0, True), (1, False), (7200, False), (7201, True)]
)
def test_a_rest_ends_in_time_and_one_that_is_too_long_was_noted_by_a_wrong_clock(
    rests_for: float, is_left: bool
) -> None:
    until = at("Tue 20:00") + minutes(rests_for / 60)
    before = a_guard(GuardState.OFF, since="Tue 19:00", rests_until=until)

    left = left_for_others(before, a_device(), at("Tue 20:00"))

    assert left == (minutes(20) if is_left else None)


def test_who_begins_a_session_by_hand_has_all_of_it_whatever_others_had() -> None:
    home = HouseTimeline(PAD_BY_HAND).day()
    home.says("Tue 12:00", is_on=True).says("Tue 12:15", is_on=False)

    home.confirm("Tue 12:30").says("Tue 12:31", is_on=True)
    home.tap("Tue 12:35:30", Answer.FINE, "skin_subject")

    assert home.until("Tue 12:44:59").is_on()
    assert home.until("Tue 12:45").is_on() is False
