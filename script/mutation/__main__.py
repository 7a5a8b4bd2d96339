"""The command line of script/mutate."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
import json
from pathlib import Path
import sys
from tempfile import TemporaryDirectory

from .changed import NoSuchCommit, changed_lines
from .copying import copy_part
from .measured import reach_of
from .mutants import Mutant, code_in, found_again, mutants_of
from .parts import INTEGRATION, PARTS, Part
from .reach import TestsFail
from .report import line, rate_of, survivors, table
from .sample import sample
from .trials import Trial, tried

type Row = Mapping[str, object]


def arguments() -> Namespace:
    parser = ArgumentParser(prog="script/mutate", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="which mutants are chosen")
    parser.add_argument("--mutants", type=int, default=150, help="how many")
    parser.add_argument("--part", choices=PARTS, help="what is mutated; else all parts are")
    parser.add_argument("--only", default="", help="those in a folder or file: engine/rules")
    parser.add_argument(
        "--changed", metavar="COMMIT", help="those on lines that are new since then"
    )
    parser.add_argument("--without", action="append", default=[], help="files of tests: *laws*")
    parser.add_argument("--jobs", type=int, default=1, help="how many at a time")
    parser.add_argument("--tree", type=Path, default=Path(), help="the checkout to look at")
    parser.add_argument("--save", type=Path, help="write down what was played, and the outcome")
    parser.add_argument("--from", type=Path, dest="earlier", help="play what was written down")
    parser.add_argument("--keep", type=Path, help="a folder: what tests reach is kept there")
    parser.add_argument("--at-least", type=float, default=95, help="per cent that must be killed")
    return parser.parse_args()


def is_in(file: Path, only: str) -> bool:
    """Tell whether a file is the one that is meant, or in the folder that is meant."""
    wanted = (INTEGRATION / only.removesuffix(".py")).parts
    return file.with_suffix("").parts[: len(wanted)] == wanted


def compared(rows: Sequence[Row], found: Sequence[Mutant | None], trials: Sequence[Trial]) -> str:
    """Return what is different from the time it was written down."""
    is_killed = {trial.mutant: trial.is_killed for trial in trials}
    pairs = list(zip(rows, found, strict=True))
    same = [(row["is_killed"], is_killed[mutant]) for row, mutant in pairs if mutant]
    before, now = (sum(bool(pair[turn]) for pair in same) for turn in (0, 1))
    lines = [f"{len(same)} of {len(rows)} are the same: {before} were killed before, {now} now"]
    for row, mutant in pairs:
        was = f"{row['file']}  {row['before']}  ->  {row['after']}"
        if mutant is None:
            lines.append(f"gone: {was}")
        elif is_killed[mutant] != row["is_killed"]:
            lines.append(f"{'killed' if is_killed[mutant] else 'survived'} now: {was}")
    return "\n".join(lines)


def rows_of(name: str, trials: Sequence[Trial]) -> list[Row]:
    return [
        {
            **trial.mutant.as_row(),
            "part": name,
            "is_killed": trial.is_killed,
            "by": trial.by,
        }
        for trial in trials
    ]


def chosen(
    told: Namespace, part: Part, everything: Sequence[Mutant], found: Sequence[Mutant | None]
) -> list[Mutant]:
    """Return those that were written down, as far as they are found again, and then new ones."""
    again = [one for one in found if one]
    others = [one for one in everything if one not in set(again) and is_in(one.file, told.only)]
    if told.changed:
        lines = changed_lines(told.tree, told.changed, part.folder)
        others = [one for one in others if one.line in lines.get(one.file, ())]
    wanted = len(found) if told.earlier else told.mutants
    return [*again, *sample(others, told.seed, wanted - len(again))]


def play(told: Namespace, name: str, rows: Sequence[Row]) -> list[Trial]:
    """Choose mutants of a copy of a part, try them, and tell each outcome at once."""
    part = PARTS[name]
    with TemporaryDirectory(prefix="mutation-") as folder:
        copy, notes = Path(folder, "copy").resolve(), Path(folder, "notes")
        notes.mkdir()
        copy_part(told.tree, part, copy)
        code = code_in(copy, part.folder)
        everything = mutants_of(code)
        found = found_again(rows, everything)
        those = chosen(told, part, everything, found)
        print(f"{len(those)} of {len(everything)} mutants of the {name}", flush=True)
        if not those:
            return []
        reach = reach_of(copy, notes, part, told.without, told.keep)
        print(f"{len(reach.seconds)} tests take {sum(reach.seconds.values()):.0f} s", flush=True)
        trials = []
        for trial in tried(those, code, reach, copy, notes, told.jobs):
            trials.append(trial)
            print(f"{len(trials):>4} {line(trial)}", flush=True)
    print(f"\n{table(trials)}\n\n{survivors(trials)}\n")
    if told.earlier:
        again = set(found)
        replaced = [line(trial) for trial in trials if trial.mutant not in again]
        print(f"{compared(rows, found, trials)}")
        print("\n".join(["in place of those that are gone:", *replaced] if replaced else []))
    return trials


def parts_of(told: Namespace) -> list[str]:
    """Return the parts that are meant: one, that of a folder or file, or all."""
    if told.part:
        return [told.part]
    return [name for name in PARTS if Path(told.only or name).parts[0] == name]


def main() -> int:
    told = arguments()
    earlier = json.loads(told.earlier.read_text(encoding="utf-8")) if told.earlier else []
    rows: list[Row] = []
    is_enough = True
    try:
        for name in parts_of(told):
            before = [row for row in earlier if row.get("part", "engine") == name]
            trials = play(told, name, before)
            rows.extend(rows_of(name, trials))
            is_enough = is_enough and rate_of(trials) >= told.at_least
    except TestsFail as failure:
        print(f"the tests fail without any mutant:\n{failure}")
        return 2
    except NoSuchCommit as missing:
        print(f"nothing can be compared: {missing}")
        return 2
    if told.save:
        told.save.write_text(f"{json.dumps(rows, indent=1)}\n", encoding="utf-8")
    return 0 if is_enough else 1


if __name__ == "__main__":
    sys.exit(main())
