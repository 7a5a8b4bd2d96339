"""The questions about workouts that wait for an answer: which there are, and which is meant."""

from dataclasses import dataclass
from datetime import datetime
import hashlib
import re

from ..engine.model.errors import DomainError, StaleAnswer
from ..workouts.decisions import WorkoutDecision
from ..workouts.judgement import Judgement, judge
from ..workouts.memory import Memory
from ..workouts.merging import merged
from ..workouts.vocabulary import Outcome, OutcomeReason
from ..workouts.workout import Workout
from .log import PREFIX

_RATING = re.compile(r"(10|[1-9])(?:[.,]0)?(?:\s*/\s*10)?")


class InvalidRating(DomainError):
    """How hard it was is a whole number from 1 to 10."""

    key = "invalid_rating"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutQuestion:
    """Whether a workout needs a recovery. The rest would count from `counts_from`.

    `rating` is how hard its person said it was, from 1 to 10; None: not said.
    """

    session: str
    workout: Workout
    judgement: Judgement
    counts_from: datetime
    is_during_lockout: bool = False
    rating: float | None = None

    @property
    def asking(self) -> str:
        """The id of this asking: once it was rated, the question is asked anew."""
        return subject_of(f"{self.session} {self.rating}")

    @property
    def subject(self) -> str:
        """The subject of its message."""
        return subject_of(self.session)


def subject_of(session: str) -> str:
    """Return a short subject; a session is named after whatever its source called it."""
    return PREFIX + hashlib.sha256(session.encode()).hexdigest()[:16]


def question_about(decision: WorkoutDecision) -> WorkoutQuestion:
    """Return what to ask about a workout that was just decided about."""
    return WorkoutQuestion(
        session=decision.session,
        workout=decision.workout,
        judgement=decision.judgement,
        counts_from=decision.counts_from,
        is_during_lockout=OutcomeReason.DURING_LOCKOUT in decision.reasons,
    )


def open_questions(memory: Memory) -> list[WorkoutQuestion]:
    """Return what was asked and has not been answered, also before a restart."""
    asked = [
        one
        for one in memory.records
        if one.session and one.decided is Outcome.ASK and not one.answered
    ]
    found = []
    for session in dict.fromkeys(one.session for one in asked):
        group = [one for one in memory.records if one.session == session]
        workout = merged(group)
        found.append(
            WorkoutQuestion(
                session=session or "",
                workout=workout,
                judgement=judge(workout),
                counts_from=workout.ended_at,
                is_during_lockout=any(one.because is OutcomeReason.DURING_LOCKOUT for one in group),
                rating=next((one.rpe for one in group if one.rpe is not None), None),
            )
        )
    return found


def question_of(memory: Memory, asking: str) -> WorkoutQuestion:
    """Return the question that was asked under an id; raises StaleAnswer where it is answered."""
    for one in open_questions(memory):
        if one.asking == asking:
            return one
    raise StaleAnswer


def asked_again(memory: Memory, session: str) -> WorkoutQuestion:
    """Return the question about a workout as it is to be asked now; raises StaleAnswer."""
    for one in open_questions(memory):
        if one.session == session:
            return one
    raise StaleAnswer


def rating_in(text: str | None) -> float:
    """Return how hard it was, from 1 to 10; raises InvalidRating."""
    found = _RATING.fullmatch((text or "").strip())
    if found is None:
        raise InvalidRating
    return float(found[1])
