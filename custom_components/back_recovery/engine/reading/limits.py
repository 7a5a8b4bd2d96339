"""How far a rest may reach: four weeks of it, the days of the way back not counted."""

from datetime import datetime, timedelta

from ..model.catalogue import OUTER_LIMIT
from ..model.episode import Episode
from ..model.happened import What
from ..model.plan import Plan
from ..model.vocabulary import Phase


def days_on_the_way_back(episode: Episode, now: datetime) -> timedelta:
    """Return how long the person has been climbing, in all.

    From the gate at the end of a rest to the next rest, whatever sent the person back; what
    came in between, a hold or a pause, belongs to it.
    """
    total, since = timedelta(0), None
    for fact in episode.history:
        if fact.what is What.GATE_OPENED:
            since = since or fact.at
        elif since and fact.what in (What.EXTENDED, What.SHORTENED):
            total, since = total + (fact.at - since), None
    if since and episode.phase is not Phase.REST:
        total += max(now - since, timedelta(0))
    return total


def counts_from(episode: Episode, now: datetime) -> datetime:
    """Return the start, moved by the time on the way back."""
    return episode.started_at + days_on_the_way_back(episode, now)


def earliest_end(plan: Plan, episode: Episode) -> datetime:
    """Return the nearest end of a window that a person may choose: that of the plan."""
    return (episode.workout_ended_at or episode.started_at) + plan.rest_window


def outer_limit(episode: Episode, now: datetime) -> datetime:
    """Return the furthest end of a window."""
    return counts_from(episode, now) + OUTER_LIMIT
