"""The state machines of the engine as diagrams: one arrow a row of their tables."""

from collections.abc import Iterable, Iterator

from custom_components.back_recovery.engine.acting.prompts import PROMPTS
from custom_components.back_recovery.engine.model.phases import PHASES
from custom_components.back_recovery.engine.model.vocabulary import Phase, PromptState

OUTSIDE = "[*]"

type Row = tuple[str, Iterable[tuple[str, str | None]]]
"""A state, and for each move the state after it; None: out of the diagram."""


def phases() -> str:
    """Return the diagram of PHASES."""
    rows: list[Row] = [(OUTSIDE, [("start", Phase.REST)])]
    rows += [
        (phase, [(move, row.to) for move, row in moves.items()]) for phase, moves in PHASES.items()
    ]
    return _diagram(rows)


def prompts() -> str:
    """Return the diagram of PROMPTS."""
    rows: list[Row] = [(OUTSIDE, [("offer", PromptState.OFFERED)])]
    rows += [(state, moves.items() or [("", None)]) for state, moves in PROMPTS.items()]
    return _diagram(rows)


def _diagram(rows: Iterable[Row]) -> str:
    return "\n".join(["```mermaid", "stateDiagram-v2", *_arrows(rows), "```"])


def _arrows(rows: Iterable[Row]) -> Iterator[str]:
    for before, moves in rows:
        by_target: dict[str, list[str]] = {}
        for move, after in moves:
            by_target.setdefault(after or OUTSIDE, []).append(move)
        for target, several in by_target.items():
            label = f": {', '.join(several)}" if any(several) else ""
            yield f"    {before} --> {target}{label}"
