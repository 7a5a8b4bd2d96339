"""What `script/lives` does with its option."""

import argparse
from pathlib import Path
import sys

from .pages import FOLDER, ROOT, pages


def main() -> int:
    """Write what differs, or only name it; a page of a life that is gone is deleted."""
    parser = argparse.ArgumentParser(prog="script/lives")
    parser.add_argument("--check", action="store_true", help="change nothing, fail on a difference")
    options = parser.parse_args()
    written = dict(pages())
    differing = [page for page, text in written.items() if not _is_same(page, text)]
    gone = [page for page in FOLDER.rglob("*.md") if page not in written]
    for page in (*differing, *gone):
        print(page.relative_to(ROOT), "differs from the code" if options.check else "written")
    if options.check:
        return bool(differing or gone)
    for page in differing:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(written[page], encoding="utf-8")
    for page in gone:
        page.unlink()
    return 0


def _is_same(page: Path, text: str) -> bool:
    return page.exists() and page.read_text(encoding="utf-8") == text


sys.exit(main())
