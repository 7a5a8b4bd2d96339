"""Where a plan stands."""

import pytest

from custom_components.back_recovery.engine.model.plan import Caps
from custom_components.back_recovery.engine.model.vocabulary import Phase, Stage
from custom_components.back_recovery.engine.reading.view import View, view

from ..builders import Timeline, a_plan, an_episode, at
from ..days import back_at_the_gym, sore


def seen(day: Timeline) -> View:
    assert day.now
    return view(day.plan, day.episode, day.now, askings=day.askings)


def test_without_a_recovery_there_is_no_stage() -> None:
    now = at("Tue 10:00")

    assert view(a_plan(), None, now).stage is Stage.NONE
    assert view(a_plan(), an_episode(stage=Stage.LIGHT), now).stage is Stage.LIGHT


def test_without_a_recovery_no_rest_ends_and_no_training_comes() -> None:
    idle = view(a_plan(), None, at("Tue 10:00"))

    assert (idle.window_ends_at, idle.caps, idle.next_training_at) == (None, None, None)


def test_the_rest_ends_when_its_window_does_and_then_it_has_no_hour_any_more() -> None:
    episode = an_episode(ends="Wed 18:00")

    assert view(a_plan(), episode, at("Wed 17:59:59")).window_ends_at == at("Wed 18:00")
    assert view(a_plan(), episode, at("Wed 18:00")).window_ends_at is None


@pytest.mark.parametrize("phase", [Phase.READY_CHECK, Phase.RETURN])
def test_who_is_past_the_rest_waits_for_no_window(phase: Phase) -> None:
    moved_on = an_episode(phase=phase, ends="Wed 18:00")

    assert view(a_plan(), moved_on, at("Tue 10:00")).window_ends_at is None


@pytest.mark.parametrize("phase", [Phase.PAUSED, Phase.HOLD_CARE, Phase.HOLD_EMERGENCY])
def test_the_window_of_who_is_on_hold_or_in_a_pause_goes_on(phase: Phase) -> None:
    held = an_episode(phase=phase, ends="Wed 18:00")

    assert view(a_plan(), held, at("Tue 10:00")).window_ends_at == at("Wed 18:00")


def test_the_first_stage_allows_no_weight_and_half_of_the_usual_amount() -> None:
    assert seen(back_at_the_gym()).caps == Caps(load=0, volume=50)


def test_before_the_first_stage_nothing_is_capped() -> None:
    assert seen(sore()).caps is None


def test_the_next_training_is_known_before_it_is_offered() -> None:
    day = back_at_the_gym().train("Fri 10:00")

    assert seen(day).next_training_at == at("Sun 08:06")


def test_what_waits_for_an_answer_and_what_ended_last_are_part_of_it() -> None:
    day, last = sore(), an_episode()
    assert day.now

    assert seen(day).askings == day.askings
    assert view(day.plan, None, day.now, last=last).last is last
    assert view(day.plan, day.episode, day.now).last is None
