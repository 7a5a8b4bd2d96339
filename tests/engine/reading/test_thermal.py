"""What warm and cold things do to each other."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import (
    Closing,
    Earlier,
    Fact,
    Training,
)
from custom_components.back_recovery.engine.model.events import ActivityDone
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import Kind, Reason, Stage
from custom_components.back_recovery.engine.reading.lockouts import lockouts
from custom_components.back_recovery.engine.reading.thermal import (
    CLOSES,
    END_RINGS,
    closed_after_workout,
)

from ..builders import (
    Timeline,
    a_deed,
    a_plan,
    a_session,
    an_activity,
    an_episode,
    at,
    clock,
    minutes,
)

OPEN = {"earliest": "00:00", "latest": "23:59", "most_per_day": 9, "duration": 10}
PLAN = a_plan(*(an_activity(kind, **OPEN) for kind in CLOSES | {Kind.MAT: {}}))
RULES = [
    (done, kind, int(span.total_seconds() / 60))
    for done, closes in CLOSES.items()
    for kind, span in closes.items()
]


def closed(plan: Plan, kind: str, when: str | datetime, *sessions: Any) -> list[str]:
    """Return what keeps a kind closed: "after_other Tue 13:00"."""
    now = at(when) if isinstance(when, str) else when
    found = lockouts(
        plan, an_episode(started="Mon 06:00", sessions=sessions), plan.activity(kind), now
    )
    return [f"{one.reason} {clock(one.until)}" for one in found if one.until]


@pytest.mark.parametrize(
    "rule",
    [
        ("rub", "bath", 60),
        ("rub", "shower", 60),
        ("rub", "heating_pad", 240),
        ("bath", "rub", 30),
        ("bath", "ice", 60),
        ("bath", "mat", 30),
        ("shower", "rub", 30),
        ("heating_pad", "rub", 60),
        ("heating_pad", "ice", 60),
        ("heating_pad", "mat", 30),
        ("ice", "heating_pad", 60),
        ("ice", "bath", 60),
        ("ice", "shower", 60),
        ("ice", "mat", 30),
    ],
)
def test_the_table_has_the_numbers_of_the_labels(rule: tuple[str, str, int]) -> None:
    assert rule in RULES


@pytest.mark.parametrize(("done", "kind", "span"), RULES)
def test_one_thing_closes_another_for_so_long(done: str, kind: str, span: int) -> None:
    deed, opens_at = a_deed(done, "Tue 12:00"), at("Tue 12:00") + minutes(span)

    a_second_before = opens_at - timedelta(seconds=1)
    assert closed(PLAN, kind, a_second_before, deed) == [f"after_other {clock(opens_at)}"]
    assert closed(PLAN, kind, opens_at, deed) == []


def test_it_counts_from_the_end() -> None:
    heat = a_session("heating_pad", "Tue 12:00", ended_at=at("Tue 12:15"))

    assert closed(PLAN, "ice", "Tue 12:30", heat) == ["after_other Tue 13:15"]


def test_what_closes_it_is_named() -> None:
    (lock,) = lockouts(
        PLAN, an_episode(sessions=(a_deed("rub"),)), PLAN.activity("bath"), at("Tue 09:30")
    )

    assert (lock.reason, lock.after) == (Reason.AFTER_OTHER, "rub")


def test_three_warm_things_are_enough_for_a_day() -> None:
    two = (a_deed("heating_pad", "Tue 07:00"), a_deed("heating_pad", "Tue 09:00"))
    three = (*two, a_deed("bath", "Tue 11:00"))

    assert closed(PLAN, "shower", "Tue 20:00", *two) == []
    assert closed(PLAN, "shower", "Tue 20:00", *three) == ["warm_budget Wed 00:00"]
    assert closed(PLAN, "ice", "Tue 20:00", *three) == []


def test_what_is_cold_takes_nothing_of_the_warmth_of_a_day() -> None:
    cold = [a_deed("ice", f"Tue {hour}:00") for hour in ("07", "09", "11")]

    assert closed(PLAN, "shower", "Tue 20:00", *cold) == []


def test_yesterdays_warmth_is_not_counted() -> None:
    deeds = [a_deed("bath", f"Mon {hour}:59") for hour in (21, 22, 23)]

    assert closed(PLAN, "shower", "Tue 00:00", *deeds) == []


def test_what_never_began_is_no_warmth() -> None:
    failed = a_session(
        "heating_pad", "Tue 12:00", ended_at=at("Tue 12:00:10"), reason=Reason.NOT_STARTED
    )

    assert closed(PLAN, "ice", "Tue 12:01", failed) == []
    assert closed(PLAN, "heating_pad", "Tue 12:01", failed, failed, failed) == []


def test_nothing_is_offered_that_something_else_keeps_closed() -> None:
    plan = a_plan(
        an_activity("rub", duration=2), an_activity("heating_pad", times="12:00 16:00", duration=15)
    )
    timeline = Timeline(plan).start("Mon 18:00")
    timeline.on("Tue 11:00", ActivityDone(activity="rub"))

    assert timeline.until("Tue 17:00").offered == ["Tue 16:00 heating_pad"]


# After a workout


WET = a_plan(*(an_activity(kind, **OPEN) for kind in ("bath", "shower", "heating_pad", "ice")))


def wet_until(when: str, **values: Any) -> dict[str, str]:
    """Return until when a workout keeps each activity closed."""
    episode = an_episode(started="Mon 06:00", **values)
    found = [(one.id, closed_after_workout(episode, one)) for one in WET.activities]
    return {name: clock(until) for name, until in found if until and until > at(when)}


def test_a_workout_keeps_from_the_water_for_an_hour_and_from_nothing_else() -> None:
    ended = {"workout_ended_at": at("Tue 18:00")}

    assert wet_until("Tue 18:59:59", **ended) == {"bath": "Tue 19:00", "shower": "Tue 19:00"}
    assert wet_until("Tue 19:00", **ended) == {}
    assert wet_until("Tue 18:00") == {}


def test_the_last_of_several_workouts_counts() -> None:
    training = Training(at=at("Tue 18:20"), stage=Stage.LIGHT)
    lifted = Fact(at=at("Tue 18:10"), what=What.LIFTED)
    before = Closing(reason=Reason.AFTER_WORKOUT, at=at("Tue 18:05"))
    other = Closing(reason=Reason.BRUISE, at=at("Tue 18:30"))
    told = Fact(at=at("Tue 18:40"), what=What.TOLD)
    known: dict[str, Any] = {
        "workout_ended_at": at("Tue 18:00"),
        "earlier": Earlier(closings=(before, other)),
        "history": (lifted, told),
        "trainings": (training,),
    }

    found = []
    while known:
        found.append(wet_until("Tue 18:00", **known)["bath"])
        known.popitem()

    assert found == ["Tue 19:20", "Tue 19:10", "Tue 19:05", "Tue 19:00"]


def test_an_end_that_must_not_be_missed_is_that_of_warmth_water_and_cold() -> None:
    rings = {kind for kind in Kind if kind in END_RINGS}

    assert rings == {Kind.HEATING_PAD, Kind.BATH, Kind.SHOWER, Kind.ICE}
