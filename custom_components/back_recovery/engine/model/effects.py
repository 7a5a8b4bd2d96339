"""What a step wants done. Every effect is harmless to repeat.

Messages carry the key of a text, never words: the shell has the person's language.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from .episode import NOTHING_EARLIER, Earlier, Episode
from .guards import Guard
from .happened import DeviceNews, SessionEdge, What
from .plan import Caps
from .remembering import Remembering, remembered
from .texts import Text
from .vocabulary import Answer, Countdown, PromptState, Recipient, Seek, Stage, Urgency

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
    `temperature` is in °C; `number` counts the walks, tips or cards of an episode, from 0;
    `stage` fills in its caps, which are `caps` where the ladder has its own. `cautious`: the text
    ends with what this person should look out for. `since` is when it began; `to` is who is told;
    `because` are words of the shell that come first; `seek`: the text ends with whom to ask.
    `first` is what else the same event has to say, before it and in the same message.
    `due` is when it was to come, where it comes late. `later`: left for another day.
    `asking` is the id of this asking, given when it is told; None where nothing can be answered.
    `live`: a phone can count down to `until` while it is locked, or stops doing so.
    `again`: it was told before, or only its buttons are news: it makes no sound, however urgent,
    and goes only where it takes the place of what is there.
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
    caps: Caps | None = None
    seek: Seek | None = None
    first: tuple[Message, ...] = ()
    due: datetime | None = None
    later: bool = False
    asking: str | None = None
    live: Countdown | None = None
    again: bool = False

    @property
    def rings(self) -> bool:
        """Whether it comes with a sound, or a vibration."""
        return self.urgency is not Urgency.QUIET and not self.again


COUNTS_LATE: Final = frozenset({Answer.HALT})
"""Answers that still count when nobody waits for them any more: skin that is not fine."""

LATE_FOR: Final = timedelta(hours=48)
"""As long as skin that was not fine rests: a later word of it closes nothing any more."""


UNDO_FOR: Final = timedelta(minutes=1)
"""So long a slip can be taken back: who means it has not acted on it yet (judgement)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One of the times something was asked. `is_late`: the message is gone, or says more by now."""

    message: Message
    asked_at: datetime
    is_late: bool = False

    @property
    def id(self) -> str | None:
        """The id that an answer names."""
        return self.message.asking


@dataclass(frozen=True, slots=True, kw_only=True)
class Askings:
    """What can be answered now, whatever it is about. `number` counts all that was ever asked.

    An asking is open as long as its message stands: until it is answered, asked anew, taken
    away, or another message takes its place. No id comes twice.
    """

    open: tuple[Asking, ...] = ()
    number: int = 0

    def find(self, asking: str, now: datetime) -> Asking | None:
        """Return what the id stands for, None where it is not open (any more)."""
        found = next((one for one in self.open if one.id == asking), None)
        return found if found and not _is_too_late(found, now) else None

    def on(self, subject: str) -> Asking | None:
        """Return what is asked in the message of a subject, None where nothing is."""
        standing = (one for one in self.open if not one.is_late)
        return next((one for one in standing if one.message.subject == subject), None)

    def is_standing(self, asking: str | None) -> bool:
        """Tell whether the message of an asking still waits for its answers."""
        return any(one.id == asking and not one.is_late for one in self.open)

    def asked(self, message: Message, now: datetime) -> tuple[Askings, Message]:
        """Return the askings with this one, and the message with its id.

        The number alone would come again where a record was lost; the instant will not.
        """
        rest = self.without(message.subject)
        if not message.answers:
            return rest, replace(message, asking=None)
        number = self.number + 1
        asked = replace(message, asking=f"{_short(int(now.timestamp()))}-{_short(number)}")
        kept = tuple(one for one in rest.open if not _is_too_late(one, now))
        asking = Asking(message=asked, asked_at=now)
        return Askings(open=(*kept, asking), number=number), asked

    def without_answer(self, asking: Asking, answer: Answer) -> Askings:
        """Return the askings without an answer that was given; nothing is said twice."""
        kept = (_without(one, answer) if one.id == asking.id else one for one in self.open)
        return replace(self, open=tuple(one for one in kept if one))

    def without(self, subject: str) -> Askings:
        """Return the askings without those of a subject; what counts late can still be said."""
        kept = (
            _late(one) if one.message.subject == subject and not one.is_late else one
            for one in self.open
        )
        return replace(self, open=tuple(one for one in kept if one))


def _without(asking: Asking, answer: Answer) -> Asking | None:
    answers = tuple(one for one in asking.message.answers if one is not answer)
    if asking.is_late or not answers:
        return None
    return replace(asking, message=replace(asking.message, answers=answers))


def _late(asking: Asking) -> Asking | None:
    answers = tuple(one for one in asking.message.answers if one in COUNTS_LATE)
    if not answers:
        return None
    return replace(asking, message=replace(asking.message, answers=answers), is_late=True)


def _is_too_late(asking: Asking, now: datetime) -> bool:
    return asking.is_late and abs(now - asking.asked_at) > LATE_FOR


def _short(number: int) -> str:
    """Write a number with digits and letters."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    written = ""
    while number:
        number, rest = divmod(number, len(digits))
        written = digits[rest] + written
    return written


NOTHING_ASKED = Askings()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sooner:
    """The quiet is over sooner than was thought: what waits for `instead_of` leaves `at`."""

    instead_of: datetime
    at: datetime

    def of(self, waits_until: datetime | None) -> datetime | None:
        """Return until when something waits now; one after the other, as before."""
        if waits_until is None or waits_until < self.instead_of:
            return waits_until
        return self.at + (waits_until - self.instead_of)


type Command = TurnOn | TurnOff
type Report = ReportPrompt | ReportEpisode | ReportDevice
type Effect = Tell | Clear | Report | Command | RunActions


def _never() -> None:
    """Nothing will change by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Remembering):
    """What a step decided: the new episode, what to do, when to look again.

    `ended` is the episode that ended in this step, as it stood at its end. `earlier` is what
    the next episode has to reckon with.
    `sooner`: what waits on disk for the quiet to end need not wait so long.
    `look_ahead` returns `wake_at`.
    """

    episode: Episode | None
    ended: Episode | None = None
    earlier: Earlier = NOTHING_EARLIER
    askings: Askings = NOTHING_ASKED
    guards: tuple[Guard, ...] = ()
    effects: tuple[Effect, ...] = ()
    sooner: Sooner | None = None
    look_ahead: Callable[[], datetime | None] = field(default=_never, compare=False, repr=False)

    @remembered
    def wake_at(self) -> datetime | None:
        """Return when to look again, in the future; None when nothing will change by itself.

        It is as much work as all the rest of a step, and whoever is to be told need not wait for
        it: it is worked out for the first who asks.
        """
        return self.look_ahead()
