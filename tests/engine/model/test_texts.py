"""Which text is told."""

from custom_components.back_recovery.engine.model.texts import (
    ENDED,
    OFFERS,
    ONSETS,
    TO_CONTACT,
    WARM_OFFERS,
    Text,
)


def test_every_kind_that_is_offered_has_words_of_its_own() -> None:
    assert len(set(OFFERS.values())) == len(OFFERS)


def test_a_text_is_called_after_what_it_speaks_of() -> None:
    assert [text.value for text in OFFERS.values()] == [kind.value for kind in OFFERS]
    assert [text.value for text in ENDED.values()] == [f"ended_{kind}" for kind in ENDED]
    assert [text.value for text in ONSETS.values()] == [f"onset_{onset}" for onset in ONSETS]


def test_the_second_contact_reads_words_of_its_own_about_a_device() -> None:
    assert [text.value for text in TO_CONTACT.values()] == [f"contact_{one}" for one in TO_CONTACT]


def test_each_offer_of_warmth_says_with_what_nobody_takes_it() -> None:
    assert {Text.HEATING_PAD, Text.BATH, Text.SHOWER} == WARM_OFFERS
