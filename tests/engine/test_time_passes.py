"""What time alone does."""

import pytest

from custom_components.back_recovery.engine.model.effects import Clear, ReportEpisode
from custom_components.back_recovery.engine.model.errors import NotRecovering
from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    CheckedIn,
    ClockMoved,
    HoldLifted,
    Paused,
    PlanChanged,
    Resumed,
    WarningSignReported,
)
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import Phase, PromptState, WarningList
from custom_components.back_recovery.engine.step import step

from .builders import (
    Timeline,
    a_plan,
    a_prompt,
    a_session,
    an_activity,
    an_episode,
    at,
    hours,
    tells,
)

WALK = an_activity("walk", times="09:00", duration=10)
PLAN = a_plan(WALK)


def wake(plan: object = PLAN, now: str = "Tue 12:00", **values: object) -> object:
    return step(plan, an_episode(**values), ClockMoved(), at(now)).wake_at


def test_the_window_ends_on_the_second() -> None:
    assert step(PLAN, an_episode(), ClockMoved(), at("Wed 17:59:59")).episode

    over = step(PLAN, an_episode(), ClockMoved(), at("Wed 18:00"))

    assert (over.episode, over.wake_at) == (None, None)
    assert ReportEpisode(kind=What.COMPLETED, reason="window_over") in over.effects


def test_the_end_of_the_window_is_told_and_nothing_stays_open() -> None:
    episode = an_episode(prompts=(a_prompt("walk", "Wed 17:00"),), place=an_episode().place)

    over = step(PLAN, episode, ClockMoved(), at("Wed 18:00"))

    (tell,) = tells(over.effects)
    assert (tell.message.subject, tell.message.text) == ("e1", "completed")
    assert {Clear(subject="e1-walk-Wed 17:00"), Clear(subject="e1-warning")} <= set(over.effects)


def test_a_window_that_ends_at_night_is_told_in_the_morning() -> None:
    episode = an_episode(ends="Wed 23:00")

    over = step(a_plan(quiet="22:00-08:00"), episode, ClockMoved(), at("Wed 23:00"))

    assert over.episode is None
    assert [tell.not_before for tell in tells(over.effects)] == [at("Thu 08:00")]


def test_the_end_of_the_window_ends_what_is_being_done() -> None:
    day = Timeline(PLAN).start("Mon 18:00", rest_window=hours(24))

    day.on("Tue 17:55", ActivityStarted(activity="walk")).until("Tue 18:00")

    assert day.episode is None


def test_a_pause_keeps_the_episode_beyond_its_window_until_somebody_resumes() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Tue 08:00", Paused()).until("Thu 12:00")
    assert day.episode.phase is Phase.PAUSED

    day.on("Thu 12:00", Resumed())

    assert (day.episode, day.told_last) == (None, ["completed"])


def test_a_pause_nobody_comes_back_from_closes_the_episode() -> None:
    paused = an_episode(phase=Phase.PAUSED, started="2026-06-01 18:00", ends="2026-06-03 18:00")

    assert step(PLAN, paused, ClockMoved(), at("Mon 17:59:59")).episode
    closed = step(PLAN, paused, ClockMoved(), at("Mon 18:00"))

    assert closed.episode is None
    assert ReportEpisode(kind=What.CLOSED, reason="expired") in closed.effects
    assert [tell.message.text for tell in tells(closed.effects)] == ["closed"]


def test_a_hold_lasts_until_a_person_lifts_it() -> None:
    sign = WarningSignReported(list=WarningList.B)
    day = Timeline(PLAN).start("Mon 18:00").on("Tue 08:00", sign).sleep_until("2026-09-01 12:00")
    assert day.episode.phase is Phase.HOLD_CARE

    day.on("2026-09-01 12:00", HoldLifted())

    assert (day.episode.phase, day.told_last) == (Phase.REST, ["hold_lifted"])
    assert day.episode.window_ends_at == at("2026-09-02 12:00")


def test_what_is_no_longer_planned_is_taken_back() -> None:
    day = Timeline(PLAN).start("Mon 18:00").until("Tue 09:00").with_plan(a_plan())

    day.on("Tue 09:10", PlanChanged())

    assert day.prompts[-1] == "Tue 09:10 walk lapsed"
    assert day.last.effects[0].reason == "activity_removed"


def test_what_is_no_longer_planned_is_ended() -> None:
    episode = an_episode(sessions=(a_session("walk", "Tue 09:00"),))

    after = step(a_plan(), episode, PlanChanged(), at("Tue 09:05"))

    assert after.episode
    assert after.episode.last_done_at("walk") == at("Tue 09:05")
    assert tells(after.effects) == []


def test_what_ended_before_it_was_removed_ended_at_its_time() -> None:
    episode = an_episode(sessions=(a_session("walk", "Tue 09:00"),))

    after = step(a_plan(), episode, PlanChanged(), at("Tue 12:00")).episode

    assert after
    assert after.last_done_at("walk") == at("Tue 09:10")


def test_the_warning_at_the_gym_needs_no_activity_in_the_plan() -> None:
    episode = an_episode(prompts=(a_prompt("gym", "Tue 09:00"),))

    after = step(a_plan(), episode, PlanChanged(), at("Tue 09:10"))

    assert after.episode
    assert after.episode.prompts[0].state is PromptState.OFFERED


def test_it_wakes_at_midnight_where_nothing_else_comes() -> None:
    assert wake(a_plan()) == at("Wed 00:00")
    assert wake(phase=Phase.HOLD_CARE) == at("Wed 00:00")


def test_it_wakes_for_the_next_prompt() -> None:
    assert wake(now="Tue 08:00") == at("Tue 09:00")


def test_it_wakes_at_the_end_of_the_window() -> None:
    assert wake(now="Wed 12:00") == at("Wed 18:00")


def test_it_wakes_to_repeat_and_to_lapse() -> None:
    prompt = a_prompt("walk", "Tue 12:00", repeat_at=at("Tue 12:30"))

    assert wake(prompts=(prompt,)) == at("Tue 12:30")
    assert wake(prompts=(prompt,), now="Tue 12:30") == at("Tue 14:00")


def test_it_wakes_at_the_end_of_a_snooze() -> None:
    until = at("Tue 12:20")
    prompt = a_prompt("walk", "Tue 12:00", state=PromptState.SNOOZED, snoozed_until=until)

    assert wake(prompts=(prompt,)) == until


def test_it_wakes_at_the_end_of_quiet_hours() -> None:
    assert wake(a_plan(quiet="10:00-13:00")) == at("Tue 13:00")


def test_it_wakes_when_a_check_in_measures_nothing_any_more() -> None:
    day = Timeline(a_plan()).start("Mon 18:00").on("Mon 20:00", CheckedIn(pain_now=3))

    assert day.wake_at == at("Mon 21:00")


def test_it_wakes_when_a_check_in_is_no_longer_news() -> None:
    day = Timeline(a_plan()).start("Mon 18:00").on("Mon 20:00", CheckedIn(pain_now=3))

    assert day.until("Tue 12:00").wake_at == at("Tue 20:00")


def test_it_wakes_when_a_pause_expires() -> None:
    paused = an_episode(phase=Phase.PAUSED, started="2026-06-02 18:00", ends="2026-06-04 18:00")

    decision = step(a_plan(), paused, ClockMoved(), at("Tue 12:00"))

    assert decision.wake_at == at("Tue 18:00")


def test_nothing_can_pause_that_ended_just_now() -> None:
    with pytest.raises(NotRecovering):
        step(PLAN, an_episode(), Paused(), at("Wed 18:00"))
