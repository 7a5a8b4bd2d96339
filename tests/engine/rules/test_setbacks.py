"""Trainings that went wrong: a step back, whom to ask, and when the way back begins anew."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.episode import Training
from custom_components.back_recovery.engine.model.events import Lifted, TrainingLogged
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import (
    Feel,
    Onset,
    Phase,
    Reason,
    Seek,
    Stage,
)

from ..builders import Timeline, a_plan, at, clock, tells
from ..days import CHECK_IN, QUIET, WALK, back_at_the_gym, closed_until, said, sore


def at_stage(stage: Stage, *earlier: tuple[str, Feel]) -> Timeline:
    """Back at the gym since Friday 08:05, with trainings that were told of before."""
    day = back_at_the_gym()
    trained = tuple(Training(at=at(when), stage=stage, feel=feel) for when, feel in earlier)
    day.episode = replace(day.episode, stage=stage, trainings=trained)
    return day


def message(day: Timeline) -> Message:
    return tells(day.last.effects)[-1].message


def test_a_step_back_says_why_in_the_history() -> None:
    day = at_stage(Stage.LIGHT).on("Fri 18:00", TrainingLogged(feel=Feel.BAD))

    assert day.told_last == ["stage_down"]
    assert day.events[-1] == "Fri 18:00 stage_changed setback"
    assert message(day).seek is None


def test_from_the_lowest_stage_it_is_a_rest_for_the_same_reason() -> None:
    day = back_at_the_gym().on("Fri 18:00", TrainingLogged(feel=Feel.BAD))

    assert day.events[-1] == "Fri 18:00 extended setback"
    assert clock(day.episode.window_ends_at) == "Sun 18:00"


@pytest.mark.parametrize(
    ("pains", "seek"),
    [((7, 6, 6), Seek.SOON), ((1, 8, 6), Seek.TODAY), ((1, 6, 7), Seek.SOON), ((6, 6, 6), None)],
)
def test_the_worst_of_three_pains_says_whom_to_ask(
    pains: tuple[int, int, int], seek: Seek | None
) -> None:
    before, warm_up, after = pains
    day = at_stage(Stage.LIGHT).train("Fri 18:00", before, warm_up, after)

    assert message(day).seek is seek


def test_a_second_setback_in_a_row_is_three_days_of_rest_on_new_answers() -> None:
    day = at_stage(Stage.LIGHT, ("Fri 18:00", Feel.BAD)).until("Sun 18:00")
    day.train("Sun 18:30", 1, 7, 7)

    assert (day.told_last, message(day).seek) == (["three_setbacks"], Seek.SOON)
    assert day.events[-1] == "Sun 18:30 extended three_setbacks"
    assert clock(day.episode.window_ends_at) == "week 2, Wed 18:30"
    assert day.episode.answers_from == at("Sun 18:30")


@pytest.mark.parametrize("between", [Feel.CLEAN, Feel.AMBER])
def test_a_setback_after_a_better_one_is_the_first_again(between: Feel) -> None:
    earlier = (("Fri 18:00", Feel.BAD), ("Sun 18:00", between))
    day = at_stage(Stage.LIGHT, *earlier).on("+Tue 18:30", TrainingLogged(feel=Feel.BAD))

    assert (day.told_last, day.episode.phase) == (["stage_down"], Phase.RETURN)


def test_setbacks_count_anew_once_the_way_back_has_begun_anew() -> None:
    day = at_stage(Stage.LIGHT, ("Fri 18:00", Feel.BAD)).until("Sun 18:00")
    day.on("Sun 18:30", TrainingLogged(feel=Feel.BAD))
    day.episode = replace(day.episode, phase=Phase.RETURN, stage=Stage.LIGHT)

    day.on("+Tue 18:30", TrainingLogged(feel=Feel.BAD))

    assert (day.told_last, day.episode.stage) == (["stage_down"], Stage.BODYWEIGHT)


def test_what_only_ends_as_a_clean_one_after_two_setbacks_begins_nothing_anew() -> None:
    earlier = (("Fri 18:00", Feel.BAD), ("Sun 18:00", Feel.CLEAN), ("+Tue 18:00", Feel.BAD))
    day = at_stage(Stage.LIGHT, *earlier)

    day.on("+Thu 18:30", TrainingLogged(feel=Feel.AMBER))

    assert (day.told_last, day.episode.stage) == (["stage_repeat"], Stage.LIGHT)


def test_a_training_after_two_setbacks_that_went_well_is_none() -> None:
    earlier = (("Fri 18:00", Feel.BAD), ("Sun 18:00", Feel.CLEAN), ("+Tue 18:00", Feel.BAD))
    day = at_stage(Stage.LIGHT, *earlier)

    day.on("+Thu 18:30", TrainingLogged(feel=Feel.CLEAN))

    assert (day.told_last, day.episode.stage) == ([], Stage.LIGHT)


def test_an_amber_one_that_is_told_twice_is_said_once() -> None:
    day = at_stage(Stage.LIGHT).on("Fri 18:00", TrainingLogged(feel=Feel.AMBER))
    assert day.told_last == ["stage_repeat"]

    assert day.on("Fri 18:30", TrainingLogged(pain_after=4)).told_last == []


# Sore on the day after


def test_sore_on_the_day_after_is_a_day_off_until_an_hour_that_is_said() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 7)

    sore_after = said(day, "sore_after")
    assert (clock(sore_after.until), sore_after.seek) == ("Sun 18:30", Seek.SOON)
    assert closed_until(day, "gym") == {"sore_after": "Sun 18:30"}


def test_it_is_the_last_training_that_is_looked_at() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1)
    day.train("Sun 18:30").check_in("+Mon 19:00", 4)

    assert day.told_last[-1] == "sore_after"


def test_it_is_said_once_for_one_training() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 4)

    day.check_in("Sat 18:40", 4)

    assert "sore_after" not in day.told_last


def test_after_a_setback_nobody_hears_of_soreness_as_well() -> None:
    day = at_stage(Stage.LIGHT).train("Fri 18:00", 1, 4, 6).check_in("Sat 18:30", 5)

    assert "sore_after" not in " ".join(day.told)


# Pain that rises twice on the way back


@pytest.mark.parametrize(("worst", "seek"), [(7, Seek.SOON), (8, Seek.TODAY), (4, Seek.SOON)])
def test_two_days_of_more_pain_are_a_step_back_and_a_word_whom_to_ask(
    worst: int, seek: Seek
) -> None:
    plan = a_plan(CHECK_IN, WALK, quiet=QUIET, rest_window=72)
    day = Timeline(plan).start("Tue 07:00", onset=Onset.TWEAK).check_in("Tue 08:00", 2)
    day.episode = replace(
        day.episode, phase=Phase.RETURN, stage=Stage.MODERATE, stage_since=at("Tue 09:00")
    )
    day.check_in("Sat 08:00", worst).check_in("Sat 11:00", worst)

    lower = said(day, "stage_lower")
    assert lower.seek is seek
    assert day.episode.stage is Stage.LIGHT


# Lifted in the rest


def test_who_lifted_while_resting_rests_two_days_from_then() -> None:
    day = sore().on("Thu 21:00", Lifted(by="anna"))

    assert clock(day.episode.window_ends_at) == "Sat 21:00"
    assert day.events[-1] == "Thu 21:00 extended lifted"
    lifted = day.episode.last_fact(What.LIFTED)
    extended = day.episode.last_fact(What.EXTENDED, Reason.LIFTED)
    assert (lifted.by, extended.by) == ("anna", "anna")
