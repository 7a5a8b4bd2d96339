"""Fields: numbers as text, units, times in every shape."""

from datetime import UTC, datetime

import pytest

from custom_components.back_recovery.workouts import values
from custom_components.back_recovery.workouts.vocabulary import StartQuality

from .builders import AMSTERDAM, at


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("70,2", 70.2),
        (" 70.2 ", 70.2),
        (3, 3),
        (True, None),
        ("nan", None),
        ("inf", None),
        ("1e999", None),
        (10**400, None),
        (-1, None),
        ("1_000", None),
        ("9" * 33, None),
        ([], None),
        (None, None),
    ],
)
def test_a_number_is_finite_and_in_range(given: object, wanted: float | None) -> None:
    assert values.number(given) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("  a\n\tb ", "a b"),
        ("", None),
        (7, "7"),
        (10**31, None),
        (False, None),
        (None, None),
        ("\x00", None),
        ("x" * 600, "x" * 500),
    ],
)
def test_text_is_one_short_line(given: object, wanted: str | None) -> None:
    assert values.text(given) == wanted


@pytest.mark.parametrize(
    ("given", "unit", "wanted"),
    [
        ("1:10:12", None, 4212),
        ("32:05", None, 1925),
        ("0:30:15", "min", 1815),
        (70.2, "min", 4212),
        ("1,5", "h", 5400),
        (90, None, 90),
        (90, "parsec", None),
        ("soon", None, None),
    ],
)
def test_a_span_in_seconds(given: object, unit: object, wanted: float | None) -> None:
    assert values.seconds(given, unit) == wanted


def test_units_are_turned_into_ours() -> None:
    assert values.kcal(418.4, "kJ") == 100
    assert values.kcal(468, "calories") == 468
    assert values.metres("1", "mi") == 1609.344
    assert values.kilograms(100, "lbs") == 45.359
    assert values.whole("12.7") == 12


@pytest.mark.parametrize(
    "given",
    [
        "2026-06-15T17:00:00+00:00",
        "2026-06-15T17:00:00.000Z",
        "2026-06-15 19:00:00 +0200",
        "2026-06-15T19:00:00",
        "2026-06-15 19:00:00",
        1781542800,
        1781542800000,
        "1781542800",
        datetime(2026, 6, 15, 17, tzinfo=UTC),
        "2026-06-15 7:00:00 pm +0200",
        "2026-06-15 7:00:00\u202fPM +0200",
        "2026-06-15, 7:00 p. m.",
        "2026-06-15T19:00:00.000000000 GMT+02:00",
        "2026-06-15 17:00:00 UTC",
        "\u0662\u0660\u0662\u0666-\u0660\u0666-\u0661\u0665 \u0661\u0667:\u0660\u0660:\u0660\u0660 +0000",
        "20260615T190000+0200",
    ],
)
def test_an_instant_in_every_shape(given: object) -> None:
    assert values.instant(given, AMSTERDAM) == at("Mon 17:00")


@pytest.mark.parametrize(
    "given",
    [
        "2026-06-15",
        "soon, or so, perhaps",
        "2026-06-15 13:00:00 pm",
        "2026-06-15 0:30 am",
        "2026-06-31 17:00:00",
        "2026-06-15 17:61:00",
        "2026-06-15 17:00:00 +99:00",
        "15/06/2026 17:00",
        "2569-06-15 17:00:00",
        "0001-01-01T00:00:00",
        "9999-12-31T23:59:59",
        -1,
        1e20,
        True,
        None,
        "²",
    ],
)
def test_what_is_no_instant(given: object) -> None:
    assert values.instant(given, AMSTERDAM) is None


def test_only_a_missing_zone_is_assumed() -> None:
    _, exact = values.instant_and_quality("2026-06-15T17:00:00Z", AMSTERDAM)
    _, assumed = values.instant_and_quality("2026-06-15T17:00:00", AMSTERDAM)

    assert (exact, assumed) == (StartQuality.EXACT, StartQuality.LOCAL_ASSUMED)


def test_the_hour_that_comes_twice_is_its_first_one() -> None:
    assert values.instant("2026-10-25T02:30:00", AMSTERDAM) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("given", "hour"), [("12:30 am", 0), ("11:30 am", 11), ("12:30 pm", 12), ("11:30 pm", 23)]
)
def test_twelve_is_the_first_hour_of_each_half(given: str, hour: int) -> None:
    found = values.instant(f"2026-06-15 {given} +0000", AMSTERDAM)

    assert found == datetime(2026, 6, 15, hour, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "is_one"),
    [
        ("half past five", True),
        ({}, True),
        ("", False),
        ("Unknown", False),
        (None, False),
        ("2026-06-15T17:00", False),
    ],
)
def test_what_is_not_said_is_not_unreadable(given: object, is_one: bool) -> None:
    assert values.is_unreadable_time(given, AMSTERDAM) is is_one
