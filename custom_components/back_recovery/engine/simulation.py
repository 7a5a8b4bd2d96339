"""The whole window played on a clock that only this loop turns."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .model.effects import NOTHING_ASKED, Effect
from .model.episode import Episode
from .model.events import ClockMoved, Event, RecoveryStarted
from .model.plan import Plan
from .step import step


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What was decided at an instant of the simulation."""

    at: datetime
    episode: Episode | None
    effects: tuple[Effect, ...]


def simulate(
    plan: Plan, starts_at: datetime, rest_window: timedelta | None = None
) -> tuple[Moment, ...]:
    """Return every moment of an episode in which the person answers nothing."""
    moments: list[Moment] = []
    episode: Episode | None = None
    event: Event = RecoveryStarted(rest_window=rest_window)
    now, askings = starts_at, NOTHING_ASKED
    # It ends: each wake-up is later than the one before, and the window does not move.
    while True:
        decision = step(plan, episode, event, now, askings=askings)
        if decision.effects:
            moments.append(Moment(at=now, episode=decision.episode, effects=decision.effects))
        episode, event, askings = decision.episode, ClockMoved(), decision.askings
        if decision.wake_at is None:
            return tuple(moments)
        now = decision.wake_at
