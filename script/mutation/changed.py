"""Which lines are others than they were: the short form looks only at those."""

from collections.abc import Iterator
from pathlib import Path
import re
import subprocess
from typing import Final

HUNK: Final = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class NoSuchCommit(Exception):
    """What the lines are to be compared with is not in this repository."""


def changed_lines(tree: Path, since: str, folder: Path) -> dict[Path, set[int]]:
    """Return the lines of each file that are new since a commit, those not committed included."""
    asked = ["git", "diff", "--unified=0", "--no-color", "--no-ext-diff", since, "--"]
    done = subprocess.run(
        [*asked, folder.as_posix()], cwd=tree, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NoSuchCommit(done.stderr.strip())
    return dict(_by_file(done.stdout))


def _by_file(diff: str) -> Iterator[tuple[Path, set[int]]]:
    for one in re.split(r"^diff --git ", diff, flags=re.MULTILINE)[1:]:
        name = re.search(r"^\+\+\+ b/(.+)$", one, re.MULTILINE)
        hunks = filter(None, (HUNK.match(line) for line in one.splitlines()))
        if name:
            yield Path(name[1]), {number for hunk in hunks for number in _lines_of(hunk)}


def _lines_of(hunk: re.Match[str]) -> range:
    first, count = int(hunk[1]), int(hunk[2] or 1)
    return range(first, first + count)
