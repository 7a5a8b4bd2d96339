"""What a phone shows of a message: everything that is said, and every button."""

from datetime import timedelta

from demo_house.screen import LINES, lines_of
import pytest

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.suitability import GRID, Suits
from custom_components.back_recovery.engine.model.texts import OFFERS, Text
from custom_components.back_recovery.engine.model.vocabulary import Kind, Reason, Stage
from custom_components.back_recovery.settings.help_lines import HelpLines
from custom_components.back_recovery.telling.keys import CARDS
from custom_components.back_recovery.telling.texts import Texts, _load

from ..wording import LANGUAGES, PLAN, THURSDAY

IN_TWO_PARTS = {Text.WARNING_LIST}
"""What comes as more than one message, each of which fits."""

OF_THE_WORKOUT_LOG = {Text.WORKOUT, Text.WORKOUT_DURING_LOCKOUT}
LINES_TO_CALL = HelpLines(emergency="112", advice="116117")
CAUTIOUS = {OFFERS[kind] for row in GRID.values() for kind in row if row[kind] is Suits.CAUTION}
NUMBERS = range(max(len(cards) for cards in CARDS.values()))


def texts_of(language: str) -> Texts:
    return _load(language).at_home_in(LINES_TO_CALL, "kg")


def longest_reason(texts: Texts) -> str:
    return max(Reason, key=lambda one: len(texts.reason(one)))


def fullest(texts: Texts, text: Text, number: int = 0) -> list[str]:
    """Return the lines of a message with the longest of all that may fill it."""
    kinds = {offer: kind for kind, offer in OFFERS.items()}
    message = Message(
        subject="1",
        text=text,
        activity=kinds.get(text, Kind.HEATING_PAD),
        until=THURSDAY + timedelta(days=20),
        since=THURSDAY - timedelta(minutes=50),
        reason=longest_reason(texts),
        by="Alexandra",
        minutes=20,
        temperature=41,
        number=number,
        stage=Stage.FAIRLY_HEAVY,
        cautious=text in CAUTIOUS,
    )
    spoken = texts.say(message, PLAN, THURSDAY, "Alexandra")
    return lines_of(spoken.title, spoken.text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", sorted({*Text} - IN_TWO_PARTS - OF_THE_WORKOUT_LOG))
def test_a_phone_shows_all_of_a_message(language: str, text: Text) -> None:
    numbers = NUMBERS if text in CARDS else (0,)

    for number in numbers:
        shown = fullest(texts_of(language), text, number)
        assert len(shown) <= LINES, "\n".join(shown)


def test_a_line_is_broken_at_words_and_where_it_ends() -> None:
    text = "A text of more than forty-four characters, so it needs two lines.\n- one more"

    assert lines_of("Title", text) == [
        "Title",
        "A text of more than forty-four characters,",
        "so it needs two lines.",
        "- one more",
    ]
