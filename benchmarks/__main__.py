"""Measure, print the table, and say with the exit code whether a bound was missed.

python -m benchmarks [--short] [--only NAME …]
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
import os
import platform
import sys
from time import perf_counter
from typing import Final

from . import measures
from .houses import street
from .table import Row, lines


def counts_and_ten(rounds: int) -> Iterator[Row]:
    """Ten people in each way: everything that is counted, and the processor."""
    with street(measures.ALL, 10) as houses:
        idle, days = measures.live(houses, rounds)
        yield from measures.count_rows(idle, days, 10)
        yield from measures.size_rows(days, 10)
        yield from measures.cpu_rows(days, 10, 4)


def one(rounds: int) -> Iterator[Row]:
    """One person: the processor, and how soon a message comes."""
    with street(measures.ALL, 1) as houses:
        _, days = measures.live(houses, rounds)
        yield from measures.cpu_rows(days, 1, None)
        # The usual way looks when the minute has begun: it is late by what the clock says.
        yield from measures.latency_rows(days, "1 person", 10, 25)


def hundred(rounds: int) -> Iterator[Row]:
    """A hundred people to whom everything is due at once."""
    with street(measures.WITHOUT_USUAL, 100) as houses:
        _, days = measures.live(houses, rounds)
        yield from measures.cpu_rows(days, 100, 4)
        yield from measures.latency_rows(days, "100 due at once", None, 250)
        yield from measures.collection_rows(days, "100 due at once")


ROUNDS: Final = 3

WHOLE: Final[dict[str, Callable[[int], Iterable[Row]]]] = {
    "ten": counts_and_ten,
    # A day has eight messages only; from the sixth on walks are longer, and there are fewer.
    "one": lambda rounds: one(rounds + 2),
    "hundred": hundred,
    "engine": lambda _: measures.engine_rows(),
    "import": lambda rounds: measures.import_rows(3 * rounds),
    "memory": measures.memory_rows,
    # Its rounds are people: those of the house that grew, in hundreds; without, a thousand.
    "growth": lambda rounds: measures.growth_rows(10, 1000 if rounds == ROUNDS else 100 * rounds),
}


def short(_rounds: int) -> Iterator[Row]:
    """Ten people, one day: what is counted. Times are shown, and not judged.

    A single day was between 2 and 21 times lean YAML, on the same code.
    """
    with street(("empty", "lean", "ours"), 10) as houses:
        idle, days = measures.live(houses, 1)
        yield from measures.count_rows(idle, days, 10)
        yield from measures.cpu_rows(days, 10, None)


def main() -> int:
    """Print the table; return 1 where a bound was missed."""
    parser = argparse.ArgumentParser(description="Measure what the integration costs.")
    parser.add_argument("--short", action="store_true", help="counts only, in about a minute")
    parser.add_argument("--only", nargs="+", choices=WHOLE, default=list(WHOLE), help="these only")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often all take turns")
    given = parser.parse_args()
    began = perf_counter()
    chosen = [short] if given.short else [WHOLE[name] for name in given.only]
    rows: list[Row] = []
    for measure in chosen:
        for row in measure(given.rounds):
            rows.append(row)
            print(f"{row.what}: {dict(row.figures)}", file=sys.stderr, flush=True)
    print("\n".join(lines(rows)))
    load = "/".join(f"{one:.1f}" for one in os.getloadavg())
    print(
        f"\nPython {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, load {load}, {perf_counter() - began:.0f} s"
    )
    return any(row.is_missed for row in rows)


if __name__ == "__main__":
    sys.exit(main())
