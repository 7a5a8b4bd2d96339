"""One observation in, everything that follows from it out: the entrance of the package."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .decisions import WorkoutDecision, answered, decided, pending
from .memory import KEPT_FOR, Memory, SeenBefore, WorkoutRecord
from .observation import Answered, BodyReceived, Observation, StatesSeen, TimePassed
from .settings import Around, Setup, SourceConfig
from .source import Context, NotRead
from .sources.table import SOURCES
from .vocabulary import Flag, StartQuality
from .workout import Workout, checked, filled

CLOCKS_DIFFER = timedelta(minutes=5)
"""A phone's clock may be ahead by so much."""

ZONE_STEP = timedelta(minutes=30)
FARTHEST_EAST = timedelta(hours=26)
"""From the westernmost zone there is to the easternmost."""

NOTHING_SEEN: Mapping[str, datetime] = {}

MOST_AT_ONCE = 200
"""Of one observation; fewer than the keys that are remembered, so that none is new twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """The memory to save before anything is done, and what is new.

    `workouts` are the records that were never seen before, `updated` the keys of
    those that say something else now. `not_read`: why something that was meant as a
    workout is none. `wake_at`: when to observe TimePassed.
    """

    memory: Memory
    workouts: tuple[Workout, ...] = ()
    updated: tuple[str, ...] = ()
    not_read: tuple[str, ...] = ()
    decisions: tuple[WorkoutDecision, ...] = ()
    wake_at: datetime | None = None


def observe(
    setup: Setup, memory: Memory, observation: Observation, now: datetime, around: Around
) -> Observed:
    """Return what follows from an observation. Raises nothing, whatever was observed."""
    found = Observed(memory=memory)
    if isinstance(observation, Answered):
        found = _after_answer(memory, observation, now)
    elif not isinstance(observation, TimePassed):
        config = setup.source(observation.source)
        if config is not None:
            found = _taken_in(setup, config, memory, observation, now)
    return _concluded(setup, found, now, around)


def begin(memory: Memory, source: str, now: datetime) -> Memory:
    """Return the memory with a new source: what ended before `now` is its baseline.

    For sources that send rather than show; the others begin with what they show first.
    """
    if memory.seen_of(source) is not None:
        return memory
    return memory.with_seen(SeenBefore(source=source, since=now))


def read(
    config: SourceConfig,
    observation: StatesSeen | BodyReceived,
    context: Context,
    first_seen: Mapping[str, datetime] = NOTHING_SEEN,
) -> tuple[Workout, ...]:
    """Return the newest finished workouts that a source shows, one for each key.

    `first_seen`: when the keys that are known were seen for the first time.
    """
    found: dict[str, Workout] = {}
    for workout in SOURCES[config.kind].read(observation, context):
        if isinstance(workout, NotRead):
            continue
        older = found.get(workout.uid)
        found[workout.uid] = checked(filled(workout, older) if older else workout)
    here = (in_its_zone(one, first_seen.get(one.uid, context.now)) for one in found.values())
    over = [one for one in here if is_over(one, context.now)]
    return tuple(sorted(over, key=lambda one: (one.ended_at, one.uid))[-MOST_AT_ONCE:])


def not_read(
    config: SourceConfig, observation: StatesSeen | BodyReceived, context: Context
) -> tuple[str, ...]:
    """Return why something that was meant as a workout could not be read, each reason once."""
    found = SOURCES[config.kind].read(observation, context)
    return tuple(sorted({one.reason for one in found if isinstance(one, NotRead)}))


def in_its_zone(workout: Workout, first_seen_at: datetime) -> Workout:
    """Return the workout where it belongs: what a log shows had ended when it was first seen.

    A time without a zone that ends later was written east of the house, so it is moved
    back by as many steps between zones as are needed.
    """
    is_assumed = workout.start_quality is StartQuality.LOCAL_ASSUMED
    ahead = workout.ended_at - first_seen_at
    if not is_assumed or Flag.PLANNED in workout.flags or ahead <= CLOCKS_DIFFER:
        return workout
    back = -(-ahead // ZONE_STEP) * ZONE_STEP
    if back > FARTHEST_EAST:
        return workout
    end = workout.end - back if workout.end else None
    return replace(workout, start=workout.start - back, end=end)


def is_over(workout: Workout, now: datetime) -> bool:
    """Tell whether the workout was done, rather than planned.

    A log shows what is finished, so its end is not doubted, only a start to come: that
    one is looked at again when it has passed.
    """
    if Flag.PLANNED in workout.flags:
        return workout.ended_at <= now
    return workout.start <= now + CLOCKS_DIFFER


def is_known(seen: SeenBefore, uid: str) -> bool:
    """Tell whether this key of the source was seen before, in whatever state it was."""
    return uid in seen.keys


def is_baseline(seen: SeenBefore | None, workout: Workout) -> bool:
    """Tell whether a workout was there before anybody looked, so that nothing is due."""
    return seen is None or workout.ended_at <= seen.since


def _taken_in(
    setup: Setup,
    config: SourceConfig,
    memory: Memory,
    observation: StatesSeen | BodyReceived,
    now: datetime,
) -> Observed:
    source = SOURCES[config.kind]
    before = memory.seen_of(config.id)
    context = Context(
        now=now, zone=setup.zone, names=config.names, live=before.live if before else None
    )
    records = {one.workout.uid: one for one in memory.records if one.source == config.id}
    first_seen = {uid: one.first_seen_at for uid, one in records.items()}
    workouts = read(config, observation, context, first_seen)
    new, changed = [], []
    for workout in workouts:
        if before is not None and is_known(before, workout.uid):
            if old := records.get(workout.uid):
                changed.append(old.updated(workout))
        elif not is_baseline(before, workout) and now - workout.ended_at <= KEPT_FOR:
            new.append(WorkoutRecord(source=config.id, workout=workout, first_seen_at=now))
    changed = [one for one in changed if one.workout != records[one.workout.uid].workout]
    seen = (before or SeenBefore(source=config.id, since=now)).with_keys(
        one.uid for one in workouts
    )
    live = source.live(observation, context) if source.live else None
    return Observed(
        memory=memory.with_seen(replace(seen, live=live)).with_records((*changed, *new)),
        workouts=tuple(one.workout for one in new),
        updated=tuple(one.workout.uid for one in changed),
        not_read=not_read(config, observation, context),
    )


def _after_answer(memory: Memory, answer: Answered, now: datetime) -> Observed:
    found = answered(memory, answer, now)
    return Observed(memory=found.memory, updated=found.touched, decisions=found.decisions)


def _concluded(setup: Setup, found: Observed, now: datetime, around: Around) -> Observed:
    touched = frozenset((*found.updated, *(one.uid for one in found.workouts)))
    end = decided(setup, found.memory.forgetting(now), touched, now, around)
    decisions = (*found.decisions, *end.decisions)
    return replace(
        found,
        memory=end.memory.with_pending(pending(decisions)),
        decisions=decisions,
        wake_at=end.wake_at,
    )
