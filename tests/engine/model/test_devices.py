"""What a device may be, and what counts as off."""

from datetime import timedelta
import json
from typing import Any

import pytest

from custom_components.back_recovery.engine.codec import decode, encode
from custom_components.back_recovery.engine.model.devices import (
    LEAST_PATIENCE,
    MOST_ON,
    MOST_PATIENCE,
    UNREACHABLE,
    WATER_PATIENCE,
    Device,
    Reading,
    Role,
    StartMode,
    says_off,
)
from custom_components.back_recovery.engine.model.effects import Message, Tell, TurnOff, TurnOn
from custom_components.back_recovery.engine.model.episode import Question
from custom_components.back_recovery.engine.model.errors import InvalidPlan
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.model.interlocks import (
    WARMEST_BATH,
    danger,
    is_filled,
    is_leak_silent,
)
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Reason
from custom_components.back_recovery.engine.record import Record

from ..builders import AWAY, HOME, an_episode, at, minutes
from ..house import BATH, a_device, a_guard

HEAT, OTHER = a_device(), a_device(role=Role.OTHER)


@pytest.mark.parametrize(("role", "most"), [(Role.HEAT, 20), (Role.WATER, 30), (Role.OTHER, 120)])
def test_no_device_may_be_on_for_longer_than_its_hard_cap(role: Role, most: int) -> None:
    assert MOST_ON[role] == minutes(most)
    assert a_device(role=role, most_on=most).most_on == minutes(most)
    with pytest.raises(InvalidPlan):
        a_device(role=role, most_on=most + 1 / 60)


def test_a_device_that_may_never_be_on_is_none() -> None:
    assert a_device(most_on=1 / 60).most_on == timedelta(seconds=1)
    with pytest.raises(InvalidPlan):
        a_device(most_on=0)


@pytest.mark.parametrize(
    ("reading", "is_off"),
    [
        (Reading(is_on=False), True),
        (Reading(is_on=True), False),
        (UNREACHABLE, False),
        (Reading(is_on=False, power=5.0), True),
        (Reading(is_on=False, power=5.1), False),
        (Reading(is_on=None, power=0.0), False),
        (Reading(is_on=False, has_feedback=False), False),
        (Reading(is_on=False, has_feedback=False, power=0.0), True),
    ],
)
def test_off_is_what_says_off_and_draws_no_power(reading: Reading, is_off: bool) -> None:
    assert says_off(reading) is is_off


@pytest.mark.parametrize(
    ("reading", "why"),
    [
        ({"leak": True}, Reason.LEAK),
        ({"water_temperature": 44.0}, Reason.TOO_HOT),
        ({"water_temperature": 43.9}, None),
        ({"surface_temperature": 43.0}, Reason.TOO_HOT),
        ({"surface_temperature": 42.9}, None),
        ({"is_asleep": True}, Reason.ASLEEP),
        ({}, None),
    ],
)
def test_the_house_says_what_is_dangerous(reading: dict[str, Any], why: Reason | None) -> None:
    assert danger(HEAT, Reading(**reading), an_episode(place=HOME)) == why
    assert danger(OTHER, Reading(**reading), an_episode(place=HOME)) is None


def test_nothing_warm_runs_while_the_person_is_away() -> None:
    assert danger(HEAT, Reading(), an_episode(place=AWAY)) is Reason.AWAY
    assert danger(HEAT, Reading(), None) is None


@pytest.mark.parametrize(
    ("reading", "is_full"),
    [
        ({"level": 80.0}, True),
        ({"level": 79.9}, False),
        ({"volume": 150.0}, True),
        ({"volume": 149.9}, False),
        ({}, False),
    ],
)
def test_a_bath_is_full_at_its_level_or_its_volume(reading: dict[str, Any], is_full: bool) -> None:
    assert BATH.device
    assert is_filled(BATH.device, Reading(**reading)) is is_full


def test_a_whole_number_of_minutes_is_read_back() -> None:
    question = Question(activity="heating_pad", asked_at=at("Tue 20:00"), minutes=15)
    record = Record(episode=an_episode(question=question), guards=(a_guard(),))

    assert decode(json.loads(json.dumps(encode(record)))) == record


ON = TurnOn(
    activity="heating_pad",
    device="switch.pad",
    off_at=at("Tue 20:15"),
    not_after=at("Tue 20:00:10"),
)
OFF = TurnOff(activity="heating_pad", device="switch.pad")


@pytest.mark.parametrize(
    ("now", "makes_sense"),
    [("19:59:59", False), ("20:00", True), ("20:00:10", True), ("20:00:11", False)],
)
def test_on_is_sent_only_while_the_yes_is_fresh(now: str, makes_sense: bool) -> None:
    record = Record(guards=(a_guard(GuardState.STARTING),))

    assert record.makes_sense(ON, at(f"Tue {now}")) is makes_sense


def test_on_is_not_sent_for_a_run_that_is_not_the_one_on_disk() -> None:
    another = a_guard(GuardState.STARTING, off_at=at("Tue 20:10"))

    assert not Record(guards=(another,)).makes_sense(ON, at("Tue 20:00"))
    assert not Record().makes_sense(ON, at("Tue 20:00"))


def test_a_question_nobody_can_answer_any_more_is_not_asked() -> None:
    asked = Tell(
        episode_id="e1",
        message=Message(subject="e1-confirm", text=Text.CONFIRM_HEAT),
        not_after=at("Tue 20:02"),
    )
    record = Record(episode=an_episode())

    assert record.makes_sense(asked, at("Tue 20:02"))
    assert not record.makes_sense(asked, at("Tue 20:02:01"))


def test_what_is_said_about_a_device_is_true_without_an_episode() -> None:
    loud = Tell(episode_id=None, message=Message(subject="device-heating_pad", text=Text.NOT_OFF))

    assert Record().makes_sense(loud, at("Tue 20:00"))


@pytest.mark.parametrize("state", GuardState)
def test_a_command_is_sent_only_while_the_guard_wants_it(state: GuardState) -> None:
    record = Record(guards=(a_guard(state),))

    assert record.makes_sense(ON, at("Tue 20:00")) is (state is GuardState.STARTING)
    assert record.makes_sense(OFF, at("Tue 20:00")) is (state is GuardState.GOING_OFF)


A_BIT = timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("limit", "beyond"), [(timedelta(seconds=5), -A_BIT), (timedelta(seconds=60), A_BIT)]
)
def test_patience_with_a_slow_device_has_its_limits(limit: timedelta, beyond: timedelta) -> None:
    assert limit in {LEAST_PATIENCE, MOST_PATIENCE}
    assert a_device(patience=limit).patience == limit
    with pytest.raises(InvalidPlan) as refused:
        a_device(patience=limit + beyond)

    assert (refused.value.field, refused.value.key) == ("patience", "out_of_range")


def test_a_plug_has_ten_seconds_to_say_what_it_was_told_and_a_valve_thirty() -> None:
    assert a_device().patience == timedelta(seconds=10)
    assert timedelta(seconds=30) == WATER_PATIENCE


def test_a_device_that_nothing_is_said_about_is_switched_on_by_hand() -> None:
    device = Device(id="switch.pad", role=Role.HEAT, most_on=minutes(20))

    assert (device.start, device.is_there) == (StartMode.BY_HAND, True)
    assert not device.has_leak_sensor


@pytest.mark.parametrize(
    ("has_sensor", "leak", "role", "is_silent"),
    [
        (True, None, Role.WATER, True),
        (True, False, Role.WATER, False),
        (False, None, Role.WATER, False),
        (True, None, Role.HEAT, False),
    ],
)
def test_only_a_leak_sensor_that_was_chosen_can_be_silent(
    has_sensor: bool, leak: bool | None, role: Role, is_silent: bool
) -> None:
    device = a_device(role=role, has_leak_sensor=has_sensor)

    assert is_leak_silent(device, Reading(leak=leak)) is is_silent


def test_a_bath_without_a_level_of_its_own_is_full_by_its_volume_alone() -> None:
    valve = a_device("valve.bath", Role.WATER, 30, target_volume=150.0)

    assert not is_filled(valve, Reading(level=100.0, volume=149.0))
    assert is_filled(valve, Reading(level=10.0, volume=150.0))


@pytest.mark.parametrize(("power", "is_idle"), [(None, False), (5.0, True), (5.1, False)])
def test_a_lamp_of_five_watts_is_no_heat_and_nobody_knows_without_a_meter(
    power: float | None, is_idle: bool
) -> None:
    assert Reading(power=power).is_idle is is_idle


def test_a_routine_bath_is_at_most_forty_degrees() -> None:
    assert WARMEST_BATH == 40.0
