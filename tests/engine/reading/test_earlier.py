"""A stop and a start on the same day: what was done and offered counts on."""

import pytest

from custom_components.back_recovery.engine.codec import decode, encode
from custom_components.back_recovery.engine.model.episode import NOTHING_EARLIER, Earlier
from custom_components.back_recovery.engine.model.errors import ActivityClosed
from custom_components.back_recovery.engine.model.events import (
    ActivityDone,
    ActivityStarted,
    CheckedIn,
    RecoveryStopped,
)
from custom_components.back_recovery.engine.model.vocabulary import Reason
from custom_components.back_recovery.engine.reading.earlier import left_by, still_counting
from custom_components.back_recovery.engine.record import Record

from ..builders import Timeline, a_deed, a_plan, a_prompt, a_session, an_activity, an_episode, at
from ..house import HouseTimeline

PAD = an_activity("heating_pad", duration=15, gap=120, most_per_day=3)
PLAN = a_plan(
    PAD,
    an_activity("bath", duration=15, most_per_day=1),
    an_activity("rub", duration=2, most_per_day=4),
    an_activity("walk", every=60, most_per_day=6),
    rest_window=120,
    prompts_per_day=2,
)


def again(timeline: Timeline, when: str) -> Timeline:
    """End the recovery and begin it anew in the same moment."""
    return timeline.on(when, RecoveryStopped()).start(when)


def closed_because(timeline: Timeline, when: str, activity: str) -> set[Reason]:
    with pytest.raises(ActivityClosed) as refused:
        timeline.on(when, ActivityStarted(activity=activity))
    return {one.reason for one in refused.value.lockouts}


@pytest.mark.parametrize(
    ("done", "wanted", "why"),
    [
        ("heating_pad", "heating_pad", Reason.GAP),
        ("rub", "heating_pad", Reason.AFTER_OTHER),
        ("bath", "bath", Reason.MOST_PER_DAY),
    ],
)
def test_what_was_done_still_closes_after_a_stop_and_a_start(
    done: str, wanted: str, why: Reason
) -> None:
    timeline = Timeline(PLAN).start("Tue 09:00").on("Tue 10:00", ActivityDone(activity=done))

    assert closed_because(again(timeline, "Tue 10:30"), "Tue 10:31", wanted) == {why}


def test_the_warmth_of_a_day_is_one_budget_however_often_it_is_begun_anew() -> None:
    timeline = Timeline(PLAN).start("Tue 07:00")
    for hour in ("08:00", "11:00", "14:00"):
        timeline.on(f"Tue {hour}", ActivityDone(activity="heating_pad"))
        again(timeline, f"Tue {hour}:01")

    assert Reason.WARM_BUDGET in closed_because(timeline, "Tue 18:00", "bath")


def test_the_messages_of_a_day_do_not_begin_anew() -> None:
    timeline = Timeline(PLAN).start("Tue 07:30").until("Tue 11:30")
    assert len(timeline.offered) == 2

    again(timeline, "Tue 12:00").until("Tue 23:00")

    assert len(timeline.offered) == 2


def test_a_walk_done_unasked_counts_after_a_new_start() -> None:
    plan = a_plan(an_activity("walk", every=60, most_per_day=1), rest_window=48)
    timeline = Timeline(plan).start("Tue 07:30").on("Tue 07:40", ActivityDone(activity="walk"))

    again(timeline, "Tue 07:50").until("Tue 23:00")

    assert timeline.offered == []


def test_a_session_that_the_stop_ended_counts() -> None:
    timeline = HouseTimeline().day().confirm("Tue 10:00").on("Tue 10:05", RecoveryStopped())

    timeline.start("Tue 10:06")

    assert Reason.GAP in closed_because(timeline, "Tue 10:07", "heating_pad")


def test_the_next_day_has_its_own_messages() -> None:
    timeline = again(Timeline(PLAN).start("Tue 07:30").until("Tue 11:30"), "Tue 12:00")

    timeline.until("Wed 12:00")

    assert [line.split()[0] for line in timeline.offered] == ["Tue", "Tue", "Wed", "Wed"]


def test_what_is_kept_names_nobody_and_no_number() -> None:
    timeline = Timeline(PLAN).start("Tue 07:30")
    timeline.on("Tue 08:00", CheckedIn(pain_now=7, by="anna"))
    timeline.on("Tue 08:10", ActivityDone(activity="walk", by="anna"))

    timeline.on("Tue 09:00", RecoveryStopped(by="anna"))

    kept = str(encode(Record(earlier=timeline.earlier)))
    assert timeline.earlier.sessions
    assert "anna" not in kept
    assert "pain" not in kept


@pytest.mark.parametrize(
    ("now", "counts"),
    [("Thu 09:00", True), ("Thu 09:00:01", False), ("Sun 08:59:59", False)],
)
def test_what_was_done_counts_for_two_days(now: str, counts: bool) -> None:
    earlier = Earlier(sessions=(a_deed(when="Tue 09:00"),))

    assert (still_counting(earlier, at(now)) != NOTHING_EARLIER) is counts


def test_what_a_wrong_clock_noted_far_ahead_is_forgotten() -> None:
    earlier = Earlier(
        prompts=(a_prompt(when="Sun 09:00"),), sessions=(a_session(when="Sun 09:00"),)
    )

    assert still_counting(earlier, at("Mon 09:00")) == NOTHING_EARLIER


@pytest.mark.parametrize(
    ("now", "counts"),
    [("Sun 09:00", True), ("Sun 08:59:59", False), ("Thu 09:00", True), ("Thu 09:00:01", False)],
)
def test_an_offer_counts_for_two_days_whatever_a_clock_says(now: str, counts: bool) -> None:
    offered = Earlier(prompts=(a_prompt(when="Tue 09:00"),))
    before = now.replace("Sun", "2026-06-14")

    assert (still_counting(offered, at(before)) != NOTHING_EARLIER) is counts


def test_what_was_done_counts_from_its_end() -> None:
    ended = Earlier(sessions=(a_session(when="Tue 09:00", ended_at=at("Tue 09:05")),))
    open_ended = Earlier(sessions=(a_session(when="Tue 09:00"),))

    assert still_counting(ended, at("Thu 09:05")) == ended
    assert still_counting(ended, at("Thu 09:05:01")) == NOTHING_EARLIER
    assert still_counting(open_ended, at("Thu 09:10")) == open_ended


def test_what_suits_was_said_for_good() -> None:
    said = an_episode(earlier=Earlier(suits=True))

    assert left_by(PLAN, said, at("++++Mon 10:00")).suits


def test_an_episode_leaves_what_it_was_left_itself() -> None:
    first = Earlier(sessions=(a_deed("rub", "Tue 08:00"),))
    second = an_episode(earlier=first, sessions=(a_deed("walk", "Tue 09:00"),))

    left = left_by(PLAN, second, at("Tue 10:00"))

    assert [one.activity for one in left.sessions] == ["rub", "walk"]


def test_what_is_left_survives_a_restart() -> None:
    record = Record(earlier=Earlier(sessions=(a_deed(),), prompts=(a_prompt(),)))

    assert decode(encode(record)) == record
