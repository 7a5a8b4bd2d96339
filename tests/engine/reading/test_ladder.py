"""The ladders: how far each step goes, and how it is said."""

from datetime import timedelta
from itertools import pairwise

import pytest

from custom_components.back_recovery.engine.model.plan import Caps
from custom_components.back_recovery.engine.model.vocabulary import (
    Stage,
    WayBack,
)
from custom_components.back_recovery.engine.reading.ladder import (
    BETWEEN_TRAININGS,
    CAPS,
    LADDERS,
)

from ..days import back_at_the_gym, said


@pytest.mark.parametrize("way", [WayBack.SHORT, WayBack.STANDARD, WayBack.LONG])
def test_a_step_up_raises_weight_and_amount_by_one_rung_at_most(way: WayBack) -> None:
    rungs = [rung.caps for rung in LADDERS[way]]

    # Beyond the first weight at all, no step adds more than 20 % of weight and 30 % of amount.
    for below, above in pairwise(rungs):
        assert below.load <= above.load <= max(40, below.load + 20)
        assert below.volume <= above.volume <= below.volume + 30
    assert rungs[-1] == CAPS[Stage.USUAL]


def test_the_short_ladder_raises_the_weight_before_the_amount() -> None:
    caps = [(rung.stage, rung.caps.load, rung.caps.volume) for rung in LADDERS[WayBack.SHORT]]

    assert caps == [
        ("bodyweight", 0, 50),
        ("light", 40, 50),
        ("moderate", 60, 50),
        ("fairly_heavy", 80, 80),
        ("usual", 100, 100),
    ]
    assert CAPS[Stage.MODERATE].volume == 70


def test_there_is_at_least_a_day_between_two_trainings() -> None:
    assert timedelta(days=1) <= BETWEEN_TRAININGS


def test_the_card_says_the_caps_of_the_ladder_that_is_climbed() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1)
    day.train("Sun 18:30").check_in("+Mon 19:00", 1).until("+Tue 19:30")

    assert day.episode.stage is Stage.MODERATE
    card = said(day, "gym_session")
    assert (card.stage, card.caps) == (Stage.MODERATE, Caps(load=60, volume=50))
