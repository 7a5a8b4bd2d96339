"""A sign that was reported by mistake is taken back by answering the list again with none."""

from datetime import timedelta

import pytest

from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.errors import StaleAnswer
from custom_components.back_recovery.engine.model.events import (
    Event,
    HoldLifted,
    MessageAnswered,
    Paused,
    RecoveryStarted,
    WarningSignReported,
    WarningSignsAsked,
)
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Phase,
    Stage,
    WarningList,
)

from ..builders import Timeline, a_plan, an_activity, at, tells
from ..days import back_at_the_gym

PLAN = a_plan(an_activity("walk", times="09:00", duration=10), an_activity("check_in"))


def resting() -> Timeline:
    return Timeline(PLAN).start("Mon 18:00")


def mis_tap(day: Timeline, when: str) -> Timeline:
    day.on(when, WarningSignsAsked())
    return day.answer(when, Answer.YES, About.WARNING)


def take_back(day: Timeline, when: str) -> Timeline:
    day.answer(when, Answer.MISTAKE, About.WARNING)
    day.answer(when, Answer.NONE, About.WARNING)
    return day.answer(when, Answer.NONE, About.WARNING_TODAY)


def test_what_to_do_offers_the_call_and_the_way_back() -> None:
    day = mis_tap(resting(), "Mon 19:00")

    asked = day.askings.on(day.episode.warning_subject)
    assert asked.message.answers == (Answer.CALL, Answer.MISTAKE)
    assert day.episode.phase is Phase.HOLD_EMERGENCY


def test_none_of_these_lifts_what_the_mis_tap_began() -> None:
    day = take_back(mis_tap(resting(), "Mon 19:00"), "Mon 19:01")

    assert day.episode.phase is Phase.REST
    assert day.until("Tue 09:00").offered == ["Tue 09:00 walk"]


def test_the_list_alone_lifts_nothing() -> None:
    day = mis_tap(resting(), "Mon 19:00").answer("Mon 19:01", Answer.MISTAKE, About.WARNING)

    assert (day.told_last, day.episode.phase) == (["warning_list"], Phase.HOLD_EMERGENCY)


def test_a_sign_after_all_holds_on() -> None:
    day = mis_tap(resting(), "Mon 19:00").answer("Mon 19:01", Answer.MISTAKE, About.WARNING)
    day.answer("Mon 19:02", Answer.YES, About.WARNING)

    assert (day.told_last, day.episode.phase) == (["warning_a"], Phase.HOLD_EMERGENCY)


def test_an_old_none_lifts_no_later_hold() -> None:
    day = resting().on("Mon 19:00", WarningSignsAsked())
    old = day.tapped(day.episode.warning_subject, Answer.NONE, by="anna")
    day.on("Mon 19:05", WarningSignReported(list=WarningList.A))

    assert isinstance(day.refused("Mon 20:00", old), StaleAnswer)
    assert day.episode.phase is Phase.HOLD_EMERGENCY


def test_a_list_from_before_the_episode_lifts_nothing() -> None:
    day = Timeline(PLAN)
    day.on("Mon 17:00", WarningSignsAsked())
    old = day.tapped("warning", Answer.NONE, by="anna")
    day.start("Mon 18:00").on("Mon 19:05", WarningSignReported(list=WarningList.A))

    day.on("Mon 20:00", old)

    assert day.episode.phase is Phase.HOLD_EMERGENCY


def test_a_swelling_holds_on_when_a_sign_was_a_mistake() -> None:
    day = resting().check_in("Mon 18:30", 2, swelling=True)
    assert day.episode.phase is Phase.HOLD_CARE

    take_back(mis_tap(day, "Mon 19:00"), "Mon 19:01")

    assert (day.episode.phase, day.told_last) == (Phase.HOLD_CARE, ["swelling"])
    day.answer("Mon 20:00", Answer.CHECKED, About.WARNING)
    assert day.episode.phase is Phase.REST


def test_a_pause_goes_on_as_a_pause() -> None:
    day = resting().on("Mon 18:30", Paused())

    take_back(mis_tap(day, "Mon 19:00"), "Mon 19:01")

    assert day.episode.phase is Phase.PAUSED


def test_the_stage_is_the_same_afterwards() -> None:
    day = back_at_the_gym()
    when = "Fri 18:00"
    day.until(when)
    before = (day.episode.phase, day.episode.stage)

    take_back(mis_tap(day, when), when)

    assert before == (Phase.RETURN, Stage.BODYWEIGHT)
    assert (day.episode.phase, day.episode.stage) == before


def test_a_milder_sign_in_between_is_taken_back_with_the_graver_one() -> None:
    day = mis_tap(resting(), "Mon 19:00").on("Mon 19:01", WarningSignReported(list=WarningList.B))

    assert take_back(day, "Mon 19:02").episode.phase is Phase.REST


def test_none_of_the_first_part_alone_lifts_nothing() -> None:
    day = mis_tap(resting(), "Mon 19:00").answer("Mon 19:01", Answer.MISTAKE, About.WARNING)

    day.answer("Mon 19:02", Answer.NONE, About.WARNING)

    assert (day.told_last, day.episode.phase) == (["warning_list_today"], Phase.HOLD_EMERGENCY)


def test_both_parts_are_there_while_nothing_runs() -> None:
    day = Timeline(PLAN).on("Mon 17:00", WarningSignsAsked())
    day.on("Mon 17:01", day.tapped("warning", Answer.NONE, by="anna"))
    assert day.told_last == ["warning_list_today"]

    day.on("Mon 17:02", day.tapped("warning_today", Answer.YES, by="anna"))

    assert (day.told_last, day.episode) == (["warning_b"], None)


def test_the_list_is_there_while_nothing_runs() -> None:
    day = Timeline(PLAN).on("Mon 17:00", WarningSignsAsked())
    assert day.told_last == ["warning_list"]

    day.on("Mon 17:01", day.tapped("warning", Answer.YES, by="anna"))

    assert (day.told_last, day.episode) == (["warning_a"], None)
    assert day.askings.on("warning").message.answers == (Answer.CALL,)


def test_a_yes_to_the_list_holds_what_has_begun_meanwhile() -> None:
    day = Timeline(PLAN).on("Mon 17:00", WarningSignsAsked())
    yes = day.tapped("warning", Answer.YES, by="anna")

    day.on("Mon 17:05", RecoveryStarted()).on("Mon 17:06", yes)

    assert day.episode.phase is Phase.HOLD_EMERGENCY


@pytest.mark.parametrize("answer", [Answer.MISTAKE, Answer.CHECKED])
def test_nothing_is_taken_back_twice(answer: Answer) -> None:
    day = mis_tap(resting(), "Mon 19:00")
    tap = day.tapped(day.episode.warning_subject, answer, by="anna")
    take_back(day, "Mon 19:01")

    assert isinstance(day.refused("Mon 19:02", tap), StaleAnswer)


def none_of_both(day: Timeline, when: str) -> Timeline:
    day.answer(when, Answer.NONE, About.WARNING)
    return day.answer(when, Answer.NONE, About.WARNING_TODAY)


@pytest.mark.parametrize("signs", WarningList)
def test_a_list_that_was_asked_for_another_reason_lifts_nothing(signs: WarningList) -> None:
    day = resting().on("Mon 19:00", WarningSignReported(list=signs))
    held = (day.episode.phase, day.askings.on(day.episode.warning_subject).message.answers)

    none_of_both(day.on("Tue 10:00", WarningSignsAsked()), "Tue 10:01")

    assert day.episode.phase is held[0]
    (again,) = [one.message for one in tells(day.last.effects)]
    assert (again.text, again.rings) == (f"warning_{signs}", False)
    assert again.answers == tuple(one for one in held[1] if one is not Answer.WRONG)


def test_who_answers_that_something_is_wrong_takes_back_no_sign_from_before() -> None:
    day = resting().check_in("Mon 19:00", 4, feel_unwell=True)
    day.answer("Mon 20:00", Answer.WRONG, About.WARNING)

    assert none_of_both(day, "Mon 20:01").episode.phase is Phase.HOLD_CARE
    assert take_back(day, "Mon 20:02").episode.phase is Phase.REST


def test_a_list_that_was_asked_again_lifts_no_hold_that_began_since() -> None:
    day = resting().on("Mon 19:00", WarningSignReported(list=WarningList.B))
    day.answer("Mon 19:01", Answer.MISTAKE, About.WARNING)
    day.answer("Mon 19:01", Answer.NONE, About.WARNING)
    none = day.tapped(day.episode.subject(About.WARNING_TODAY), Answer.NONE, by="anna")
    day.on("Mon 19:02", WarningSignReported(list=WarningList.A))

    assert isinstance(day.refused("Mon 19:03", none), StaleAnswer)
    assert day.episode.phase is Phase.HOLD_EMERGENCY


# Again and again


def every_minute(day: Timeline, event: Event, since: str, until: str) -> list[str]:
    """Let an automation say it every minute; return what was told, and when."""
    so_far = len(day.told)
    now, last = at(since), at(until)
    while now <= last:
        day.on(now, event)
        now += timedelta(minutes=1)
    return day.told[so_far:]


def test_a_sign_that_an_automation_reports_every_minute_is_told_every_six_hours() -> None:
    sign = WarningSignReported(list=WarningList.B)

    told = every_minute(resting(), sign, "Mon 18:30", "Tue 01:00")

    assert told == ["Mon 18:30 warning_b", "Tue 00:30 warning_b"]


def test_a_graver_sign_is_told_at_once() -> None:
    day = resting()
    every_minute(day, WarningSignReported(list=WarningList.B), "Mon 18:30", "Mon 18:40")

    told = every_minute(day, WarningSignReported(list=WarningList.A), "Mon 18:41", "Mon 18:50")

    assert told == ["Mon 18:41 warning_a"]


def test_what_a_person_reports_is_told_again_after_a_minute() -> None:
    day = resting()
    every_minute(day, WarningSignReported(list=WarningList.B), "Mon 18:30", "Mon 18:40")

    day.on("Mon 18:41", WarningSignReported(list=WarningList.B, by="anna"))

    assert day.told_last == ["warning_b"]


def test_an_automation_does_not_take_the_list_away_that_somebody_reads() -> None:
    day = resting().on("Mon 18:30", WarningSignReported(list=WarningList.B))
    day.answer("Mon 18:31", Answer.WRONG, About.WARNING)

    day.on("Mon 18:32", WarningSignReported(list=WarningList.B))

    assert day.askings.on(day.episode.warning_subject).message.text == "warning_list"


def test_a_sign_after_the_hold_was_lifted_is_a_new_one() -> None:
    day = resting().on("Mon 18:30", WarningSignReported(list=WarningList.B))
    day.on("Mon 18:40", HoldLifted(by="anna"))

    day.on("Mon 18:50", WarningSignReported(list=WarningList.B))

    assert (day.told_last, day.episode.phase) == (["warning_b"], Phase.HOLD_CARE)


def test_a_list_that_an_automation_asks_for_every_minute_comes_every_ten() -> None:
    told = every_minute(resting(), WarningSignsAsked(), "Mon 18:30", "Mon 18:49")

    assert told == ["Mon 18:30 warning_list", "Mon 18:40 warning_list"]


def test_the_same_sign_in_the_same_moment_is_said_once() -> None:
    day = resting().on("Mon 19:00", WarningSignReported(list=WarningList.B))
    assert day.told_last == ["warning_b"]

    day.on("Mon 19:00:30", WarningSignReported(list=WarningList.B))

    assert day.told_last == []
    assert day.episode.phase is Phase.HOLD_CARE


def test_a_prompt_keeps_its_distance_from_a_list_that_was_asked_for_before_it_began() -> None:
    day = Timeline(PLAN).on("Tue 08:58", WarningSignsAsked())
    listed = day.askings.open[0].id
    day.start("Tue 08:58:10")

    day.on("Tue 08:59:30", MessageAnswered(asking=listed, answer=Answer.NONE, by="anna"))

    assert day.told_last == ["warning_list_today"]
    assert day.until("Tue 09:05").offered == ["Tue 09:00:30 walk"]
