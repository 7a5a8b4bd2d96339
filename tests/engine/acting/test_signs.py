"""What is said about signs that need help: how loudly, how often, and in place of what."""

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.acting.holds import leave_hold, nothing_of_the_list
from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.episode import About, Fact
from custom_components.back_recovery.engine.model.events import (
    CheckedIn,
    HoldLifted,
    SignsRuledOut,
    WarningSignReported,
    WarningSignsAsked,
)
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Condition,
    Phase,
    Reason,
    Urgency,
    WarningList,
)

from ..builders import Timeline, a_plan, an_activity, an_episode, at, tells
from ..days import said, sore
from ..ticks import ticked

PLAN = a_plan(an_activity("walk", times="09:00", duration=10), an_activity("check_in"))
RUNS = pytest.mark.parametrize("runs", [True, False], ids=["running", "idle"])
SIGN_B = WarningSignReported(list=WarningList.B)
LIST = WarningSignsAsked(by="anna")


def a_day(*, runs: bool = True) -> Timeline:
    day = Timeline(PLAN)
    return day.start("Mon 16:00") if runs else day


def tap(day: Timeline, when: str, answer: Answer) -> Timeline:
    """Let the person answer what was asked last, whether anything runs or not."""
    return day.on(when, day.tapped(day.askings.open[-1].message.subject, answer, by="anna"))


def list_answered(signs: WarningList, *, runs: bool = True) -> Timeline:
    """Return a day on which the list was asked for, and its part answered with yes."""
    day = a_day(runs=runs).on("Mon 17:00", LIST)
    if signs is WarningList.B:
        tap(day, "Mon 17:01", Answer.NONE)
    return tap(day, "Mon 17:02", Answer.YES)


# How loudly


@RUNS
@pytest.mark.parametrize("signs", WarningList)
def test_the_list_and_what_to_do_are_heard_at_night_and_are_no_alarm(
    signs: WarningList, runs: bool
) -> None:
    day = list_answered(signs, runs=runs)

    told = [one.message for one in tells(day.effects) if one.message.text.startswith("warning")]
    assert {one.urgency for one in told} == {Urgency.SAFETY}
    assert told[-1].text == f"warning_{signs}"
    assert told[-1].rings


@pytest.mark.parametrize(
    ("signs", "buttons"), [(WarningList.A, (Answer.CALL,)), (WarningList.B, ())]
)
def test_where_nothing_runs_there_is_nothing_to_lift(
    signs: WarningList, buttons: tuple[Answer, ...]
) -> None:
    assert tells(list_answered(signs, runs=False).last.effects)[-1].message.answers == buttons


@pytest.mark.parametrize(
    ("signs", "buttons"),
    [
        (WarningList.A, (Answer.CALL, Answer.MISTAKE)),
        (WarningList.B, (Answer.CHECKED, Answer.WRONG, Answer.MISTAKE)),
    ],
)
def test_a_hold_can_be_left_by_the_button_that_fits(
    signs: WarningList, buttons: tuple[Answer, ...]
) -> None:
    assert said(list_answered(signs), f"warning_{signs}").answers == buttons


def swollen(**plan: object) -> Timeline:
    walk = an_activity("walk")
    return Timeline(a_plan(walk, **plan)).start("Mon 16:00").check_in("Mon 17:00", 3, swelling=True)


def test_with_a_swelling_it_says_how_long_a_cold_pack_stays_at_most() -> None:
    assert said(swollen(), "swelling").minutes == 20
    assert said(a_day().on("Mon 17:00", SIGN_B), "warning_b").minutes is None


def test_who_had_better_not_cool_reads_of_a_sign_what_everybody_reads() -> None:
    profile = ticked(Condition.REACTS_BADLY_TO_COLD)
    assert said(swollen(profile=profile), "swelling_no_ice")

    day = Timeline(a_plan(profile=profile)).start("Mon 16:00").on("Mon 17:00", SIGN_B)

    assert day.told_last == ["warning_b"]


# How often


@pytest.mark.parametrize(
    ("by", "too_soon", "again"),
    [("anna", "Mon 17:00:59", "Mon 17:01"), (None, "Mon 17:09:59", "Mon 17:10")],
)
def test_the_list_comes_again_after_a_minute_and_to_an_automation_after_ten(
    by: str | None, too_soon: str, again: str
) -> None:
    asked = WarningSignsAsked(by=by)
    day = a_day().on("Mon 17:00", asked)

    assert day.on("Mon 17:00", asked).told_last == []
    assert day.on(too_soon, asked).told_last == []
    assert day.on(again, asked).told_last == ["warning_list"]


def test_who_says_twice_that_something_is_wrong_has_the_list_twice() -> None:
    day = a_day().answer("Mon 17:00", Answer.WRONG, "")

    assert "warning_list" in day.answer("Mon 17:01", Answer.WRONG, "").told_last


def test_a_sign_that_an_automation_reports_is_told_again_after_six_hours() -> None:
    day = a_day().on("Mon 17:00", SIGN_B)

    assert day.on("Mon 22:59:59", SIGN_B).told_last == []
    assert day.on("Mon 23:00", SIGN_B).told_last == ["warning_b"]


def test_a_swelling_that_is_told_twice_in_one_instant_is_said_once() -> None:
    said_so = CheckedIn(pain_now=3, swelling=True)
    day = a_day().on("Mon 17:00", said_so)
    assert day.told_last == ["swelling"]

    assert day.on("Mon 17:00", said_so).told_last == []


@pytest.mark.parametrize(
    ("event", "text"), [(LIST, "warning_list"), (SIGN_B, "warning_b")], ids=["list", "sign"]
)
def test_a_clock_that_was_set_back_keeps_nothing_quiet(
    event: WarningSignReported, text: str
) -> None:
    day = a_day().on("Mon 17:00", event)

    day._step(event, at("Mon 16:59:59"))

    assert day.told_last == [text]


def test_an_automation_that_says_swelling_again_after_a_clock_was_set_back_is_heard() -> None:
    day = a_day().on("Mon 17:00", CheckedIn(pain_now=3, swelling=True))

    day._step(CheckedIn(pain_now=3, swelling=True), at("Mon 16:59:59"))

    assert day.told_last == ["swelling"]


# In place of what


def listed(day: Timeline) -> list[str]:
    """Return which parts of the list stand on the phone."""
    found = [one.message.text for one in day.askings.open]
    return [one for one in found if one.startswith("warning_list")]


def test_each_part_of_the_list_takes_the_place_of_the_other() -> None:
    day = tap(a_day().on("Mon 17:00", LIST), "Mon 17:01", Answer.NONE)
    assert listed(day) == ["warning_list_today"]

    assert listed(day.on("Mon 17:05", LIST)) == ["warning_list"]


def test_where_nothing_runs_the_second_part_takes_the_place_of_the_first() -> None:
    day = tap(a_day(runs=False).on("Mon 17:00", LIST), "Mon 17:01", Answer.NONE)

    assert listed(day) == ["warning_list_today"]


# Taken back


@pytest.mark.parametrize(
    ("reason", "told"), [(Reason.SWELLING, "swelling"), (Reason.HIGH_PAIN, "warning_b")]
)
def test_a_list_takes_back_nothing_but_a_sign(reason: Reason, told: str) -> None:
    draft = held(reason, held_from=Phase.REST)

    nothing_of_the_list(draft, at("Mon 19:00"), by="anna")

    assert draft.episode.phase is Phase.HOLD_CARE
    assert [one.message.text for one in tells(draft.effects)] == [told]


def test_a_hold_of_which_nobody_knows_where_it_came_from_is_not_taken_back() -> None:
    draft = held(Reason.WARNING_B, held_from=None)

    nothing_of_the_list(draft, at("Mon 19:00"), by="anna")

    assert draft.episode.phase is Phase.HOLD_CARE


def test_a_slip_of_which_nobody_knows_what_was_before_goes_on_as_a_rest() -> None:
    draft = held(Reason.SWELLING, held_from=None)

    leave_hold(draft, by="anna")

    assert draft.episode.phase is Phase.REST


def held(reason: Reason, held_from: Phase | None) -> Draft:
    """Return a plan that is on hold since Monday 19:00."""
    begun = (
        Fact(at=at("Mon 18:00"), what=What.STARTED),
        Fact(at=at("Mon 19:00"), what=What.HOLD_STARTED, reason=reason),
    )
    episode = an_episode(phase=Phase.HOLD_CARE, held_from=held_from, history=begun)
    return Draft(PLAN, episode, at("Mon 20:00"))


def taken_back(day: Timeline) -> Timeline:
    day.on("Fri 09:00", SIGN_B).answer("Fri 09:01", Answer.MISTAKE, About.WARNING)
    return day.on("Fri 09:02", SignsRuledOut(by="bob"))


def test_what_was_taken_back_goes_on_before_the_test_movements() -> None:
    day = taken_back(sore().check_in("Fri 08:00", 2))

    assert day.episode.phase is Phase.READY_CHECK
    assert [one.what for one in day.episode.history].count(What.GATE_OPENED) == 1
    assert (day.episode.held_from, day.episode.held_before) == (None, None)
    assert [one.message.text for one in tells(day.last.effects)] == []


def test_the_record_says_who_took_it_back_and_who_reported_it() -> None:
    day = a_day().on("Mon 17:00", WarningSignReported(list=WarningList.B, by="anna"))
    day.answer("Mon 17:01", Answer.MISTAKE, About.WARNING)
    day.on("Mon 17:02", SignsRuledOut(by="bob"))

    facts = {one.what: (one.reason, one.by) for one in day.episode.history}
    assert facts[What.HOLD_STARTED] == (Reason.WARNING_B, "anna")
    assert facts[What.HOLD_LIFTED] == (Reason.BY_PERSON, "bob")


def test_a_swelling_that_holds_on_after_a_mistake_is_noted_with_who_said_so() -> None:
    day = swollen().on("Mon 18:00", SIGN_B)
    day.answer("Mon 18:01", Answer.MISTAKE, About.WARNING)

    day.on("Mon 18:02", SignsRuledOut(by="bob"))

    (*_, last) = day.episode.history
    assert (last.what, last.reason, last.by) == (What.HOLD_STARTED, Reason.SWELLING, "bob")


# Lifted


def test_after_somebody_had_a_look_it_rests_for_a_day_on_answers_from_now_on() -> None:
    day = Timeline(a_plan(PLAN.activities[1], rest_window=24)).start("Mon 16:00")
    day.check_in("Mon 16:30", 2).on("Mon 17:00", SIGN_B).on("Wed 10:00", HoldLifted(by="anna"))

    assert day.episode.window_ends_at == at("Thu 10:00")
    assert day.events[-2:] == ["Wed 10:00 hold_lifted by_person", "Wed 10:00 extended hold"]
    assert (day.episode.answers_from, day.episode.agreed_at) == (at("Wed 10:00"),) * 2
    assert {one.by for one in day.episode.history[-2:]} == {"anna"}
    lifted: Message = said(day, "hold_lifted")
    assert (lifted.answers, lifted.until) == ((Answer.WRONG,), at("Thu 10:00"))
