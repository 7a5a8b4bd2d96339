"""What somebody types as an answer, read as people write it: "3", "3 5", "3/10", "drei", "four"."""

import re
from typing import Final

from ..model.errors import InvalidPain
from ..reading.said import PAINS

_WORDS: Final = {
    word: number
    for number, words in enumerate(
        (
            ("zero", "none", "null", "keine", "keiner", "kein"),
            ("one", "eins", "ein"),
            ("two", "zwei"),
            ("three", "drei"),
            ("four", "vier"),
            ("five", "fünf", "fuenf"),
            ("six", "sechs"),
            ("seven", "sieben"),
            ("eight", "acht"),
            ("nine", "neun"),
            ("ten", "zehn"),
        )
    )
    for word in words
}
"""Numbers in words, English and German: whoever dictates an answer gets them."""

_NUMBER: Final = r"(\d{1,2})(?:\.0)?"
_OF_TEN: Final = rf"{_NUMBER}(?:\s*(?:/|von|of|out of|auf|aus)\s*10)?\.?"
_AND: Final = r"(?:\s*[;/]\s*|\s*,\s+|\s+,\s*|\s+(?:and|und|to|bis)\s+|\s*-\s*|\s+)"
_ANSWER: Final = re.compile(rf"{_OF_TEN}(?:{_AND}{_OF_TEN})?[.!]?")


_LONGEST: Final = 60
"""Nobody needs more letters for two numbers."""


def pains_in(text: str | None) -> tuple[int, int | None]:
    """Read what somebody typed: how it is now, and how it was at worst where that is said.

    "3,5" may be a half or two numbers, so it is neither. What stands after a slash, or "of", is the end of the scale where it is a 10: "1/10" is one.
    Raises InvalidPain for anything but one or two whole numbers from 0 to 10.
    """
    found = _ANSWER.fullmatch(_in_digits((text or "")[:_LONGEST]))
    numbers = [int(one) for one in found.groups() if one] if found else []
    if not numbers or not all(one in PAINS for one in numbers):
        raise InvalidPain
    return numbers[0], numbers[1] if len(numbers) > 1 else None


def _in_digits(text: str) -> str:
    """Return the text with its number words as digits."""

    def digits(word: re.Match[str]) -> str:
        number = _WORDS.get(word[0])
        return word[0] if number is None else str(number)

    return re.sub(r"[^\W\d_]+", digits, text.strip().casefold())
