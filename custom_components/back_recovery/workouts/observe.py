"""One observation in, everything that follows from it out: the entrance of the package."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .decisions import WorkoutDecision, answered, decided, pending
from .memory import KEPT_FOR, Memory, SeenBefore, WorkoutRecord
from .observation import Answered, BodyReceived, Observation, StatesSeen, TimePassed
from .settings import Around, Setup, SourceConfig
from .source import Context
from .sources.table import SOURCES
from .vocabulary import Flag
from .workout import Workout, checked, filled

CLOCKS_DIFFER = timedelta(minutes=5)
"""A phone's clock may be ahead by so much."""

MOST_AT_ONCE = 200
"""Of one observation; fewer than the keys that are remembered, so that none is new twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """The memory to save before anything is done, and what is new.

    `workouts` are the records that were never seen before, `updated` the keys of
    those that say something else now. `wake_at`: when to observe TimePassed.
    """

    memory: Memory
    workouts: tuple[Workout, ...] = ()
    updated: tuple[str, ...] = ()
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
    config: SourceConfig, observation: StatesSeen | BodyReceived, context: Context
) -> tuple[Workout, ...]:
    """Return the newest finished workouts that a source shows, one for each key."""
    found: dict[str, Workout] = {}
    for workout in SOURCES[config.kind].read(observation, context):
        older = found.get(workout.uid)
        found[workout.uid] = checked(filled(workout, older) if older else workout)
    over = [one for one in found.values() if is_over(one, context.now)]
    return tuple(sorted(over, key=lambda one: (one.ended_at, one.uid))[-MOST_AT_ONCE:])


def is_over(workout: Workout, now: datetime) -> bool:
    """Tell whether the workout was done, rather than planned.

    A log shows what is finished, so its end is not doubted, only a start to come: that
    one was written in another time zone and is looked at again when it has passed.
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
    workouts = read(config, observation, context)
    records = {one.workout.uid: one for one in memory.records if one.source == config.id}
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
