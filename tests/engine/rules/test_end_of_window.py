"""At the promised end the person hears it: over, or the one thing that is missing."""

from dataclasses import replace
from datetime import timedelta

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.model.episode import CheckIn
from custom_components.back_recovery.engine.model.vocabulary import Answer
from custom_components.back_recovery.engine.reading.gates import rest_gate_changes_at
from custom_components.back_recovery.engine.rules.rule import News, Occasion
from custom_components.back_recovery.engine.rules.time_rules import is_not_ready, waits_until

from ..builders import Timeline, a_plan, an_activity, an_episode, at, tells
from ..days import CHECK_IN, QUIET, WALK

PLAN = a_plan(CHECK_IN, WALK, quiet=QUIET, rest_window=48)


def calm_but_for_the_walk() -> Timeline:
    day = Timeline(PLAN).start("Mon 18:00")
    for when in ("Mon 19:30", "Tue 08:00", "Tue 19:30", "Wed 08:00"):
        day.check_in(when, 2)
    return day


def test_what_is_missing_is_said_at_once_with_its_button() -> None:
    day = calm_but_for_the_walk().until("Wed 18:00")

    (tell,) = tells(day.last.effects)
    assert (tell.message.text, tell.message.reason) == ("window_over", "no_walk")
    assert Answer.WALKED in tell.message.answers


def test_it_is_said_once_and_the_extension_comes_later_with_its_hour() -> None:
    day = calm_but_for_the_walk().until("Thu 08:00")

    told = [line for line in day.told if "window" in line]
    assert told == ["Wed 18:00 window_over", "Thu 06:00 window_extended"]
    (tell,) = [one for one in tells(day.effects) if one.message.text == "window_extended"]
    assert tell.message.until == day.episode.window_ends_at


def test_a_tap_on_its_button_opens_the_way() -> None:
    day = calm_but_for_the_walk().until("Wed 18:00").answer("Wed 18:05", Answer.WALKED, "")

    assert day.until("Wed 18:06").told[-1] == "Wed 18:05 ready_check"


def test_who_lacks_nothing_is_not_told_that_something_is_missing() -> None:
    """Time goes through the gate before it asks the rules; the rule does not rely on that."""
    ready = calm_but_for_the_walk().walk("Wed 17:30").episode

    draft = Draft(PLAN, ready, at("Wed 18:00"))

    assert not is_not_ready(draft, News(occasion=Occasion.TIME))


def test_an_extension_that_only_replaces_the_one_before_makes_no_sound() -> None:
    day = Timeline(PLAN).start("Mon 18:00")
    for name in ("Tue", "Wed", "Thu", "Fri"):
        day.check_in(f"{name} 08:00", 5).check_in(f"{name} 17:00", 5)

    extended = [one.message for one in tells(day.effects) if one.message.text == "window_extended"]
    assert [one.rings for one in extended] == [True, False]


def test_what_time_alone_changes_after_the_window_is_foreseen() -> None:
    plan = a_plan(an_activity("check_in"))
    swollen = CheckIn(at=at("Tue 09:00"), pain_now=1, swelling=True)
    newest = CheckIn(at=at("Tue 20:00"), pain_now=1)
    episode = replace(an_episode(check_ins=(swollen, newest)), window_ends_at=at("Wed 12:00"))

    assert [*rest_gate_changes_at(plan, episode)] == [
        at("Thu 09:00"),
        at("Wed 20:00") + timedelta.resolution,
    ]
    assert {*rest_gate_changes_at(plan, episode)} <= {*waits_until(plan, episode)}


def test_what_time_changes_before_the_end_of_the_window_wakes_nobody() -> None:
    newest = CheckIn(at=at("Tue 09:00"), pain_now=1, swelling=True)
    episode = replace(an_episode(check_ins=(newest,)), window_ends_at=at("Fri 12:00"))

    assert [*rest_gate_changes_at(a_plan(), episode)] == []
