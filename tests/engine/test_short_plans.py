"""A plan in minutes, as a demo has it: its own lengths count, whatever the forms allow."""

import pytest

from custom_components.back_recovery.engine.model.errors import DurationOutOfRange
from custom_components.back_recovery.engine.model.events import ActivityStarted, RecoveryStarted
from custom_components.back_recovery.engine.step import step

from .builders import a_plan, an_activity, at, minutes

PLAN = a_plan(an_activity("walk", duration=1))
STARTED = step(PLAN, None, RecoveryStarted(), at("Mon 18:00")).episode


def test_an_activity_shorter_than_a_form_allows_can_be_started() -> None:
    after = step(PLAN, STARTED, ActivityStarted(activity="walk"), at("Mon 19:00")).episode

    assert after is not None
    assert after.session is not None
    assert after.session.ends_at == at("Mon 19:01")


def test_somebody_who_asks_for_so_short_a_time_is_told_the_bounds() -> None:
    with pytest.raises(DurationOutOfRange):
        step(PLAN, STARTED, ActivityStarted(activity="walk", span=minutes(1)), at("Mon 19:00"))
