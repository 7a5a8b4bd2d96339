"""What is a question now, and which comes first."""

from dataclasses import replace

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.effects import Asking, Message
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, WarningList
from custom_components.back_recovery.engine.reading.standing import (
    Asks,
    Standing,
    kind_of_question,
    standing,
)

from ..builders import Timeline, a_plan, an_activity, at, minutes
from ..house import HouseTimeline, a_bath, a_pad

CHECK_IN = an_activity("check_in", times="08:00 19:30", most_per_day=2)
WALK = an_activity("walk", times="09:00", duration=10)
PLAN = a_plan(CHECK_IN, WALK, a_pad(), a_bath(), rest_window=72)
NO_WALKS = a_plan(CHECK_IN, a_pad(), a_bath(), rest_window=72)


def now_of(day: Timeline) -> tuple[Standing, ...]:
    assert day.now
    return standing(day.plan, day.episode, day.askings, day.now)


def kinds(day: Timeline) -> list[Asks]:
    return [one.kind for one in now_of(day)]


def begun(plan: Plan = PLAN) -> HouseTimeline:
    return HouseTimeline(plan).start("Mon 18:00", by="anna")


def test_the_first_question_stands_until_a_number_was_said() -> None:
    day = begun(a_plan(CHECK_IN))
    assert kinds(day) == [Asks.CHECK_IN]

    day.check_in("Mon 18:05", 4)

    assert kinds(day) == []


def test_the_first_question_is_none_while_paused() -> None:
    assert kinds(begun().on("Mon 18:05", happened.Paused(by="anna"))) == []


def test_an_offer_comes_before_what_can_be_said_any_time() -> None:
    plan = a_plan(WALK)
    offer, question = now_of(begun(plan).until("Tue 09:00"))

    assert (offer.kind, question.kind) == (Asks.OFFER, Asks.CHECK_IN)
    assert offer.until == at("Tue 11:00")
    assert offer.prompt_id
    assert question.until is None


def test_of_two_offers_the_one_that_closes_first_comes_first() -> None:
    day = begun().check_in("Mon 18:05", 3).until("Tue 09:00")

    first, second = now_of(day)

    assert [first.kind, second.kind] == [Asks.OFFER, Asks.CHECK_IN]
    assert first.until
    assert second.until
    assert first.until < second.until


def test_an_offer_is_put_off_only_to_before_its_hour() -> None:
    plan = a_plan(an_activity("walk", times="20:00", duration=10, latest="20:45"))
    day = begun(plan).check_in("Mon 18:05", 3).until("Mon 20:00")

    (offer,) = now_of(day)

    assert offer.later == (minutes(15), minutes(30))


def test_are_you_there_is_open_for_two_minutes() -> None:
    question, *_ = now_of(begun(NO_WALKS).check_in("Mon 18:05", 3).ask("Mon 18:10"))

    assert question.kind is Asks.ARE_YOU_THERE
    assert question.until == at("Mon 18:12")
    assert question.later == ()


def test_the_skin_is_asked_about_for_two_minutes() -> None:
    day = begun(NO_WALKS).check_in("Mon 18:05", 3).confirm("Mon 18:10").until("Mon 18:15")

    question, *_ = now_of(day)

    assert (question.kind, question.until) == (Asks.SKIN, at("Mon 18:17"))


def test_who_bathed_is_asked_until_somebody_else_is() -> None:
    plan = replace(NO_WALKS, has_second_contact=True)
    day = begun(plan).check_in("Mon 18:05", 3).confirm("Mon 18:10", "bath")
    day.says("Mon 18:15", "bath", level=80.0).until("Mon 18:30")

    question, *_ = now_of(day)

    assert question.kind is Asks.OUT_OF_BATH
    assert question.until == day.episode.sessions[-1].answer_by


def test_a_hold_comes_first_and_stays() -> None:
    event = happened.WarningSignReported(list=WarningList.B, by="anna")
    day = begun().check_in("Mon 18:05", 3).on("Mon 18:10", event)

    assert kinds(day) == [Asks.HOLD]
    assert kinds(day.until("Mon 21:00")) == [Asks.HOLD]


def test_whom_to_call_stands_for_a_day_where_nothing_can_be_held() -> None:
    day = Timeline(PLAN).on("Mon 18:00", happened.WarningSignsAsked(by="anna"))
    day.on("Mon 18:01", day.tapped("warning", Answer.YES, by="anna"))
    assert kinds(day) == [Asks.HOLD]

    assert kinds(day.until("Tue 18:00:59")) == [Asks.HOLD]
    assert kinds(day.until("Tue 18:01")) == []


def test_the_list_of_signs_is_a_question_in_idle_too() -> None:
    day = Timeline(PLAN).on("Mon 18:00", happened.WarningSignsAsked(by="anna"))

    assert kinds(day) == [Asks.SIGNS]


def test_the_list_of_signs_comes_before_an_offer() -> None:
    day = begun().until("Tue 09:00").on("Tue 09:01", happened.WarningSignsAsked(by="anna"))

    assert kinds(day)[0] is Asks.SIGNS
    assert Asks.OFFER in kinds(day)


def test_what_follows_from_an_answer_comes_before_offers() -> None:
    day = begun().until("Tue 08:00")
    day.answer("Tue 08:30", Answer.REPLY, "check_in", "5 6").until("Tue 09:01")

    assert kinds(day) == [Asks.OTHER, Asks.OFFER]


def test_advice_can_wait() -> None:
    advice = Message(subject="e1-advice", text=Text.D5, answers=(Answer.CHECKED,), asking="a")
    day = begun().check_in("Mon 18:05", 3).until("Tue 09:00")
    asked = Asking(message=advice, asked_at=at("Mon 18:00"))
    day.askings = replace(day.askings, open=(asked, *day.askings.open))

    assert kinds(day)[-1] is Asks.OTHER


def test_what_only_offers_to_say_more_is_no_question() -> None:
    more = Message(
        subject="x", text=Text.STARTED, answers=(Answer.SUDDEN, Answer.WRONG), asking="a"
    )
    day = begun().check_in("Mon 18:05", 3)
    asked = Asking(message=more, asked_at=at("Mon 18:00"))
    late = Asking(
        message=replace(more, answers=(Answer.HALT,)), asked_at=at("Mon 18:00"), is_late=True
    )
    day.askings = replace(day.askings, open=(asked, late))

    assert now_of(day) == ()


def test_a_message_with_a_number_asks_how_it_is() -> None:
    asks = Message(subject="x", text=Text.MISSED, answers=(Answer.REPLY,))

    assert kind_of_question(asks) is Asks.CHECK_IN
    assert kind_of_question(replace(asks, answers=())) is Asks.OTHER
    assert kind_of_question(replace(asks, text=Text.CHECK_IN)) is Asks.CHECK_IN
    assert kind_of_question(replace(asks, text=Text.WINDOW_OVER)) is Asks.GATE


def test_what_was_skipped_a_moment_ago_can_be_taken_back_and_comes_last() -> None:
    day = begun(a_plan(CHECK_IN, WALK)).check_in("Mon 18:05", 3).until("Tue 09:00")
    day.on("Tue 09:01", happened.PromptSkipped(activity="walk", by="anna"))

    *_, undo = now_of(day)

    assert (undo.kind, undo.until) == (Asks.UNDO, at("Tue 09:02"))


def test_a_skin_nobody_answered_for_has_no_minute_left() -> None:
    day = begun(NO_WALKS).check_in("Mon 18:05", 3).confirm("Mon 18:10").until("Mon 18:18")

    question, *_ = now_of(day)

    assert (question.kind, question.until) == (Asks.SKIN, None)
