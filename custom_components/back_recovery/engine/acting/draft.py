"""A decision being written: the episode as it is so far, and what is to be done.

A draft lives for one `step`. When a rule refuses, the draft is dropped and nothing
has happened.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ..model.devices import NO_READINGS, UNREACHABLE, Reading, Readings
from ..model.effects import (
    NOTHING_ASKED,
    Asking,
    Askings,
    Clear,
    Effect,
    Message,
    ReportEpisode,
    ReportPrompt,
    Sooner,
    Tell,
)
from ..model.episode import NOTHING_EARLIER, About, Earlier, Episode, Fact, Prompt, Session
from ..model.errors import NotRecovering
from ..model.guards import Guard
from ..model.happened import NO_NEWS, What
from ..model.plan import Plan
from ..model.texts import ONCE_ANSWERED
from ..model.vocabulary import Answer, PromptState, Reason, Stage, Urgency
from ..reading.earlier import left_by, still_counting
from ..reading.offers import after_quiet_hours
from ..reading.undisturbed import undisturbed_until
from .gathering import (
    asks_in_vain,
    is_about,
    is_after,
    is_gathered,
    no_louder,
    place_of,
    shown_first,
    still_meant,
)

LONGEST_QUEUE = timedelta(minutes=10)
"""No message waits longer for the one before it: that one was told by a clock that was wrong."""


class Draft:
    """The one mutable value of the engine."""

    def __init__(
        self,
        plan: Plan,
        episode: Episode | None,
        now: datetime,
        *,
        readings: Readings = NO_READINGS,
        guards: tuple[Guard, ...] = (),
        earlier: Earlier = NOTHING_EARLIER,
        askings: Askings = NOTHING_ASKED,
    ) -> None:
        """Begin with what is true before the step."""
        self.plan = plan
        self.now = now.astimezone(UTC)
        self.current = episode
        self.ended: Episode | None = None
        self.readings = readings
        self.guards = guards
        self.earlier = still_counting(earlier, self.now)
        self.askings = askings
        self.effects: list[Effect] = []
        self.sooner: Sooner | None = None
        self.is_answering = False
        """Whether somebody has the phone in the hand: what is said to them makes no sound."""
        self.answered: Asking | None = None
        """What was answered in this step, and may lie on other phones as it was."""

    @property
    def episode(self) -> Episode:
        """The running episode; raises NotRecovering where there is none."""
        if self.current is None:
            raise NotRecovering
        return self.current

    @property
    def quiet_hours_end(self) -> datetime | None:
        """The end of the quiet hours, None outside them."""
        return self._end_of_quiet_hours(self.now)

    @property
    def quiet_until(self) -> datetime | None:
        """Until when nobody is disturbed: in quiet hours, and while the person is known to rest."""
        rests_until = undisturbed_until(self.current, self.now)
        return self._end_of_quiet_hours(rests_until or self.now) or rests_until

    def _end_of_quiet_hours(self, at: datetime) -> datetime | None:
        quiet_hours = self.plan.quiet_hours
        return quiet_hours.end_of(at, self.plan.time_zone) if quiet_hours else None

    def notice_rest(self, *, is_undisturbed: bool) -> None:
        """Note whether the person rests; what waits for the end of that leaves once it is over."""
        before = self.quiet_until
        since = self.episode.undisturbed_since
        self.change(undisturbed_since=(since or self.now) if is_undisturbed else None)
        after = self.quiet_until or self.now
        if before and after < before:
            self.sooner = Sooner(instead_of=before, at=after)
            self.change(last_told_at=self.sooner.of(self.episode.last_told_at))

    def change(self, **values: object) -> None:
        """Replace fields of the episode."""
        self.current = replace(self.episode, **values)  # type: ignore[arg-type]

    def begin(self, episode: Episode) -> None:
        """Begin an episode; what counts of those before it goes along."""
        self.current = replace(episode, earlier=self.earlier)
        self.earlier = NOTHING_EARLIER

    def end(self) -> None:
        """End the episode; what counts of it stays for the next one, and nothing stays asked."""
        for asking in self.askings.open:
            if asking.message.subject.startswith(self.episode.id) and not asking.is_late:
                self.take_away(asking.message.subject)
        self.ended = self.episode
        self.earlier = left_by(self.plan, self.episode, self.now)
        self.current = None

    def put_prompt(self, prompt: Prompt) -> None:
        """Add a prompt, or replace the one of the same id."""
        others = tuple(one for one in self.episode.prompts if one.id != prompt.id)
        self.change(prompts=(*others, prompt))

    def put_session(self, session: Session) -> None:
        """Replace the running session, or add one."""
        ended = tuple(one for one in self.episode.sessions if one.ended_at is not None)
        self.change(sessions=(*ended, session))

    def reading(self, name: str) -> Reading:
        """Return what the house says about the device of an activity."""
        return self.readings.get(name, UNREACHABLE)

    def guard(self, device: str) -> Guard | None:
        """Return the guard over a device, None where it has never been on."""
        return next((one for one in self.guards if one.device == device), None)

    def put_guard(self, guard: Guard) -> None:
        """Add a guard, or replace the one over the same device."""
        others = tuple(one for one in self.guards if one.device != guard.device)
        self.guards = (*others, guard)

    def drop_guard(self, guard: Guard) -> None:
        """Forget a device that is off."""
        self.guards = tuple(one for one in self.guards if one.device != guard.device)

    def note(
        self,
        what: What,
        *,
        reason: str | None = None,
        by: str | None = None,
        stage: Stage | None = None,
    ) -> None:
        """Add a line to the history, and report it where it is news."""
        fact = Fact(at=self.now, what=what, reason=reason, by=by, stage=stage)
        self.change(history=(*self.episode.history, fact))
        if what not in NO_NEWS:
            self.effects.append(ReportEpisode(kind=what, reason=reason))

    def tell(self, message: Message, *, not_after: datetime | None = None) -> None:
        """Send a message: an answer at once, one about safety too.

        Others wait for the end of the quiet hours, and never share the minute of another.
        """
        if self.is_answering and message.urgency is Urgency.NORMAL:
            message = replace(message, urgency=Urgency.QUIET)
        not_before = self._waits_until(message)
        if message.until:
            # Nobody is told until when something lasts that is over by then.
            not_after = min(not_after or message.until, message.until)
        if not_before and not_after and not_before > not_after:
            return
        self._take_turn(not_before)
        self.effects.append(
            Tell(
                episode_id=self.episode.id,
                message=self._asked(message),
                not_before=not_before,
                not_after=not_after,
            )
        )

    def _take_turn(self, not_before: datetime | None) -> None:
        """Note that a message leaves now, or then: what comes next keeps its distance."""
        self.change(last_told_at=max(not_before or self.now, self._queue_ends_at or self.now))

    def _waits_until(self, message: Message) -> datetime | None:
        """Return when a message may leave, None for now."""
        if message.urgency is not Urgency.NORMAL:
            return None
        # The queue may reach into the quiet hours, too.
        free_at = after_quiet_hours(self.plan, max(self.spaced_until, self.quiet_until or self.now))
        return free_at if free_at > self.now else None

    @property
    def spaced_until(self) -> datetime:
        """When the next message may leave."""
        last = self._queue_ends_at
        return max(self.now, last + self.plan.spacing) if last else self.now

    @property
    def _queue_ends_at(self) -> datetime | None:
        """When the last message left, or will; None where that is beyond any queue."""
        last = self.episode.last_told_at
        return last if last and last <= self._longest_queue_ends_at else None

    @property
    def _longest_queue_ends_at(self) -> datetime:
        begins_at = self.quiet_until or self.now
        return after_quiet_hours(self.plan, begins_at + LONGEST_QUEUE) + LONGEST_QUEUE

    def catch_up(self) -> None:
        """Count what waits beyond any queue as sent now: other hours hold, or another clock."""
        last = self.current.last_told_at if self.current else None
        if last and last > self._longest_queue_ends_at + self.plan.spacing:
            self.change(last_told_at=self.now)

    def gather(self) -> None:
        """Let what one event has to say leave as one message; what is asked comes last.

        What the event asked before it ended the episode is no question any more, and what is
        said about the same thing later on replaces what was said before.
        """
        if self.current is None:
            self.effects = [one for one in self.effects if not asks_in_vain(one)]
        last = {place_of(one): one for one in self.effects if isinstance(one, Tell)}
        self.effects = [
            one for one in self.effects if not isinstance(one, Tell) or one is last[place_of(one)]
        ]
        self.effects = shown_first(still_meant(self.effects))
        tells = [one for one in self.effects if isinstance(one, Tell) and is_gathered(one)]
        if len(tells) < 2 or len({one.episode_id for one in tells}) > 1:
            return
        lead = next((one for one in reversed(tells) if one.message.answers), tells[-1])
        rest = [one for one in tells if one is not lead]
        # What waits until the lead is no longer said comes by itself.
        told = [one for one in rest if not one.message.answers and not is_after(one, lead)]
        others = [one for one in rest if one.message.answers]
        if told:
            lead = self._gathered(lead, told)
        if others:
            self._space([lead, *others])

    def _gathered(self, lead: Tell, told: list[Tell]) -> Tell:
        """Say in one message what was told beside it, and return that."""
        rings = any(one.message.rings for one in (lead, *told))
        # What rings waits for its own minute, whatever silent word goes along.
        waits = [one.not_before for one in (lead, *told) if one.message.rings or not rings]
        message = replace(
            lead.message,
            first=(*(one.message for one in told), *lead.message.first),
            urgency=Urgency.NORMAL if rings else Urgency.QUIET,
        )
        not_before = None if None in waits else min(one for one in waits if one)
        gathered = replace(lead, message=message, not_before=not_before)
        self.effects = [
            gathered if one is lead else one
            for one in self.effects
            if not any(one is other for other in told)
        ]
        return gathered

    def _space(self, tells: list[Tell]) -> None:
        """Let what cannot become one message leave in minutes of their own, whom to ask first.

        What waits for an hour has its minute already.
        """
        if any(one.not_before for one in tells):
            return
        at = self.now
        for waits in sorted(tells, key=lambda one: not one.message.seek)[1:]:
            at += self.plan.spacing
            later = replace(waits, not_before=at)
            self.effects = [later if one is waits else one for one in self.effects]
        # Once the episode is over nothing asks any more, so there is one.
        self.change(last_told_at=at)

    def _asked(self, message: Message) -> Message:
        """Give a message the id of its asking; what was asked in its place before is closed."""
        self.askings, asked = self.askings.asked(message, self.now)
        return asked

    def use_up(self, asking: Asking, answer: Answer) -> None:
        """Let an answer be given once; what else can be said to a message that stands stays."""
        self.askings = self.askings.without_answer(asking, answer)

    def ask_anew(self, asking: Asking, place: int) -> None:
        """Send a message again that was answered and still stands: its buttons are used up.

        `place` is where among the effects: what the answer led to comes on top of it.
        """
        episode_id = self.current.id if self.current else None
        message = asking.message
        if message.until and message.until <= self.now:
            # Nobody is told once more until when something lasted.
            return
        # It only replaces what is there.
        asked = self._asked(replace(message, urgency=no_louder(message.urgency), again=True))
        tell = Tell(episode_id=episode_id, message=asked, not_after=message.until)
        self.effects.insert(place, tell)

    def show_what_is_left(self) -> None:
        """Take a button that was used off every phone, not only off the one on which it was tapped.

        A message that the answer itself replaced, or took away, is not touched; one on which
        nothing else can be answered goes.
        """
        asking = self.answered
        if asking is None or any(is_about(one, asking.message.subject) for one in self.effects):
            return
        subject = asking.message.subject
        rest = self.askings.on(subject)
        is_over = asking.message.until is not None and asking.message.until <= self.now
        if rest is None or rest.id != asking.id or is_over:
            self.askings = self.askings.without(subject)
            self.effects.insert(0, Clear(subject=subject))
            return
        # It only replaces what is there.
        message = replace(rest.message, urgency=no_louder(rest.message.urgency), again=True)
        if Answer.REPLY not in message.answers:
            message = replace(message, text=ONCE_ANSWERED.get(message.text, message.text))
        episode_id = self.current.id if self.current else None
        tell = Tell(episode_id=episode_id, message=message, not_after=message.until)
        # What the answer led to comes on top of it.
        self.effects.insert(0, tell)

    def show_without(self, asking: Asking, answer: Answer) -> None:
        """Send a message that stands again, without a button whose time is over.

        It is the same asking: a tap on another of its buttons that is under way still counts.
        """
        rest = tuple(one for one in asking.message.answers if one is not answer)
        message = replace(
            asking.message,
            answers=rest,
            asking=asking.id if rest else None,
            urgency=no_louder(asking.message.urgency),
            again=True,
        )
        episode_id = self.current.id if self.current else None
        self.effects.append(Tell(episode_id=episode_id, message=message, not_after=message.until))

    def ask(self, about: About, message: Message) -> None:
        """Ask something that belongs to no prompt, in place of an earlier question about it."""
        self.change(asked=(*(one for one in self.episode.asked if one is not about), about))
        self.tell(replace(message, subject=self.episode.subject(about)))

    def settle(self, about: About) -> None:
        """Take a question back: it was answered, or is moot. One that is not open is not."""
        if about in self.episode.asked:
            self.change(asked=tuple(one for one in self.episode.asked if one is not about))
            self.take_away(self.episode.subject(about))

    def take_away(self, subject: str) -> None:
        """Take a message away on every channel: it cannot be answered any more."""
        self.askings = self.askings.without(subject)
        self.effects.append(Clear(subject=subject))

    def show(self, message: Message) -> None:
        """Send what makes no sound, and so takes nobody's minute."""
        episode_id = self.current.id if self.current else None
        self.effects.append(
            Tell(episode_id=episode_id, message=self._asked(message), not_after=message.until)
        )

    def tell_house(self, message: Message) -> None:
        """Say something about a device, whether an episode runs or not."""
        not_before = self.quiet_until if message.urgency is Urgency.NORMAL else None
        if self.current:
            self._take_turn(not_before)
        self.effects.append(
            Tell(episode_id=None, message=self._asked(message), not_before=not_before)
        )

    def report(self, kind: PromptState, prompt: Prompt, reason: Reason | None = None) -> None:
        """Say to automations what became of a prompt."""
        self.effects.append(
            ReportPrompt(kind=kind, activity=prompt.activity, prompt_id=prompt.id, reason=reason)
        )
