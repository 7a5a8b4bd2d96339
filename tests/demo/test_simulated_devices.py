"""What the devices of the simulated house do as time passes."""

from demo_house.house import House, NotReachable
import pytest


@pytest.fixture
def house() -> House:
    return House(0)


def test_the_pad_takes_power_while_it_is_on(house: House) -> None:
    house.perform("pad_on", None, 1)
    assert house.state()["heating_pad"]["power"] > 0

    house.perform("pad_off", None, 2)
    assert house.state()["heating_pad"]["power"] == 0
    assert house.pad.switched == [(1, True), (2, False)]


def test_a_stuck_pad_does_not_follow(house: House) -> None:
    house.perform("pad_on", None, 1)
    house.perform("pad_stuck", True, 2)

    house.perform("pad_off", None, 3)

    assert house.state()["heating_pad"]["on"]


def test_a_plug_out_of_reach_refuses(house: House) -> None:
    house.perform("pad_reachable", False, 1)

    with pytest.raises(NotReachable):
        house.perform("pad_on", None, 2)


def test_the_bath_fills_while_the_valve_is_open(house: House) -> None:
    house.perform("valve_open", None, 0)
    house.advance(1)
    assert house.state()["bath"]["valve"] == "opening"

    house.advance(23)
    assert house.state()["bath"]["valve"] == "open"
    assert 25 < house.state()["bath"]["level"] < 40


def test_a_bath_left_open_runs_over(house: House) -> None:
    house.perform("valve_open", None, 0)

    house.advance(120)

    assert house.state()["bath"]["level"] == 100
    assert house.state()["leak"]


def test_a_closed_and_drained_bath_is_empty_and_cold(house: House) -> None:
    house.perform("valve_open", None, 0)
    house.perform("valve_close", None, 20)
    house.perform("bath_drain", None, 30)

    house.advance(60)

    bath = house.state()["bath"]
    assert (bath["valve"], bath["level"], bath["temperature"]) == ("closed", 0, 21)


def test_a_walk_counts_steps(house: House) -> None:
    before = house.steps

    house.perform("walk", None, 1)
    house.perform("walk", 50, 2)

    assert house.steps == before + 650


def test_the_speaker_keeps_everything_it_said(house: House) -> None:
    house.perform("speak", "Time for a walk", 5)

    assert house.spoken == [(5, "Time for a walk")]
    assert house.state()["spoken"] == "Time for a walk"


def test_workouts_are_logged_with_their_end(house: House) -> None:
    house.perform("gym_log_deadlift", None, 1_800_000_000)
    house.perform("watch_run", None, 1_800_000_000)

    state = house.state()
    assert state["gym_log"]["state"] != state["watch"]["state"]
    assert "deadlift" in str(state["gym_log"]["attributes"]).lower()


def test_nobody_can_do_what_does_not_exist(house: House) -> None:
    with pytest.raises(KeyError):
        house.perform("fly", None, 1)
