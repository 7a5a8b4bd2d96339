"""How dates, times, numbers and plurals are written where a language is spoken.

The files of `cldr/` are written from the Unicode CLDR by `script/write-formats`; no line here is about
any one language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Self

from homeassistant.util.json import load_json_object

CLDR: Final = Path(__file__).parent / "cldr"
FALLBACK: Final = "en"
LANGUAGES: Final = {path.stem.lower(): path.stem for path in CLDR.glob("*.json")}
"""The languages there are words of, by what they are called in small letters."""
_OTHER: Final = "other"
_HUNDRED: Final = 100
_NOON: Final = 12


def closest(language: str) -> str:
    """Return the closest language to one that is asked for, whatever that is: it may be anything."""
    candidates = (language, language.split("-", maxsplit=1)[0], FALLBACK)
    return next(LANGUAGES[one.lower()] for one in candidates if one.lower() in LANGUAGES)


@dataclass(frozen=True)
class Formats:
    """How one language is written; weekdays begin with Monday.

    `clock` and `clock_12` are patterns of a time of day, the second for `twelve_hours_in`, countries
    with a clock of twelve hours. `plurals` are the whole numbers below 200 of each form but `other`.
    """

    clock: str
    clock_12: str
    decimal: str
    months: tuple[str, ...]
    periods: tuple[str, ...]
    plurals: Mapping[str, str]
    twelve_hours_in: frozenset[str]
    weekdays: tuple[str, ...]

    @classmethod
    def load(cls, language: str) -> Self:
        """Return what is shipped of a language. It reads a file: not for the event loop."""
        found: dict[str, Any] = dict(load_json_object(CLDR / f"{language}.json"))
        lists = {name: tuple(found.pop(name)) for name in ("months", "periods", "weekdays")}
        return cls(**found | lists | {"twelve_hours_in": frozenset(found["twelve_hours_in"])})

    def has_twelve_hours(self, country: str | None) -> bool:
        """Tell whether the clock of a country has twelve hours in this language."""
        return country in self.twelve_hours_in

    def time(self, local: datetime, country: str | None, *, has_twelve: bool | None = None) -> str:
        """Write a time of day, `local` being on the clock of whoever reads it.

        `has_twelve`: whether that clock has twelve hours; None: as usual in the country.
        """
        if has_twelve is None:
            has_twelve = self.has_twelve_hours(country)
        pattern = self.clock_12 if has_twelve else self.clock
        return pattern.format(
            hour=local.hour,
            hour12=local.hour % _NOON or _NOON,
            minute=local.minute,
            period=self.periods[local.hour >= _NOON],
        )

    def date(self, pattern: str, local: datetime, time: str) -> str:
        """Write a date as a pattern of the messages says, `time` being the time of day on it."""
        return pattern.format(
            time=time,
            weekday=self.weekdays[local.weekday()],
            day=local.day,
            month=self.months[local.month - 1],
            year=local.year,
        )

    def number(self, value: float) -> str:
        """Write a number, without a fraction of nothing."""
        return f"{value:g}".replace(".", self.decimal)

    def plural(self, number: int) -> str:
        """Return the form that a whole number takes: `one`, `few`, `many` or `other`."""
        # From a hundred on all rules repeat.
        same = number if number < 2 * _HUNDRED else _HUNDRED + number % _HUNDRED
        return next((form for form, spans in self._plurals if same in spans), _OTHER)

    def counted(self, forms: Mapping[str, str], number: int) -> str:
        """Return the wording for so many: of the form that the number takes, else of `other`."""
        return forms.get(self.plural(number), forms[_OTHER]).format(number=number)

    @cached_property
    def _plurals(self) -> tuple[tuple[str, frozenset[int]], ...]:
        return tuple((form, _numbers(spans)) for form, spans in self.plurals.items())


def _numbers(spans: str) -> frozenset[int]:
    """Return the numbers of "1,5-21"."""
    found: set[int] = set()
    for span in spans.split(","):
        first, _, last = span.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return frozenset(found)
