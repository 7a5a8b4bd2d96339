"""How long a session is offered for: as planned, unless the back or the habit says less."""

from datetime import datetime, timedelta

from ..model.catalogue import CATALOGUE, PAIN_IS_NEWS_FOR
from ..model.episode import Episode
from ..model.plan import Activity
from ..model.vocabulary import Kind, Seek
from .said import last_check_in
from .trainings import CALM

HIGH_PAIN = 7
"""From this pain on only comfort is offered, and short walks (judgement)."""

VERY_HIGH_PAIN = 8
"""From this pain on a doctor or physiotherapist is asked today (judgement)."""

SHORT_WALK = timedelta(minutes=5)
GROWS_BY = timedelta(minutes=5)
GROWS_EVERY = timedelta(days=2)
"""A walk is longer every other day while the last check-in is calm (judgement)."""

LONGEST_WALK = timedelta(minutes=30)
"""The long-term goal: 30 minutes, five days a week (WalkBack, Pocovi 2024)."""

WALKS_TOGETHER = timedelta(hours=1)
"""As long as all walks of a day together, once each has grown (judgement)."""

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


def most_walks(episode: Episode, activity: Activity, now: datetime) -> int:
    """Return how many walks a day are offered at most: longer ones are fewer.

    It counts for what grew by itself only: what a person set is a wish.
    """
    span = offered_span(episode, activity, now) if activity.kind is Kind.WALK else None
    if span is None or activity.duration is None or span <= activity.duration:
        return activity.most_per_day
    return min(activity.most_per_day, WALKS_TOGETHER // span)


def has_high_pain(episode: Episode, now: datetime) -> bool:
    """Tell whether the person said so much pain lately that only comfort makes sense."""
    last = last_check_in(episode, now)
    return last is not None and last.pain_now >= HIGH_PAIN


def is_too_sore_for(episode: Episode, activity: Activity, now: datetime) -> bool:
    """Tell whether an activity is not offered with so much pain: nobody climbs into a bath then.

    Who wants to may still begin it.
    """
    last = last_check_in(episode, now)
    return activity.kind is Kind.BATH and last is not None and last.worst >= HIGH_PAIN


def whom_to_ask(episode: Episode, now: datetime) -> Seek | None:
    """Return how soon somebody is to be asked, by the last answer; None where it is not severe."""
    last = last_check_in(episode, now)
    return seek_at(last.worst) if last else None


def seek_at(pain: int) -> Seek | None:
    """Return how soon somebody is to be asked with so much pain (severe pain: NHS inform)."""
    if pain >= VERY_HIGH_PAIN:
        return Seek.TODAY
    return Seek.SOON if pain >= HIGH_PAIN else None


def _walk(episode: Episode, planned: timedelta, now: datetime) -> timedelta:
    if has_high_pain(episode, now):
        return min(planned, SHORT_WALK)
    last = last_check_in(episode, now)
    if last and last.worst > CALM:
        return planned
    return min(planned + _grown(episode, now) * GROWS_BY, max(planned, LONGEST_WALK))


def grows_at(episode: Episode, now: datetime) -> datetime | None:
    """Return when walks will be longer, None where nothing that was said lets them grow."""
    since, until = _calm(episode)
    at = since + (_grown(episode, now) + 1) * GROWS_EVERY
    return at if at <= until else None


def _grown(episode: Episode, now: datetime) -> int:
    """Return how often walks have grown: on every other day, up to the last calm check-in.

    What was reached stays until an answer says less; without an answer nothing grows.
    """
    since, until = _calm(episode)
    # A clock that was set back is before the beginning.
    return max(0, (min(now, until) - since) // GROWS_EVERY)


def _calm(episode: Episode) -> tuple[datetime, datetime]:
    """Return since when it is calm, and until when that is news: at once where it is not."""
    since = episode.started_at
    calm_at = None
    for said in episode.check_ins:
        if said.worst > CALM:
            since, calm_at = said.at, None
        else:
            calm_at = said.at
    return since, calm_at + PAIN_IS_NEWS_FOR if calm_at else since


def _times(episode: Episode, activity: Activity) -> int:
    return sum(one.activity == activity.id and one.took_place for one in episode.sessions)
