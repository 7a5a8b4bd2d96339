"""What has to be true to move on, and what is missing when it is not.

A gate opens on a person's answers and on time, never on silence.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import takewhile

from ..model.episode import CheckIn, Episode, Session
from ..model.errors import Unmet
from ..model.phases import HOLDS
from ..model.plan import Plan
from ..model.vocabulary import Kind, Phase, Reason
from .ladder import ladder_of, rung_above, rung_at
from .trainings import (
    ALMOST_GONE,
    CALM,
    TrainingVerdict,
    at_this_stage,
    stage_opens_at,
    verdict_on,
)

CALM_APART = timedelta(hours=12)
"""Between two check-ins that count as two, at least (judgement)."""

SAYS_SOMETHING_FOR = timedelta(days=1)
"""For so long a check-in, or a walk, says something about now (judgement)."""

NO_SWELLING_FOR = timedelta(hours=48)
"""How long there must not have been swelling, or anything in a leg (judgement)."""

_SAID_FOR_LONG = (Reason.SWELLING, Reason.WARNING_B)

A_WALK = timedelta(minutes=10)
"""Walked for so long with little pain: part of the gate (judgement)."""


def steers(plan: Plan, episode: Episode) -> bool:
    """Tell whether check-ins steer: there is one, and the person did not switch that off."""
    return bool(episode.check_ins) and not plan.ends_by_time


def gate(plan: Plan, episode: Episode, now: datetime) -> tuple[Unmet, ...]:
    """Return what is missing to move on from where the episode stands; empty: it is open."""
    if episode.phase in HOLDS:
        return (Unmet(reason=Reason.HOLD),)
    if episode.phase is Phase.PAUSED:
        return (Unmet(reason=Reason.PAUSED),)
    if episode.phase is Phase.RETURN:
        return training_gate(plan, episode, now)
    window = Unmet(reason=Reason.REST_WINDOW, until=episode.window_ends_at)
    waits = (window,) if episode.window_ends_at > now else ()
    if not steers(plan, episode):
        return waits
    return waits + rest_gate(plan, episode, now)


def rest_gate(plan: Plan, episode: Episode, now: datetime) -> tuple[Unmet, ...]:
    """Return what the answers lack for the end of the rest, whatever the window says."""
    found = [*_check_ins(plan, episode, now)]
    for reason in _SAID_FOR_LONG:
        until = _said_until(episode, reason)
        if until and until > now:
            found.append(Unmet(reason=reason, until=until))
    if not _has_walked(plan, episode, now):
        found.append(Unmet(reason=Reason.NO_WALK))
    return tuple(found)


def rest_gate_changes_at(plan: Plan, episode: Episode) -> Iterator[datetime]:
    """Yield when time alone changes what the answers lack once the window is over.

    Only where check-ins steer: there is at least one.
    """
    said = [_said_until(episode, reason) for reason in _SAID_FOR_LONG]
    newest = episode.check_ins[-1].at + plan.span(SAYS_SOMETHING_FOR)
    said.append(newest + timedelta.resolution)
    yield from (until for until in said if until and until > episode.window_ends_at)


def _check_ins(plan: Plan, episode: Episode, now: datetime) -> tuple[Unmet, ...]:
    """Return whether two calm check-ins, half a day apart, are missing."""
    counts_from = episode.answers_from
    said = [one for one in episode.check_ins if counts_from is None or one.at >= counts_from]
    newest = said[-1] if said else None
    if newest is None or now - newest.at > plan.span(SAYS_SOMETHING_FOR):
        return (Unmet(reason=Reason.NO_CHECK_IN),)
    if newest.worst > CALM:
        return (Unmet(reason=Reason.NOT_CALM),)
    since = _calm_since(said)
    if newest.at - since >= plan.span(CALM_APART):
        return ()
    return (Unmet(reason=Reason.ONE_CHECK_IN, until=since + plan.span(CALM_APART)),)


def _calm_since(said: list[CheckIn]) -> datetime:
    """Return when the calm check-ins at the end began, of which the newest is one."""
    run = [*takewhile(lambda one: one.worst <= CALM, reversed(said))]
    return run[-1].at


def _said_until(episode: Episode, reason: Reason) -> datetime | None:
    asked = "swelling" if reason is Reason.SWELLING else "leg_symptoms"
    said = [one.at for one in episode.check_ins if getattr(one, asked)]
    return said[-1] + NO_SWELLING_FOR if said else None


def _has_walked(plan: Plan, episode: Episode, now: datetime) -> bool:
    """Tell whether the person walked lately; who has no walks in the plan is not asked to."""
    walks = {one.id: one for one in plan.activities if one.kind is Kind.WALK}
    if not walks:
        return True
    since = now - plan.span(SAYS_SOMETHING_FOR)
    return any(
        _counts(session, walks[session.activity].duration)
        for session in episode.sessions
        if session.activity in walks and session.ended_at and session.ended_at >= since
    )


def _counts(session: Session, planned: timedelta | None) -> bool:
    """Tell whether a walk was long enough; one that was only said is believed."""
    assert session.ended_at
    length = session.ended_at - session.started_at
    return not length or length >= min(A_WALK, planned or A_WALK)


def training_gate(plan: Plan, episode: Episode, now: datetime) -> tuple[Unmet, ...]:
    """Return what is missing for the next stage, or at the top for the end of the ladder."""
    ladder = ladder_of(plan, episode)
    if not ladder:
        return ()
    verdicts = [verdict_on(plan, episode, one) for one in at_this_stage(episode)]
    wanted = rung_at(ladder, episode.stage).trainings
    if verdicts and verdicts[-1] is TrainingVerdict.OPEN:
        return (Unmet(reason=Reason.NEXT_DAY_CHECK),)
    if verdicts.count(TrainingVerdict.CLEAN) < wanted or verdicts[-1] is not TrainingVerdict.CLEAN:
        return (Unmet(reason=Reason.NOT_CLEAN),)
    if rung_above(ladder, episode.stage) is None:
        return _end_gate(episode)
    opens_at = stage_opens_at(plan, episode)
    if opens_at and opens_at > now:
        return (Unmet(reason=Reason.STAGE_TIME, until=opens_at),)
    return ()


def _end_gate(episode: Episode) -> tuple[Unmet, ...]:
    """Return whether the last stage is still felt: one calm day more is missing then."""
    is_gone = episode.check_ins[-1].worst <= ALMOST_GONE
    return () if is_gone else (Unmet(reason=Reason.NOT_CALM),)
