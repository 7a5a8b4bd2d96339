"""The rest window: what is said about it, and how far it can be moved."""

from datetime import datetime

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.acting.window import rest_until
from custom_components.back_recovery.engine.model.errors import WindowTooShort
from custom_components.back_recovery.engine.model.events import Lifted, WindowMoved
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Onset,
    Phase,
    Reason,
    Stage,
)

from ..builders import Timeline, a_plan, an_activity, an_episode, at, clock, hours
from ..days import CHECK_IN, QUIET, WALK, back_at_the_gym, said, sore

PLAN = a_plan(CHECK_IN, WALK, quiet=QUIET, rest_window=48)
A_DAY_MORE = WindowMoved(span=hours(24), by="anna")
A_DAY_LESS = WindowMoved(span=hours(-24), by="anna")


def calm_but_for_the_walk(until: str) -> Timeline:
    """Return a rest until Thursday 18:00 that only lacks a walk."""
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 18:05", A_DAY_MORE)
    for when in ("Mon 19:30", "Tue 08:00", "Tue 19:30", "Wed 08:00", "Wed 19:30", "Thu 08:00"):
        day.check_in(when, 2)
    return day.until(until)


# What is said


@pytest.mark.parametrize(
    ("onset", "buttons"),
    [
        (Onset.SORE, (Answer.SUDDEN, Answer.WRONG)),
        (Onset.TWEAK, (Answer.WRONG,)),
        (Onset.UNSURE, (Answer.WRONG,)),
    ],
)
def test_that_it_came_on_suddenly_is_asked_only_where_nobody_has_said_so(
    onset: Onset, buttons: tuple[Answer, ...]
) -> None:
    day = Timeline(PLAN).start("Mon 18:00", onset=onset).on("Mon 18:05", A_DAY_MORE)

    message = said(day, "extended")
    assert (message.answers, message.until) == (buttons, day.episode.window_ends_at)


def test_a_message_that_is_answered_otherwise_offers_three_buttons_and_help_among_them() -> None:
    day = Timeline(PLAN).start("Mon 18:00", by="anna")

    assert said(day, "started_by_hand").answers == (Answer.REPLY, Answer.SUDDEN, Answer.WRONG)


def test_a_window_that_ends_now_has_no_end_to_be_said_any_more() -> None:
    day = calm_but_for_the_walk("Thu 18:00")

    assert day.told_last == ["window_over"]
    assert said(day, "window_over").until is None


# Moved by the person


def test_who_makes_it_longer_or_shorter_is_remembered() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 18:05", A_DAY_MORE).on("Mon 18:10", A_DAY_LESS)

    moved = [(one.what, one.reason, one.by) for one in day.episode.history[1:]]
    assert moved == [
        (What.EXTENDED, Reason.BY_PERSON, "anna"),
        (What.SHORTENED, Reason.BY_PERSON, "anna"),
    ]
    assert day.told_last == ["shortened"]


def test_nothing_more_is_neither_longer_nor_shorter() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 18:05", WindowMoved(span=hours(0)))

    assert day.told_last == ["extended"]


@pytest.mark.parametrize("when", ["Thu 18:00", "Thu 20:00"])
def test_a_window_that_is_over_is_not_made_shorter(when: str) -> None:
    refused = calm_but_for_the_walk(when).refused(when, A_DAY_LESS)

    assert isinstance(refused, WindowTooShort)


@pytest.mark.parametrize("is_tested", [False, True], ids=["test movements", "way back"])
def test_who_rests_longer_than_that_rests_again(is_tested: bool) -> None:
    day = back_at_the_gym() if is_tested else sore().check_in("Fri 08:00", 2)

    day.on("Fri 12:00", A_DAY_MORE)

    assert (day.episode.phase, day.episode.stage) == (Phase.REST, Stage.NONE)
    assert clock(day.episode.window_ends_at) == "Sat 12:00"


# Moved by a rule


def resting(ends: str, now: str, phase: Phase = Phase.REST) -> Draft:
    return Draft(a_plan(an_activity("walk")), an_episode(ends=ends, phase=phase), at(now))


@pytest.mark.parametrize(
    ("wanted", "ends", "is_longer"),
    [
        ("Wed 18:00", "Wed 18:00", False),
        ("Tue 18:00", "Wed 18:00", False),
        ("Wed 18:01", "Wed 18:01", True),
        ("2026-08-01 18:00", "2026-07-13 18:00", True),
    ],
)
def test_a_rest_is_never_made_shorter_and_ends_within_four_weeks(
    wanted: str, ends: str, is_longer: bool
) -> None:
    draft = resting("Wed 18:00", "Tue 12:00")

    assert rest_until(draft, at(wanted), Reason.NOT_READY) is is_longer
    assert draft.episode.window_ends_at == at(ends)
    assert len(draft.episode.history) == is_longer


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2026-07-13 17:59", at("2026-07-13 18:00")),
        ("2026-07-13 18:00", at("2026-07-14 18:00")),
        ("2026-07-20 12:00", at("2026-07-21 12:00")),
    ],
)
def test_whoever_is_sent_to_rest_after_four_weeks_rests_for_a_day(now: str, ends: datetime) -> None:
    draft = resting("2026-07-01 18:00", now)

    assert rest_until(draft, at(now) + hours(72), Reason.LIFTED)

    assert draft.episode.window_ends_at == ends


def test_who_is_sent_back_rests_even_where_the_window_is_as_long_as_that_already() -> None:
    draft = resting("Wed 18:00", "Tue 12:00", Phase.READY_CHECK)

    assert rest_until(draft, at("Wed 12:00"), Reason.NOT_READY)

    assert draft.episode.phase is Phase.REST
    assert draft.episode.window_ends_at == at("Wed 18:00")


def test_lifting_in_the_rest_makes_it_two_easy_days() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Wed 10:00", Lifted(by="anna"))

    assert clock(day.episode.window_ends_at) == "Fri 10:00"
    assert said(day, "lifted_anyway").answers == (Answer.SUDDEN, Answer.WRONG)
