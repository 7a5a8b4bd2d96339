"""How long a message lies on a phone when nothing takes its place."""

from datetime import datetime, timedelta
from typing import Final

from ..engine.model.effects import UNDO_FOR, Message
from ..engine.model.texts import ENDED, Text
from ..engine.model.vocabulary import Countdown

STAYS: Final = frozenset(
    {
        Text.NOT_OFF,
        Text.CONTACT_NOT_OFF,
        Text.WARNING_A,
        Text.WARNING_B,
        Text.SWELLING,
        Text.SWELLING_NO_ICE,
    }
)
"""What is true until somebody does something about it; another message takes its place then."""

_OVER_SOON: Final = frozenset(
    {
        *ENDED.values(),
        Text.ENDED_HEAT,
        Text.GOING_OFF,
        Text.OFF_CONFIRMED,
        Text.HEAT_OVER,
        Text.IS_OFF,
        Text.OFF_AGAIN,
        Text.CONTACT_OFF_AGAIN,
        Text.CONTACT_BATH_OVER,
        Text.SCALD,
        Text.SORE_PEAK,
        Text.TEST,
    }
)

SOON: Final = timedelta(hours=1)
USUALLY: Final = timedelta(days=1)
AFTER_ITS_END: Final = timedelta(minutes=10)
"""So long a running session may be shown after its end: its last word may be late (judgement)."""


def lasts(message: Message, now: datetime) -> timedelta | None:
    """Return how long a message is to lie there from `now` on, None for what stays."""
    if message.text in STAYS:
        return None
    if message.live is Countdown.RUNS and message.until:
        return max(message.until - now, timedelta(0)) + AFTER_ITS_END
    if message.text is Text.SKIPPED:
        return UNDO_FOR
    return SOON if message.text in _OVER_SOON else USUALLY
