"""The way back to training, as tables: stages with their caps, and three ladders of them.

No trial of any percentage ladder after a sore back is known. The volumes follow a rule for
athletes after two weeks off (CSCCa and NSCA 2019), the first stage the article this product
grew from; the load caps are judgement. The ladder only advises.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import floor

from ..model.episode import Episode
from ..model.plan import Caps, Plan
from ..model.vocabulary import Onset, Stage, WayBack

CAPS: Mapping[Stage, Caps] = {
    Stage.BODYWEIGHT: Caps(load=0, volume=50),
    Stage.LIGHT: Caps(load=40, volume=50),
    Stage.MODERATE: Caps(load=60, volume=70),
    Stage.FAIRLY_HEAVY: Caps(load=80, volume=80),
    Stage.NEAR_USUAL: Caps(load=90, volume=90),
    Stage.USUAL: Caps(load=100, volume=100),
}
"""Volumes: the 50/30/20/10 rule (CSCCa and NSCA 2019, extrapolated); loads: judgement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One stage of a ladder, and what has to be done there before the next.

    `trainings` have to be clean. `least` is how long the stage lasts at least;
    `after_start` and `after_first` are when it opens at the earliest, counted
    from the start of the episode and from the first training of the ladder.
    `own_caps` are those of this ladder where it goes up in other steps.
    """

    stage: Stage
    trainings: int
    own_caps: Caps | None = None
    least: timedelta = timedelta(0)
    after_start: timedelta = timedelta(0)
    after_first: timedelta = timedelta(0)

    @property
    def caps(self) -> Caps:
        """The most this rung allows."""
        return self.own_caps or CAPS[self.stage]


LADDERS: Mapping[WayBack, tuple[Rung, ...]] = {
    # Squeezes the weekly steps of the rule into single trainings, and what goes up between
    # light and fairly heavy is first the weight, then the amount (judgement).
    WayBack.SHORT: (
        Rung(stage=Stage.BODYWEIGHT, trainings=1),
        Rung(stage=Stage.LIGHT, trainings=1),
        Rung(stage=Stage.MODERATE, trainings=1, own_caps=Caps(load=60, volume=50)),
        Rung(stage=Stage.FAIRLY_HEAVY, trainings=1),
        Rung(stage=Stage.USUAL, trainings=1, after_first=timedelta(days=7)),
    ),
    WayBack.STANDARD: (
        Rung(stage=Stage.BODYWEIGHT, trainings=2),
        Rung(stage=Stage.LIGHT, trainings=2, least=timedelta(days=4)),
        Rung(stage=Stage.MODERATE, trainings=2, least=timedelta(days=4)),
        Rung(stage=Stage.FAIRLY_HEAVY, trainings=2, least=timedelta(days=4)),
        Rung(stage=Stage.NEAR_USUAL, trainings=2, least=timedelta(days=4)),
        Rung(stage=Stage.USUAL, trainings=1),
    ),
    # Nothing heavy before six weeks are over (A.D.A.M., managing back pain at home).
    WayBack.LONG: (
        Rung(stage=Stage.BODYWEIGHT, trainings=3),
        Rung(stage=Stage.LIGHT, trainings=2, least=timedelta(days=7)),
        Rung(stage=Stage.MODERATE, trainings=2, least=timedelta(days=7)),
        Rung(
            stage=Stage.FAIRLY_HEAVY,
            trainings=2,
            least=timedelta(days=7),
            after_start=timedelta(days=42),
        ),
        Rung(stage=Stage.NEAR_USUAL, trainings=2, least=timedelta(days=7)),
        Rung(stage=Stage.USUAL, trainings=1),
    ),
    WayBack.JUST_END: (),
}
"""The rungs of each ladder, the first one first (judgement)."""

BETWEEN_TRAININGS = timedelta(days=2)
"""Between two trainings, at least (judgement)."""

MOST_PER_WEEK = (3, 4)
"""Trainings in the first and in the second week (CSCCa and NSCA 2019)."""

_RANKS = {stage: rank for rank, stage in enumerate(Stage)}


def rank_of(stage: Stage) -> int:
    """Return how far up a stage is; 0 before the first."""
    return _RANKS[stage]


def ladder_of(plan: Plan, episode: Episode) -> tuple[Rung, ...]:
    """Return the ladder the person climbs; empty where the episode just ends."""
    way = plan.way_back
    if way is WayBack.BY_ONSET:
        way = WayBack.SHORT if episode.onset is Onset.SORE else WayBack.STANDARD
    return LADDERS[way]


def rung_at(ladder: tuple[Rung, ...], stage: Stage) -> Rung:
    """Return the rung of a stage; where the ladder skips it, the one below."""
    below = [rung for rung in ladder if rank_of(rung.stage) <= rank_of(stage)]
    return below[-1] if below else ladder[0]


def caps_at(plan: Plan, episode: Episode) -> Caps | None:
    """Return what the stage allows at most, None where none is open."""
    rungs = {rung.stage: rung.caps for rung in ladder_of(plan, episode)}
    return rungs.get(episode.stage) or CAPS.get(episode.stage)


def rung_above(ladder: tuple[Rung, ...], stage: Stage) -> Rung | None:
    """Return the next rung up, None at the top."""
    return next((rung for rung in ladder if rank_of(rung.stage) > rank_of(stage)), None)


def rung_below(ladder: tuple[Rung, ...], stage: Stage) -> Rung | None:
    """Return the next rung down, None at the bottom."""
    below = [rung for rung in ladder if rank_of(rung.stage) < rank_of(stage)]
    return below[-1] if below else None


def loads_at(plan: Plan, stage: Stage) -> tuple[tuple[str, float], ...]:
    """Return what the load cap means for each usual weight, rounded down to a step."""
    cap = CAPS[stage].load if stage in CAPS else 100
    return tuple(
        (one.name, floor(one.weight * cap / 100 / one.step) * one.step) for one in plan.usual_loads
    )
