"""One sore back from start to end, and everything that happened in it.

All values are frozen; every instant is UTC and absolute. What can be computed from
these facts is not stored.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .happened import ENDS, What
from .remembering import Remembering, remembered
from .texts import TIPS, Text
from .vocabulary import Feel, Onset, Phase, PromptState, Reason, Stage

OPEN = frozenset({PromptState.OFFERED, PromptState.SNOOZED})
"""States in which a prompt waits for an answer."""

CLOSED = frozenset({PromptState.DONE, PromptState.SKIPPED, PromptState.LAPSED})
"""States nothing leaves."""

ANSWERED = frozenset({PromptState.DONE, PromptState.SKIPPED, PromptState.STARTED})
"""States that an answer leads to."""

TAKEN_UP = frozenset({PromptState.DONE, PromptState.STARTED})
"""States in which what a prompt offered was taken up."""

HARDLY_ON = timedelta(minutes=3)
"""What the house broke off sooner than this uses nothing up (judgement)."""

_NEVER_BEGAN = frozenset({Reason.NOT_STARTED, Reason.LEAK_SILENT})

_BROKEN_OFF = frozenset(
    {
        Reason.RESTARTED,
        Reason.UNLOADED,
        Reason.PLAN_CHANGED,
        Reason.ACTIVITY_REMOVED,
        Reason.CLOCK_SET_BACK,
        Reason.LEAK,
    }
)
"""Ends that are the house's doing, and nobody's wish."""


class About(StrEnum):
    """What a message is about that belongs to no prompt; the value ends its subject."""

    WARNING = "warning"
    CONFIRM = "confirm"
    SKIN = "skin"
    SESSION = "session"
    WITHDRAWN = "withdrawn"
    OUT = "out"
    ADVICE = "advice"
    SILENCE = "silence"
    HIGH_PAIN = "high_pain"
    ANYTHING_NEW = "anything_new"
    WHAT_IS_NEW = "what_is_new"
    TRAINING = "training"
    WARNING_TODAY = "warning_today"
    SUITS = "suits"
    MISSED = "missed"
    NO_PAIN = "no_pain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the person is. `at_home` None: nobody knows, which never holds a prompt back."""

    at_home: bool | None = None
    at_gym: bool = False


NOWHERE_KNOWN = Place()
"""Before anybody found out where the person is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One offer of one activity.

    `repeat_at` is when the one repetition is owed, None when it is not (any more).
    `told` is False for a prompt that another prompt's message mentioned. `card` is what a tip
    or a practice says.
    """

    id: str
    activity: str
    state: PromptState
    due_at: datetime
    offered_at: datetime
    lapses_at: datetime
    told: bool = True
    repeat_at: datetime | None = None
    snoozed_until: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None
    card: Text | None = None

    @property
    def asks(self) -> bool:
        """Whether there is something to answer: a tip is read and gone."""
        return self.card not in TIPS

    @property
    def is_answered(self) -> bool:
        """Whether the person answered it."""
        return self.state in ANSWERED

    @property
    def never_sent(self) -> bool:
        """Whether its time passed before it could be sent: what was sent stood for a while."""
        return self.lapses_at == self.offered_at and self.state is PromptState.LAPSED

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One activity being done, or done. `ended_at` None: it is running.

    `reason` is why it ended; `soak_minutes` is how long a bath is to be once it is full, None when
    it is. `skin_asked_at` and `is_skin_fine` belong to the look at the skin in the middle of heat;
    `skin_bad_at` is when it was said, after the end, that it was not fine. `soak_began_at` is when
    a bath that was filled was ready, and `is_scald_told` whether it was said that its water is too
    hot. `answer_by` is until when somebody has to say that they are out of the bath, None where
    nobody waits for that; `is_overdue`: the second contact was told. `shown` is what its message
    says now, and `shown_until` until when; None: there is none (any more). What takes no time (a
    check-in, something the person reports afterwards) is a session that ends as it starts.
    """

    activity: str
    started_at: datetime
    ends_at: datetime
    ended_at: datetime | None = None
    prompt_id: str | None = None
    started_by: str | None = None
    reason: str | None = None
    soak_minutes: float | None = None
    skin_asked_at: datetime | None = None
    is_skin_fine: bool = False
    skin_bad_at: datetime | None = None
    soak_began_at: datetime | None = None
    is_scald_told: bool = False
    answer_by: datetime | None = None
    is_overdue: bool = False
    shown: Text | None = None
    shown_until: datetime | None = None

    @property
    def is_filling(self) -> bool:
        """Whether the bath is not ready yet."""
        return self.soak_minutes is not None

    @property
    def in_water_since(self) -> datetime:
        """When a bath began: as it was ready, or at once where the house does not fill it."""
        return self.soak_began_at or self.started_at

    @property
    def took_place(self) -> bool:
        """Whether it counts: what the house broke off before it began leaves no warmth behind."""
        if self.reason in _NEVER_BEGAN:
            return False
        is_short = self.ended_at is not None and self.ended_at - self.started_at < HARDLY_ON
        return not (is_short and self.reason in _BROKEN_OFF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whether somebody is there, asked before a device is switched on."""

    activity: str
    asked_at: datetime
    minutes: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """What the person said about the back: 0 is no pain, 10 the worst imaginable."""

    at: datetime
    pain_now: int
    pain_worst: int | None = None
    swelling: bool | None = None
    bruise: bool | None = None
    skin_ok: bool | None = None
    leg_symptoms: bool | None = None
    feel_unwell: bool | None = None
    alcohol_or_sedative: bool | None = None
    by: str | None = None

    @property
    def worst(self) -> int:
        """The worst since the check-in before; what hurts now is never worse than that."""
        return max(self.pain_now, self.pain_worst or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """One session in the gym on the way back; pains from 0 to 10, None: not said.

    `feel` is how it went in one tap, instead of numbers or on top of them.
    """

    at: datetime
    stage: Stage
    pain_before: int | None = None
    pain_warm_up: int | None = None
    pain_after: int | None = None
    feel: Feel | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of the episode's history. `stage` is the one that began with it."""

    at: datetime
    what: What
    reason: str | None = None
    by: str | None = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What keeps something closed for hours, whether the episode goes on or not.

    Without who said it and without numbers. `onset` is how it began, where that closes.
    `after` is what was on the skin. `is_hold`: nobody has lifted the hold that began with it.
    """

    reason: Reason
    at: datetime
    onset: Onset | None = None
    after: str | None = None
    is_hold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What was done, offered and closed in episodes that ended lately: without who, no numbers.

    `suits`: the person once said that nothing of the short list applies; that is kept for good.
    """

    sessions: tuple[Session, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    closings: tuple[Closing, ...] = ()
    suits: bool = False


NOTHING_EARLIER = Earlier()


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode(Remembering):
    """One sore back. `phase_since` is when the phase began.

    `workout_ended_at`: the end of the workout it came from, where one is known.
    `onset_at`: when it was said how it began, None where it was never said.
    `paused_from`: where a pause goes on. `answers_from`: answers given before then open
    no gate. `agreed_at`: when the person said that a professional agrees to go on.
    `onset_before`: what was said before of how it began, should a tap have been a slip.
    `held_from` and `held_before`: where it stood, and why it was on hold, before a sign was
    reported, should that have been a mistake.
    `asked`: what waits for an answer besides the prompts.
    `last_told_at`: when the last message left; a prompt never shares its minute.
    `gym_warned`: this visit to the gym has had its warning; `left_gym_at` is since when
    the person has been outside, and the visit may go on. `earlier` counts where a day, a
    gap or the skin does, and is no part of this episode otherwise. `undisturbed_since`: since
    when the house has known that the person sleeps or wants to be left alone, None: not now.
    """

    id: str
    started_at: datetime
    window_ends_at: datetime
    onset: Onset
    phase: Phase
    phase_since: datetime
    place: Place = NOWHERE_KNOWN
    prompts: tuple[Prompt, ...] = ()
    sessions: tuple[Session, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    history: tuple[Fact, ...] = ()
    question: Question | None = None
    workout_ended_at: datetime | None = None
    paused_from: Phase | None = None
    answers_from: datetime | None = None
    agreed_at: datetime | None = None
    onset_before: Onset | None = None
    held_from: Phase | None = None
    held_before: str | None = None
    asked: tuple[About, ...] = ()
    stage: Stage = Stage.NONE
    stage_since: datetime | None = None
    trainings: tuple[Training, ...] = ()
    last_told_at: datetime | None = None
    gym_warned: bool = False
    left_gym_at: datetime | None = None
    earlier: Earlier = NOTHING_EARLIER
    onset_at: datetime | None = None
    undisturbed_since: datetime | None = None

    @remembered
    def session(self) -> Session | None:
        """The session that is running."""
        return next((one for one in self.sessions if one.ended_at is None), None)

    @property
    def onset_counts_from(self) -> datetime:
        """When what the onset closes began to be closed."""
        return self.onset_at or self.started_at

    @remembered
    def all_sessions(self) -> tuple[Session, ...]:
        """The sessions that count, those before this episode too."""
        return (*self.earlier.sessions, *self.sessions)

    @remembered
    def all_prompts(self) -> tuple[Prompt, ...]:
        """The prompts that count for a day, those before this episode too."""
        return (*self.earlier.prompts, *self.prompts)

    @property
    def end(self) -> Fact | None:
        """The line of the history that says how it ended, None while it runs."""
        return next((one for one in self.history[-1:] if one.what in ENDS), None)

    @remembered
    def open_prompts(self) -> tuple[Prompt, ...]:
        """The prompts that wait for an answer, the one offered last at the end."""
        return tuple(prompt for prompt in self.prompts if prompt.is_open)

    @property
    def adherence(self) -> float | None:
        """Answered prompts that were taken up, in percent; None before any answer."""
        states = [prompt.state for prompt in self.prompts]
        done = sum(state in TAKEN_UP for state in states)
        answered = done + states.count(PromptState.SKIPPED)
        return 100 * done / answered if answered else None

    def subject(self, about: About) -> str:
        """Return the subject of what is said about one thing: the latest replaces the others."""
        return f"{self.id}-{about}"

    @property
    def warning_subject(self) -> str:
        """The subject under which the list of warning signs is sent."""
        return self.subject(About.WARNING)

    @property
    def session_subject(self) -> str:
        """The subject of the one message about a session, from its start to the proof of its end."""
        return self.subject(About.SESSION)

    @property
    def question_subject(self) -> str:
        """The subject of the question whether somebody is there."""
        return self.subject(About.CONFIRM)

    @property
    def skin_subject(self) -> str:
        """The subject of the question about the skin."""
        return self.subject(About.SKIN)

    def last_fact(self, what: What, reason: str | None = None) -> Fact | None:
        """Return the last line of the history of that kind, and for that reason.

        The last that was written: two may share their instant, and a clock is set back.
        """
        found = (one for one in reversed(self.history) if one.what == what)
        return next((one for one in found if reason in (None, one.reason)), None)

    def open_prompt(self, activity_id: str | None = None) -> Prompt | None:
        """Return the prompt told last that waits for an answer, or None.

        A snoozed one is meant only where no other is open: its message is gone. A tip is
        meant only where it is named.
        """
        wanted = [
            one
            for one in reversed(self.open_prompts)
            if (one.asks if activity_id is None else one.activity == activity_id)
        ]
        return max(wanted, key=lambda one: one.state is PromptState.OFFERED, default=None)

    def last_done_at(self, activity_id: str) -> datetime | None:
        """Return when the activity was last done, or None."""
        return self._done_at.get(activity_id)

    @remembered
    def _done_at(self) -> dict[str, datetime]:
        done = [(one.ended_at, one.activity) for one in self.all_sessions if one.took_place]
        return {activity: at for at, activity in sorted(filter(all, done)) if at}
