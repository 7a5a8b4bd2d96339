"""The state machines of the engine as diagrams: one arrow a row of their tables."""

from collections.abc import Iterable, Iterator

from custom_components.back_recovery.engine.acting.prompts import PROMPTS
from custom_components.back_recovery.engine.guard import machine as guard
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


def guards() -> str:
    """Return the diagram of MACHINE, whose rows are in `guard_rows`."""
    return _diagram(
        (state, [(seen, row.after) for seen, row in rows.items()])
        for state, rows in guard.MACHINE.items()
    )


def guard_rows() -> str:
    """Return every row of MACHINE as a line of a list, with what is put out."""
    return "\n".join(
        f"- {_plain(state)}, *{_plain(seen)}* → {_plain(row.after or 'forgotten')}{_done(row)}"
        for state, rows in guard.MACHINE.items()
        for seen, row in rows.items()
    )


def _done(row: guard.Row) -> str:
    names = [_plain(output.__name__) for output in row.outputs]
    return f": {', '.join(names)}" if names else ""


def _plain(name: str) -> str:
    return name.replace("_", " ")


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
