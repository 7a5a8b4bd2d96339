"""What the person set up about workout logs, and what is going on around them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from .vocabulary import Action, ActivityClass, Level, Running, SourceKind

USUAL_ACTIONS: Mapping[Level, Action] = {
    Level.HIGH: Action.START,
    Level.MODERATE: Action.ASK,
    Level.UNKNOWN: Action.ASK,
    Level.LOW: Action.NOTE_ONLY,
}
SHORT_SETTLE = timedelta(minutes=2)
"""Siblings and corrections of one source are there by then."""
LONG_SETTLE = timedelta(minutes=20)
"""Hevy is asked every 15 minutes, and names the exercises that a watch does not."""
NAMES_EXERCISES_LATER = frozenset({SourceKind.HEVY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which workouts matter at all.

    `classes` None: every class. `keywords`: at least one has to occur in the title, the
    notes, the activity or an exercise. A workout of unknown length is never too short.
    """

    classes: frozenset[ActivityClass] | None = None
    minimum_minutes: float = 0
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSettings:
    """What to do about the workouts of one source."""

    filters: Filters = Filters()
    actions: Mapping[Level, Action] = field(default_factory=lambda: dict(USUAL_ACTIONS))
    settle: timedelta = SHORT_SETTLE
    once_a_day: bool = True

    def action(self, level: Level) -> Action:
        return self.actions.get(level, USUAL_ACTIONS[level])


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNames:
    """Which attribute of the person's own entity says what; "state" is the state itself.

    A name with dots reaches into an attribute. `activity` may be left out where the
    entity only ever shows one kind, which `activity_is` then names.
    """

    uid: str | None = None
    start: str | None = None
    end: str | None = None
    duration: str | None = None
    duration_unit: str = "min"
    activity: str | None = None
    activity_is: str | None = None
    title: str | None = None
    notes: str | None = None
    calories: str | None = None
    calories_unit: str = "kcal"
    hr_avg: str | None = None
    rpe: str | None = None
    workouts: str | None = None


NO_NAMES = FieldNames()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceConfig:
    """One source of workouts, as set up. `id` is for ever; the kind never changes."""

    id: str
    kind: SourceKind
    settings: SourceSettings = SourceSettings()
    names: FieldNames = NO_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """Every source of one person. `zone` is where a time without a zone was taken."""

    sources: tuple[SourceConfig, ...]
    zone: ZoneInfo

    def source(self, source_id: str) -> SourceConfig | None:
        return next((one for one in self.sources if one.id == source_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is going on at `now`, worked out by who knows the plan and the episode.

    `quiet_until`: when the quiet hours end that are now. `day_began_at`: the last local
    midnight. `running_since`: when the running episode was started.
    """

    day_began_at: datetime
    quiet_until: datetime | None = None
    running: Running = Running.NOTHING
    running_since: datetime | None = None


def usual_settle(kinds: Iterable[SourceKind]) -> timedelta:
    """Return how long to wait for more: longer where another source names exercises."""
    found = set(kinds)
    waits = found & NAMES_EXERCISES_LATER and found - NAMES_EXERCISES_LATER
    return LONG_SETTLE if waits else SHORT_SETTLE
