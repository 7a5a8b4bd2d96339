"""The question before the first warm offer."""

from dataclasses import replace
from datetime import time

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    PlanChanged,
    RecoveryStopped,
    RestNoticed,
    WarningSignsAsked,
)
from custom_components.back_recovery.engine.model.plan import AtTimes
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Condition,
    Kind,
    MissedPolicy,
    Reason,
)
from custom_components.back_recovery.engine.reading.agenda import agenda

from ..builders import Timeline, a_plan, at, hours, the_usual
from ..days import QUIET, WALK, said
from ..ticks import ticked

PAD, BATH = the_usual(Kind.HEATING_PAD), the_usual(Kind.BATH)
ASKS = a_plan(WALK, PAD, BATH, quiet=QUIET, rest_window=72, asks_what_suits=True)


def morning() -> Timeline:
    return Timeline(ASKS).start("Mon 08:00").until("Mon 11:30")


def warm(day: Timeline) -> list[str]:
    return [line for line in day.offered if line.split()[-1] in {"heating_pad", "bath"}]


def test_it_comes_when_the_first_warm_offer_would_come_and_in_its_place() -> None:
    day = morning()

    assert "Mon 11:00 suits_asked" in day.told
    assert warm(day) == []


def test_who_is_in_the_middle_of_a_walk_is_asked_after_it() -> None:
    day = Timeline(ASKS).start("Mon 08:00")
    day.on("Mon 10:55", ActivityStarted(activity="walk", by="anna")).until("Mon 11:04")
    assert [line for line in day.told if "suits_asked" in line] == []

    day.until("Mon 11:30")
    assert sum("suits_asked" in line for line in day.told) == 1


def test_until_it_is_answered_nothing_warm_is_offered_and_it_is_asked_once_a_day() -> None:
    day = morning().check_in("Mon 12:00", 3).check_in("Tue 10:00", 3).check_in("Wed 10:00", 3)

    asked = [line for line in day.until("Wed 22:00").told if "suits_asked" in line]
    assert asked == ["Mon 11:00 suits_asked", "Tue 11:00 suits_asked", "Wed 11:00 suits_asked"]
    assert warm(day) == []
    assert "Mon 12:00 walk" in day.offered


def test_on_the_fourth_day_it_is_left_alone_and_the_agenda_says_why() -> None:
    day = Timeline(replace(ASKS, rest_window=hours(144))).start("Mon 08:00")
    for name in ("Mon", "Tue", "Wed", "Thu", "Fri"):
        day.check_in(f"{name} 10:00", 4)

    asked = [line for line in day.until("Fri 22:00").told if "suits_asked" in line]
    assert len(asked) == 3
    assert day.episode
    left_out = agenda(day.plan, day.episode, at("Fri 22:00")).left_out
    assert {(one.activity, one.reason) for one in left_out} == {
        ("heating_pad", Reason.NOT_SAID),
        ("bath", Reason.NOT_SAID),
    }


def test_who_says_nothing_at_all_is_asked_on_the_first_day_only() -> None:
    day = morning().until("Wed 22:00")

    assert [line for line in day.told if "suits_asked" in line] == ["Mon 11:00 suits_asked"]


def test_none_of_them_opens_what_is_due() -> None:
    day = morning().answer("Mon 11:31", Answer.NONE, About.SUITS).until("Mon 22:00")

    assert warm(day)[0].startswith("Mon 11:3")
    assert "Mon 20:00 bath" in warm(day)


def test_none_of_them_counts_for_the_next_recovery_too() -> None:
    day = morning().answer("Mon 11:31", Answer.NONE, About.SUITS)

    day.on("Mon 12:00", RecoveryStopped()).start("2026-09-01 08:00").until("2026-09-01 12:00")

    assert [line for line in day.told if "suits_asked" in line] == ["Mon 11:00 suits_asked"]


def test_who_has_something_to_tick_is_told_where_and_nothing_warm_comes_before() -> None:
    day = morning().answer("Mon 11:31", Answer.CHOOSE, About.SUITS)
    assert day.told_last == ["suits_choose"]
    assert warm(day.until("Mon 15:00")) == []

    profile = ticked(Condition.BLOOD_THINNERS)
    ticks = a_plan(WALK, PAD, BATH, quiet=QUIET, rest_window=72, profile=profile)
    day.with_plan(ticks).on("Mon 15:01", PlanChanged())

    assert "Mon 20:00 bath" in warm(day.until("Mon 22:00"))


def test_who_ticked_in_the_form_is_not_asked() -> None:
    plan = a_plan(WALK, PAD, quiet=QUIET, rest_window=72)

    assert "suits_asked" not in " ".join(Timeline(plan).start("Mon 08:00").until("Tue 20:00").told)


# How loudly the offer comes that follows


def after_the_question(*lists: str) -> Message:
    """Return the warm offer once nothing applies; who reads lists meanwhile has it later."""
    day = Timeline(ASKS).start("Mon 08:00").answer("Mon 11:00:20", Answer.NONE, About.SUITS)
    for when in lists:
        day.on(when, WarningSignsAsked(by="anna"))
    return said(day.until("Mon 11:10"), "heating_pad")


def test_what_follows_within_three_minutes_is_what_was_asked_about() -> None:
    assert not after_the_question("Mon 11:00:59", "Mon 11:01:59").rings
    assert after_the_question("Mon 11:01", "Mon 11:02").rings


def test_with_a_clock_that_was_set_back_the_offer_rings() -> None:
    day = Timeline(ASKS).start("Mon 08:00").answer("Mon 11:00:20", Answer.NONE, About.SUITS)
    day.episode = replace(
        day.episode,
        history=tuple(replace(one, at=one.at + hours(1)) for one in day.episode.history),
    )

    assert said(day.until("Mon 11:10"), "heating_pad").rings


def test_who_ticks_something_at_once_hears_the_offer_that_is_left() -> None:
    day = Timeline(ASKS).start("Mon 08:00").answer("Mon 11:00:20", Answer.CHOOSE, About.SUITS)
    profile = ticked(Condition.BLOOD_THINNERS)

    day.with_plan(a_plan(WALK, PAD, BATH, quiet=QUIET, rest_window=72, profile=profile))
    day.on("Mon 11:01", PlanChanged()).until("Mon 11:02:30")

    assert said(day, "heating_pad").rings


def test_an_answer_about_something_else_makes_no_warm_offer_silent() -> None:
    walk = replace(WALK, missed=MissedPolicy.MERGE)
    day = Timeline(a_plan(walk, replace(PAD, schedule=walk.schedule), rest_window=72))
    day.start("Mon 08:00").sleep_until("Mon 14:00")
    assert day.told_last == ["walk"]

    day.answer("Mon 14:05", Answer.SKIP, "walk")

    assert said(day, "heating_pad").rings


def test_a_walk_that_follows_the_question_rings() -> None:
    plan = a_plan(replace(WALK, schedule=AtTimes((time(11, 2),))), PAD, quiet=QUIET)
    day = Timeline(replace(plan, asks_what_suits=True)).start("Mon 08:00").until("Mon 11:01")

    day.answer("Mon 11:01:30", Answer.NONE, About.SUITS).until("Mon 11:30")

    assert said(day, "walk").rings


# When it is asked


def test_who_rests_is_asked_once_they_are_up() -> None:
    day = Timeline(ASKS).start("Mon 08:00").on("Mon 10:00", RestNoticed(is_undisturbed=True))
    assert "suits_asked" not in " ".join(day.until("Mon 12:00").told)

    day.on("Mon 12:05", RestNoticed(is_undisturbed=False)).until("Mon 12:10")

    assert [line for line in day.told if "suits_asked" in line] == ["Mon 12:05 suits_asked"]


def test_it_offers_none_and_the_list() -> None:
    assert said(morning(), "suits_asked").answers == (Answer.NONE, Answer.CHOOSE)
