"""What has to be true to move on, met or not: a gate with all of its bars, not only the closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ..model.episode import Episode
from ..model.errors import Unmet
from ..model.plan import Plan
from ..model.vocabulary import Kind, Phase, Reason
from .gates import gate, rest_gate, steers
from .ladder import ladder_of, rung_above, rung_at
from .trainings import TrainingVerdict, at_this_stage, stage_opens_at, verdict_on


class Bar(StrEnum):
    """One thing that has to be true."""

    WINDOW = "window"
    CHECK_INS = "check_ins"
    SIGNS_GONE = "signs_gone"
    WALK = "walk"
    TRAININGS = "trainings"
    STAGE_TIME = "stage_time"
    CALM_DAY = "calm_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A bar; `unmet` says what is missing, None where it is met.

    `done` of `wanted` are the trainings of a stage that went well.
    """

    bar: Bar
    unmet: Unmet | None = None
    done: int = 0
    wanted: int = 0


_CHECK_INS = frozenset({Reason.NO_CHECK_IN, Reason.NOT_CALM, Reason.ONE_CHECK_IN})
_SIGNS = frozenset({Reason.SWELLING, Reason.WARNING_B})
_TRAININGS = frozenset({Reason.NOT_CLEAN, Reason.NEXT_DAY_CHECK})


def requirements(plan: Plan, episode: Episode, now: datetime) -> tuple[Requirement, ...]:
    """Return what is asked before the next step, those that are met first."""
    if episode.phase is Phase.RETURN:
        found = [*_of_training(plan, episode, now)]
    elif episode.phase in (Phase.REST, Phase.READY_CHECK):
        found = [*_of_rest(plan, episode, now)]
    else:
        found = []
    return tuple(sorted(found, key=lambda one: one.unmet is not None))


def _of_rest(plan: Plan, episode: Episode, now: datetime) -> Iterator[Requirement]:
    is_over = episode.phase is Phase.READY_CHECK or episode.window_ends_at <= now
    window = None if is_over else Unmet(reason=Reason.REST_WINDOW, until=episode.window_ends_at)
    yield Requirement(bar=Bar.WINDOW, unmet=window)
    if not steers(plan, episode):
        return
    unmet = rest_gate(plan, episode, now)
    yield Requirement(bar=Bar.CHECK_INS, unmet=_first(unmet, _CHECK_INS))
    yield Requirement(bar=Bar.SIGNS_GONE, unmet=_first(unmet, _SIGNS))
    if any(one.kind is Kind.WALK for one in plan.activities):
        yield Requirement(bar=Bar.WALK, unmet=_first(unmet, frozenset({Reason.NO_WALK})))


def _of_training(plan: Plan, episode: Episode, now: datetime) -> Iterator[Requirement]:
    ladder = ladder_of(plan, episode)
    if not ladder:
        return
    unmet = gate(plan, episode, now)
    went = [verdict_on(plan, episode, one) for one in at_this_stage(episode)]
    wanted = rung_at(ladder, episode.stage).trainings
    yield Requirement(
        bar=Bar.TRAININGS,
        unmet=_first(unmet, _TRAININGS),
        done=min(went.count(TrainingVerdict.CLEAN), wanted),
        wanted=wanted,
    )
    if rung_above(ladder, episode.stage) is None:
        yield Requirement(bar=Bar.CALM_DAY, unmet=_first(unmet, frozenset({Reason.NOT_CALM})))
        return
    opens_at = stage_opens_at(plan, episode)
    if opens_at:
        is_early = opens_at > now
        early = Unmet(reason=Reason.STAGE_TIME, until=opens_at) if is_early else None
        yield Requirement(bar=Bar.STAGE_TIME, unmet=early)


def _first(unmet: tuple[Unmet, ...], reasons: frozenset[Reason]) -> Unmet | None:
    return next((one for one in unmet if one.reason in reasons), None)
