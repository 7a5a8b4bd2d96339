"""A bath: filled to the first of its limits, then soaked in."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Role
from custom_components.back_recovery.engine.model.errors import ActivityClosed
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.model.vocabulary import Urgency

from ..builders import AWAY, a_plan, at, minutes
from ..house import HouseTimeline, a_bath, a_device, by_hand

VALVE = "valve.bath"


def filling(**values: Any) -> HouseTimeline:
    """Return a house in which the bath is being filled since 19:00."""
    return (
        HouseTimeline(a_plan(a_bath(), quiet="22:00-07:00", rest_window=120))
        .day()
        .confirm("Tue 19:00", "bath", **values)
    )


def test_the_valve_opens_with_the_most_it_may_run() -> None:
    home = filling()

    assert home.switched == ["Tue 19:00 on valve.bath"]
    assert home.guard(VALVE).off_at == at("Tue 19:30")
    assert home.episode.session.is_filling


@pytest.mark.parametrize("full", [{"level": 80.0}, {"volume": 150.0}])
def test_a_full_bath_closes_the_valve_and_the_soak_begins(full: dict[str, Any]) -> None:
    home = filling().says("Tue 19:12", "bath", **full)

    assert home.switched[1:] == ["Tue 19:12 off valve.bath"]
    assert not home.episode.session.is_filling
    assert home.episode.session.ends_at == at("Tue 19:27")


def test_a_bath_that_is_not_full_goes_on_filling() -> None:
    home = filling().says("Tue 19:12", "bath", level=79.0, volume=149.0)

    assert home.is_on("bath")


def test_the_hard_cap_closes_the_valve() -> None:
    home = filling()

    assert home.until("Tue 19:29:59").is_on("bath")
    assert home.until("Tue 19:30").is_on("bath") is False
    assert home.episode.session.ends_at == at("Tue 19:45")


def test_whoever_turns_the_tap_off_begins_the_soak() -> None:
    home = filling().says("Tue 19:08", "bath", is_on=False)

    assert home.episode.session.ends_at == at("Tue 19:23")
    assert home.switched == ["Tue 19:00 on valve.bath"]


def test_the_soak_lasts_as_long_as_was_asked_for() -> None:
    home = filling(span=minutes(10)).says("Tue 19:12", "bath", level=80.0)

    assert home.episode.session.ends_at == at("Tue 19:22")


def test_another_plan_does_not_make_the_soak_longer() -> None:
    home = filling(span=minutes(10)).with_plan(a_plan(a_bath(duration=20), rest_window=120))

    assert home.says("Tue 19:12", "bath", level=80.0).episode.session.ends_at == at("Tue 19:22")


def test_it_says_that_the_bath_is_ready_how_warm_and_until_when() -> None:
    (message,) = (
        filling()
        .says("Tue 19:12", "bath", level=80.0, water_temperature=38.0)
        .messages("bath_ready")
    )

    assert (message.temperature, message.until) == (38.0, at("Tue 19:27"))
    assert message.urgency is Urgency.NORMAL


@pytest.mark.parametrize(("degrees", "text"), [(40.0, "bath_ready"), (40.1, "bath_too_warm")])
def test_above_forty_degrees_it_has_to_cool_first(degrees: float, text: str) -> None:
    home = filling().says("Tue 19:12", "bath", level=80.0, water_temperature=degrees)

    assert len(home.messages(text)) == 1


@pytest.mark.parametrize(
    ("reading", "why"), [({"leak": True}, "leak"), ({"water_temperature": 44.0}, "too_hot")]
)
def test_a_leak_or_scalding_water_is_an_alarm(reading: dict[str, Any], why: str) -> None:
    home = filling().says("Tue 19:05", "bath", **reading)

    (message,) = home.messages("went_off")
    assert home.is_on("bath") is False
    assert home.why("bath") == message.reason == why
    assert message.urgency is not Urgency.NORMAL


WATCHED = a_bath(a_device(VALVE, Role.WATER, 30, target_level=80.0, has_leak_sensor=True))


def filling_watched() -> HouseTimeline:
    """Return a house in which the bath fills since 19:00 under a leak sensor."""
    home = HouseTimeline(a_plan(WATCHED, quiet="22:00-07:00", rest_window=120)).day()
    return home.says("Tue 18:59", "bath", leak=False).confirm("Tue 19:00", "bath")


def test_a_silent_leak_sensor_is_a_reason_not_to_start() -> None:
    home = HouseTimeline(a_plan(WATCHED, rest_window=120)).day()

    with pytest.raises(ActivityClosed) as refused:
        home.confirm("Tue 19:00", "bath")

    assert [one.reason for one in refused.value.lockouts] == ["leak_silent"]


@pytest.mark.parametrize(("when", "is_on"), [("19:06:04", True), ("19:06:05", False)])
def test_a_leak_sensor_that_is_silent_for_a_minute_closes_the_valve(when: str, is_on: bool) -> None:
    home = filling_watched().says("Tue 19:05:05", "bath", leak=None).until(f"Tue {when}")

    assert home.is_on("bath") is is_on
    assert [one.reason for one in home.messages("went_off")] == ["leak_silent"] * (not is_on)


def test_a_leak_sensor_that_comes_back_in_time_lets_the_bath_fill() -> None:
    home = filling_watched().says("Tue 19:05", "bath", leak=None)
    home.says("Tue 19:05:59", "bath", leak=False).says("Tue 19:06:30", "bath", leak=None)

    assert home.until("Tue 19:07:29").is_on("bath")
    assert home.until("Tue 19:07:30").is_on("bath") is False


def test_a_bath_that_was_broken_off_for_its_leak_sensor_can_be_begun_again() -> None:
    home = filling_watched().says("Tue 19:05", "bath", leak=None).until("Tue 19:06")

    home.says("Tue 19:10", "bath", leak=False).confirm("Tue 19:11", "bath")

    assert home.is_on("bath")


def test_a_tap_opened_by_hand_closes_a_minute_later_without_its_leak_sensor() -> None:
    home = HouseTimeline(a_plan(WATCHED, rest_window=120)).says("Tue 19:00", "bath", is_on=True)

    assert home.until("Tue 19:00:59").is_on("bath")
    assert home.until("Tue 19:01").is_on("bath") is False


def test_without_a_leak_sensor_nobody_waits_for_one() -> None:
    assert filling().until("Tue 19:29").is_on("bath")


def test_a_bath_is_not_filled_for_somebody_who_has_left() -> None:
    home = filling().on("Tue 19:05", happened.PersonMoved(place=AWAY))

    assert home.is_on("bath") is False
    assert home.why("bath") == "away"
    assert home.messages("bath_ready") == []


def test_stopping_in_the_middle_closes_the_valve_and_there_is_no_soak() -> None:
    home = filling().on("Tue 19:05", happened.ActivityStopped())

    assert home.is_on("bath") is False
    assert home.messages("bath_ready") == []


def test_a_removed_bath_is_closed_without_a_soak() -> None:
    home = filling().with_plan(a_plan(rest_window=120))
    home.readings = {VALVE: home.readings["bath"]}
    home.on("Tue 19:05", happened.PlanChanged())

    assert home.readings[VALVE].is_on is False
    assert home.episode.session is None


def test_the_soak_ends_with_a_message_and_without_a_command() -> None:
    home = filling().says("Tue 19:12", "bath", level=80.0).until("Tue 19:27")

    assert home.told[-1] == "Tue 19:27 ended_bath"
    assert len(home.switched) == 2


def test_a_soak_goes_on_after_a_restart() -> None:
    home = filling().says("Tue 19:12", "bath", level=80.0)
    home._step(happened.Restarted(), at("Tue 19:20"))

    assert home.episode.session.ends_at == at("Tue 19:27")
    assert home.messages("stopped_by_restart") == []


def test_a_filling_does_not_go_on_after_a_restart() -> None:
    home = filling()
    home._step(happened.Restarted(), at("Tue 19:20"))

    assert home.is_on("bath") is False
    assert home.why("bath") == "restarted"


def test_a_tap_opened_by_hand_before_the_bath_keeps_its_own_end() -> None:
    valve = by_hand(VALVE, Role.WATER, most_on=30, target_level=80.0)
    home = HouseTimeline(a_plan(a_bath(valve), rest_window=120)).day()
    home.says("Tue 19:00", "bath", is_on=True).confirm("Tue 19:10", "bath")

    assert home.guard(VALVE).off_at == at("Tue 19:25")
    assert home.says("Tue 19:12", "bath", level=80.0).is_on("bath") is False
    assert home.guard(VALVE).state is GuardState.OFF
    assert home.episode.session.ends_at == at("Tue 19:25")
