"""What the person set up: activities, limits and hours. Never changed by a step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from .devices import Device
from .errors import InvalidPlan, UnknownActivity
from .local_time import QuietHours
from .pace import REAL_TIME, Pace
from .remembering import Remembering, remembered
from .suitability import NOTHING_STATED, Profile
from .vocabulary import Kind, MissedPolicy, WayBack

MOST_PROMPTS_PER_DAY = 8
"""Hard limit of offers a day, all kinds together (judgement; one more prompt does little: Bidargaddi 2018)."""

MOST_LOAD = 2000.0
"""More than anybody lifts, in kilograms or pounds: a typing error."""

GYM = "gym"
"""The id of the one activity every plan has: the gym, which is only ever locked out."""

READY_CHECK = "ready_check"
TRAINING = "gym_session"
"""What is prompted on the way back although no plan lists it: the test movements and the
sessions in the gym."""

NOT_LISTED = frozenset({GYM, READY_CHECK, TRAINING})
"""Ids of prompts that are about no activity of the plan."""


@dataclass(frozen=True, slots=True)
class AtTimes:
    """Offered at fixed times of day."""

    times: tuple[time, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """Offered every so often between the activity's earliest and latest time."""

    interval: timedelta


type Schedule = AtTimes | Every


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """The most a stage allows, in percent of the usual weight and of the usual amount."""

    load: int
    volume: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One thing the house may offer, with everything that limits it.

    `schedule` None means: never prompted, but it can be started or logged.
    `late_until` is the last time of day at which a missed prompt is still sent
    under the policy `send_late`; without it, `latest` is.
    """

    id: str
    kind: Kind
    name: str | None = None
    schedule: Schedule | None = None
    duration: timedelta | None = None
    gap: timedelta = timedelta(0)
    most_per_day: int = 1
    earliest: time = time(8)
    latest: time = time(21)
    needs_home: bool = False
    message: str | None = None
    missed: MissedPolicy = MissedPolicy.SKIP
    late_until: time | None = None
    device: Device | None = None

    def __post_init__(self) -> None:
        """Refuse what could never be offered or would be offered without end."""
        if not self.earliest < self.latest:
            raise InvalidPlan("latest", "not_after_earliest")
        if self.most_per_day < 1:
            raise InvalidPlan("most_per_day", "out_of_range")
        if self.kind is Kind.CUSTOM and not self.name:
            raise InvalidPlan("name", "name_missing")
        if isinstance(self.schedule, Every) and self.schedule.interval <= timedelta(0):
            raise InvalidPlan("every_minutes", "out_of_range")
        if self.late_until is not None and self.late_until < self.earliest:
            raise InvalidPlan("late_until", "not_after_earliest")
        if isinstance(self.schedule, AtTimes):
            self._check_times(self.schedule.times)

    def _check_times(self, times: tuple[time, ...]) -> None:
        if not times:
            raise InvalidPlan("times", "times_missing")
        if not all(self.earliest <= clock <= self.latest for clock in times):
            raise InvalidPlan("times", "outside_hours")


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualLoad:
    """What the person usually lifts, in a unit of theirs; `step` is the smallest plate."""

    name: str
    weight: float
    step: float = 2.5

    def __post_init__(self) -> None:
        """Refuse a weight that nobody lifts."""
        if not self.name or not 0 < self.weight <= MOST_LOAD:
            raise InvalidPlan("usual_loads", "usual_load_invalid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Remembering):
    """One person's routine, as set up.

    `repeat_after`: an unanswered prompt is sent once more after this span.
    `lapse_after`: an unanswered prompt is taken back after this span.
    `spacing`: a prompt leaves no sooner after the message before it.
    `ends_by_time`: check-ins are noted and steer nothing. `way_back` is the ladder.
    `profile`: what the person said applies; it decides what is never offered.
    `asks_what_suits`: nothing was ticked in the form, so a short list is asked about before
    anything warm is offered.
    `has_second_contact`: somebody else is told when the person may need help.
    `pace`: how long a span of the routine takes; only a demo is in a hurry.
    """

    time_zone: ZoneInfo
    rest_window: timedelta = timedelta(hours=48)
    quiet_hours: QuietHours | None = None
    prompts_per_day: int = 6
    repeat_after: timedelta = timedelta(minutes=30)
    lapse_after: timedelta = timedelta(hours=2)
    snooze: timedelta = timedelta(minutes=30)
    spacing: timedelta = timedelta(minutes=1)
    ends_by_time: bool = False
    way_back: WayBack = WayBack.BY_ONSET
    usual_loads: tuple[UsualLoad, ...] = ()
    pace: Pace = REAL_TIME
    has_second_contact: bool = False
    activities: tuple[Activity, ...] = ()
    profile: Profile = NOTHING_STATED
    asks_what_suits: bool = False

    def __post_init__(self) -> None:
        """Refuse contradictions between the parts."""
        if self.rest_window <= timedelta(0):
            raise InvalidPlan("rest_window", "out_of_range")
        if not 0 <= self.prompts_per_day <= MOST_PROMPTS_PER_DAY:
            raise InvalidPlan("prompts_per_day", "out_of_range")
        for name in ("repeat_after", "lapse_after", "snooze", "spacing"):
            if getattr(self, name) <= timedelta(0):
                raise InvalidPlan(name, "out_of_range")
        ids = [activity.id for activity in self.activities]
        kinds = {activity.kind for activity in self.activities}
        if len(set(ids)) != len(ids) or NOT_LISTED & set(ids) or Kind.GYM in kinds:
            raise InvalidPlan("name", "name_taken")

    def span(self, usual: timedelta) -> timedelta:
        """Return how long a span of the gates, the rules and the ladder takes in this plan.

        What is safe keeps its real hours whatever the pace: heat, water, swelling, a skin.
        """
        return self.pace.of(usual)

    def activity(self, activity_id: str) -> Activity:
        """Return the activity of that id.

        Raises UnknownActivity where the plan has none.
        """
        found = self._by_id.get(activity_id)
        if found is None:
            raise UnknownActivity(activity=activity_id)
        return found

    def kind_of(self, activity_id: str) -> Kind | None:
        """Return the kind of an activity, None where the plan has it no more."""
        found = self._by_id.get(activity_id)
        return found.kind if found else None

    def has(self, activity_id: str) -> bool:
        """Tell whether an activity is in the plan."""
        return activity_id in self._by_id

    @remembered
    def _by_id(self) -> Mapping[str, Activity]:
        return {activity.id: activity for activity in self.activities}
