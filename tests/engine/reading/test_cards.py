"""Which tip, or practice, comes next."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn
from custom_components.back_recovery.engine.model.suitability import Profile
from custom_components.back_recovery.engine.model.texts import PRACTICES, TIPS, Text
from custom_components.back_recovery.engine.model.vocabulary import (
    Condition,
    Kind,
    MissedPolicy,
    Onset,
    Phase,
)
from custom_components.back_recovery.engine.reading.cards import given_cards, next_card
from custom_components.back_recovery.engine.reading.offers import offers

from ..builders import a_plan, a_prompt, an_activity, an_episode, at, clock

COMFORT = [an_activity(kind) for kind in ("heating_pad", "bath", "shower", "ice", "mat")]
NO_USE = [an_activity(kind) for kind in ("rub", "easy_position", "walk", "check_in", "prep")]
LIFTING = [Text.TIP_FORM, Text.TIP_BRACE, Text.TIP_HIPS]


def tips(*having: str, when: str = "Tue 12:00", **values: Any) -> list[Text]:
    """Return all tips that somebody reads who has these, one after the other."""
    plan = a_plan(
        *(one for one in (*COMFORT, *NO_USE) if one.id in having),
        profile=Profile(conditions=frozenset(values.pop("ticked", ()))),
    )
    episode = an_episode(ends="Fri 18:00", **values)
    given: list[Text] = []
    while tip := next_card(plan, episode, Kind.TIP, at(when), given):
        given.append(tip)
    return given


def test_everybody_reads_that_rest_is_not_the_sofa() -> None:
    everything_else = [one.id for one in NO_USE]

    assert tips() == tips(*everything_else) == [Text.TIP_REST, Text.TIP_PACING]


@pytest.mark.parametrize(
    ("having", "tip"),
    [
        ("bath", Text.TIP_SALT),
        ("bath", Text.TIP_HEAT),
        ("heating_pad", Text.TIP_HEAT),
        ("shower", Text.TIP_HEAT),
        ("mat", Text.TIP_MAT),
    ],
)
def test_a_tip_is_about_something_that_the_person_has(having: str, tip: Text) -> None:
    others = {one.id for one in COMFORT} - {having}

    assert tip in tips(having)
    if tip is not Text.TIP_HEAT:
        assert tip not in tips(*others)


@pytest.mark.parametrize("onset", [Onset.TWEAK, Onset.UNSURE])
def test_cold_is_for_what_came_suddenly_and_warmth_for_what_crept_in(onset: Onset) -> None:
    assert Text.TIP_ICE in tips("ice", onset=onset)
    assert Text.TIP_ICE not in tips("ice")
    assert Text.TIP_ICE not in tips("mat", onset=onset)
    assert Text.TIP_HEAT not in tips("heating_pad", onset=onset)


def test_nobody_reads_about_what_is_closed_for_them() -> None:
    ticked = (Condition.REDUCED_FEELING,)

    assert tips("mat", "heating_pad", "bath", ticked=ticked) == [Text.TIP_REST, Text.TIP_PACING]


@pytest.mark.parametrize(
    ("when", "worst", "phase", "is_near"),
    [
        ("Thu 17:59:59", 3, Phase.REST, False),
        ("Thu 18:00", 3, Phase.REST, True),
        ("Thu 18:00", 4, Phase.REST, False),
        ("Thu 18:00", None, Phase.REST, True),
        ("Tue 12:00", 4, Phase.READY_CHECK, True),
        ("Tue 12:00", 4, Phase.RETURN, True),
    ],
)
def test_tips_are_about_lifting_a_day_before_the_end_of_the_rest_once_it_is_calm(
    when: str, worst: int | None, phase: Phase, *, is_near: bool
) -> None:
    said = () if worst is None else (CheckIn(at=at("Tue 08:00"), pain_now=worst),)

    found = tips(when=when, check_ins=said, phase=phase)

    assert found[2:] == (LIFTING if is_near else [])


@pytest.mark.parametrize(
    ("practice", "tip"),
    [
        (Text.PREP_FORM, Text.TIP_FORM),
        (Text.PREP_BRACE, Text.TIP_BRACE),
        (Text.PREP_HIPS, Text.TIP_HIPS),
    ],
)
def test_what_is_practised_on_a_day_is_no_tip_of_that_day(practice: Text, tip: Text) -> None:
    practised = (a_prompt("prep", "Fri 10:00", card=practice),)

    today, tomorrow = (
        tips(when=when, prompts=practised, phase=Phase.RETURN)
        for when in ("Fri 12:00", "Sat 12:00")
    )

    assert today[2:] == [one for one in LIFTING if one is not tip]
    assert tomorrow[2:] == LIFTING


def test_a_practice_comes_once_and_in_order() -> None:
    given: list[Text] = [Text.TIP_REST]
    while practice := next_card(a_plan(), an_episode(), Kind.PREP, at("Tue 12:00"), given):
        given.append(practice)

    assert given[1:] == list(PRACTICES)


def test_what_was_shown_is_given() -> None:
    shown = (a_prompt("tip", card=TIPS[0]), a_prompt("walk"))

    assert given_cards(an_episode(prompts=shown)) == {TIPS[0]}


def test_a_tip_that_fits_only_in_the_evening_is_foretold_since_the_morning() -> None:
    """Whoever looks in between changes nothing: it does not come because its time is near."""
    about_lifting = (Text.TIP_FORM, Text.TIP_BRACE, Text.TIP_HIPS)
    read = tuple(
        a_prompt("tip", f"Mon 18:{minute:02}", card=tip)
        for minute, tip in enumerate(one for one in TIPS if one not in about_lifting)
    )
    answered = (CheckIn(at=at("Tue 08:00"), pain_now=2),)
    tip = an_activity("tip", times="10:00 17:30 20:00", gap=0, missed=MissedPolicy.MERGE)
    plan, episode = a_plan(tip), an_episode(prompts=read, check_ins=answered)

    for now in ("Tue 08:00", "Tue 17:00", "Tue 19:00"):
        (first, *_) = offers(plan, episode, at(now))
        assert (clock(first.at), first.card) == ("Tue 20:00", Text.TIP_FORM)
