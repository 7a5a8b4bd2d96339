"""A law: when nobody answers, what the agenda announced for a day is what happens."""

from datetime import datetime, timedelta

from hypothesis import given, strategies as st

from custom_components.back_recovery.engine.model.events import ClockMoved, RecoveryStarted
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import Onset
from custom_components.back_recovery.engine.reading.agenda import agenda
from custom_components.back_recovery.engine.step import step

from ..builders import HOME, Timeline, a_plan, an_activity, at, hours, minutes
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

    # After a day without any answer the days are thin, which nobody knows before.
    before_the_end = start + min(plan.rest_window, hours(24)) - A_FEW_MINUTES
    expected = {one.prompt_id: one.at for one in announced if one.at < before_the_end}
    assert {key for key, at in made.items() if at < before_the_end} == set(expected)
    for key, announced_at in expected.items():
        assert timedelta(0) <= made[key] - announced_at <= A_FEW_MINUTES


def test_the_warmth_of_the_afternoon_is_foreseen_in_the_morning() -> None:
    pad = an_activity("heating_pad", every=45, duration=15, most_per_day=2)
    day = Timeline(a_plan(pad, spacing=minutes(1))).start("Mon 18:00").until("Tue 10:00")

    first_hours = [one for one in day.prompts if one.startswith("Tue")]
    assert first_hours, "one in the morning was offered, and lapsed"
    coming = agenda(day.plan, day.episode, at("Tue 10:00")).coming
    assert at("Tue 15:00") <= coming[0].at < at("Tue 18:00")
