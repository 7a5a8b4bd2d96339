"""Every asking has an id of its own: an answer counts once, for what it was given to."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.model.effects import (
    LATE_FOR,
    Asking,
    Askings,
    Clear,
    Message,
    Tell,
)
from custom_components.back_recovery.engine.model.episode import About, Prompt
from custom_components.back_recovery.engine.model.errors import StaleAnswer
from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    MessageAnswered,
    PromptSkipped,
    RecoveryStopped,
)
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, Onset, PromptState

from ..builders import Timeline, a_plan, an_activity, an_episode, at, hours, tells
from ..house import HouseTimeline

PLAN = a_plan(an_activity("walk", times="09:00", duration=10), repeat_after=20, snooze=30)
LIST = Message(subject="e1", text=Text.WARNING_LIST, answers=(Answer.NONE, Answer.YES))


def offered() -> Timeline:
    return Timeline(PLAN).start("Mon 18:00").until("Tue 09:00")


def first(day: Timeline) -> Prompt:
    assert day.episode
    return day.episode.prompts[0]


def on_the_first(day: Timeline, answer: Answer) -> MessageAnswered:
    return day.tapped(first(day).id, answer, by="anna")


def check_in_due() -> Timeline:
    plan = a_plan(an_activity("check_in", times="09:00"), repeat_after=20)
    return Timeline(plan).start("Mon 18:00").check_in("Mon 18:05", 2).until("Tue 09:00")


def test_each_time_it_is_asked_it_has_another_id() -> None:
    day = check_in_due().until("Tue 09:20")

    told = [one for one in day.effects if isinstance(one, Tell) and one.message.text == "check_in"]
    assert len({one.message.asking for one in told}) == len(told) == 2


def test_a_repetition_takes_the_answers_of_the_message_before() -> None:
    day = check_in_due()
    early = on_the_first(day, Answer.SKIP)
    day.until("Tue 09:20")

    assert isinstance(day.refused("Tue 09:21", early), StaleAnswer)
    assert first(day.on("Tue 09:22", on_the_first(day, Answer.SKIP))).state is PromptState.SKIPPED


def test_snooze_that_comes_twice_puts_off_once() -> None:
    day = offered()
    snooze = on_the_first(day, Answer.SNOOZE)
    day.on("Tue 09:01", snooze)

    assert isinstance(day.refused("Tue 09:20", snooze), StaleAnswer)
    assert first(day).snoozed_until == at("Tue 09:31")


def test_snooze_that_comes_once_more_after_it_is_over_puts_nothing_off() -> None:
    day = offered()
    snooze = on_the_first(day, Answer.SNOOZE)
    day.on("Tue 09:01", snooze).until("Tue 09:31")

    assert isinstance(day.refused("Tue 09:32", snooze), StaleAnswer)
    assert first(day).state is PromptState.OFFERED


def test_what_was_answered_elsewhere_takes_no_tap() -> None:
    day = offered()
    skip = on_the_first(day, Answer.SKIP)
    day.on("Tue 09:01", PromptSkipped(activity="walk"))

    assert isinstance(day.refused("Tue 09:02", skip), StaleAnswer)


def test_something_is_wrong_can_be_said_to_the_same_message_again() -> None:
    day = Timeline(PLAN).start("Mon 18:00").answer("Mon 18:05", Answer.WRONG, "")
    day.answer("Mon 18:06", Answer.NONE, About.WARNING)

    day.answer("Mon 19:00", Answer.WRONG, "")

    assert day.told_last == ["started", "warning_list"]


def test_something_is_wrong_that_comes_twice_shows_one_list() -> None:
    day = Timeline(PLAN).start("Mon 18:00")
    wrong = day.tapped(day.episode.id, Answer.WRONG, by="anna")
    day.on("Mon 18:05", wrong)

    assert isinstance(day.refused("Mon 18:05", wrong), StaleAnswer)


def test_in_the_night_the_message_that_was_answered_is_there_again_at_once() -> None:
    day = Timeline(a_plan(*PLAN.activities, quiet="22:00-08:00")).start("Mon 18:00")
    day.answer("Mon 23:00", Answer.WRONG, "")

    assert {one.not_before for one in day.last.effects if isinstance(one, Tell)} == {None}


def test_a_late_yes_answers_no_other_question() -> None:
    home = HouseTimeline().day().ask("Tue 12:00", "bath")
    late = home.tapped(home.episode.question_subject, Answer.START, by="anna")
    home.until("Tue 12:10").ask("Tue 12:11")

    assert isinstance(home.refused("Tue 12:12", late), StaleAnswer)
    assert home.switched == []


def test_mondays_fine_is_not_tuesdays() -> None:
    home = HouseTimeline().day().confirm("Tue 12:00").until("Tue 12:05")
    fine = home.tapped(home.episode.skin_subject, Answer.FINE, by="anna")
    home.on("Tue 12:06", fine).until("Tue 14:15").confirm("Tue 18:00").until("Tue 18:05")

    assert isinstance(home.refused("Tue 18:06", fine), StaleAnswer)
    assert home.until("Tue 18:07").why() == "no_reply"


def test_a_start_that_is_refused_can_be_tried_again() -> None:
    plan = a_plan(*PLAN.activities, an_activity("stretch", duration=10))
    day = Timeline(plan).start("Mon 18:00").until("Tue 09:00")
    day.on("Tue 09:01", ActivityStarted(activity="stretch"))
    start = on_the_first(day, Answer.START)
    day.refused("Tue 09:02", start)

    day.until("Tue 09:11").on("Tue 09:12", start)

    assert first(day).state is PromptState.STARTED


def test_the_end_of_an_episode_leaves_nothing_to_answer() -> None:
    day = offered().on("Tue 09:05", RecoveryStopped())

    assert (day.episode, day.askings.open) == (None, ())


def test_an_id_that_was_used_does_not_come_again_where_a_record_is_lost() -> None:
    before, first = Askings().asked(LIST, at("Mon 18:00"))
    _, again = Askings().asked(LIST, at("Mon 18:01"))
    _, second = before.asked(LIST, at("Mon 18:00"))

    assert len({first.asking, again.asking, second.asking}) == 3


@pytest.mark.parametrize("late", [True, False])
def test_what_counts_late_counts_for_two_days(late: bool) -> None:
    question = Message(subject="s", text=Text.SKIN_CHECK, answers=(Answer.FINE, Answer.HALT))
    askings, message = Askings().asked(question, at("Mon 18:00"))
    gone = askings.without("s")

    found = gone.find(message.asking, at("Mon 18:00") + LATE_FOR + hours(late))

    assert (found is None) is late
    assert found is None or found.message.answers == (Answer.HALT,)


def test_how_it_began_is_taken_back_in_one_tap() -> None:
    day = Timeline(PLAN).start("Mon 18:00").answer("Mon 18:01", Answer.SUDDEN, "")
    assert day.episode.onset is Onset.TWEAK

    day.answer("Mon 18:02", Answer.UNDO, "")

    assert (day.episode.onset, day.told_last) == (Onset.SORE, ["onset_sore"])
    assert day.answer("Mon 18:03", Answer.UNDO, "").episode.onset is Onset.TWEAK


# What still stands once a button of it was used


def answered(given: Answer, **values: Any) -> Draft:
    """Return a draft in which one answer was given to a message of 09:00, at 09:10."""
    values = {"text": Text.STARTED_BY_HAND, "answers": (Answer.FINE, Answer.END)} | values
    message = Message(subject="e1", asking="a", **values)
    asking = Asking(message=message, asked_at=at("Tue 09:00"))
    draft = Draft(PLAN, an_episode(), at("Tue 09:10"), askings=Askings(open=(asking,)))
    draft.use_up(asking, given)
    draft.answered = asking
    return draft


def test_what_can_still_be_said_stays_without_the_button_that_was_used() -> None:
    draft = answered(Answer.FINE)

    draft.show_what_is_left()

    (told,) = tells(draft.effects)
    assert (told.message.text, told.message.answers) == (Text.STARTED, (Answer.END,))
    assert not told.message.rings


def test_one_that_can_be_typed_to_keeps_its_words() -> None:
    draft = answered(Answer.FINE, answers=(Answer.FINE, Answer.REPLY))

    draft.show_what_is_left()

    (told,) = tells(draft.effects)
    assert told.message.text is Text.STARTED_BY_HAND


def test_a_message_goes_with_its_last_button() -> None:
    draft = answered(Answer.END, answers=(Answer.END,))

    draft.show_what_is_left()

    assert draft.effects == [Clear(subject="e1")]


def test_one_that_speaks_of_what_is_over_goes_and_is_asked_no_more() -> None:
    draft = answered(Answer.FINE, until=at("Tue 09:10"))
    assert draft.askings.on("e1")

    draft.show_what_is_left()

    assert draft.effects == [Clear(subject="e1")]
    assert draft.askings.on("e1") is None


def test_nobody_is_told_once_more_until_when_something_lasted() -> None:
    draft = answered(Answer.FINE, until=at("Tue 09:10"))
    assert draft.answered

    draft.ask_anew(draft.answered, 0)

    assert draft.effects == []
