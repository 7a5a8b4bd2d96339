"""Which message leaves when."""

from dataclasses import replace
from datetime import time

from custom_components.back_recovery.engine.model.effects import ReportPrompt
from custom_components.back_recovery.engine.model.events import (
    ActivityDone,
    ActivityStarted,
    ClockMoved,
    Paused,
    PersonMoved,
    PromptSkipped,
    PromptSnoozed,
)
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Kind,
    MissedPolicy,
    PromptState,
    Urgency,
)
from custom_components.back_recovery.engine.step import step

from ..builders import (
    AWAY,
    HOME,
    Timeline,
    a_plan,
    an_activity,
    an_episode,
    at,
    clock,
    minutes,
    tells,
    the_usual,
    the_usual_plan,
)

WALK = an_activity("walk", times="09:00", duration=10, missed=MissedPolicy.MERGE)
STRETCH = an_activity("stretch", times="09:00", missed=MissedPolicy.MERGE)
CHECK_IN = an_activity("check_in", times="09:00", missed=MissedPolicy.MERGE)
PAD = an_activity("heating_pad", times="09:00", duration=15, needs_home=True,
                  missed=MissedPolicy.SEND_LATE)  # fmt: skip
NO_REPETITION = {"repeat_after": 600}


def test_the_first_day_of_the_usual_plan() -> None:
    day = Timeline(the_usual_plan(repeat_after=600)).start("Mon 18:00").until("Tue 23:00")

    assert day.told == [
        "Mon 18:00 started",
        "Mon 19:30 check_in",
        "Mon 20:00 bath",
        "Tue 08:00 check_in",
        "Tue 09:00 walk",
        "Tue 11:00 heating_pad",
        "Tue 12:30 tip_rest",
        "Tue 13:00 walk",
        "Tue 17:00 walk",
    ]


def test_a_prompt_leaves_at_its_time_and_not_a_second_before() -> None:
    early = step(a_plan(WALK), an_episode(), ClockMoved(), at("Tue 08:59:59"))
    due = step(a_plan(WALK), an_episode(), ClockMoved(), at("Tue 09:00"))

    assert tells(early.effects) == []
    assert early.wake_at == at("Tue 09:00")
    assert [tell.message.activity for tell in tells(due.effects)] == ["walk"]


def test_what_is_due_at_once_leaves_one_a_minute_the_more_helpful_first() -> None:
    plan = a_plan(STRETCH, WALK, CHECK_IN, **NO_REPETITION)

    day = Timeline(plan).start("Mon 18:00").until("Tue 10:00")

    assert day.told[1:] == ["Tue 09:00 check_in", "Tue 09:01 walk", "Tue 09:02 custom"]


def test_a_prompt_does_not_share_the_minute_of_another_message() -> None:
    day = Timeline(a_plan(WALK, **NO_REPETITION)).start("Tue 08:59:01").until("Tue 10:00")

    assert day.told == ["Tue 08:59:01 started", "Tue 09:00:01 walk"]


def test_a_clock_that_is_set_back_holds_up_nothing_for_more_than_its_minute() -> None:
    episode = an_episode(last_told_at=at("Tue 20:00"))

    decision = step(a_plan(WALK), episode, ClockMoved(), at("Tue 09:00"))
    assert decision.wake_at == at("Tue 09:01")

    later = step(a_plan(WALK), decision.episode, ClockMoved(), decision.wake_at)
    assert [tell.message.text for tell in tells(later.effects)] == ["walk"]


def test_an_unanswered_check_in_is_repeated_once() -> None:
    day = Timeline(a_plan(CHECK_IN)).start("Mon 18:00").until("Tue 20:00")

    assert day.told[1:] == ["Tue 09:00 check_in", "Tue 09:30 check_in"]
    assert day.prompts == ["Tue 09:00 check_in offered", "Tue 13:00 check_in lapsed"]


def test_an_offer_is_not_repeated() -> None:
    day = Timeline(a_plan(WALK)).start("Mon 18:00").until("Tue 20:00")

    assert day.told[1:] == ["Tue 09:00 walk"]
    assert day.prompts == ["Tue 09:00 walk offered", "Tue 11:00 walk lapsed"]


def test_after_a_day_without_any_answer_one_check_in_and_one_walk_come_and_nothing_again() -> None:
    day = Timeline(the_usual_plan(rest_window=96)).start("Mon 18:00").until("Thu 23:00")

    assert [line for line in day.told if line.startswith(("Wed", "Thu"))] == [
        "Wed 08:00 check_in",
        "Wed 09:00 walk",
        "Thu 08:00 check_in",
        "Thu 09:00 walk",
    ]


def test_an_answer_ends_the_silence_at_once() -> None:
    day = Timeline(the_usual_plan(rest_window=96)).start("Mon 18:00").check_in("Wed 10:00", 4)

    assert day.until("Wed 18:00").offered[-3:] == [
        "Wed 12:30 tip",
        "Wed 13:00 walk",
        "Wed 17:00 walk",
    ]


def test_an_answered_prompt_is_not_repeated() -> None:
    day = Timeline(a_plan(WALK)).start("Mon 18:00").on("Tue 09:10", PromptSkipped())

    assert day.until("Tue 20:00").told[1:] == ["Tue 09:00 walk"]


def test_a_snoozed_prompt_is_sent_once_more_and_not_repeated() -> None:
    snooze = PromptSnoozed(span=minutes(45))
    day = Timeline(a_plan(WALK)).start("Mon 18:00").on("Tue 09:10", snooze)

    assert day.until("Tue 20:00").told[1:] == ["Tue 09:00 walk", "Tue 09:55 walk"]


def test_after_a_night_without_power_one_message_names_everything() -> None:
    plan = a_plan(STRETCH, WALK, CHECK_IN)
    day = Timeline(plan).start("Mon 18:00").sleep_until("Tue 10:00")

    (tell,) = tells(day.last.effects)
    assert (tell.message.text, tell.message.also) == ("check_in", ("walk", "stretch"))
    told = {prompt.activity: prompt.told for prompt in day.episode.prompts}
    assert told == {"check_in": True, "walk": False, "stretch": False}


def test_an_answer_to_a_message_that_names_several_means_its_first() -> None:
    day = Timeline(a_plan(STRETCH, WALK)).start("Mon 18:00").sleep_until("Tue 10:00")

    assert day.on("Tue 10:01", PromptSkipped()).prompts[-1] == "Tue 10:01 walk skipped"


def test_what_a_message_only_names_is_not_repeated() -> None:
    day = Timeline(a_plan(STRETCH, CHECK_IN)).start("Mon 18:00").sleep_until("Tue 10:00")

    assert day.until("Tue 20:00").told[1:] == ["Tue 10:00 check_in", "Tue 10:30 check_in"]


def test_after_the_first_answer_the_next_comes_with_its_own_buttons() -> None:
    day = Timeline(a_plan(STRETCH, WALK)).start("Mon 18:00").sleep_until("Tue 10:00")

    day.on("Tue 10:05", PromptSkipped()).until("Tue 10:30")

    assert day.told[1:] == ["Tue 10:00 walk", "Tue 10:05 custom"]
    assert tells(day.effects)[-1].message.answers == (Answer.DONE, Answer.SNOOZE, Answer.SKIP)


def test_one_that_comes_late_says_for_when_it_was() -> None:
    half, more = (
        Timeline(a_plan(CHECK_IN)).start("Mon 18:00").sleep_until(when)
        for when in ("Tue 09:30", "Tue 09:30:01")
    )
    assert [tell.message.due for tell in tells(half.last.effects)] == [None]
    assert [tell.message.due for tell in tells(more.last.effects)] == [at("Tue 09:00")]


def test_what_a_message_named_has_its_own_once_it_was_snoozed() -> None:
    day = Timeline(a_plan(STRETCH, WALK)).start("Mon 18:00").sleep_until("Tue 10:00")

    day.on("Tue 10:01", PromptSnoozed(activity="stretch")).until("Tue 10:31")

    assert day.told_last == ["custom"]
    assert all(prompt.told for prompt in day.episode.prompts)


def test_five_minutes_are_not_late() -> None:
    plan = a_plan(STRETCH, WALK)

    on_time = Timeline(plan).start("Mon 18:00").sleep_until("Tue 09:05").last
    late = Timeline(plan).start("Mon 18:00").sleep_until("Tue 09:05:01").last

    assert [tell.message.also for tell in tells(on_time.effects)] == [()]
    assert [tell.message.also for tell in tells(late.effects)] == [("stretch",)]


def test_a_late_repetition_is_not_named_by_another_message() -> None:
    later = an_activity("stretch", times="09:20", missed=MissedPolicy.MERGE)
    day = Timeline(a_plan(later, CHECK_IN)).start("Mon 18:00").until("Tue 09:20")
    day.sleep_until("Tue 10:00")
    assert day.told_last == ["check_in"]
    assert tells(day.last.effects)[0].message.also == ()


def test_a_prompt_that_needs_home_waits_for_the_person() -> None:
    day = Timeline(a_plan(PAD), AWAY).start("Mon 18:00").until("Tue 09:30")
    assert day.offered == []

    day.on("Tue 10:00", PersonMoved(place=HOME))

    assert day.offered == ["Tue 10:00 heating_pad"]


def test_a_prompt_that_needs_home_is_given_up_after_its_deadline() -> None:
    day = Timeline(a_plan(PAD), AWAY).start("Mon 18:00").on("Tue 21:01", PersonMoved(place=HOME))

    assert day.offered == []


def test_a_repetition_waits_for_the_person_too() -> None:
    asked = replace(CHECK_IN, needs_home=True)
    day = Timeline(a_plan(asked)).start("Mon 18:00").on("Tue 09:10", PersonMoved(place=AWAY))

    day.on("Tue 09:50", PersonMoved(place=HOME))

    assert day.told[1:] == ["Tue 09:00 check_in", "Tue 09:50 check_in"]


def test_what_needs_no_home_is_sent_wherever_the_person_is() -> None:
    day = Timeline(a_plan(WALK), AWAY).start("Mon 18:00").until("Tue 09:00")

    assert day.offered == ["Tue 09:00 walk"]


def test_one_that_is_given_up_makes_room_for_another_a_second_later() -> None:
    pad = an_activity("heating_pad", times="09:00", needs_home=True)
    plan = a_plan(pad, an_activity("stretch", times="09:05", missed=MissedPolicy.MERGE),
                  prompts_per_day=1, repeat_after=600)  # fmt: skip

    day = Timeline(plan, AWAY).start("Mon 18:00").until("Tue 12:00")

    assert day.offered == ["Tue 09:05:01 stretch"]


def test_what_has_become_free_goes_to_what_is_due_next_and_not_to_what_is_past() -> None:
    walk = an_activity("walk", times="09:00", duration=10)
    pad = an_activity("heating_pad", times="17:00", duration=15)
    stretch = an_activity("stretch", times="12:00", missed=MissedPolicy.MERGE, latest="21:00")
    mat = an_activity("mat", times="19:00", duration=10)
    plan = a_plan(walk, pad, stretch, mat, prompts_per_day=2, **NO_REPETITION)
    day = Timeline(plan).start("Mon 08:00").until("Mon 16:00")
    assert day.offered == ["Mon 09:00 walk"]

    # The bath of somebody who did not wait to be asked: the pad has no place in this half day.
    day.on("Mon 16:00", ActivityDone(activity="heating_pad")).until("Mon 23:00")

    assert day.offered == ["Mon 09:00 walk"]


def test_two_missed_times_of_one_activity_are_one_open_prompt() -> None:
    rub = an_activity("rub", times="09:00 11:00", most_per_day=2, needs_home=True,
                      missed=MissedPolicy.SEND_LATE)  # fmt: skip
    day = Timeline(a_plan(rub, **NO_REPETITION), AWAY).start("Mon 18:00").until("Tue 14:00")

    day.on("Tue 14:00", PersonMoved(place=HOME)).until("Tue 17:59")

    assert day.offered == ["Tue 14:00 rub", "Tue 16:00 rub"]
    assert [clock(one.due_at) for one in day.episode.prompts] == ["Tue 09:00", "Tue 11:00"]


def test_nothing_is_offered_while_something_is_being_done() -> None:
    plan = a_plan(WALK, an_activity("stretch", times="09:05", missed=MissedPolicy.MERGE))
    day = Timeline(plan).start("Mon 18:00").on("Tue 09:02", ActivityStarted(activity="walk"))

    assert day.until("Tue 09:11:59").offered == ["Tue 09:00 walk"]
    assert day.until("Tue 09:13").offered[1:] == ["Tue 09:13 stretch"]


def test_a_repetition_waits_for_what_is_being_done() -> None:
    plan = a_plan(CHECK_IN, an_activity("rub", duration=2))
    day = Timeline(plan).start("Mon 18:00").on("Tue 09:29", ActivityStarted(activity="rub"))

    assert day.until("Tue 10:00").told[3:] == ["Tue 09:31 ended_rub", "Tue 09:32 check_in"]


def test_nothing_is_offered_in_quiet_hours() -> None:
    plan = a_plan(WALK, STRETCH, quiet="08:00-10:00", **NO_REPETITION)

    day = Timeline(plan).start("Tue 07:00").until("Tue 12:00")

    assert day.told[1:] == ["Tue 10:00 walk"]
    assert [tell.message.also for tell in tells(day.effects)] == [(), ("stretch",)]


def test_a_repetition_waits_for_the_end_of_quiet_hours() -> None:
    day = Timeline(a_plan(CHECK_IN, quiet="09:10-10:00")).start("Mon 18:00").until("Tue 12:00")

    assert day.told[1:] == ["Tue 09:00 check_in", "Tue 10:00 check_in"]


def test_nothing_is_offered_in_a_pause() -> None:
    day = Timeline(a_plan(WALK)).start("Mon 18:00").on("Mon 19:00", Paused()).until("Tue 12:00")

    assert day.offered == []


def test_heat_is_taken_back_when_its_hours_are_over() -> None:
    pad = an_activity("heating_pad", times="20:30", latest="21:30")
    walk = an_activity("walk", times="20:30", latest="21:30")

    day = Timeline(a_plan(pad, walk, **NO_REPETITION)).start("Mon 18:00").until("Tue 00:00")

    assert day.prompts[-2:] == ["Mon 21:30 heating_pad lapsed", "Mon 22:30 walk lapsed"]


def test_a_message_says_all_that_a_text_needs() -> None:
    walk = an_activity("walk", times="09:00", duration=10, message="Round the block")
    day = Timeline(a_plan(walk)).start("Mon 18:00").until("Tue 09:00")

    (tell,) = tells(day.last.effects)
    message = tell.message
    assert (message.subject, message.text) == (day.episode.prompts[0].id, "walk")
    assert (message.activity, message.minutes, message.own_text) == ("walk", 10, "Round the block")
    assert message.answers == (Answer.START, Answer.SNOOZE, Answer.SKIP)
    assert message.urgency is Urgency.NORMAL


def test_what_takes_no_time_is_done_and_a_check_in_is_replied_to() -> None:
    plan = a_plan(STRETCH, the_usual(Kind.CHECK_IN), **NO_REPETITION)
    day = Timeline(plan).start("Tue 07:00").until("Tue 13:00")

    first = {tell.message.text: tell.message.answers[0] for tell in tells(day.effects)[1:]}
    assert first == {"check_in": Answer.REPLY, "custom": Answer.DONE}


def test_a_prompt_that_is_sent_again_is_offered_again() -> None:
    day = Timeline(a_plan(WALK)).start("Mon 18:00").on("Tue 09:10", PromptSnoozed())

    day.until("Tue 09:40")

    (walk,) = day.episode.prompts
    assert (walk.state, walk.snoozed_until) == (PromptState.OFFERED, None)


def test_what_could_never_be_sent_is_noted_with_the_reason() -> None:
    day = Timeline(a_plan(PAD), AWAY).start("Mon 18:00").until("Tue 17:00")
    assert day.prompts == []

    day = Timeline(a_plan(replace(PAD, late_until=time(15))), AWAY).start("Mon 18:00")
    day.until("Tue 17:00")

    assert day.prompts == ["Tue 15:00:01 heating_pad lapsed"]
    (pad,) = day.episode.prompts
    assert pad.never_sent
    (report,) = [one for one in day.effects if isinstance(one, ReportPrompt)]
    assert report.reason == "away"


def test_what_was_never_sent_takes_no_place() -> None:
    pad = an_activity("heating_pad", times="09:00", duration=15, needs_home=True)
    plan = a_plan(pad, an_activity("stretch", times="10:00"), prompts_per_day=1)

    assert Timeline(plan, AWAY).start("Mon 18:00").until("Tue 12:00").offered == [
        "Tue 10:00 stretch"
    ]


def test_each_walk_has_the_number_of_those_before_it_also_when_it_is_sent_again() -> None:
    walks = an_activity("walk", times="09:00 13:00 17:00", duration=10, most_per_day=3)
    day = Timeline(a_plan(walks)).start("Mon 18:00").until("Tue 13:00")
    day.on("Tue 13:05", PromptSnoozed(activity="walk", by="anna")).until("Tue 17:00")

    told = [one.message.number for one in tells(day.effects) if one.message.text == "walk"]
    assert told == [0, 1, 1, 2]
