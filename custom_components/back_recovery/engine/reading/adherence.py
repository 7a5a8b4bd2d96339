"""What became of the offers, activity by activity. To skip one is an answer like any other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ..model.episode import TAKEN_UP, Episode
from ..model.happened import What
from ..model.local_time import ONE_DAY, local_date
from ..model.plan import GYM, Plan
from ..model.vocabulary import PromptState


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many offers of an activity were taken up, not wanted, and not answered."""

    activity: str
    done: int
    skipped: int
    lapsed: int


def tallies(episode: Episode) -> tuple[Tally, ...]:
    """Return a tally for every activity with an offer that is over, in the order of the first.

    The gym is not among them: it is never offered, its prompt is a warning.
    """
    states: dict[str, list[PromptState]] = {}
    for prompt in sorted(episode.prompts, key=lambda one: one.offered_at):
        if not prompt.is_open and prompt.activity != GYM:
            states.setdefault(prompt.activity, []).append(prompt.state)
    return tuple(
        Tally(
            activity=activity,
            done=sum(state in TAKEN_UP for state in mine),
            skipped=mine.count(PromptState.SKIPPED),
            lapsed=mine.count(PromptState.LAPSED),
        )
        for activity, mine in states.items()
    )


FREEZES = frozenset({What.HOLD_STARTED, What.PAUSED})
THAWS = frozenset({What.HOLD_LIFTED, What.RESUMED})
"""Lines of the history from which on, and until which, days do not count."""

LONGEST_FROZEN = timedelta(days=366)
"""Longer holds than this have no days to walk through: a clock may be years ahead."""


def check_in_streak(plan: Plan, episode: Episode, now: datetime) -> int:
    """Return the days in a row with a check-in.

    They go up to today, or to yesterday as long as today has none yet.
    """
    zone = plan.time_zone
    frozen = list(_frozen(episode, now))
    said = {
        local_date(one.at, zone)
        for one in episode.check_ins
        # The answer that began a hold, and the one that ended a pause, were given outside.
        if not any(since < one.at < until for since, until in frozen)
    }
    days_off = {day for since, until in frozen for day in _days(since, until, zone)}
    today = day = local_date(now, zone)
    first = local_date(episode.started_at, zone)
    streak = 0
    while day >= first:
        if day in said:
            streak += 1
        elif day not in days_off and day != today:
            break
        day -= ONE_DAY
    return streak


def _frozen(episode: Episode, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield from when to when the episode was on hold or paused."""
    since: datetime | None = None
    for fact in episode.history:
        if fact.what in FREEZES:
            since = since or fact.at
        elif fact.what in THAWS and since:
            yield since, fact.at
            since = None
    if since:
        # One that lasts has no end yet, and what is said in it this very moment is inside.
        yield since, min(now, since + LONGEST_FROZEN) + ONE_DAY


def _days(since: datetime, until: datetime, zone: ZoneInfo) -> Iterator[date]:
    """Yield every local day that has a part of the span."""
    day, last = local_date(since, zone), local_date(until, zone)
    while day <= last:
        yield day
        day += ONE_DAY
