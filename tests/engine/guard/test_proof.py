"""What proves that a device is off, and what proves nothing."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Reading, Role
from custom_components.back_recovery.engine.model.guards import (
    Guard,
    GuardState,
    is_problem,
    is_proven_off,
)
from custom_components.back_recovery.engine.model.vocabulary import Urgency

from ..builders import a_plan, at, minutes
from ..house import HouseTimeline, a_device, a_guard, a_pad, by_hand

STOP = happened.ActivityStopped()


def on_the_pad(pad: Any = None) -> HouseTimeline:
    return HouseTimeline(a_plan(pad or a_pad(), rest_window=120)).day().confirm("Tue 20:00")


# Power


def stopped(power: float, power_at: str) -> HouseTimeline:
    """Stop a pad at 20:03 whose sensor last reported at `power_at`."""
    home = on_the_pad().says("Tue 20:01", power=power, power_at=at(f"Tue {power_at}"))
    return home.on("Tue 20:03", STOP)


def test_a_power_of_before_off_is_waited_out_and_then_the_state_counts() -> None:
    home = stopped(45.0, "20:01")

    assert home.until("Tue 20:03:09").guard().state is GuardState.GOING_OFF
    assert home.until("Tue 20:03:11").guard().state is GuardState.OFF
    assert home.guard().proof == "state"
    assert home.messages("not_off") == []


def test_a_small_power_of_before_off_is_no_proof_but_keeps_nobody_waiting() -> None:
    home = stopped(0.4, "20:01")

    assert home.until("Tue 20:03:01").guard().proof == "state"


def test_a_small_power_that_is_reported_after_off_is_the_proof() -> None:
    home = stopped(45.0, "20:01")

    assert (
        home.says("Tue 20:03:02", power=0.4, power_at=at("Tue 20:03:02")).guard().proof == "0.4 W"
    )


def test_power_that_is_reported_after_off_is_an_alarm() -> None:
    home = stopped(45.0, "20:01").says("Tue 20:03:05", power=44.0, power_at=at("Tue 20:03:05"))

    assert home.until("Tue 20:06").guard().state is GuardState.GOING_OFF
    assert len(home.messages("not_off")) == 1


def test_power_that_is_reported_once_the_state_was_believed_is_an_alarm_too() -> None:
    home = stopped(45.0, "20:01").until("Tue 20:03:30")
    assert home.guard().state is GuardState.OFF

    home.says("Tue 20:04", power=44.0, power_at=at("Tue 20:04")).until("Tue 20:07")

    assert home.guard().state is GuardState.GOING_OFF
    assert len(home.messages("not_off")) == 1


def test_a_power_that_was_measured_while_off_was_ignored_says_nothing_once_it_says_off() -> None:
    home = on_the_pad().deaf().on("Tue 20:03", STOP)
    home.says("Tue 20:03:12", power=45.0, power_at=at("Tue 20:03:12"))

    home.says("Tue 20:03:21", is_on=False).until("Tue 20:03:40")

    assert home.guard().state is GuardState.OFF


def test_a_report_of_the_future_was_made_before_the_clock_was_set_back() -> None:
    home = stopped(45.0, "23:00").until("Tue 20:03:11")

    assert home.guard().state is GuardState.OFF


# On its way, slow, and back and forth


SLOW = a_pad(a_device(patience=minutes(0.5)))


@pytest.mark.parametrize(("when", "is_given_up"), [("20:00:29", False), ("20:00:30", True)])
def test_a_slow_device_has_its_own_time_to_come_on(when: str, is_given_up: bool) -> None:
    home = HouseTimeline(a_plan(SLOW, rest_window=120)).day().deaf().confirm("Tue 20:00")

    assert (len(home.until(f"Tue {when}").switched) > 1) is is_given_up


def test_a_slow_device_is_no_problem_before_its_time_is_over() -> None:
    slow = a_guard(GuardState.GOING_OFF, patience=30.0)

    assert not is_problem(slow, at("Tue 20:00:29"))
    assert is_problem(slow, at("Tue 20:00:30"))


def test_what_says_that_it_is_closing_is_waited_for_and_left_alone() -> None:
    home = on_the_pad().deaf().says("Tue 20:02", is_moving=True).on("Tue 20:03", STOP)

    home.until("Tue 20:03:59")
    assert home.switched[1:] == ["Tue 20:03 off switch.pad"]
    assert not is_problem(home.guard(), home.now)

    home.until("Tue 20:04")
    assert home.switched[-1] == "Tue 20:04 off switch.pad"
    assert is_problem(home.guard(), home.now)


def test_an_off_that_bounces_after_on_ends_nothing() -> None:
    home = on_the_pad().says("Tue 20:00:02", is_on=False).says("Tue 20:00:03", is_on=True)

    assert home.until("Tue 20:01").guard().state is GuardState.ON
    assert home.episode
    assert home.episode.session
    assert home.messages("switched_off") == []


def test_an_off_that_stays_counts_once_bounces_are_over() -> None:
    home = on_the_pad().says("Tue 20:00:02", is_on=False).until("Tue 20:00:11")

    assert home.guard().state is GuardState.OFF
    assert home.why() == "switched_off"


def test_an_on_that_bounces_after_off_is_nobody_and_goes_off_again() -> None:
    home = on_the_pad().on("Tue 20:03", STOP).says("Tue 20:03:02", is_on=True)

    assert home.is_on() is False
    assert home.switched[-1] == "Tue 20:03:02 off switch.pad"
    assert home.messages("switched_off") == []


def test_an_echo_is_forgiven_once() -> None:
    home = on_the_pad().on("Tue 20:03", STOP).says("Tue 20:03:02", is_on=True)

    home.says("Tue 20:03:15", is_on=True)

    assert home.is_on() is False
    assert len(home.messages("switched_off")) == 1


# Nobody looked


def test_time_in_which_nobody_looked_is_no_time_without_an_answer() -> None:
    home = on_the_pad().deaf().on("Tue 20:05", happened.Left())
    home.restart("Tue 20:10", is_on=False).until("Tue 20:11")

    assert home.guard().state is GuardState.OFF
    assert home.messages("not_off") == []
    assert home.messages("off_again") == []


def test_a_machine_that_slept_waits_anew() -> None:
    home = on_the_pad().deaf().on("Tue 20:05", STOP).sleep_until("Tue 21:00")

    assert home.messages("not_off") == []
    assert len(home.until("Tue 21:02").messages("not_off")) == 1


def test_what_was_loud_stays_loud_over_a_restart() -> None:
    home = on_the_pad().deaf().on("Tue 20:05", STOP).until("Tue 20:08").restart("Tue 20:20")

    assert home.guard().is_loud
    assert len(home.messages("not_off")) == 1


# Back from an outage


PAD_BY_HAND = a_plan(a_pad(by_hand()), rest_window=120)


def test_what_comes_back_on_goes_off_at_once_and_it_is_said() -> None:
    home = HouseTimeline(PAD_BY_HAND).says("Tue 12:00", is_on=None)

    home.says("Tue 12:00:30", is_on=True)

    assert home.is_on() is False
    assert home.switched == ["Tue 12:00:30 off switch.pad"]
    assert home.reported == ["Tue 12:00:30 off_confirmed came_back_on"]
    assert [one.urgency for one in home.messages("came_back_on")] == [Urgency.SAFETY]


def test_what_comes_back_on_again_and_again_goes_off_each_time_and_is_said_once() -> None:
    home = HouseTimeline(PAD_BY_HAND)
    for minute in ("00", "10", "20"):
        home.says(f"Tue 12:{minute}", is_on=None).says(f"Tue 12:{minute}:30", is_on=True)

    assert home.is_on() is False
    assert len(home.messages("came_back_on")) == 1


def test_what_is_not_there_at_a_start_and_comes_on_goes_off_at_once() -> None:
    home = HouseTimeline(PAD_BY_HAND).restart("Tue 12:00", is_on=None)

    assert home.says("Tue 12:00:30", is_on=True).is_on() is False


def test_what_comes_back_off_may_be_switched_on_by_hand() -> None:
    home = HouseTimeline(PAD_BY_HAND).says("Tue 12:00", is_on=None).says("Tue 12:01", is_on=False)

    assert home.says("Tue 12:02", is_on=True).until("Tue 12:10").is_on()


def test_what_was_on_before_it_was_away_keeps_its_end() -> None:
    home = HouseTimeline(PAD_BY_HAND).says("Tue 12:00", is_on=True)
    home.says("Tue 12:05", is_on=None).says("Tue 12:06", is_on=True)

    assert home.until("Tue 12:19").is_on()
    assert home.until("Tue 12:20").is_on() is False


def test_a_lamp_that_comes_back_on_stays_on() -> None:
    lamp = a_pad(a_device("light.desk", Role.OTHER, 60), kind="mat")
    home = HouseTimeline(a_plan(lamp, rest_window=120))

    home.says("Tue 12:00", "heating_pad", is_on=None).says("Tue 12:01", "heating_pad", is_on=True)

    assert home.switched == []
    assert home.guards == ()


def test_what_came_back_on_for_another_plan_did_not_come_back_on_by_itself() -> None:
    home = HouseTimeline(PAD_BY_HAND).says("Tue 12:00", is_on=None)
    home.says("Tue 12:01", is_on=True, is_taken=True).says("Tue 12:05", is_taken=False)

    assert home.messages("came_back_on") == []
    assert home.is_on()
    assert home.until("Tue 12:25").is_on() is False


# Again and again


def insist(home: HouseTimeline, start: str, times: int, every: float) -> float:
    """Switch the pad on whenever it is off; return for how many minutes it was on."""
    now, spent = at(start), 0.0
    for _ in range(times):
        home._pass_until(now)
        if not home.is_on():
            home.readings["heating_pad"] = home.readings["heating_pad"].__class__(is_on=True)
            home._step(happened.ReadingsChanged(), now)
        now += minutes(every)
        spent += every * bool(home.is_on())
    return spent


@pytest.mark.parametrize("every", [0.25, 1, 7])
def test_who_insists_gets_no_more_than_the_cap_and_it_is_said_once(every: float) -> None:
    home = HouseTimeline(PAD_BY_HAND)

    spent = insist(home, "Tue 12:00", int(119 / every), every)

    assert spent <= 20 + every
    assert len(home.messages("switched_off")) == 1
    assert home.messages("switched_off")[0].reason == "rests"


def test_two_hours_after_the_cut_off_it_may_be_on_again() -> None:
    home = HouseTimeline(PAD_BY_HAND).says("Tue 12:00", is_on=True).until("Tue 12:21")

    assert home.says("Tue 14:19", is_on=True).is_on() is False
    assert home.says("Tue 14:21", is_on=True).until("Tue 14:30").is_on()


def test_short_runs_count_together() -> None:
    home = HouseTimeline(PAD_BY_HAND).says("Tue 12:00", is_on=True).says("Tue 12:15", is_on=False)

    assert home.says("Tue 12:30", is_on=True).until("Tue 12:34:59").is_on()
    assert home.until("Tue 12:35").is_on() is False


def test_a_yes_of_the_person_is_not_held_back_by_what_others_did() -> None:
    plan = a_plan(a_pad(gap=0), rest_window=120)
    home = HouseTimeline(plan).day().says("Tue 12:00", is_on=True).until("Tue 12:21")
    assert home.is_on() is False

    assert home.confirm("Tue 12:30").is_on()


def test_guards_of_before_need_no_new_fields() -> None:
    old = Guard(**{name: getattr(a_guard(), name) for name in
                   ("activity", "device", "state", "cause", "since", "off_at")})  # fmt: skip

    assert old.due_at == at("Tue 20:00:10")
    assert old.runs == ()


def test_a_device_that_only_repeats_what_it_was_told_proves_nothing() -> None:
    guard = a_guard(GuardState.GOING_OFF, tried_at=at("Tue 20:00"))
    echo = Reading(is_on=False, has_feedback=False)

    assert not is_proven_off(guard, echo, at("Tue 20:05"))
    measured = replace(echo, power=0.0, power_at=at("Tue 20:01"))
    assert is_proven_off(guard, measured, at("Tue 20:05"))
