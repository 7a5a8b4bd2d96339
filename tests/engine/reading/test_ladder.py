"""The ladders: how far each step goes, and how it is said."""

from dataclasses import replace
from itertools import pairwise

import pytest

from custom_components.back_recovery.engine.model.events import CheckedIn, TrainingLogged
from custom_components.back_recovery.engine.model.plan import Caps
from custom_components.back_recovery.engine.model.vocabulary import (
    Stage,
    WayBack,
)
from custom_components.back_recovery.engine.reading.gates import gate
from custom_components.back_recovery.engine.reading.ladder import (
    CAPS,
    LADDERS,
    caps_at,
    rung_below,
)
from custom_components.back_recovery.engine.reading.trainings import next_training_at

from ..builders import Timeline, a_plan, an_episode, hours, minutes
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


def climbing(way: WayBack, *, is_patient: bool = True) -> Timeline:
    """Let somebody climb who is never sore; who is not patient trains day after day."""
    day = back_at_the_gym()
    day.with_plan(replace(day.plan, way_back=way)).until("Fri 08:30")
    while day.episode:
        assert day.now
        (unmet, *_) = gate(day.plan, day.episode, day.now)
        if unmet.until:
            day.on(min(unmet.until, day.now + hours(24)), CheckedIn(pain_now=1))
            continue
        next_at = next_training_at(day.plan, day.episode) if is_patient else day.now
        day.until(max(day.now + minutes(1), next_at))
        day.on(day.now, TrainingLogged(pain_before=0, pain_warm_up=0, pain_after=0))
        day.on(day.now + hours(20), CheckedIn(pain_now=0, pain_worst=1))
    return day


def trained(way: WayBack) -> list[str]:
    """Return when somebody trains who trains no more than is asked: "Fri 08:30 light"."""
    day = climbing(way)
    assert day.last.ended
    return [f"{day.clock(one.at)} {one.stage}" for one in day.last.ended.trainings]


def reached(way: WayBack) -> list[str]:
    """Return when each stage opens to somebody who trains more often than asked."""
    day = climbing(way, is_patient=False)
    assert day.last.ended
    return [f"{day.clock(one.at)} {one.stage}" for one in day.last.ended.history if one.stage]


def test_the_short_way_back_has_one_training_a_stage() -> None:
    assert trained(WayBack.SHORT) == [
        "Fri 08:31 bodyweight",
        "Sun 08:07 light",
        "week 2, Tue 08:07 moderate",
        "week 2, Fri 08:31 fairly_heavy",
        "week 2, Sun 08:32 usual",
    ]


def test_the_standard_way_back_has_two_trainings_a_stage() -> None:
    assert trained(WayBack.STANDARD) == [
        "Fri 08:31 bodyweight",
        "Sun 08:06 bodyweight",
        "week 2, Tue 08:07 light",
        "week 2, Fri 08:31 light",
        "week 2, Sun 08:32 moderate",
        "week 3, Tue 08:31 moderate",
        "week 3, Thu 08:32 fairly_heavy",
        "week 3, Sat 08:31 fairly_heavy",
        "week 4, Mon 08:32 near_usual",
        "week 4, Wed 08:31 near_usual",
        "week 4, Fri 08:32 usual",
    ]


def test_the_long_way_back_has_nothing_heavy_before_six_weeks_are_over() -> None:
    assert trained(WayBack.LONG) == [
        "Fri 08:31 bodyweight",
        "Sun 08:06 bodyweight",
        "week 2, Tue 08:06 bodyweight",
        "week 2, Fri 08:31 light",
        "week 2, Sun 08:31 light",
        "week 3, Thu 08:07 moderate",
        "week 3, Sat 08:07 moderate",
        "week 7, Tue 07:01 fairly_heavy",
        "week 7, Thu 07:01 fairly_heavy",
        "week 8, Tue 07:01 near_usual",
        "week 8, Thu 07:01 near_usual",
        "week 9, Tue 07:01 usual",
    ]


def test_each_weight_lasts_four_days_on_the_standard_way_however_often_somebody_trains() -> None:
    assert reached(WayBack.STANDARD) == [
        "Fri 08:05 bodyweight",
        "week 2, Mon 04:32 light",
        "week 2, Fri 04:32 moderate",
        "week 3, Tue 04:32 fairly_heavy",
        "week 3, Sat 04:32 near_usual",
        "week 4, Wed 04:32 usual",
    ]


def test_each_weight_lasts_a_week_on_the_long_way_however_often_somebody_trains() -> None:
    assert reached(WayBack.LONG) == [
        "Fri 08:05 bodyweight",
        "week 2, Tue 00:33 light",
        "week 3, Tue 00:33 moderate",
        "week 7, Tue 07:00 fairly_heavy",
        "week 8, Tue 07:00 near_usual",
        "week 9, Tue 07:00 usual",
    ]


@pytest.mark.parametrize(
    ("stage", "caps"),
    [
        (Stage.NONE, None),
        (Stage.BODYWEIGHT, (0, 50)),
        (Stage.LIGHT, (40, 50)),
        (Stage.MODERATE, (60, 70)),
        (Stage.FAIRLY_HEAVY, (80, 80)),
        (Stage.NEAR_USUAL, (90, 90)),
        (Stage.USUAL, (100, 100)),
    ],
)
def test_the_standard_way_back_goes_up_by_the_rule_of_50_30_20_10(
    stage: Stage, caps: tuple[int, int] | None
) -> None:
    plan, episode = a_plan(way_back=WayBack.STANDARD), an_episode(stage=stage)

    found = caps_at(plan, episode)

    assert (found and (found.load, found.volume)) == caps


def test_a_stage_that_the_ladder_skips_keeps_its_own_caps() -> None:
    plan, episode = a_plan(way_back=WayBack.SHORT), an_episode(stage=Stage.NEAR_USUAL)

    assert caps_at(plan, episode) == Caps(load=90, volume=90)


@pytest.mark.parametrize(
    ("way", "below"),
    [(WayBack.SHORT, Stage.FAIRLY_HEAVY), (WayBack.STANDARD, Stage.NEAR_USUAL)],
)
def test_a_step_down_is_to_the_next_stage_of_the_ladder(way: WayBack, below: Stage) -> None:
    rung = rung_below(LADDERS[way], Stage.USUAL)

    assert rung
    assert rung.stage is below
    assert rung_below(LADDERS[way], Stage.BODYWEIGHT) is None


def test_the_card_says_the_caps_of_the_ladder_that_is_climbed() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1)
    day.train("Sun 18:30").check_in("+Mon 19:00", 1).until("+Tue 19:30")

    assert day.episode.stage is Stage.MODERATE
    card = said(day, "gym_session")
    assert (card.stage, card.caps) == (Stage.MODERATE, Caps(load=60, volume=50))
