"""What tests reach is measured once, and kept until they or what they test have changed."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
import pickle

from .parts import INTEGRATION, Part
from .reach import Reach, measure

type Marks = dict[str, str]
"""What stands in each file of tests, as a sum."""


def reach_of(
    copy: Path, notes: Path, part: Part, without: Sequence[str], kept: Path | None
) -> Reach:
    """Return what the tests of a copy reach, without those of some files.

    `kept` is the folder in which it is kept for the next time. Of what is found there only
    the files of tests that are as they were count, and none of it where anything else in the
    copy has changed.
    """
    marks = {
        path.relative_to(copy).as_posix(): _sum([path])
        for folder in part.tests
        for path in sorted((copy / folder).rglob("test_*.py"))
        if not any(path.match(pattern) for pattern in without)
    }
    rest = _sum(path for path in _beside(copy) if path.relative_to(copy).as_posix() not in marks)
    file = kept / f"{part.folder.name}-{rest}" if kept else None
    known, reach = _kept(file)
    reach = reach.of_files({name for name, mark in marks.items() if known.get(name) == mark})
    if new := [name for name, mark in marks.items() if known.get(name) != mark]:
        reach.add(measure(copy, notes, part, new))
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        for earlier in file.parent.glob(f"{part.folder.name}-*"):
            earlier.unlink()
        file.write_bytes(pickle.dumps((marks, reach)))
    return reach


def _kept(file: Path | None) -> tuple[Marks, Reach]:
    if not file or not file.exists():
        return {}, Reach()
    marks, reach = pickle.loads(file.read_bytes())
    return marks, reach


def _beside(copy: Path) -> list[Path]:
    """Return what is mutated, and all that tests share."""
    folders = (copy / INTEGRATION, copy / "tests")
    tests = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    return [path for path in tests if not path.name.startswith("test_")]


def _sum(files: Iterable[Path]) -> str:
    total = sha256()
    for file in files:
        total.update(file.name.encode())
        total.update(file.read_bytes())
    return total.hexdigest()[:16]
