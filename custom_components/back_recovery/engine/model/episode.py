"""One sore back from start to end, and everything that happened in it.

All values are frozen; every instant is UTC and absolute. What can be computed from
these facts is not stored.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .happened import ENDS, What
from .vocabulary import Feel, Onset, Phase, PromptState, Reason, Stage

OPEN = frozenset({PromptState.OFFERED, PromptState.SNOOZED})
"""States in which a prompt waits for an answer."""

CLOSED = frozenset({PromptState.DONE, PromptState.SKIPPED, PromptState.LAPSED})
"""States nothing leaves."""

TAKEN_UP = frozenset({PromptState.DONE, PromptState.STARTED})
"""States in which what a prompt offered was taken up."""


class About(StrEnum):
    """What a message is about that belongs to no prompt; the value ends its subject."""

    WARNING = "warning"
    CONFIRM = "confirm"
    SKIN = "skin"
    OUT = "out"
    ADVICE = "advice"
    SILENCE = "silence"
    HIGH_PAIN = "high_pain"
    ANYTHING_NEW = "anything_new"
    WHAT_IS_NEW = "what_is_new"
    TRAINING = "training"


_ONE_TIME = frozenset(About) - {About.WARNING, About.CONFIRM, About.SKIN, About.OUT}
"""What is asked until it is answered; the others are open for reasons of their own."""


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
    `told` is False for a prompt that another prompt's message mentioned.
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

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One activity being done, or done. `ended_at` None: it is running.

    `reason` is why it ended; `soak_minutes` is how long a bath is to be once it is full,
    None when it is. `skin_asked_at` and `is_skin_fine` belong to the look at the skin in
    the middle of heat. `soak_began_at` is when a bath that was filled was ready, and
    `is_scald_told` whether it was said that its water is too hot. `answer_by` is until when
    somebody has to say that they are out of the bath, None where nobody waits for that;
    `is_overdue`: the second contact was told. What takes no time (a check-in, something the person reports
    afterwards) is a session that ends as it starts.
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
    soak_began_at: datetime | None = None
    is_scald_told: bool = False
    answer_by: datetime | None = None
    is_overdue: bool = False

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
        return self.reason not in {Reason.NOT_STARTED, Reason.LEAK_SILENT}


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
class Earlier:
    """What was done and offered in episodes that ended lately: without who, and no answers."""

    sessions: tuple[Session, ...] = ()
    prompts: tuple[Prompt, ...] = ()


NOTHING_EARLIER = Earlier()


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One sore back. `phase_since` is when the phase began.

    `workout_ended_at`: the end of the workout it came from, where one is known.
    `paused_from`: where a pause goes on. `answers_from`: answers given before then open
    no gate. `agreed_at`: when the person said that a professional agrees to go on.
    `asked`: what waits for an answer besides the prompts.
    `last_told_at`: when the last message left; a prompt never shares its minute.
    `gym_warned`: this visit to the gym has had its warning. `earlier` counts where a day, a
    gap or the skin does, and is no part of this episode otherwise.
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
    asked: tuple[About, ...] = ()
    stage: Stage = Stage.NONE
    stage_since: datetime | None = None
    trainings: tuple[Training, ...] = ()
    last_told_at: datetime | None = None
    gym_warned: bool = False
    earlier: Earlier = NOTHING_EARLIER

    @property
    def session(self) -> Session | None:
        """The session that is running."""
        return next((one for one in self.sessions if one.ended_at is None), None)

    @property
    def all_sessions(self) -> tuple[Session, ...]:
        """The sessions that count, those before this episode too."""
        return (*self.earlier.sessions, *self.sessions)

    @property
    def all_prompts(self) -> tuple[Prompt, ...]:
        """The prompts that count for a day, those before this episode too."""
        return (*self.earlier.prompts, *self.prompts)

    @property
    def end(self) -> Fact | None:
        """The line of the history that says how it ended, None while it runs."""
        last = self.history[-1] if self.history else None
        return last if last and last.what in ENDS else None

    @property
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
    def question_subject(self) -> str:
        """The subject of the question whether somebody is there."""
        return self.subject(About.CONFIRM)

    @property
    def skin_subject(self) -> str:
        """The subject of the question about the skin."""
        return self.subject(About.SKIN)

    def is_settled(self, subject: str) -> bool:
        """Tell whether a subject is a question that waits for an answer no more."""
        return any(subject == self.subject(about) for about in _ONE_TIME if about not in self.asked)

    def last_fact(self, what: What, reason: str | None = None) -> Fact | None:
        """Return the latest line of the history of that kind, and for that reason."""
        found = (one for one in self.history if one.what == what)
        return max(
            (one for one in found if reason in (None, one.reason)),
            key=lambda one: one.at,
            default=None,
        )

    @property
    def out_subject(self) -> str:
        """The subject of the question whether somebody is out of the bath."""
        return self.subject(About.OUT)

    def open_prompt(self, activity_id: str | None = None) -> Prompt | None:
        """Return the prompt told last that waits for an answer, or None.

        A snoozed one is meant only where no other is open: its message is gone.
        """
        wanted = [one for one in self.open_prompts if activity_id in (None, one.activity)]
        wanted.sort(key=lambda one: one.state is PromptState.OFFERED)
        return wanted[-1] if wanted else None

    def last_done_at(self, activity_id: str) -> datetime | None:
        """Return when the activity was last done, or None."""
        mine = (one for one in self.all_sessions if one.activity == activity_id and one.took_place)
        return max((one.ended_at for one in mine if one.ended_at), default=None)
