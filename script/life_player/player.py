"""A life is played: time passes, messages arrive, a person answers, until nothing more comes.

What the engine tells goes through the record, as in a house: a message that waits for the
morning is kept there, and one that makes no sense any more is never heard of.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
import heapq
from itertools import count
from zoneinfo import ZoneInfo

from custom_components.back_recovery.engine.model.effects import Clear, Message, Tell
from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.errors import DomainError
from custom_components.back_recovery.engine.model.events import ClockMoved, Event, MessageAnswered
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.engine.step import step

ZONE = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2026, 6, 15)
"""Every life begins in this week: no clock change is near."""
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ANNA = "anna"
"""Whose plan it is."""

DISPLAYED = frozenset(
    {
        Text.RUNNING,
        Text.RUNNING_DEVICE,
        Text.FILLING,
        Text.GOING_OFF,
        Text.HEAT_OVER,
        Text.OFF_CONFIRMED,
    }
)
"""What the display of a session says on a phone: it changes in its place and is no new message."""


def at(text: str) -> datetime:
    """Return the instant of "Tue 07:00", or of "+Tue 07:00" in the week after it."""
    word, clock = text.split()
    days = DAYS.index(word.lstrip("+")) + 7 * word.count("+")
    local = datetime.combine(MONDAY + timedelta(days=days), time.fromisoformat(clock), ZONE)
    return local.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it arrives, and where the episode stood."""

    at: datetime
    message: Message
    episode: Episode | None

    @property
    def days(self) -> float:
        """Days since the episode began."""
        began = self.episode.started_at if self.episode else self.at
        return (self.at - began) / timedelta(days=1)

    @property
    def clock(self) -> time:
        """What the person's clock shows."""
        return self.at.astimezone(ZONE).time()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A button that is tapped so many minutes after a message came."""

    answer: Answer
    text: str | None = None
    after: float = 3


type Person = Callable[[Letter], Reply | None]
"""Who a person is: what they answer to a message, and when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A plan, a person, and what the person does unasked; `until` ends what goes on and on."""

    name: str
    about: str
    plan: Plan
    person: Person
    does: tuple[tuple[str, Event], ...]
    until: str


@dataclass(frozen=True, slots=True)
class Told:
    """A message that arrived."""

    at: datetime
    message: Message


@dataclass(frozen=True, slots=True)
class Lost:
    """A message that was told and never arrived, as it made no sense any more."""

    at: datetime
    message: Message


@dataclass(frozen=True, slots=True)
class Did:
    """What the person did, and why it was refused where it was."""

    at: datetime
    event: Event
    refused: DomainError | None = None


type Line = Told | Lost | Did


@dataclass(slots=True)
class _Played:
    """A life as far as it is played."""

    life: Life
    record: Record = field(default_factory=Record)
    wake_at: datetime | None = None
    lines: list[Line] = field(default_factory=list)
    coming: list[tuple[datetime, int, Event]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)
    subjects: dict[int, str] = field(default_factory=dict)

    def plan_to(self, when: datetime, event: Event, subject: str | None = None) -> None:
        number = next(self.numbers)
        heapq.heappush(self.coming, (when, number, event))
        if subject:
            self.subjects[number] = subject

    def next_at(self) -> datetime | None:
        """Return when something happens next; what the person does comes after the time."""
        waiting = [
            one.effect.not_before
            for one in self.record.pending
            if isinstance(one.effect, Tell) and one.effect.not_before
        ]
        own = self.coming[0][0] if self.coming else None
        return min((one for one in (self.wake_at, own, *waiting) if one), default=None)

    def step(self, event: Event, now: datetime) -> None:
        decision = step(
            self.life.plan,
            self.record.episode,
            event,
            now,
            guards=self.record.guards,
            earlier=self.record.earlier,
            askings=self.record.askings,
        )
        self.record = self.record.decided(decision)
        self.wake_at = decision.wake_at

    def deliver(self, now: datetime) -> None:
        for pending in self.record.pending:
            tell = pending.effect
            if isinstance(tell, Tell):
                if tell.not_before and tell.not_before > now:
                    continue
                is_told = self.record.makes_sense(tell, now)
                if tell.message.text in DISPLAYED:
                    # The display of what runs changes in its place: nobody hears or answers it.
                    self.record = self.record.acknowledged(pending.number)
                    continue
                self.lines.append((Told if is_told else Lost)(now, tell.message))
                if is_told:
                    self.let_answer(Letter(now, tell.message, self.record.episode))
            if isinstance(tell, Clear):
                self.forget(tell.subject)
            self.record = self.record.acknowledged(pending.number)

    def forget(self, subject: str) -> None:
        """Let nobody tap on a message that is not there any more."""
        kept = [one for one in self.coming if self.subjects.get(one[1]) != subject]
        heapq.heapify(kept)
        self.coming = kept

    def let_answer(self, letter: Letter) -> None:
        reply = self.life.person(letter)
        if reply is None or reply.answer not in letter.message.answers:
            return
        subject, asking = letter.message.subject, letter.message.asking
        assert asking
        self.forget(subject)
        tapped = MessageAnswered(asking=asking, answer=reply.answer, text=reply.text, by=ANNA)
        self.plan_to(letter.at + timedelta(minutes=reply.after), tapped, subject)


def play(life: Life) -> list[Line]:
    """Return everything that was told and done in a life, in order."""
    played = _Played(life)
    for _ in _live(played):
        pass
    return played.lines


def each_record(life: Life) -> Iterator[Record]:
    """Yield the record after each step of a life, as it is saved: its effects pending."""
    return _live(_Played(life))


def _live(played: _Played) -> Iterator[Record]:
    life = played.life
    for when, event in life.does:
        played.plan_to(at(when), event)
    ends_at = at(life.until)
    while (now := played.next_at()) and now < ends_at:
        if played.coming and played.coming[0][0] <= now:
            _, _, event = heapq.heappop(played.coming)
            _do(played, event, now)
        else:
            played.step(ClockMoved(), now)
        yield played.record
        played.deliver(now)


def _do(played: _Played, event: Event, now: datetime) -> None:
    played.lines.append(Did(now, event))
    try:
        played.step(event, now)
    except DomainError as refused:
        played.lines[-1] = Did(now, event, refused)
        played.step(ClockMoved(), now)
