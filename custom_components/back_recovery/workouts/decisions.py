"""Which sessions are due to be decided, once each, and what a person's answer changes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from .judgement import Judgement, judge
from .memory import Memory, PendingDecision, WorkoutRecord
from .merging import merged, sessions
from .observation import Answered
from .settings import Around, Setup
from .values import number
from .verdict import RANKS, Found, Verdict, decide, is_recent
from .vocabulary import Outcome, OutcomeReason
from .workout import Workout

MAY_BE_RAISED = frozenset(
    {
        OutcomeReason.LEVEL,
        OutcomeReason.IMPLAUSIBLE_DURATION,
        OutcomeReason.ONLY_PLANNED,
        OutcomeReason.CLASS_NOT_WANTED,
        OutcomeReason.TOO_SHORT,
        OutcomeReason.NO_KEYWORD,
    }
)
"""A verdict about the workout changes with what is known of it; one about the moment does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutDecision:
    """What to do about one session. `replaces` is what had been done about it before.

    `keys` are its records: the id of the source and the source's own key. The rest window counts
    from `counts_from`, the workout's end, which is never to come.
    """

    session: str
    outcome: Outcome
    reasons: tuple[OutcomeReason, ...]
    workout: Workout
    judgement: Judgement
    keys: tuple[tuple[str, str], ...]
    counts_from: datetime
    replaces: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """The memory with what was decided, and when something will be due."""

    memory: Memory
    touched: tuple[str, ...] = ()
    decisions: tuple[WorkoutDecision, ...] = ()
    wake_at: datetime | None = None


def answered(memory: Memory, answer: Answered, now: datetime) -> Concluded:
    """Return what the person's answer changes; a question that is gone changes nothing."""
    asked = [
        one
        for one in memory.records
        if one.session == answer.session and one.decided is Outcome.ASK and not one.answered
    ]
    if not asked:
        return Concluded(memory=memory)
    rpe = number(answer.rpe, 1, 10)
    rated = [replace(one, rpe=rpe or one.rpe) for one in asked]
    if answer.wants is None:
        uids = tuple(one.workout.uid for one in rated)
        return Concluded(memory=memory.with_records(rated), touched=uids)
    outcome = Outcome.START if answer.wants else Outcome.ASK
    done = [replace(one, answered=True, decided=outcome, decided_at=now) for one in rated]
    memory = memory.with_records(done)
    because = done[0].because or OutcomeReason.LEVEL
    decision = _decision(
        done, Verdict(outcome=Outcome.START, reason=OutcomeReason.ANSWERED), Outcome.ASK, now
    )
    decision = replace(decision, reasons=(OutcomeReason.ANSWERED, because))
    return Concluded(memory=memory, decisions=(decision,) if answer.wants else ())


def decided(
    setup: Setup, memory: Memory, touched: frozenset[str], now: datetime, around: Around
) -> Concluded:
    """Decide every session that is due; `touched` are the keys that say something new."""
    decisions: list[WorkoutDecision] = []
    wakes: list[datetime] = []
    for group in sessions(memory.records):
        before = _before(group)
        if before is not None and not _may_be_raised(group, before, touched):
            memory = memory.with_records(_joined(group))
            continue
        verdict = _verdict(setup, memory, group, now, around)
        if verdict is None:
            continue
        if before is not None and RANKS[verdict.outcome] <= RANKS[before]:
            memory = memory.with_records(_joined(group))
        elif verdict.until is None:
            decisions.append(_decision(group, verdict, before, now))
            memory = memory.with_records(_marked(group, verdict, now))
        elif before is None:
            wakes.append(verdict.until)
    wake_at = min(wakes, default=None)
    return Concluded(memory=memory, decisions=tuple(decisions), wake_at=wake_at)


def unfinished(memory: Memory, now: datetime) -> tuple[WorkoutDecision, ...]:
    """Return what was decided and not acted on before a restart, while it still matters."""
    found = []
    for one in memory.pending:
        group = [record for record in memory.records if record.session == one.session]
        if group and is_recent(merged(group), now):
            verdict = Verdict(outcome=one.outcome, reason=one.reasons[0])
            decision = _decision(group, verdict, one.replaces, now)
            found.append(replace(decision, reasons=one.reasons))
    return tuple(found)


def pending(decisions: Iterable[WorkoutDecision]) -> list[PendingDecision]:
    """Return what has to be on disk before the decisions are acted on."""
    return [
        PendingDecision(
            session=one.session, outcome=one.outcome, reasons=one.reasons, replaces=one.replaces
        )
        for one in decisions
    ]


def _before(group: Iterable[WorkoutRecord]) -> Outcome | None:
    done = [one.decided for one in group if one.decided is not None]
    return max(done, key=RANKS.__getitem__, default=None)


def _may_be_raised(
    group: Iterable[WorkoutRecord], before: Outcome, touched: frozenset[str]
) -> bool:
    return (
        before is not Outcome.START
        and any(one.workout.uid in touched for one in group)
        and not any(one.answered for one in group)
        and all(one.because in MAY_BE_RAISED for one in group if one.because)
    )


def _verdict(
    setup: Setup, memory: Memory, group: tuple[WorkoutRecord, ...], now: datetime, around: Around
) -> Verdict | None:
    """Return what the most eager of the session's sources wants, when all have waited."""
    workout = merged(group)
    today = [
        one.decided
        for one in memory.records
        if one.decided and one.decided_at and one.decided_at >= around.day_began_at
        if one.session != _session(group)
    ]
    found = Found(
        workout=workout,
        judgement=judge(workout),
        first_seen_at=min(one.first_seen_at for one in group),
        today=max(today, key=RANKS.__getitem__, default=None),
    )
    configs = [config for one in group if (config := setup.source(one.source))]
    verdicts = [decide(found, config.settings, around, now) for config in configs]
    waiting = [one for one in verdicts if one.until is not None]
    if waiting:
        return min(waiting, key=lambda one: one.until or now)
    return max(verdicts, key=lambda one: (RANKS[one.outcome], one.reason), default=None)


def _session(group: Iterable[WorkoutRecord]) -> str:
    """Return the name of the session: the one it was decided under, or its first record's."""
    named = sorted(one.session for one in group if one.session)
    first = min(group, key=lambda one: (one.first_seen_at, one.key))
    return named[0] if named else "|".join(first.key)


def _decision(
    group: Iterable[WorkoutRecord], verdict: Verdict, before: Outcome | None, now: datetime
) -> WorkoutDecision:
    group = tuple(group)
    workout = merged(group)
    return WorkoutDecision(
        session=_session(group),
        outcome=verdict.outcome,
        reasons=(verdict.reason,),
        workout=workout,
        judgement=judge(workout),
        keys=tuple(sorted(one.key for one in group)),
        counts_from=min(workout.ended_at, now),
        replaces=before,
    )


def _marked(group: Iterable[WorkoutRecord], verdict: Verdict, now: datetime) -> list[WorkoutRecord]:
    group = tuple(group)
    return [
        replace(
            one,
            session=_session(group),
            decided=verdict.outcome,
            because=verdict.reason,
            decided_at=now,
        )
        for one in group
    ]


def _joined(group: Iterable[WorkoutRecord]) -> list[WorkoutRecord]:
    """Return the records with what was decided about their session, latecomers too."""
    group = tuple(group)
    done = max(
        (one for one in group if one.decided), key=lambda one: RANKS[one.decided or Outcome.IGNORE]
    )
    return [
        replace(
            one,
            session=done.session,
            decided=done.decided,
            because=done.because,
            decided_at=done.decided_at,
            answered=done.answered,
            rpe=one.rpe or done.rpe,
        )
        for one in group
    ]
