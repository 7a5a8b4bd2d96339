"""What has to be true to move on, met or not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.vocabulary import Phase, Reason, WayBack
from custom_components.back_recovery.engine.reading.requirements import (
    Bar,
    Requirement,
    requirements,
)

from ..builders import Timeline, a_plan, an_activity, an_episode, at
from ..days import CHECK_IN, WALK, back_at_the_gym, sore

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


def found(day: Timeline, bar: Bar) -> Requirement:
    assert day.now
    return next(one for one in requirements(day.plan, day.episode, day.now) if one.bar is bar)


def test_the_window_is_met_once_it_is_over_and_says_until_when_it_is_not() -> None:
    plan = a_plan(CHECK_IN, WALK, rest_window=24)
    day = Timeline(plan).start("Mon 18:00").check_in("Mon 19:00", 5)
    unmet = found(day, Bar.WINDOW).unmet
    assert unmet
    assert unmet.until == at("Tue 18:00")

    # Exactly at its end, before anything follows from that.
    assert day.episode
    over = requirements(plan, day.episode, at("Tue 18:00"))
    assert next(one for one in over if one.bar is Bar.WINDOW).unmet is None


def test_before_the_test_movements_the_window_is_over_also_where_the_clock_was_set_back() -> None:
    ready = an_episode(phase=Phase.READY_CHECK, ends="Wed 18:00")

    (window,) = requirements(NO_WALKS, ready, at("Wed 17:00"))

    assert (window.bar, window.unmet) == (Bar.WINDOW, None)


@pytest.mark.parametrize(
    ("bar", "reason", "day"),
    [
        (Bar.CHECK_INS, Reason.NO_CHECK_IN, lambda: sore().until("Fri 19:31")),
        (Bar.CHECK_INS, Reason.NOT_CALM, lambda: sore().check_in("Thu 21:00", 4)),
        (
            Bar.CHECK_INS,
            Reason.ONE_CHECK_IN,
            lambda: sore().check_in("Thu 21:00", 5).check_in("Thu 22:00", 2),
        ),
        (Bar.SIGNS_GONE, Reason.SWELLING, lambda: looked_at(swelling=True)),
        (Bar.SIGNS_GONE, Reason.WARNING_B, lambda: looked_at(leg_symptoms=True)),
        (Bar.WALK, Reason.NO_WALK, lambda: looked_at(swelling=True)),
    ],
)
def test_a_bar_says_what_is_missing(bar: Bar, reason: Reason, day: Callable[[], Timeline]) -> None:
    unmet = found(day(), bar).unmet

    assert unmet
    assert unmet.reason is reason


def looked_at(**said: bool) -> Timeline:
    """On hold for what was said on Tuesday, and going on since Wednesday."""
    day = Timeline(a_plan(CHECK_IN, WALK, rest_window=72)).start("Mon 18:00")
    day.check_in("Tue 15:00", 2, **said)
    return day.on("Wed 10:00", happened.HoldLifted(by="anna"))


def test_a_bar_of_the_rest_counts_no_trainings() -> None:
    walk = found(sore(), Bar.WALK)

    assert (walk.done, walk.wanted) == (0, 0)


def test_trainings_are_counted_up_to_what_is_wanted() -> None:
    day = back_at_the_gym().train("Fri 10:00")
    assert (found(day, Bar.TRAININGS).done, found(day, Bar.TRAININGS).wanted) == (0, 1)

    # The stage opens on Sunday: who trains again before has done more than is asked for.
    day.check_in("Sat 11:00", 1).train("Sat 12:00").check_in("Sun 07:00", 1)

    assert (found(day, Bar.TRAININGS).done, found(day, Bar.TRAININGS).wanted) == (1, 1)


def test_the_stage_says_from_when_on_it_can_be_left() -> None:
    day = back_at_the_gym().train("Fri 10:00").check_in("Sat 11:00", 1)
    assert day.episode

    early, late = (
        next(
            one
            for one in requirements(day.plan, day.episode, at(when))
            if one.bar is Bar.STAGE_TIME
        )
        for when in ("Sun 08:05:59", "Sun 08:06")
    )

    assert early.unmet
    assert (early.unmet.until, late.unmet) == (at("Sun 08:06"), None)
