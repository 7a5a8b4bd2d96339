"""What is done about a workout: recovery begins, the person is asked, automations hear of it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
import logging
from typing import Any

from ..coordinator import RecoveryCoordinator
from ..engine.model.effects import Message
from ..engine.model.errors import DomainError
from ..engine.model.events import Lifted, RecoveryStarted, TrainingLogged
from ..engine.model.plan import Plan
from ..engine.model.texts import Text
from ..engine.model.vocabulary import Answer, Phase, Reason
from ..workouts.codec import attributes
from ..workouts.decisions import WorkoutDecision
from ..workouts.verdict import LIFTING
from ..workouts.vocabulary import Flag, Outcome, OutcomeReason
from .news import Happened, WorkoutNews
from .questions import WorkoutQuestion, question_about, subject_of
from .texts import evidence_text, question_text

_LOGGER = logging.getLogger(__name__)


ONE_DAY = timedelta(hours=24)

PRIVATE = {"rpe", "srpe_au", "notes"}
PRIVATE_EVIDENCE = {"rated_hard", "session_load"}
"""How hard it felt is an answer, and belongs to its person."""
MOST_EXERCISES = 50
"""More would be too much for the history of one event."""


class Acting:
    """Acts for one plan. Everything is harmless to repeat."""

    def __init__(self, recovery: RecoveryCoordinator, report: Callable[[Happened], None]) -> None:
        """Keep the plan, and the listener for what automations hear."""
        self._recovery = recovery
        self._report = report

    async def async_act(self, decision: WorkoutDecision) -> None:
        """Do what was decided.

        Raises HomeAssistantError where it could not be done and has to be tried again.
        """
        if decision.outcome is Outcome.START:
            await self._async_start(decision)
        elif decision.outcome is Outcome.ASK:
            await self.async_ask(question_about(decision))
        elif self._is_training(decision):
            await self._async_log_training(decision)
        if happened := happened_with(decision):
            self._report(happened)

    async def _async_start(self, decision: WorkoutDecision) -> None:
        question = question_about(decision)
        try:
            await self.async_begin(question, Answer.RECOVER, None)
        except DomainError as err:
            # Its rest window has ended by now, or the plan cannot go on: nobody asked for it.
            _LOGGER.debug("%s: a workout begins nothing: %s", self._recovery.name, err.key)
        if decision.replaces is Outcome.ASK:
            await self.async_take_back(subject_of(decision.session))

    def _is_training(self, decision: WorkoutDecision) -> bool:
        """Tell whether it was a training of the way back; what was only planned was none."""
        episode, workout = self._recovery.episode, decision.workout
        if episode is None or episode.phase is not Phase.RETURN:
            return False
        is_lifting = workout.activity_class in LIFTING and Flag.PLANNED not in workout.flags
        is_since = workout.ended_at >= episode.phase_since
        return OutcomeReason.DURING_RETURN in decision.reasons and is_lifting and is_since

    async def _async_log_training(self, decision: WorkoutDecision) -> None:
        """Let it be noted; the person is asked how it was, unless that was said already."""
        event = TrainingLogged(ended_at=decision.workout.ended_at)
        try:
            await self._recovery.async_handle(event)
        except DomainError as err:
            _LOGGER.debug("%s: a workout is no training: %s", self._recovery.name, err.key)

    async def async_begin(self, question: WorkoutQuestion, answer: Answer, by: str | None) -> None:
        """Begin the recovery from a workout, or rest for longer after lifting meanwhile.

        Raises DomainError where the engine refuses it.
        """
        recovery = self._recovery
        if question.is_during_lockout and recovery.episode is not None:
            await recovery.async_handle(Lifted(ended_at=question.workout.ended_at, by=by))
            return
        await recovery.async_handle(
            RecoveryStarted(
                rest_window=ONE_DAY if answer is Answer.DAY else None,
                counted_from=question.counts_from,
                reason=Reason.WORKOUT,
                because=evidence_text(question.judgement, recovery.prompter.texts),
                place=recovery.place,
                by=by,
            )
        )

    async def async_ask(self, question: WorkoutQuestion) -> None:
        """Ask, in place of an earlier question about the same workout."""
        await self._recovery.prompter.async_tell(self.message_of(question))

    def message_of(self, question: WorkoutQuestion) -> Message:
        """Return the message that asks."""
        prompter, plan = self._recovery.prompter, self._recovery.settings.plan
        return Message(
            subject=question.subject,
            asking=question.asking,
            text=Text.WORKOUT_DURING_LOCKOUT if question.is_during_lockout else Text.WORKOUT,
            own_text=question_text(question, plan, prompter.texts),
            answers=answers_to(question, plan),
        )

    async def async_take_back(self, subject: str) -> None:
        """Take a question away on every channel."""
        await self._recovery.prompter.async_clear(subject)


def answers_to(question: WorkoutQuestion, plan: Plan) -> tuple[Answer, ...]:
    """Return the answers that a question offers, no more than a phone shows.

    Somebody who has said that it was not so hard may want a shorter rest.
    """
    is_shorter = plan.rest_window > ONE_DAY and not question.is_during_lockout
    if question.rating is None:
        return (Answer.RECOVER, Answer.NO, Answer.RATE)
    return (Answer.RECOVER, Answer.DAY, Answer.NO) if is_shorter else (Answer.RECOVER, Answer.NO)


def happened_with(decision: WorkoutDecision) -> Happened | None:
    """Return what automations hear: each decision, also one that replaces another; no old news.

    An answer is none either: what follows from it is heard of the episode.
    """
    if decision.reasons[0] in {OutcomeReason.ENDED_LONG_AGO, OutcomeReason.ANSWERED}:
        return None
    kind = WorkoutNews.IGNORED if decision.outcome is Outcome.IGNORE else WorkoutNews.DETECTED
    if OutcomeReason.DURING_LOCKOUT in decision.reasons:
        kind = WorkoutNews.DURING_LOCKOUT
    return Happened(kind=kind, attributes=public(decision))


def public(decision: WorkoutDecision) -> Mapping[str, Any]:
    """Return the workout without what its person said about it."""
    found = {
        name: value for name, value in attributes(decision.workout).items() if name not in PRIVATE
    }
    exercises = found.get("exercises")
    if exercises is not None:
        found["exercises"] = [
            {name: value for name, value in one.items() if name not in PRIVATE}
            for one in exercises[:MOST_EXERCISES]
        ]
    return {
        **found,
        "level": decision.judgement.level.value,
        "decision": decision.outcome.value,
        # Whoever counts workouts must not count one twice whose details came late.
        "replaces": decision.replaces.value if decision.replaces else None,
        "reason": decision.reasons[0].value,
        "evidence": [
            {"key": one.key, **one.values}
            for one in decision.judgement.evidence[:MOST_EXERCISES]
            if one.key not in PRIVATE_EVIDENCE
        ],
    }
