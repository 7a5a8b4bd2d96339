"""While an offer waits for the person: what else comes, and when, depends on nobody who looks."""

from dataclasses import replace
from datetime import time, timedelta

from hypothesis import given, settings, strategies as st

from custom_components.back_recovery.engine.model.events import (
    ClockMoved,
    PersonMoved,
    RestNoticed,
)
from custom_components.back_recovery.engine.model.plan import AtTimes, Every, Plan
from custom_components.back_recovery.engine.model.vocabulary import Kind, MissedPolicy, Onset
from custom_components.back_recovery.engine.reading.agenda import coming
from custom_components.back_recovery.engine.step import step

from .builders import AWAY, Timeline, a_plan, an_activity, at, clock, minutes
from .laws import nothing_happens_before_it_wakes
from .strategies import HALF_HOURS, activities

WALKS = an_activity("walk", every=60, earliest="09:00", latest="18:00", duration=10, most_per_day=6,
                    missed=MissedPolicy.MERGE, needs_home=True)  # fmt: skip
STRETCH = an_activity("stretch", times="14:20", missed=MissedPolicy.MERGE, latest="21:00")
A_MOMENT = timedelta(microseconds=1)
FULL = a_plan(WALKS, STRETCH, prompts_per_day=3)


def foreseen(now: str) -> list[str]:
    """Return what is to come, for somebody who has been away since the day before."""
    day = Timeline(FULL, AWAY).start("Mon 18:00").until(now)
    assert day.episode
    return [f"{clock(one.at)} {one.activity}" for one in coming(FULL, day.episode, at(now))]


def test_however_often_anybody_looks_the_same_comes_at_the_same_time() -> None:
    rarely = Timeline(FULL, AWAY).start("Mon 18:00").until("Tue 16:00")

    often = Timeline(FULL, AWAY).start("Mon 18:00").until("Tue 14:00")
    for number in range(120):
        often.until(at("Tue 14:00") + minutes(number))

    # Three walks keep the room until that of 15:00 stands for all before it: then there are two.
    assert rarely.offered == often.offered == ["Tue 15:00 stretch"]


def test_what_is_to_come_does_not_move_with_the_clock() -> None:
    assert foreseen("Tue 14:01") == foreseen("Tue 14:59")
    assert foreseen("Tue 14:59")[:3] == ["Tue 14:00 walk", "Tue 16:00 walk", "Tue 18:00 walk"]


def test_what_is_given_up_sooner_leaves_its_place_at_once() -> None:
    walk = an_activity("walk", times="09:00", needs_home=True)
    stretch = replace(STRETCH, schedule=AtTimes((time(10),)), needs_home=True)
    read = an_activity("read", times="10:30", missed=MissedPolicy.MERGE, latest="21:00")

    day = Timeline(a_plan(walk, stretch, read, prompts_per_day=1), AWAY).start("Mon 18:00")

    # The day had a place for the walk alone: what comes instead of it is given up in an hour.
    assert day.until("Tue 18:00").offered == ["Tue 11:00:01 read"]


@st.composite
def full_days(draw: st.DrawFn) -> Plan:
    """Return plans in which walks wait for the person, and little has room beside them."""
    times = st.lists(st.sampled_from(HALF_HOURS[18:40]), min_size=1, max_size=3)
    others = draw(st.sets(st.sampled_from([Kind.CUSTOM, Kind.RUB, Kind.HEATING_PAD]), min_size=1))
    walks = replace(
        WALKS,
        schedule=Every(minutes(draw(st.sampled_from([45, 60, 90])))),
        latest=draw(st.sampled_from([time(15), time(18), time(21)])),
    )
    return a_plan(
        walks,
        *(
            replace(draw(activities(kind)), schedule=AtTimes(tuple(draw(times))), latest=time(21))
            for kind in sorted(others)
        ),
        prompts_per_day=draw(st.integers(2, 4)),
        lapse_after=draw(st.sampled_from([45, 120, 180])),
    )


@settings(max_examples=100)
@given(
    plan=full_days(),
    waits_for=st.sampled_from([PersonMoved(place=AWAY), RestNoticed(is_undisturbed=True)]),
    share=st.floats(0, 1, exclude_max=True),
)
def test_nothing_could_happen_sooner_than_the_wake_up(
    plan: Plan, waits_for: PersonMoved | RestNoticed, share: float
) -> None:
    day = Timeline(plan).start("Mon 22:00", onset=Onset.SORE).on("Mon 22:00", waits_for)

    while day.wake_at < at("Tue 23:00"):
        nothing_happens_before_it_wakes(day, None, None, day.last)
        between = min(day.now + (day.wake_at - day.now) * share, day.wake_at - A_MOMENT)
        looked = step(plan, day.episode, ClockMoved(), between, askings=day.askings)
        assert (looked.episode, looked.effects) == (day.episode, ())
        day.until(day.wake_at)
