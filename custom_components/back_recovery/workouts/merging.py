"""One session, many sources: which records are of the same hour, and what they say together.

Worked out from the whole set of records each time, so that the order in which the
sources spoke does not matter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from functools import reduce
from itertools import combinations, product

from .memory import WorkoutRecord
from .vocabulary import ActivityClass, Detail, Flag, StartQuality
from .workout import Workout, checked, filled

STARTS_WITHIN = timedelta(minutes=10)
OVERLAP = 0.5
FARTHEST_ZONE = timedelta(hours=14)
ZONE_STEP_S = 30 * 60
SAME_LENGTH_S = 30
SAME_MINUTE_S = 90


def sessions(records: Iterable[WorkoutRecord]) -> list[tuple[WorkoutRecord, ...]]:
    """Return the records grouped by session, the earliest session first.

    The closest starts find each other first.
    """
    ordered = sorted(records, key=lambda one: (one.workout.start, one.key))
    groups: dict[tuple[str, str], tuple[WorkoutRecord, ...]] = {one.key: (one,) for one in ordered}
    pairs = [
        (abs(one.workout.start - other.workout.start), one.key, other.key)
        for one, other in combinations(ordered, 2)
        if may_be_one(one, other) and is_same_session(one.workout, other.workout)
    ]
    for _, one_key, other_key in sorted(pairs):
        one, other = groups[one_key], groups[other_key]
        if one is not other and all(may_be_one(a, b) for a, b in product(one, other)):
            together = (*one, *other)
            groups.update(dict.fromkeys((each.key for each in together), together))
    found = (groups[one.key] for one in ordered)
    return list({group[0].key: group for group in found}.values())


def may_be_one(one: WorkoutRecord, other: WorkoutRecord) -> bool:
    """Tell whether two records are not told apart by coming from one source.

    Two in a row are two sessions; two at the same time are one, written into Apple Health
    or Health Connect by two apps, or moved to another start by its person.
    """
    return one.source != other.source or overlap(one.workout, other.workout) >= OVERLAP


def is_same_session(one: Workout, other: Workout) -> bool:
    """Tell whether two records speak of one session."""
    if abs(one.start - other.start) <= STARTS_WITHIN or overlap(one, other) >= OVERLAP:
        return True
    return is_same_in_another_zone(one, other)


def overlap(one: Workout, other: Workout) -> float:
    """Return how much of the shorter workout lies within the other, from 0 to 1."""
    both = min(one.ended_at, other.ended_at) - max(one.start, other.start)
    shorter = min(one.ended_at - one.start, other.ended_at - other.start)
    return max(0.0, both / shorter) if shorter else 0.0


def is_same_in_another_zone(one: Workout, other: Workout) -> bool:
    """Tell whether two records differ by nothing but a time zone that had to be assumed.

    On a journey a watch writes local time, and the house assumes its own zone.
    """
    if StartQuality.LOCAL_ASSUMED not in {one.start_quality, other.start_quality}:
        return False
    if one.activity_class is not other.activity_class or not (one.length_s and other.length_s):
        return False
    gap = abs(one.start - other.start)
    off_s = (gap.total_seconds() + SAME_MINUTE_S) % ZONE_STEP_S
    is_as_long = abs(one.length_s - other.length_s) <= SAME_LENGTH_S
    return is_as_long and gap <= FARTHEST_ZONE and off_s <= 2 * SAME_MINUTE_S


def merged(group: Sequence[WorkoutRecord]) -> Workout:
    """Return the session as all its sources tell it together.

    Names and sets come from who knows the exercises, then the most exact record
    leads; what it lacks comes from the others. A person's answer beats all of them.
    """
    ranked = [one.workout for one in sorted(group, key=_rank)]
    workout = reduce(filled, ranked)
    known = [one.activity_class for one in ranked if one.activity_class is not ActivityClass.OTHER]
    exact = [one for one in ranked if one.start_quality is StartQuality.EXACT]
    first = (exact or ranked)[0]
    flags = {flag for one in ranked for flag in one.flags}
    if any(Flag.PLANNED not in one.flags for one in ranked):
        flags.discard(Flag.PLANNED)  # somebody did see it happen
    if len(group) > 1:
        flags.add(Flag.MERGED)
    return checked(
        replace(
            workout,
            activity_class=known[0] if known else ActivityClass.OTHER,
            start=first.start,
            start_quality=first.start_quality,
            end=first.end,
            rpe=next((one.rpe for one in group if one.rpe is not None), workout.rpe),
            flags=tuple(sorted(flags)),
        )
    )


def _rank(record: WorkoutRecord) -> tuple[bool, bool, int, tuple[str, str]]:
    workout = record.workout
    gaps = sum(getattr(workout, one.name) in (None, ()) for one in fields(Workout))
    is_vague = workout.start_quality is not StartQuality.EXACT
    return (workout.detail is not Detail.EXERCISE, is_vague, gaps, record.key)
