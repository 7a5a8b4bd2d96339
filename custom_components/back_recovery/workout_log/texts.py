"""What a workout is called to its person: the evidence, the question, and the test."""

from ..engine.model.plan import Plan
from ..telling.keys import Phrase, WorkoutLine
from ..telling.texts import Texts
from ..workouts.judgement import Evidence, Judgement
from ..workouts.vocabulary import Level
from .questions import WorkoutQuestion

MOST_EVIDENCE = 3
"""More would hide the question."""
LONGEST_NAME = 60
"""What an app or a person called an exercise may be a novel."""


def question_text(question: WorkoutQuestion, plan: Plan, texts: Texts) -> str:
    """Return the question: what was done, and what could follow from it."""
    ask = WorkoutLine.ASK_DURING_LOCKOUT if question.is_during_lockout else WorkoutLine.ASK
    rest = texts.span(plan.rest_window)
    return say_line(texts, ask, what=evidence_text(question.judgement, texts), rest=rest)


def evidence_text(judgement: Judgement, texts: Texts) -> str:
    """Return what a judgement rests on, in a line, the strongest first."""
    found = [_evidence(one, texts) for one in judgement.evidence[:MOST_EVIDENCE]]
    return texts.phrase(Phrase.LIST_SEPARATOR).join(dict.fromkeys(found))


def level_text(level: Level, texts: Texts) -> str:
    """Return how much a workout loaded the back."""
    return texts.wording["workouts"]["levels"][level]


def _evidence(evidence: Evidence, texts: Texts) -> str:
    values = {name: _value(name, value, texts) for name, value in evidence.values.items()}
    is_short = evidence.key == "minutes_of_class" and not evidence.values["minutes"]
    if is_short:
        return say_line(texts, WorkoutLine.UNDER_A_MINUTE_OF_CLASS, **values)
    return texts.wording["workouts"]["evidence"][evidence.key].format_map(values)


def _value(name: str, value: str | float, texts: Texts) -> str:
    if name == "activity_class":
        return texts.wording["workouts"]["classes"][str(value)]
    return texts.number(value) if isinstance(value, float) else str(value)[:LONGEST_NAME]


def say_line(texts: Texts, line: WorkoutLine, **values: str) -> str:
    """Return a line about a workout."""
    return texts.wording["workouts"]["lines"][line].format_map(values)
