"""What is told: a table of the files, and every mutant that nobody noticed."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from .mutants import Mutant
from .parts import INTEGRATION
from .trials import Outcome, Trial


def rate_of(trials: Sequence[Trial]) -> float:
    """Return how many were killed, in per cent."""
    return 100 * sum(trial.is_killed for trial in trials) / len(trials) if trials else 100.0


def table(trials: Sequence[Trial]) -> str:
    """Return a row for every folder and for every file in it."""
    folders: defaultdict[str, list[Trial]] = defaultdict(list)
    files: defaultdict[str, list[Trial]] = defaultdict(list)
    for trial in trials:
        file = trial.mutant.file.relative_to(INTEGRATION)
        folders[f"{file.parent.as_posix()}/"].append(trial)
        files[file.as_posix()].append(trial)
    rows = [f"{'':<36}killed  survived  per cent"]
    for folder in sorted(folders):
        rows.append(_row(folder, folders[folder]))
        inside = (file for file in sorted(files) if f"{Path(file).parent.as_posix()}/" == folder)
        rows.extend(_row(f"  {file.removeprefix(folder)}", files[file]) for file in inside)
    return "\n".join([*rows, _row("all", trials)])


def _row(name: str, trials: Sequence[Trial]) -> str:
    killed = sum(trial.is_killed for trial in trials)
    return f"{name:<36}{killed:>6}{len(trials) - killed:>10}{rate_of(trials):>9.1f}"


def line(trial: Trial) -> str:
    """Return how one ended, in one line."""
    by = "" if trial.outcome is Outcome.SURVIVED else f"  ({trial.by.removeprefix('tests/')})"
    return f"{trial.outcome}: {described(trial.mutant)}{by}"


def described(mutant: Mutant) -> str:
    before, after = mutant.texts
    return f"{mutant.file.relative_to(INTEGRATION)}:{mutant.line}  {before}  ->  {after}"


def survivors(trials: Sequence[Trial]) -> str:
    lived = [described(trial.mutant) for trial in trials if not trial.is_killed]
    return "\n".join(["survived:", *sorted(lived)]) if lived else "nobody survived"
