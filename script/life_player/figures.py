"""What can be counted of a life: rings a day, words of a message, what came how often."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from statistics import median

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Urgency
from custom_components.back_recovery.telling.texts import Spoken, Texts

from .player import ZONE, Life, Line, Told

SAFETY = frozenset({Urgency.SAFETY, Urgency.ALARM})
ABOUT_SAFETY = frozenset({Text.ANYTHING_NEW, Text.WHAT_IS_NEW})
"""What asks about a sign to somebody who has the phone in the hand, and so makes no sound."""


def day_of(instant: datetime) -> date:
    """Return the person's calendar day."""
    return instant.astimezone(ZONE).date()


def told(lines: Iterable[Line]) -> list[Told]:
    """Return the messages that arrived."""
    return [line for line in lines if isinstance(line, Told)]


def rings_a_day(lines: Iterable[Line]) -> Mapping[date, int]:
    """Count the messages with a sound, for each day on which there was any message."""
    found: Counter[date] = Counter()
    for line in told(lines):
        found[day_of(line.at)] += line.message.rings
    return found


def words_of(spoken: Spoken) -> int:
    """Count the words of a message: its text, as the title and the buttons are seen at a glance."""
    return sum(any(map(str.isalnum, word)) for word in spoken.text.split())


def say(line: Told, life: Life, texts: Texts) -> Spoken:
    """Put a message into words, as its person reads it."""
    return texts.say(line.message, life.plan, line.at, "Anna")


@dataclass(frozen=True, slots=True)
class Figures:
    """What stands at the head of a life."""

    messages: int
    rings: tuple[int, ...]
    words: float
    most_words: int

    @property
    def rings_on_average(self) -> float:
        """Rings a day, over the days with a message."""
        return sum(self.rings) / len(self.rings) if self.rings else 0


def figures(life: Life, lines: list[Line], texts: Texts) -> Figures:
    """Count what is to be counted of a life."""
    arrived = told(lines)
    lengths = [words_of(say(line, life, texts)) for line in arrived]
    return Figures(
        messages=len(arrived),
        rings=tuple(rings_a_day(lines).values()),
        words=median(lengths) if lengths else 0,
        most_words=max(lengths, default=0),
    )


def close_together(lines: Iterable[Line]) -> list[tuple[Told, Told]]:
    """Return the messages that share their minute with the one before, but those about safety."""
    pairs = pairwise(one for one in told(lines) if not is_safety(one.message))
    return [(one, other) for one, other in pairs if (other.at - one.at).total_seconds() < 60]


def is_safety(message: Message) -> bool:
    """Tell whether a message is about safety, or an answer to a question about it."""
    return message.urgency in SAFETY or message.text in ABOUT_SAFETY
