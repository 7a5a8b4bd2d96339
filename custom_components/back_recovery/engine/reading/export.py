"""What happened in an episode, as a table and in figures: facts, no words and no judgement."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from ..model.episode import CheckIn, Episode, Fact, Prompt, Session, Training
from ..model.happened import What
from ..model.local_time import local_date
from ..model.vocabulary import Kind, PromptState, Stage
from .said import YES_OR_NO
from .trainings import feel_of

FINE_IF_YES = frozenset({"skin_ok"})
"""Of these a "no" is what somebody should know about; of all others a "yes"."""

PAINS_OF_TRAINING = ("pain_before", "pain_warm_up", "pain_after")
"""What can be said of a training in numbers, in its order."""


class Noted(StrEnum):
    """What happened besides the lines of the history; the values are public."""

    CHECK_IN = "check_in"
    TRAINING = "training"
    PROMPT_OFFERED = "prompt_offered"
    PROMPT_DONE = "prompt_done"
    PROMPT_SKIPPED = "prompt_skipped"
    PROMPT_LAPSED = "prompt_lapsed"
    SESSION_STARTED = "session_started"
    SESSION_ENDED = "session_ended"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRow:
    """One thing that happened. `answers` are the yes or no, and the pains, that were said."""

    at: datetime
    what: What | Noted
    activity: str | None = None
    pain_now: int | None = None
    pain_worst: int | None = None
    answers: tuple[tuple[str, bool | int | str], ...] = ()
    stage: Stage | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How often an activity was done, and for how long in all."""

    activity: str
    times: int
    took: timedelta


def rows(episode: Episode) -> tuple[ExportRow, ...]:
    """Return everything that happened, in order; of the same instant the start comes first.

    What was said comes before what followed from it.
    """
    history = [_of_fact(one) for one in episode.history]
    found = [
        *history[:1],
        *(_of_check_in(one) for one in episode.check_ins),
        *(_of_training(one) for one in episode.trainings),
        *(row for one in episode.prompts for row in _of_prompt(one)),
        *(row for one in _told_by_nothing_else(episode) for row in _of_session(one)),
        *history[1:],
    ]
    return tuple(sorted(found, key=lambda row: row.at))


def _of_fact(fact: Fact) -> ExportRow:
    return ExportRow(at=fact.at, what=fact.what, reason=fact.reason, stage=fact.stage)


def _of_check_in(said: CheckIn) -> ExportRow:
    return ExportRow(
        at=said.at,
        what=Noted.CHECK_IN,
        pain_now=said.pain_now,
        pain_worst=said.pain_worst,
        answers=tuple(yes_or_no(said).items()),
    )


def yes_or_no(said: CheckIn) -> Mapping[str, bool]:
    """Return what was answered with yes or no; what was not answered is not there."""
    answers = {name: getattr(said, name) for name in YES_OR_NO}
    return {name: answer for name, answer in answers.items() if answer is not None}


def _of_prompt(prompt: Prompt) -> Iterator[ExportRow]:
    yield ExportRow(at=prompt.offered_at, what=Noted.PROMPT_OFFERED, activity=prompt.activity)
    became = _BECAME[prompt.state]
    if became and prompt.closed_at:
        yield ExportRow(at=prompt.closed_at, what=became, activity=prompt.activity)


_BECAME: Final[Mapping[PromptState, Noted | None]] = {
    PromptState.OFFERED: None,
    PromptState.SNOOZED: None,
    PromptState.STARTED: None,
    PromptState.DONE: Noted.PROMPT_DONE,
    PromptState.SKIPPED: Noted.PROMPT_SKIPPED,
    PromptState.LAPSED: Noted.PROMPT_LAPSED,
}
"""What an answer, or none, is called in the export; of what is open there is nothing to say."""


def _told_by_nothing_else(episode: Episode) -> Iterator[Session]:
    """Yield the sessions but those without length that are the answer to a prompt, or a check-in."""
    said_at = {one.at for one in episode.check_ins}
    for session in episode.sessions:
        is_check_in = session.activity == Kind.CHECK_IN and session.started_at in said_at
        if _has_length(session) or not (session.prompt_id or is_check_in):
            yield session


def _has_length(session: Session) -> bool:
    return session.ends_at > session.started_at


def _of_session(session: Session) -> Iterator[ExportRow]:
    activity = session.activity
    if not _has_length(session):
        yield ExportRow(at=session.started_at, what=Noted.DONE, activity=activity)
        return
    yield ExportRow(at=session.started_at, what=Noted.SESSION_STARTED, activity=activity)
    if session.ended_at:
        yield ExportRow(
            at=session.ended_at, what=Noted.SESSION_ENDED, activity=activity, reason=session.reason
        )


def _of_training(training: Training) -> ExportRow:
    said: dict[str, int | str] = dict(pains_of(training))
    if feel := feel_of(training):
        said["feel"] = feel
    return ExportRow(
        at=training.at, what=Noted.TRAINING, stage=training.stage, answers=tuple(said.items())
    )


def pains_of(training: Training) -> Mapping[str, int]:
    """Return the pains that were said of a training; what was not said is not there."""
    pains = {name: getattr(training, name) for name in PAINS_OF_TRAINING}
    return {name: pain for name, pain in pains.items() if pain is not None}


def pain_by_day(episode: Episode, zone: ZoneInfo) -> Mapping[date, tuple[CheckIn, ...]]:
    """Return the check-ins of every local day on which there was one, in order."""
    days: dict[date, tuple[CheckIn, ...]] = {}
    for said in sorted(episode.check_ins, key=lambda one: one.at):
        day = local_date(said.at, zone)
        days[day] = (*days.get(day, ()), said)
    return days


def uses(episode: Episode) -> tuple[Use, ...]:
    """Return how often each activity was done, in the order of the first time.

    Check-ins have lines of their own, and what is still being done is not over.
    """
    done: dict[str, list[Session]] = {}
    for session in sorted(episode.sessions, key=lambda one: one.started_at):
        if session.ended_at and session.took_place and session.activity != Kind.CHECK_IN:
            done.setdefault(session.activity, []).append(session)
    return tuple(
        Use(
            activity=activity,
            times=len(mine),
            took=sum((end - one.started_at for one in mine if (end := one.ended_at)), timedelta()),
        )
        for activity, mine in done.items()
    )


def warnings(said: CheckIn) -> tuple[str, ...]:
    """Return which answers of a check-in somebody should know about."""
    return tuple(
        name for name, answer in yes_or_no(said).items() if answer != (name in FINE_IF_YES)
    )
