"""A prompt that is still to come today may be done before it is offered."""

import pytest

from custom_components.back_recovery.engine.model.errors import StaleAnswer
from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    Paused,
    PromptTicked,
)
from custom_components.back_recovery.engine.model.vocabulary import PromptState

from ..builders import Timeline, a_plan, an_activity

PLAN = a_plan(an_activity("walk", times="10:00 15:00", most_per_day=3, duration=10))


def coming_id(timeline: Timeline, when: str) -> str:
    assert timeline.episode
    day, number = ("20260616", {"10:00": 0, "15:00": 1}[when.split()[1]])
    day = "20260617" if when.startswith("Wed") else day
    return f"{timeline.episode.id}-walk-{day}-{number}"


def done(timeline: Timeline, when: str) -> PromptTicked:
    return PromptTicked(prompt_id=coming_id(timeline, when), by="alice")


def test_a_prompt_done_early_is_done_and_never_offered() -> None:
    timeline = Timeline(PLAN).start("Tue 08:00")

    timeline.on("Tue 09:00", done(timeline, "Tue 15:00")).until("Tue 23:00")

    assert timeline.prompts[:2] == ["Tue 09:00 walk done", "Tue 10:00 walk offered"]
    assert "Tue 15:00 walk" not in timeline.offered


def test_a_prompt_done_early_is_remembered_with_who_did_it() -> None:
    timeline = Timeline(PLAN).start("Tue 08:00")

    timeline.on("Tue 09:00", done(timeline, "Tue 15:00"))

    assert timeline.episode
    (prompt,) = timeline.episode.prompts
    assert (prompt.state, prompt.closed_by) == (PromptState.DONE, "alice")
    (deed,) = timeline.episode.sessions
    assert deed.prompt_id == prompt.id


def test_a_prompt_of_tomorrow_cannot_be_done_today() -> None:
    timeline = Timeline(PLAN).start("Tue 08:00")

    with pytest.raises(StaleAnswer):
        timeline.on("Tue 09:00", done(timeline, "Wed 10:00"))


def test_nothing_comes_while_the_plan_is_paused() -> None:
    timeline = Timeline(PLAN).start("Tue 08:00").on("Tue 08:30", Paused())

    with pytest.raises(StaleAnswer):
        timeline.on("Tue 09:00", done(timeline, "Tue 15:00"))


def test_an_id_that_names_nothing_is_stale() -> None:
    timeline = Timeline(PLAN).start("Tue 08:00")

    with pytest.raises(StaleAnswer):
        timeline.on("Tue 09:00", PromptTicked(prompt_id="other"))


def test_on_the_last_day_an_id_that_names_nothing_is_stale_too() -> None:
    timeline = Timeline(a_plan(*PLAN.activities, rest_window=12)).start("Tue 08:00")

    with pytest.raises(StaleAnswer):
        timeline.on("Tue 09:00", PromptTicked(prompt_id="other"))


def test_done_ends_the_session_that_its_prompt_began() -> None:
    timeline = Timeline(PLAN).start("Tue 08:00").until("Tue 10:00")
    timeline.on("Tue 10:01", ActivityStarted(activity="walk"))

    timeline.on("Tue 10:05", done(timeline, "Tue 10:00"))

    assert timeline.episode
    assert timeline.episode.session is None
    assert timeline.prompts[-1] == "Tue 10:05 walk done"
