"""What is on disk: the episode, the one before it, and the effects still to be performed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .model.effects import (
    NOTHING_ASKED,
    Askings,
    Clear,
    Command,
    Decision,
    Effect,
    Sooner,
    Tell,
    TurnOff,
    TurnOn,
)
from .model.episode import NOTHING_EARLIER, Earlier, Episode
from .model.guards import Guard, GuardState

LAST_KEPT_FOR = timedelta(days=35)
"""How long an episode is kept after its end: until the question of day 30 is old news, and
a few days for an appointment (judgement)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """An effect that was decided and has not been acknowledged."""

    number: int
    effect: Effect


def _sooner(waiting: tuple[Pending, ...], sooner: Sooner | None) -> tuple[Pending, ...]:
    """Return what waits; with `sooner`, what waits for the end of a quiet waits no longer."""
    if sooner is None:
        return waiting
    return tuple(replace(one, effect=_leaving_sooner(one.effect, sooner)) for one in waiting)


def _leaving_sooner(effect: Effect, sooner: Sooner) -> Effect:
    if isinstance(effect, Tell):
        return replace(effect, not_before=sooner.of(effect.not_before))
    return effect


def _not_replaced(waiting: tuple[Pending, ...], effects: Iterable[Effect]) -> tuple[Pending, ...]:
    """Return what waits, without what waits for its hour and something newer took the place of."""
    newer = {
        (one.message.subject, one.message.to) if isinstance(one, Tell) else (one.subject, None)
        for one in effects
        if isinstance(one, Tell | Clear)
    }
    return tuple(
        one
        for one in waiting
        if not (isinstance(one.effect, Tell) and one.effect.not_before)
        or not {
            (one.effect.message.subject, one.effect.message.to),
            (one.effect.message.subject, None),
        }
        & newer
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything a restart needs. Written before any effect is performed.

    `episode` is the one that runs. `last` is the one that ended last, whole and as it stood at
    its end, so that it can still be exported: its `end` says when and how, and the phase is the
    one it ended in. The next end replaces it, a start does not, and it is forgotten
    LAST_KEPT_FOR after its end. Nothing that steers a running episode reads it.
    """

    episode: Episode | None = None
    earlier: Earlier = NOTHING_EARLIER
    last: Episode | None = None
    askings: Askings = NOTHING_ASKED
    guards: tuple[Guard, ...] = ()
    pending: tuple[Pending, ...] = ()
    next_number: int = 1

    def decided(self, decision: Decision) -> Record:
        """Return the record after a step: the new episode, its effects pending."""
        added = tuple(
            Pending(number=number, effect=effect)
            for number, effect in enumerate(decision.effects, self.next_number)
        )
        waiting = _not_replaced(self.pending, decision.effects)
        return replace(
            self,
            episode=decision.episode,
            earlier=decision.earlier,
            last=decision.ended or self.last,
            askings=decision.askings,
            guards=decision.guards,
            pending=(*_sooner(waiting, decision.sooner), *added),
            next_number=self.next_number + len(added),
        )

    @property
    def forgets_at(self) -> datetime | None:
        """When the last episode is forgotten, None where none is kept."""
        end = self.last.end if self.last else None
        return end.at + LAST_KEPT_FOR if end else None

    def without_old(self, now: datetime) -> Record:
        """Return the record without a last episode whose time is over."""
        forgets_at = self.forgets_at
        return replace(self, last=None) if forgets_at and forgets_at <= now else self

    def under_new_names(self, names: Mapping[str, str]) -> Record:
        """Return the record after devices got other names: what they owe, they still owe."""
        guards = (replace(one, device=names.get(one.device, one.device)) for one in self.guards)
        pending = (replace(one, effect=_under_new_name(one.effect, names)) for one in self.pending)
        return replace(self, guards=tuple(guards), pending=tuple(pending))

    def acknowledged(self, number: int) -> Record:
        """Return the record without an effect that was performed, or is moot."""
        return replace(self, pending=tuple(one for one in self.pending if one.number != number))

    def makes_sense(self, effect: Effect, now: datetime) -> bool:
        """Tell whether performing the effect is still right.

        What happened is always reported and what is gone always cleared; but nobody is
        asked something that was answered, and no old news is told.
        """
        if isinstance(effect, TurnOn | TurnOff):
            return self._commands(effect, now)
        if not isinstance(effect, Tell):
            return True
        if effect.not_after and now > effect.not_after:
            return False
        if effect.message.answers and not self.askings.is_standing(effect.message.asking):
            return False
        if effect.episode_id is None:
            return True
        if self.episode is None:
            # Another one may have begun and ended since: what was left for later is about the last.
            is_about_last = self.last is None or self.last.id == effect.episode_id
            return is_about_last and not effect.message.answers
        return self.episode.id == effect.episode_id

    def _commands(self, command: Command, now: datetime) -> bool:
        """Tell whether a command is still what the guard over its device wants."""
        guard = next((one for one in self.guards if one.device == command.device), None)
        if guard is None:
            return False
        if isinstance(command, TurnOff):
            return guard.state is GuardState.GOING_OFF
        # Of this very run, and no older one: an end that nobody watches would be none.
        is_this_run = guard.state is GuardState.STARTING and guard.off_at == command.off_at
        return is_this_run and guard.since <= now <= command.not_after


def _under_new_name(effect: Effect, names: Mapping[str, str]) -> Effect:
    if isinstance(effect, TurnOn | TurnOff):
        return replace(effect, device=names.get(effect.device, effect.device))
    return effect
