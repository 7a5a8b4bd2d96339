"""What became of a test message, channel by channel, in words that say what to check."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from homeassistant.core import HomeAssistant, callback

from ..engine.model.effects import Message
from ..engine.model.texts import Text
from ..engine.model.vocabulary import Answer, Recipient
from ..surroundings.phones import has_connection, phones
from .channels import Channel, PersistentNotification, Phone, Satellite, Speaker
from .outages import Outage

TEST: Final = "test"
"""Of which message it is the test: its subject, and its asking."""


class Arrival(StrEnum):
    """How far a test message got, as far as anybody can know here."""

    TAKEN = "taken"
    CONNECTED = "connected"
    HANDED_OVER = "handed_over"
    SPOKEN = "spoken"
    SHOWN_HERE = "shown_here"
    MISSING = "missing"
    FAILED = "failed"
    NOT_TAKEN = "not_taken"
    OVER_LIMIT = "over_limit"

    @property
    def has_left(self) -> bool:
        """Whether it left the house as it should."""
        return self not in _STAYED


_OF_OUTAGES: Final = {
    Outage.MISSING: Arrival.MISSING,
    Outage.FAILED: Arrival.FAILED,
    Outage.NOT_TAKEN: Arrival.NOT_TAKEN,
    Outage.OVER_LIMIT: Arrival.OVER_LIMIT,
}
_STAYED: Final = frozenset(_OF_OUTAGES.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """One channel, and how far the test got on it. `name` is what people call it."""

    target: str
    name: str
    arrival: Arrival


def test_message(to: Recipient) -> Message:
    """Return the test; only the person of the plan has something to tap."""
    answers = (Answer.DONE,) if to is Recipient.PERSON else ()
    return Message(subject=TEST, text=Text.TEST, answers=answers, asking=TEST, to=to)


@callback
def tested(hass: HomeAssistant, channel: Channel, outage: Outage | None) -> Tested:
    """Return what became of the test on a channel, of which `outage` is what went wrong."""
    state = hass.states.get(channel.target)
    name = state.name if state else phones(hass).get(channel.target, channel.target)
    arrival = _OF_OUTAGES[outage] if outage else _arrival(hass, channel)
    return Tested(target=channel.target, name=name, arrival=arrival)


def _arrival(hass: HomeAssistant, channel: Channel) -> Arrival:
    if isinstance(channel, Phone):
        is_connected = has_connection(hass, channel.target)
        return Arrival.CONNECTED if is_connected else Arrival.TAKEN
    if isinstance(channel, Speaker | Satellite):
        return Arrival.SPOKEN
    is_here = isinstance(channel, PersistentNotification)
    return Arrival.SHOWN_HERE if is_here else Arrival.HANDED_OVER
