"""From when on something may be offered."""

from custom_components.back_recovery.engine.reading.opening import opening

from ..builders import a_plan, an_activity, an_episode, at

PREP = an_activity("prep", times="10:30", duration=5)


def test_a_practice_opens_two_days_after_the_rest_began() -> None:
    episode = an_episode(started="Mon 18:00", ends="Fri 18:00")

    opens_at = opening(a_plan(PREP), episode, at("Mon 19:00"))

    assert opens_at == {"prep": at("Wed 18:00")}
