"""Where a number, an order or an end is said, it is that one and not the next."""

from datetime import timedelta

import pytest

from custom_components.back_recovery.engine.acting.moving import BECAUSE
from custom_components.back_recovery.engine.model.episode import CheckIn
from custom_components.back_recovery.engine.model.events import TrainingLogged
from custom_components.back_recovery.engine.model.runs import LEAST_RUN, Run, begun, ended
from custom_components.back_recovery.engine.model.texts import OFFERS
from custom_components.back_recovery.engine.model.vocabulary import Phase, Reason, Stage
from custom_components.back_recovery.engine.reading.correcting import correctable_until
from custom_components.back_recovery.engine.reading.first import first_answer
from custom_components.back_recovery.engine.reading.view import view

from .builders import a_plan, an_episode, at, the_usual_plan
from .days import back_at_the_gym


def said(when: str, pain: int = 3) -> CheckIn:
    return CheckIn(at=at(when), pain_now=pain, pain_worst=pain)


@pytest.mark.parametrize(("when", "counts"), [("Mon 20:00", True), ("Mon 20:00:01", False)])
def test_an_answer_within_two_hours_is_the_first(when: str, *, counts: bool) -> None:
    episode = an_episode(started="Mon 18:00", check_ins=(said(when),))

    assert (first_answer(the_usual_plan(), episode) is not None) is counts


def test_the_answer_that_can_be_changed_is_the_last() -> None:
    episode = an_episode(check_ins=(said("Tue 08:00"), said("Tue 20:00")))

    assert correctable_until(episode, at("Tue 20:14")) == at("Tue 20:15")
    assert correctable_until(episode, at("Tue 20:15")) is None


def test_on_again_within_a_minute_is_the_same_run() -> None:
    off_at = at("Mon 18:10")
    runs = ended((Run(began_at=at("Mon 18:00")),), off_at)

    assert begun(runs, off_at + LEAST_RUN - timedelta(seconds=1)) == (
        Run(began_at=at("Mon 18:00")),
    )
    assert len(begun(runs, off_at + LEAST_RUN)) == 2
    assert timedelta(minutes=1) == LEAST_RUN


def test_both_holds_end_what_runs_because_of_a_hold() -> None:
    assert BECAUSE[Phase.HOLD_EMERGENCY] == BECAUSE[Phase.HOLD_CARE] == Reason.HOLD
    assert set(BECAUSE.values()) >= {Reason.REST_WINDOW, Reason.PAUSED, Reason.EPISODE_OVER}


def test_without_a_recovery_there_is_no_stage() -> None:
    now = at("Tue 10:00")

    assert view(a_plan(), None, now).stage is Stage.NONE
    assert view(a_plan(), an_episode(stage=Stage.LIGHT), now).stage is Stage.LIGHT


def test_a_training_is_told_of_the_time_at_which_it_ended_and_of_none_to_come() -> None:
    day = back_at_the_gym().on("Fri 18:00", TrainingLogged(pain_after=0, ended_at=at("Fri 17:00")))
    assert day.episode
    first = day.episode.trainings[-1].at
    day.on("Sun 20:00", TrainingLogged(pain_after=0, ended_at=at("Sun 23:00")))

    assert first == at("Fri 17:00")
    assert day.episode.trainings[-1].at == at("Sun 20:00")


def test_every_kind_that_is_offered_has_words_of_its_own() -> None:
    assert len(set(OFFERS.values())) == len(OFFERS)
