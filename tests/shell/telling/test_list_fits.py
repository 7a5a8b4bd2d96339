"""What is asked about safety can be read where it is sent: on a phone, whole."""

from textwrap import wrap

import pytest

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.settings.help_lines import help_lines
from custom_components.back_recovery.telling.texts import _load

from ..wording import LANGUAGES, MONDAY, PLAN
from ..words_of_languages import WORDS

LINES, WIDTH = 9, 44
"""What an Android notification with buttons shows."""

ASKED = (
    Text.WARNING_LIST,
    Text.WARNING_LIST_TODAY,
    Text.HOLD_ASKED,
    Text.HELP_ASKED,
    Text.SUITS_ASKED,
)
WARM = (Text.HEATING_PAD, Text.BATH, Text.SHOWER)


def lines_of(language: str, text: Text, country: str | None) -> list[str]:
    texts = _load(language).at_home_in(help_lines(country), "kg")
    spoken = texts.say(Message(subject="1", text=text, activity="bath", minutes=15), PLAN, MONDAY)
    written = f"{spoken.title}\n{spoken.text}"
    return [part for line in written.splitlines() for part in wrap(line, WIDTH)]


@pytest.mark.parametrize("country", [None, "DE", "GB", "US", "NL"])
@pytest.mark.parametrize("text", ASKED + WARM)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_no_longer_than_a_phone_shows(language: str, text: Text, country: str | None) -> None:
    found = lines_of(language, text, country)

    assert len(found) <= LINES, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_part_of_the_list_says_what_to_do_with_a_yes(language: str) -> None:
    first, today = (lines_of(language, one, "DE") for one in ASKED[:2])

    assert "112" in first[1]
    assert WORDS[language].doctor_today in today[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offer_of_warmth_says_with_what_it_does_not_go(language: str) -> None:
    words = WORDS[language].not_with_warmth.split(", ")
    for text in WARM:
        offer = " ".join(lines_of(language, text, None))
        assert [word for word in words if word not in offer] == []
