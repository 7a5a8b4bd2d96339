"""What somebody types as an answer, read as people write it: "3", "3 5", "3/10", "drei", "four"."""

from collections.abc import Iterator, Mapping
import re
from typing import Final
import unicodedata

from ..model.errors import InvalidPain
from ..reading.said import PAINS

WORDS: Final[Mapping[str, str]] = {
    "en": "zero|nought|nothing|none one two three four five six seven eight nine ten",
    "de": "null|keine|keiner|kein eins|eine|ein zwei|zwo drei vier fünf|fuenf sechs sieben acht neun zehn",
    "nl": "nul een|één twee drie vier vijf zes zeven acht negen tien",
    "fr": "zéro un|une deux trois quatre cinq six sept huit neuf dix",
    "es": "cero uno|un|una dos tres cuatro cinco seis siete ocho nueve diez",
    "it": "zero uno|un|una due tre quattro cinque sei sette otto nove dieci",
    "pl": "zero jeden|jedynka|jedynkę dwa|dwójka|dwójkę trzy|trójka|trójkę cztery|czwórka|czwórkę pięć|piątka|piątkę sześć|szóstka|szóstkę siedem|siódemka|siódemkę osiem|ósemka|ósemkę dziewięć|dziewiątka|dziewiątkę dziesięć|dziesiątka|dziesiątkę",
    "pt-BR": "zero um|uma dois|duas três quatro cinco seis sete oito nove dez",
    "sv": "noll ett|en|etta två|tvåa tre|trea fyra fem|femma sex|sexa sju|sjua åtta nio|nia tio|tia",
    "da": "nul en|et|ettal to|total tre|tretal fire|firetal fem|femtal seks|sekstal syv|syvtal otte|ottetal ni|nital ti|tital",
}
"""The numbers from 0 to 10 in words, by language: whoever dictates an answer gets them.

Nobody says which language it is, so each is tried. What joins two numbers in one ("3 to 5") is
a number in another, so digits and English come first.
"""

_BY_WORD: Final = tuple(
    {
        word: number
        for number, several in enumerate(language.split(" "))
        for word in several.split("|")
    }
    for language in WORDS.values()
)

_NUMBER: Final = r"(\d{1,2})(?:\.0)?"
_OF_TEN: Final = rf"{_NUMBER}(?:\s*(?:/|von|of|out of|auf|aus|van|sur|de|su|na|em|av|af)\s*10)?\.?"
_AND: Final = (
    r"(?:\s*[;/]\s*|\s*,\s+|\s+,\s*"
    r"|\s+(?:and|to|und|bis|en|tot|et|à|y|a|e|i|do|och|till|og|til)\s+|\s*-\s*|\s+)"
)
_ANSWER: Final = re.compile(rf"{_OF_TEN}(?:{_AND}{_OF_TEN})?[.!]?")


_LONGEST: Final = 60
"""Nobody needs more letters for two numbers."""


def pains_in(text: str | None) -> tuple[int, int | None]:
    """Read what somebody typed: how it is now, and how it was at worst where that is said.

    "3,5" may be a half or two numbers, so it is neither. What stands after a slash, or "of", is the
    end of the scale where it is a 10: "1/10" is one. Raises InvalidPain for anything but one or two
    whole numbers from 0 to 10.
    """
    said = unicodedata.normalize("NFC", (text or "")[:_LONGEST]).strip().casefold()
    for written in _in_digits(said):
        found = _ANSWER.fullmatch(written)
        numbers = [int(one) for one in found.groups() if one] if found else []
        if numbers and all(one in PAINS for one in numbers):
            now, *worst = numbers
            return now, next(iter(worst), None)
    raise InvalidPain


def _in_digits(said: str) -> Iterator[str]:
    """Yield the text with the number words of each language as digits."""
    for words in _BY_WORD:

        def digits(word: re.Match[str], words: Mapping[str, int] = words) -> str:
            number = words.get(word[0])
            return word[0] if number is None else str(number)

        yield re.sub(r"[^\W\d_]+", digits, said)
