"""The rules by which an episode reacts, as one table in the order in which they are asked.

Of the rules that decide about the phase the first that applies wins; those about single
items and messages all act. What an answer closes is computed from it (said.py), so devices
go off and offers end in the same step, whichever rule comes first. The reason of a rule is
its stable name in events, messages and the agenda.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ..acting.draft import Draft
from ..model.episode import CheckIn, Episode, Training
from ..model.plan import Plan
from ..model.vocabulary import Feel, Reason, WarningList


class Occasion(StrEnum):
    """When rules are asked."""

    WARNING_SIGN = "warning_sign"
    CHECK_IN = "check_in"
    TIME = "time"
    TRAINING = "training"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What the rules are asked about. `before`: how the training had been said to be.

    `adds`: a yes or no that was added to the numbers of the check-in before.
    """

    occasion: Occasion
    check_in: CheckIn | None = None
    adds: bool = False
    training: Training | None = None
    before: Feel | None = None
    warning: WarningList | None = None
    by: str | None = None

    @property
    def said(self) -> CheckIn:
        """What was said, for the rules that a check-in asks."""
        assert self.check_in
        return self.check_in

    @property
    def told(self) -> Training:
        """The training that was told of, for the rules that a training asks."""
        assert self.training
        return self.training


type Applies = Callable[[Draft, News], bool]
type Act = Callable[[Draft, News, Reason], None]
type Instants = Callable[[Plan, Episode], Iterable[datetime]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `moves`: it decides about the phase, the window or the stage.

    `reason` is given to what it does: its name in all that is said and noted.

    `instants` are those from which on it may apply, for the rules that time asks.
    """

    id: str
    reason: Reason
    on: frozenset[Occasion]
    moves: bool
    applies: Applies
    act: Act
    instants: Instants | None = None

    def __post_init__(self) -> None:
        """Refuse a rule about time at which nobody would wake."""
        if (Occasion.TIME in self.on) is (self.instants is None):
            raise ValueError(f"{self.id}: a rule that time asks names its instants, no other")


def apply_rules(rules: tuple[Rule, ...], draft: Draft, news: News) -> None:
    """Let every rule act that has something to say about the news."""
    has_moved = False
    for rule in rules:
        if draft.current is None:
            return
        if news.occasion not in rule.on or (rule.moves and has_moved):
            continue
        if rule.applies(draft, news):
            rule.act(draft, news, rule.reason)
            has_moved |= rule.moves
