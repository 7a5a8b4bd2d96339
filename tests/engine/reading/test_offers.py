"""What will be offered: how far ahead it is known, and until when it is made up for."""

from datetime import timedelta
from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn, Fact, Training
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import (
    MissedPolicy,
    Onset,
    Phase,
    PromptState,
    Stage,
)
from custom_components.back_recovery.engine.reading.offers import coming_today, missed, offers

from ..builders import a_deed, a_plan, an_activity, an_episode, at, clock

NOON = an_activity("walk", times="12:00")
CHECK_IN = an_activity("check_in", times="08:00", most_per_day=2)


def known(plan: Plan, now: str, **values: Any) -> list[str]:
    """Return what is known to come: "Tue 12:00 walk"."""
    return [
        f"{clock(one.at)} {one.slot.activity.id}"
        for one in offers(plan, an_episode(**values), at(now))
    ]


# How far ahead


@pytest.mark.parametrize(
    ("now", "last"), [("Tue 12:00", "Wed 12:00 walk"), ("Tue 12:00:01", "Thu 12:00 walk")]
)
def test_on_the_way_back_what_comes_is_known_for_two_days(now: str, last: str) -> None:
    assert known(a_plan(NOON), now, phase=Phase.RETURN)[-1] == last


@pytest.mark.parametrize(
    ("now", "last"), [("Tue 11:59:59", []), ("Tue 12:00", ["Tue 12:00 walk", "Wed 12:00 walk"])]
)
def test_who_is_waited_for_at_the_end_of_the_window_has_offers_again(
    now: str, last: list[str]
) -> None:
    assert known(a_plan(NOON), now, ends="Tue 12:00") == last


def test_nothing_comes_before_it_began_whatever_the_clock_says() -> None:
    assert known(a_plan(NOON), "2026-01-01 00:00", ends="Wed 18:00") == [
        "Tue 12:00 walk",
        "Wed 12:00 walk",
    ]


def test_nothing_is_foreseen_beyond_four_weeks() -> None:
    plan = a_plan(NOON)
    far = {"ends": "2026-12-01 00:00", "check_ins": (CheckIn(at=at("Mon 19:00"), pain_now=3),)}

    assert known(plan, "Mon 18:00", **far)[-1] == "week 5, Mon 12:00 walk"
    assert known(plan, "2026-01-01 00:00", **far)[-1] == "week 5, Mon 12:00 walk"
    assert known(plan, "+Mon 18:00", **far)[-1] == "week 6, Mon 12:00 walk"


def test_where_nothing_can_come_nothing_is_foreseen() -> None:
    assert known(a_plan(NOON), "Tue 10:00", phase=Phase.PAUSED) == []


# The check on the day after

TRAINED = {
    "phase": Phase.RETURN,
    "trainings": (Training(at=at("Fri 03:00"), stage=Stage.LIGHT),),
    "ends": "Sun 18:00",
}
SAID_ON_FRIDAY = CheckIn(at=at("Fri 19:00"), pain_now=3)
LIFTED = {"history": (Fact(at=at("Fri 03:00"), what=What.LIFTED),), "ends": "Sun 18:00"}


def asked_after(now: str, quiet: str = "", **values: Any) -> list[str]:
    """Return the check-ins of Saturday that are about Friday."""
    found = offers(a_plan(CHECK_IN, quiet=quiet), an_episode(**values), at(now))
    return [clock(one.at) for one in found if "after" in one.prompt_id]


@pytest.mark.parametrize("happened", [TRAINED, LIFTED])
@pytest.mark.parametrize(
    ("now", "asked"),
    [
        ("Fri 12:00", ["Sat 03:00"]),
        ("Sat 09:00", ["Sat 03:00"]),
        ("Sat 09:00:01", []),
    ],
)
def test_a_training_and_lifting_are_asked_about_a_day_later_and_for_six_hours(
    happened: dict[str, Any], now: str, asked: list[str]
) -> None:
    assert asked_after(now, **happened) == asked


@pytest.mark.parametrize(
    ("quiet", "asked"), [("22:00-08:59", ["Sat 08:59"]), ("22:00-08:59:01", [])]
)
def test_what_the_quiet_hours_held_back_leaves_room_for_what_waited_with_it(
    quiet: str, asked: list[str]
) -> None:
    assert asked_after("Fri 12:00", quiet, **TRAINED) == asked


@pytest.mark.parametrize(
    ("lifted", "asked"),
    [
        ("Fri 00:00", ["00:00", "08:00"]),
        ("Fri 03:00", ["03:00", "08:00"]),
        ("Fri 15:00", ["08:00", "15:00"]),
    ],
)
def test_the_check_about_lifting_comes_on_top_of_the_one_of_the_day(
    lifted: str, asked: list[str]
) -> None:
    once = an_activity("check_in", times="08:00", most_per_day=1)
    values = {"history": (Fact(at=at(lifted), what=What.LIFTED),), "ends": "Sat 20:00"}

    found = known(a_plan(once), "Fri 20:00", **values, check_ins=(SAID_ON_FRIDAY,))

    assert found == [f"Sat {hour} check_in" for hour in asked]


def test_who_has_just_checked_in_is_asked_about_the_lifting_later_all_the_same() -> None:
    check_in = an_activity("check_in", times="08:00", most_per_day=2, gap=180)
    lifted = Fact(at=at("Fri 15:00"), what=What.LIFTED)
    said = (a_deed("check_in", "Sat 14:00"),)

    found = known(a_plan(check_in), "Sat 14:30", ends="Sat 20:00", history=(lifted,), sessions=said)

    assert found == ["Sat 17:00 check_in"]


def test_on_the_way_back_nobody_is_asked_in_the_morning_anyway() -> None:
    plan = a_plan(CHECK_IN)

    assert known(plan, "Fri 04:00", **TRAINED) == ["Sat 03:00 check_in"]
    assert "Fri 08:00 check_in" in known(plan, "Fri 04:00", ends="Sun 18:00", started="Fri 00:00")


# What a day had no place for

LATE: dict[str, Any] = {"missed": MissedPolicy.SEND_LATE}
PAD = an_activity("heating_pad", times="11:00", duration=15, late_until="12:00", **LATE)
MAT = an_activity("mat", times="10:00", duration=10, late_until="21:00", **LATE)
RUB = an_activity("rub", duration=2)


@pytest.mark.parametrize(
    ("now", "first"),
    [
        ("Tue 09:00", "Tue 10:00 mat"),
        ("Tue 11:00", "Tue 10:00 mat"),
        ("Tue 11:00:01", None),
    ],
)
def test_what_found_no_place_takes_a_free_one_within_an_hour(now: str, first: str | None) -> None:
    plan = a_plan(PAD, MAT, RUB, prompts_per_day=1)
    said = (CheckIn(at=at("Mon 20:00"), pain_now=3),)
    values = {"started": "2026-06-13 18:00", "ends": "Tue 22:00", "check_ins": said}
    rubbed = {"sessions": (a_deed("rub", "Tue 08:30"),)}
    assert known(plan, "Tue 08:00", **values) == ["Tue 11:00 heating_pad"]

    found = known(plan, now, **values, **rubbed)

    assert (found[0] if found else None) == first


@pytest.mark.parametrize(
    ("bathed", "comes"), [("Tue 11:30", ["Tue 12:00 rub"]), ("Tue 11:30:01", [])]
)
def test_what_opens_at_its_last_moment_comes_then(bathed: str, comes: list[str]) -> None:
    rub = an_activity("rub", times="11:00", duration=2, late_until="12:00", **LATE)
    plan = a_plan(rub, an_activity("bath", duration=15))

    found = known(plan, "Tue 11:40", ends="Tue 20:00", sessions=(a_deed("bath", bathed),))

    assert found == comes


def test_what_the_onset_keeps_closed_takes_nobodys_place() -> None:
    pad = an_activity("heating_pad", times="11:00", duration=15, late_until="11:30", **LATE)
    lie = an_activity("easy_position", times="10:00", duration=10, late_until="20:00", **LATE)
    plan = a_plan(pad, lie, prompts_per_day=1)
    said = (CheckIn(at=at("Wed 20:00"), pain_now=3),)
    tweaked = {"started": "Mon 12:00", "ends": "Thu 22:00", "onset": Onset.TWEAK}

    assert known(plan, "Thu 11:30", **tweaked, check_ins=said) == ["Thu 10:00 easy_position"]


def test_what_is_due_as_it_begins_or_opens_has_its_place() -> None:
    walk = an_activity("walk", times="12:00", late_until="20:00", **LATE)
    assert known(a_plan(walk), "Tue 13:30", started="Tue 12:00", ends="Tue 20:00") == [
        "Tue 12:00 walk"
    ]

    pad = an_activity("heating_pad", times="11:00", duration=15, late_until="20:00", **LATE)
    said = (CheckIn(at=at("Wed 20:00"), pain_now=3),)
    tweaked = {"started": "Mon 11:00", "ends": "Thu 20:00", "onset": Onset.TWEAK}
    assert known(a_plan(pad), "Thu 12:30", **tweaked, check_ins=said) == ["Thu 11:00 heating_pad"]


@pytest.mark.parametrize(
    ("now", "is_missed"), [("Tue 12:05", False), ("Tue 12:05:01", True), ("Tue 12:30", True)]
)
def test_what_was_held_back_is_missed_a_moment_after_it_could_be_sent(
    now: str, is_missed: bool
) -> None:
    held_back = missed(a_plan(NOON), an_episode(), at("Tue 11:00"), at(now))

    assert [slot.id for slot in held_back] == ["walk-20260616-0"] * is_missed


def test_what_was_due_before_it_began_is_not_missed() -> None:
    assert not [*missed(a_plan(NOON), an_episode(), at("Mon 11:00"), at("Tue 12:00"))]


# How often a day


@pytest.mark.parametrize(
    ("done", "comes"),
    [("Mon 23:59:59", 2), ("Tue 00:00", 1), ("Tue 23:59:59", 1), ("Wed 00:00", 2)],
)
def test_what_was_done_unasked_counts_from_midnight_to_midnight(done: str, comes: int) -> None:
    walks = an_activity("walk", times="09:00 13:00", most_per_day=2)

    found = known(a_plan(walks), "Tue 00:00", ends="Wed 00:00", sessions=(a_deed("walk", done),))

    assert len(found) == comes


@pytest.mark.parametrize(
    ("now", "comes"),
    [
        ("Tue 17:59:59", ["Tue 19:00 walk", "Tue 20:00 mat"]),
        ("Tue 18:00", ["Tue 19:00 walk"]),
    ],
)
def test_a_whole_day_without_a_word_leaves_a_walk(now: str, comes: list[str]) -> None:
    plan = a_plan(an_activity("walk", times="19:00"), an_activity("mat", times="20:00"))

    assert known(plan, now, ends="Wed 00:00") == comes


@pytest.mark.parametrize(
    ("done", "comes"), [("Tue 08:00", ["Tue 09:30 walk"]), ("Tue 08:00:01", [])]
)
def test_what_would_come_more_than_half_an_hour_late_after_the_same_does_not_come(
    done: str, comes: list[str]
) -> None:
    walk = an_activity("walk", times="09:00", gap=90, most_per_day=3, missed=MissedPolicy.MERGE)

    found = known(a_plan(walk), "Tue 08:30", ends="Tue 18:00", sessions=(a_deed("walk", done),))

    assert found == comes


@pytest.mark.parametrize(
    ("policy", "comes"),
    [
        (MissedPolicy.SEND_LATE, ["Tue 23:30 custom", "Wed 01:30 custom"]),
        (MissedPolicy.MERGE, ["Tue 23:30 custom"]),
        (MissedPolicy.SKIP, ["Tue 23:30 custom"]),
    ],
)
def test_one_that_is_open_at_midnight_keeps_the_next_waiting_or_stands_for_it(
    policy: MissedPolicy, comes: list[str]
) -> None:
    custom = an_activity(
        "custom",
        name="Stretch",
        times="00:30 23:30",
        earliest="00:00",
        latest="23:59",
        most_per_day=2,
        gap=60,
        missed=policy,
    )
    evening = {"started": "Tue 19:00", "sessions": (a_deed("custom", "Tue 20:00"),)}

    assert known(a_plan(custom), "Tue 21:00", ends="Wed 12:00", **evening) == comes


# As if it were offered now


def test_what_comes_today_can_be_done_early_and_what_comes_tomorrow_cannot() -> None:
    plan, episode, now = a_plan(NOON), an_episode(), at("Tue 10:00")

    found = coming_today(plan, episode, now, "e1-walk-20260616-0")

    assert found
    assert (found.activity, found.due_at, found.offered_at) == ("walk", at("Tue 12:00"), now)
    assert (found.lapses_at, found.told) == (now + timedelta(hours=2), False)
    assert found.state is PromptState.OFFERED
    assert coming_today(plan, episode, now, "e1-walk-20260617-0") is None
    assert coming_today(plan, episode, now, "e1-rub-20260616-0") is None
