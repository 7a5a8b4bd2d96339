"""Run from `script/gallery`."""

import argparse
import sys

from . import cost, pictures, rules


def main() -> int:
    """Do what was asked for; return 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="script/gallery")
    parser.add_argument("--compare", action="store_true", help="with the pictures that are kept")
    parser.add_argument("--check", action="store_true", help="what must be true of every state")
    parser.add_argument("--cost", action="store_true", help="what drawing takes on a slow phone")
    parser.add_argument("only", nargs="?", default="", help="views whose name contains this")
    asked = parser.parse_args()
    wrong: list[str] = []
    if asked.compare:
        wrong += pictures.compare(asked.only)
        print(f"{len(pictures.kept(asked.only))} pictures compared, {len(wrong)} differ")
    if asked.check:
        looked, found = rules.check(asked.only)
        wrong += found
        print(f"{looked} views looked at, {len(found)} faults")
    if asked.cost:
        is_ = cost.measure()
        wrong += is_.wrong
        print(
            f"first look {is_.first:.1f} ms, a change {is_.update:.1f} ms"
            f" ({cost.SLOWER} times slower), {is_.requests} requests"
        )
    if not (asked.compare or asked.check or asked.cost):
        size = pictures.take(asked.only)
        print(f"{len(pictures.kept(asked.only))} pictures, {size // 1000} kB in all")
        if size > pictures.MOST_BYTES:
            wrong.append(f"more than {pictures.MOST_BYTES // 1000} kB")
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
