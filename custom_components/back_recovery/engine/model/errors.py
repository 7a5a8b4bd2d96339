"""What the engine refuses, and why.

An error is raised before anything changed. `key` names the translated text and
`values` fill it, so the shell needs one line to turn any of these into an answer
a person can act on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from .vocabulary import Condition, Phase, Reason

type Value = str | int | datetime


class DomainError(Exception):
    """The request makes no sense now; the episode is unchanged."""

    key: ClassVar[str]

    def __init__(self, **values: Value) -> None:
        """Keep the values that fill the translated text."""
        super().__init__(self.key, values)
        self.values: Mapping[str, Value] = values


class NotRecovering(DomainError):
    """No episode is running."""

    key = "not_recovering"


class NothingToAnswer(DomainError):
    """No prompt is open, or none of that activity."""

    key = "nothing_to_answer"


class StaleAnswer(DomainError):
    """The message that was answered is no longer open, or was never ours."""

    key = "stale_answer"


class UntickedTooLate(DomainError):
    """A tick can be taken back for a moment only, and not where something followed from it."""

    key = "unticked_too_late"


class UnskippedTooLate(DomainError):
    """What was skipped is not offered again: its time is over, or the next one is here."""

    key = "unskipped_too_late"


class UnknownActivity(DomainError):
    """The plan has no such activity."""

    key = "unknown_activity"


class NoDuration(DomainError):
    """The activity has no duration, so it cannot be started, only done."""

    key = "no_duration"


class NoSession(DomainError):
    """Nothing is being done now, or not that."""

    key = "no_session"


class InvalidPain(DomainError):
    """A pain number is a whole number from 0 to 10."""

    key = "invalid_pain"


class WindowTooLong(DomainError):
    """The rest window would end after the outer limit."""

    key = "window_too_long"


class WindowTooShort(DomainError):
    """The rest window would become shorter than the person's own plan."""

    key = "window_too_short"


class WindowIsOver(DomainError):
    """The workout is so long ago that its rest window has ended."""

    key = "window_is_over"


class DurationOutOfRange(DomainError):
    """A session of that kind is never so short or so long."""

    key = "duration_out_of_range"


class SnoozeTooLong(DomainError):
    """A prompt can be put off for a day at most."""

    key = "snooze_too_long"


class WrongPhase(DomainError):
    """The phase has no such move."""

    key = "wrong_phase"

    def __init__(self, *, phase: Phase, move: str) -> None:
        """Name the phase and what was asked of it."""
        super().__init__(phase=phase.value, move=move)


class ActivityClosed(DomainError):
    """The activity is closed; every reason is named, the longest one last."""

    key = "activity_closed"

    def __init__(self, activity: str, lockouts: tuple[Lockout, ...]) -> None:
        """Keep all the lockouts, so that an answer can show each of them."""
        super().__init__(activity=activity)
        self.lockouts = lockouts


class GateClosed(DomainError):
    """It is too early to move on; every reason is named."""

    key = "gate_closed"

    def __init__(self, unmet: tuple[Unmet, ...]) -> None:
        """Keep all that is missing, so that an answer can show each of it."""
        super().__init__()
        self.unmet = unmet


class NothingToCorrect(DomainError):
    """There is no check-in, or it is too long ago to have been a slip."""

    key = "nothing_to_correct"


class InvalidPlan(ValueError):
    """A plan contradicts itself. `key` names the text, `field` where to show it."""

    def __init__(self, field: str, key: str) -> None:
        """Name the field that is wrong and the text that says how."""
        super().__init__(f"{field}: {key}")
        self.field = field
        self.key = key


class DamagedRecord(ValueError):
    """What was read from disk is not a record this engine wrote."""


class FutureRecord(DamagedRecord):
    """What was read from disk was written by a later release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lockout:
    """An activity is closed until an instant, for a reason.

    `after` names the other activity where it is that one's fault, `by` the other plan,
    `condition` what the person ticked: a health answer, not for everybody's eyes.
    """

    activity: str
    until: datetime | None
    reason: Reason
    after: str | None = None
    by: str | None = None
    condition: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """One thing that is missing; `until` where time alone brings it."""

    reason: Reason
    until: datetime | None = None
