"""Where a plan stands: what entities, actions and the calendar say alike."""

from dataclasses import dataclass, field
from datetime import datetime

from ..model.devices import NO_READINGS, Readings
from ..model.effects import NOTHING_ASKED, Askings
from ..model.episode import Episode
from ..model.guards import Guard
from ..model.plan import Caps, Plan
from ..model.vocabulary import Phase, Stage
from .agenda import Agenda, agenda, is_open
from .ladder import caps_at
from .way_back import training_due_at

PAST_REST = frozenset({Phase.READY_CHECK, Phase.RETURN})


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The facts, and what follows from them at `at`.

    `askings` is what waits for an answer, `last` the episode that ended last, as long as it is
    kept.
    """

    at: datetime
    plan: Plan
    episode: Episode | None
    guards: tuple[Guard, ...]
    agenda: Agenda
    readings: Readings = field(default_factory=dict)
    askings: Askings = NOTHING_ASKED
    last: Episode | None = None

    @property
    def window_ends_at(self) -> datetime | None:
        """When the rest window ends, None once it is over: what comes then waits for answers."""
        episode = self.episode
        if episode is None or episode.phase in PAST_REST or episode.window_ends_at <= self.at:
            return None
        return episode.window_ends_at

    @property
    def stage(self) -> Stage:
        """The stage of the way back, `NONE` before the first."""
        return self.episode.stage if self.episode else Stage.NONE

    @property
    def caps(self) -> Caps | None:
        """What the stage allows at most, None where no stage is open."""
        return caps_at(self.plan, self.episode) if self.episode else None

    @property
    def next_training_at(self) -> datetime | None:
        """When a training will be offered, None where none is planned, or one is open."""
        return training_due_at(self.plan, self.episode, self.at) if self.episode else None

    def is_open(self, activity_id: str) -> bool:
        """Tell whether a person could begin an activity."""
        return is_open(
            self.plan,
            self.episode,
            activity_id,
            self.at,
            readings=self.readings,
            guards=self.guards,
        )


def view(
    plan: Plan,
    episode: Episode | None,
    now: datetime,
    *,
    readings: Readings = NO_READINGS,
    guards: tuple[Guard, ...] = (),
    askings: Askings = NOTHING_ASKED,
    last: Episode | None = None,
) -> View:
    """Return where the plan stands now."""
    return View(
        at=now,
        plan=plan,
        episode=episode,
        guards=guards,
        agenda=agenda(plan, episode, now, readings=readings, guards=guards),
        readings=readings,
        askings=askings,
        last=last,
    )
