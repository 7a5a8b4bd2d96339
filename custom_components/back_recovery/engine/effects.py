"""What a step wants done. Every effect is harmless to repeat.

Messages carry the key of a text, never words: the shell has the person's language.
"""

from dataclasses import dataclass
from datetime import datetime

from .episode import Episode
from .vocabulary import Answer, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What to say: `text` is a key, the rest fills it.

    `subject` is the id of a prompt or of the episode: a later message of the same
    subject replaces this one. `activity` names what the text is about; `also` are
    activities that wait behind this message; `own_text` is the person's own wording,
    said instead of the text; `number` counts the tips of an episode, from 0.
    """

    subject: str
    text: str
    answers: tuple[Answer, ...] = ()
    urgency: Urgency = Urgency.NORMAL
    activity: str | None = None
    minutes: int | None = None
    until: datetime | None = None
    reason: str | None = None
    also: tuple[str, ...] = ()
    own_text: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell:
    """Send a message, in place of an earlier one of the same subject.

    `not_before` is the end of the quiet hours where the message has to wait;
    `not_after` is when it would be old news.
    """

    episode_id: str
    message: Message
    not_before: datetime | None = None
    not_after: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """Take a message away on every channel."""

    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPrompt:
    """Say to automations what became of a prompt."""

    kind: str
    activity: str
    prompt_id: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEpisode:
    """Say to automations what became of the episode."""

    kind: str
    reason: str | None = None


type Effect = Tell | Clear | ReportPrompt | ReportEpisode


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a step decided: the new episode, what to do, when to look again.

    `wake_at` is in the future, or None when nothing will change by itself.
    """

    episode: Episode | None
    effects: tuple[Effect, ...] = ()
    wake_at: datetime | None = None
