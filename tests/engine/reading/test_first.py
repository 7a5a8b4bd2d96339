"""The first answer, after which somebody waits for help."""

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn
from custom_components.back_recovery.engine.reading.first import first_answer

from ..builders import an_episode, at, the_usual_plan


@pytest.mark.parametrize(("when", "counts"), [("Mon 20:00", True), ("Mon 20:00:01", False)])
def test_an_answer_within_two_hours_is_the_first(when: str, *, counts: bool) -> None:
    said = CheckIn(at=at(when), pain_now=3, pain_worst=3)
    episode = an_episode(started="Mon 18:00", check_ins=(said,))

    assert (first_answer(the_usual_plan(), episode) is not None) is counts
