"""A tip is read and gone: silent, once, and about what this person has."""

import pytest

from custom_components.back_recovery.engine.model.effects import Clear, Message
from custom_components.back_recovery.engine.model.suitability import Profile
from custom_components.back_recovery.engine.model.texts import PRACTICES, TIPS, Text
from custom_components.back_recovery.engine.model.vocabulary import Condition, Kind, Onset, Urgency

from ..builders import Timeline, a_plan, an_activity, at, tells, the_usual

TIP = an_activity("tip", times="12:30")
WALK = an_activity("walk", times="10:00")


def days(
    *activities, until: str, onset: Onset = Onset.SORE, window: float = 240, **plan
) -> Timeline:
    """Return days of rest of somebody who says every morning how it is."""
    day = Timeline(a_plan(TIP, *activities, rest_window=window, **plan)).start(
        "Mon 09:00", onset=onset
    )
    for name in ("Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "+Mon", "+Tue", "+Wed", "+Thu"):
        if at(f"{name} 09:00") < at(until):
            day.check_in(f"{name} 09:00", 5)
    return day.until(until)


def the_tips(day: Timeline) -> list[Message]:
    return [one.message for one in tells(day.effects) if one.message.text in TIPS]


def test_they_come_in_order_one_a_day_and_each_once() -> None:
    comfort = [the_usual(kind) for kind in (Kind.BATH, Kind.HEATING_PAD, Kind.ICE, Kind.MAT)]
    day = days(*comfort, until="+Fri 00:00")

    texts = [one.text for one in the_tips(day)]
    assert texts[:3] == [Text.TIP_REST, Text.TIP_PACING, Text.TIP_SALT]
    assert texts == list(dict.fromkeys(texts))
    assert texts[3:] == [Text.TIP_HEAT, Text.TIP_MAT]


@pytest.mark.parametrize(("worst", "tips"), [(3, ["Thu 12:30 tip_form"]), (4, [])])
def test_those_about_lifting_come_near_the_gate_once_it_is_calm(
    worst: int, tips: list[str]
) -> None:
    day = Timeline(a_plan(TIP, rest_window=96)).start("Mon 09:00").check_in("Wed 09:30", 5)
    day.check_in("Thu 09:30", 1, worst)

    assert [line for line in day.until("Fri 08:00").told if line.startswith("Thu")] == tips


def test_who_was_hurt_suddenly_reads_about_the_cold_pack_while_it_is_offered() -> None:
    comfort = [the_usual(kind) for kind in (Kind.BATH, Kind.ICE)]
    day = days(*comfort, until="Sat 00:00", onset=Onset.TWEAK)

    texts = [one.text for one in the_tips(day)]
    assert texts[:4] == [Text.TIP_REST, Text.TIP_PACING, Text.TIP_ICE, Text.TIP_SALT]


def test_it_makes_no_sound_has_no_buttons_and_leaves_in_the_evening() -> None:
    day = Timeline(a_plan(TIP)).start("Mon 09:00").until("Mon 23:00")

    (tip,) = the_tips(day)
    assert (tip.urgency, tip.answers) == (Urgency.QUIET, ())
    assert day.prompts == ["Mon 12:30 tip offered", "Mon 21:00 tip lapsed"]
    assert Clear(subject=tip.subject) in day.effects


def test_it_takes_nobodys_place() -> None:
    plan = a_plan(TIP, an_activity("stretch", times="13:00"), prompts_per_day=1)

    assert Timeline(plan).start("Mon 09:00").until("Mon 14:00").offered == [
        "Mon 12:30 tip",
        "Mon 13:00 stretch",
    ]


def test_done_means_what_was_offered_and_not_the_tip() -> None:
    day = Timeline(a_plan(WALK, TIP, lapse_after=300)).start("Mon 09:00").until("Mon 12:45")

    assert day.episode.open_prompt().activity == "walk"
    assert day.episode.open_prompt("tip") is not None


def test_cold_fits_what_came_on_suddenly_and_warmth_what_crept_in() -> None:
    comfort = [the_usual(kind) for kind in (Kind.HEATING_PAD, Kind.ICE)]
    sudden, sore = (
        {one.text for one in the_tips(days(*comfort, until="Fri 00:00", onset=onset))}
        for onset in (Onset.TWEAK, Onset.SORE)
    )

    assert Text.TIP_ICE in sudden - sore
    assert Text.TIP_HEAT in sore - sudden


def test_nobody_reads_about_what_the_plan_lacks_or_what_is_not_for_them() -> None:
    less_feeling = Profile(conditions=frozenset({Condition.REDUCED_FEELING}))
    with_bath = days(the_usual(Kind.BATH), until="Sun 00:00", profile=less_feeling)

    for day in (with_bath, days(until="Sun 00:00")):
        assert [one.text for one in the_tips(day)] == [Text.TIP_REST, Text.TIP_PACING]


def test_a_practice_comes_once_and_its_tip_not_on_the_same_day() -> None:
    day = Timeline(a_plan(TIP, the_usual(Kind.PREP), rest_window=240)).start("Mon 09:00")
    for name in ("Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "+Mon", "+Tue", "+Wed"):
        day.check_in(f"{name} 09:00", 3)
    day.until("+Wed 23:00")

    practised = [one.message.text for one in tells(day.effects) if one.message.text in PRACTICES]
    assert practised == list(PRACTICES)
