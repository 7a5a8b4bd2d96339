"""From when on something may be offered."""

from datetime import datetime
from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn, Earlier
from custom_components.back_recovery.engine.model.plan import Activity, Plan
from custom_components.back_recovery.engine.model.vocabulary import (
    Condition,
    Kind,
    Onset,
    Phase,
    PromptState,
    Reason,
)
from custom_components.back_recovery.engine.reading.opening import opening, waits_for_suits

from ..builders import a_deed, a_plan, a_prompt, a_session, an_activity, an_episode, at, the_usual
from ..house import a_device, a_pad
from ..ticks import ticked

PREP = an_activity("prep", times="10:30", duration=5)
WALK = an_activity("walk", duration=10, gap=90)
RUB = an_activity("rub", duration=2, gap=180, most_per_day=4)
BATH = an_activity("bath", duration=15)
ICE = an_activity("ice", duration=15)


def opens(activity: Activity, when: str = "Tue 12:00", **values: Any) -> datetime | None:
    """Return from when on an activity may be offered to somebody sore since Monday 06:00."""
    plan = values.pop("plan", None) or a_plan(activity)
    values.setdefault("started", "Mon 06:00")
    return opening(plan, an_episode(**values), at(when)).get(activity.id)


def test_a_practice_opens_two_days_after_the_rest_began() -> None:
    episode = an_episode(started="Mon 18:00", ends="Fri 18:00")

    opens_at = opening(a_plan(PREP), episode, at("Mon 19:00"))

    assert opens_at == {"prep": at("Wed 18:00")}


def test_a_practice_waits_for_nothing_once_the_rest_is_over() -> None:
    assert opens(PREP, phase=Phase.READY_CHECK) == at("Mon 06:00")


def test_what_nothing_keeps_closed_opens_with_the_recovery() -> None:
    assert opens(WALK) == at("Mon 06:00")


@pytest.mark.parametrize(
    ("happened", "opens_at"),
    [
        ({"sessions": (a_deed("walk", "Tue 11:00"),)}, "Tue 12:30"),
        ({"sessions": (a_session("walk", "Tue 11:55"),)}, "Tue 13:35"),
        ({"sessions": (a_session("rub", "Tue 11:55"),)}, "Tue 12:05"),
        ({"prompts": (a_prompt("walk", "Tue 11:00"),)}, "Tue 13:00"),
        ({"prompts": (a_prompt("rub", "Tue 11:00"),)}, "Mon 06:00"),
        (
            {
                "prompts": (
                    a_prompt(
                        "walk", "Tue 11:00", state=PromptState.SKIPPED, closed_at=at("Tue 11:30")
                    ),
                )
            },
            "Tue 13:00",
        ),
    ],
)
def test_an_offer_waits_for_what_was_done_skipped_or_is_open(
    happened: dict[str, Any], opens_at: str
) -> None:
    assert opens(WALK, **happened) == at(opens_at)


def test_the_longest_wait_counts() -> None:
    done = {"sessions": (a_deed("walk", "Tue 11:00"),), "prompts": (a_prompt("walk", "Tue 11:30"),)}

    assert opens(WALK, **done) == at("Tue 13:30")


def test_the_bath_waits_for_the_rub_for_a_workout_and_for_skin() -> None:
    bad = (CheckIn(at=at("Tue 11:00"), pain_now=2, skin_ok=False),)
    failed = a_session("bath", "Mon 20:00", ended_at=at("Mon 20:10"), reason=Reason.SKIN)

    plan = a_plan(BATH, RUB)
    assert opens(BATH, plan=plan, sessions=(a_deed("rub", "Tue 11:30"),)) == at("Tue 12:30")
    assert opens(BATH, workout_ended_at=at("Tue 11:30")) == at("Tue 12:30")
    assert opens(BATH, check_ins=bad) == at("Thu 11:00")
    assert opens(BATH, sessions=(failed,)) == at("Wed 20:10")


def test_who_did_not_answer_in_the_heat_is_offered_none_before_the_next_morning() -> None:
    asleep = a_session("bath", "Mon 20:00", ended_at=at("Mon 20:10"), reason=Reason.NO_REPLY)

    assert opens(BATH, sessions=(asleep,)) == at("Tue 08:00")


def test_a_day_that_had_its_warmth_opens_the_next_day() -> None:
    warm = tuple(a_deed("bath", f"Tue 0{hour}:00") for hour in (7, 8, 9))

    assert opens(BATH, sessions=warm) == at("Wed 00:00")
    assert opens(BATH, sessions=warm[1:]) == at("Mon 06:00")
    longer = an_activity("bath", duration=15, gap=1440)
    assert opens(longer, sessions=warm) == at("Wed 09:00")


@pytest.mark.parametrize(
    ("activity", "values"),
    [
        (BATH, {"plan": a_plan(BATH, profile=ticked(Condition.DIABETES))}),
        (a_pad(a_device(is_there=False)), {}),
        (BATH, {"plan": a_plan(BATH, asks_what_suits=True)}),
        (BATH, {"check_ins": (CheckIn(at=at("Tue 11:00"), pain_now=7),)}),
        (ICE, {}),
        (BATH, {"phase": Phase.RETURN}),
        (WALK, {"phase": Phase.PAUSED}),
    ],
)
def test_what_is_not_for_this_person_now_never_comes(
    activity: Activity, values: dict[str, Any]
) -> None:
    assert opens(activity, **values) is None


def test_a_cold_pack_is_for_what_came_on_suddenly() -> None:
    assert opens(ICE, onset=Onset.TWEAK) == at("Mon 06:00")


@pytest.mark.parametrize(
    ("plan", "said", "waits"),
    [
        (a_plan(BATH, asks_what_suits=True), False, True),
        (a_plan(BATH, asks_what_suits=True), True, False),
        (a_plan(BATH), False, False),
        (a_plan(WALK, asks_what_suits=True), False, False),
    ],
)
def test_only_what_is_warm_waits_for_what_the_person_says(
    plan: Plan, said: bool, waits: bool
) -> None:
    episode = an_episode(earlier=Earlier(suits=said))

    assert waits_for_suits(plan, episode, plan.activities[0]) is waits


def test_every_warm_kind_and_the_rub_wait_for_it() -> None:
    waits = {
        kind
        for kind in Kind
        if kind is not Kind.GYM
        and waits_for_suits(
            a_plan(asks_what_suits=True), an_episode(), an_activity("x", kind=kind, name="x")
        )
    }

    assert waits == {Kind.HEATING_PAD, Kind.BATH, Kind.SHOWER, Kind.RUB}


def test_what_has_a_device_that_is_there_comes() -> None:
    assert opens(a_pad()) == opens(the_usual(Kind.HEATING_PAD)) == at("Mon 06:00")
