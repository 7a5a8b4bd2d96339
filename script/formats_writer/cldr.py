"""What the CLDR says of one language, as the few values that the integration needs of it.

Home Assistant would have to download Babel before it sets the integration up, after each of its
own updates anew; without the network nobody would then watch over the devices. So it is read here, and
what it says is shipped.
"""

from collections.abc import Iterator
from itertools import groupby
import json
from pathlib import Path
from typing import Any

from babel import Locale, localedata

ROOT = Path(__file__).parent.parent.parent
TELLING = ROOT / "custom_components" / "back_recovery" / "telling"
FOLDER = TELLING / "cldr"
LANGUAGES = sorted(path.stem for path in (TELLING / "messages").glob("*.json"))
PERIOD = 200
"""The plural rules of all languages repeat every hundred from a hundred on."""

_LETTERS = {
    "HH": "{hour:02}",
    "H": "{hour}",
    "hh": "{hour12:02}",
    "h": "{hour12}",
    "mm": "{minute:02}",
    "a": "{period}",
}


def formats_of(language: str) -> dict[str, Any]:
    """Return what is shipped of a language; weekdays begin with Monday."""
    locale = Locale.parse(language, sep="-")
    days, months = locale.days["stand-alone"]["abbreviated"], locale.months["format"]["abbreviated"]
    return {
        "clock": _clock(str(locale.datetime_skeletons["Hm"].pattern)),
        "clock_12": _clock(str(locale.datetime_skeletons["hm"].pattern)),
        "decimal": locale.number_symbols["latn"]["decimal"],
        "months": [months[number] for number in range(1, 13)],
        "periods": [
            _plain(locale.day_periods["format"]["abbreviated"][one]) for one in ("am", "pm")
        ],
        "plurals": _plurals(locale),
        "twelve_hours_in": sorted(set(_twelve_hours_in(locale.language))),
        "weekdays": [days[number] for number in range(7)],
    }


def written(language: str) -> str:
    """Return the file of a language as it should be."""
    return json.dumps(formats_of(language), ensure_ascii=False, indent=2) + "\n"


def _clock(pattern: str) -> str:
    """Return a pattern of the CLDR as one of Python; raises KeyError for what is not known here."""
    found = [("".join(run), letter.isalpha()) for letter, run in groupby(_plain(pattern))]
    return "".join(_LETTERS[run] if is_field else run for run, is_field in found)


def _plain(text: str) -> str:
    """Return a text without spaces that a log, or a voice, may stumble over."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


def _twelve_hours_in(language: str) -> Iterator[str]:
    """Yield the countries in which the language is written with a clock of twelve hours."""
    for name in localedata.locale_identifiers():
        locale = Locale.parse(name)
        if locale.language == language and locale.territory and len(locale.territory) == 2:
            if "a" in locale.time_formats["short"].pattern:
                yield locale.territory


def _plurals(locale: Locale) -> dict[str, str]:
    """Return the whole numbers of each form but `other`, as spans: `{"one": "1"}`."""
    rule, found = locale.plural_form, {}
    for form, numbers in groupby(range(PERIOD), rule):
        run = list(numbers)
        if form != "other":
            span = f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}"
            found.setdefault(form, []).append(span)
    return {form: ",".join(spans) for form, spans in sorted(found.items())}
