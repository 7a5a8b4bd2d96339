"""What comes late, what is missed, and how an offer is worded by what the person has said."""

import pytest

from custom_components.back_recovery.engine.model.effects import Message, ReportPrompt
from custom_components.back_recovery.engine.model.episode import Place
from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    ClockMoved,
    PersonMoved,
    PromptSkipped,
    PromptSnoozed,
    RestNoticed,
    WarningSignsAsked,
)
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Condition,
    Kind,
    MissedPolicy,
    Phase,
    PromptState,
    Reason,
    Urgency,
)
from custom_components.back_recovery.engine.step import step

from ..builders import (
    AWAY,
    HOME,
    Timeline,
    a_plan,
    a_prompt,
    an_activity,
    an_episode,
    at,
    minutes,
    tells,
    the_usual,
)
from ..days import back_at_the_gym, said
from ..ticks import ticked

MERGES = {"missed": MissedPolicy.MERGE}
WALK = an_activity("walk", times="09:00", duration=10, **MERGES)
STRETCH = an_activity("stretch", times="09:00", **MERGES)
CHECK_IN = an_activity("check_in", times="09:00", **MERGES)
RUB = an_activity("rub", times="14:00", duration=5)
RESTS = RestNoticed(is_undisturbed=True)


def a_day(*activities: object, **values: object) -> Timeline:
    return Timeline(a_plan(*activities, **values)).start("Mon 18:00")


def offers_of(day: Timeline, text: str) -> list[Message]:
    return [one.message for one in tells(day.effects) if one.message.text == text]


# Late


def test_a_repetition_that_comes_late_does_not_say_for_when_it_was() -> None:
    day = a_day(CHECK_IN).until("Tue 09:00").sleep_until("Tue 10:31")

    assert [one.due for one in offers_of(day, "check_in")] == [None, None]


def test_one_that_was_put_off_and_comes_late_says_for_when_it_was() -> None:
    day = a_day(WALK).on("Tue 09:05", PromptSnoozed(by="anna")).sleep_until("Tue 10:10")

    assert [one.due for one in offers_of(day, "walk")] == [None, at("Tue 09:35")]


def test_a_tip_that_comes_late_names_nothing_and_is_named_by_nothing() -> None:
    tip = an_activity("tip", times="09:00", **MERGES)
    day = a_day(tip, WALK, STRETCH).sleep_until("Tue 10:00")

    day.until("Tue 10:30")

    assert [(one.message.text, one.message.also) for one in tells(day.effects)[1:]] == [
        ("walk", ("stretch",)),
        ("tip_rest", ()),
    ]


def test_what_waits_behind_a_message_comes_once_that_was_put_off() -> None:
    day = a_day(WALK, STRETCH).sleep_until("Tue 10:00")

    day.answer("Tue 10:02", Answer.SNOOZE, "walk").until("Tue 10:05")

    assert day.told[-1] == "Tue 10:02 custom"
    assert day.episode.open_prompt("stretch").told


def test_what_was_named_and_put_off_waits_for_its_own_time() -> None:
    day = a_day(WALK, STRETCH).sleep_until("Tue 10:00")
    day.on("Tue 10:01", PromptSnoozed(activity="stretch", by="anna"))

    day.answer("Tue 10:02", Answer.SKIP, "walk").until("Tue 11:00")

    assert [line for line in day.told if "custom" in line] == ["Tue 10:31 custom"]


def test_what_waits_behind_a_message_that_nobody_answers_waits_on() -> None:
    day = a_day(WALK, STRETCH).sleep_until("Tue 10:00").until("Tue 11:30")

    assert day.told[-1] == "Tue 10:00 walk"


def test_what_was_put_off_is_offered_once_more_to_automations() -> None:
    day = a_day(WALK).on("Tue 09:05", PromptSnoozed()).until("Tue 09:40")

    offered = [one for one in day.effects if isinstance(one, ReportPrompt)]
    assert [one.kind for one in offered].count(PromptState.OFFERED) == 2


def test_a_repetition_is_no_new_offer_to_automations() -> None:
    day = a_day(CHECK_IN).until("Tue 09:40")

    assert day.told[1:] == ["Tue 09:00 check_in", "Tue 09:30 check_in"]
    assert day.prompts == ["Tue 09:00 check_in offered"]


def test_after_a_day_without_an_answer_a_check_in_is_not_repeated() -> None:
    day = a_day(CHECK_IN, rest_window=96).until("Wed 20:00")

    assert [line for line in day.told if "check_in" in line] == [
        "Tue 09:00 check_in",
        "Tue 09:30 check_in",
        "Wed 09:00 check_in",
    ]


def test_from_the_moment_at_which_silence_has_lasted_a_day_nothing_is_repeated() -> None:
    day = Timeline(a_plan(CHECK_IN, rest_window=96)).start("Mon 09:00").until("Tue 20:00")

    assert [line for line in day.told if line.startswith("Tue")] == ["Tue 09:00 check_in"]


def test_in_a_pause_nothing_is_said_again_whatever_lies_there() -> None:
    put_off = a_prompt("walk", state=PromptState.SNOOZED, snoozed_until=at("Tue 09:30"))
    paused = an_episode(phase=Phase.PAUSED, prompts=(put_off,))

    decision = step(a_plan(WALK), paused, ClockMoved(), at("Tue 09:40"))

    assert tells(decision.effects) == []


# Missed


def missed(day: Timeline) -> list[str]:
    """Return what is reported as never sent, and why."""
    found = [one for one in day.effects if isinstance(one, ReportPrompt)]
    return [f"{one.activity} {one.reason}" for one in found if one.kind is PromptState.LAPSED]


def test_a_practice_that_nobody_saw_is_not_missed() -> None:
    def practises(*rests: RestNoticed) -> Timeline:
        prep = an_activity("prep", times="19:00", duration=5, missed=MissedPolicy.SKIP)
        day = a_day(prep, rest_window=120).check_in("Wed 08:00", 2)
        for one in rests:
            day.on("Wed 18:30", one)
        return day.until("Wed 19:30")

    assert practises().offered == ["Wed 19:00 prep"]
    assert missed(practises(RESTS)) == []


def test_who_is_away_misses_only_what_needs_home() -> None:
    walk = an_activity("walk", times="14:00", missed=MissedPolicy.SKIP)
    rub = an_activity("rub", times="15:00", missed=MissedPolicy.SKIP, needs_home=True)
    day = Timeline(a_plan(walk, rub), AWAY).start("Mon 18:00")

    assert missed(day.until("Tue 15:06")) == [f"rub {Reason.AWAY}"]


@pytest.mark.parametrize(
    ("place", "needs_home", "why"),
    [
        (AWAY, True, Reason.AWAY),
        (AWAY, False, Reason.UNDISTURBED),
        (HOME, True, Reason.UNDISTURBED),
        (HOME, False, Reason.UNDISTURBED),
    ],
)
def test_who_rests_missed_it_for_that_unless_they_were_not_at_home(
    place: Place, needs_home: bool, why: Reason
) -> None:
    rub = an_activity("rub", times="14:00", missed=MissedPolicy.SKIP, needs_home=needs_home)
    day = Timeline(a_plan(rub), place).start("Mon 18:00").on("Tue 13:00", RESTS)

    assert missed(day.until("Tue 14:10")) == [f"rub {why}"]


def test_from_the_moment_at_which_silence_has_lasted_a_day_nothing_is_missed() -> None:
    rub = an_activity("rub", times="17:54:59", missed=MissedPolicy.SKIP)
    day = a_day(rub, rest_window=96).on("Tue 17:00", RESTS)

    assert missed(day.until("Tue 18:30")) == []


def test_who_is_at_home_and_up_misses_nothing() -> None:
    rub = an_activity("rub", times="14:00", missed=MissedPolicy.SKIP, needs_home=True)
    day = a_day(rub).on("Tue 14:10", PersonMoved(place=HOME))

    assert missed(day.until("Tue 14:30")) == []


@pytest.mark.parametrize(("place", "needs_home"), [(HOME, True), (AWAY, False)])
def test_what_could_not_be_offered_during_a_walk_is_not_missed(
    place: Place, needs_home: bool
) -> None:
    rub = an_activity("rub", times="14:00", missed=MissedPolicy.SKIP, needs_home=needs_home)
    day = Timeline(a_plan(rub, an_activity("walk", duration=20)), place).start("Mon 18:00")

    day.on("Tue 13:50", ActivityStarted(activity="walk", by="anna")).until("Tue 14:05:01")

    assert missed(day.until("Tue 14:10")) == []


def test_who_said_nothing_for_a_day_misses_nothing() -> None:
    walk = an_activity("walk", times="14:00", missed=MissedPolicy.SKIP)
    day = a_day(walk, rest_window=96).on("Wed 13:00", RESTS)

    assert f"walk {Reason.UNDISTURBED}" not in missed(day.until("Wed 22:00"))


def test_what_was_never_sent_stood_for_no_time_and_was_not_told() -> None:
    day = a_day(RUB).on("Tue 13:00", RESTS).until("Tue 22:00")

    (rub,) = [one for one in day.episode.prompts if one.activity == "rub"]
    assert rub.offered_at == rub.lapses_at == rub.closed_at
    assert (rub.state, rub.told, rub.repeat_at) == (PromptState.LAPSED, False, None)


# How it is worded


def walks(**plan: object) -> Timeline:
    walk = an_activity("walk", times="09:00 13:00", duration=20, most_per_day=2, **MERGES)
    return a_day(walk, **plan)


def test_with_a_lot_of_pain_a_walk_is_short_and_says_so() -> None:
    day = walks().check_in("Tue 08:00", 7).until("Tue 09:00")

    (offer,) = offers_of(day, "walk_high_pain")
    assert offer.minutes == 5


def test_with_less_pain_a_walk_is_a_walk() -> None:
    assert offers_of(walks().check_in("Tue 08:00", 6).until("Tue 09:00"), "walk")


def test_only_a_walk_is_called_a_short_walk() -> None:
    day = a_day(an_activity("easy_position", times="09:00", duration=10))

    day.check_in("Tue 08:00", 7).until("Tue 09:00")

    assert offers_of(day, "easy_position")


def test_only_walks_are_counted() -> None:
    day = walks().until("Tue 13:00")
    assert [one.number for one in offers_of(day, "walk")] == [0, 1]

    assert said(a_day(RUB).until("Tue 14:00"), "rub").number is None


def test_what_takes_no_time_is_done_and_says_no_minutes() -> None:
    stretch = said(a_day(STRETCH).until("Tue 09:00"), "custom")

    assert (stretch.answers[0], stretch.minutes) == (Answer.DONE, None)


def test_who_has_to_look_out_for_something_is_told_so_in_the_offer() -> None:
    def plan(*ticks: Condition) -> Plan:
        return a_plan(the_usual(Kind.HEATING_PAD), profile=ticked(*ticks))

    for ticks, cautious in (((), False), ((Condition.AGE_65,), True)):
        day = Timeline(plan(*ticks)).start("Tue 08:00").until("Tue 11:00")
        assert said(day, "heating_pad").cautious is cautious


def test_an_offer_that_comes_back_goes_only_where_the_other_word_was() -> None:
    day = a_day(WALK).until("Tue 09:00").answer("Tue 09:05", Answer.SKIP, "walk")
    (walk,) = day.episode.prompts

    day.on("Tue 09:05:30", day.tapped(walk.id, Answer.UNDO, by="anna"))

    (back,) = [one.message for one in tells(day.last.effects)]
    assert (back.again, back.urgency) == (True, Urgency.QUIET)
    assert back.answers == (Answer.START, Answer.SNOOZE, Answer.SKIP)


# Its own minute


def test_what_is_owed_wakes_the_house_in_its_own_minute() -> None:
    plan = a_plan(WALK, STRETCH, repeat_after=600)
    day = Timeline(plan).start("Mon 18:00").until("Tue 09:00")

    assert day.wake_at == at("Tue 09:01")
    assert day.until("Tue 09:01").wake_at != at("Tue 09:02")


def test_a_card_that_is_owed_wakes_the_house_in_its_own_minute() -> None:
    assert back_at_the_gym().wake_at == at("Fri 08:06")


def test_a_question_that_is_owed_comes_in_its_own_minute() -> None:
    plan = a_plan(the_usual(Kind.HEATING_PAD), asks_what_suits=True)
    day = Timeline(plan).start("Mon 08:00").on("Mon 10:59:30", WarningSignsAsked(by="anna"))

    assert day.until("Mon 11:10").told[-1] == "Mon 11:00:30 suits_asked"


def test_what_is_owed_and_answered_before_wakes_nobody() -> None:
    day = a_day(STRETCH, repeat_after=600).until("Tue 09:00")

    day.on("Tue 09:00:10", PromptSkipped(activity="stretch"))

    assert day.wake_at != at("Tue 09:01")
    assert day.wake_at > at("Tue 09:00") + minutes(1)
