"""The table: one row a figure, beside it what the same costs in other ways, and its bound."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

WAYS: Final = ("barest", "lean", "usual", "ours")
HEADS: Final = ("barest Python", "lean YAML", "usual YAML", "ours")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured. `figures` are those of the ways that were; `most` bounds ours."""

    what: str
    figures: Mapping[str, float] = field(default_factory=dict)
    most: float | None = None
    digits: int = 0

    @property
    def ours(self) -> float | None:
        """The figure of the integration, None where it was not measured."""
        return self.figures.get("ours")

    @property
    def is_missed(self) -> bool:
        """Whether ours is more than the bound allows, as it is printed."""
        if self.most is None or self.ours is None:
            return False
        return round(self.ours, self.digits) > self.most


def lines(rows: Iterable[Row]) -> list[str]:
    """Return the table in Markdown."""
    heads = ["per person and day, if nothing else is said", *HEADS, "at most", ""]
    found = [_line(heads), "| --- | " + " | ".join(["---:"] * (len(HEADS) + 1)) + " | --- |"]
    for row in rows:
        cells = [_figure(row.figures.get(way), row.digits) for way in WAYS]
        verdict = "" if row.most is None else "**missed**" if row.is_missed else "ok"
        found.append(_line([row.what, *cells, _figure(row.most, row.digits), verdict]))
    return found


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _figure(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:,.{digits}f}"
