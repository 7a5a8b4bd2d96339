"""The table of what time does: no row of it can be missed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.back_recovery.engine import timetable
from custom_components.back_recovery.engine.model.errors import DomainError
from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    Paused,
    PersonMoved,
    PlanChanged,
    PromptSkipped,
)
from custom_components.back_recovery.engine.model.vocabulary import Condition, Kind
from custom_components.back_recovery.engine.rules.rule import Occasion
from custom_components.back_recovery.engine.rules.table import RULES
from custom_components.back_recovery.engine.timetable import TIMETABLE

from .builders import AT_GYM, AWAY, Timeline, a_plan, an_activity, at, the_usual
from .days import back_at_the_gym
from .house import HouseTimeline, a_pad
from .ticks import ticked

WALK = an_activity("walk", times="09:00", duration=10)
TUB = an_activity("bath", duration=15)
ICE = the_usual(Kind.ICE)


def plays(timeline: Timeline) -> bool:
    return timeline.episode is not None and timeline.episode.session is not None


def a_bruise_ends_a_session() -> bool:
    played = Timeline(a_plan(TUB)).start("Mon 18:00")
    played.on("Tue 12:00", ActivityStarted(activity="bath"))
    return not plays(played.check_in("Tue 12:01", 2, bruise=True))


def a_bather_who_does_not_answer_is_looked_after() -> bool:
    played = Timeline(a_plan(TUB, has_second_contact=True)).start("Mon 18:00")
    played.on("Tue 12:00", ActivityStarted(activity="bath"))
    return "Tue 12:25 contact_bath" in played.until("Tue 12:25").told


def what_the_plan_lost_is_taken_back() -> bool:
    played = Timeline(a_plan(WALK)).start("Mon 18:00").until("Tue 09:00")
    played.with_plan(a_plan()).on("Tue 09:05", PlanChanged())
    return "Tue 09:05 walk lapsed" in played.prompts


def a_session_ends() -> bool:
    played = Timeline(a_plan(WALK)).start("Mon 18:00")
    return not plays(played.on("Tue 12:00", ActivityStarted(activity="walk")).until("Tue 12:10"))


def what_does_not_suit_is_withdrawn() -> bool:
    played = Timeline(a_plan(ICE)).start("Mon 18:00")
    played.on("Tue 12:00", ActivityStarted(activity="ice"))
    played.with_plan(a_plan(ICE, profile=ticked(Condition.REACTS_BADLY_TO_COLD)))
    return "withdrawn" in played.on("Tue 12:03", PlanChanged()).told_last


def a_question_passes() -> bool:
    home = HouseTimeline(a_plan(a_pad(), rest_window=120)).day().ask("Tue 12:00")
    home.until("Tue 12:02")
    return home.episode is not None and home.episode.question is None


def the_skin_is_asked_about() -> bool:
    home = HouseTimeline(a_plan(a_pad(), rest_window=120)).day().confirm("Tue 12:00")
    return "skin_check" in home.until("Tue 12:05").told_last


def a_prompt_lapses() -> bool:
    played = Timeline(a_plan(WALK)).start("Mon 18:00").until("Tue 11:00")
    return "Tue 11:00 walk lapsed" in played.prompts


def what_was_skipped_is_gone() -> bool:
    played = Timeline(a_plan(WALK)).start("Mon 18:00").until("Tue 09:00")
    played.on("Tue 09:05", PromptSkipped(by="anna"))
    shown = [one.message.text for one in played.until("Tue 09:06").askings.open]
    return "skipped" not in shown


def a_visit_ends() -> bool:
    played = Timeline(a_plan()).start("Mon 18:00").on("Mon 19:00", PersonMoved(place=AT_GYM))
    played.on("Mon 19:30", PersonMoved(place=AWAY))
    return "Mon 19:40 gym lapsed" in played.until("Mon 19:40").prompts


def a_pause_expires() -> bool:
    played = Timeline(a_plan(rest_window=336)).start("Mon 18:00").on("Tue 12:00", Paused())
    return played.until("2026-06-30 12:00").episode is None


def the_window_ends() -> bool:
    return Timeline(a_plan()).start("Mon 18:00").until("Wed 18:00").episode is None


def advice_is_given() -> bool:
    played = Timeline(a_plan(rest_window=336)).start("Mon 18:00").check_in("Sat 10:00", 5)
    return "Sat 18:00 d5" in played.until("Sat 18:00").told


def a_device_goes_off() -> bool:
    home = HouseTimeline(a_plan(a_pad(), rest_window=120)).says("Tue 12:00", is_on=True)
    return home.until("Tue 12:20").is_on() is False


def a_walk_is_offered() -> bool:
    return "Tue 09:00 walk" in Timeline(a_plan(WALK)).start("Mon 18:00").until("Tue 09:00").offered


def what_is_done_is_shown() -> bool:
    played = Timeline(a_plan(WALK)).start("Mon 18:00")
    return "running" in played.on("Tue 12:00", ActivityStarted(activity="walk")).told_last


def it_wakes_at(timeline: Timeline, when: str) -> bool:
    return timeline.wake_at == at(when)


def the_day_begins() -> bool:
    return it_wakes_at(Timeline(a_plan()).start("Mon 18:00"), "Tue 00:00")


def the_pain_is_no_news_any_more() -> bool:
    plan = a_plan(ends_by_time=True, rest_window=120)
    played = Timeline(plan).start("Mon 18:00").check_in("Tue 08:00", 2)
    return it_wakes_at(played.until("Wed 00:00"), "Wed 08:00")


def walks_are_longer() -> bool:
    plan = a_plan(ends_by_time=True, rest_window=120)
    played = Timeline(plan).start("Mon 18:00").check_in("Wed 08:00", 2)
    return it_wakes_at(played.until("Wed 12:00"), "Wed 18:00")


def the_gym_opens() -> bool:
    day = back_at_the_gym().train("Fri 12:00").check_in("Fri 22:00", 2, 6).check_in("Fri 22:30", 2)
    return it_wakes_at(day.until("Sat 21:30"), "Sat 22:00")


STORIES: dict[str, Callable[[], bool]] = {
    "forbidden": a_bruise_ends_a_session,
    "bather": a_bather_who_does_not_answer_is_looked_after,
    "removed": what_the_plan_lost_is_taken_back,
    "session": a_session_ends,
    "unsuitable": what_does_not_suit_is_withdrawn,
    "question": a_question_passes,
    "skin": the_skin_is_asked_about,
    "prompts": a_prompt_lapses,
    "undo": what_was_skipped_is_gone,
    "visit": a_visit_ends,
    "pause": a_pause_expires,
    "gates": the_window_ends,
    "rules": advice_is_given,
    "guards": a_device_goes_off,
    "progress": what_is_done_is_shown,
    "messages": a_walk_is_offered,
    "day": the_day_begins,
    "pain": the_pain_is_no_news_any_more,
    "walks": walks_are_longer,
    "gym": the_gym_opens,
}
NOT_OF_TIME = {"forbidden", "removed", "unsuitable", "progress"}
"""Rows that only what happens brings about."""


def comes_true(name: str) -> bool:
    """Tell whether the story ends as it should; one that is refused on the way does not."""
    try:
        return STORIES[name]()
    except DomainError:
        return False


@pytest.mark.parametrize("name", [row.name for row in TIMETABLE])
def test_every_row_is_needed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert comes_true(name)

    others = tuple(row for row in TIMETABLE if row.name != name)
    monkeypatch.setattr(timetable, "TIMETABLE", others)

    assert not comes_true(name)


@pytest.mark.parametrize("name", sorted(set(STORIES) - NOT_OF_TIME))
def test_every_row_that_time_brings_about_wakes_by_itself(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Timeline, "until", only_by_waking)
    assert comes_true(name)

    mute = tuple(
        replace(row, instants=lambda _draft: ()) if row.name == name else row for row in TIMETABLE
    )
    monkeypatch.setattr(timetable, "TIMETABLE", mute)

    assert not comes_true(name)


def only_by_waking(timeline: Timeline, when: str) -> Timeline:
    """Let the time pass up to `when`, and nobody looks at the clock unless it was asked for."""
    timeline._pass_until(at(when) + timedelta.resolution)
    return timeline


def test_every_row_has_its_story() -> None:
    assert list(STORIES) == [row.name for row in TIMETABLE]


@pytest.mark.parametrize("on", [{Occasion.TIME}, {Occasion.TIME, Occasion.CHECK_IN}])
def test_a_rule_about_time_cannot_forget_to_wake(on: set[Occasion]) -> None:
    with pytest.raises(ValueError, match="names its instants"):
        replace(RULES[0], on=frozenset(on))
