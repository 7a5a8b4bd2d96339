"""What stands in the way, as values: why something is closed, and what is missing for a gate."""

from dataclasses import dataclass
from datetime import datetime

from .vocabulary import Condition, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Lockout:
    """An activity is closed until an instant, for a reason.

    `after` names the other activity where it is that one's fault, `condition` what the
    person ticked: a health answer, not for everybody's eyes.
    """

    activity: str
    until: datetime | None
    reason: Reason
    after: str | None = None
    condition: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """One thing that is missing; `until` where time alone brings it."""

    reason: Reason
    until: datetime | None = None
