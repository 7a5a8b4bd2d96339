"""How long a session is offered for: as planned, unless the back or the habit says less."""

from datetime import datetime, timedelta

from ..model.catalogue import CATALOGUE
from ..model.episode import Episode
from ..model.plan import Activity
from ..model.vocabulary import Kind
from .said import last_check_in
from .trainings import CALM

HIGH_PAIN = 7
"""From this pain on only comfort is offered, and short walks (judgement)."""

SHORT_WALK = timedelta(minutes=5)
GROWS_BY = timedelta(minutes=5)
GROWS_EVERY = timedelta(days=2)
"""A walk is longer every other day while the last check-in is calm (judgement)."""

LONGEST_WALK = timedelta(minutes=30)
"""The long-term goal: 30 minutes, five days a week (WalkBack, Pocovi 2024)."""

FIRST_ON_THE_MAT = timedelta(minutes=5)
MAT_IS_NEW_FOR = 2
"""The first two times on the mat are short (judgement)."""


def offered_span(episode: Episode, activity: Activity, now: datetime) -> timedelta | None:
    """Return how long the activity is offered for now, None where it has no length."""
    if activity.duration is None or CATALOGUE[activity.kind].duration is None:
        return None
    if activity.kind is Kind.WALK:
        return _walk(episode, activity.duration, now)
    if activity.kind is Kind.MAT and _times(episode, activity) < MAT_IS_NEW_FOR:
        return min(activity.duration, FIRST_ON_THE_MAT)
    return activity.duration


def has_high_pain(episode: Episode, now: datetime) -> bool:
    """Tell whether the person said so much pain lately that only comfort makes sense."""
    last = last_check_in(episode, now)
    return last is not None and last.pain_now >= HIGH_PAIN


def _walk(episode: Episode, planned: timedelta, now: datetime) -> timedelta:
    if has_high_pain(episode, now):
        return min(planned, SHORT_WALK)
    last = last_check_in(episode, now)
    if last is None or last.worst > CALM:
        return planned
    grown = (now - episode.started_at) // GROWS_EVERY
    return min(planned + grown * GROWS_BY, LONGEST_WALK)


def _times(episode: Episode, activity: Activity) -> int:
    return sum(one.activity == activity.id and one.took_place for one in episode.sessions)
