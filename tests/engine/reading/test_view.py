"""Where a plan stands."""

from custom_components.back_recovery.engine.model.vocabulary import Stage
from custom_components.back_recovery.engine.reading.view import view

from ..builders import a_plan, an_episode, at


def test_without_a_recovery_there_is_no_stage() -> None:
    now = at("Tue 10:00")

    assert view(a_plan(), None, now).stage is Stage.NONE
    assert view(a_plan(), an_episode(stage=Stage.LIGHT), now).stage is Stage.LIGHT
