"""A training that is told of: by a watch and a person, in numbers or in one tap."""

import pytest

from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.events import TrainingLogged
from custom_components.back_recovery.engine.model.vocabulary import Answer, Feel

from ..builders import Timeline, at
from ..days import back_at_the_gym, said


def asked() -> Timeline:
    return back_at_the_gym().on("Fri 18:00", TrainingLogged(by="anna"))


@pytest.mark.parametrize(
    ("ended", "trainings"), [("Sat 00:00", 1), ("Sat 00:00:01", 2), ("Fri 12:00", 1)]
)
def test_what_is_told_within_six_hours_is_about_the_same_training(
    ended: str, trainings: int
) -> None:
    day = asked()

    day.on("Sat 07:00", TrainingLogged(pain_after=1, ended_at=at(ended)))

    assert len(day.episode.trainings) == trainings


def test_six_hours_before_it_there_was_another_one() -> None:
    day = asked().on("Fri 18:01", TrainingLogged(pain_after=1, ended_at=at("Fri 11:59:59")))

    assert len(day.episode.trainings) == 2


def test_the_last_one_is_the_one_that_is_meant() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1)
    day.on("Sun 18:30", TrainingLogged(by="anna")).answer("Sun 18:31", Answer.AMBER, About.TRAINING)
    day.on("Sun 18:40", TrainingLogged(pain_after=2))

    first, last = day.episode.trainings
    assert (first.feel, last.feel, last.pain_after) == (None, Feel.AMBER, 2)


def test_it_is_asked_how_it_was_in_one_tap() -> None:
    day = asked()

    assert said(day, "how_was_it").answers == (Answer.CLEAN, Answer.AMBER, Answer.BAD)
    assert day.episode.asked == (About.TRAINING,)


@pytest.mark.parametrize("numbers", [{"pain_after": 1}, {"feel": Feel.CLEAN}])
def test_who_says_it_otherwise_is_asked_no_more(numbers: dict[str, object]) -> None:
    day = asked().on("Fri 18:10", TrainingLogged(**numbers))

    assert day.episode.asked == ()


def test_what_was_said_once_stays_where_more_is_told() -> None:
    day = asked().on("Fri 18:10", TrainingLogged(pain_before=1, by="ben"))

    day.on("Fri 18:20", TrainingLogged(pain_after=2))

    (training,) = day.episode.trainings
    assert (training.pain_before, training.pain_after, training.by) == (1, 2, "anna")
