"""What `script/write-docs` does with its option."""

import argparse
import sys

from .pages import PAGES, ROOT, rewritten


def main() -> int:
    """Write what differs, or only name it."""
    parser = argparse.ArgumentParser(prog="script/write-docs")
    parser.add_argument("--check", action="store_true", help="change nothing, fail on a difference")
    options = parser.parse_args()
    differing = []
    for page in PAGES:
        before = page.read_text(encoding="utf-8")
        after = rewritten(before)
        if after == before:
            continue
        differing.append(page.relative_to(ROOT).as_posix())
        if not options.check:
            page.write_text(after, encoding="utf-8")
    for name in differing:
        print(f"{name} {'differs from the code' if options.check else 'written'}")
    return bool(differing) and options.check


sys.exit(main())
