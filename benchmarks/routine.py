"""The routine that every way has to do: eight offers a day, each answered three minutes later.

A person is a phone that shows what it is sent. Somebody taps *Done* on every offer, as soon as
three minutes are over, and the message goes away.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

TIMES: Final = ("08:00", "09:00", "10:30", "12:00", "14:00", "16:00", "19:00", "21:00")
NAMES: Final = (
    "Easy walk",
    "Check-in",
    "Cat and cow",
    "Easy walk",
    "Bird dog",
    "Easy walk",
    "Breathing",
    "Check-in",
)
"""What is offered at each of those times."""

ANSWERED_AFTER: Final = 180
"""Seconds."""

LAPSES_AFTER: Final = "01:00:00"
SNOOZES_FOR: Final = "00:30:00"

CLEAR: Final = "clear_notification"


def phone_of(number: int) -> str:
    """Return the notify service of a person."""
    return f"mobile_app_person_{number}"


@dataclass(slots=True)
class Offer:
    """A message that asks something: whose, when it came, in seconds of the epoch, and what."""

    person: int
    at: float
    data: dict[str, Any]


@dataclass(slots=True)
class Heard:
    """What arrived on the phones since it was last asked for."""

    offers: list[Offer] = field(default_factory=list)
    messages: int = 0
    cleared: int = 0


type Reply = Callable[[Offer], None]
"""How somebody answers in one way of doing it: what is pressed, or tapped."""
