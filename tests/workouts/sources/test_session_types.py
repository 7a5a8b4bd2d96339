"""Health Connect's kinds of session, which are numbers."""

import pytest

from custom_components.back_recovery.workouts.sources.session_types import (
    SESSION_TYPES,
    session_class,
)
from custom_components.back_recovery.workouts.vocabulary import ActivityClass

STRENGTH = {13, 70, 81}
"""Calisthenics, strength training, weightlifting."""
EASY_ON_THE_BACK = {8, 9, 25, 33, 37, 48, 56, 57, 68, 69, 71, 73, 74, 79, 83}


@pytest.mark.parametrize("number", SESSION_TYPES)
def test_only_lifting_is_lifting(number: int) -> None:
    """A number that is taken for strength could start a recovery."""
    assert (session_class(str(number)) is ActivityClass.STRENGTH) is (number in STRENGTH)


@pytest.mark.parametrize("number", sorted(EASY_ON_THE_BACK))
def test_an_easy_session_is_known_to_be_one(number: int) -> None:
    """Of an hour that is another activity the person would be asked."""
    assert session_class(str(number)) is not ActivityClass.OTHER
