"""What is done about a session: start, ask, note or ignore, and why."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .judgement import Judgement
from .settings import Around, Filters, SourceSettings
from .vocabulary import Action, ActivityClass, Detail, Flag, Outcome, OutcomeReason, Running
from .workout import Workout

RECENT = timedelta(hours=24)
"""What ended longer ago is history: strength is least after 24 and 48 h (Pettitt 2010), so act on the day."""

RANKS = {outcome: rank for rank, outcome in enumerate(Outcome)}
OUTCOMES = {Action.START: Outcome.START, Action.ASK: Outcome.ASK, Action.NOTE_ONLY: Outcome.NOTE}
WHILE_RUNNING = {
    Running.REST: (Outcome.ASK, OutcomeReason.DURING_LOCKOUT),
    Running.RETURN: (Outcome.NOTE, OutcomeReason.DURING_RETURN),
    Running.HOLD: (Outcome.NOTE, OutcomeReason.ON_HOLD),
}
"""During the rest window a person is asked, without blame; later the session is a return session."""
LIFTING = frozenset({ActivityClass.STRENGTH})
"""On the way back these are trainings, however easy: the first ones are meant to be."""

NEVER_BY_ITSELF = {
    Flag.IMPLAUSIBLE_DURATION: OutcomeReason.IMPLAUSIBLE_DURATION,
    Flag.PLANNED: OutcomeReason.ONLY_PLANNED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is to be done, or, with `until`, when to look again."""

    outcome: Outcome
    reason: OutcomeReason
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A session and when its first record arrived. `today`: the strongest outcome since midnight."""

    workout: Workout
    judgement: Judgement
    first_seen_at: datetime
    today: Outcome | None = None


def decide(found: Found, settings: SourceSettings, around: Around, now: datetime) -> Verdict:
    """Return what one source's settings want done about a session."""
    if not is_recent(found.workout, now):
        return Verdict(outcome=Outcome.NOTE, reason=OutcomeReason.ENDED_LONG_AGO)
    verdict = _wanted(found, settings, around)
    settled_at = found.first_seen_at + settings.settle
    if found.workout.detail is not Detail.EXERCISE and now < settled_at:
        return Verdict(outcome=verdict.outcome, reason=verdict.reason, until=settled_at)
    is_loud = RANKS[verdict.outcome] >= RANKS[Outcome.ASK]
    if is_loud and around.quiet_until is not None and now < around.quiet_until:
        return Verdict(outcome=verdict.outcome, reason=verdict.reason, until=around.quiet_until)
    return verdict


def is_recent(workout: Workout, now: datetime) -> bool:
    """Tell whether a workout ended so lately that something can be done about it."""
    return now - workout.ended_at <= RECENT


def filtered_because(workout: Workout, filters: Filters) -> OutcomeReason | None:
    """Return why a workout does not matter to the person, or None where it does."""
    if filters.classes is not None and workout.activity_class not in filters.classes:
        return OutcomeReason.CLASS_NOT_WANTED
    if workout.length_s is not None and workout.length_s < filters.minimum_minutes * 60:
        return OutcomeReason.TOO_SHORT
    names = [one.name for one in workout.exercises or ()]
    said = " ".join(filter(None, (workout.activity_raw, workout.title, workout.notes, *names)))
    keywords = [one.casefold() for one in filters.keywords]
    if keywords and not any(one in said.casefold() for one in keywords):
        return OutcomeReason.NO_KEYWORD
    return None


def _wanted(found: Found, settings: SourceSettings, around: Around) -> Verdict:
    workout = found.workout
    if reason := filtered_because(workout, settings.filters):
        return Verdict(outcome=Outcome.IGNORE, reason=reason)
    if _is_training(workout, around):
        return Verdict(outcome=Outcome.NOTE, reason=OutcomeReason.DURING_RETURN)
    outcome = OUTCOMES[settings.action(found.judgement.level)]
    if outcome is Outcome.NOTE:
        return Verdict(outcome=outcome, reason=OutcomeReason.LEVEL)
    if around.running is not Running.NOTHING:
        if around.running_since is not None and workout.start < around.running_since:
            return Verdict(outcome=Outcome.NOTE, reason=OutcomeReason.ALREADY_RECOVERING)
        outcome, reason = WHILE_RUNNING[around.running]
        return Verdict(outcome=outcome, reason=reason)
    reason = OutcomeReason.LEVEL
    for flag, doubt in NEVER_BY_ITSELF.items():
        if flag in workout.flags and outcome is Outcome.START:
            outcome, reason = Outcome.ASK, doubt
    if settings.once_a_day and found.today and RANKS[found.today] >= RANKS[outcome]:
        return Verdict(outcome=Outcome.NOTE, reason=OutcomeReason.ONCE_A_DAY)
    return Verdict(outcome=outcome, reason=reason)


def _is_training(workout: Workout, around: Around) -> bool:
    """Tell whether somebody on the way back did what the way back is about."""
    if around.running is not Running.RETURN or workout.activity_class not in LIFTING:
        return False
    return around.running_since is None or workout.start >= around.running_since
