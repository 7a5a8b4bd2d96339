"""A decision being written: the episode as it is so far, and what is to be done.

A draft lives for one `step`. When a rule refuses, the draft is dropped and nothing
has happened.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ..model.devices import NO_READINGS, UNREACHABLE, Reading, Readings
from ..model.effects import Clear, Effect, Message, ReportEpisode, ReportPrompt, Tell
from ..model.episode import NOTHING_EARLIER, About, Earlier, Episode, Fact, Prompt, Session
from ..model.errors import NotRecovering
from ..model.guards import Guard
from ..model.happened import NO_NEWS, What
from ..model.plan import Plan
from ..model.vocabulary import PromptState, Reason, Stage, Urgency


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
    ) -> None:
        """Begin with what is true before the step."""
        self.plan = plan
        self.now = now.astimezone(UTC)
        self.current = episode
        self.ended: Episode | None = None
        self.readings = readings
        self.guards = guards
        self.earlier = still_counting(earlier, self.now)
        self.effects: list[Effect] = []

    @property
    def episode(self) -> Episode:
        """The running episode; raises NotRecovering where there is none."""
        if self.current is None:
            raise NotRecovering
        return self.current

    @property
    def quiet_until(self) -> datetime | None:
        """The end of the quiet hours, None outside them."""
        quiet_hours = self.plan.quiet_hours
        return quiet_hours.end_of(self.now, self.plan.time_zone) if quiet_hours else None

    def change(self, **values: object) -> None:
        """Replace fields of the episode."""
        self.current = replace(self.episode, **values)  # type: ignore[arg-type]

    def begin(self, episode: Episode) -> None:
        """Begin an episode; what counts of those before it goes along."""
        self.current = replace(episode, earlier=self.earlier)
        self.earlier = NOTHING_EARLIER

    def end(self) -> None:
        """End the episode; what counts of it stays for the next one."""
        self.ended = self.episode
        self.earlier = left_by(self.episode, self.now)
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
        self.guards = tuple(one for one in self.guards if one is not guard)

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
        """Send a message now, or after the quiet hours unless it is about safety."""
        not_before = self.quiet_until if message.urgency is Urgency.NORMAL else None
        if not_before is None:
            self.change(last_told_at=self.now)
        self.effects.append(
            Tell(
                episode_id=self.episode.id,
                message=message,
                not_before=not_before,
                not_after=not_after,
            )
        )

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
        """Take a message away on every channel."""
        self.effects.append(Clear(subject=subject))

    def tell_house(self, message: Message) -> None:
        """Say something about a device, whether an episode runs or not."""
        not_before = self.quiet_until if message.urgency is Urgency.NORMAL else None
        self.effects.append(Tell(episode_id=None, message=message, not_before=not_before))

    def report(self, kind: PromptState, prompt: Prompt, reason: Reason | None = None) -> None:
        """Say to automations what became of a prompt."""
        self.effects.append(
            ReportPrompt(kind=kind, activity=prompt.activity, prompt_id=prompt.id, reason=reason)
        )


COUNTS_FOR = timedelta(hours=48)
"""As long as the longest lockout that follows from something done (a skin that was not fine)."""


def left_by(episode: Episode, now: datetime) -> Earlier:
    """Return what an episode that ends leaves, with what it was left itself."""
    return still_counting(
        Earlier(
            sessions=tuple(replace(one, started_by=None) for one in episode.all_sessions),
            prompts=tuple(replace(one, closed_by=None) for one in episode.all_prompts),
        ),
        now,
    )


def still_counting(earlier: Earlier, now: datetime) -> Earlier:
    """Return what may still close something, or fill a day, at `now`.

    What is far in the future was noted by a clock that was wrong.
    """
    sessions = tuple(one for one in earlier.sessions if _counts(_over_at(one), now))
    prompts = tuple(one for one in earlier.prompts if _counts(one.offered_at, now))
    return Earlier(sessions=sessions, prompts=prompts) if sessions or prompts else NOTHING_EARLIER


def _over_at(session: Session) -> datetime:
    return session.ended_at or session.ends_at


def _counts(at: datetime, now: datetime) -> bool:
    return abs(now - at) <= COUNTS_FOR
