"""What a file of messages/ holds: the words of one language, by their keys."""

from typing import TypedDict

from ..engine.model.happened import What
from ..engine.model.texts import Text
from ..engine.model.vocabulary import Answer, Condition, Feel, Onset, Phase, Stage
from ..workouts.vocabulary import Action, Level, OutcomeReason
from .keys import Card, Line, LogLine, Phrase, WorkoutLine


class Dates(TypedDict):
    """How an instant is written; weekdays begin with Monday."""

    today: str
    near: str
    far: str
    day: str
    moment: str
    weekdays: list[str]
    months: list[str]


class SummaryWording(TypedDict):
    """The words of the page about a recovery."""

    answers: dict[str, str]
    feels: dict[Feel, str]
    lines: dict[Line, str]
    onsets: dict[Onset, str]
    pains: dict[str, str]
    phases: dict[Phase, str]
    reasons: dict[str, str]
    stages: dict[Stage, str]
    what: dict[What, str]


class WorkoutWording(TypedDict):
    """The words about workouts."""

    because: dict[OutcomeReason, str]
    classes: dict[str, str]
    does: dict[Action, str]
    evidence: dict[str, str]
    levels: dict[Level, str]
    lines: dict[WorkoutLine, str]
    refused: dict[str, str]


class Wording(TypedDict):
    """A file of messages/."""

    activities: dict[str, str]
    buttons: dict[Answer, str]
    cautions: dict[Text, str]
    conditions: dict[Condition, str]
    dates: Dates
    log: dict[LogLine, str]
    phrases: dict[Phrase, str]
    reasons: dict[str, str]
    refusals: dict[str, str]
    stages: dict[Stage, str]
    summary: SummaryWording
    texts: dict[Text | Card, str]
    titles: dict[Text | Card, str]
    workouts: WorkoutWording
