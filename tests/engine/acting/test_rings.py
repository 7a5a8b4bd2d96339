"""How often a day rings: what is only said again, or answers somebody, has no ring of its own."""

from datetime import datetime

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.acting.offering import make_offers
from custom_components.back_recovery.engine.model.effects import NOTHING_ASKED, Message
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, MissedPolicy

from ..builders import Timeline, a_plan, an_activity, an_episode, at, minutes, tells
from ..days import CHECK_IN, QUIET, WALK

EVENING = at("Mon 19:30")


def test_what_is_due_goes_before_what_is_only_said_again() -> None:
    bath = an_activity("bath", times="20:00", duration=15)
    plan = a_plan(an_activity("check_in", times="19:30"), bath, repeat_after=30)

    day = Timeline(plan).start("Mon 18:00").until("Mon 20:05")

    assert day.told[-2:] == ["Mon 20:00 bath", "Mon 20:01 check_in"]


def test_a_check_in_is_not_repeated_while_the_end_of_the_window_asks_for_the_number() -> None:
    plan = a_plan(CHECK_IN, WALK, quiet=QUIET, rest_window=48)
    day = Timeline(plan).start("Mon 18:00")
    for when in ("Mon 19:30", "Tue 08:00"):
        day.check_in(when, 2)
    day.walk("Wed 17:30").until("Wed 20:30")

    assert day.told[-2:] == ["Wed 18:00 window_over", "Wed 19:30 check_in"]


def asks_for_the_number(text: Text, *answers: Answer) -> datetime | None:
    """Return when a check-in of 19:30 is sent again, while another message stands."""
    asked, _ = NOTHING_ASKED.asked(Message(subject="e1", text=text, answers=answers), EVENING)
    draft = Draft(a_plan(CHECK_IN), an_episode(), EVENING, askings=asked)
    make_offers(draft)
    (prompt,) = draft.episode.prompts
    return prompt.repeat_at


def test_a_check_in_is_repeated_unless_another_message_asks_for_the_number() -> None:
    for text in (Text.STILL_MISSING, Text.WINDOW_OVER):
        assert asks_for_the_number(text, Answer.REPLY, Answer.WRONG) is None
        assert asks_for_the_number(text, Answer.WALKED) == EVENING + minutes(30)
    assert asks_for_the_number(Text.STARTED_BY_HAND, Answer.REPLY) == EVENING + minutes(30)


def test_what_was_asked_about_before_warmth_rings_with_the_question_only() -> None:
    pad = an_activity("heating_pad", times="11:00", duration=15, missed=MissedPolicy.SEND_LATE)
    for answered_at, offered_at in (("Tue 11:30", "Tue 11:30"), ("Tue 11:00:20", "Tue 11:01")):
        day = Timeline(a_plan(pad, asks_what_suits=True)).start("Mon 18:00").until("Tue 11:00")
        day.answer(answered_at, Answer.NONE, About.SUITS).until(offered_at)

        (offer,) = [one.message for one in tells(day.effects) if one.message.text == "heating_pad"]
        assert not offer.rings
    tomorrow = tells(day.check_in("Tue 19:00", 4).until("Wed 11:00").effects)[-1].message
    assert (tomorrow.text, tomorrow.rings) == ("heating_pad", True)
