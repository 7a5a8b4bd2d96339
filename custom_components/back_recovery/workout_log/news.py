"""What automations hear of a workout."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class WorkoutNews(StrEnum):
    """What happened to a workout."""

    DETECTED = "detected"
    IGNORED = "ignored"
    DURING_LOCKOUT = "during_lockout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What automations hear, with all that is known of the workout."""

    kind: WorkoutNews
    attributes: Mapping[str, Any]
