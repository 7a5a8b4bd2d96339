"""The phases of an episode, as a table.

A hold is left only because a person lifts it, and an emergency hold not even then: it can
be stopped, and a new episode started later. What was reported by mistake can be taken back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
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
    TAKE_BACK = "take_back"
    TAKE_BACK_CHECK = "take_back_check"
    TAKE_BACK_RETURN = "take_back_return"
    TAKE_BACK_PAUSE = "take_back_pause"
    TAKE_BACK_CARE = "take_back_care"
    COMPLETE = "complete"
    REFER = "refer"
    EXPIRE = "expire"
    STOP = "stop"


class LetGo(StrEnum):
    """What is over for a person whose phase changes, in the order in which it is let go."""

    WINDOW = "window"
    """The message about the rest window."""
    BATH = "bath"
    """Waiting for an answer whether the person is out of it."""
    QUESTION = "question"
    """The question whether somebody is there, before anything gets warm or wet."""
    SESSION = "session"
    PROMPTS = "prompts"
    STAGE = "stage"
    ASKED = "asked"
    """What was asked once and belongs to no prompt."""
    WARNINGS = "warnings"
    """The list of warning signs, or what was said about one."""


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """What a move leads to. `to` None: the episode is over."""

    to: Phase | None
    lets_go: tuple[LetGo, ...] = ()


_OFFERS = (LetGo.BATH, LetGo.QUESTION, LetGo.SESSION, LetGo.PROMPTS)
"""What is going on, or could begin with an answer."""

_ENDS = PhaseRow(None, (*_OFFERS, LetGo.ASKED, LetGo.WARNINGS))
_HOLDS = (LetGo.WINDOW, *_OFFERS, LetGo.ASKED)
_RESTS_AGAIN = PhaseRow(Phase.REST, (LetGo.PROMPTS, LetGo.STAGE))
"""The way back begins anew at the first stage. A session goes on: the comfort items stay open."""

_GOES_ON = PhaseRow(Phase.REST, (LetGo.STAGE, LetGo.WARNINGS, LetGo.ASKED))
_SIGNS = (LetGo.WARNINGS,)
_TAKE_BACK: Mapping[PhaseMove, PhaseRow] = {
    PhaseMove.TAKE_BACK: PhaseRow(Phase.REST, _SIGNS),
    PhaseMove.TAKE_BACK_CHECK: PhaseRow(Phase.READY_CHECK, _SIGNS),
    PhaseMove.TAKE_BACK_RETURN: PhaseRow(Phase.RETURN, _SIGNS),
    PhaseMove.TAKE_BACK_PAUSE: PhaseRow(Phase.PAUSED, _SIGNS),
    PhaseMove.TAKE_BACK_CARE: PhaseRow(Phase.HOLD_CARE, _SIGNS),
}
"""A sign that was reported by mistake: on from where it was, as if nothing had been said."""

_CARE: Mapping[PhaseMove, PhaseRow] = {
    PhaseMove.HOLD_CARE: PhaseRow(Phase.HOLD_CARE, _HOLDS),
    PhaseMove.HOLD_EMERGENCY: PhaseRow(Phase.HOLD_EMERGENCY, _HOLDS),
}
# What is said last about the end takes the place of what was said about the window; a person
# who stops is told nothing.
_STOP: Mapping[PhaseMove, PhaseRow] = {
    PhaseMove.STOP: PhaseRow(None, (LetGo.WINDOW, *_ENDS.lets_go)),
}
_ALWAYS: Mapping[PhaseMove, PhaseRow] = {
    PhaseMove.PAUSE: PhaseRow(Phase.PAUSED, _OFFERS),
    PhaseMove.REFER: _ENDS,
    **_CARE,
    **_STOP,
}
"""What can happen to an episode that is under way."""

PHASES: Mapping[Phase, Mapping[PhaseMove, PhaseRow]] = {
    Phase.REST: {
        # How long to rest, and how it began, is no question any more.
        PhaseMove.OPEN_GATE: PhaseRow(Phase.READY_CHECK, (LetGo.WINDOW,)),
        PhaseMove.COMPLETE: _ENDS,
        **_ALWAYS,
    },
    Phase.READY_CHECK: {
        PhaseMove.PASS: PhaseRow(Phase.RETURN),
        PhaseMove.SEND_BACK: _RESTS_AGAIN,
        PhaseMove.COMPLETE: _ENDS,
        **_ALWAYS,
    },
    Phase.RETURN: {
        PhaseMove.SEND_BACK: _RESTS_AGAIN,
        PhaseMove.COMPLETE: _ENDS,
        PhaseMove.EXPIRE: _ENDS,
        **_ALWAYS,
    },
    Phase.PAUSED: {
        PhaseMove.RESUME: PhaseRow(Phase.REST),
        PhaseMove.RESUME_CHECK: PhaseRow(Phase.READY_CHECK),
        PhaseMove.RESUME_RETURN: PhaseRow(Phase.RETURN),
        PhaseMove.EXPIRE: _ENDS,
        PhaseMove.REFER: _ENDS,
        **_CARE,
        **_STOP,
    },
    Phase.HOLD_CARE: {
        PhaseMove.LIFT: _GOES_ON,
        **_TAKE_BACK,
        **_CARE,
        **_STOP,
    },
    Phase.HOLD_EMERGENCY: {
        # A milder sign later on does not replace it.
        PhaseMove.HOLD_CARE: PhaseRow(Phase.HOLD_EMERGENCY, _HOLDS),
        PhaseMove.HOLD_EMERGENCY: PhaseRow(Phase.HOLD_EMERGENCY, _HOLDS),
        **_TAKE_BACK,
        **_STOP,
    },
}
"""From a phase, by a move, to the next phase, and what is let go on the way."""

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


def row_of(phase: Phase, move: PhaseMove) -> PhaseRow:
    """Return what the move leads to from the phase.

    Raises WrongPhase where the table has no such move.
    """
    row = PHASES[phase].get(move)
    if row is None:
        raise WrongPhase(phase=phase, move=move)
    return row
