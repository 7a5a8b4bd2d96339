"""What is asked, and until when it can be answered."""

from datetime import timedelta

import pytest

from custom_components.back_recovery.engine.model.effects import (
    MOST_ANSWERS,
    NOTHING_ASKED,
    UNDO_FOR,
    Askings,
    Message,
)
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, Recipient, Urgency

from ..builders import at, hours

SKIN = Message(subject="skin", text=Text.SKIN_CHECK, answers=(Answer.FINE, Answer.HALT))
WALK = Message(subject="walk", text=Text.WALK, answers=(Answer.DONE, Answer.SKIP))
A_SECOND = timedelta(seconds=1)
NOON = at("Tue 12:00")


def asked(*messages: Message) -> tuple[Askings, list[str]]:
    """Return what is asked at noon, and the id of each message."""
    askings, names = NOTHING_ASKED, []
    for one in messages:
        askings, message = askings.asked(one, NOON)
        names.append(message.asking or "")
    return askings, names


def test_a_message_that_is_gone_asks_nothing_any_more() -> None:
    askings, (skin, walk) = asked(SKIN, WALK)

    gone = askings.without("walk")

    assert (gone.is_standing(walk), gone.find(walk, NOON)) == (False, None)
    assert gone.is_standing(skin)


def test_skin_that_is_not_fine_can_be_told_though_the_message_is_gone() -> None:
    askings, (skin, _) = asked(SKIN, WALK)

    gone = askings.without("skin").without("skin")

    assert (gone.is_standing(skin), gone.on("skin")) == (False, None)
    late = gone.find(skin, NOON)
    assert late
    assert (late.is_late, late.message.answers) == (True, (Answer.HALT,))
    assert gone.without_answer(late, Answer.HALT).find(skin, NOON) is None


@pytest.mark.parametrize("way", [1, -1])
def test_a_late_word_about_the_skin_counts_for_as_long_as_skin_rests(way: int) -> None:
    askings, (skin, walk) = asked(SKIN, WALK)
    gone = askings.without("skin")

    assert gone.find(skin, NOON + way * hours(48))
    assert gone.find(skin, NOON + way * (hours(48) + A_SECOND)) is None
    assert gone.find(walk, NOON + way * hours(100))


def test_what_nobody_can_say_any_more_is_forgotten_with_the_next_question() -> None:
    askings, (skin, walk) = asked(SKIN, WALK)
    later = Message(subject="bath", text=Text.BATH, answers=(Answer.DONE,))

    after, message = askings.without("skin").asked(later, NOON + hours(49))

    assert [one.id for one in after.open] == [walk, message.asking]
    assert skin not in [one.id for one in after.open]


def test_one_answer_uses_up_its_own_button_only() -> None:
    askings, (skin, _) = asked(SKIN, WALK)
    offer = askings.on("walk")
    assert offer

    once = askings.without_answer(offer, Answer.DONE)
    left = once.on("walk")

    assert left
    assert left.message.answers == (Answer.SKIP,)
    assert [one.id for one in once.without_answer(left, Answer.SKIP).open] == [skin]


def test_who_answered_as_the_message_went_has_no_late_word_left() -> None:
    askings, (skin,) = asked(SKIN)
    fine = askings.open[0]

    after = askings.without("skin").without_answer(fine, Answer.FINE)

    assert after.find(skin, NOON) is None


def test_a_message_without_buttons_takes_the_place_of_the_one_that_had_some() -> None:
    askings, (walk,) = asked(WALK)
    plain = Message(subject="walk", text=Text.ENDED_WALK, asking=walk)

    after, message = askings.asked(plain, NOON)

    assert (after.open, message.asking) == ((), None)


def test_what_is_asked_first_is_number_one() -> None:
    assert asked(WALK)[0].number == 1


def test_the_id_of_an_asking_is_its_second_and_its_number_in_few_letters() -> None:
    askings = Askings(number=35)

    after, message = askings.asked(WALK, at("1970-01-01 01:02"))

    assert after.number == 36
    assert message.asking == "3c-10"


@pytest.mark.parametrize(
    ("urgency", "again", "rings"),
    [
        (Urgency.QUIET, False, False),
        (Urgency.NORMAL, False, True),
        (Urgency.ALARM, False, True),
        (Urgency.ALARM, True, False),
    ],
)
def test_what_was_told_before_makes_no_sound_however_urgent(
    urgency: Urgency, again: bool, rings: bool
) -> None:
    assert Message(subject="s", text=Text.SCALD, urgency=urgency, again=again).rings is rings


def test_a_message_is_for_the_person_and_rings_and_no_more() -> None:
    plain = Message(subject="walk", text=Text.WALK)

    assert (plain.to, plain.urgency, plain.rings) == (Recipient.PERSON, Urgency.NORMAL, True)
    assert (plain.cautious, plain.later, plain.again) == (False, False, False)


def test_a_slip_can_be_taken_back_for_a_minute() -> None:
    assert timedelta(minutes=1) == UNDO_FOR


def test_a_phone_shows_three_buttons() -> None:
    assert MOST_ANSWERS == 3
