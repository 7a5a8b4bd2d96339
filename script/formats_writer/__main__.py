"""What `script/write-formats` does with its option."""

import argparse
import sys

from .cldr import FOLDER, LANGUAGES, written


def main() -> int:
    """Write what differs, or only name it."""
    parser = argparse.ArgumentParser(prog="script/write-formats")
    parser.add_argument("--check", action="store_true", help="change nothing, fail on a difference")
    options = parser.parse_args()
    differing = []
    for language in LANGUAGES:
        path, should = FOLDER / f"{language}.json", written(language)
        if path.exists() and path.read_text(encoding="utf-8") == should:
            continue
        differing.append(path.name)
        if not options.check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(should, encoding="utf-8")
    for name in differing:
        print(f"{name} {'differs from the CLDR' if options.check else 'written'}")
    return bool(differing) and options.check


sys.exit(main())
