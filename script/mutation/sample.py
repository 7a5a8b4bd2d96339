"""Some of many mutants, the same ones for the same seed, and some of every file."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from random import Random

from .mutants import Mutant


def sample(mutants: Sequence[Mutant], seed: int, number: int) -> list[Mutant]:
    """Choose one of every file in turn, then of all functions alike, until it is enough."""
    chance = Random(seed)
    left = list(mutants)
    chosen: list[Mutant] = []

    def take(those: Sequence[Mutant]) -> None:
        """Choose a function, then a kind of mistake: a table of numbers is but one of many."""
        for what in (_function_of, _kind_of):
            groups = _grouped(those, what)
            those = groups[chance.choice(sorted(groups))]
        mutant = chance.choice(those)
        left.remove(mutant)
        chosen.append(mutant)

    files = list(_grouped(left, _file_of).values())
    for those in chance.sample(files, min(number, len(files))):
        take(those)
    while left and len(chosen) < number:
        take(left)
    return chosen


def _grouped(mutants: Sequence[Mutant], what: Callable[[Mutant], str]) -> dict[str, list[Mutant]]:
    groups: defaultdict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        groups[what(mutant)].append(mutant)
    return dict(groups)


def _file_of(mutant: Mutant) -> str:
    return mutant.file.as_posix()


def _function_of(mutant: Mutant) -> str:
    return f"{mutant.file.as_posix()} {mutant.identity.function}"


def _kind_of(mutant: Mutant) -> str:
    return mutant.identity.kind
