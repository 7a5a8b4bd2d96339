"""What has to be true to move on, met or not."""

from dataclasses import replace

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.vocabulary import Answer, Reason, WayBack
from custom_components.back_recovery.engine.reading.requirements import Bar, requirements

from ..builders import Timeline, a_plan, an_activity, at
from ..days import back_at_the_gym, sore

NO_WALKS = a_plan(an_activity("check_in", times="08:00"))


def bars(day: Timeline) -> dict[Bar, Reason | None]:
    assert day.episode
    assert day.now
    found = requirements(day.plan, day.episode, day.now)
    return {one.bar: one.unmet.reason if one.unmet else None for one in found}


def test_before_anything_was_said_only_time_counts() -> None:
    day = Timeline(NO_WALKS).start("Mon 18:00")

    assert bars(day) == {Bar.WINDOW: Reason.REST_WINDOW}


def test_who_has_no_walks_is_not_asked_to() -> None:
    day = Timeline(NO_WALKS).start("Mon 18:00").check_in("Mon 18:05", 5)

    assert bars(day) == {
        Bar.SIGNS_GONE: None,
        Bar.WINDOW: Reason.REST_WINDOW,
        Bar.CHECK_INS: Reason.NOT_CALM,
    }


def test_what_is_met_comes_first() -> None:
    day = sore().until("Thu 20:05")

    assert list(bars(day)) == [Bar.SIGNS_GONE, Bar.WALK, Bar.WINDOW, Bar.CHECK_INS]


def test_at_the_ready_check_all_is_met() -> None:
    day = sore().check_in("Fri 08:00", 2)

    assert set(bars(day).values()) == {None}
    assert len(bars(day)) == 4


def test_on_the_way_back_trainings_and_days_are_counted() -> None:
    day = back_at_the_gym().until("Fri 09:00")
    assert bars(day) == {Bar.TRAININGS: Reason.NOT_CLEAN}

    day.train("Fri 10:00")
    assert bars(day) == {
        Bar.TRAININGS: Reason.NEXT_DAY_CHECK,
        Bar.STAGE_TIME: Reason.STAGE_TIME,
    }
    day.check_in("Sat 11:00", 1)

    first, *_ = requirements(day.plan, day.episode, at("Sat 11:00"))
    assert (first.bar, first.done, first.wanted) == (Bar.TRAININGS, 1, 1)


def test_at_the_top_a_calm_day_is_left() -> None:
    day = back_at_the_gym()
    for when, check in (
        ("Fri 10:00", "Sat 11:00"),
        ("Sun 12:00", "+Mon 13:00"),
        ("+Tue 14:00", "+Wed 15:00"),
        ("+Thu 16:00", "+Fri 17:00"),
    ):
        day.train(when).check_in(check, 1)
    day.train("+Sun 09:30", before=1).check_in("++Mon 10:00", 2)

    assert bars(day) == {Bar.TRAININGS: None, Bar.CALM_DAY: Reason.NOT_CALM}


def test_who_just_ends_has_no_steps() -> None:
    day = back_at_the_gym().until("Fri 09:00")
    plan = replace(day.plan, way_back=WayBack.JUST_END)

    assert requirements(plan, day.episode, at("Fri 09:00")) == ()


def test_on_hold_nothing_of_it_is_shown() -> None:
    day = sore().on("Thu 20:10", happened.Paused(by="anna"))

    assert bars(day) == {}
    assert Answer.BACK
