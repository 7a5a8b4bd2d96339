"""What is said after a training, and when the next one may be."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from custom_components.back_recovery.engine.model.episode import (
    CheckIn,
    Episode,
    Fact,
    Prompt,
    Training,
)
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import (
    Feel,
    Onset,
    Phase,
    PromptState,
    Reason,
    Stage,
    WayBack,
)
from custom_components.back_recovery.engine.reading.trainings import (
    TrainingVerdict,
    at_this_stage,
    next_training_at,
    off_until,
    setbacks,
    stage_opens_at,
    verdict_on,
)

from ..builders import a_plan, a_prompt, an_episode, at, clock

PLAN = a_plan(way_back=WayBack.SHORT)
STANDARD = a_plan(way_back=WayBack.STANDARD)


def trained(when: str, feel: Feel | None = Feel.CLEAN, **values: object) -> Training:
    return Training(at=at(when), feel=feel, **({"stage": Stage.LIGHT} | values))


def says(when: str, now: int, worst: int | None = None) -> CheckIn:
    return CheckIn(at=at(when), pain_now=now, pain_worst=worst)


def climbing(*happened: Training | CheckIn, **values: object) -> Episode:
    """On the second rung since Friday 08:00."""
    usual: dict[str, object] = {"phase": Phase.RETURN, "stage": Stage.LIGHT}
    usual |= {"stage_since": at("Fri 08:00"), "onset": Onset.SORE}
    return an_episode(
        trainings=tuple(one for one in happened if isinstance(one, Training)),
        check_ins=tuple(one for one in happened if isinstance(one, CheckIn)),
        **(usual | values),
    )


def verdict(*happened: Training | CheckIn) -> TrainingVerdict:
    """Return how the first training went."""
    episode = climbing(*happened)
    return verdict_on(PLAN, episode, episode.trainings[0])


def next_at(*happened: Training | CheckIn, **values: object) -> str:
    return clock(next_training_at(PLAN, climbing(*happened, **values)))


FRIDAY = trained("Fri 18:00", pain_before=1)


# The day after


@pytest.mark.parametrize(
    ("when", "went"),
    [
        ("Sat 11:59:59", TrainingVerdict.OPEN),
        ("Sat 12:00", TrainingVerdict.CLEAN),
        ("Sun 20:00", TrainingVerdict.CLEAN),
    ],
)
def test_an_answer_tells_of_the_day_after_from_18_hours_on(
    when: str, went: TrainingVerdict
) -> None:
    assert verdict(FRIDAY, says(when, 1)) is went


def test_what_is_said_at_the_next_training_or_later_tells_nothing_of_the_one_before() -> None:
    sunday, tuesday = trained("Sun 18:00"), trained("+Tue 18:00")

    for when in ("Sun 18:00", "+Mon 18:00"):
        assert verdict(FRIDAY, sunday, tuesday, says(when, 1)) is TrainingVerdict.OPEN
    assert verdict(FRIDAY, sunday, says("Sun 17:59:59", 1)) is TrainingVerdict.CLEAN


def test_who_never_said_how_it_was_has_it_open_whatever_the_next_day_says() -> None:
    assert verdict(trained("Fri 18:00", None), says("Sat 18:00", 1)) is TrainingVerdict.OPEN


@pytest.mark.parametrize(
    ("pain", "went"), [(3, TrainingVerdict.CLEAN), (4, TrainingVerdict.REPEAT)]
)
def test_more_than_a_little_pain_on_the_day_after_is_the_same_again(
    pain: int, went: TrainingVerdict
) -> None:
    training = trained("Fri 18:00", pain_before=3)

    assert verdict(training, says("Sat 18:00", pain)) is went


def test_so_so_is_the_same_again_whatever_the_next_day_says() -> None:
    training = trained("Fri 18:00", Feel.AMBER)

    assert verdict(training) is verdict(training, says("Sat 18:00", 0)) is TrainingVerdict.REPEAT


def test_a_bad_one_is_a_setback_at_once() -> None:
    assert verdict(trained("Fri 18:00", Feel.BAD)) is TrainingVerdict.SETBACK
    assert verdict(trained("Fri 18:00", pain_after=6)) is TrainingVerdict.SETBACK


# Sore afterwards


@pytest.mark.parametrize(
    ("when", "is_sore"),
    [
        ("Fri 18:59:59", False),
        ("Fri 19:00", True),
        ("Sun 00:00", True),
        ("Sun 00:00:01", False),
    ],
)
def test_soreness_belongs_to_a_training_from_an_hour_to_30_hours_after_it(
    when: str, is_sore: bool
) -> None:
    calm = says("Sat 13:00", 1)

    went = verdict(FRIDAY, *sorted((calm, says(when, 3)), key=lambda one: one.at))

    assert (went is TrainingVerdict.SORE_AFTER) is is_sore


def test_the_first_word_after_a_training_counts_however_late_it_comes() -> None:
    assert verdict(FRIDAY, says("Sun 12:00", 3)) is TrainingVerdict.SORE_AFTER


@pytest.mark.parametrize(
    ("before", "pain", "is_sore"), [(0, 1, False), (0, 2, True), (2, 3, False)]
)
def test_two_points_more_than_before_the_training_are_soreness(
    before: int, pain: int, is_sore: bool
) -> None:
    training = trained("Fri 18:00", pain_before=before)

    went = verdict(training, says("Sat 18:00", pain))

    assert (went is TrainingVerdict.SORE_AFTER) is is_sore


@pytest.mark.parametrize("when", ["Fri 17:00", "Fri 18:00"])
def test_who_told_no_pain_before_it_is_believed_what_was_said_last(when: str) -> None:
    untold = trained("Fri 18:00")
    earlier = (says("Fri 08:00", 0), says(when, 3))

    assert verdict(untold, *earlier, says("Sat 18:00", 5)) is TrainingVerdict.SORE_AFTER
    assert verdict(untold, *earlier, says("Sat 18:00", 4)) is TrainingVerdict.REPEAT
    assert verdict(untold, says("Sat 18:00", 2)) is TrainingVerdict.SORE_AFTER
    assert verdict(untold, says("Sat 18:00", 1)) is TrainingVerdict.CLEAN


def test_the_worst_of_the_night_counts_though_it_is_over() -> None:
    assert verdict(FRIDAY, says("Sat 18:00", 1, 4)) is TrainingVerdict.SORE_AFTER


# No lifting


def off(*happened: Training | CheckIn) -> tuple[str, Reason] | None:
    found = off_until(PLAN, climbing(*happened))
    return (clock(found[0]), found[1]) if found else None


def test_after_a_setback_nobody_lifts_for_two_days_and_sore_for_one() -> None:
    bad = trained("Sun 18:00", Feel.BAD)
    sore = says("Sat 13:00", 5)

    assert off(FRIDAY) is None
    assert off(FRIDAY, sore) == ("Sun 13:00", Reason.SORE_AFTER)
    assert off(FRIDAY, sore, bad) == ("week 2, Tue 18:00", Reason.SETBACK)


def test_what_keeps_from_lifting_for_longer_counts() -> None:
    bad, sunday = trained("Fri 18:00", Feel.BAD), trained("Sun 10:00")

    assert off(bad, sunday, says("Sun 12:00", 4)) == ("week 2, Mon 12:00", Reason.SORE_AFTER)


# The next training


def test_before_the_first_training_the_stage_and_else_the_start_say_when() -> None:
    assert next_at() == "Fri 08:00"
    assert next_at(stage_since=None) == "Mon 18:00"


def test_two_days_lie_between_two_trainings_and_more_where_it_was_sore_late() -> None:
    assert next_at(FRIDAY) == "Sun 18:00"
    assert next_at(FRIDAY, says("Sun 12:00", 5)) == "week 2, Mon 12:00"


def test_a_training_that_was_told_late_counts_from_when_it_was() -> None:
    assert next_at(trained("Sun 18:00"), FRIDAY) == "week 2, Tue 18:00"


def card(when: str, activity: str = "gym_session") -> Prompt:
    return a_prompt(activity, when, state=PromptState.DONE)


@pytest.mark.parametrize(
    ("cards", "opens_at"),
    [
        ((card("Fri 15:00"),), "Sun 15:00"),
        ((card("Fri 14:59:59"),), "Sun 18:00"),
        ((card("Wed 15:00"), card("Fri 16:00")), "Sun 16:00"),
        ((card("Fri 16:00"), card("Fri 18:00")), "Sun 18:00"),
        ((card("Fri 16:00"), card("Fri 18:00:01")), "Sun 16:00"),
        ((card("Fri 16:00", "ready_check"),), "Sun 18:00"),
    ],
)
def test_two_days_count_from_the_offer_where_it_came_not_long_before(
    cards: tuple[Prompt, ...], opens_at: str
) -> None:
    assert next_at(FRIDAY, prompts=cards) == opens_at


def test_the_first_week_has_three_trainings_and_the_second_four() -> None:
    first = [trained(when) for when in ("Fri 18:00", "Sun 18:00", "+Tue 18:00")]
    second = [trained(when) for when in ("+Fri 18:00", "+Sun 12:00", "++Tue 06:00", "++Wed 20:00")]

    assert next_at(*first[:2]) == "week 2, Tue 18:00"
    assert next_at(*first) == "week 2, Fri 18:00"
    assert next_at(*first, *second[:3]) == "week 3, Thu 06:00"
    assert next_at(*first, *second) == "week 3, Fri 20:00"
    assert next_at(*first, *second[:3], trained("++Tue 20:00")) == "week 3, Fri 18:00"


def test_a_new_way_back_forgets_the_trainings_before_it() -> None:
    opened = Fact(at=at("Sun 18:00"), what=What.GATE_OPENED)
    at_once = climbing(FRIDAY, trained("Sun 18:00"), history=(opened,))

    assert clock(next_training_at(PLAN, at_once)) == "week 2, Tue 18:00"
    opened = replace(opened, at=at("Sun 18:00:01"))
    later = replace(at_once, history=(opened,), stage_since=opened.at)
    assert clock(next_training_at(PLAN, later)) == "Sun 18:00:01"


# The next stage


def opens_at(stage: Stage, *happened: Training | CheckIn, **values: object) -> datetime | None:
    return stage_opens_at(STANDARD, climbing(*happened, stage=stage, **values))


def test_a_stage_lasts_four_days_and_two_after_its_last_training() -> None:
    assert opens_at(Stage.LIGHT, FRIDAY) == at("+Tue 08:00")
    assert opens_at(Stage.LIGHT, FRIDAY, trained("+Mon 18:00")) == at("+Wed 18:00")


def test_the_short_way_back_is_as_usual_a_week_after_its_first_training_at_the_earliest() -> None:
    episode = climbing(FRIDAY, trained("Sun 18:00"), stage=Stage.FAIRLY_HEAVY)

    assert stage_opens_at(PLAN, episode) == at("+Fri 18:00")


def test_no_time_opens_what_is_above_the_top_or_before_the_first_training() -> None:
    assert opens_at(Stage.USUAL, FRIDAY) is None
    assert opens_at(Stage.LIGHT) is None
    assert opens_at(Stage.LIGHT, FRIDAY, stage_since=None) is None


def test_only_trainings_since_the_stage_began_and_of_that_stage_count_for_it() -> None:
    first, other = trained("Fri 08:00"), trained("Sun 08:00", stage=Stage.BODYWEIGHT)
    episode = climbing(trained("Fri 07:59:59"), first, other)

    assert at_this_stage(episode) == (first,)
    assert at_this_stage(replace(episode, stage_since=None)) == ()


# Setbacks


def counted(*feels: Feel, since: str | None = None) -> tuple[int, int]:
    """Return the setbacks of trainings on every other day since Friday: in a row, and lately."""
    trainings = [
        Training(at=at("Fri 18:00") + timedelta(days=2 * number), stage=Stage.LIGHT, feel=feel)
        for number, feel in enumerate(feels)
    ]
    return setbacks(PLAN, climbing(*trainings), at(since) if since else None)


def test_setbacks_count_in_a_row_and_within_two_weeks() -> None:
    assert counted() == (0, 0)
    assert counted(Feel.BAD, Feel.CLEAN) == (0, 1)
    assert counted(Feel.BAD, Feel.BAD) == (2, 2)
    assert counted(Feel.BAD, Feel.CLEAN, Feel.BAD, Feel.BAD) == (2, 3)


@pytest.mark.parametrize(("when", "lately"), [("++Fri 17:59:59", 2), ("++Fri 18:00", 1)])
def test_a_setback_of_two_weeks_ago_counts_no_more(when: str, lately: int) -> None:
    bad = [trained(one, Feel.BAD) for one in ("Fri 18:00", when)]

    assert setbacks(PLAN, climbing(*bad), None) == (2, lately)


def test_a_setback_that_was_followed_already_counts_no_more() -> None:
    assert counted(Feel.BAD, Feel.BAD, since="Fri 18:00") == (1, 1)
    assert counted(Feel.BAD, Feel.BAD, since="Fri 17:59:59") == (2, 2)
