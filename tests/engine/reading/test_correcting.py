"""Until when a number that was a slip can be said anew."""

from custom_components.back_recovery.engine.model.episode import CheckIn
from custom_components.back_recovery.engine.reading.correcting import correctable_until

from ..builders import an_episode, at


def said(when: str) -> CheckIn:
    return CheckIn(at=at(when), pain_now=3, pain_worst=3)


def test_the_answer_that_can_be_changed_is_the_last() -> None:
    episode = an_episode(check_ins=(said("Tue 08:00"), said("Tue 20:00")))

    assert correctable_until(episode, at("Tue 20:14")) == at("Tue 20:15")
    assert correctable_until(episode, at("Tue 20:15")) is None


def test_what_a_clock_shows_that_was_set_back_is_no_time_to_correct() -> None:
    episode = an_episode(check_ins=(said("Tue 20:00"),))

    assert correctable_until(episode, at("Tue 20:00")) == at("Tue 20:15")
    assert correctable_until(episode, at("Tue 19:59:59")) is None


def test_where_nothing_was_said_nothing_can_be_corrected() -> None:
    assert correctable_until(an_episode(), at("Tue 20:00")) is None
    assert correctable_until(None, at("Tue 20:00")) is None
