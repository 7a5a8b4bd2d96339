"""How long a device has been on lately: a limit that whoever begins the next run cannot defeat."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

RESTS_FOR = timedelta(hours=2)
"""What was on for as long as it may is switched on by nobody but the person for so long:
the usual gap between two heat sessions (S72); for water it is judgement."""

LEAST_RUN = timedelta(minutes=1)
"""Less than this is no run to begin (judgement)."""

MOST_KEPT = 20
"""Runs that are told apart; before that, those that lie closest count as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A device was on, or not proven off, from when to when; `ended_at` None: it still is."""

    began_at: datetime
    ended_at: datetime | None = None


def begun(runs: Iterable[Run], now: datetime) -> tuple[Run, ...]:
    """Return the runs with one that begins now; right after another it is the same."""
    kept = [one for one in runs if _counts(one, now)]
    if kept and _end(kept[-1], now) + LEAST_RUN > now:
        return (*kept[:-1], replace(kept[-1], ended_at=None))
    if len(kept) >= MOST_KEPT:
        kept[:2] = [Run(began_at=kept[0].began_at, ended_at=kept[1].ended_at)]
    return (*kept, Run(began_at=now))


def ended(runs: tuple[Run, ...], now: datetime) -> tuple[Run, ...]:
    """Return the runs with the one that was running over."""
    if not runs or runs[-1].ended_at is not None:
        return runs
    return (*runs[:-1], replace(runs[-1], ended_at=max(now, runs[-1].began_at)))


def on_lately(runs: Iterable[Run], now: datetime) -> timedelta:
    """Return how long it has been on within RESTS_FOR before now.

    What lies ahead was noted before the clock was set back, and counts.
    """
    since = now - RESTS_FOR
    spans = (_end(one, now) - max(one.began_at, since) for one in runs if _counts(one, now))
    return sum((max(span, timedelta(0)) for span in spans), timedelta(0))


def _end(run: Run, now: datetime) -> datetime:
    return now if run.ended_at is None else run.ended_at


def _counts(run: Run, now: datetime) -> bool:
    """Tell whether a run still matters; what is far ahead was noted by a clock that was wrong."""
    return _end(run, now) > now - RESTS_FOR and run.began_at < now + RESTS_FOR
