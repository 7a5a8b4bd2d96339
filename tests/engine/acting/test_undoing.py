"""A slip of the finger on what closes things can be taken back for a minute."""

from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.acting.undoing import take_back_answer
from custom_components.back_recovery.engine.model.effects import Clear, Message
from custom_components.back_recovery.engine.model.episode import About, Fact
from custom_components.back_recovery.engine.model.errors import StaleAnswer
from custom_components.back_recovery.engine.model.events import (
    ActivityDone,
    ClockMoved,
    MessageAnswered,
    Paused,
    PromptSkipped,
    RecoveryStopped,
    SignsRuledOut,
    WarningSignReported,
)
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.plan import READY_CHECK
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Condition,
    MissedPolicy,
    Onset,
    Phase,
    PromptState,
    Reason,
    Urgency,
    WarningList,
)
from custom_components.back_recovery.engine.reading.lockouts import lockouts

from ..builders import AT_GYM, Timeline, a_plan, an_activity, at, tells
from ..days import sore
from ..house import BATH
from ..ticks import ticked

WALK = an_activity("walk", times="09:00", duration=10)
PLAN = a_plan(WALK, an_activity("check_in"), BATH, rest_window=120)
SWELLING = About.WARNING


def asked_what_is_new() -> Timeline:
    """Return a day on which somebody has typed a number, and is asked whether anything is new."""
    day = Timeline(PLAN).start("Mon 18:00", by="anna")
    return day.answer("Mon 19:00", Answer.REPLY, "", "4")


def swollen_by_mistake(day: Timeline | None = None) -> Timeline:
    return (day or asked_what_is_new()).answer("Mon 19:01", Answer.SWOLLEN, About.ANYTHING_NEW)


def warm_is_closed_for(day: Timeline) -> set[str]:
    assert day.episode
    assert day.now
    bath = day.plan.activity("bath")
    return {one.reason for one in lockouts(day.plan, day.episode, bath, day.now)}


def buttons(day: Timeline, subject: str) -> tuple[Answer, ...]:
    asking = day.askings.on(subject)
    return asking.message.answers if asking else ()


# Swelling


def test_a_swelling_reported_by_mistake_is_taken_back() -> None:
    day = swollen_by_mistake()
    assert (day.episode.phase, day.told_last) == (Phase.HOLD_CARE, ["swelling"])

    day.answer("Mon 19:01:30", Answer.UNDO, SWELLING)

    assert day.episode.phase is Phase.REST
    assert Reason.SWELLING not in warm_is_closed_for(day)
    assert Clear(subject=day.episode.warning_subject) in day.last.effects
    assert day.told_last == ["anything_new"]


def test_it_is_taken_back_too_by_who_had_better_not_cool() -> None:
    profile = ticked(Condition.REACTS_BADLY_TO_COLD)
    day = Timeline(a_plan(*PLAN.activities, profile=profile)).start("Mon 18:00")
    day.check_in("Mon 19:01", 3, swelling=True)
    assert day.told_last == ["swelling_no_ice"]

    assert day.answer("Mon 19:01:30", Answer.UNDO, SWELLING).episode.phase is Phase.REST


def test_it_goes_on_where_it_was() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 18:30", Paused())
    day.check_in("Mon 19:01", 3, swelling=True)

    day.answer("Mon 19:01:30", Answer.UNDO, SWELLING)

    assert (day.episode.phase, day.told_last) == (Phase.PAUSED, [])


def test_what_was_said_before_stays_closed() -> None:
    day = Timeline(PLAN).start("Mon 18:00", by="anna").check_in("Mon 18:30", 4, bruise=True)
    swollen_by_mistake(day.answer("Mon 19:00", Answer.REPLY, "", "6"))

    day.answer("Mon 19:01:30", Answer.UNDO, SWELLING)

    assert Reason.BRUISE in warm_is_closed_for(day)


def test_after_a_minute_the_button_goes_without_a_sound() -> None:
    day = swollen_by_mistake()
    assert buttons(day, day.episode.warning_subject) == (
        Answer.CHECKED,
        Answer.WRONG,
        Answer.UNDO,
    )

    day.until("Mon 19:02")

    (shown,) = tells(day.last.effects)
    assert (shown.message.text, shown.message.rings) == ("swelling", False)
    assert shown.message.answers == (Answer.CHECKED, Answer.WRONG)
    assert isinstance(day.refused("Mon 19:02", _tap(day, Answer.UNDO)), StaleAnswer)


def _tap(day: Timeline, answer: Answer, by: str | None = "anna") -> MessageAnswered:
    return day.tapped(day.episode.warning_subject, answer, by=by)


def test_another_button_that_is_under_way_then_still_counts() -> None:
    day = swollen_by_mistake()
    checked = _tap(day, Answer.CHECKED)

    day.until("Mon 19:02").on("Mon 19:02:01", checked)

    assert day.episode.phase is Phase.REST


def test_a_house_that_was_down_for_that_minute_does_not_take_it_later() -> None:
    day = swollen_by_mistake()
    undo = _tap(day, Answer.UNDO)

    with pytest.raises(StaleAnswer):
        day._step(undo, at("Mon 20:00"))
    assert day.episode.phase is Phase.HOLD_CARE


def test_no_automation_takes_it_back() -> None:
    day = swollen_by_mistake()

    assert isinstance(day.refused("Mon 19:01:30", _tap(day, Answer.UNDO, None)), StaleAnswer)
    assert day.episode.phase is Phase.HOLD_CARE


def test_a_graver_sign_meanwhile_leaves_nothing_to_undo() -> None:
    day = swollen_by_mistake()
    undo = _tap(day, Answer.UNDO)
    day.on("Mon 19:01:20", WarningSignReported(list=WarningList.A))

    assert isinstance(day.refused("Mon 19:01:30", undo), StaleAnswer)
    assert day.episode.phase is Phase.HOLD_EMERGENCY


def test_with_a_clock_that_was_set_back_nothing_is_undone() -> None:
    day = swollen_by_mistake()
    undo = _tap(day, Answer.UNDO)

    with pytest.raises(StaleAnswer):
        day._step(undo, at("Mon 18:30"))


def test_a_swelling_said_again_on_hold_says_it_again_without_undo() -> None:
    day = swollen_by_mistake()

    day.check_in("Mon 19:01:30", 4, swelling=True)

    assert day.told_last == []
    day.until("Mon 19:03").answer("Mon 19:03", Answer.CHECKED, SWELLING)
    assert Reason.SWELLING in warm_is_closed_for(day)


def test_where_something_else_holds_by_now_a_swelling_is_not_taken_back() -> None:
    day = swollen_by_mistake()
    asking = day.askings.on(day.episode.warning_subject)
    held = (*day.episode.history, Fact(at=day.now, what=What.HOLD_STARTED, reason="warning_b"))
    draft = Draft(PLAN, replace(day.episode, history=held), day.now)

    with pytest.raises(StaleAnswer):
        take_back_answer(draft, asking, by="anna")


# A bruise, skin, alcohol or a strong pill


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer.BRUISED, Reason.BRUISE),
        (Answer.SKIN, Reason.SKIN),
        (Answer.SEDATED, Reason.SEDATIVE),
    ],
)
def test_one_tap_that_closes_heat_is_taken_back(answer: Answer, reason: Reason) -> None:
    day = asked_what_is_new().answer("Mon 19:00:10", Answer.MORE, About.ANYTHING_NEW)
    day.answer("Mon 19:01", answer, About.WHAT_IS_NEW)
    assert reason in warm_is_closed_for(day)

    day.answer("Mon 19:01:59", Answer.UNDO, reason)

    assert reason not in warm_is_closed_for(day)
    assert day.told_last == ["anything_new"]


def test_its_button_goes_and_its_words_stay() -> None:
    day = asked_what_is_new().answer("Mon 19:00:10", Answer.MORE, About.ANYTHING_NEW)
    day.answer("Mon 19:01", Answer.BRUISED, About.WHAT_IS_NEW)

    shown = tells(day.until("Mon 19:02").last.effects)[0]

    assert (shown.message.text, shown.message.answers, shown.message.asking) == ("bruise", (), None)
    assert shown.message.again


def test_what_was_filled_in_is_no_slip() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 19:00", 4, bruise=True)

    assert buttons(day, day.episode.subject(About.WARNING)) == ()
    assert buttons(day, f"{day.episode.id}-bruise") == ()


# Skip


def skipped() -> Timeline:
    day = Timeline(PLAN).start("Mon 18:00").until("Tue 09:00")
    return day.answer("Tue 09:05", Answer.SKIP, "walk")


def undo_skip(day: Timeline, when: str, by: str | None = "anna") -> MessageAnswered:
    day.until(when)
    (prompt,) = (one for one in day.episode.prompts if one.activity == "walk")
    return day.tapped(prompt.id, Answer.UNDO, by=by)


def test_what_was_skipped_is_said_in_its_place_for_a_minute() -> None:
    day = skipped()
    (walk,) = day.episode.prompts

    assert [one.message for one in tells(day.last.effects)] == [
        Message(
            subject=walk.id,
            text="skipped",
            answers=(Answer.UNDO,),
            activity="walk",
            urgency=Urgency.QUIET,
            asking=day.askings.on(walk.id).id,
            again=True,
        )
    ]
    assert day.wake_at == at("Tue 09:06")
    assert day.until("Tue 09:06").last.effects == (Clear(subject=walk.id),)


def test_a_skip_is_taken_back() -> None:
    day = skipped()

    day.on("Tue 09:05:59", undo_skip(day, "Tue 09:05:59"))

    (walk,) = day.episode.prompts
    assert (walk.state, walk.closed_at, walk.closed_by) == (PromptState.OFFERED, None, None)
    assert (day.told_last, day.prompts[-1]) == (["walk"], "Tue 09:05:59 walk offered")
    assert tells(day.last.effects)[0].message.rings is False
    day.on("Tue 09:10", ActivityDone(activity="walk", by="anna"))
    assert day.episode.prompts[0].state is PromptState.DONE


def test_a_minute_later_it_stays_skipped() -> None:
    day = skipped()
    undo = undo_skip(day, "Tue 09:05:59")

    assert isinstance(day.refused("Tue 09:06", undo), StaleAnswer)
    assert day.episode.prompts[0].state is PromptState.SKIPPED


def test_what_would_be_over_is_not_offered_again() -> None:
    day = Timeline(PLAN).start("Mon 18:00").until("Tue 09:00")
    lapses_at = day.episode.prompts[0].lapses_at
    day.on(lapses_at - timedelta(seconds=30), PromptSkipped(by="anna"))
    undo = day.tapped(day.episode.prompts[0].id, Answer.UNDO, by="anna")

    assert isinstance(day.refused(lapses_at, undo), StaleAnswer)


def test_what_an_automation_skips_is_gone_at_once() -> None:
    day = Timeline(PLAN).start("Mon 18:00").until("Tue 09:00").on("Tue 09:05", PromptSkipped())

    assert day.told_last == []
    assert Clear(subject=day.episode.prompts[0].id) in day.last.effects


def test_the_word_at_the_gym_is_not_said_again() -> None:
    day = Timeline(PLAN, place=AT_GYM).start("Mon 18:00").until("Mon 18:02")
    day.on("Mon 18:05", PromptSkipped(activity="gym", by="anna"))

    assert day.told_last == []


def test_the_test_movements_that_were_skipped_are_asked_again() -> None:
    day = sore().check_in("Fri 08:00", 2).until("Fri 08:05")
    card = day.episode.open_prompt(READY_CHECK)
    day.on("Fri 08:05", day.tapped(card.id, Answer.SKIP, by="anna"))

    day.on("Fri 08:05:30", day.tapped(card.id, Answer.UNDO, by="anna"))

    assert day.told_last == ["ready_check"]


def test_stopping_takes_it_away() -> None:
    day = skipped().on("Tue 09:05:10", RecoveryStopped(by="anna"))

    assert day.askings.open == ()


def test_a_skip_is_taken_back_only_where_its_kind_is_offered() -> None:
    paused, lost = skipped(), skipped()
    undo = undo_skip(paused, "Tue 09:05:10")
    assert isinstance(
        paused.on("Tue 09:05:20", Paused()).refused("Tue 09:05:30", undo), StaleAnswer
    )

    undo = undo_skip(lost, "Tue 09:05:10")
    lost.with_plan(a_plan(an_activity("check_in"), BATH, rest_window=120))
    assert isinstance(lost.refused("Tue 09:05:30", undo), StaleAnswer)


def test_what_was_only_named_has_its_own_message_once_it_was_skipped_and_taken_back() -> None:
    stretch = an_activity("stretch", times="09:00", missed=MissedPolicy.MERGE)
    walk = an_activity("walk", times="09:00", duration=10, missed=MissedPolicy.MERGE)
    day = Timeline(a_plan(walk, stretch)).start("Mon 18:00").sleep_until("Tue 10:00")
    named = next(one for one in day.episode.prompts if not one.told)

    day.on("Tue 10:01", PromptSkipped(activity="stretch", by="anna"))
    day.on("Tue 10:01:30", day.tapped(named.id, Answer.UNDO, by="anna"))

    assert day.episode.open_prompt("stretch").told
    assert day.until("Tue 10:30").told[-1] == "Tue 10:01:30 custom"


# What has no minute


def test_how_it_began_can_be_taken_back_for_as_long_as_its_message_stands() -> None:
    day = Timeline(PLAN).start("Mon 18:00").answer("Mon 18:01", Answer.SUDDEN, "")

    assert day.answer("Mon 18:10", Answer.UNDO, "").episode.onset is Onset.SORE


def test_a_word_about_a_swelling_without_that_button_is_not_said_again_after_a_minute() -> None:
    day = swollen_by_mistake().until("Mon 19:03")
    day.on("Mon 20:00", SignsRuledOut(by="anna"))
    assert day.told_last == ["swelling"]

    assert tells(day.until("Mon 20:01").last.effects) == []
    assert tells(day.until("Mon 20:05").last.effects) == []


def test_a_clock_that_is_set_back_takes_the_button_away() -> None:
    day = skipped()

    day._step(ClockMoved(), at("Tue 09:04:59"))

    assert buttons(day, day.episode.prompts[0].id) == ()


def test_the_button_of_a_skip_stands_in_the_same_second() -> None:
    day = skipped().on("Tue 09:05", ClockMoved())

    assert buttons(day, day.episode.prompts[0].id) == (Answer.UNDO,)
