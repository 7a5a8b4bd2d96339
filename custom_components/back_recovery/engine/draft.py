"""A decision being written: the episode as it is so far, and what is to be done.

A draft lives for one `step`. When a rule refuses, the draft is dropped and nothing
has happened.
"""

from dataclasses import replace
from datetime import UTC, datetime

from .effects import Effect, Message, ReportEpisode, ReportPrompt, Tell
from .episode import Episode, Fact, Prompt
from .errors import NotRecovering
from .phases import PhaseMove, next_phase
from .plan import Plan
from .vocabulary import Reason, Urgency


class Draft:
    """The one mutable value of the engine."""

    def __init__(self, plan: Plan, episode: Episode | None, now: datetime) -> None:
        """Begin with what is true before the step."""
        self.plan = plan
        self.now = now.astimezone(UTC)
        self.current = episode
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

    def put_prompt(self, prompt: Prompt) -> None:
        """Add a prompt, or replace the one of the same id."""
        others = tuple(one for one in self.episode.prompts if one.id != prompt.id)
        self.change(prompts=(*others, prompt))

    def note(self, what: str, *, reason: str | None = None, by: str | None = None) -> None:
        """Add a line to the history and report it."""
        fact = Fact(at=self.now, what=what, reason=reason, by=by)
        self.change(history=(*self.episode.history, fact))
        self.effects.append(ReportEpisode(kind=what, reason=reason))

    def tell(self, message: Message, *, not_after: datetime | None = None) -> None:
        """Send a message now, or after the quiet hours unless it is about safety."""
        not_before = None if message.urgency is Urgency.SAFETY else self.quiet_until
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

    def report(self, kind: str, prompt: Prompt, reason: Reason | None = None) -> None:
        """Say to automations what became of a prompt."""
        self.effects.append(
            ReportPrompt(kind=kind, activity=prompt.activity, prompt_id=prompt.id, reason=reason)
        )

    def move(self, move: PhaseMove) -> bool:
        """Change the phase; return whether the episode goes on.

        Raises WrongPhase where the phase has no such move. The caller drops the
        episode when it is over, after having said so.
        """
        phase = next_phase(self.episode.phase, move)
        if phase is None:
            return False
        if phase is not self.episode.phase:
            self.change(phase=phase, phase_since=self.now)
        return True
