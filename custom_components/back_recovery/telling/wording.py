"""What a file of messages/ holds: the words of one language, by their keys."""

from typing import TYPE_CHECKING, TypedDict

from ..engine.model.happened import What
from ..engine.model.texts import Text
from ..engine.model.vocabulary import Answer, Condition, Feel, Onset, Phase, Stage
from .keys import Counted, Line, LogLine, PageLine, Phrase, SelfTestLine, WorkoutLine

if TYPE_CHECKING:
    from ..workouts.vocabulary import Action, Level, OutcomeReason


class Dates(TypedDict):
    """How an instant is written."""

    today: str
    near: str
    far: str
    day: str
    moment: str


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
    """A file of messages/. `arrivals` say how far a test got, and what to check.

    `counted` has a wording for each form of the language's plural: `one`, `few`, `many`, `other`.
    """

    activities: dict[str, str]
    arrivals: dict[str, str]
    buttons: dict[Answer, str]
    cautions: dict[Text, str]
    conditions: dict[Condition, str]
    counted: dict[Counted, dict[str, str]]
    dates: Dates
    log: dict[LogLine, str]
    page: dict[PageLine, str]
    phrases: dict[Phrase, str]
    reasons: dict[str, str]
    refusals: dict[str, str]
    self_test: dict[SelfTestLine, str]
    stages: dict[Stage, str]
    summary: SummaryWording
    texts: dict[Text, str]
    titles: dict[Text, str]
    workouts: WorkoutWording
