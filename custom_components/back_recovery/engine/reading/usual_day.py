"""A full day of rest as a plan makes it: what comes at which time, and what finds no place.

It is that of somebody sore who answers, a few days on: nothing is new, closed or overdue.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from ..model.episode import CheckIn, Episode, Session
from ..model.local_time import ONE_DAY, day_begins_at
from ..model.plan import Activity, Plan
from ..model.vocabulary import Onset, Phase
from .day import TAKES_NO_PLACE
from .offers import offers
from .opening import opening
from .slots import slots_of
from .trainings import CALM

A_DAY = date.fromisoformat("2026-01-14")
"""A day without a change of the clocks."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One offer: the local time, and the activity."""

    at: time
    activity: Activity


@dataclass(frozen=True, slots=True)
class UsualDay:
    """The walks and the comfort of a day, in order, and the times that find no place on it."""

    offered: tuple[Timed, ...]
    left_out: tuple[Timed, ...]


def usual_day(plan: Plan) -> UsualDay:
    """Return what a full day of rest offers; check-ins and tips come on top."""
    plan = replace(plan, asks_what_suits=False)
    begins_at = day_begins_at(A_DAY, plan.time_zone)
    episode = _some_days_on(plan, begins_at)
    ends_at = day_begins_at(A_DAY + ONE_DAY, plan.time_zone)
    found = {
        one.slot.id: (one.at, one.slot.activity)
        for one in offers(plan, episode, begins_at)
        if one.at < ends_at and one.slot.activity.kind not in TAKES_NO_PLACE
    }
    opens = opening(plan, episode, begins_at)
    missing = [
        (slot.due_at, activity)
        for activity in plan.activities
        if activity.id in opens and activity.kind not in TAKES_NO_PLACE
        for slot in slots_of(activity, A_DAY, plan.time_zone)
        if slot.id not in found
    ]
    return UsualDay(_timed(plan, found.values()), _timed(plan, missing))


def _timed(plan: Plan, found: Iterable[tuple[datetime, Activity]]) -> tuple[Timed, ...]:
    timed = sorted(found, key=lambda one: one[0])
    return tuple(Timed(at.astimezone(plan.time_zone).time(), activity) for at, activity in timed)


def _some_days_on(plan: Plan, now: datetime) -> Episode:
    """Return an episode in which everything had its turn two days ago."""
    before = now - 2 * ONE_DAY
    long_before = before - ONE_DAY
    return Episode(
        id="usual",
        started_at=long_before,
        window_ends_at=now + ONE_DAY,
        onset=Onset.SORE,
        phase=Phase.REST,
        phase_since=long_before,
        sessions=tuple(
            Session(activity=one.id, started_at=before, ends_at=before, ended_at=before)
            for one in plan.activities
        ),
        check_ins=(CheckIn(at=now, pain_now=CALM),),
    )
