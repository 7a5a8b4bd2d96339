"""Both clock changes, midnight and journeys, as timelines in Amsterdam.

In March 02:00 becomes 03:00 on Sunday the 29th, in October 03:00 becomes 02:00 on Sunday
the 25th.
"""

from zoneinfo import ZoneInfo

import pytest

from custom_components.back_recovery.engine.model.events import ActivityStarted, PlanChanged
from custom_components.back_recovery.engine.model.local_time import QuietHours, at_local
from custom_components.back_recovery.engine.model.vocabulary import MissedPolicy
from custom_components.back_recovery.engine.reading.lockouts import lockouts

from .builders import (
    AMSTERDAM,
    Timeline,
    a_deed,
    a_plan,
    an_activity,
    an_episode,
    at,
    clock,
    hours,
    hours_of_day,
    minutes,
)

SATURDAY_MARCH, SUNDAY_MARCH, MONDAY_MARCH = "2026-03-28", "2026-03-29", "2026-03-30"
SATURDAY_OCTOBER, SUNDAY_OCTOBER, MONDAY_OCTOBER = "2026-10-24", "2026-10-25", "2026-10-26"
NIGHT_OWL = an_activity("walk", times="02:30", earliest="00:00", latest="23:00", most_per_day=9,
                        missed=MissedPolicy.MERGE)  # fmt: skip
HOURLY = an_activity("walk", every=60, earliest="00:30", latest="04:30", most_per_day=9)
ONCE = {"repeat_after": 6000, "lapse_after": 30, "prompts_per_day": 8}


def played(plan: object, start: str, until: str) -> list[str]:
    return Timeline(plan).start(start).until(until).told[1:]


def test_48_hours_are_48_hours_march() -> None:
    day = Timeline(a_plan()).start(f"{SATURDAY_MARCH} 12:00")

    assert day.clock(day.episode.window_ends_at) == "week 2, Mon 13:00"
    assert day.until(f"{MONDAY_MARCH} 12:59:59").episode
    assert day.until(f"{MONDAY_MARCH} 13:00").episode is None


def test_48_hours_are_48_hours_october() -> None:
    day = Timeline(a_plan()).start(f"{SATURDAY_OCTOBER} 12:00")

    assert day.clock(day.episode.window_ends_at) == "week 2, Mon 11:00"
    assert day.until(f"{MONDAY_OCTOBER} 10:59:59").episode
    assert day.until(f"{MONDAY_OCTOBER} 11:00").episode is None


def test_half_past_two_that_is_skipped_is_half_past_three_march() -> None:
    found = played(a_plan(NIGHT_OWL, **ONCE), f"{SATURDAY_MARCH} 00:00", f"{MONDAY_MARCH} 00:00")

    assert found == ["Sat 02:30 walk", "Sun 03:30 walk"]


def test_half_past_two_that_comes_twice_is_the_first_october() -> None:
    plan = a_plan(NIGHT_OWL, **ONCE)

    day = Timeline(plan).start(f"{SUNDAY_OCTOBER} 00:00").until(f"{MONDAY_OCTOBER} 00:00")

    (walk,) = day.episode.prompts
    assert walk.due_at == at(f"{SUNDAY_OCTOBER} 02:30") != at(f"{SUNDAY_OCTOBER} 02:30", fold=1)
    assert len(day.told) == 2


def test_two_times_that_become_the_same_are_one_prompt_march() -> None:
    both = an_activity("walk", times="02:30 03:30", earliest="00:00", most_per_day=9)

    found = played(a_plan(both, **ONCE), f"{SUNDAY_MARCH} 00:00", f"{SUNDAY_MARCH} 12:00")

    assert found == ["Sun 03:30 walk"]


def test_two_times_an_hour_apart_are_two_hours_apart_october() -> None:
    both = an_activity("walk", times="02:30 03:30", earliest="00:00", most_per_day=9)

    day = Timeline(a_plan(both, **ONCE)).start(f"{SUNDAY_OCTOBER} 00:00")
    first, second = day.until(f"{SUNDAY_OCTOBER} 12:00").episode.prompts

    assert second.due_at - first.due_at == hours(2)


def test_every_hour_is_an_elapsed_hour_march() -> None:
    found = played(a_plan(HOURLY, **ONCE), f"{SUNDAY_MARCH} 00:00", f"{SUNDAY_MARCH} 12:00")

    assert [line.split()[1] for line in found] == ["00:30", "01:30", "03:30", "04:30"]


def test_every_hour_is_an_elapsed_hour_october() -> None:
    found = played(a_plan(HOURLY, **ONCE), f"{SUNDAY_OCTOBER} 00:00", f"{SUNDAY_OCTOBER} 12:00")

    times = [line.split()[1] for line in found]
    assert times == ["00:30", "01:30", "02:30", "02:30", "03:30", "04:30"]


def test_hours_that_the_clock_skips_have_no_prompt_march() -> None:
    gone = an_activity("walk", every=5, earliest="02:10", latest="02:50", most_per_day=9)
    backwards = an_activity("tip", every=5, earliest="02:30", latest="03:00", most_per_day=9)

    found = played(a_plan(backwards, **ONCE), f"{SUNDAY_MARCH} 00:00", f"{SUNDAY_MARCH} 12:00")

    assert found == []
    plan = a_plan(gone, **(ONCE | {"lapse_after": 300}))
    assert played(plan, f"{SUNDAY_MARCH} 00:00", f"{SUNDAY_MARCH} 12:00") == ["Sun 03:10 walk"]


QUIET = QuietHours(starts=hours_of_day("22:00")[0], ends=hours_of_day("08:00")[0])


@pytest.mark.parametrize(
    ("saturday", "sunday", "length"),
    [
        pytest.param(SATURDAY_MARCH, SUNDAY_MARCH, hours(9), id="march"),
        pytest.param(SATURDAY_OCTOBER, SUNDAY_OCTOBER, hours(11), id="october"),
    ],
)
def test_quiet_hours_end_by_the_clock_on_the_wall(
    saturday: str, sunday: str, length: object
) -> None:
    began, ended = at(f"{saturday} 22:00"), at(f"{sunday} 08:00")

    assert ended - began == length
    assert QUIET.end_of(began, AMSTERDAM) == QUIET.end_of(ended - minutes(1), AMSTERDAM) == ended
    assert QUIET.end_of(began - minutes(1), AMSTERDAM) is None
    assert QUIET.end_of(ended, AMSTERDAM) is None


def test_quiet_hours_that_the_clock_skips_do_not_exist_march() -> None:
    plan = a_plan(NIGHT_OWL, quiet="02:00-03:00", **ONCE)

    assert played(plan, f"{SUNDAY_MARCH} 00:00", f"{SUNDAY_MARCH} 12:00") == ["Sun 03:30 walk"]


def test_quiet_hours_last_through_the_repeated_hour_october() -> None:
    plan = a_plan(NIGHT_OWL, quiet="02:00-03:00", **ONCE)

    assert played(plan, f"{SUNDAY_OCTOBER} 00:00", f"{SUNDAY_OCTOBER} 12:00") == ["Sun 03:00 walk"]


@pytest.mark.parametrize(
    ("saturday", "monday"),
    [
        pytest.param(SATURDAY_MARCH, MONDAY_MARCH, id="march"),
        pytest.param(SATURDAY_OCTOBER, MONDAY_OCTOBER, id="october"),
    ],
)
def test_a_time_of_day_stays_that_time_of_day(saturday: str, monday: str) -> None:
    walk = an_activity("walk", times="09:00")

    found = played(a_plan(walk, rest_window=96, **ONCE), f"{saturday} 08:00", f"{monday} 09:30")

    assert found == ["Sat 09:00 walk", "Sun 09:00 walk", "week 2, Mon 09:00 walk"]


def test_a_session_lasts_its_minutes_march() -> None:
    plan = a_plan(an_activity("walk", duration=10))
    day = Timeline(plan).start(f"{SUNDAY_MARCH} 01:00")

    day.on(f"{SUNDAY_MARCH} 01:55", ActivityStarted(activity="walk"))

    assert day.clock(day.episode.session.ends_at) == "Sun 03:05"


def test_a_session_lasts_its_minutes_october() -> None:
    plan = a_plan(an_activity("walk", duration=10))
    day = Timeline(plan).start(f"{SUNDAY_OCTOBER} 01:00")

    day.on(at(f"{SUNDAY_OCTOBER} 02:55"), ActivityStarted(activity="walk"))

    assert day.episode.session.ends_at == at(f"{SUNDAY_OCTOBER} 02:05", fold=1)


@pytest.mark.parametrize(
    ("sunday", "opens"),
    [
        pytest.param(SUNDAY_MARCH, "04:30", id="march"),
        pytest.param(SUNDAY_OCTOBER, "02:30", id="october"),
    ],
)
def test_a_gap_is_elapsed_time(sunday: str, opens: str) -> None:
    walk = an_activity("walk", duration=10, gap=120, most_per_day=9)
    done = a_deed("walk", f"{sunday} 01:30")
    episode = an_episode(started=f"{sunday} 00:00", ends=f"{sunday} 23:00", sessions=(done,))

    (lock,) = lockouts(a_plan(walk), episode, walk, done.started_at + minutes(119))

    assert lock.until == done.started_at + minutes(120)
    assert clock(lock.until, first=lock.until.date()) == f"Sun {opens}"


@pytest.mark.parametrize(
    ("sunday", "length"),
    [
        pytest.param(SUNDAY_MARCH, hours(23), id="march"),
        pytest.param(SUNDAY_OCTOBER, hours(25), id="october"),
    ],
)
def test_the_day_ends_at_midnight_however_long_it_is(sunday: str, length: object) -> None:
    day = Timeline(a_plan()).start(f"{sunday} 00:00")

    assert day.wake_at == at(f"{sunday} 00:00") + length


def test_the_count_of_a_day_begins_anew_at_local_midnight() -> None:
    tip = an_activity(
        "stretch", times="00:00 23:59", earliest="00:00", latest="23:59", most_per_day=1
    )
    check_in = an_activity("check_in", times="23:59", latest="23:59")

    found = played(a_plan(tip, check_in, **ONCE), "Mon 23:30", "Tue 23:00")

    assert found == ["Mon 23:59 check_in", "Tue 00:00 custom"]


def test_a_person_in_another_zone_has_other_mornings() -> None:
    zone = ZoneInfo("America/New_York")
    plan = a_plan(an_activity("walk", times="09:00"), time_zone=zone, **ONCE)

    day = Timeline(plan).start("Mon 18:00").until("Tue 20:00")

    assert day.told == ["Mon 12:00 started", "Tue 09:00 walk"]
    assert day.episode.prompts[0].due_at == at("Tue 15:00")


def test_a_journey_moves_the_times_of_day_and_not_the_window() -> None:
    home = a_plan(an_activity("walk", times="09:00"), **ONCE)
    away = a_plan(an_activity("walk", times="09:00"), time_zone=ZoneInfo("Asia/Kathmandu"), **ONCE)
    trip = Timeline(home).start("Mon 18:00").until("Tue 12:00").with_plan(away)

    trip.on("Tue 12:00", PlanChanged()).until("Wed 12:00")

    first, second = trip.episode.prompts
    assert (first.due_at, second.due_at) == (at("Tue 09:00"), at("Wed 05:15"))
    assert trip.episode.window_ends_at == at("Wed 18:00")


def test_a_journey_west_does_not_bring_the_morning_twice() -> None:
    home = a_plan(an_activity("walk", times="09:00"), **ONCE)
    away = a_plan(
        an_activity("walk", times="09:00"), time_zone=ZoneInfo("America/New_York"), **ONCE
    )
    trip = Timeline(home).start("Mon 18:00").until("Tue 12:00").with_plan(away)

    trip.on("Tue 12:00", PlanChanged()).until("Wed 10:00")

    assert [prompt.due_at for prompt in trip.episode.prompts] == [at("Tue 09:00")]


def test_a_day_that_begins_an_hour_late_begins_when_it_begins() -> None:
    cairo = ZoneInfo("Africa/Cairo")
    friday = at("2026-04-24 12:00").date()

    begins = at_local(friday, hours_of_day("00:00")[0], cairo)

    assert clock(begins, cairo) == "Fri 01:00"
