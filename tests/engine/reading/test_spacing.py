"""How close one message may follow another."""

from ..builders import Timeline, a_plan, an_activity, minutes

PLAN = a_plan(an_activity("walk", times="10:00"), an_activity("tip", times="10:00"))


def test_two_prompts_due_at_once_come_a_minute_apart() -> None:
    timeline = Timeline(PLAN).start("Tue 09:00").until("Tue 11:00")

    assert timeline.offered == ["Tue 10:00 walk", "Tue 10:01 tip"]


def test_a_plan_may_let_prompts_follow_sooner() -> None:
    plan = a_plan(*PLAN.activities, spacing=minutes(0.25))

    timeline = Timeline(plan).start("Tue 09:00").until("Tue 11:00")

    assert timeline.offered == ["Tue 10:00 walk", "Tue 10:00:15 tip"]
