"""What only the page asks for: that nothing of the lists is there, and off once more."""

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, Phase, WarningList

from ..builders import Timeline, a_plan, an_activity
from ..house import HouseTimeline, a_pad

PLAN = a_plan(an_activity("check_in", times="08:00"), a_pad())
NOTHING = happened.SignsRuledOut(by="anna")


def on_hold(signs: WarningList) -> Timeline:
    event = happened.WarningSignReported(list=signs, by="anna")
    return Timeline(PLAN).start("Mon 18:00").on("Mon 18:10", event)


def test_a_hold_that_was_a_slip_is_taken_back_by_the_list_that_is_asked_again() -> None:
    for signs in WarningList:
        day = on_hold(signs).answer("Mon 18:20", Answer.MISTAKE, About.WARNING)
        assert day.on("Mon 18:21", NOTHING).episode.phase is Phase.REST


def test_the_second_part_of_that_list_is_answered_too() -> None:
    day = on_hold(WarningList.B).answer("Mon 18:20", Answer.MISTAKE, About.WARNING)
    day.answer("Mon 18:21", Answer.NONE, About.WARNING)

    assert day.on("Mon 18:22", NOTHING).episode.phase is Phase.REST


def test_a_list_that_was_read_for_another_reason_lifts_nothing() -> None:
    day = on_hold(WarningList.B).on("Mon 18:20", NOTHING)
    assert day.episode.phase is Phase.HOLD_CARE

    day.on("Mon 18:21", happened.WarningSignsAsked(by="anna")).on("Mon 18:22", NOTHING)
    assert day.episode.phase is Phase.HOLD_CARE


def test_a_hold_for_swelling_stays() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 18:10", 4, swelling=True)

    assert day.on("Mon 18:20", NOTHING).episode.phase is Phase.HOLD_CARE


def test_a_list_that_stands_on_the_phone_goes() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 18:05", happened.WarningSignsAsked())
    subject = day.episode.warning_subject
    assert day.askings.on(subject)

    day.on("Mon 18:06", NOTHING)

    assert day.askings.on(subject) is None
    assert day.episode.phase is Phase.REST


def test_while_idle_both_lists_go_too() -> None:
    day = Timeline(PLAN).on("Mon 18:00", happened.WarningSignsAsked(by="anna"))
    day.on("Mon 18:01", day.tapped("warning", Answer.NONE, by="anna"))
    assert [one.message.text for one in day.askings.open] == [Text.WARNING_LIST_TODAY]

    assert day.on("Mon 18:02", NOTHING).askings.open == ()


def test_off_is_sent_again_at_once() -> None:
    day = HouseTimeline(PLAN).start("Mon 18:00").confirm("Mon 18:10").deaf()
    day.on("Mon 18:12", happened.ActivityStopped(by="anna")).until("Mon 18:20")
    sent = len(day.switched)

    day.on("Mon 18:20", happened.OffAsked(activity="heating_pad", by="anna"))

    assert day.guard().state is GuardState.GOING_OFF
    assert len(day.switched) == sent + 1


def test_off_of_something_else_or_of_what_is_off_sends_nothing() -> None:
    day = HouseTimeline(PLAN).start("Mon 18:00").confirm("Mon 18:10").deaf()
    day.on("Mon 18:12", happened.ActivityStopped(by="anna")).until("Mon 18:20")
    sent = len(day.switched)

    day.on("Mon 18:20", happened.OffAsked(activity="bath", by="anna"))

    assert len(day.switched) == sent
