"""For how long it is known how the back is, and for how long that is a measurement."""

from custom_components.back_recovery.engine.model.episode import CheckIn
from custom_components.back_recovery.engine.reading.said import measured_pain, pain_at

from ..builders import an_episode, at

CHECKED_IN = an_episode(
    check_ins=(CheckIn(at=at("Mon 20:00"), pain_now=6), CheckIn(at=at("Tue 08:00"), pain_now=4))
)


def test_the_last_answer_counts() -> None:
    assert pain_at(CHECKED_IN, at("Tue 09:00")) == 4


def test_a_second_before_a_day_is_over_it_is_still_known() -> None:
    assert pain_at(CHECKED_IN, at("Wed 07:59:59")) == 4


def test_after_exactly_a_day_nobody_knows() -> None:
    assert pain_at(CHECKED_IN, at("Wed 08:00")) is None


def test_nobody_knows_before_the_first_answer() -> None:
    assert pain_at(an_episode(), at("Tue 09:00")) is None


def test_nobody_knows_while_idle() -> None:
    assert pain_at(None, at("Tue 09:00")) is None


def test_within_the_hour_the_last_answer_is_a_measurement() -> None:
    assert measured_pain(CHECKED_IN, at("Tue 08:59:59")) == 4


def test_after_exactly_an_hour_nothing_is_measured_any_more() -> None:
    assert measured_pain(CHECKED_IN, at("Tue 09:00")) is None


def test_where_nothing_was_said_nothing_is_measured() -> None:
    assert measured_pain(an_episode(), at("Tue 09:00")) is None
