"""What was ticked is done, and for a minute the tick can be taken off again."""

import pytest

from custom_components.back_recovery.engine.model.effects import Tell
from custom_components.back_recovery.engine.model.errors import (
    StaleAnswer,
    UnskippedTooLate,
    UntickedTooLate,
)
from custom_components.back_recovery.engine.model.events import (
    ActivityDone,
    ActivityStarted,
    PromptSkipped,
    PromptTicked,
    PromptUnticked,
    RecoveryStopped,
    WarningSignReported,
)
from custom_components.back_recovery.engine.model.plan import READY_CHECK, TRAINING
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    MissedPolicy,
    PromptState,
    WarningList,
)

from ..builders import Timeline, a_plan, an_activity, at, reports
from ..days import back_at_the_gym, sore

WALK = an_activity("walk", times="09:00", duration=10, gap=60)
LATE = [
    an_activity(name, times="09:00", missed=MissedPolicy.SEND_LATE, late_until="12:00")
    for name in ("stretch", "breathe")
]


def offered() -> Timeline:
    return Timeline(a_plan(WALK)).start("Mon 18:00").until("Tue 09:00")


def tick(day: Timeline, when: str) -> Timeline:
    return day.on(when, PromptTicked(prompt_id=day.episode.prompts[-1].id, by="anna"))


def untick(day: Timeline) -> PromptUnticked:
    return PromptUnticked(prompt_id=day.episode.prompts[-1].id, by="anna")


def test_what_was_offered_is_offered_again_without_a_sound() -> None:
    day = tick(offered(), "Tue 09:10")
    assert day.episode.sessions

    day.on("Tue 09:10:59", untick(day))

    (prompt,) = day.episode.prompts
    assert (prompt.state, prompt.closed_at, prompt.closed_by) == (PromptState.OFFERED, None, None)
    assert day.episode.sessions == ()
    assert reports(day.effects) == ["walk offered", "walk done", "walk offered"]
    (told,) = [one.message for one in day.last.effects if isinstance(one, Tell)]
    assert (told.text, told.rings, len(told.answers)) == ("walk", False, 3)


def test_what_was_ticked_ahead_of_its_time_comes_at_its_time() -> None:
    day = Timeline(a_plan(WALK)).start("Tue 07:00")
    (first,) = [day.episode.id + "-" + "walk-20260616-0"]
    day.on("Tue 08:00", PromptTicked(prompt_id=first, by="anna"))
    assert day.episode.prompts

    day.on("Tue 08:00:30", PromptUnticked(prompt_id=first, by="anna")).until("Tue 09:00")

    assert day.offered == ["Tue 09:00 walk"]


def test_one_that_another_message_named_waits_on_behind_it() -> None:
    day = Timeline(a_plan(*LATE)).start("Mon 18:00").sleep_until("Tue 09:20")
    (named,) = [one for one in day.episode.open_prompts if not one.told]
    day.on("Tue 09:30", PromptTicked(prompt_id=named.id, by="anna"))

    day.on("Tue 09:30:30", PromptUnticked(prompt_id=named.id, by="anna"))

    assert named in day.episode.open_prompts
    assert [one for one in day.last.effects if isinstance(one, Tell)] == []


def test_a_minute_later_it_is_done() -> None:
    day = tick(offered(), "Tue 09:10")

    error = day.refused("Tue 09:11", untick(day))

    assert isinstance(error, UntickedTooLate)
    assert error.values == {"seconds": 60}


def test_in_the_same_second_it_can_be_taken_off_again() -> None:
    day = tick(offered(), "Tue 09:10")

    assert day.on("Tue 09:10", untick(day)).episode.sessions == ()


def test_with_a_clock_that_was_set_back_a_tick_stays() -> None:
    day = tick(offered(), "Tue 09:10")

    with pytest.raises(UntickedTooLate):
        day._step(untick(day), at("Tue 09:09:59"))


def test_only_what_was_unticked_is_not_done() -> None:
    day = Timeline(a_plan(WALK, *LATE)).start("Tue 07:00").on("Tue 08:00", done_by("anna"))
    day.until("Tue 09:03")
    prompts = [day.episode.open_prompt(one) for one in ("stretch", "breathe")]
    for prompt in prompts:
        day.on("Tue 09:10", PromptTicked(prompt_id=prompt.id, by="anna"))

    day.on("Tue 09:10:30", PromptUnticked(prompt_id=prompts[0].id, by="anna"))

    assert [one.activity for one in day.episode.sessions] == ["walk", "breathe"]
    assert [one.activity for one in day.episode.open_prompts] == ["stretch"]


def test_what_was_ticked_ahead_leaves_the_other_offers_where_they_are() -> None:
    day = Timeline(a_plan(WALK, an_activity("stretch", times="11:00"))).start("Tue 07:00")
    day.until("Tue 09:00")
    later = f"{day.episode.id}-stretch-20260616-0"
    day.on("Tue 09:05", PromptTicked(prompt_id=later, by="anna"))

    day.on("Tue 09:05:30", PromptUnticked(prompt_id=later, by="anna"))

    assert [one.activity for one in day.episode.prompts] == ["walk"]


def test_a_tick_of_another_line_lets_a_walk_go_on() -> None:
    day = Timeline(a_plan(WALK, *LATE)).start("Mon 18:00").until("Tue 09:03")
    day.on("Tue 09:04", ActivityStarted(activity="walk", by="anna"))
    other = day.episode.open_prompt("stretch")

    day.on("Tue 09:05", PromptTicked(prompt_id=other.id, by="anna"))

    assert day.episode.session
    assert day.episode.session.activity == "walk"
    assert day.episode.open_prompt("stretch") is None


def test_a_tick_of_what_runs_ends_it() -> None:
    day = offered().on("Tue 09:01", ActivityStarted(activity="walk", by="anna"))

    tick(day, "Tue 09:05")

    assert (day.episode.session, day.prompts[-1]) == (None, "Tue 09:05 walk done")


def test_a_tick_of_something_unknown_is_refused_while_something_runs() -> None:
    day = offered().on("Tue 09:01", ActivityStarted(activity="walk", by="anna"))

    assert isinstance(day.refused("Tue 09:02", PromptTicked(prompt_id="x")), StaleAnswer)


def test_a_training_that_was_ticked_cannot_be_unticked() -> None:
    day = back_at_the_gym().until("Fri 08:06")
    card = day.episode.open_prompt(TRAINING)
    day.on("Fri 18:00", PromptTicked(prompt_id=card.id, by="anna"))
    undo = PromptUnticked(prompt_id=card.id, by="anna")

    assert isinstance(day.refused("Fri 18:00:10", undo), UntickedTooLate)
    assert len(day.episode.trainings) == 1


def test_a_session_that_was_ended_does_not_begin_again() -> None:
    day = offered().on("Tue 09:10", ActivityStarted(activity="walk", by="anna"))
    tick(day, "Tue 09:12")

    assert isinstance(day.refused("Tue 09:12:30", untick(day)), UntickedTooLate)


def test_what_is_not_ticked_cannot_be_unticked() -> None:
    day = offered()
    assert isinstance(day.refused("Tue 09:10", untick(day)), UntickedTooLate)
    idle = Timeline(a_plan(WALK))
    idle.episode = None
    idle.now = None

    assert isinstance(idle.refused("Tue 09:10", PromptUnticked(prompt_id="x")), UntickedTooLate)


def skipped_from(day: Timeline, when: str) -> Timeline:
    return day.on(when, PromptSkipped(activity="walk", by="anna"))


def test_what_was_skipped_is_offered_again_as_long_as_it_has_its_time() -> None:
    day = skipped_from(offered(), "Tue 09:10")

    day.on("Tue 09:40", untick(day))

    (prompt,) = day.episode.prompts
    assert (prompt.state, prompt.closed_at, prompt.closed_by) == (PromptState.OFFERED, None, None)
    (told,) = [one.message for one in day.last.effects if isinstance(one, Tell)]
    assert (told.text, told.rings, len(told.answers)) == ("walk", False, 3)


def test_what_was_skipped_and_is_over_says_so() -> None:
    day = skipped_from(offered(), "Tue 09:10")
    lapses_at = day.episode.prompts[0].lapses_at

    assert isinstance(day.refused(lapses_at, untick(day)), UnskippedTooLate)
    assert day.episode.prompts[0].state is PromptState.SKIPPED


def test_what_was_skipped_is_not_offered_beside_the_next_one() -> None:
    walks = an_activity(
        "walk",
        times="09:00 10:00",
        missed=MissedPolicy.SEND_LATE,
        late_until="16:00",
        most_per_day=2,
    )
    day = skipped_from(Timeline(a_plan(walks)).start("Mon 18:00").until("Tue 09:00"), "Tue 09:01")
    day.until("Tue 10:00")
    assert day.episode.open_prompt("walk")
    first = PromptUnticked(prompt_id=day.episode.prompts[0].id, by="anna")

    assert isinstance(day.refused("Tue 10:05", first), UnskippedTooLate)


def test_what_was_skipped_is_not_offered_on_hold() -> None:
    day = skipped_from(offered(), "Tue 09:10")
    undo = untick(day)
    day.on("Tue 09:20", WarningSignReported(list=WarningList.A, by="anna"))

    assert isinstance(day.refused("Tue 09:21", undo), UnskippedTooLate)


def test_test_movements_that_were_skipped_are_asked_again_for_a_minute_only() -> None:
    day = sore().check_in("Fri 08:00", 2).until("Fri 08:05")
    card = day.episode.open_prompt(READY_CHECK)
    undo = PromptUnticked(prompt_id=card.id, by="anna")
    day.on("Fri 08:05", day.tapped(card.id, Answer.SKIP, by="anna"))

    day.on("Fri 08:05:30", undo)
    assert day.told_last == ["ready_check"]
    day.on("Fri 08:06", day.tapped(card.id, Answer.SKIP, by="anna"))

    assert isinstance(day.refused("Fri 08:07", undo), UnskippedTooLate)


def test_what_was_said_without_a_prompt_is_none_of_the_list() -> None:
    day = offered().on("Tue 09:10", ActivityDone(activity="walk", by="anna"))

    assert isinstance(day.refused("Tue 09:10:10", PromptUnticked(prompt_id="x")), UntickedTooLate)


def test_what_was_ticked_once_it_is_over_is_refused() -> None:
    day = offered()
    tick_of_walk = PromptTicked(prompt_id=day.episode.prompts[-1].id, by="anna")
    day.on("Tue 09:01", RecoveryStopped(by="anna"))

    assert isinstance(day.refused("Tue 09:02", tick_of_walk), StaleAnswer)


def test_what_is_done_beside_a_walk_lets_the_walk_go_on() -> None:
    day = Timeline(a_plan(WALK, an_activity("stretch"))).start("Mon 18:00")
    day.on("Tue 09:00", ActivityStarted(activity="walk", by="anna"))

    day.on("Tue 09:05", ActivityDone(activity="stretch", by="anna"))

    assert [one.activity for one in day.episode.sessions] == ["walk", "stretch"]
    assert day.episode.session
    assert day.episode.session.activity == "walk"


@pytest.mark.parametrize("named", ["walk", None])
def test_a_walk_that_is_done_sooner_is_over(named: str | None) -> None:
    day = Timeline(a_plan(WALK)).start("Mon 18:00")
    day.on("Tue 09:30", ActivityStarted(activity="walk", by="anna"))

    day.on("Tue 09:35", ActivityDone(activity=named, by="anna"))

    (walk,) = day.episode.sessions
    assert (walk.ended_at, walk.reason) == (at("Tue 09:35"), "by_person")


def test_what_two_people_say_of_the_same_walk_counts_once() -> None:
    day = Timeline(a_plan(WALK)).start("Tue 07:00").on("Tue 08:00", done_by("anna"))

    day.on("Tue 08:04", done_by("ben"))
    assert len(day.episode.sessions) == 1
    day.on("Tue 08:04:30", done_by("anna"))
    assert len(day.episode.sessions) == 2


@pytest.mark.parametrize(
    ("then", "times"), [("Tue 08:00", 1), ("Tue 08:05", 1), ("Tue 08:05:01", 2)]
)
def test_within_five_minutes_it_is_the_same_walk(then: str, times: int) -> None:
    day = Timeline(a_plan(WALK)).start("Tue 07:00").on("Tue 08:00", done_by("anna"))

    day.on(then, done_by("ben"))

    assert len(day.episode.sessions) == times


def test_another_thing_that_another_person_says_counts() -> None:
    day = Timeline(a_plan(WALK, *LATE)).start("Tue 07:00").on("Tue 08:00", done_by("anna"))

    day.on("Tue 08:01", ActivityDone(activity="stretch", by="ben"))

    assert [one.activity for one in day.episode.sessions] == ["walk", "stretch"]


def test_what_was_said_by_a_clock_that_ran_ahead_is_another_walk() -> None:
    day = Timeline(a_plan(WALK)).start("Tue 07:00").on("Tue 08:00", done_by("anna"))

    day._step(done_by("ben"), at("Tue 07:59:59"))

    assert len(day.episode.sessions) == 2


def done_by(person: str) -> ActivityDone:
    return ActivityDone(activity="walk", by=person)
