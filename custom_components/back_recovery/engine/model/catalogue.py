"""What is known about each kind of activity before anybody sets anything up.

The numbers are judgement on top of the sources named beside them; docs/numbers.md
lists the sources. Spans are elapsed time, hours of the day are local.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta

from .plan import AtTimes, Every, Schedule
from .vocabulary import Kind, MissedPolicy, Onset

LEAST_REST_WINDOW = timedelta(hours=12)
USUAL_REST_WINDOW = timedelta(hours=48)
MOST_REST_WINDOW = timedelta(hours=336)
"""Length of the rest window a person may choose (own decision; unloading for one to
three days is usual: Dubois & Esculier 2020)."""

OUTER_LIMIT = timedelta(days=28)
"""No episode's window reaches further: "see a doctor within four weeks" (Mayo Clinic)."""

PAUSE_EXPIRES = timedelta(days=14)
"""A pause nobody came back from closes the episode (judgement)."""

LONGEST_SNOOZE = timedelta(days=1)
"""A prompt put off for longer is another day's prompt."""

PAIN_IS_NEWS_FOR = timedelta(days=1)
"""After this span without a check-in nobody knows how the back is."""

PAIN_IS_A_POINT_FOR = timedelta(hours=1)
"""For so long an answer is a measurement of now: the statistics of the pain are then those of what
was said, and not of hours in which nobody was asked (judgement)."""

_TWO_DAYS = timedelta(hours=48)
_THREE_DAYS = timedelta(hours=72)


def _minutes(value: float) -> timedelta:
    return timedelta(minutes=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How long a session may be: minutes, whatever the options say."""

    least: int
    usual: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """How a kind is offered unless the person changed it.

    `priority`: lower is offered first when several wait or the day is full.
    `awake_only`: never to be started in quiet hours or outside its hours.
    `opens_after_onset`: closed for this span when it began that way.
    `offered_for`: only offered for these onsets, and for `offered_within` of them.
    """

    priority: int
    schedule: Schedule
    duration: Bounds | None = None
    gap: timedelta
    most_per_day: int
    hard_most_per_day: int
    earliest: time
    latest: time
    needs_home: bool = False
    missed: MissedPolicy
    late_until: time | None = None
    on_at_set_up: bool = False
    awake_only: bool = False
    opens_after_onset: Mapping[Onset, timedelta] = field(default_factory=dict)
    offered_for: frozenset[Onset] = frozenset(Onset)
    offered_within: timedelta | None = None


# No heat in the first 72 hours of a strain (NHS); 48 is the least a label allows.
_HEAT_OPENS = {Onset.TWEAK: _THREE_DAYS, Onset.UNSURE: _THREE_DAYS}

CATALOGUE: Mapping[Kind, Usual] = {
    Kind.CHECK_IN: Usual(
        priority=0,
        schedule=AtTimes((time(8), time(19, 30))),
        gap=_minutes(180),
        most_per_day=2,
        hard_most_per_day=3,
        earliest=time(6),
        latest=time(22),
        missed=MissedPolicy.MERGE,
        on_at_set_up=True,
    ),
    # Staying active beats bed rest (Cochrane, Dahm 2010); three a day, spread over it, are
    # judgement.
    Kind.WALK: Usual(
        priority=1,
        schedule=AtTimes((time(9), time(13), time(17))),
        duration=Bounds(least=3, usual=10, most=30),
        gap=_minutes(90),
        most_per_day=3,
        hard_most_per_day=6,
        earliest=time(8),
        latest=time(21),
        missed=MissedPolicy.MERGE,
        on_at_set_up=True,
    ),
    # 10 to 15 minutes, up to three times a day (Midlands Partnership NHS); offered once, in the
    # half of the day that has no bath (judgement).
    Kind.HEATING_PAD: Usual(
        priority=2,
        schedule=AtTimes((time(11),)),
        duration=Bounds(least=5, usual=15, most=20),
        gap=_minutes(120),
        most_per_day=2,
        hard_most_per_day=3,
        earliest=time(7),
        latest=time(21, 30),
        needs_home=True,
        missed=MissedPolicy.SEND_LATE,
        late_until=time(15),
        on_at_set_up=True,
        awake_only=True,
        opens_after_onset=_HEAT_OPENS,
    ),
    # Never longer than 20 minutes, every two to three hours (NHS safe use of cold).
    Kind.ICE: Usual(
        priority=2,
        schedule=Every(_minutes(240)),
        duration=Bounds(least=5, usual=15, most=20),
        gap=_minutes(120),
        most_per_day=4,
        hard_most_per_day=6,
        earliest=time(8, 30),
        latest=time(21, 30),
        needs_home=True,
        missed=MissedPolicy.SKIP,
        awake_only=True,
        on_at_set_up=True,
        offered_for=frozenset({Onset.TWEAK, Onset.UNSURE}),
        offered_within=_THREE_DAYS,
    ),
    # A 20-minute soak is the longest (Epsom salt label); one to two hours before bed
    # helps sleep (Haghayegh 2019).
    Kind.BATH: Usual(
        priority=3,
        schedule=AtTimes((time(20),)),
        duration=Bounds(least=10, usual=15, most=20),
        gap=_minutes(1200),
        most_per_day=1,
        hard_most_per_day=1,
        earliest=time(9),
        latest=time(21),
        needs_home=True,
        missed=MissedPolicy.SEND_LATE,
        late_until=time(21),
        on_at_set_up=True,
        awake_only=True,
        opens_after_onset=_HEAT_OPENS,
    ),
    Kind.SHOWER: Usual(
        priority=4,
        schedule=AtTimes((time(7, 30),)),
        duration=Bounds(least=3, usual=8, most=15),
        gap=_minutes(240),
        most_per_day=1,
        hard_most_per_day=1,
        earliest=time(6, 30),
        latest=time(21, 30),
        needs_home=True,
        missed=MissedPolicy.SKIP,
        awake_only=True,
        opens_after_onset={Onset.TWEAK: _TWO_DAYS, Onset.UNSURE: _TWO_DAYS},
    ),
    # Daily use in the 14-day trials (needle pad RCT 2012; Saha 2016).
    Kind.MAT: Usual(
        priority=4,
        schedule=AtTimes((time(18),)),
        duration=Bounds(least=3, usual=10, most=30),
        gap=_minutes(480),
        most_per_day=1,
        hard_most_per_day=2,
        earliest=time(7),
        latest=time(22),
        needs_home=True,
        missed=MissedPolicy.SEND_LATE,
        late_until=time(21),
        awake_only=True,
        opens_after_onset={
            Onset.SORE: timedelta(hours=24),
            Onset.TWEAK: _THREE_DAYS,
            Onset.UNSURE: _THREE_DAYS,
        },
    ),
    # Three to four times a day at most (Tiger Balm label).
    Kind.RUB: Usual(
        priority=4,
        schedule=AtTimes((time(14),)),
        duration=Bounds(least=1, usual=2, most=5),
        gap=_minutes(180),
        most_per_day=2,
        hard_most_per_day=4,
        earliest=time(7),
        latest=time(22),
        needs_home=True,
        missed=MissedPolicy.SKIP,
        awake_only=True,
    ),
    Kind.EASY_POSITION: Usual(
        priority=4,
        schedule=AtTimes((time(15),)),
        duration=Bounds(least=5, usual=10, most=20),
        gap=_minutes(120),
        most_per_day=1,
        hard_most_per_day=4,
        earliest=time(8),
        latest=time(21),
        needs_home=True,
        missed=MissedPolicy.SKIP,
    ),
    # Form, brace and hips, one card a time: the three blunders of the article this grew from.
    Kind.PREP: Usual(
        priority=5,
        schedule=AtTimes((time(10, 30),)),
        duration=Bounds(least=2, usual=5, most=20),
        gap=_minutes(240),
        most_per_day=1,
        hard_most_per_day=3,
        earliest=time(8),
        latest=time(21),
        missed=MissedPolicy.SKIP,
        on_at_set_up=True,
    ),
    Kind.CUSTOM: Usual(
        priority=5,
        schedule=AtTimes((time(12),)),
        duration=Bounds(least=1, usual=10, most=120),
        gap=_minutes(0),
        most_per_day=1,
        hard_most_per_day=8,
        earliest=time(8),
        latest=time(21),
        missed=MissedPolicy.SKIP,
    ),
    Kind.TIP: Usual(
        priority=6,
        schedule=AtTimes((time(12, 30),)),
        gap=_minutes(1200),
        most_per_day=1,
        hard_most_per_day=1,
        earliest=time(9),
        latest=time(20),
        missed=MissedPolicy.SKIP,
        on_at_set_up=True,
    ),
}
