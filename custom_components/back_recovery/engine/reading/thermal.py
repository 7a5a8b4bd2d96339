"""What warm and cold things do to each other: gaps between them, and one budget.

All of it is about burns and skin: warmth on a rub, heat on chilled skin, too much
warmth in a day.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from ..model.episode import Episode
from ..model.happened import What
from ..model.local_time import local_date
from ..model.plan import Activity, Plan
from ..model.vocabulary import Kind, Reason

WARM = frozenset({Kind.HEATING_PAD, Kind.BATH, Kind.SHOWER})
"""Kinds that warm the back and share one budget."""

WARM_PER_DAY = 3
"""Heat up to three times a day (Midlands Partnership NHS); counting all together is
judgement."""

END_RINGS = WARM | {Kind.ICE}
"""Kinds whose end must not be missed: what is warm, wet or cold on the skin."""

WET = frozenset({Kind.BATH, Kind.SHOWER})
"""Kinds in which somebody who has just trained might faint."""

COOLS_DOWN_FOR = timedelta(minutes=60)
"""No warm bath or shower for so long after a workout: the blood pressure is still low (judgement)."""


def _minutes(value: int) -> timedelta:
    return timedelta(minutes=value)


_AFTER_WARMTH = {Kind.RUB: _minutes(30), Kind.ICE: _minutes(60), Kind.MAT: _minutes(30)}

CLOSES: Mapping[Kind, Mapping[Kind, timedelta]] = {
    # Not within an hour before a bath, never under a heating pad (Tiger Balm label;
    # the label gives the pad no time, four hours are judgement).
    Kind.RUB: {
        Kind.BATH: _minutes(60),
        Kind.SHOWER: _minutes(60),
        Kind.HEATING_PAD: _minutes(240),
    },
    Kind.BATH: _AFTER_WARMTH,
    Kind.SHOWER: _AFTER_WARMTH,
    Kind.HEATING_PAD: {**_AFTER_WARMTH, Kind.RUB: _minutes(60)},
    # Skin has to feel normal again first (judgement).
    Kind.ICE: {
        Kind.HEATING_PAD: _minutes(60),
        Kind.BATH: _minutes(60),
        Kind.SHOWER: _minutes(60),
        Kind.MAT: _minutes(30),
    },
}
"""After one kind was done, another stays closed for so long."""


def closed_by_others(
    plan: Plan, episode: Episode, activity: Activity
) -> Iterator[tuple[str, datetime]]:
    """Yield what was done that keeps the activity closed, and until when."""
    if not episode.all_sessions:
        return
    for other in plan.activities:
        span = CLOSES.get(other.kind, {}).get(activity.kind)
        if span is None:
            continue
        if done_at := episode.last_done_at(other.id):
            yield other.id, done_at + span


def worked_out_at(episode: Episode) -> datetime | None:
    """Return when a workout, a training or lifting is last known to have ended."""
    found = [one.at for one in episode.trainings]
    found += [one.at for one in episode.history if one.what is What.LIFTED]
    found += [one.at for one in episode.earlier.closings if one.reason is Reason.AFTER_WORKOUT]
    if episode.workout_ended_at:
        found.append(episode.workout_ended_at)
    return max(found, default=None)


def closed_after_workout(episode: Episode, activity: Activity) -> datetime | None:
    """Return until when a workout closes the activity, None where none does."""
    ended_at = worked_out_at(episode) if activity.kind in WET else None
    return ended_at + COOLS_DOWN_FOR if ended_at else None


def is_warm_budget_spent(plan: Plan, episode: Episode, activity: Activity, now: datetime) -> bool:
    """Tell whether the day has had all the warmth it may have."""
    if activity.kind not in WARM:
        return False
    today = local_date(now, plan.time_zone)
    warm = {one.id for one in plan.activities if one.kind in WARM}
    times = sum(
        session.activity in warm and local_date(session.started_at, plan.time_zone) == today
        for session in episode.all_sessions
        if session.took_place
    )
    return times >= WARM_PER_DAY
