"""The normalised workout: one record shape for every source, units in the names."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta

from .vocabulary import ActivityClass, Detail, Flag, SourceKind, StartQuality, UidKind

LONGEST_S = 4 * 60 * 60.0
"""A longer strength session was not stopped when it ended (judgement)."""
LONGEST_OF_ALL_S = 24 * 60 * 60.0
OFTEN_FORGOTTEN = frozenset(ActivityClass) - {
    ActivityClass.RUN,
    ActivityClass.RIDE,
    ActivityClass.WALK,
    ActivityClass.SWIM,
}
"""Long runs and rides do exist; a five-hour lifting session is a timer left running."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise of a session. Warm-up sets are counted nowhere."""

    name: str
    working_sets: int
    reps: int | None = None
    max_kg: float | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workout:
    """One finished session as one source tells it, or as several merged.

    `uid` is the source's key of it. None means not known; `exercises` empty means
    known to be none. `rpe` is only ever a person's own rating, from 1 to 10. Numbers
    in `load` are on their source's own scale and never added up.
    """

    source: SourceKind
    uid: str
    uid_kind: UidKind = UidKind.ID
    activity_raw: str | None = None
    activity_class: ActivityClass = ActivityClass.OTHER
    title: str | None = None
    notes: str | None = None
    start: datetime
    start_quality: StartQuality = StartQuality.EXACT
    end: datetime | None = None
    duration_s: float | None = None
    elapsed_s: float | None = None
    calories_kcal: float | None = None
    hr_avg: float | None = None
    hr_max: float | None = None
    distance_m: float | None = None
    load: Mapping[str, float | str] = field(default_factory=dict)
    rpe: float | None = None
    sets: int | None = None
    reps: int | None = None
    volume_kg: float | None = None
    exercises: tuple[Exercise, ...] | None = None
    muscle_groups: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def detail(self) -> Detail:
        if self.exercises:
            return Detail.EXERCISE
        return Detail.TYPE if self.activity_raw else Detail.NONE

    @property
    def length_s(self) -> float | None:
        """Return how long it took, by the best number there is."""
        if self.duration_s is not None:
            return self.duration_s
        if self.end is not None:
            return (self.end - self.start).total_seconds()
        return self.elapsed_s

    @property
    def ended_at(self) -> datetime:
        if self.end is not None:
            return self.end
        span = self.elapsed_s if self.elapsed_s is not None else self.duration_s
        return self.start + timedelta(seconds=span or 0)

    @property
    def srpe_au(self) -> float | None:
        """Return the session load: the rating times the minutes (Foster 2001)."""
        if self.rpe is None or self.length_s is None:
            return None
        return round(self.rpe * self.length_s / 60, 1)


def is_implausible(workout: Workout) -> bool:
    """Tell whether the timer was left running rather than the session that long."""
    longest = LONGEST_S if workout.activity_class in OFTEN_FORGOTTEN else LONGEST_OF_ALL_S
    return (workout.length_s or 0) > longest


def checked(workout: Workout) -> Workout:
    """Return the workout without contradictions, its doubts flagged."""
    if workout.end is not None and workout.end <= workout.start:
        workout = replace(workout, end=None)
    if workout.duration_s is not None and workout.duration_s <= 0:
        workout = replace(workout, duration_s=None)
    flags = set(workout.flags) - {Flag.IMPLAUSIBLE_DURATION, Flag.TZ_ASSUMED}
    if is_implausible(workout):
        flags.add(Flag.IMPLAUSIBLE_DURATION)
    if workout.start_quality is StartQuality.LOCAL_ASSUMED:
        flags.add(Flag.TZ_ASSUMED)
    return replace(workout, flags=tuple(sorted(flags)))


def filled(newer: Workout, older: Workout) -> Workout:
    """Return the newer record, with what only the older one knew."""
    known = {
        one.name: getattr(older, one.name)
        for one in fields(Workout)
        if one.name not in {"load", "flags"} and getattr(newer, one.name) in (None, ())
    }
    return replace(newer, **known, load={**older.load, **newer.load})
