"""What a step wants done. Every effect is harmless to repeat.

Messages carry the key of a text, never words: the shell has the person's language.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from .episode import NOTHING_EARLIER, Earlier, Episode
from .guards import Guard
from .happened import DeviceNews, SessionEdge, What
from .texts import Text
from .vocabulary import Answer, PromptState, Recipient, Stage, Urgency

MOST_ANSWERS: Final = 3
"""A fourth button would never be seen: the companion app reads three actions of a message on
Android (home-assistant/android, `MessagingManager.handleActions`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What to say: `text` is a key, the rest fills it.

    `subject` is the id of a prompt or of the episode: a later message of the same
    subject replaces this one. `activity` names what the text is about; `also` are
    activities that wait behind this message; `answers` are at most MOST_ANSWERS; `own_text`
    is the person's own wording, said instead of the text; `by` names who did it;
    `temperature` is in °C; `number` counts the tips or the cards of an episode, from 0;
    `stage` fills in its caps. `cautious`: the text ends with what this person should look
    out for. `since` is when it began; `to` is who is told; `because` are words of the shell that come first.
    """

    subject: str
    text: Text
    answers: tuple[Answer, ...] = ()
    urgency: Urgency = Urgency.NORMAL
    activity: str | None = None
    minutes: float | None = None
    until: datetime | None = None
    reason: str | None = None
    also: tuple[str, ...] = ()
    own_text: str | None = None
    by: str | None = None
    temperature: float | None = None
    number: int | None = None
    stage: Stage | None = None
    cautious: bool = False
    since: datetime | None = None
    to: Recipient = Recipient.PERSON
    because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell:
    """Send a message, in place of an earlier one of the same subject.

    `episode_id` None: it is about a device, and true without an episode.

    `not_before` is the end of the quiet hours where the message has to wait;
    `not_after` is when it would be old news.
    """

    episode_id: str | None
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

    kind: PromptState
    activity: str
    prompt_id: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEpisode:
    """Say to automations what became of the episode."""

    kind: What
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnOn:
    """Switch a device on; its end is on disk by now.

    `not_after` is when the answer that allowed it is not fresh any more.
    """

    activity: str
    device: str
    off_at: datetime
    not_after: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnOff:
    """Switch a device off."""

    activity: str
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDevice:
    """Say to automations, and to the log, what became of a device. `proof`: by what."""

    kind: DeviceNews
    activity: str
    reason: str | None = None
    proof: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunActions:
    """Run what the person wants done when an activity starts, or ends."""

    kind: SessionEdge
    activity: str
    ends_at: datetime
    reason: str | None = None


type Command = TurnOn | TurnOff
type Report = ReportPrompt | ReportEpisode | ReportDevice
type Effect = Tell | Clear | Report | Command | RunActions


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a step decided: the new episode, what to do, when to look again.

    `ended` is the episode that ended in this step, as it stood at its end. `earlier` is what
    the next episode has to reckon with.
    `wake_at` is in the future, or None when nothing will change by itself.
    """

    episode: Episode | None
    ended: Episode | None = None
    earlier: Earlier = NOTHING_EARLIER
    guards: tuple[Guard, ...] = ()
    effects: tuple[Effect, ...] = ()
    wake_at: datetime | None = None
