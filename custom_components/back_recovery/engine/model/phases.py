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

    OPEN_GATE = "open_gate"
    PASS = "pass"
    SEND_BACK = "send_back"
    PAUSE = "pause"
    RESUME = "resume"
    RESUME_CHECK = "resume_check"
    RESUME_RETURN = "resume_return"
    HOLD_CARE = "hold_care"
    HOLD_EMERGENCY = "hold_emergency"
    LIFT = "lift"
    COMPLETE = "complete"
    REFER = "refer"
    EXPIRE = "expire"
    STOP = "stop"


_ALWAYS: Mapping[PhaseMove, Phase | None] = {
    PhaseMove.PAUSE: Phase.PAUSED,
    PhaseMove.HOLD_CARE: Phase.HOLD_CARE,
    PhaseMove.HOLD_EMERGENCY: Phase.HOLD_EMERGENCY,
    PhaseMove.REFER: None,
    PhaseMove.STOP: None,
}
"""What can happen to an episode that is under way."""

PHASES: Mapping[Phase, Mapping[PhaseMove, Phase | None]] = {
    Phase.REST: {
        PhaseMove.OPEN_GATE: Phase.READY_CHECK,
        PhaseMove.COMPLETE: None,
        **_ALWAYS,
    },
    Phase.READY_CHECK: {
        PhaseMove.PASS: Phase.RETURN,
        PhaseMove.SEND_BACK: Phase.REST,
        PhaseMove.COMPLETE: None,
        **_ALWAYS,
    },
    Phase.RETURN: {
        PhaseMove.SEND_BACK: Phase.REST,
        PhaseMove.COMPLETE: None,
        PhaseMove.EXPIRE: None,
        **_ALWAYS,
    },
    Phase.PAUSED: {
        PhaseMove.RESUME: Phase.REST,
        PhaseMove.RESUME_CHECK: Phase.READY_CHECK,
        PhaseMove.RESUME_RETURN: Phase.RETURN,
        PhaseMove.HOLD_CARE: Phase.HOLD_CARE,
        PhaseMove.HOLD_EMERGENCY: Phase.HOLD_EMERGENCY,
        PhaseMove.EXPIRE: None,
        PhaseMove.REFER: None,
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

UNDER_WAY = frozenset({Phase.REST, Phase.READY_CHECK, Phase.RETURN})
"""Phases in which something is offered and the plan moves on."""

_EVERYTHING = frozenset(Kind) - {Kind.GYM}

STAYS_OPEN: Mapping[Phase, frozenset[Kind]] = {
    Phase.REST: _EVERYTHING,
    Phase.READY_CHECK: _EVERYTHING,
    Phase.RETURN: _EVERYTHING,
    Phase.PAUSED: frozenset(),
    Phase.HOLD_CARE: frozenset({Kind.WALK, Kind.EASY_POSITION}),
    Phase.HOLD_EMERGENCY: frozenset(),
}
"""What a person may start in a phase. Walking stays open as comfort in a care hold."""

OFFERED: Mapping[Phase, frozenset[Kind]] = {
    Phase.REST: _EVERYTHING,
    Phase.READY_CHECK: _EVERYTHING,
    # The comfort items stay open; who trains again is not asked about them any more.
    Phase.RETURN: frozenset({Kind.CHECK_IN, Kind.WALK, Kind.TIP, Kind.PREP, Kind.CUSTOM}),
    Phase.PAUSED: frozenset(),
    Phase.HOLD_CARE: frozenset(),
    Phase.HOLD_EMERGENCY: frozenset(),
}
"""What is offered by itself in a phase. A hold after swelling offers the cold pack, too."""


def next_phase(phase: Phase, move: PhaseMove) -> Phase | None:
    """Return the phase after the move, None where the episode is over.

    Raises WrongPhase where the table has no such move.
    """
    moves = PHASES[phase]
    if move not in moves:
        raise WrongPhase(phase=phase, move=move)
    return moves[move]
