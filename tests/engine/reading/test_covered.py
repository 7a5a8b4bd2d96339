"""What falls due a moment after the same was offered, done or skipped needs no offer of its own."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model.events import (
    ActivityDone,
    ActivityStarted,
    PromptSkipped,
    PromptSnoozed,
    RecoveryStopped,
)
from custom_components.back_recovery.engine.model.vocabulary import (
    Kind,
    MissedPolicy,
    PromptState,
    Reason,
)
from custom_components.back_recovery.engine.reading.covered import (
    after_skip,
    covered_until,
    rests_at,
    skipped_until,
)

from ..builders import (
    Timeline,
    a_deed,
    a_plan,
    a_prompt,
    a_session,
    an_activity,
    an_episode,
    at,
    clock,
    minutes,
    the_usual,
    the_usual_plan,
)

WALK = an_activity("walk", times="09:00 13:00 17:00", duration=10, gap=90, most_per_day=3,
                   missed=MissedPolicy.MERGE)  # fmt: skip
STRETCH = an_activity("stretch", times="09:00 09:10 09:40", most_per_day=3)


def a_day(*activities: object) -> Timeline:
    return Timeline(a_plan(*activities)).start("Tue 08:00")  # type: ignore[arg-type]


def test_a_walk_that_was_skipped_is_not_followed_by_another_in_the_same_minute() -> None:
    day = a_day(WALK).on("Tue 09:05", PromptSnoozed(span=minutes(233)))
    day.until("Tue 12:58").on("Tue 13:01", PromptSkipped(activity="walk"))

    assert day.until("Tue 20:00").offered == ["Tue 09:00 walk", "Tue 12:58 walk", "Tue 17:00 walk"]


def test_what_falls_due_soon_after_a_skip_is_left_out() -> None:
    late = an_activity("walk", times="09:00 10:00 17:00", gap=90, most_per_day=3,
                       missed=MissedPolicy.MERGE)  # fmt: skip
    day = a_day(late).on("Tue 09:50", PromptSkipped())

    assert day.until("Tue 20:00").offered == ["Tue 09:00 walk", "Tue 17:00 walk"]


@pytest.mark.parametrize(
    ("gap", "rests"), [(0, 30), (30, 30), (31, 31), (180, 180), (181, 180), (1200, 180)]
)
def test_a_skip_lasts_as_long_as_the_gap_between_half_an_hour_and_three(
    gap: float, rests: float
) -> None:
    assert after_skip(an_activity("walk", gap=gap)) == minutes(rests)


def test_without_a_gap_a_skip_still_leaves_half_an_hour_of_peace() -> None:
    day = a_day(STRETCH).on("Tue 09:05", PromptSkipped())

    assert day.until("Tue 20:00").offered == ["Tue 09:00 stretch", "Tue 09:40 stretch"]


def test_what_was_just_done_unasked_stands_for_what_falls_due() -> None:
    day = a_day(WALK).on("Tue 12:20", ActivityDone(activity="walk"))

    assert day.until("Tue 20:00").offered == ["Tue 09:00 walk", "Tue 17:00 walk"]


def test_what_would_come_half_an_hour_late_at_most_still_comes() -> None:
    day = a_day(WALK).until("Tue 11:00").on("Tue 12:00", ActivityDone(activity="walk"))

    assert day.until("Tue 20:00").offered == ["Tue 09:00 walk", "Tue 13:30 walk"]


def test_what_falls_due_while_the_same_is_going_on_is_the_same() -> None:
    day = a_day(WALK).on("Tue 12:55", ActivityStarted(activity="walk"))

    assert day.until("Tue 20:00").offered == ["Tue 09:00 walk", "Tue 17:00 walk"]


def test_an_open_offer_stands_for_the_next_one_too() -> None:
    day = Timeline(the_usual_plan()).start("Mon 12:00").check_in("Mon 12:05", 5)

    walks = [line for line in day.until("Mon 21:00").offered if "walk" in line]
    assert walks == ["Mon 12:05 walk", "Mon 17:00 walk"]


def test_who_has_just_walked_is_helped_with_something_else_after_the_first_answer() -> None:
    plan = a_plan(the_usual(Kind.WALK), the_usual(Kind.HEATING_PAD))
    day = Timeline(plan).start("Tue 09:30").on("Tue 09:40", ActivityDone(activity="walk"))

    assert day.check_in("Tue 09:45", 5).offered == ["Tue 09:45 heating_pad"]


def test_a_skip_counts_after_a_stop_and_a_start() -> None:
    plan = a_plan(the_usual(Kind.WALK), the_usual(Kind.HEATING_PAD))
    day = Timeline(plan).start("Tue 08:00").on("Tue 09:10", PromptSkipped(activity="walk"))
    day.on("Tue 09:11", RecoveryStopped()).start("Tue 09:12").check_in("Tue 09:15", 5)

    assert day.offered[-1] == "Tue 09:15 heating_pad"


SKIPPED = PromptState.SKIPPED
RUB = an_activity("rub", gap=90)


@pytest.mark.parametrize(
    ("now", "rests"),
    [("11:59:59", False), ("12:00", True), ("13:29:59", True), ("13:30", False)],
)
def test_what_was_done_or_skipped_rests_for_its_gap_to_the_second(now: str, *, rests: bool) -> None:
    done = an_episode(sessions=(a_deed("rub", "Tue 12:00"),))
    skipped = an_episode(prompts=(a_prompt("rub", state=SKIPPED, closed_at=at("Tue 12:00")),))

    assert rests_at(done, RUB, at(f"Tue {now}")) is rests
    assert rests_at(skipped, RUB, at(f"Tue {now}")) is rests


def test_neither_another_activity_nor_what_never_was_makes_it_rest() -> None:
    other = a_deed("walk", "Tue 12:00")
    never = a_session("rub", "Tue 12:00", ended_at=at("Tue 12:00"), reason=Reason.NOT_STARTED)
    runs = a_session("rub", "Tue 12:00")
    prompts = (
        a_prompt("walk", state=SKIPPED, closed_at=at("Tue 12:00")),
        a_prompt("rub", state=PromptState.LAPSED, closed_at=at("Tue 12:00")),
        a_prompt("rub", state=SKIPPED),
    )
    episode = an_episode(sessions=(other, never, runs), prompts=prompts)

    assert not rests_at(episode, RUB, at("Tue 12:01"))
    assert skipped_until(episode, RUB) is None


def test_the_last_skip_counts() -> None:
    twice = tuple(
        a_prompt("rub", when, state=SKIPPED, closed_at=at(when))
        for when in ("Tue 15:00", "Tue 09:00")
    )

    assert skipped_until(an_episode(prompts=twice), RUB) == at("Tue 16:30")


@pytest.mark.parametrize(
    ("values", "until"),
    [
        ({}, None),
        ({"sessions": (a_deed("rub", "Tue 12:00"),)}, "Tue 13:30"),
        ({"sessions": (a_session("rub", "Tue 12:00"),)}, "Tue 13:40"),
        ({"sessions": (a_session("walk", "Tue 12:00"),)}, None),
        ({"prompts": (a_prompt("rub", "Tue 12:00"),)}, "Tue 14:00"),
        ({"prompts": (a_prompt("rub", "Tue 12:00", state=PromptState.STARTED),)}, "Tue 12:00"),
        ({"prompts": (a_prompt("rub", "Tue 12:00", state=PromptState.LAPSED,
                               closed_at=at("Tue 12:30")),)}, "Tue 12:30"),
        ({"prompts": (a_prompt("walk", "Tue 12:00"),)}, None),
    ],
)  # fmt: skip
def test_what_was_there_stands_for_what_falls_due_until(
    values: dict[str, Any], until: str | None
) -> None:
    merging = an_activity("rub", gap=90, missed=MissedPolicy.MERGE)

    found = covered_until(an_episode(**values), merging)

    assert (found and clock(found)) == until


def test_where_each_is_an_offer_of_its_own_an_open_one_stands_for_no_other() -> None:
    assert covered_until(an_episode(prompts=(a_prompt("rub", "Tue 12:00"),)), RUB) is None
