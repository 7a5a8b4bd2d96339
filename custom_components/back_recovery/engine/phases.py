"""The phases of an episode, as a table.

A hold is left only because a person lifts it, and an emergency hold not even then:
it can be stopped, and a new episode started later.
"""

from collections.abc import Mapping
from enum import StrEnum

from .errors import WrongPhase
from .vocabulary import Kind, Phase


class PhaseMove(StrEnum):
    """What can happen to a phase."""

    PAUSE = "pause"
    RESUME = "resume"
    HOLD_CARE = "hold_care"
    HOLD_EMERGENCY = "hold_emergency"
    LIFT = "lift"
    COMPLETE = "complete"
    EXPIRE = "expire"
    STOP = "stop"


PHASES: Mapping[Phase, Mapping[PhaseMove, Phase | None]] = {
    Phase.REST: {
        PhaseMove.PAUSE: Phase.PAUSED,
        PhaseMove.HOLD_CARE: Phase.HOLD_CARE,
        PhaseMove.HOLD_EMERGENCY: Phase.HOLD_EMERGENCY,
        PhaseMove.COMPLETE: None,
        PhaseMove.STOP: None,
    },
    Phase.PAUSED: {
        PhaseMove.RESUME: Phase.REST,
        PhaseMove.HOLD_CARE: Phase.HOLD_CARE,
        PhaseMove.HOLD_EMERGENCY: Phase.HOLD_EMERGENCY,
        PhaseMove.EXPIRE: None,
        PhaseMove.STOP: None,
    },
    Phase.HOLD_CARE: {
        PhaseMove.LIFT: Phase.REST,
        PhaseMove.HOLD_CARE: Phase.HOLD_CARE,
        PhaseMove.HOLD_EMERGENCY: Phase.HOLD_EMERGENCY,
        PhaseMove.STOP: None,
    },
    Phase.HOLD_EMERGENCY: {
        PhaseMove.HOLD_CARE: Phase.HOLD_EMERGENCY,
        PhaseMove.HOLD_EMERGENCY: Phase.HOLD_EMERGENCY,
        PhaseMove.STOP: None,
    },
}
"""From a phase, by a move, to the next phase; None: the episode is over."""

HOLDS = frozenset({Phase.HOLD_CARE, Phase.HOLD_EMERGENCY})
"""Phases that only a person ends."""

STAYS_OPEN: Mapping[Phase, frozenset[Kind]] = {
    Phase.REST: frozenset(Kind) - {Kind.GYM},
    Phase.PAUSED: frozenset(),
    Phase.HOLD_CARE: frozenset({Kind.WALK, Kind.EASY_POSITION}),
    Phase.HOLD_EMERGENCY: frozenset(),
}
"""What a person may start in a phase. Walking stays open as comfort in a care hold."""


def next_phase(phase: Phase, move: PhaseMove) -> Phase | None:
    """Return the phase after the move, None where the episode is over.

    Raises WrongPhase where the table has no such move.
    """
    moves = PHASES[phase]
    if move not in moves:
        raise WrongPhase(phase=phase, move=move)
    return moves[move]
