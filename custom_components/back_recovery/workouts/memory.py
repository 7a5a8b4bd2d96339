"""What is remembered of workouts: which keys were seen, and the sessions of two days."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from .vocabulary import Outcome, OutcomeReason
from .workout import Workout, checked, filled

MOST_KEYS = 1000
"""More than any source shows at once, so that no key is forgotten while it is shown."""
KEPT_FOR = timedelta(hours=48)
"""Longer than a workout can still be decided about, so that a late twin finds its session."""
MOST_RECORDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """A session that a source shows while it is going on. `ends_at`: as planned."""

    uid: str
    activity_raw: str | None
    start: datetime
    title: str | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenBefore:
    """What was seen of one source. `since`: what ended before is the baseline."""

    source: str
    since: datetime
    keys: tuple[str, ...] = ()
    live: Live | None = None

    def with_keys(self, keys: Iterable[str]) -> Self:
        """Return it with more keys; one that is still shown counts as new again."""
        added = dict.fromkeys(keys)
        kept = [key for key in self.keys if key not in added]
        return replace(self, keys=(*kept, *added)[-MOST_KEYS:])


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutRecord:
    """One workout of one source, and what was decided about its session."""

    source: str
    workout: Workout
    first_seen_at: datetime
    session: str | None = None
    decided: Outcome | None = None
    because: OutcomeReason | None = None
    decided_at: datetime | None = None
    answered: bool = False
    rpe: float | None = None

    @property
    def key(self) -> tuple[str, str]:
        return (self.source, self.workout.uid)

    @property
    def counted_from(self) -> datetime:
        """Return its end, or when it was first seen, should its end be still to come."""
        return min(self.workout.ended_at, self.first_seen_at)

    def updated(self, workout: Workout) -> Self:
        """Return the record with what its source says now; what it lost is kept."""
        return replace(self, workout=checked(filled(workout, self.workout)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingDecision:
    """A decision that was made and has not been acknowledged."""

    session: str
    outcome: Outcome
    reasons: tuple[OutcomeReason, ...]
    replaces: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Everything a restart needs about workouts. Saved before a decision is acted on."""

    seen: tuple[SeenBefore, ...] = ()
    records: tuple[WorkoutRecord, ...] = ()
    pending: tuple[PendingDecision, ...] = ()

    def seen_of(self, source: str) -> SeenBefore | None:
        return next((one for one in self.seen if one.source == source), None)

    def with_seen(self, seen: SeenBefore) -> Self:
        rest = [one for one in self.seen if one.source != seen.source]
        return replace(self, seen=(*rest, seen))

    def with_records(self, records: Iterable[WorkoutRecord]) -> Self:
        """Return it with these records in place of, or besides, the ones it has."""
        changed = {one.key: one for one in records}
        kept = [changed.pop(one.key, one) for one in self.records]
        return replace(self, records=(*kept, *changed.values()))

    def with_pending(self, pending: Iterable[PendingDecision]) -> Self:
        """Return it with decisions that are to be acted on; a later one replaces an earlier."""
        changed = {one.session: one for one in pending}
        kept = [one for one in self.pending if one.session not in changed]
        return replace(self, pending=(*kept, *changed.values()))

    def acknowledged(self, session: str) -> Self:
        """Return it without a decision that was acted on."""
        return replace(self, pending=tuple(one for one in self.pending if one.session != session))

    def forgetting(self, now: datetime) -> Self:
        """Return it without the sessions that nothing can come of any more."""
        kept = [one for one in self.records if now - one.counted_from <= KEPT_FOR]
        newest = sorted(kept, key=lambda one: (one.counted_from, one.key))[-MOST_RECORDS:]
        keys = {one.key for one in newest}
        return replace(self, records=tuple(one for one in self.records if one.key in keys))

    def without_source(self, source: str) -> Self:
        """Return it without a source that was removed; what it told stays decided."""
        return replace(self, seen=tuple(one for one in self.seen if one.source != source))
