"""What is told of a training, and what follows from it."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.model.episode import About, Training
from custom_components.back_recovery.engine.model.errors import InvalidPain
from custom_components.back_recovery.engine.model.events import Lifted, TrainingLogged
from custom_components.back_recovery.engine.model.vocabulary import Answer, Feel, Phase, Stage
from custom_components.back_recovery.engine.reading.trainings import feel_of

from ..builders import an_activity, at
from ..days import back_at_the_gym, closed_until, sore

PREP = an_activity("prep", times="10:30", duration=5)


# What is told of a training


def test_who_trained_is_asked_how_it_was() -> None:
    day = back_at_the_gym().answer("Fri 19:00", Answer.TRAINED, "gym_session")
    assert day.told_last == ["how_was_it"]

    day.answer("Fri 19:05", Answer.AMBER, About.TRAINING)

    assert (feel_of(day.episode.trainings[0]), day.told_last) == (Feel.AMBER, ["stage_repeat"])


@pytest.mark.parametrize("answer", [Answer.CLEAN, Answer.BAD])
def test_one_tap_says_how_it_was(answer: Answer) -> None:
    day = back_at_the_gym().answer("Fri 19:00", Answer.TRAINED, "gym_session")

    day.answer("Fri 19:05", answer, About.TRAINING)

    assert day.episode.trainings[0].feel == answer.lower()
    assert (day.episode.phase is Phase.REST) == (answer is Answer.BAD)


def test_a_watch_and_its_person_tell_of_the_same_training() -> None:
    day = back_at_the_gym().answer("Fri 19:00", Answer.TRAINED, "gym_session")

    day.on("Fri 19:20", TrainingLogged(ended_at=at("Fri 18:55")))
    day.train("Fri 19:30", before=1, warm_up=1, after=2)

    (training,) = day.episode.trainings
    assert (training.at, training.pain_after) == (at("Fri 19:00"), 2)
    assert day.episode.asked == ()


def test_a_training_that_is_told_answers_its_card() -> None:
    day = back_at_the_gym().train("Fri 18:00")

    assert "Fri 18:00 gym_session done" in day.prompts


def test_a_setback_that_is_told_twice_is_one_setback() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1).until("Sun 18:00")
    day.train("Sun 18:30", before=0, warm_up=4, after=6)
    day.on("Sun 18:40", TrainingLogged(feel=Feel.BAD))

    assert (day.episode.stage, len(day.episode.trainings)) == (Stage.BODYWEIGHT, 2)


def test_lifting_on_the_way_back_is_a_training() -> None:
    day = back_at_the_gym().on("Fri 18:00", Lifted(by="anna"))

    assert (day.episode.phase, len(day.episode.trainings)) == (Phase.RETURN, 1)


def test_a_training_in_the_rest_is_lifting_anyway() -> None:
    day = sore().on("Thu 21:00", TrainingLogged(pain_after=2))

    assert (day.told_last, day.episode.trainings) == (["lifted_anyway"], ())


@pytest.mark.parametrize("pain", [-1, 11, 2.5])
def test_a_pain_that_is_none_is_refused(pain: int) -> None:
    day = back_at_the_gym()

    assert isinstance(day.refused("Fri 18:00", TrainingLogged(pain_after=pain)), InvalidPain)


@pytest.mark.parametrize(
    ("pains", "feel"),
    [
        ((0, 0, 3), Feel.CLEAN),
        ((0, 0, 4), Feel.AMBER),
        ((0, 0, 5), Feel.AMBER),
        ((0, 0, 6), Feel.BAD),
        ((1, 2, 1), Feel.AMBER),
        ((1, 2, 2), Feel.BAD),
        ((2, 2, 2), Feel.CLEAN),
        ((None, None, 6), Feel.BAD),
        ((None, 1, None), Feel.AMBER),
        ((3, None, None), None),
    ],
)
def test_three_numbers_say_how_it_was(
    pains: tuple[int | None, int | None, int | None], feel: Feel | None
) -> None:
    before, warm_up, after = pains
    training = Training(
        at=at("Fri 18:00"),
        stage=Stage.LIGHT,
        pain_before=before,
        pain_warm_up=warm_up,
        pain_after=after,
    )

    assert feel_of(training) is feel


def test_the_worse_of_tap_and_numbers_counts() -> None:
    training = Training(at=at("Fri 18:00"), stage=Stage.LIGHT, pain_after=1, feel=Feel.BAD)

    assert feel_of(training) is Feel.BAD


def test_the_pain_of_the_training_itself_is_no_soreness_afterwards() -> None:
    day = back_at_the_gym().train("Fri 18:00", before=0, warm_up=0, after=3)

    day.check_in("Sat 18:30", 1, 3)

    assert closed_until(day, "gym") == {}


def test_a_second_way_back_counts_its_own_weeks() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1).train("Sun 18:30")
    day.train("Sun 19:00", before=0, warm_up=4, after=6)
    day.train("+Tue 19:30", before=0, warm_up=4, after=6).check_in("+Wed 08:00", 1)
    assert day.episode.phase is Phase.REST

    day.check_in("+Thu 08:00", 0).check_in("+Thu 20:30", 0).walk("+Thu 20:31")
    day.check_in("+Fri 19:30", 0).answer("+Fri 19:31", Answer.PASSED, "ready_check")

    assert day.episode.stage is Stage.BODYWEIGHT
    assert "week 2, Fri 19:32 gym_session" in day.until("+Sat 08:00").offered


def test_three_setbacks_within_two_weeks_begin_the_way_back_anew() -> None:
    day = back_at_the_gym()
    assert day.episode
    bad = [
        Training(at=at(when), stage=Stage.LIGHT, feel=feel)
        for when, feel in (
            ("Fri 18:00", Feel.BAD),
            ("Sun 18:00", Feel.CLEAN),
            ("+Tue 18:00", Feel.BAD),
            ("+Thu 18:00", Feel.CLEAN),
        )
    ]
    day.episode = replace(day.episode, trainings=tuple(bad), stage=Stage.LIGHT)

    day.on("+Sat 18:00", TrainingLogged(feel=Feel.BAD))

    assert day.told_last[-1] == "three_setbacks"
    assert day.episode.stage is Stage.NONE


def test_a_training_that_is_told_leaves_other_offers_open() -> None:
    day = back_at_the_gym().until("Fri 12:00").train("Fri 12:30")

    assert [one.activity for one in day.episode.open_prompts] == ["walk"]


@pytest.mark.parametrize("answer", [Answer.AMBER, Answer.BAD])
def test_how_a_training_was_moves_no_stage_once_the_person_rests_again(answer: Answer) -> None:
    day = back_at_the_gym().on("Fri 18:00", TrainingLogged()).start("Fri 19:00")
    assert day.episode.phase is Phase.REST
    window = day.episode.window_ends_at

    day.answer("Fri 19:05", answer, About.TRAINING)

    assert (day.episode.phase, day.episode.stage) == (Phase.REST, Stage.NONE)
    assert (day.episode.window_ends_at, day.told_last) == (window, [])


def test_a_training_is_told_of_the_time_at_which_it_ended_and_of_none_to_come() -> None:
    day = back_at_the_gym().on("Fri 18:00", TrainingLogged(pain_after=0, ended_at=at("Fri 17:00")))
    assert day.episode
    first = day.episode.trainings[-1].at
    day.on("Sun 20:00", TrainingLogged(pain_after=0, ended_at=at("Sun 23:00")))

    assert first == at("Fri 17:00")
    assert day.episode.trainings[-1].at == at("Sun 20:00")
