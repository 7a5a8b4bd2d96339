"""A law: when nobody answers, what the agenda announced is what happens."""

from datetime import datetime, timedelta

from hypothesis import given, strategies as st

from custom_components.back_recovery.engine.model.events import ClockMoved, RecoveryStarted
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import Onset
from custom_components.back_recovery.engine.reading.agenda import agenda
from custom_components.back_recovery.engine.step import step

from ..builders import HOME, minutes
from ..strategies import calm_plans, starts

A_FEW_MINUTES = minutes(6)


@given(plan=calm_plans(), start=starts(), onset=st.sampled_from(Onset))
def test_the_agenda_comes_true(plan: Plan, start: datetime, onset: Onset) -> None:
    decision = step(plan, None, RecoveryStarted(place=HOME, onset=onset), start)
    announced = agenda(plan, decision.episode, start).coming
    made: dict[str, datetime] = {}

    while decision.episode and decision.wake_at:
        made.update((prompt.id, prompt.offered_at) for prompt in decision.episode.prompts)
        decision = step(plan, decision.episode, ClockMoved(), decision.wake_at)

    before_the_end = start + plan.rest_window - A_FEW_MINUTES
    expected = {one.prompt_id: one.at for one in announced if one.at < before_the_end}
    assert {key for key, at in made.items() if at < before_the_end} == set(expected)
    for key, at in expected.items():
        assert timedelta(0) <= made[key] - at <= A_FEW_MINUTES
