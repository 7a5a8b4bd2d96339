"""Nothing gets warm or wet without a fresh yes."""

from collections.abc import Callable

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Role
from custom_components.back_recovery.engine.model.effects import TurnOn
from custom_components.back_recovery.engine.model.errors import (
    ActivityClosed,
    StaleAnswer,
    UnknownActivity,
)
from custom_components.back_recovery.engine.model.guards import Cause, GuardState
from custom_components.back_recovery.engine.model.plan import Activity
from custom_components.back_recovery.engine.model.vocabulary import Answer, Reason

from ..builders import a_plan, an_activity, at, clock, minutes
from ..house import PLAN, HouseTimeline, a_bath, a_device, a_pad, by_hand

PROMPTED = a_plan(a_pad(times="11:00"), rest_window=120)


def reasons(act: Callable[[], object]) -> list[str]:
    """Return every reason of a refusal: "gap Tue 22:15"."""
    with pytest.raises(ActivityClosed) as refused:
        act()
    return [
        f"{one.reason} {clock(one.until) if one.until else '-'}" for one in refused.value.lockouts
    ]


def test_a_person_who_presses_start_gets_warmth() -> None:
    home = HouseTimeline().day().confirm("Tue 20:00")

    assert home.switched == ["Tue 20:00 on switch.pad"]
    assert home.guard().state is GuardState.ON


def test_the_end_is_decided_together_with_the_command() -> None:
    home = HouseTimeline().day().deaf().confirm("Tue 20:00")

    (command,) = [one for one in home.last.effects if isinstance(one, TurnOn)]
    (guard,) = home.last.guards
    assert guard.off_at == command.off_at == at("Tue 20:15")
    assert command.not_after == at("Tue 20:00:10")


@pytest.mark.parametrize("activity", [a_pad(), a_pad(by_hand())])
def test_heat_that_does_not_say_whether_it_is_on_is_not_started(activity: Activity) -> None:
    home = HouseTimeline(a_plan(activity, rest_window=120)).day()
    home.says("Tue 19:59", has_feedback=False)

    assert reasons(lambda: home.confirm("Tue 20:00")) == ["no_feedback -"]


def test_an_automation_only_makes_the_house_ask() -> None:
    home = HouseTimeline().day().ask("Tue 20:00")

    assert home.told_last == ["confirm_heat"]
    assert home.switched == []


def test_water_is_asked_for_in_other_words() -> None:
    home = HouseTimeline().day().ask("Tue 19:00", "bath")

    assert home.told_last == ["confirm_start"]


@pytest.mark.parametrize(("when", "is_on"), [("20:00:01", True), ("20:01:59", True)])
def test_a_yes_to_the_question_switches_on(when: str, is_on: bool) -> None:
    home = HouseTimeline().day().ask("Tue 20:00").tap(f"Tue {when}", Answer.START)

    assert home.is_on() is is_on


def test_a_yes_lasts_as_long_as_was_asked_for() -> None:
    asked = HouseTimeline().day().ask("Tue 20:00", span=minutes(7.5))

    assert asked.tap("Tue 20:01", Answer.START).guard().off_at == at("Tue 20:08:30")


def test_after_two_minutes_the_question_is_taken_back() -> None:
    home = HouseTimeline().day().ask("Tue 20:00").until("Tue 20:02")

    assert home.episode.question is None
    for answer in (Answer.START, Answer.SKIP):
        with pytest.raises(StaleAnswer):
            home.tap("Tue 20:02", answer)


def test_an_automation_cannot_say_that_somebody_is_there() -> None:
    home = HouseTimeline().day().ask("Tue 20:00")
    subject = home.episode.question_subject

    with pytest.raises(StaleAnswer):
        home.on("Tue 20:01", home.tapped(subject, Answer.START))


def test_a_question_from_the_future_is_none_after_the_clock_was_set_back() -> None:
    home = HouseTimeline().day().ask("Tue 20:00").sleep_until("Tue 19:00")

    assert home.episode.question is None


def test_no_answers_the_question() -> None:
    home = HouseTimeline().day().ask("Tue 20:00").tap("Tue 20:01", Answer.SKIP)

    assert home.episode.question is None
    assert home.switched == []


@pytest.mark.parametrize(
    "event", [happened.Paused(), happened.WarningSignReported(list="b"), happened.RecoveryStopped()]
)
def test_a_question_is_taken_back_when_heat_is_out_of_the_question(event: happened.Event) -> None:
    home = HouseTimeline().day().ask("Tue 20:00").on("Tue 20:01", event)

    assert home.episode is None or home.episode.question is None


def test_a_question_about_a_removed_activity_is_taken_back() -> None:
    home = HouseTimeline().day().ask("Tue 20:00").with_plan(a_plan(rest_window=120))

    assert home.on("Tue 20:01", happened.PlanChanged()).episode.question is None


def test_the_question_knows_only_its_own_answers() -> None:
    home = HouseTimeline().day().ask("Tue 20:00")

    with pytest.raises(StaleAnswer):
        home.tap("Tue 20:01", Answer.FINE)


@pytest.mark.parametrize(
    ("when", "switched"), [("11:01:59", ["Tue 11:01:59 on switch.pad"]), ("11:02", [])]
)
def test_start_on_a_message_is_a_yes_for_two_minutes(when: str, switched: list[str]) -> None:
    home = HouseTimeline(PROMPTED).day().until("Tue 11:00")

    assert tap_prompt(home, f"Tue {when}", by="anna").switched == switched


def test_start_on_an_older_message_asks() -> None:
    home = HouseTimeline(PROMPTED).day().until("Tue 11:00")

    assert tap_prompt(home, "Tue 11:30", by="anna").told_last == ["heating_pad", "confirm_heat"]


def test_start_on_a_message_of_the_future_asks() -> None:
    home = HouseTimeline(PROMPTED).day().until("Tue 11:00").sleep_until("Tue 10:30")

    assert tap_prompt(home, "Tue 10:30", by="anna").told_last == ["heating_pad", "confirm_heat"]


def test_start_by_nobody_known_asks() -> None:
    home = HouseTimeline(PROMPTED).day().until("Tue 11:00")

    assert tap_prompt(home, "Tue 11:01", by=None).told_last == ["heating_pad", "confirm_heat"]


def tap_prompt(home: HouseTimeline, when: str, by: str | None) -> HouseTimeline:
    subject = home.episode.prompts[0].id
    return home.on(when, home.tapped(subject, Answer.START, by=by))


def test_what_is_closed_is_refused_before_anybody_is_asked() -> None:
    home = HouseTimeline().day().confirm("Tue 18:00")
    home.on("Tue 18:04", happened.ActivityStopped())

    assert reasons(lambda: home.ask("Tue 19:00")) == ["gap Tue 20:04"]


def test_the_house_says_everything_that_keeps_it_closed() -> None:
    home = HouseTimeline().day().confirm("Tue 18:00")
    home.on("Tue 18:04", happened.ActivityStopped())
    home.says("Tue 19:00", is_on=None, leak=True, is_taken=True)

    found = reasons(lambda: home.confirm("Tue 19:00"))
    assert found == ["gap Tue 20:04", "taken -", "unreachable -", "leak -"]


def test_a_device_that_has_not_gone_off_is_not_switched_on() -> None:
    home = HouseTimeline(a_plan(a_pad(gap=0), rest_window=120)).day().confirm("Tue 18:00")
    home.deaf().on("Tue 18:05", happened.ActivityStopped())

    assert reasons(lambda: home.confirm("Tue 18:06")) == ["not_off -"]


def test_a_device_switched_by_hand_needs_not_be_reached() -> None:
    home = HouseTimeline(a_plan(a_pad(by_hand()), rest_window=120)).day()

    assert home.says("Tue 18:00", is_on=None).confirm("Tue 18:01").switched == []
    assert home.episode.session


def test_nobody_is_asked_whether_to_begin_what_is_begun_by_hand() -> None:
    home = HouseTimeline(a_plan(a_pad(by_hand()), rest_window=120)).day().ask("Tue 18:00")

    assert home.episode.session


def test_an_unknown_activity_is_refused() -> None:
    with pytest.raises(UnknownActivity):
        HouseTimeline().day().confirm("Tue 18:00", "sauna")


def test_heat_ends_at_the_latest_time_of_its_hours() -> None:
    home = HouseTimeline().day().confirm("Tue 21:20")

    assert home.guard().off_at == at("Tue 21:30")
    assert home.until("Tue 21:30").is_on() is False


def test_heat_ends_when_the_quiet_hours_begin() -> None:
    plan = a_plan(a_pad(latest="23:00"), quiet="21:00-07:00", rest_window=120)

    home = HouseTimeline(plan).day().confirm("Tue 20:50")
    assert home.guard().off_at == at("Tue 21:00")
    assert home.until("Tue 21:00").is_on() is False


def test_a_bath_ends_at_the_latest_time_of_its_hours() -> None:
    home = HouseTimeline().day().confirm("Tue 20:40", "bath")

    assert home.episode.session
    assert home.episode.session.ends_at == home.guard("valve.bath").off_at == at("Tue 21:00")


def test_what_neither_burns_nor_floods_may_outlast_its_hours() -> None:
    fan = a_device("fan.room", Role.OTHER, 60)
    plan = a_plan(an_activity("stretch", duration=30, latest="21:00", device=fan), rest_window=120)

    assert HouseTimeline(plan).day().confirm("Tue 20:50", "stretch").guard("fan.room").off_at == at(
        "Tue 21:20"
    )


def test_an_own_cap_is_shorter_than_the_session() -> None:
    plan = a_plan(a_pad(a_device(most_on=10)), rest_window=120)

    home = HouseTimeline(plan).day().confirm("Tue 20:00", span=minutes(15))
    assert home.episode.session
    assert home.episode.session.ends_at == home.guard().off_at == at("Tue 20:10")


def test_an_own_activity_that_heats_stays_closed_in_quiet_hours() -> None:
    plan = a_plan(
        an_activity("belt", duration=10, latest="23:59", device=a_device()),
        quiet="22:00-07:00",
        rest_window=120,
    )

    home = HouseTimeline(plan).day()
    assert reasons(lambda: home.confirm("Tue 22:00", "belt")) == ["quiet_hours Wed 07:00"]


def test_a_run_by_hand_becomes_the_session_and_keeps_its_end() -> None:
    home = HouseTimeline().day().says("Tue 20:00", is_on=True).confirm("Tue 20:10")

    assert home.switched == []
    assert home.guard().cause is Cause.SESSION
    assert home.guard().off_at == at("Tue 20:20")


def test_a_run_by_hand_ends_with_a_session_that_ends_sooner() -> None:
    home = HouseTimeline().day().says("Tue 20:00", is_on=True)

    assert home.confirm("Tue 20:02", span=minutes(10)).guard().off_at == at("Tue 20:12")


def test_another_session_ends_a_run_by_hand() -> None:
    home = HouseTimeline().day().says("Tue 19:00", is_on=True).confirm("Tue 19:05", "bath")

    assert home.is_on() is False
    assert home.guard().reason == Reason.SESSION_RUNNING


def test_one_device_may_serve_two_activities() -> None:
    belt = an_activity("belt", duration=4, device=a_device())
    home = HouseTimeline(a_plan(a_pad(), belt, rest_window=120)).day().confirm("Tue 20:00", "belt")

    assert home.until("Tue 20:03:59").switched == ["Tue 20:00 on switch.pad"]
    assert home.until("Tue 20:04").switched[1:] == ["Tue 20:04 off switch.pad"]


def test_a_shared_device_switched_on_by_hand_belongs_to_the_running_session() -> None:
    belt = an_activity("belt", duration=10, device=by_hand())
    plan = a_plan(a_pad(by_hand()), belt, rest_window=120)
    home = HouseTimeline(plan).day().confirm("Tue 20:00", "belt")

    home.readings["heating_pad"] = home.readings["belt"]
    assert home.says("Tue 20:01", "belt", is_on=True).guard().off_at == at("Tue 20:10")


def test_a_device_that_never_came_on_does_not_use_up_the_day() -> None:
    home = HouseTimeline(a_plan(a_pad(most_per_day=1), rest_window=120)).day().deaf()
    home.confirm("Tue 20:00").until("Tue 20:01")

    home.is_deaf = False
    assert home.confirm("Tue 20:01").is_on()


def test_a_bath_is_asked_for_like_heat() -> None:
    home = HouseTimeline(a_plan(a_bath(), rest_window=120)).day().ask("Tue 19:00", "bath")

    assert home.tap("Tue 19:01", Answer.START).is_on("bath")


def test_the_usual_plan_is_open() -> None:
    assert HouseTimeline(PLAN).day().confirm("Tue 19:00").is_on()
