"""Which text is told."""

from custom_components.back_recovery.engine.model.texts import OFFERS


def test_every_kind_that_is_offered_has_words_of_its_own() -> None:
    assert len(set(OFFERS.values())) == len(OFFERS)
