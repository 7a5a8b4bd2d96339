"""What `script/pictures` does with its options."""

import argparse
import sys

from .files import ROOT, differing


def main() -> int:
    """Write what differs, or only name it; then the images of Chromium, if asked for."""
    parser = argparse.ArgumentParser(prog="script/pictures")
    parser.add_argument("--check", action="store_true", help="change nothing, fail on a difference")
    parser.add_argument("--images", action="store_true", help="take the PNG images anew, too")
    options = parser.parse_args()
    found = list(differing())
    for path, text in found:
        if options.check:
            state = "differs from a fresh run" if text else "is made by nothing"
        elif text is None:
            path.unlink()
            state = "removed: nothing makes it"
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            state = f"written, {len(text) / 1000:.1f} kB"
        print(f"{path.relative_to(ROOT)} {state}")
    if options.images:
        # Only its environment has a way to Chromium.
        from .images import take_images  # noqa: PLC0415

        take_images()
    return bool(found) and options.check


sys.exit(main())
