"""Dates, times, numbers and plurals as each language has them, from the CLDR."""

from datetime import UTC, datetime
from pathlib import Path

from babel import Locale
from formats_writer.cldr import FOLDER, formats_of, written
import pytest

from custom_components.back_recovery.telling.formats import CLDR, Formats

from ..wording import LANGUAGES

TEN = ("da", "de", "en", "es", "fr", "it", "nl", "pl", "pt-BR", "sv")
EVENING = datetime(2026, 9, 2, 20, 5, tzinfo=UTC)
MIDNIGHT = datetime(2026, 9, 2, 0, 30, tzinfo=UTC)


@pytest.fixture
def fresh(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Formats:
    """Return the formats of a language as they would be shipped, whether it has messages or not."""
    language = request.param
    (tmp_path / f"{language}.json").write_text(written(language), encoding="utf-8")
    monkeypatch.setattr("custom_components.back_recovery.telling.formats.CLDR", tmp_path)
    return Formats.load(language)


def of(language: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("fresh", [language], indirect=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_says_what_the_cldr_says(language: str) -> None:
    """Otherwise run script/write-formats."""
    assert (CLDR / f"{language}.json").read_text(encoding="utf-8") == written(language)


def test_every_language_with_messages_has_a_file_and_no_other() -> None:
    assert FOLDER == CLDR
    assert {path.stem for path in CLDR.glob("*.json")} == set(LANGUAGES)


@pytest.mark.parametrize("language", TEN)
def test_a_language_needs_no_code(language: str) -> None:
    found = formats_of(language)

    assert [len(found[name]) for name in ("weekdays", "months", "periods")] == [7, 12, 2]


@pytest.mark.parametrize("number", [*range(250), 999, 1001, 1002, 1112, 1234])
@pytest.mark.parametrize("fresh", TEN, indirect=True)
def test_a_number_takes_the_form_that_the_cldr_gives_it(
    fresh: Formats, number: int, request: pytest.FixtureRequest
) -> None:
    language = request.node.callspec.params["fresh"]

    assert fresh.plural(number) == Locale.parse(language, sep="-").plural_form(number)


@of("pl")
def test_polish_counts_in_three_forms(fresh: Formats) -> None:
    minutes = {"one": "{number} minuta", "few": "{number} minuty", "other": "{number} minut"}

    said = [fresh.counted(minutes, number) for number in (1, 2, 5, 12, 22, 101)]

    assert said == ["1 minuta", "2 minuty", "5 minut", "12 minut", "22 minuty", "101 minut"]


@pytest.mark.parametrize(
    ("language", "country", "evening", "night"),
    [
        ("en", "US", "8:05 PM", "12:30 AM"),
        ("en", "GB", "20:05", "00:30"),
        ("en", "DE", "20:05", "00:30"),
        ("en", None, "20:05", "00:30"),
        ("de", "DE", "20:05", "00:30"),
        ("de", "US", "20:05", "00:30"),
    ],
)
def test_the_clock_is_that_of_the_country(
    language: str, country: str | None, evening: str, night: str
) -> None:
    formats = Formats.load(language)

    assert [formats.time(one, country) for one in (EVENING, MIDNIGHT)] == [evening, night]


@of("da")
def test_danish_has_a_point_in_its_time(fresh: Formats) -> None:
    assert fresh.time(EVENING, "DK") == "20.05"


@of("es")
def test_spanish_has_one_figure_in_the_morning_and_two_halves_in_mexico(fresh: Formats) -> None:
    assert fresh.time(EVENING.replace(hour=9), "ES") == "9:05"
    assert fresh.time(EVENING, "MX") == "8:05 p. m."


def test_a_date_is_a_pattern_of_the_messages_with_the_names_of_the_cldr() -> None:
    german = Formats.load("de")

    date = german.date("{weekday}, {day}. {month} {year}, {time} Uhr", EVENING, "20:05")

    assert date == "Mi, 2. Sept. 2026, 20:05 Uhr"


@pytest.mark.parametrize(("value", "said"), [(2.5, "2,5"), (5.0, "5"), (62.5, "62,5")])
def test_a_number_has_the_comma_of_the_language(value: float, said: str) -> None:
    assert Formats.load("de").number(value) == said
