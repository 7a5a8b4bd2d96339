"""What each message asks about, and what comes before what."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.effects import Asking, Askings, Message
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.suitability import Profile
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Condition,
    Kind,
    Onset,
    WarningList,
)
from custom_components.back_recovery.engine.reading.standing import Asks, Standing, standing

from ..builders import Timeline, a_plan, an_activity, at, minutes, the_usual
from ..days import CHECK_IN, QUIET, WALK, back_at_the_gym, sore, swollen
from ..house import HouseTimeline, a_bath, a_pad
from ..ticks import ticked

HOUSE = a_plan(CHECK_IN, a_pad(), a_bath(), rest_window=72, has_second_contact=True)


def now_of(day: Timeline) -> tuple[Standing, ...]:
    assert day.now
    return standing(day.plan, day.episode, day.askings, day.now)


def asked(day: Timeline) -> list[tuple[Text, Asks]]:
    return [(one.asking.message.text, one.kind) for one in now_of(day)]


def sign(which: WarningList) -> Timeline:
    day = Timeline(a_plan(CHECK_IN)).start("Mon 10:00")
    return day.on("Mon 12:00", happened.WarningSignReported(list=which, by="anna"))


def not_cooling() -> Timeline:
    plan = a_plan(CHECK_IN, profile=ticked(Condition.REDUCED_FEELING))
    return Timeline(plan).start("Mon 10:00").check_in("Mon 11:00", 4, swelling=True)


def at_home() -> HouseTimeline:
    return HouseTimeline(HOUSE).start("Mon 18:00", by="anna").check_in("Mon 18:05", 3)


def bathed() -> HouseTimeline:
    day = at_home().confirm("Mon 18:10", "bath").says("Mon 18:15", "bath", level=80.0)
    return day.until("Mon 18:30")


def without_a_walk() -> Timeline:
    day = Timeline(a_plan(CHECK_IN, WALK, rest_window=48)).start("Mon 18:00")
    return day.check_in("Tue 19:00", 2).check_in("Wed 17:00", 1).until("Wed 18:00")


def calm_without_a_walk() -> Timeline:
    """For five days; on the fifth it is said what is missing still."""
    day = Timeline(a_plan(CHECK_IN, WALK, rest_window=48)).start("Mon 18:00")
    for name in ("Tue", "Wed", "Thu", "Fri", "Sat"):
        day.check_in(f"{name} 08:30", 1).check_in(f"{name} 17:00", 1)
    return day.until("Sat 18:00")


def free_of_pain() -> Timeline:
    day = Timeline(a_plan(CHECK_IN)).start("Mon 08:00").check_in("Mon 09:00", 0)
    return day.check_in("Mon 18:00", 0)


def not_asked_yet() -> Timeline:
    plan = a_plan(the_usual(Kind.HEATING_PAD), quiet=QUIET, asks_what_suits=True)
    return Timeline(plan).start("Mon 08:00").until("Mon 11:00")


def in_pain() -> Timeline:
    day = Timeline(a_plan(WALK)).start("Mon 08:00").check_in("Mon 10:30", 8)
    return day.answer("Mon 10:31", Answer.NONE, About.HIGH_PAIN).until("Mon 12:00")


def ready() -> Timeline:
    return sore().check_in("Fri 08:00", 2).until("Fri 08:01")


def trained() -> Timeline:
    return back_at_the_gym().answer("Fri 19:00", Answer.TRAINED, "gym_session")


@pytest.mark.parametrize(
    ("story", "text", "about"),
    [
        (lambda: sign(WarningList.A), Text.WARNING_A, Asks.HOLD),
        (lambda: sign(WarningList.B), Text.WARNING_B, Asks.HOLD),
        (swollen, Text.SWELLING, Asks.HOLD),
        (not_cooling, Text.SWELLING_NO_ICE, Asks.HOLD),
        (lambda: sign(WarningList.A).until("Tue 09:00"), Text.HELP_ASKED, Asks.HOLD),
        (lambda: sign(WarningList.B).until("Tue 09:00"), Text.HOLD_ASKED, Asks.HOLD),
        (lambda: sore().check_in("Thu 20:05", 8), Text.PAIN_HIGH, Asks.SIGNS),
        (lambda: at_home().ask("Mon 18:10"), Text.CONFIRM_HEAT, Asks.ARE_YOU_THERE),
        (lambda: at_home().confirm("Mon 18:10").until("Mon 18:15"), Text.SKIN_CHECK, Asks.SKIN),
        (lambda: at_home().confirm("Mon 18:10").until("Mon 18:18"), Text.NO_REPLY, Asks.SKIN),
        (bathed, Text.BATH_OUT, Asks.OUT_OF_BATH),
        (lambda: bathed().until("Mon 18:40"), Text.BATH_OVERDUE, Asks.OUT_OF_BATH),
        (lambda: back_at_the_gym().until("Fri 08:06"), Text.GYM_SESSION, Asks.TRAINING),
        (trained, Text.HOW_WAS_IT, Asks.TRAINING),
        (ready, Text.READY_CHECK, Asks.GATE),
        (without_a_walk, Text.WINDOW_OVER, Asks.GATE),
        (calm_without_a_walk, Text.STILL_MISSING, Asks.GATE),
        (free_of_pain, Text.NO_PAIN, Asks.NO_PAIN),
        (not_asked_yet, Text.SUITS_ASKED, Asks.SUITS),
        (in_pain, Text.WALK_HIGH_PAIN, Asks.OFFER),
    ],
)
def test_a_question_says_what_it_is_about(
    story: Callable[[], Timeline], text: Text, about: Asks
) -> None:
    assert (text, about) in asked(story())


def news(answer: Answer) -> Timeline:
    """Somebody says that something is new, in taps."""
    day = Timeline(a_plan(CHECK_IN, a_pad(), rest_window=72)).start("Mon 18:00")
    day.until("Mon 19:30").answer("Mon 19:31", Answer.REPLY, "check_in", "5")
    day.answer("Mon 19:32", Answer.MORE, About.ANYTHING_NEW)
    return day.answer("Mon 19:33", answer, About.WHAT_IS_NEW)


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (Answer.BRUISED, Text.BRUISE),
        (Answer.SEDATED, Text.SEDATIVE),
        (Answer.SKIN, Text.SKIN_STOP),
    ],
)
def test_a_bruise_a_pill_or_skin_that_was_a_slip_can_be_taken_back_for_a_minute(
    answer: Answer, text: Text
) -> None:
    day = news(answer)
    (slip,) = now_of(day)

    assert (slip.asking.message.text, slip.kind, slip.until) == (text, Asks.UNDO, at("Mon 19:34"))
    assert now_of(day.until("Mon 19:34")) == ()


@pytest.mark.parametrize("profile", [ticked(), ticked(Condition.REDUCED_FEELING)])
def test_a_swelling_that_was_a_slip_can_be_taken_back_for_a_minute(profile: Profile) -> None:
    day = Timeline(a_plan(CHECK_IN, profile=profile)).start("Mon 18:00").until("Mon 19:30")
    day.answer("Mon 19:31", Answer.REPLY, "check_in", "5")
    day.answer("Mon 19:32", Answer.SWOLLEN, About.ANYTHING_NEW).until("Mon 19:32:59")
    assert Answer.UNDO in now_of(day)[0].asking.message.answers

    day.until("Mon 19:33")

    assert Answer.UNDO not in now_of(day)[0].asking.message.answers


@pytest.mark.parametrize(
    "story",
    [
        lambda: Timeline(a_plan(CHECK_IN)).start("Mon 18:00"),
        lambda: at_home().on("Mon 18:06", happened.OnsetNamed(onset=Onset.TWEAK, by="anna")),
        lambda: at_home().confirm("Mon 18:10"),
        lambda: sign(WarningList.B).on("Mon 13:00", happened.HoldLifted(by="anna")),
    ],
)
def test_what_only_offers_to_say_more_waits_for_nobody(story: Callable[[], Timeline]) -> None:
    day = story()

    assert [one.message.answers for one in day.askings.open]
    assert asked(day) == []


# What comes first

SAFETY = (
    {Text.WARNING_A, Text.WARNING_B, Text.SWELLING, Text.SWELLING_NO_ICE, Text.HOLD_ASKED}
    | {Text.HELP_ASKED},
    {Text.WARNING_LIST, Text.WARNING_LIST_TODAY, Text.PAIN_HIGH},
    {Text.CONFIRM_HEAT, Text.CONFIRM_START},
    {Text.SKIN_CHECK, Text.NO_REPLY},
    {Text.BATH_OUT, Text.BATH_OVERDUE},
)


def placed(day: Timeline, *texts: Text, when: str = "Mon 18:00") -> Timeline:
    """Let these be asked, too."""
    found = tuple(
        Asking(
            message=Message(subject=text, text=text, answers=(Answer.YES,), asking=text),
            asked_at=at(when) + minutes(number),
        )
        for number, text in enumerate(texts)
    )
    day.askings = replace(day.askings, open=(*found, *day.askings.open))
    return day


def test_what_is_about_safety_comes_before_an_offer_and_the_gravest_first() -> None:
    texts = [text for those in reversed(SAFETY) for text in sorted(those)]
    day = Timeline(a_plan(WALK)).start("Mon 18:00").until("Tue 12:00")
    placed(day, Text.HOW_WAS_IT, *texts)

    found = [text for text, _ in asked(day)]

    for those in SAFETY:
        assert set(found[: len(those)]) == those
        del found[: len(those)]
    assert found == [Text.HOW_WAS_IT, Text.WALK]


@pytest.mark.parametrize("text", [Text.D5, Text.D7, Text.D14, Text.STILL_MISSING, Text.WINDOW_OVER])
def test_what_can_wait_for_days_comes_after_the_number_and_the_offer(text: Text) -> None:
    day = Timeline(a_plan(CHECK_IN, WALK)).start("Mon 18:00").until("Mon 19:30")
    day.check_in("Tue 07:00", 3).until("Tue 12:00")

    assert [found for found, _ in asked(placed(day, text))][-1] == text


def test_the_number_comes_after_an_offer_that_closes_and_before_what_can_wait() -> None:
    plan = a_plan(an_activity("check_in", times="11:59"), WALK)
    day = placed(Timeline(plan).start("Mon 18:00").until("Tue 12:00"), Text.D5)

    assert [text for text, _ in asked(day)] == [Text.WALK, Text.CHECK_IN, Text.D5]


def test_of_two_that_never_close_the_one_that_was_asked_first_comes_first() -> None:
    day = placed(Timeline(a_plan()).start("Mon 18:00"), Text.SUITS_ASKED, Text.HOW_WAS_IT)
    day.askings = Askings(open=tuple(reversed(day.askings.open)))

    assert [text for text, _ in asked(day)] == [Text.SUITS_ASKED, Text.HOW_WAS_IT]


# How long, and until when


def test_a_hold_that_goes_on_for_days_is_still_a_question() -> None:
    day = sign(WarningList.B).until("Wed 12:00")

    assert asked(day) == [(Text.HOLD_ASKED, Asks.HOLD)]


def test_a_walk_that_is_missing_is_asked_for_also_after_another_number() -> None:
    day = without_a_walk().check_in("Wed 18:30", 1)

    assert asked(day) == [(Text.WINDOW_OVER, Asks.GATE)]


@pytest.mark.parametrize("onset", [Onset.SORE, Onset.TWEAK])
def test_a_number_that_comes_with_the_first_question_answers_it(onset: Onset) -> None:
    day = Timeline(a_plan(CHECK_IN)).start("Mon 18:00", by="anna", onset=onset)
    assert [kind for _, kind in asked(day)] == [Asks.CHECK_IN]

    assert asked(day.check_in("Mon 18:00", 4)) == []


@pytest.mark.parametrize(
    ("latest", "later"), [("12:30", (15,)), ("12:31", (15, 30)), ("13:01", (15, 30, 60))]
)
def test_an_offer_is_put_off_to_before_the_end_of_its_hours_and_not_to_the_end(
    latest: str, later: tuple[int, ...]
) -> None:
    plan = a_plan(an_activity("walk", times="12:00", duration=10, latest=latest))
    (offer,) = now_of(Timeline(plan).start("Mon 08:00").until("Mon 12:00"))

    assert [span / timedelta(minutes=1) for span in offer.later] == [*later]


def test_what_is_not_in_the_plan_any_more_is_not_put_off() -> None:
    day = Timeline(a_plan(WALK)).start("Mon 08:00").until("Mon 12:00").with_plan(a_plan(CHECK_IN))

    (offer,) = now_of(day)

    assert offer.later == ()


def test_the_test_movements_are_not_put_off() -> None:
    card, *_ = now_of(ready())

    assert (card.kind, card.later) == (Asks.GATE, ())
