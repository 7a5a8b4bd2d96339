"""Each device is what it is allowed to be, whatever the house says."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Reading, Role
from custom_components.back_recovery.engine.model.guards import Cause, GuardState
from custom_components.back_recovery.engine.model.vocabulary import Onset, Urgency, WarningList

from ..builders import AWAY, a_plan, an_activity, at
from ..house import HouseTimeline, a_device, a_pad, by_hand

RUB = an_activity("rub", duration=2, most_per_day=4)
PLAN = a_plan(a_pad(), RUB, quiet="22:00-07:00", rest_window=120)
STOP = happened.ActivityStopped()


def on_the_pad(**values: Any) -> HouseTimeline:
    """Return a house in which the pad is on since 20:00, the skin fine."""
    return HouseTimeline(PLAN).day().confirm("Tue 20:00", **values)


def test_a_device_that_says_on_within_ten_seconds_is_believed() -> None:
    home = HouseTimeline(PLAN).day().deaf().confirm("Tue 20:00")

    assert home.until("Tue 20:00:09").guard().state is GuardState.STARTING
    assert home.says("Tue 20:00:09", is_on=True).guard().state is GuardState.ON
    assert home.guard().off_at == at("Tue 20:15")


@pytest.mark.parametrize("is_on", [False, None])
def test_a_device_that_does_not_say_on_goes_off_and_somebody_is_told(is_on: bool | None) -> None:
    home = HouseTimeline(PLAN).day().deaf().confirm("Tue 20:00").says("Tue 20:00:01", is_on=is_on)
    home.until("Tue 20:00:10")

    assert home.switched[1:] == ["Tue 20:00:10 off switch.pad"]
    assert [one.urgency for one in home.messages("not_switched_on")] == [Urgency.SAFETY]
    assert home.why() == "not_started"


@pytest.mark.parametrize(("when", "is_on"), [("20:02:19", False), ("20:02:20", True)])
def test_a_device_that_follows_late_goes_off(when: str, is_on: bool) -> None:
    home = HouseTimeline(PLAN).day().deaf().confirm("Tue 20:00").until("Tue 20:01")

    home.is_deaf = False
    assert home.says(f"Tue {when}", is_on=True).is_on() is is_on


def test_the_end_is_confirmed_by_what_the_device_says() -> None:
    home = on_the_pad(span=None).on("Tue 20:03", STOP)

    assert home.reported == ["Tue 20:03 off_confirmed session_ended"]
    assert home.guard().proof == "state"


def test_power_that_still_flows_is_not_off() -> None:
    home = on_the_pad().says("Tue 20:01", power=40.0).on("Tue 20:03", STOP)

    assert home.guard().state is GuardState.GOING_OFF
    assert home.says("Tue 20:03:05", power=0.0).guard().proof == "0 W"


def test_off_is_sent_every_ten_seconds_and_after_two_minutes_every_minute() -> None:
    home = on_the_pad().deaf().on("Tue 20:03", STOP).until("Tue 20:07")

    sent = [line.split()[1] for line in home.switched[1:]]
    assert sent[:2] == ["20:03", "20:03:10"]
    assert sent[-3:] == ["20:05", "20:06", "20:07"]
    assert len(sent) == 15


def test_off_is_sent_for_ever() -> None:
    home = on_the_pad().deaf().on("Tue 20:03", STOP).until("Wed 20:03")

    assert home.switched[-1] == "Wed 20:03 off switch.pad"


@pytest.mark.parametrize(("when", "told"), [("20:04:59", 0), ("20:05", 1), ("23:00", 1)])
def test_after_two_minutes_somebody_is_told_once(when: str, told: int) -> None:
    home = on_the_pad().deaf().on("Tue 20:03", STOP).until(f"Tue {when}")

    assert len(home.messages("not_off")) == told
    assert home.guard().is_loud is bool(told)


def test_what_was_loud_is_said_to_be_over() -> None:
    home = on_the_pad().deaf().on("Tue 20:03", STOP).says("Tue 20:30", is_on=False)

    assert home.reported[-2:] == [
        "Tue 20:05 not_confirmed_off",
        "Tue 20:30 off_confirmed session_ended",
    ]
    assert [one.urgency for one in home.messages("off_again")] == [Urgency.SAFETY]
    assert not home.guard().is_loud


def test_what_was_never_loud_is_not_said_to_be_over() -> None:
    assert on_the_pad().on("Tue 20:03", STOP).messages("off_again") == []


def test_a_device_that_was_away_at_its_end_goes_off_as_it_returns() -> None:
    home = on_the_pad().says("Tue 20:02", is_on=None).on("Tue 20:03", STOP)

    assert home.says("Tue 22:11:07", is_on=True).switched[-1] == "Tue 22:11:07 off switch.pad"
    assert home.is_on() is False


def test_a_device_that_was_lost_between_two_tries_goes_off_as_it_returns() -> None:
    home = on_the_pad().deaf().on("Tue 20:03", STOP).says("Tue 20:10:01", is_on=None)

    assert home.says("Tue 20:10:03", is_on=True).switched[-1] == "Tue 20:10:03 off switch.pad"


def test_a_device_that_returns_off_is_believed() -> None:
    home = on_the_pad().says("Tue 20:02", is_on=None).on("Tue 20:03", STOP)

    assert home.says("Tue 20:40", is_on=False).guard().state is GuardState.OFF


def test_a_device_that_was_away_in_the_middle_may_go_on() -> None:
    home = on_the_pad().says("Tue 20:02", is_on=None).says("Tue 20:03", is_on=True)

    assert home.switched == ["Tue 20:00 on switch.pad"]


def test_who_switches_it_off_ends_the_session() -> None:
    home = on_the_pad().says("Tue 20:03", is_on=False)

    assert home.why() == "switched_off"
    assert home.reported == ["Tue 20:03 off_confirmed switched_off"]
    assert home.switched == ["Tue 20:00 on switch.pad"]


def test_who_switches_it_off_is_not_believed_while_power_flows() -> None:
    home = on_the_pad().says("Tue 20:03", is_on=False, power=40.0)

    assert home.why() == "switched_off"
    assert home.guard().state is GuardState.GOING_OFF


@pytest.mark.parametrize(
    "event",
    [
        happened.Paused(),
        happened.WarningSignReported(list=WarningList.A),
        happened.WarningSignReported(list=WarningList.B),
        happened.RecoveryStopped(),
        happened.OnsetNamed(onset=Onset.TWEAK),
        happened.PersonMoved(place=AWAY),
        happened.ActivityDone(activity="heating_pad"),
        STOP,
    ],
)
@pytest.mark.parametrize("is_session", [True, False])
def test_it_goes_off_at_once(event: happened.Event, is_session: bool) -> None:
    home = HouseTimeline(PLAN).day()
    home = home.confirm("Tue 20:00") if is_session else home.says("Tue 20:00", is_on=True)
    if not is_session and isinstance(
        event, happened.ActivityDone | happened.ActivityStopped | happened.RecoveryStopped
    ):
        return  # It was not the routine that switched it on: its own cap ends it.

    assert home.on("Tue 20:03", event).switched[-1] == "Tue 20:03 off switch.pad"


@pytest.mark.parametrize(
    ("reading", "why"),
    [
        ({"is_asleep": True}, "asleep"),
        ({"leak": True}, "leak"),
        ({"surface_temperature": 43.0}, "too_hot"),
    ],
)
def test_it_goes_off_for_what_the_house_says(reading: dict[str, Any], why: str) -> None:
    home = on_the_pad().says("Tue 20:03", **reading)

    assert home.is_on() is False
    assert home.why() == why


def test_a_sleeper_is_not_woken_for_it() -> None:
    assert on_the_pad().says("Tue 20:03", is_asleep=True).messages("switched_off") == []


def test_a_rub_in_the_middle_of_heat_ends_it() -> None:
    home = on_the_pad().on("Tue 20:03", happened.CheckedIn(pain_now=3))
    assert home.is_on()

    home = HouseTimeline(PLAN).day().says("Tue 20:00", is_on=True)
    assert home.on("Tue 20:03", happened.ActivityDone(activity="rub")).is_on() is False
    assert home.guard().reason == "after_other"


def test_the_window_that_ends_ends_the_heat() -> None:
    home = HouseTimeline(a_plan(a_pad(), rest_window=26)).day().confirm("Tue 19:57")

    assert home.until("Tue 20:00").is_on() is False
    assert home.episode is None


def test_a_removed_activity_is_seen_off_and_forgotten() -> None:
    home = on_the_pad().deaf().with_plan(a_plan(rest_window=120))
    home.readings = {"switch.pad": Reading(is_on=True)}
    home.on("Tue 20:03", happened.ReadingsChanged()).until("Tue 20:03:10")
    assert home.switched[-1] == "Tue 20:03:10 off switch.pad"

    home.says("Tue 20:03:12", "switch.pad", is_on=False).until("Tue 20:04")
    assert home.reported == ["Tue 20:03:12 off_confirmed activity_removed"]
    assert home.guards == ()


@pytest.mark.parametrize("device", [None, a_device("switch.new")])
def test_another_device_or_none_sees_the_old_one_off(device: Any) -> None:
    pad = an_activity("heating_pad", duration=15, device=device)
    home = on_the_pad().with_plan(a_plan(pad, rest_window=120))
    home.readings |= {"switch.pad": Reading(is_on=True), "heating_pad": Reading(is_on=False)}

    home.on("Tue 20:03", happened.ReadingsChanged())
    assert home.switched[1:] == ["Tue 20:03 off switch.pad"]


def test_the_word_of_the_new_device_is_no_proof_for_the_old_one() -> None:
    home = on_the_pad().deaf().with_plan(a_plan(a_pad(a_device("switch.new")), rest_window=120))
    home.readings = {"switch.pad": Reading(is_on=True), "heating_pad": Reading(is_on=False)}

    home.on("Tue 20:03", happened.ReadingsChanged()).until("Tue 20:03:30")

    assert home.guard().state is GuardState.GOING_OFF
    assert home.switched[-1] == "Tue 20:03:30 off switch.pad"


# Switched on by somebody else


def test_switched_on_by_hand_it_has_the_hard_cap_from_then() -> None:
    home = HouseTimeline(PLAN).day().says("Tue 20:00", is_on=True)

    assert (home.guard().state, home.guard().cause) == (GuardState.ON, Cause.BY_HAND)
    assert home.until("Tue 20:19:59").is_on()
    assert home.until("Tue 20:20").is_on() is False


def test_the_cap_is_there_without_an_episode() -> None:
    home = HouseTimeline(PLAN).says("Tue 20:00", is_on=True)

    assert home.until("Tue 20:20").is_on() is False


def test_what_another_plan_has_on_is_not_guarded() -> None:
    home = HouseTimeline(PLAN).day().says("Tue 20:00", is_on=True, is_taken=True)

    assert home.guards == ()


def test_in_a_session_by_hand_it_ends_with_the_session() -> None:
    home = HouseTimeline(a_plan(a_pad(by_hand()), rest_window=120)).day().confirm("Tue 20:00")
    home.says("Tue 20:04", is_on=True).until("Tue 20:05")

    assert home.guard().off_at == at("Tue 20:15")


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("Mon 22:30", "quiet_hours"),
        ("Tue 20:13", "gap"),
        ("Tue 21:30", "hours"),
    ],
)
def test_switched_on_by_hand_while_closed_it_goes_off_at_once(when: str, why: str) -> None:
    home = HouseTimeline(PLAN).day()
    if when.startswith("Tue"):
        home.confirm("Tue 20:00").on("Tue 20:03", STOP)
    home.says(when, is_on=True, switched_by="Ben")

    (message,) = home.messages("switched_off")
    assert home.is_on() is False
    assert (message.reason, message.by) == (why, "Ben")


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (happened.Paused(), "paused"),
        (happened.WarningSignReported(list=WarningList.B), "hold"),
        (happened.OnsetNamed(onset=Onset.TWEAK), "onset"),
        (happened.ActivityDone(activity="rub"), "after_other"),
    ],
)
def test_what_closes_it_also_closes_it_by_hand(event: happened.Event, why: str) -> None:
    home = HouseTimeline(PLAN).day().on("Tue 12:00", event).says("Tue 12:05", is_on=True)

    assert home.is_on() is False
    assert home.messages("switched_off")[-1].reason == why


def test_of_two_reasons_the_one_that_lasts_longest_is_said() -> None:
    home = HouseTimeline(PLAN).day().on("Tue 12:00", happened.ActivityDone(activity="rub"))
    home.on("Tue 12:01", happened.OnsetNamed(onset=Onset.TWEAK)).says("Tue 12:05", is_on=True)

    assert home.messages("switched_off")[-1].reason == "onset"


def test_the_budget_of_the_day_also_holds_by_hand() -> None:
    home = HouseTimeline(a_plan(a_pad(gap=0, most_per_day=2), rest_window=120)).day()
    for hour in (10, 14):
        home.on(f"Tue {hour}:00", happened.ActivityDone(activity="heating_pad"))

    home.says("Tue 18:00", is_on=True)
    assert home.messages("switched_off")[-1].reason == "most_per_day"


def test_quiet_hours_that_begin_switch_off_what_was_switched_on_by_hand() -> None:
    home = HouseTimeline(PLAN).says("Tue 21:50", is_on=True)

    assert home.wake_at == at("Tue 22:00")
    assert home.until("Tue 22:00").is_on() is False
    assert home.guard().reason == "quiet_hours"


def test_the_hours_of_the_activity_switch_off_what_was_switched_on_by_hand() -> None:
    home = HouseTimeline(PLAN).day().says("Tue 21:20", is_on=True)

    assert home.until("Tue 21:30").is_on() is False


def test_a_lamp_that_somebody_switched_on_is_left_alone() -> None:
    lamp = a_device("light.desk", Role.OTHER, 60)
    mat = an_activity("mat", duration=10, latest="22:00", device=lamp)
    home = HouseTimeline(a_plan(mat, quiet="22:00-07:00", rest_window=120)).day()

    home.says("Tue 20:55", "mat", is_on=True)
    assert home.until("Tue 22:10").is_on("mat")
    assert home.on("Tue 22:11", happened.Paused()).is_on("mat")


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (happened.Paused(), "paused"),
        (happened.WarningSignReported(list=WarningList.B), "hold"),
    ],
)
def test_a_lamp_of_a_session_goes_off_with_a_pause_and_a_hold(
    event: happened.Event, why: str
) -> None:
    lamp = a_device("light.desk", Role.OTHER, 60)
    mat = an_activity("mat", duration=10, latest="22:00", device=lamp)
    home = HouseTimeline(a_plan(mat, rest_window=120)).day()

    assert home.confirm("Tue 20:55", "mat").until("Tue 20:56").is_on("mat")
    assert home.on("Tue 20:57", event).is_on("mat") is False
    assert home.guard("light.desk").reason == why


def test_somebody_who_switches_it_on_while_it_goes_off_is_not_followed() -> None:
    home = on_the_pad().deaf().on("Tue 20:03", STOP)

    home.is_deaf = False
    assert home.says("Tue 20:03:04", is_on=True).until("Tue 20:03:10").is_on() is False


def test_nothing_is_looked_at_when_everything_is_off() -> None:
    assert HouseTimeline(PLAN).says("Tue 12:00", is_on=False).wake_at is None


def test_what_is_switched_on_again_and_again_is_said_once() -> None:
    home = HouseTimeline(PLAN).day()
    for when in ("22:30", "22:40", "22:50"):
        home.says(f"Mon {when}", is_on=True, switched_by="Ben")

    assert home.is_on() is False
    assert [one.urgency for one in home.messages("switched_off")] == [Urgency.NORMAL]
