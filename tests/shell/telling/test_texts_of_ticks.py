"""What people are told about what they ticked."""

import pytest

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.errors import Lockout
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Reason
from custom_components.back_recovery.telling.texts import Texts

from ..forms import texts_of
from ..wording import LANGUAGES, MONDAY, PLAN, read


@pytest.mark.parametrize("reason", [Reason.SUITABILITY, Reason.ASK_FIRST])
def test_without_the_tick_it_is_only_not_part_of_the_plan(reason: Reason, english: Texts) -> None:
    closed = (Lockout(activity="bath", until=None, reason=reason),)

    assert english.closed(closed, PLAN, MONDAY) == (
        "Warm bath is closed, because it is not part of your plan."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tick_is_called_the_same_in_the_form_and_in_messages(language: str) -> None:
    assert read(language)["conditions"] == texts_of(language, "selector", "condition", "options")


def test_a_word_of_caution_follows_the_text_and_own_words(english: Texts) -> None:
    usual = Message(subject="1", text=Text.HEATING_PAD, activity="heating_pad", cautious=True)
    own = Message(
        subject="1",
        text=Text.HEATING_PAD,
        activity="heating_pad",
        own_text="Warm up!",
        cautious=True,
    )

    assert english.say(usual, PLAN, MONDAY).text.endswith(
        "strong painkillers, sleeping pills. Look at your skin more often."
    )
    assert english.say(own, PLAN, MONDAY).text.startswith("Warm up! Not with swelling")
    assert english.say(own, PLAN, MONDAY).text.endswith("Look at your skin more often.")
