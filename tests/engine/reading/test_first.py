"""The first answer, after which somebody waits for help."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn
from custom_components.back_recovery.engine.model.local_time import ONE_DAY
from custom_components.back_recovery.engine.model.suitability import Profile
from custom_components.back_recovery.engine.model.vocabulary import Condition, Onset
from custom_components.back_recovery.engine.reading.first import first_answer, first_slot
from custom_components.back_recovery.engine.reading.slots import Slot

from ..builders import (
    WEEK,
    Timeline,
    a_deed,
    a_plan,
    an_activity,
    an_episode,
    at,
    hours,
    the_usual_plan,
)

HOURS = {"earliest": "08:00", "latest": "21:00", "duration": 10, "gap": 90}
PAD, LYING, WALK, RUB = (
    an_activity(kind, **HOURS) for kind in ("heating_pad", "easy_position", "walk", "rub")
)


def helps(when: str, *activities: Any, quiet: str = "", **values: Any) -> list[Slot]:
    """Return what follows the first answer on its day."""
    profile = Profile(conditions=frozenset(values.pop("ticked", ())))
    plan = a_plan(*(activities or (RUB, PAD, LYING, WALK)), quiet=quiet, profile=profile)
    said = (CheckIn(at=at(when), pain_now=3),)
    values.setdefault("started", when)
    episode = an_episode(ends="Fri 18:00", check_ins=said, **values)
    found = [first_slot(plan, episode, one, WEEK) for one in plan.activities]
    return [slot for slot in found if slot]


def kinds(when: str, *activities: Any, **values: Any) -> list[str]:
    return [slot.activity.id for slot in helps(when, *activities, **values)]


@pytest.mark.parametrize(("when", "counts"), [("Mon 20:00", True), ("Mon 20:00:01", False)])
def test_an_answer_within_two_hours_is_the_first(when: str, *, counts: bool) -> None:
    said = CheckIn(at=at(when), pain_now=3, pain_worst=3)
    episode = an_episode(started="Mon 18:00", check_ins=(said,))

    assert (first_answer(the_usual_plan(), episode) is not None) is counts


def test_only_the_very_first_answer_is() -> None:
    late, later = (CheckIn(at=at(when), pain_now=3) for when in ("Mon 19:00", "Mon 19:30"))

    assert first_answer(a_plan(), an_episode(check_ins=(late, later))) == late
    assert first_answer(a_plan(), an_episode()) is None


def test_a_walk_helps_first_then_warmth_then_lying_at_ease() -> None:
    assert kinds("Mon 18:00") == ["walk"]
    assert kinds("Mon 18:00", LYING, PAD, RUB) == ["heating_pad"]
    assert kinds("Mon 18:00", RUB, LYING) == ["easy_position"]
    assert kinds("Mon 18:00", RUB) == []


def test_it_may_still_be_sent_for_an_hour() -> None:
    (slot,) = helps("Mon 18:00")

    assert (slot.id, slot.due_at, slot.deadline) == (
        "walk-first",
        at("Mon 18:00"),
        at("Mon 19:00"),
    )


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("Mon 07:59:59", []),
        ("Mon 08:00", ["walk"]),
        ("Mon 21:00", ["walk"]),
        ("Mon 21:00:01", []),
    ],
)
def test_it_is_offered_in_its_hours(when: str, found: list[str]) -> None:
    assert kinds(when) == found


def test_in_quiet_hours_nothing_follows_the_answer() -> None:
    assert kinds("Mon 12:00", quiet="11:00-13:00") == []
    assert kinds("Mon 13:00", quiet="11:00-13:00") == ["walk"]


def test_what_is_closed_is_no_help() -> None:
    assert kinds("Mon 12:00", PAD, LYING, onset=Onset.TWEAK) == ["easy_position"]
    assert kinds("Mon 12:00", PAD, LYING, ticked=(Condition.DIABETES,)) == ["easy_position"]


def test_warmth_helps_from_the_second_on_at_which_it_opens() -> None:
    three_days_ago = {"onset": Onset.TWEAK, "onset_at": at("Mon 12:00") - hours(72)}

    assert kinds("Mon 12:00", PAD, LYING, **three_days_ago) == ["heating_pad"]
    assert kinds("Mon 11:59:59", PAD, LYING, **three_days_ago) == ["easy_position"]


def test_who_has_just_walked_is_helped_otherwise() -> None:
    walked = (a_deed("walk", "Mon 11:00"),)

    assert kinds("Mon 12:29:59", sessions=walked) == ["heating_pad"]
    assert kinds("Mon 12:30", sessions=walked) == ["walk"]


def test_it_follows_on_the_day_of_the_answer_only() -> None:
    day = Timeline(a_plan(WALK)).start("Mon 18:00").check_in("Mon 18:05", 3)

    assert day.episode
    assert first_slot(day.plan, day.episode, WALK, WEEK)
    assert first_slot(day.plan, day.episode, WALK, WEEK + ONE_DAY) is None
    assert day.until("Wed 18:00").offered == ["Mon 18:05 walk"]
