"""When it is asked what suits the person."""

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn, Earlier, Fact
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import Kind, Reason
from custom_components.back_recovery.engine.reading.suits import suits_due_at

from ..builders import a_plan, an_activity, an_episode, at, clock, the_usual

PAD, BATH, WALK = (the_usual(kind) for kind in (Kind.HEATING_PAD, Kind.BATH, Kind.WALK))
PLAN = a_plan(WALK, PAD, BATH, asks_what_suits=True)


def asked_on(*days: str, what: What = What.TOLD, reason: Reason = Reason.NOT_SAID) -> list[Fact]:
    return [Fact(at=at(f"{day} 11:00"), what=what, reason=reason) for day in days]


def due(now: str, *facts: Fact, plan: Plan = PLAN, **values: object) -> str | None:
    values.setdefault("check_ins", (CheckIn(at=at(now), pain_now=3),))
    episode = an_episode(started="Mon 06:00", ends="Sun 18:00", history=facts, **values)
    found = suits_due_at(plan, episode, at(now))
    return clock(found) if found else None


def test_it_is_asked_when_the_next_warm_offer_would_come() -> None:
    assert due("Tue 09:00") == "Tue 11:00"
    assert due("Tue 16:00") == "Tue 20:00"


def test_it_is_asked_once_a_day_and_on_three_days_at_most() -> None:
    assert due("Tue 12:00", *asked_on("Tue")) == "Wed 11:00"
    assert due("Wed 09:00", *asked_on("Mon", "Tue")) == "Wed 11:00"
    assert due("Thu 09:00", *asked_on("Mon", "Tue", "Wed")) is None


def test_what_else_was_told_is_not_that_question() -> None:
    told = asked_on("Tue", reason=Reason.WINDOW_OVER)
    other = asked_on("Tue", what=What.EXTENDED)

    assert due("Tue 12:00", *told, *other) == "Tue 11:00"


def test_who_answered_or_ticked_is_not_asked() -> None:
    assert due("Tue 09:00", earlier=Earlier(suits=True)) is None
    assert due("Tue 09:00", plan=a_plan(WALK, PAD)) is None


@pytest.mark.parametrize("kind", [Kind.HEATING_PAD, Kind.BATH, Kind.SHOWER, Kind.RUB])
def test_it_is_about_what_is_warm_and_the_rub(kind: Kind) -> None:
    warm = an_activity(kind, times="12:00", duration=10)

    assert due("Tue 09:00", plan=a_plan(warm, asks_what_suits=True)) == "Tue 12:00"


@pytest.mark.parametrize("kind", [Kind.WALK, Kind.MAT, Kind.EASY_POSITION])
def test_what_is_not_warm_asks_nothing(kind: Kind) -> None:
    other = an_activity(kind, times="12:00", duration=10)

    assert due("Tue 09:00", plan=a_plan(other, asks_what_suits=True)) is None
