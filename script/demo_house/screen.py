"""How much of a notification an Android phone shows: what is below is not seen, nor answered."""

import textwrap
from typing import Final

LINES: Final = 9
"""So many lines an expanded notification with buttons has, its title among them."""

WIDTH: Final = 44
"""So many characters a line has, about: the letters of a phone are not all as wide."""


def lines_of(title: str, text: str) -> list[str]:
    """Return the lines of a notification as a phone breaks them: at words, and at line ends."""
    return [line for part in (title, *text.split("\n")) for line in _wrapped(part)]


def _wrapped(part: str) -> list[str]:
    return textwrap.wrap(part, WIDTH, break_on_hyphens=False) or [""]
