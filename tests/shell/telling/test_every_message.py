"""A law over every message the engine can make, in every language, as a phone is sent it.

What it leaves out: words of the person's own, which have tests of their own (`test_foreign_words`,
`test_addresses`) and may be a novel; and questions about a workout, whose words come from its log.
"""

from datetime import timedelta
import re

from demo_house.push_service import LARGEST_PAYLOAD, MOST_BUTTONS, refusal
from demo_house.screen import LINES, lines_of
import pytest

from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.effects import MOST_ANSWERS, Message
from custom_components.back_recovery.engine.model.texts import OFFERS, Text
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Countdown,
    Kind,
    Seek,
    Stage,
    Urgency,
)
from custom_components.back_recovery.settings.help_lines import HelpLines
from custom_components.back_recovery.telling.addresses import LONGEST_TAG, Address
from custom_components.back_recovery.telling.channels import Letter, no_order, push_data
from custom_components.back_recovery.telling.keys import CARDS
from custom_components.back_recovery.telling.lasting import STAYS, USUALLY, lasts
from custom_components.back_recovery.telling.texts import _load

from ..wording import LANGUAGES, PLAN, THURSDAY

OF_THE_WORKOUT_LOG = {Text.WORKOUT, Text.WORKOUT_DURING_LOCKOUT}
ENTRY = "01JD0000000000000000000000"
SUBJECT = f"20261126090000000000-{'my_own_activity_with_a_long_name' * 4}-20261126-12"
KINDS = {offer: kind for kind, offer in OFFERS.items()}
LONGEST = tuple(sorted(Answer, key=lambda one: -len(one)))[:MOST_ANSWERS]


def letter_of(language: str, text: Text, urgency: Urgency, live: Countdown | None) -> Letter:
    """Return a message with all that may fill it."""
    message = Message(
        subject=SUBJECT,
        text=text,
        answers=LONGEST,
        urgency=urgency,
        activity=KINDS.get(text, Kind.HEATING_PAD),
        until=THURSDAY + timedelta(hours=1),
        since=THURSDAY - timedelta(minutes=50),
        reason="on_hold",
        by="Alexandra",
        minutes=20,
        temperature=41,
        number=0,
        stage=Stage.FAIRLY_HEAVY,
        seek=Seek.TODAY if text is Text.PAIN_HIGH else None,
        asking="tgon80-zz",
        live=live,
    )
    texts = _load(language).at_home_in(HelpLines(emergency="112", advice="116117"), "kg")
    return Letter(
        address=Address(ENTRY, SUBJECT),
        message=message,
        sender="Back recovery",
        spoken=texts.say(message, PLAN, THURSDAY, "Alexandra"),
        texts=texts,
        kind=Kind.HEATING_PAD,
        lasts=lasts(message, THURSDAY),
        leads_to="/back-recovery?prompt=" + SUBJECT,
        is_private=True,
    )


@pytest.mark.parametrize("live", [None, Countdown.RUNS])
@pytest.mark.parametrize("urgency", Urgency)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_push_service_refuses_it(
    language: str, urgency: Urgency, live: Countdown | None
) -> None:
    for text in sorted({*Text} - {*CARDS} - OF_THE_WORKOUT_LOG):
        letter = letter_of(language, text, urgency, live)
        payload = {
            "message": no_order(letter.spoken.text),
            "title": letter.spoken.title,
            "data": push_data(letter),
        }

        assert refusal(payload) is None, (text, refusal(payload), LARGEST_PAYLOAD)
        assert letter.spoken.text == payload["message"], "it is an order to the app"
        assert len(payload["data"]["tag"]) <= LONGEST_TAG
        assert len(payload["data"]["actions"]) <= MOST_BUTTONS
        assert all(
            re.fullmatch(r"URI|BACK_RECOVERY_[0-9a-z_A-Z-]+", one["action"])
            for one in payload["data"]["actions"]
        )
        # It goes by itself, unless it is true until somebody does something about it.
        assert ("timeout" in payload["data"]) == (text not in STAYS)
        assert payload["data"].get("timeout", 0) <= USUALLY.total_seconds()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_shows_every_line_of_it(language: str) -> None:
    for text in sorted({*Text} - {*CARDS} - OF_THE_WORKOUT_LOG - {Text.WARNING_LIST}):
        spoken = letter_of(language, text, Urgency.NORMAL, None).spoken

        shown = lines_of(spoken.title, spoken.text)

        assert len(shown) <= LINES, "\n".join(shown)


def test_every_kind_that_is_offered_is_among_them() -> None:
    assert {KINDS[offer] for offer in OFFERS.values()} == set(OFFERS)
    assert set(OFFERS) <= set(CATALOGUE) | {Kind.CUSTOM}
