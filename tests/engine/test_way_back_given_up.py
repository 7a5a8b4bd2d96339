"""A way back that the person gives up after the rest has no first stage to open."""

from dataclasses import replace

from custom_components.back_recovery.engine.episode import CheckIn, Episode, Prompt
from custom_components.back_recovery.engine.events import ActivityDone
from custom_components.back_recovery.engine.plan import READY_CHECK, Plan
from custom_components.back_recovery.engine.step import step
from custom_components.back_recovery.engine.vocabulary import (
    Onset,
    Phase,
    PromptState,
    Stage,
    WayBack,
)

from .builders import AMSTERDAM, at, hours

NOW = at("Wed 18:00")
CARD = Prompt(
    id="card",
    activity=READY_CHECK,
    state=PromptState.OFFERED,
    due_at=NOW,
    offered_at=NOW,
    lapses_at=NOW + hours(12),
)
EPISODE = Episode(
    id="one",
    started_at=at("Mon 18:00"),
    window_ends_at=NOW,
    onset=Onset.SORE,
    phase=Phase.READY_CHECK,
    phase_since=NOW,
    prompts=(CARD,),
    check_ins=tuple(CheckIn(at=at(when), pain_now=1) for when in ("Tue 20:00", "Wed 09:00")),
)
PLAN = Plan(time_zone=AMSTERDAM)


def test_with_a_ladder_the_first_stage_opens() -> None:
    after = step(PLAN, EPISODE, ActivityDone(activity=READY_CHECK), NOW).episode

    assert after is not None
    assert (after.phase, after.stage) == (Phase.RETURN, Stage.BODYWEIGHT)


def test_without_one_the_recovery_is_over_once_the_test_movements_were_fine() -> None:
    plan = replace(PLAN, way_back=WayBack.JUST_END)

    after = step(plan, EPISODE, ActivityDone(activity=READY_CHECK), NOW).episode

    assert after is None
