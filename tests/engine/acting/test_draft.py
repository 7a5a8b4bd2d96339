"""When a message leaves, behind which other, and what is sent once more of one that stands."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.model.effects import (
    Asking,
    Askings,
    Clear,
    Message,
    Tell,
)
from custom_components.back_recovery.engine.model.events import (
    RecoveryStopped,
    RestNoticed,
    WarningSignsAsked,
)
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, Urgency

from ..builders import Timeline, a_plan, an_activity, an_episode, at, tells

WALK = an_activity("walk", times="09:00", duration=10)
NIGHT = "22:00-08:00"
IT_RINGS = Message(subject="rings", text=Text.STILL_MISSING, answers=(Answer.REPLY,))
IT_RINGS_TOO = Message(subject="too", text=Text.MISSED)
SILENT = Message(subject="silent", text=Text.SORE_PEAK, urgency=Urgency.QUIET)


def a_draft(now: str = "Tue 12:00", last: str = "", quiet: str = NIGHT) -> Draft:
    """Return a draft in which the last message left, or will, at `last`."""
    told_at = at(last) if last else None
    return Draft(a_plan(WALK, quiet=quiet), an_episode(last_told_at=told_at), at(now))


def leaves(draft: Draft) -> list[tuple[str, datetime | None]]:
    return [(one.message.text, one.not_before) for one in tells(draft.effects)]


# The queue


@pytest.mark.parametrize(
    ("now", "last", "next_one"),
    [
        ("Tue 12:00", "Tue 12:20", "Tue 12:21"),
        ("Tue 12:00", "Tue 12:20:01", "Tue 12:00"),
        ("Tue 07:00", "Tue 08:20", "Tue 08:21"),
        ("Tue 07:00", "Tue 08:20:01", "Tue 07:00"),
        ("Tue 21:55", "Wed 08:10", "Wed 08:11"),
        ("Tue 21:55", "Wed 08:10:01", "Tue 21:55"),
    ],
)
def test_no_message_waits_for_one_that_a_wrong_clock_has_put_far_ahead(
    now: str, last: str, next_one: str
) -> None:
    assert a_draft(now, last).spaced_until == at(next_one)


@pytest.mark.parametrize(
    ("last", "counts_as"), [("Tue 12:21", "Tue 12:21"), ("Tue 12:21:01", "Tue 12:00")]
)
def test_what_waits_beyond_any_queue_counts_as_sent_now(last: str, counts_as: str) -> None:
    draft = a_draft(last=last)

    draft.catch_up()

    assert draft.episode.last_told_at == at(counts_as)


def test_a_message_waits_for_its_own_minute_and_not_longer() -> None:
    draft = a_draft(last="Tue 11:59:30")
    draft.tell(IT_RINGS)
    assert leaves(draft) == [("still_missing", at("Tue 12:00:30"))]

    on_time = a_draft(last="Tue 11:59")
    on_time.tell(IT_RINGS)
    assert leaves(on_time) == [("still_missing", None)]


def test_what_makes_no_sound_takes_its_turn_behind_what_waits() -> None:
    draft = a_draft(last="Tue 12:05")

    draft.tell(SILENT)

    assert draft.episode.last_told_at == at("Tue 12:05")


@pytest.mark.parametrize(("until", "is_told"), [("Tue 08:00", True), ("Tue 07:59:59", False)])
def test_what_would_be_over_by_the_morning_is_not_told(until: str, is_told: bool) -> None:
    draft = a_draft("Tue 03:00")

    draft.tell(Message(subject="window", text=Text.EXTENDED, until=at(until)))

    assert bool(tells(draft.effects)) is is_told


@pytest.mark.parametrize("until", ["Tue 12:10", "Tue 12:30"])
def test_a_message_is_old_news_by_the_sooner_of_its_two_ends(until: str) -> None:
    draft = a_draft()

    draft.tell(
        Message(subject="bath", text=Text.BATH_READY, until=at(until)), not_after=at("Tue 12:20")
    )

    (told,) = tells(draft.effects)
    assert told.not_after == min(at(until), at("Tue 12:20"))


def test_at_night_a_word_about_a_device_waits_unless_it_is_about_safety() -> None:
    draft = a_draft("Tue 03:00")

    draft.tell_house(IT_RINGS_TOO)
    draft.tell_house(Message(subject="pad", text=Text.NOT_OFF, urgency=Urgency.ALARM))

    assert leaves(draft) == [("missed", at("Tue 08:00")), ("not_off", None)]
    assert draft.episode.last_told_at == at("Tue 08:00")


# What one event has to say


def test_a_silent_word_goes_along_with_what_rings_and_waits_for_its_minute() -> None:
    draft = a_draft(last="Tue 12:00")
    draft.tell(SILENT)
    draft.tell(IT_RINGS)

    draft.gather()

    assert leaves(draft) == [("still_missing", at("Tue 12:01"))]
    (told,) = tells(draft.effects)
    assert told.message.rings
    assert [one.text for one in told.message.first] == ["sore_peak"]


def test_of_two_that_ring_the_one_message_leaves_in_the_minute_of_the_first() -> None:
    draft = a_draft(last="Tue 12:00")
    draft.tell(IT_RINGS_TOO)
    draft.tell(IT_RINGS)

    draft.gather()

    assert leaves(draft) == [("still_missing", at("Tue 12:01"))]


def test_what_asks_nothing_is_said_in_the_last_of_it() -> None:
    draft = a_draft()
    draft.tell(IT_RINGS_TOO)
    draft.tell(SILENT)

    draft.gather()

    assert leaves(draft) == [("sore_peak", None)]
    assert tells(draft.effects)[0].message.urgency is Urgency.NORMAL


def test_what_is_about_two_recoveries_stays_two_messages() -> None:
    draft = a_draft()
    draft.tell(IT_RINGS_TOO)
    draft.end()
    draft.begin(replace(an_episode(started="Tue 12:00"), id="e2"))
    draft.tell(Message(subject="e2", text=Text.STARTED))

    draft.gather()

    assert [one.episode_id for one in tells(draft.effects)] == ["e1", "e2"]


# What stands is sent once more


def answered(given: Answer, urgency: Urgency = Urgency.NORMAL, **values: Any) -> Draft:
    """Return a draft in which one of two answers was given to a message of 09:00, at 09:10."""
    values = {"answers": (Answer.CHECKED, Answer.WRONG), "until": at("Tue 10:00")} | values
    message = Message(subject="e1", text=Text.D7, asking="a", urgency=urgency, **values)
    asking = Asking(message=message, asked_at=at("Tue 09:00"))
    standing = Askings(open=(asking,))
    draft = Draft(a_plan(WALK), an_episode(), at("Tue 09:10"), askings=standing)
    draft.use_up(asking, given)
    draft.answered = asking
    return draft


LOUD = pytest.mark.parametrize(
    ("urgency", "then"),
    [
        (Urgency.NORMAL, Urgency.QUIET),
        (Urgency.SAFETY, Urgency.SAFETY),
        (Urgency.ALARM, Urgency.ALARM),
    ],
)


def only(draft: Draft) -> Tell:
    (told,) = tells(draft.effects)
    assert told.episode_id == "e1"
    assert told.not_after == at("Tue 10:00")
    assert told.message.again
    return told


@LOUD
def test_what_is_left_of_a_message_takes_its_place_wherever_it_is(
    urgency: Urgency, then: Urgency
) -> None:
    draft = answered(Answer.CHECKED, urgency)

    draft.show_what_is_left()

    told = only(draft)
    assert (told.message.answers, told.message.urgency) == ((Answer.WRONG,), then)


@LOUD
def test_a_message_whose_answer_changed_nothing_comes_back_whole(
    urgency: Urgency, then: Urgency
) -> None:
    draft = answered(Answer.WRONG, urgency)
    assert draft.answered

    draft.ask_anew(draft.answered, 0)

    told = only(draft)
    assert (told.message.answers, told.message.urgency) == ((Answer.CHECKED, Answer.WRONG), then)
    assert told.message.asking not in (None, "a")


@LOUD
def test_a_button_whose_time_is_over_goes_and_the_others_are_the_same_question(
    urgency: Urgency, then: Urgency
) -> None:
    draft = answered(Answer.UNDO, urgency)
    assert draft.answered

    draft.show_without(draft.answered, Answer.CHECKED)

    told = only(draft)
    assert (told.message.answers, told.message.urgency) == ((Answer.WRONG,), then)
    assert told.message.asking == "a"


def test_a_message_that_was_replaced_by_its_answer_is_left_alone() -> None:
    draft = answered(Answer.CHECKED)
    draft.show(Message(subject="e1", text=Text.DONE))

    draft.show_what_is_left()

    assert leaves(draft) == [("done", None)]
    assert draft.effects == tells(draft.effects)


def test_a_message_that_its_answer_took_away_is_taken_away_once() -> None:
    draft = answered(Answer.CHECKED)
    draft.take_away("e1")

    draft.show_what_is_left()

    assert draft.effects == [Clear(subject="e1")]


def test_what_happens_to_another_message_is_nothing_to_this_one() -> None:
    draft = answered(Answer.CHECKED)
    draft.take_away("other")

    draft.show_what_is_left()

    assert leaves(draft) == [("d7", None)]


def test_a_message_of_which_something_else_was_asked_meanwhile_goes() -> None:
    draft = answered(Answer.CHECKED)
    draft.askings, _ = draft.askings.asked(
        Message(subject="e1", text=Text.D14, answers=(Answer.CHECKED,)), draft.now
    )

    draft.show_what_is_left()

    assert draft.effects == [Clear(subject="e1")]


# The end


def test_what_was_asked_for_before_a_recovery_can_be_answered_after_it() -> None:
    day = Timeline(a_plan(WALK)).on("Mon 17:00", WarningSignsAsked()).start("Mon 18:00")

    day.on("Mon 19:00", RecoveryStopped())

    assert [one.message.text for one in day.askings.open] == ["warning_list"]
    assert Clear(subject="warning") not in day.last.effects


# Rest


def test_saying_once_more_that_somebody_rests_brings_nothing_forward() -> None:
    rests = RestNoticed(is_undisturbed=True)
    day = Timeline(a_plan(WALK)).start("Mon 18:00").on("Mon 20:00", rests)

    assert day.on("Mon 21:00", rests).last.sooner is None
