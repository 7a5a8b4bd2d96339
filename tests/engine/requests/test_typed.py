"""What somebody types, or dictates, as an answer."""

import pytest

from custom_components.back_recovery.engine.model.errors import InvalidPain
from custom_components.back_recovery.engine.requests.typed import WORDS, pains_in


@pytest.mark.parametrize(
    ("text", "pain"),
    [("0", 0), (" 10 ", 10), ("07", 7), ("٣", 3), ("4.", 4), ("3.0", 3), ("4!", 4)],
)
def test_a_typed_number_is_read(text: str, pain: int) -> None:
    assert pains_in(text) == (pain, None)


@pytest.mark.parametrize(
    "text",
    ["1/10", "1 / 10", "1/10.", "1 of 10", "1 out of 10", "1 von 10", "one of ten", "1 auf 10"],
)
def test_what_is_out_of_ten_is_one_number(text: str) -> None:
    assert pains_in(text) == (1, None)


@pytest.mark.parametrize("text", ["four", "Four", "vier", "Vier.", "VIER"])
def test_a_number_in_words_is_read(text: str) -> None:
    assert pains_in(text) == (4, None)


@pytest.mark.parametrize(
    ("text", "pains"),
    [
        ("Fyra", (4, None)),
        ("to", (2, None)),
        ("tre to", (3, 2)),
        ("trois et cinq", (3, 5)),
        ("cuatro de diez", (4, None)),
        ("een", (1, None)),
        ("3 en 5", (3, 5)),
        ("cztery", (4, None)),
        ("pie\N{LATIN SMALL LETTER C WITH ACUTE}", None),
        ("pi\N{LATIN SMALL LETTER E WITH OGONEK}c\N{COMBINING ACUTE ACCENT}", (5, None)),
        ("quatro", (4, None)),
        ("3 to 5", (3, 5)),
    ],
)
def test_a_number_is_read_in_the_words_of_each_language(
    text: str, pains: tuple[int, int | None] | None
) -> None:
    if pains is None:
        with pytest.raises(InvalidPain):
            pains_in(text)
    else:
        assert pains_in(text) == pains


@pytest.mark.parametrize("language", WORDS)
def test_every_word_of_a_language_is_its_number_and_no_language_takes_it_from_another(
    language: str,
) -> None:
    for number, words in enumerate(WORDS[language].split(" ")):
        for word in words.split("|"):
            assert pains_in(word) == (number, None), word


def test_what_stands_behind_sixty_letters_is_not_read() -> None:
    assert pains_in("3".rjust(60)) == (3, None)
    assert pains_in("3".ljust(60) + "5") == (3, None)
    with pytest.raises(InvalidPain):
        pains_in("3".rjust(61))


def test_no_pain_in_words_is_zero() -> None:
    assert [pains_in(text) for text in ("none", "keine", "null", "zero")] == [(0, None)] * 4


@pytest.mark.parametrize(
    "text",
    [
        "3 5",
        "3/5",
        " 3, 5 ",
        "3;5",
        "3/10 5/10",
        "3/10, 5/10",
        "drei fünf",
        "3 and 5",
        "3 bis 5",
        "3-5",
    ],
)
def test_a_second_number_is_the_worst(text: str) -> None:
    assert pains_in(text) == (3, 5)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        " ",
        "11",
        "-1",
        "3.5",
        "3,5",
        "²",
        "fine",
        "3 11",
        "3 4 5",
        "9" * 5000,
        "1/100",
        "1/9/9",
    ],
)
def test_what_is_not_understood_is_asked_again(text: str | None) -> None:
    with pytest.raises(InvalidPain):
        pains_in(text)
