"""Days that several timelines begin with, and what is to be seen of them."""

from datetime import timedelta
from typing import Any

from custom_components.back_recovery.engine.model.effects import Message, Tell
from custom_components.back_recovery.engine.model.errors import ActivityClosed, DomainError
from custom_components.back_recovery.engine.model.plan import Activity, Plan
from custom_components.back_recovery.engine.model.vocabulary import Answer, Kind, Reason
from custom_components.back_recovery.engine.reading.agenda import agenda

from .builders import WEEK, Timeline, a_plan, an_activity, an_episode, at, clock, the_usual

CHECK_IN = an_activity("check_in", times="08:00 19:30", most_per_day=2, gap=180)
WALK = an_activity("walk", times="12:00", duration=10)
KINDS = (Kind.HEATING_PAD, Kind.BATH, Kind.SHOWER, Kind.ICE, Kind.MAT, Kind.RUB)
COMFORT: tuple[Activity, ...] = tuple(the_usual(kind) for kind in KINDS)
QUIET = "22:00-07:00"
PLAN = a_plan(CHECK_IN, WALK, *COMFORT, quiet=QUIET, rest_window=72)


def coming(plan: Plan, now: str = "Tue 00:00", **values: Any) -> list[str]:
    """Return what comes on the day of `now`: "10:00 walk"."""
    day = now.split(maxsplit=1)[0]
    found = agenda(plan, an_episode(**values), at(now)).coming
    lines = [f"{clock(one.at)} {one.activity}" for one in found]
    return [line.removeprefix(f"{day} ") for line in lines if line.startswith(day)]


def closed_until(day: Timeline, activity: str) -> dict[str, str]:
    """Return why an activity is closed, and until when."""
    assert day.now
    found = agenda(day.plan, day.episode, day.now).closed
    return {
        one.reason: clock(one.until) if one.until else "a person opens it"
        for one in found
        if one.activity == activity
    }


def lockouts_of(error: DomainError) -> set[Reason]:
    assert isinstance(error, ActivityClosed)
    return {one.reason for one in error.lockouts}


def said(day: Timeline, text: str) -> Message:
    found = [one.message for one in day.effects if isinstance(one, Tell)]
    return next(one for one in reversed(found) if one.text == text)


def swollen() -> Timeline:
    day = Timeline(PLAN).start("Tue 12:00").check_in("Tue 12:05", 5)
    return day.check_in("Tue 15:00", 5, swelling=True)


def sore() -> Timeline:
    """Sore since Tuesday 07:00 after a workout on Monday evening."""
    day = Timeline(a_plan(CHECK_IN, WALK, quiet=QUIET, rest_window=72)).start("Tue 07:00")
    for when, worst in (
        ("Tue 08:00", 5),
        ("Tue 19:30", 5),
        ("Wed 08:00", 6),
        ("Wed 19:30", 5),
        ("Thu 08:00", 4),
        ("Thu 19:30", 3),
    ):
        day.check_in(when, worst)
    return day.walk("Thu 20:00")


def back_at_the_gym() -> Timeline:
    return sore().check_in("Fri 08:00", 2).answer("Fri 08:05", Answer.PASSED, "ready_check")


def never_better(days: int = 30, worst: int = 5, better_from: int = 99, then: int = 3) -> Timeline:
    """Sore since Tuesday 07:00, and the same every morning and evening for so many days."""
    day = Timeline(PLAN).start("Tue 07:00")
    for number in range(days):
        date = WEEK + timedelta(days=1 + number)
        for clock_time in ("08:00", "19:30"):
            if day.until(f"{date} {clock_time}").episode is not None:
                day.check_in(f"{date} {clock_time}", then if number >= better_from else worst)
    return day


def silent(until: str) -> Timeline:
    """One check-in in the evening, and then not a word."""
    return (
        Timeline(a_plan(CHECK_IN, WALK, quiet=QUIET))
        .start("Mon 18:00")
        .check_in("Mon 19:30", 4)
        .until(until)
    )
