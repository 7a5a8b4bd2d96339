"""What breaks into a run: everything goes off, and nothing is taken up again."""

from datetime import timedelta
from typing import Any

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Reading, Role
from custom_components.back_recovery.engine.model.effects import TurnOff
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.model.vocabulary import Urgency

from ..builders import a_plan, an_activity, at
from ..house import HouseTimeline, a_device, a_pad

PLAN = a_plan(a_pad(), quiet="22:00-07:00", rest_window=120)
BACK = "Tue 20:08"
CHANGED = happened.PlanChanged()


def on_the_pad(**values: Any) -> HouseTimeline:
    return HouseTimeline(PLAN).day().confirm("Tue 20:00", **values)


@pytest.mark.parametrize("is_on", [True, None])
def test_the_first_thing_after_a_restart_is_off(is_on: bool | None) -> None:
    home = on_the_pad().deaf().restart(BACK, is_on=is_on)

    commands = [one for one in home.last.effects if isinstance(one, TurnOff)]
    assert [one.device for one in commands] == ["switch.pad"]
    assert home.why() == "restarted"


@pytest.mark.parametrize(
    ("back", "text"),
    [
        ("20:14:59", "stopped_by_restart"),
        ("20:15", "stopped_by_restart"),
        ("20:15:01", "ended_late"),
    ],
)
def test_it_says_whether_the_run_was_longer_than_it_should_have_been(back: str, text: str) -> None:
    home = on_the_pad().restart(f"Tue {back}")

    found = home.messages("stopped_by_restart") + home.messages("ended_late")
    assert [message.text for message in found] == [text]


def test_it_says_so_only_once_however_often_the_house_restarts() -> None:
    home = on_the_pad().deaf().restart("Tue 20:40").restart("Tue 20:41").restart("Tue 20:42")

    assert len(home.messages("ended_late")) == 1
    assert home.messages("stopped_by_restart") == []


def test_nothing_is_taken_up_again() -> None:
    home = on_the_pad().restart(BACK, is_on=True).until("Tue 21:00")

    assert home.switched == ["Tue 20:00 on switch.pad", "Tue 20:08 off switch.pad"]


def test_a_command_that_was_not_sent_before_the_crash_is_not_sent_after_it() -> None:
    home = HouseTimeline(PLAN).day().deaf().confirm("Tue 20:00")

    assert home.restart("Tue 20:00:05", is_on=False).guard().state is GuardState.GOING_OFF
    assert home.switched[-1] == "Tue 20:00:05 off switch.pad"


def test_off_is_sent_again_after_a_restart_without_waiting() -> None:
    home = on_the_pad().deaf().on("Tue 20:05", happened.ActivityStopped()).until("Tue 20:30")

    assert home.switched[-1] == "Tue 20:30 off switch.pad"
    assert home.restart("Tue 20:30:03").switched[-1] == "Tue 20:30:03 off switch.pad"


@pytest.mark.parametrize("is_on", [False, None])
def test_a_device_that_is_not_on_is_left_alone_at_a_restart(is_on: bool | None) -> None:
    home = HouseTimeline(PLAN).day().restart(BACK, is_on=is_on)

    assert home.switched == []


def test_a_pad_found_on_at_a_restart_goes_off() -> None:
    home = HouseTimeline(PLAN).restart(BACK, is_on=True)

    assert home.is_on() is False
    assert len(home.messages("stopped_by_restart")) == 1


def test_a_pad_that_was_on_before_and_is_found_on_at_a_restart_goes_off() -> None:
    home = HouseTimeline(PLAN).day().says("Tue 12:00", is_on=True).says("Tue 12:01", is_on=False)

    home.restart(BACK, is_on=True)

    assert home.switched == ["Tue 20:08 off switch.pad"]
    assert len(home.messages("stopped_by_restart")) == 1


def test_a_pad_that_another_plan_has_on_is_left_to_it() -> None:
    home = HouseTimeline(PLAN).day().restart(BACK, is_on=True, is_taken=True)

    assert home.switched == []


def test_a_lamp_found_on_at_a_restart_may_stay_on() -> None:
    lamp = a_device("light.desk", Role.OTHER, 60)
    home = HouseTimeline(a_plan(an_activity("stretch", duration=20, device=lamp)))
    home.readings["stretch"] = Reading(is_on=True)
    home._step(happened.Restarted(), at("Tue 12:00"))

    assert home.is_on("stretch")
    assert home.guards == ()


def test_a_device_that_the_plan_lost_meanwhile_goes_off_at_a_restart() -> None:
    home = on_the_pad().with_plan(a_plan(rest_window=120))
    home.readings = {"switch.pad": Reading(is_on=True)}

    home._step(happened.Restarted(), at("Tue 20:40"))
    assert home.readings["switch.pad"].is_on is False
    assert len(home.messages("ended_late")) == 1


def test_nothing_stays_on_when_the_house_leaves() -> None:
    home = on_the_pad().on("Tue 20:05", happened.Left())

    assert home.is_on() is False
    assert home.why() == "unloaded"


def test_leaving_without_anything_on_sends_nothing() -> None:
    home = on_the_pad().on("Tue 20:03", happened.ActivityStopped()).on("Tue 20:05", happened.Left())

    assert home.switched[-1] == "Tue 20:03 off switch.pad"


def test_another_plan_ends_what_was_started_under_the_old_one() -> None:
    home = on_the_pad().with_plan(a_plan(a_pad(duration=20), rest_window=120))

    assert home.on("Tue 20:05", happened.PlanChanged()).is_on() is False
    assert home.why() == "plan_changed"


def test_what_joins_the_plan_while_it_is_on_has_its_limit_from_then() -> None:
    home = HouseTimeline(PLAN)
    home.readings = {"heating_pad": Reading(is_on=True)}

    home.on("Tue 12:00", CHANGED)

    assert home.is_on()
    assert home.guard().off_at == at("Tue 12:20")


def test_what_goes_off_already_is_not_hurried_by_a_change_of_the_plan() -> None:
    home = on_the_pad().deaf().on("Tue 20:05", happened.ActivityStopped())

    home.on("Tue 20:05:04", CHANGED).until("Tue 20:05:10")

    assert home.switched[1:] == ["Tue 20:05 off switch.pad", "Tue 20:05:10 off switch.pad"]


@pytest.mark.parametrize("event", [CHANGED, happened.Left()])
def test_who_has_to_say_to_be_out_of_the_bath_is_not_asked_anew(event: happened.Event) -> None:
    tub = an_activity("bath", duration=15, earliest="09:00", latest="21:00")
    home = HouseTimeline(a_plan(tub, rest_window=120, has_second_contact=True)).day()
    home.confirm("Tue 20:00", "bath")

    home.on("Tue 20:22", event).until("Tue 20:25")

    assert len(home.messages("bath_out")) == 1
    assert len(home.messages("contact_bath")) == 1


def test_a_clock_set_back_ends_what_is_on() -> None:
    home = on_the_pad()
    home._step(happened.ClockSetBack(), at("Tue 20:04") - timedelta(seconds=30))

    assert home.is_on() is False
    assert home.why() == "clock_set_back"
    assert [line.split()[-1] for line in home.told[2:]] == ["going_off", "off_confirmed"]


def test_a_run_that_began_in_the_future_is_over() -> None:
    home = on_the_pad().sleep_until("Tue 19:59:59")

    assert home.is_on() is False
    assert home.guard().reason == "clock_set_back"


def test_a_clock_set_forward_ends_what_should_be_over_by_then() -> None:
    home = on_the_pad().sleep_until("Tue 23:00")

    assert home.is_on() is False


def test_a_clock_set_back_does_not_keep_off_from_being_sent() -> None:
    home = on_the_pad().deaf().on("Tue 20:05", happened.ActivityStopped())
    home.sleep_until("Tue 19:00").until("Tue 19:02")

    assert home.switched[2:4] == ["Tue 19:00 off switch.pad", "Tue 19:00:10 off switch.pad"]
    assert [one.urgency for one in home.messages("not_off")] == [Urgency.ALARM]
