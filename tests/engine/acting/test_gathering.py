"""What the messages of one step are to each other."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time
from typing import Any

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.acting.gathering import shown_first
from custom_components.back_recovery.engine.model.effects import Asking, Clear, Message
from custom_components.back_recovery.engine.model.local_time import QuietHours
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Countdown,
    Recipient,
    Seek,
    Urgency,
)

from ..builders import a_plan, an_activity, an_episode, at, tells

NOON = at("Tue 12:00")
WHAT_IS_NEW = Message(
    subject="new", text=Text.ANYTHING_NEW, answers=(Answer.SAME,), urgency=Urgency.QUIET
)
LONGER = Message(
    subject="window", text=Text.WINDOW_EXTENDED, answers=(Answer.WRONG,), urgency=Urgency.QUIET
)
ASK_SOMEBODY = Message(
    subject="window",
    text=Text.WINDOW_EXTENDED,
    answers=(Answer.WRONG,),
    urgency=Urgency.QUIET,
    seek=Seek.SOON,
)
SAID = Message(subject="said", text=Text.SORE_PEAK, urgency=Urgency.QUIET)


def gathered(messages: Iterable[Message]) -> tuple[Draft, list[tuple[str, datetime | None]]]:
    """Return a step that has these to say, and when each of them leaves; None: at once."""
    draft = Draft(a_plan(an_activity("walk")), an_episode(), NOON)
    for message in messages:
        draft.tell(message)
    draft.gather()
    return draft, [(one.message.text, one.not_before) for one in tells(draft.effects)]


def test_of_two_that_are_answered_the_last_leaves_and_the_other_a_minute_later() -> None:
    draft, told = gathered((LONGER, WHAT_IS_NEW))

    assert told == [("window_extended", at("Tue 12:01")), ("anything_new", None)]
    assert draft.spaced_until == at("Tue 12:02")


def test_whom_to_ask_leaves_first() -> None:
    _, told = gathered((ASK_SOMEBODY, WHAT_IS_NEW))

    assert told == [("window_extended", None), ("anything_new", at("Tue 12:01"))]


def test_what_nobody_answers_is_said_in_the_one_that_asks() -> None:
    draft, told = gathered((SAID, ASK_SOMEBODY, WHAT_IS_NEW))

    assert told == [("window_extended", None), ("anything_new", at("Tue 12:01"))]
    assert [one.text for one in tells(draft.effects)[1].message.first] == ["sore_peak"]


def test_what_waits_for_an_hour_has_its_minute_already() -> None:
    rings = Message(subject="a", text=Text.STILL_MISSING, answers=(Answer.REPLY,))
    also = Message(subject="b", text=Text.READY_CHECK, answers=(Answer.PASSED,))

    _, told = gathered((rings, also))

    assert told == [("still_missing", None), ("ready_check", at("Tue 12:01"))]


def test_what_waits_until_the_other_is_no_longer_said_comes_by_itself() -> None:
    quiet = QuietHours(starts=time(11), ends=time(14))
    draft = Draft(a_plan(an_activity("walk"), quiet_hours=quiet), an_episode(), NOON)
    draft.tell(replace(LONGER, until=at("Tue 13:00")))
    draft.tell(replace(SAID, urgency=Urgency.NORMAL))

    draft.gather()

    told = [(one.message.text, one.not_before) for one in tells(draft.effects)]
    assert told == [("window_extended", None), ("sore_peak", at("Tue 14:00"))]


# What stays a message of its own


@pytest.mark.parametrize(
    "values",
    [
        {"urgency": Urgency.SAFETY},
        {"urgency": Urgency.ALARM},
        {"to": Recipient.SECOND_CONTACT},
        {"later": True},
        {"again": True},
        {"live": Countdown.ENDS},
    ],
    ids=lambda values: next(iter(values)),
)
def test_what_is_no_plain_word_to_the_person_stays_alone(values: dict[str, Any]) -> None:
    _, told = gathered((replace(SAID, **values), ASK_SOMEBODY))

    assert {text for text, _ in told} == {"sore_peak", "window_extended"}


def test_a_word_about_a_device_stays_alone() -> None:
    draft = Draft(a_plan(an_activity("walk")), an_episode(), NOON)
    draft.tell_house(SAID)
    draft.tell(ASK_SOMEBODY)

    draft.gather()

    assert [one.message.text for one in tells(draft.effects)] == ["sore_peak", "window_extended"]


def test_the_later_of_two_words_about_the_same_is_meant_and_each_recipient_has_one() -> None:
    to_contact = replace(LONGER, to=Recipient.SECOND_CONTACT, answers=())

    draft, _ = gathered((LONGER, to_contact, ASK_SOMEBODY))

    assert [(one.message.to, one.message.seek) for one in tells(draft.effects)] == [
        (Recipient.SECOND_CONTACT, None),
        (Recipient.PERSON, Seek.SOON),
    ]


def test_what_is_taken_away_in_the_same_breath_is_not_told() -> None:
    draft = Draft(a_plan(an_activity("walk")), an_episode(), NOON)
    draft.tell(LONGER)
    draft.take_away("window")
    draft.tell(SAID)

    draft.gather()

    assert [one.message.text for one in tells(draft.effects)] == ["sore_peak"]
    assert Clear(subject="window") in draft.effects


def test_a_word_to_somebody_else_replaces_nothing_on_the_own_phone() -> None:
    draft = Draft(a_plan(an_activity("walk")), an_episode(), NOON)
    draft.tell(replace(SAID, subject="bath", to=Recipient.SECOND_CONTACT))
    other = Asking(message=replace(LONGER, subject="bath", asking="a"), asked_at=NOON)
    draft.answered = other

    draft.show_what_is_left()

    assert Clear(subject="bath") in draft.effects


def test_what_is_told_comes_on_top_of_every_display_of_a_session() -> None:
    draft = Draft(a_plan(an_activity("walk")), an_episode(), NOON)
    draft.show(replace(SAID, subject="one", live=Countdown.ENDS))
    draft.tell(LONGER)
    draft.show(replace(SAID, subject="two", live=Countdown.ENDS))

    shown = tells(shown_first(draft.effects))

    assert [one.message.subject for one in shown] == ["one", "two", "window"]
