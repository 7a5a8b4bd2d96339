"""The state machines of the engine as diagrams: one arrow a row of their tables."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from custom_components.back_recovery.engine.episode import CLOSED
from custom_components.back_recovery.engine.phases import PHASES, STAYS_OPEN
from custom_components.back_recovery.engine.prompts import PROMPTS
from custom_components.back_recovery.engine.vocabulary import Kind, Phase, PromptState

from .names import name_of
from .tables import table

OUTSIDE = "[*]"


def phases() -> str:
    """Return the diagram of PHASES."""
    return _diagram({OUTSIDE: {"start": Phase.REST}, **PHASES})


def prompts() -> str:
    """Return the diagram of PROMPTS."""
    ends = {state: {"": None} for state in CLOSED if not PROMPTS[state]}
    ordered = {state: ends.get(state, moves) for state, moves in PROMPTS.items()}
    return _diagram({OUTSIDE: {"offer": PromptState.OFFERED}, **ordered})


def _diagram[State: StrEnum](rows: Mapping[str, Mapping[str, State | None]]) -> str:
    lines = ["```mermaid", "stateDiagram-v2", *_arrows(rows), "```"]
    return "\n".join(lines)


def _arrows[State: StrEnum](rows: Mapping[str, Mapping[str, State | None]]) -> Iterator[str]:
    for before, moves in rows.items():
        by_target: dict[str, list[str]] = {}
        for move, after in moves.items():
            by_target.setdefault(after or OUTSIDE, []).append(move)
        for after, several in by_target.items():
            label = f": {', '.join(several)}" if any(several) else ""
            yield f"    {before} --> {after}{label}"


def stays_open() -> str:
    """Return the table of what a person may start in a phase."""
    rows = [(f"`{phase}`", _kinds(STAYS_OPEN[phase])) for phase in Phase]
    return table(("Phase", "A person may start"), rows)


def _kinds(kinds: frozenset[Kind]) -> str:
    everything = frozenset(Kind) - {Kind.GYM}
    if kinds >= everything:
        return "every activity of the plan"
    return ", ".join(name_of(kind) for kind in Kind if kind in kinds) or "nothing"
