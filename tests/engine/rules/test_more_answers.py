"""What is asked after a number: in one tap, and never in a form."""

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.model.episode import About, CheckIn
from custom_components.back_recovery.engine.model.errors import StaleAnswer
from custom_components.back_recovery.engine.model.events import ActivityStarted, Paused
from custom_components.back_recovery.engine.model.vocabulary import Answer, Kind, Phase, Urgency
from custom_components.back_recovery.engine.requests.checkins import add_to_last

from ..builders import Timeline, a_plan, at, the_usual
from ..days import CHECK_IN, COMFORT, PLAN, WALK, said, swollen


def replied(text: str = "5", when: str = "Mon 19:31") -> Timeline:
    """Answered the evening check-in of the first day on the phone."""
    day = Timeline(PLAN).start("Mon 18:00").until("Mon 19:30")
    return day.answer(when, Answer.REPLY, "check_in", text)


def test_a_first_number_is_followed_by_one_question() -> None:
    day = replied("5 6")

    assert (day.episode.check_ins[0].pain_now, day.episode.check_ins[0].pain_worst) == (5, 6)
    assert day.told_last == ["anything_new"]


def test_nothing_new_needs_no_more_than_that() -> None:
    day = replied().answer("Mon 19:32", Answer.SAME, About.ANYTHING_NEW)

    assert (day.episode.asked, len(day.episode.check_ins)) == ((), 1)


def test_a_number_that_is_no_news_is_followed_by_nothing() -> None:
    day = replied("2").answer("Mon 19:32", Answer.SAME, About.ANYTHING_NEW)

    day.until("Tue 08:00").answer("Tue 08:01", Answer.REPLY, "check_in", "2")

    assert "anything_new" not in day.told_last


@pytest.mark.parametrize(
    ("numbers", "is_news"),
    [
        ((5, 4), True),
        ((5, 3), False),
        ((2, 3), True),
        ((2, 2), False),
        ((2, 5, 3), False),
        ((5, 2, 3), True),
    ],
)
def test_a_number_is_news_where_it_is_not_calm_or_more_than_the_last(
    numbers: tuple[int, ...], is_news: bool
) -> None:
    day = Timeline(a_plan(CHECK_IN)).start("Mon 10:00")
    for minute, number in enumerate(numbers[:-1]):
        day.check_in(f"Mon 10:{minute:02}", number)

    day.until("Tue 08:00").answer("Tue 08:01", Answer.REPLY, "check_in", str(numbers[-1]))

    assert ("anything_new" in day.told_last) is is_news


def test_whether_anything_is_new_is_asked_without_a_sound() -> None:
    asked = said(replied(), "anything_new")
    assert (asked.urgency, asked.answers) == (
        Urgency.QUIET,
        (Answer.SAME, Answer.SWOLLEN, Answer.MORE),
    )

    day = replied().answer("Mon 19:32", Answer.MORE, About.ANYTHING_NEW)
    more = said(day, "what_is_new")
    assert (more.urgency, more.answers) == (
        Urgency.QUIET,
        (Answer.BRUISED, Answer.SKIN, Answer.SEDATED),
    )
    assert day.episode.asked == (About.WHAT_IS_NEW,)


def test_a_number_that_an_automation_types_is_followed_by_no_sound_either() -> None:
    day = Timeline(PLAN).start("Mon 18:00").until("Mon 19:30")
    prompt = day.episode.open_prompt("check_in")

    day.on("Mon 19:31", day.tapped(prompt.id, Answer.REPLY, text="5"))

    assert said(day, "anything_new").rings is False


def test_the_two_questions_about_much_pain_go_with_a_better_answer() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 19:00", 8).check_in("Mon 19:30", 3)

    assert day.episode.asked == ()


def test_what_is_new_is_asked_no_more_after_another_number() -> None:
    day = replied().answer("Mon 19:32", Answer.MORE, About.ANYTHING_NEW)

    assert day.check_in("Mon 20:00", 3).episode.asked == ()


def test_in_a_pause_a_number_is_taken_and_nothing_asked() -> None:
    day = Timeline(PLAN).start("Mon 18:00", by="anna").on("Mon 18:01", Paused(by="anna"))

    day.answer("Mon 18:05", Answer.REPLY, "", "5")

    assert [one.pain_now for one in day.episode.check_ins] == [5]
    assert day.episode.asked == ()


def test_what_is_added_comes_with_the_numbers_that_were_said_last() -> None:
    day = Timeline(PLAN).start("Mon 10:00").check_in("Mon 10:05", 2).until("Mon 19:30")
    day.answer("Mon 19:31", Answer.REPLY, "check_in", "5 6")

    day.answer("Mon 19:32", Answer.SWOLLEN, About.ANYTHING_NEW)

    last = day.episode.check_ins[-1]
    assert (last.pain_now, last.pain_worst) == (5, 6)


def test_swelling_is_two_taps_away() -> None:
    day = replied().answer("Mon 19:32", Answer.SWOLLEN, About.ANYTHING_NEW)

    assert day.episode.phase is Phase.HOLD_CARE
    assert day.episode.check_ins[-1] == CheckIn(
        at=at("Mon 19:32"), pain_now=5, swelling=True, by="anna"
    )


@pytest.mark.parametrize(
    ("answer", "field", "value"),
    [
        (Answer.BRUISED, "bruise", True),
        (Answer.SKIN, "skin_ok", False),
        (Answer.SEDATED, "alcohol_or_sedative", True),
    ],
)
def test_the_rest_is_three_taps_away(answer: Answer, field: str, value: bool) -> None:
    day = replied().answer("Mon 19:32", Answer.MORE, About.ANYTHING_NEW)
    assert day.told_last == ["what_is_new"]

    day.answer("Mon 19:33", answer, About.WHAT_IS_NEW)

    assert getattr(day.episode.check_ins[-1], field) is value
    assert day.episode.asked == ()


def test_what_was_asked_is_moot_after_the_next_check_in() -> None:
    day = replied()
    late = day.tapped(day.episode.subject(About.ANYTHING_NEW), Answer.SWOLLEN, by="anna")
    day.check_in("Mon 20:00", 3)

    assert isinstance(day.refused("Mon 20:01", late), StaleAnswer)


def test_much_pain_is_asked_about_first_and_once() -> None:
    day = replied("8")
    assert day.told_last == ["pain_high"]

    day.answer("Mon 19:33", Answer.NONE, About.HIGH_PAIN)

    assert day.told_last == ["anything_new"]


def test_what_was_said_with_much_pain_is_not_asked_again() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 19:00", 8, swelling=False)

    day.answer("Mon 19:01", Answer.NONE, About.HIGH_PAIN)

    assert day.episode.asked == ()


def test_neither_of_the_two_signs_asks_nothing_more_in_a_pause() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 19:00", 8).on("Mon 19:01", Paused())

    day.answer("Mon 19:02", Answer.NONE, About.HIGH_PAIN)

    assert day.episode.asked == ()


def test_it_is_the_last_answer_that_said_it_all() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 18:05", 2, swelling=False)
    day.check_in("Mon 19:00", 8).answer("Mon 19:01", Answer.NONE, About.HIGH_PAIN)

    assert day.told_last == ["anything_new"]


def test_what_closes_something_with_much_pain_asks_the_two_questions_no_second_time() -> None:
    day = replied("8").answer("Mon 19:33", Answer.NONE, About.HIGH_PAIN)
    day.answer("Mon 19:34", Answer.MORE, About.ANYTHING_NEW)

    day.answer("Mon 19:35", Answer.BRUISED, About.WHAT_IS_NEW)

    assert day.told_last == ["bruise"]


def test_a_yes_to_swelling_with_much_pain_does_not_ask_again() -> None:
    day = Timeline(a_plan(CHECK_IN, WALK)).start("Mon 18:00").check_in("Mon 19:00", 8)
    draft = Draft(day.plan, day.episode, at("Mon 19:01"))
    add_to_last(draft, "anna", bruise=True)

    assert draft.episode.asked == (About.HIGH_PAIN,)


def test_nobody_lifts_what_is_not_on_hold() -> None:
    day = Timeline(PLAN).start("Mon 18:00")
    lift = day.tapped(day.episode.warning_subject, Answer.CHECKED)

    assert isinstance(day.refused("Mon 18:01", lift), StaleAnswer)


def test_who_has_no_walks_in_the_plan_cannot_have_walked() -> None:
    day = Timeline(a_plan(CHECK_IN)).start("Mon 18:00")
    walked = day.tapped(day.episode.id, Answer.WALKED)

    assert isinstance(day.refused("Mon 18:01", walked), StaleAnswer)


def test_the_list_can_be_seen_again_on_hold() -> None:
    day = swollen().answer("Tue 15:01", Answer.WRONG, About.WARNING)

    assert day.told_last == ["warning_list"]


def test_a_skin_that_is_not_fine_ends_the_warmth_that_is_on() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 18:30", ActivityStarted(activity="bath"))

    day.check_in("Mon 18:40", 2, skin_ok=False)

    assert day.episode.session is None
    assert "skin_stop" in day.told_last


def test_a_bad_skin_of_nobody_knows_what_closes_all_that_touches_it() -> None:
    day = Timeline(a_plan(*COMFORT, the_usual(Kind.WALK))).start("Mon 18:00")

    day.check_in("Mon 18:10", 2, skin_ok=False)

    assert "skin" in str(day.refused("Mon 18:11", ActivityStarted(activity="ice")).lockouts)
